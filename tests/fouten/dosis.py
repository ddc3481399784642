"""How much of each fault: a small dose for every run of CI, a large one by hand."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dosis:
    """How many cases of each kind."""

    doodslag: int
    geknipt: int
    bits: int
    wachtwoorden: int
    levens: int
    reparaties: int
    bestanden: int
    kringdood: int
    teams: int


KLEIN = Dosis(
    doodslag=200,
    geknipt=400,
    bits=300,
    wachtwoorden=50,
    levens=12,
    reparaties=12,
    bestanden=6_000,
    kringdood=100,
    teams=10,
)
GROOT = Dosis(
    doodslag=5_000,
    geknipt=5_000,
    bits=3_000,
    wachtwoorden=500,
    levens=1_000,
    reparaties=200,
    bestanden=60_000,
    kringdood=2_000,
    teams=200,
)
