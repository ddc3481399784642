"""Whether what lies in the folder is still what was put down there, and what is off with it.

The name of a file ends with the beginning of its hash: so that it is whole can be seen without any
key. Anybody can give a file such a name: of a key it is looked at as well who signed it. A file
that is not whole, or not right, counts as one that is not there.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from hashlib import sha256
from uuid import UUID

from signaal.domain.wissel import Oordeel
from signaal.exchange.deelmap import Bestand, Deelmap
from signaal.exchange.segmentnaam import epoch_in, merk_in, sleutelnummer_in, uit_naam
from signaal.exchange.sleutelbestand import lees_sleutelnummer
from signaal.fouten import NietGedownloadFout
from signaal.usecases.bureau import Bureau
from signaal.usecases.kringsleutels import eis_kring

#: What may be whole in another file of the same rows.
_STUK = {Oordeel.HALF, Oordeel.KAPOT}
#: Files of which this process saw that they are whole: name, size, when they were changed.
Nagekeken = set[tuple[str, int, float]]


def is_heel(
    plek: Deelmap,
    bestand: Bestand,
    nagekeken: Nagekeken,
    klopt: Callable[[bytes], bool] = lambda _: True,
) -> bool:
    """Whether a file holds what its name says, and ``klopt`` says so of what is in it.

    What is not on this laptop is believed.
    """
    merk = (bestand.naam, bestand.grootte, bestand.mtime)
    if merk not in nagekeken:
        try:
            inhoud = plek.lees(bestand.naam)
        except NietGedownloadFout:
            return True
        if inhoud is None or not (draagt_merk(bestand.naam, inhoud) and klopt(inhoud)):
            return False
        nagekeken.add(merk)
    return True


def draagt_merk(naam: str, inhoud: bytes) -> bool:
    """Whether these are the bytes that were put down under this name."""
    merk = merk_in(naam)
    return bool(merk) and sha256(inhoud).hexdigest().startswith(merk)


def sleutels_per_nummer(plek: Deelmap, lijst: Iterable[Bestand]) -> dict[str, list[Bestand]]:
    """The files of content keys, by the number of the key; also those that got another name."""
    per_nummer: dict[str, list[Bestand]] = {}
    for bestand in lijst:
        if bestand.naam.lower().endswith(".vsk") and "/k/" not in bestand.naam:
            nummer = sleutelnummer_in(bestand.naam) or _nummer_erin(plek, bestand.naam)
            per_nummer.setdefault(nummer, []).append(bestand)
    return per_nummer


def _nummer_erin(plek: Deelmap, naam: str) -> str:
    """ "" when it is no file of a content key, or not on this laptop."""
    try:
        nummer = lees_sleutelnummer(plek.lees(naam) or b"")
    except NietGedownloadFout:
        return ""
    return "" if isinstance(nummer, Oordeel) else nummer.hex()


def wat_niet_klopt(
    bureau: Bureau, alles: Iterable[Bestand]
) -> Counter[tuple[Oordeel, UUID | None]]:
    """What is off with what lies there, as far as it matters: a damaged or half file that holds
    nothing that is missing here is nobody's worry, however long it lies there.
    """
    bekend, stand = bureau.archive.kring.bestanden(), bureau.archive.kring.stand()
    gevonden: Counter[tuple[Oordeel, UUID | None]] = Counter()
    for bestand in alles:
        grootte, woord = bekend.get(bestand.naam, (-1, Oordeel.GOED))
        if grootte != bestand.grootte or woord in (Oordeel.GOED, Oordeel.ANDERS):
            continue
        oordeel, stuk = Oordeel(woord), uit_naam(bestand.naam)
        if oordeel in _STUK and (stuk is None or stuk.tot <= stand.get(stuk.device, 0)):
            continue
        gevonden[oordeel, stuk.device if stuk else None] += 1
    return gevonden


def is_buiten(bureau: Bureau, alles: Iterable[Bestand]) -> bool:
    """Whether there is an epoch of which others got the key and this laptop did not."""
    kring = eis_kring(bureau.archive)
    epochs = [epoch for b in alles if (epoch := epoch_in(b.naam)) is not None]
    zonder = {epoch for epoch, _ in epochs} - kring.epochs.keys()
    ooit = {id_ for id_, _ in kring.sleutels}
    return bool(zonder - {epoch for epoch, device in epochs if device in ooit})
