"""Values of the candidates engine: counts in, judgements and pictures out.

Nothing here computes; :mod:`signaal.domain.kandidaten` is the door.
"""

from dataclasses import dataclass
from enum import StrEnum

from signaal.fouten import GebruikFout

#: Active reporters in a normal period: ``inzet`` is measured against this.
GEWONE_INZET = 3.0
#: A team of three does not write down more than this in six weeks; above it is not judged.
GROOTSTE_AANTAL = 999
#: What is said when there is nothing to compare with.
NOG_NIET = "kan ik nog niet beoordelen"


@dataclass(frozen=True, slots=True)
class Cel:
    """How many signals one thema brought in one kern in one period.

    ``periode`` is a running number of six-week periods. ``inzet`` is the number of active
    reporters (3 is normal, 0 nobody), ``compleet`` the expected share that is already in (1 = all).
    """

    gemeente: str
    kern: str
    thema: str
    periode: int
    aantal: int
    inzet: float = GEWONE_INZET
    compleet: float = 1.0


@dataclass(frozen=True, slots=True)
class Oordeel:
    """What the counts say about one cell at the end of its period.

    ``score``: higher means list it sooner, None means it cannot be judged. ``p``: chance of this
    many or more when nothing happens (never too small: counts are discrete). ``vlag``: list it.
    ``reden``: a Dutch sentence, never empty when flagged. ``gewoonlijk``: the usual count
    (low, high) with the effort of this period.
    """

    score: float | None
    p: float | None
    vlag: bool
    reden: str
    gewoonlijk: tuple[float, float] | None


class Gevoeligheid(StrEnum):
    """How soon a cell is flagged, in the words of the settings screen."""

    RUSTIG = "rustig"
    GEWOON = "gewoon"
    ALERT = "alert"


@dataclass(frozen=True, slots=True)
class Periodebeeld:
    """One period in the picture behind a judgement.

    ``verwacht`` is the expected count as it could be known before this period, ``laag`` and
    ``hoog`` the usual band around it; None when there was nothing to go by. ``door_inzet`` is the
    part of ``verwacht`` that is there (or, negative, is missed) because more or fewer colleagues
    than normal were active, or because not everything is in yet.
    """

    periode: int
    aantal: int
    inzet: float
    compleet: float
    verwacht: float | None
    laag: float | None
    hoog: float | None
    door_inzet: float | None
    vlag: bool


@dataclass(frozen=True, slots=True)
class Beeld:
    """The numbers behind one judgement: its own past, oldest first, the judged period last."""

    oordeel: Oordeel
    periodes: tuple[Periodebeeld, ...]


class CelFout(GebruikFout):
    """A cell that cannot be: negative, twice, or not a number. ``index`` is its place in the input.

    ``bericht`` is Dutch and says what is wrong, without the place: the caller knows the line.
    """

    def __init__(self, index: int, bericht: str) -> None:
        super().__init__(bericht)
        self.index = index
