"""One bit turned over in a file, as a worn disk or a bad stick does it: always noticed.

``controleer`` must refuse with the sentence of that file, and no other word may go on as if
nothing were wrong: an export of a damaged archive is refused too, or is exactly the export of the
sound one.
"""

from collections.abc import Iterator
from pathlib import Path

from numpy.random import Generator

from tests.builders import Archiefbouw
from tests.fouten.uitslag import Uitslag, toeval
from tests.fouten.werkplaats import RIJEN, Werkplaats
from tests.roeper import Antwoord, roep

#: By what follows the name of the archive: what the sentence must say, and its share of the dose.
DELEN = {
    "": ("beschadigd", 1),
    ".sleutels": ("sleutelbestand van dit archief is beschadigd", 1),
}


def keer_om(inhoud: bytes, plaats: int, bit: int) -> bytes:
    """The same bytes with one bit turned over."""
    anders = bytearray(inhoud)
    anders[plaats] ^= 1 << bit
    return bytes(anders)


def keur(plaats: Werkplaats, goed: dict[str, bytes], export: bytes, deel: str) -> list[str]:
    """What is wrong with how damage to ``deel`` is met; the laptop is as it was afterwards."""
    woord, _ = DELEN[deel]
    mis: list[str] = []
    kapot = plaats.naast(deel).read_bytes()
    antwoord = roep(*plaats.woord("controleer"))
    if not _is_goed_gezegd(antwoord, woord):
        mis.append(f"not noticed, or not well said: {antwoord}")
    if plaats.naast(deel).read_bytes() != kapot:
        mis.append("the damaged file was changed")
    plaats.zet_neer(goed | {deel: kapot})
    uit = plaats.folder.parent / "uit.csv"
    antwoord = roep(*plaats.woord("exporteer", uit))
    if antwoord.status == 0 and uit.read_bytes() != export:
        mis.append("an export that is not what was kept")
    if antwoord.status not in (0, 3):
        mis.append(f"an export ends oddly: {antwoord}")
    plaats.zet_neer(goed)
    return mis


def keur_kopie(kopie: Path, ander: Werkplaats) -> list[str]:
    """What is wrong with how a damaged backup is met: it may not be put back, nor be half."""
    ander.zet_neer({})
    antwoord = roep(*ander.woord("herstel", "--van", kopie))
    mis = []
    if not _is_goed_gezegd(antwoord, "eservekopie"):
        mis.append(f"not noticed, or not well said: {antwoord}")
    return mis + [f"put back in part: {naam}" for naam in ander.bestanden() if naam != ".slot"]


def bits_in_kopie(folder: Path, voorbeeld: Archiefbouw, dosis: int, zaad: int) -> Iterator[Uitslag]:
    """The sweep over a backup: ``dosis`` bits."""
    uitslag = Uitslag("bit turned over in a backup", zaad)
    dobbel = toeval(zaad, uitslag.fout)
    plaats, ander = (Werkplaats.met(folder / naam, voorbeeld) for naam in ("van", "naar"))
    kopie = plaats.werk / "kopie.reservekopie"
    assert roep(*plaats.woord("backup", "--naar", kopie)).status == 0
    goed = kopie.read_bytes()
    for _ in range(dosis):
        plek, bit = int(dobbel.integers(len(goed))), int(dobbel.integers(8))
        kopie.write_bytes(keer_om(goed, plek, bit))
        uitslag.tel("noticed", keur_kopie(kopie, ander), f"byte {plek}, bit {bit}")
    kopie.write_bytes(goed)
    ander.zet_neer({})
    if roep(*ander.woord("herstel", "--van", kopie)).status:
        uitslag.mis.append("the sound backup is not taken")
    yield uitslag


def gerepareerd(folder: Path, voorbeeld: Archiefbouw, dosis: int, zaad: int) -> Iterator[Uitslag]:
    """The sweep over repairs: after each bit in the database what a backup had is there again."""
    uitslag = Uitslag("a database with a bit turned over, repaired", zaad)
    dobbel = toeval(zaad, uitslag.fout)
    for nummer in range(dosis):
        plaats = Werkplaats.met(folder / f"reparatie {nummer}", voorbeeld)
        lijst = plaats.werk / "lijst.csv"
        plaats.nieuwe_lijst(lijst)
        assert roep(*plaats.woord("importeer", lijst)).status == 0  # makes a backup first
        waar = _raak(plaats, "", dobbel)
        antwoord = roep(*plaats.woord("herstel"))
        if antwoord.status:
            uitslag.tel("refused", [f"not repaired: {antwoord}"], waar)
            continue
        heel = len(plaats.staat_er()) == len(plaats.beloofd) + RIJEN
        uitslag.tel("wholly" if heel else "as the backup was", plaats.keur(), waar)
    yield uitslag


def bits(folder: Path, voorbeeld: Archiefbouw, dosis: int, zaad: int) -> Iterator[Uitslag]:
    """The sweep: ``dosis`` bits over the files of an archive."""
    totaal = sum(deel for _, deel in DELEN.values())
    for naast, (_, deel) in DELEN.items():
        uitslag = Uitslag(f"bit turned over in {naast or 'the database'}", zaad)
        dobbel = toeval(zaad, uitslag.fout)
        plaats = Werkplaats.met(folder / f"bits {naast}", voorbeeld)
        goed = plaats.bestanden()
        uit = plaats.folder.parent / "goed.csv"
        roep(*plaats.woord("exporteer", uit))
        plaats.zet_neer(goed)
        for _ in range(-(-dosis * deel // totaal)):
            waar = _raak(plaats, naast, dobbel)
            uitslag.tel("noticed", keur(plaats, goed, uit.read_bytes(), naast), waar)
        yield uitslag


def _raak(plaats: Werkplaats, naast: str, dobbel: Generator) -> str:
    inhoud = plaats.naast(naast).read_bytes()
    waar, bit = int(dobbel.integers(len(inhoud))), int(dobbel.integers(8))
    plaats.naast(naast).write_bytes(keer_om(inhoud, waar, bit))
    return f"byte {waar}, bit {bit}"


def _is_goed_gezegd(antwoord: Antwoord, woord: str) -> bool:
    return antwoord.is_een_weigering(3) and woord in antwoord.fout
