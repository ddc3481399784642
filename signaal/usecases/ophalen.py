"""What this laptop takes in of what lies in a folder (or in one file that came by mail).

Names of files are hints: what a file is stands in it. What is not right (yet) is left where it is.
A part that came before what it builds on waits; it is read again when something new came in.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from signaal.domain.wissel import Deel, Oordeel, Sleutelrij
from signaal.exchange.deelmap import Bestand, Deelmap
from signaal.exchange.omslag import HOOGSTE_BESTAND, Soort, soort_van
from signaal.exchange.segment import Kring as Bekenden
from signaal.exchange.segment import Segment, open_segment
from signaal.exchange.segmentnaam import epoch_in, uit_naam
from signaal.exchange.sleutelbestand import open_epochbestand, open_sleutelbestand
from signaal.fouten import GestoptFout, NietGedownloadFout
from signaal.storage.kringwaarden import AfgewezenDeel, Opgenomen
from signaal.storage.regel import verteld_in
from signaal.usecases.bureau import Bureau
from signaal.usecases.kringsleutels import Kring, eis_kring, leer_kennen, onthoud_epochs
from signaal.vault.epoch import Epochsleutel

Voortgang = Callable[[int, int], object]
Stop = Callable[[], bool]
#: Never right any more while its size stays what it is.
_KLAAR = {Oordeel.GOED, Oordeel.KAPOT, Oordeel.VREEMD}
#: What may be whole in another file of the same rows.
_STUK = {Oordeel.HALF, Oordeel.KAPOT}
#: Files that are taken in together: enough to be quick, few enough to stop soon, and to let
#: somebody log in between.
_HAP, _HAP_BYTES = 40, 2 * 1024 * 1024


class Teruggegaan(Exception):
    """The folder has other rows of this laptop than the archive: an old copy was put back."""


@dataclass
class Opgehaald:
    """What came in: acts, new signals per member; and what did not, as last seen.

    ``oordelen`` are (verdict, laptop by the name of the file) and how many; ``wacht`` the laptops
    of which something is missing in between; ``buiten``: colleagues write under a key that this
    laptop was not given. ``wolk`` is the sentence about files that are not on this laptop yet.
    ``verteld``: how far those who are in say to have taken in what each laptop wrote.
    """

    regels: int = 0
    signalen: Counter[UUID | None] = field(default_factory=Counter)
    oordelen: Counter[tuple[Oordeel, UUID | None]] = field(default_factory=Counter)
    wacht: set[UUID] = field(default_factory=set)
    buiten: bool = False
    wolk: str = ""
    verteld: Counter[UUID] = field(default_factory=Counter)


@dataclass
class _Ronde:
    """The files of one hap, by what they hold; the names of each segment."""

    epochs: list[Epochsleutel] = field(default_factory=list)
    sleutels: list[Sleutelrij] = field(default_factory=list)
    segmenten: list[tuple[Bestand, Segment]] = field(default_factory=list)
    gezien: dict[str, tuple[int, str]] = field(default_factory=dict)


def haal_op(
    bureau: Bureau, plek: Deelmap, voortgang: Voortgang | None, stop: Stop | None
) -> Opgehaald:
    """Take in everything at ``plek`` that fits; again and again, until nothing more fits.

    GestoptFout soon after ``stop``: what came in stays. Teruggegaan: see there.
    """
    opgehaald = Opgehaald()
    er_ligt: list[Bestand] = []
    stil = False
    while not stil:
        opgehaald.wolk = ""
        opgehaald.wacht.clear()
        er_ligt = plek.lijst()
        lijst = _nog_te_lezen(bureau, er_ligt)
        stil = True
        gedaan = 0
        for hap in _happen(lijst):
            if stop is not None and stop():
                raise GestoptFout("Het bijwerken is gestopt; wat binnen was, is bewaard.")
            stil = not _neem(bureau, plek, hap, opgehaald) and stil
            gedaan += len(hap)
            if voortgang is not None:
                voortgang(gedaan, len(lijst))
    opgehaald.oordelen = _wat_niet_klopt(bureau, er_ligt)
    opgehaald.buiten = _is_buiten(bureau, er_ligt)
    return opgehaald


def _wat_niet_klopt(
    bureau: Bureau, alles: Iterable[Bestand]
) -> Counter[tuple[Oordeel, UUID | None]]:
    """What is off with what lies there, as far as it matters: a damaged or half file that holds
    nothing that is missing here is nobody's worry, however long it lies there.
    """
    bekend, stand = bureau.archive.kring.bestanden(), bureau.archive.kring.stand()
    gevonden: Counter[tuple[Oordeel, UUID | None]] = Counter()
    for bestand in alles:
        grootte, woord = bekend.get(bestand.naam, (-1, Oordeel.GOED))
        if grootte != bestand.grootte or woord == Oordeel.GOED:
            continue
        oordeel, stuk = Oordeel(woord), uit_naam(bestand.naam)
        if oordeel in _STUK and (stuk is None or stuk.tot <= stand.get(stuk.device, 0)):
            continue
        gevonden[oordeel, stuk.device if stuk else None] += 1
    return gevonden


def _is_buiten(bureau: Bureau, alles: Iterable[Bestand]) -> bool:
    """Whether there is an epoch of which others got the key and this laptop did not."""
    kring = eis_kring(bureau.archive)
    epochs = [epoch for b in alles if (epoch := epoch_in(b.naam)) is not None]
    zonder = {epoch for epoch, _ in epochs} - kring.epochs.keys()
    return bool(zonder - {epoch for epoch, device in epochs if device == kring.ik})


def _nog_te_lezen(bureau: Bureau, er_ligt: Iterable[Bestand]) -> list[Bestand]:
    """Keys first, then what stands early in its chain: as it was written, more or less."""
    bekend = bureau.archive.kring.bestanden()

    def hoort_bij(bestand: Bestand) -> tuple[int, int, str]:
        stuk = uit_naam(bestand.naam)
        return (1, stuk.van, bestand.naam) if stuk else (0, 0, bestand.naam)

    open_ = (b for b in er_ligt if not _is_klaar(bekend.get(b.naam), b))
    return sorted(open_, key=hoort_bij)


def _is_klaar(gezien: tuple[int, str] | None, bestand: Bestand) -> bool:
    return gezien is not None and gezien[0] == bestand.grootte and gezien[1] in _KLAAR


def _neem(bureau: Bureau, plek: Deelmap, hap: Sequence[Bestand], opgehaald: Opgehaald) -> bool:
    """Take in these files; whether anything was new."""
    kring = eis_kring(bureau.archive)
    om_te_oordelen = kring.om_te_oordelen(bureau.archive.team_id)
    ronde = _Ronde()
    for bestand in hap:
        if bestand.grootte > HOOGSTE_BESTAND:
            ronde.gezien[bestand.naam] = (bestand.grootte, Oordeel.KAPOT)
            continue
        try:
            inhoud = plek.lees(bestand.naam)
        except NietGedownloadFout as fout:
            opgehaald.wolk = fout.bericht
            continue
