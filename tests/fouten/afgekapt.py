"""The write-ahead log cut at a random byte, as when the current went before the disk was done.

A picture is what lies on disk while the program is running: main file, key bag, log, and the
signals with the place in the log where each was whole. After a cut exactly those must be there
whose place lies before it: none that was brought to the main file (the last sync) may go, and
none may come back in half.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from numpy.random import Generator

from signaal.usecases.archief import sluit
from signaal.usecases.bureau import Bureau
from signaal.usecases.importeren import lees_lijst, voer_in
from signaal.usecases.signalen import Signaalinvoer, log_signaal
from tests.builders import Archiefbouw
from tests.fouten.uitslag import Uitslag, toeval
from tests.fouten.werkplaats import Werkplaats
from tests.roeper import roep

_KOP = 32
_RAAMKOP = 24
_AANTAL = 12
#: What the disk may show behind the cut.
STAARTEN = ("nothing", "zeroes", "noise", "noise and more", "a hole")


@dataclass(frozen=True)
class Beeld:
    """What lay on disk. ``heel`` gives each text in the log the byte at which it was safe."""

    naam: str
    bestanden: dict[str, bytes]
    altijd: frozenset[str]
    heel: dict[str, int]

    @property
    def log(self) -> bytes:
        """The write-ahead log."""
        return self.bestanden["-wal"]

    def verwacht(self, snee: int) -> frozenset[str]:
        """The texts that must be there, and no others, when all from ``snee`` on is lost."""
        return self.altijd | {tekst for tekst, eind in self.heel.items() if eind <= snee}


def einden(log: bytes) -> list[int]:
    """Where each transaction of this log ends (SQLite file format, 4.1).

    A log is used again from its start: frames with another salt are what was there before.
    """
    if len(log) < _KOP:
        return []
    blad, zout = struct.unpack(">I", log[8:12])[0], log[16:24]
    gevonden, plaats = [], _KOP
    while plaats + _RAAMKOP + blad <= len(log) and log[plaats + 8 : plaats + 16] == zout:
        (bladen,) = struct.unpack(">I", log[plaats + 4 : plaats + 8])
        plaats += _RAAMKOP + blad
        if bladen:
            gevonden.append(plaats)
    return gevonden


def maak_beelden(folder: Path, voorbeeld: Archiefbouw) -> tuple[Beeld, ...]:
    """Three pictures: single saves, the same after the log was begun anew, and whole lists."""
    return (
        _maak_beeld(folder, voorbeeld, "saves", lijst=False, opnieuw=False),
        _maak_beeld(folder, voorbeeld, "log begun anew", lijst=False, opnieuw=True),
        _maak_beeld(folder, voorbeeld, "lists", lijst=True, opnieuw=True),
    )


def _maak_beeld(
    folder: Path, voorbeeld: Archiefbouw, naam: str, *, lijst: bool, opnieuw: bool
) -> Beeld:
    plaats = Werkplaats.met(folder / naam, voorbeeld)
    altijd = set(plaats.beloofd.values())
    bureau = Archiefbouw(plaats.archief).open()
    if opnieuw:
        for _ in range(_AANTAL):
            altijd |= _schrijf(plaats, bureau, lijst=False)
        bureau.archive._onthoud_kop()  # all of it is in the main file now, and the bag knows
    heel: dict[str, int] = {}
    for nummer in range(_AANTAL):
        teksten = _schrijf(plaats, bureau, lijst=lijst and nummer % 4 == 1)
        log = plaats.naast("-wal").read_bytes()
        heel |= dict.fromkeys(teksten, einden(log)[-1])
    bestanden = plaats.bestanden()
    sluit(bureau)
    return Beeld(naam, bestanden, frozenset(altijd), heel)


def _schrijf(plaats: Werkplaats, bureau: Bureau, *, lijst: bool) -> frozenset[str]:
    """One transaction through the use cases of the command line."""
    if lijst:
        teksten = plaats.nieuwe_lijst(plaats.werk / "lijst.csv")
        voer_in(bureau, lees_lijst(bureau, plaats.werk / "lijst.csv"))
        return teksten
    tekst = plaats.nieuwe_tekst()
    log_signaal(bureau, Signaalinvoer(tekst=tekst, kern="reek"))
    return frozenset({tekst})


def kap(beeld: Beeld, snee: int, staart: str, dobbel: Generator) -> bytes:
    """The log as the disk shows it: whole up to ``snee``, then this kind of tail."""
    log, rest = beeld.log[:snee], len(beeld.log) - snee
    match staart:
        case "zeroes":
            return log + bytes(rest)
        case "noise":
            return log + dobbel.bytes(rest)
        case "noise and more":
            return log + dobbel.bytes(rest + int(dobbel.integers(1, 20_000)))
        case "a hole":
            gat = min(rest, int(dobbel.integers(1, 8_192)))
            return log + bytes(gat) + beeld.log[snee + gat :]
    return log


def leg_neer(beeld: Beeld, plaats: Werkplaats, log: bytes, *, index: bool) -> None:
    """Put the picture on the laptop; without ``index`` the shared memory file was lost too."""
    zonder = frozenset[str]() if index else {"-shm"}
    rest = {naast: x for naast, x in beeld.bestanden.items() if naast not in zonder}
    plaats.zet_neer(rest | {"-wal": log})


def keur(beeld: Beeld, plaats: Werkplaats, log: bytes) -> list[str]:
    """What is wrong with the archive when this was left of its log.

    Now and then a tail begins with the very bytes that were lost: then less was lost.
    """
    heel = next((i for i, (x, y) in enumerate(zip(log, beeld.log, strict=False)) if x != y), None)
    snee = min(len(log), len(beeld.log)) if heel is None else heel
    antwoord = roep(*plaats.woord("controleer"))
    if antwoord.status:
        return [f"controleer: {antwoord}"]
    er, verwacht = frozenset(plaats.staat_er().values()), beeld.verwacht(snee)
    return [
        *(f"lost: {tekst}" for tekst in sorted(verwacht - er)),
        *(f"came back after the cut: {tekst}" for tekst in sorted(er - verwacht)),
    ]


def afgekapt(folder: Path, voorbeeld: Archiefbouw, dosis: int, zaad: int) -> Iterator[Uitslag]:
    """The sweep: ``dosis`` cuts over the three pictures."""
    beelden = maak_beelden(folder, voorbeeld)
    for nummer, beeld in enumerate(beelden):
        uitslag = Uitslag(f"log cut, {beeld.naam}", zaad)
        dobbel = toeval(zaad, uitslag.fout)
        plaats = Werkplaats.met(folder / f"gekapt {nummer}", voorbeeld)
        for geval in range(-(-dosis // len(beelden))):
            snee = int(dobbel.integers(len(beeld.log) + 1))
            staart = STAARTEN[geval % len(STAARTEN)]
            index = bool(dobbel.integers(2))
            log = kap(beeld, snee, staart, dobbel)
            leg_neer(beeld, plaats, log, index=index)
            mis = keur(beeld, plaats, log)
            uitslag.tel(f"then {staart}", mis, f"at {snee}, then {staart}, index {index}")
        yield uitslag
