"""The words of the command line that write, each with what must hold when it was cut off."""

from pathlib import Path
from zipfile import ZipFile

from tests.fouten.geval import Geval, Woord
from tests.fouten.programma import Afloop
from tests.fouten.werkplaats import Werkplaats
from tests.fouten.woorden_archief import backup, hersleutel, herstel, migreer, repareer

_OUD = b"wat er stond"


def log(plaats: Werkplaats) -> Geval:
    """An id that was printed is a promise."""
    tekst = plaats.nieuwe_tekst()

    def keur(afloop: Afloop) -> list[str]:
        plaats.onthoud(tekst, afloop.uit)
        return []

    return Geval(plaats.woord("log", "--kern", "Reek", tekst), keur)


def importeer(plaats: Werkplaats) -> Geval:
    """All rows of a list or none; brought in again, each row once."""
    lijst, verslag = plaats.werk / "lijst.csv", plaats.werk / "verslag.json"
    teksten = plaats.nieuwe_lijst(lijst)
    verslag.write_bytes(_OUD)
    woorden = plaats.woord("importeer", lijst, "--verslag", verslag)

    def binnen() -> int:
        return sum(tekst in teksten for tekst in plaats.staat_er().values())

    def keur(afloop: Afloop) -> list[str]:
        nu, mis = binnen(), []
        if nu not in (0, len(teksten)):
            mis.append(f"half a list: {nu} rows")
        if afloop.uit and not nu:
            mis.append("said to be in, and is not")
        if verslag.read_bytes() != _OUD and not (nu and verslag.read_bytes().endswith(b"}")):
            mis.append("half a report, or one of what did not happen")
        if plaats.programma.roep(woorden).status or binnen() != len(teksten):
            mis.append(f"brought in again there are {binnen()} rows")
        return mis

    return Geval(woorden, keur)


def _uitgifte(soort: str, handeling: str) -> Woord:
    def woord(plaats: Werkplaats) -> Geval:
        uit, proef = plaats.werk / f"uit.{soort}", plaats.folder.parent / f"proef.{soort}"
        uit.write_bytes(_OUD)
        plaats.uitgegeven.add(uit)
        naam = "agenda" if soort == "pdf" else "exporteer"
        voor = plaats.handelingen()[handeling]

        def keur(afloop: Afloop) -> list[str]:
            """The old file or the whole new one, and a new one is on record."""
            gemaakt = uit.read_bytes()
            if gemaakt == _OUD:
                return ["said to be done, and is not"] if afloop.status == 0 else []
            mis = [] if plaats.handelingen()[handeling] > voor else ["went out off the record"]
            heel = plaats.programma.roep(plaats.woord(naam, proef))
            if heel.status or _inhoud(proef) != _inhoud(uit):
                mis.append(f"half a file: {len(gemaakt)} bytes")
            return mis

        return Geval(plaats.woord(naam, uit), keur)

    return woord


def _inhoud(pad: Path) -> object:
    """What is in a file; an xlsx also says when it was made, which is left out."""
    if pad.suffix != ".xlsx":
        return pad.read_bytes()
    with ZipFile(pad) as pak:
        return {naam: pak.read(naam) for naam in pak.namelist() if naam != "docProps/core.xml"}


#: By name, with its share of the dose.
WOORDEN: dict[str, tuple[Woord, int]] = {
    "log": (log, 4),
    "importeer": (importeer, 1),
    "exporteer csv": (_uitgifte("csv", "signalen geëxporteerd"), 1),
    "exporteer xlsx": (_uitgifte("xlsx", "signalen geëxporteerd"), 1),
    "agenda": (_uitgifte("pdf", "exporteer_agenda"), 2),
    "migreer": (migreer, 2),
    "hersleutel": (hersleutel, 2),
    "backup": (backup, 2),
    "herstel": (herstel, 2),
    "repareer": (repareer, 1),
}
