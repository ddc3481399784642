"""A disk without room: a real small one, filled to the last KiB, and a call that says so.

On a small disk each kind of write is tried with no room at all, then with 4 KiB more every time,
until it goes through: so the room runs out at every place in it once.
"""

import subprocess
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from signaal import vault
from signaal.fouten import SignaalFout, VerkeerdWachtwoordFout
from signaal.usecases.archief import Herstelcode, Slot, Wachtwoord, sluit
from signaal.usecases.bureau import Bureau
from signaal.usecases.sleutels import nieuw_wachtwoord, nieuwe_herstelcode
from signaal.usecases.zoekhulp import Concept, bewaar_concept
from tests.builders import GOEDKOOP, WACHTWOORD, Archiefbouw
from tests.fouten.geval import Woord
from tests.fouten.programma import Afloop
from tests.fouten.uitslag import Uitslag
from tests.fouten.werkplaats import MERK, Werkplaats
from tests.fouten.woorden_archief import backup, hersleutel, herstel, migreer
from tests.roeper import Antwoord, roep

_BLAD = 4096
_ANDER = "een heel andere zin van vier woorden"
_CONCEPT = Concept(f"half getypt in het {MERK}")
Schrijf = Callable[[Werkplaats], Antwoord]
Maak = Callable[[Werkplaats], Callable[[], Antwoord]]


@contextmanager
def kleine_schijf(folder: Path, kib: int) -> Iterator[Path]:
    """A disk of so many KiB, as Linux can make one for root."""
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={kib}k", "tmpfs", folder], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)


def _log(plaats: Werkplaats) -> Antwoord:
    tekst = plaats.nieuwe_tekst()
    antwoord = roep(*plaats.woord("log", "--kern", "Reek", tekst))
    plaats.onthoud(tekst, antwoord.uit)
    return antwoord


def _wijzig(plaats: Werkplaats) -> Antwoord:
    id_, tekst = next(iter(plaats.beloofd)), plaats.nieuwe_tekst()
    antwoord = roep(*plaats.woord("wijzig", "--id", id_, "--tekst", tekst))
    plaats.misschien.discard(tekst)
    if antwoord.status == 0:
        plaats.beloofd[id_] = tekst
    return antwoord


def _verwijder(plaats: Werkplaats) -> Antwoord:
    id_ = next(iter(plaats.beloofd))
    antwoord = roep(*plaats.woord("verwijder", "--id", id_))
    if antwoord.status == 0:
        del plaats.beloofd[id_]
    return antwoord


def _importeer(plaats: Werkplaats) -> Antwoord:
    lijst = plaats.folder.parent.parent / "lijst.csv"
    teksten = plaats.nieuwe_lijst(lijst)
    verslag = plaats.werk / "verslag.json"
    antwoord = roep(*plaats.woord("importeer", lijst, "--verslag", verslag))
    if antwoord.status:
        plaats.misschien -= teksten
    assert verslag.exists() == (antwoord.status == 0), "a report of what did not happen, or none"
    verslag.unlink(missing_ok=True)
    return antwoord


def _naar(naam: str) -> Schrijf:
    def schrijf(plaats: Werkplaats) -> Antwoord:
        uit = plaats.werk / naam
        uit.write_bytes(b"")
        plaats.uitgegeven.add(uit)
        antwoord = roep(*plaats.woord("agenda" if naam.endswith("pdf") else "exporteer", uit))
        assert bool(uit.read_bytes()) == (antwoord.status == 0), "half a file"
        uit.unlink()
        return antwoord

    return schrijf


def _aan_het_bureau(doe: Callable[[Bureau], object]) -> Schrijf:
    def schrijf(plaats: Werkplaats) -> Antwoord:
        try:
            bureau = Archiefbouw(plaats.archief).open()
            try:
                doe(bureau)
            finally:
                sluit(bureau)
        except SignaalFout as fout:
            return Antwoord(fout.status, "", f"{fout.bericht}\n")
        return Antwoord(0, "", "")

    return schrijf


def _ander_wachtwoord(plaats: Werkplaats) -> Antwoord:
    """The old one opens and the new one does not, or the other way round."""

    def zet(wachtwoord: str) -> Schrijf:
        return _aan_het_bureau(lambda b: nieuw_wachtwoord(b, wachtwoord, GOEDKOOP))

    antwoord = zet(_ANDER)(plaats)
    goed, mis = (_ANDER, WACHTWOORD) if antwoord.status == 0 else (WACHTWOORD, _ANDER)
    plaats.na_ruimte.append(lambda: _eis_slot(plaats, Wachtwoord(goed), Wachtwoord(mis)))
    return antwoord


def _andere_code(plaats: Werkplaats) -> Antwoord:
    """The old sheet opens, or the code that was shown."""
    codes: list[str] = []
    was = _lees_sleuf(plaats)
    antwoord = _aan_het_bureau(lambda b: codes.append(nieuwe_herstelcode(b)))(plaats)

    def kijk() -> list[str]:
        if antwoord.status:
            return [] if _lees_sleuf(plaats) == was else ["the old sheet is dead"]
        return _eis_slot(plaats, Herstelcode(codes[0]))

    plaats.na_ruimte.append(kijk)
    return antwoord


def _lees_sleuf(plaats: Werkplaats) -> vault.Sleuf | None:
    return vault.lees_sleuf(plaats.archief, vault.Soort.HERSTELCODE)


def _eis_slot(plaats: Werkplaats, goed: Slot, mis: Slot | None = None) -> list[str]:
    """What is wrong with who gets in; afterwards the passphrase of always opens again."""
    fouten: list[str] = []
    if mis is not None:
        try:
            sluit(Archiefbouw(plaats.archief).open(mis))
            fouten.append("the other passphrase opens too")
        except VerkeerdWachtwoordFout:
            pass
    bureau = Archiefbouw(plaats.archief).open(goed)
    nieuw_wachtwoord(bureau, WACHTWOORD, GOEDKOOP)
    sluit(bureau)
    return fouten


def _brief(plaats: Werkplaats) -> Antwoord:
    tekst = plaats.nieuwe_tekst()
    antwoord = roep(*plaats.woord("brief", "--kern", "Reek", tekst))
    if antwoord.status:
        plaats.misschien.discard(tekst)
    return antwoord


def _nieuw(plaats: Werkplaats) -> Antwoord:
    pad = plaats.werk / "nieuw.signaal"
    team = ("--team", "T", "--kern", "K", "--lid", "A:sociaal_werker")
    antwoord = roep("nieuw", "--archief", pad, *team)
    gemaakt = list(plaats.werk.iterdir())
    assert bool(gemaakt) == (antwoord.status == 0), f"half an archive: {gemaakt}"
    for deel in gemaakt:
        deel.unlink()
    return Antwoord(antwoord.status, "", antwoord.fout)


def _woord(woord: Woord) -> Maak:
    """A word about the whole archive; what it needs is made while there is room."""

    def maak(plaats: Werkplaats) -> Callable[[], Antwoord]:
        geval = woord(plaats)

        def doe() -> Antwoord:
            antwoord = roep(*geval.woorden)
            afloop = Afloop(antwoord.status, antwoord.uit, antwoord.fout, 0)
            plaats.na_ruimte.append(lambda: geval.keur(afloop))
            return antwoord

        return doe

    return maak


def _zo(schrijf: Schrijf) -> Maak:
    """A kind of write that needs nothing made beforehand."""
    return lambda plaats: partial(schrijf, plaats)


#: By name, with how fast the room grows: what takes long is tried less often.
SOORTEN: dict[str, tuple[Maak, float]] = {
    "log": (_zo(_log), 1.15),
    "wijzig": (_zo(_wijzig), 1.3),
    "verwijder": (_zo(_verwijder), 1.3),
    "importeer": (_zo(_importeer), 1.5),
    "exporteer csv": (_zo(_naar("uit.csv")), 1.3),
    "exporteer xlsx": (_zo(_naar("uit.xlsx")), 1.3),
    "exporteer jsonl": (_zo(_naar("uit.jsonl")), 1.3),
    "agenda": (_zo(_naar("uit.pdf")), 1.3),
    "brief": (_zo(_brief), 1.15),
    "nieuw": (_zo(_nieuw), 2.0),
    "a draft": (_zo(_aan_het_bureau(lambda bureau: bewaar_concept(bureau, _CONCEPT))), 1.3),
    "another passphrase": (_zo(_ander_wachtwoord), 1.3),
    "a new recovery code": (_zo(_andere_code), 1.3),
    "migreer": (_woord(migreer), 1.5),
    "hersleutel": (_woord(hersleutel), 1.8),
    "backup": (_woord(backup), 1.5),
    "herstel": (_woord(herstel), 1.5),
}


def volle_schijf(
    folder: Path, voorbeeld: Archiefbouw, zaad: int, namen: Iterable[str] = tuple(SOORTEN)
) -> Iterator[Uitslag]:
    """The sweep: every kind of write, from no room at all until it goes through."""
    for naam in namen:
        maak, groei = SOORTEN[naam]
        uitslag = Uitslag(f"disk full in {naam}", zaad)
        with kleine_schijf(folder / naam, 16_000) as schijf:
            plaats = Werkplaats.met(schijf, voorbeeld)
            goed, beloofd, bladen = plaats.bestanden(), dict(plaats.beloofd), 0
            while not _probeer(plaats, maak, bladen * _BLAD, uitslag):
                plaats.zet_neer(goed)
                plaats.beloofd = dict(beloofd)
                bladen = max(bladen + 1, int(bladen * groei))
        yield uitslag


def _probeer(plaats: Werkplaats, maak: Maak, ruimte: int, uitslag: Uitslag) -> bool:
    """One attempt with so many bytes of room; whether it went through."""
    doe = maak(plaats)
    vulling = plaats.folder.parent / "vulling"
    vul(vulling, ruimte)
    antwoord = doe()
    vulling.unlink()
    klaar = antwoord.status == 0
    mis = []
    if not klaar and not antwoord.is_een_weigering(4):
        mis.append(f"not one sentence: {antwoord}")
    mis += plaats.kijk_met_ruimte() + plaats.keur()
    if not klaar and maak(plaats)().status:
        mis.append("does not go on when there is room")
    mis += plaats.kijk_met_ruimte()
    uitslag.tel("kept" if klaar else "refused", mis, f"{ruimte} bytes left")
    return klaar


def vul(vulling: Path, ruimte: int) -> None:
    """Take all room of this disk but ``ruimte`` bytes."""
    with vulling.open("wb", buffering=0) as bestand:
        grootte = 0
        try:
            while True:
                grootte += bestand.write(bytes(_BLAD))
        except OSError:
            bestand.truncate(max(0, grootte - ruimte))
