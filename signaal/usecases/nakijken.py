"""Whether what lies in the folder is still what was put down there, and what is off with it.

The name of a file ends with the beginning of its hash: so that it is whole can be seen without any
key. Anybody can give a file such a name: of a key it is looked at as well who signed it. A file
that is not whole, or not right, counts as one that is not there.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
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
#: Which file it is: name, size, when it was changed.
Merk = tuple[str, int, float]


@dataclass
class Nagekeken:
    """What one process saw of the files in a folder: not read again until they change.

    ``heel`` are whole and right, ``niet_heel`` are not; ``vergeefs`` are right and brought nothing.
    The last two are looked at again when more is known than then: see :meth:`weet`.
    ``nummers`` are of keys whose names do not say it.
    """

    heel: set[Merk] = field(default_factory=set)
    niet_heel: set[Merk] = field(default_factory=set)
    vergeefs: set[Merk] = field(default_factory=set)
    nummers: dict[Merk, str] = field(default_factory=dict)
    _kennis: object = None

    def weet(self, kennis: object) -> None:
        """What files are judged by now (:func:`lees_kennis`)."""
        if kennis != self._kennis:
            self._kennis = kennis
            self.niet_heel.clear()
            self.vergeefs.clear()


def merk_van(bestand: Bestand) -> Merk:
    """Which file it is."""
    return bestand.naam, bestand.grootte, bestand.mtime


def lees_kennis(bureau: Bureau) -> object:
    """All that the judgement of a key rests on: who is in, which epochs, what others wrote."""
    kring = eis_kring(bureau.archive)
    stand = bureau.archive.kring.stand()
    stand.pop(kring.ik, None)
    epochs = {id_: epoch.leden is not None for id_, epoch in kring.epochs.items()}
    return stand, epochs, kring.om_te_oordelen(bureau.archive.team_id)


def is_heel(
    plek: Deelmap,
    bestand: Bestand,
    nagekeken: Nagekeken,
    klopt: Callable[[bytes], bool] = lambda _: True,
    *,
    in_de_wolk: bool,
) -> bool:
    """Whether a file holds what its name says, and ``klopt`` says so of what is in it.

    ``in_de_wolk`` is the answer for one of which only the name is here.
    """
    merk = merk_van(bestand)
    if merk in nagekeken.heel or merk in nagekeken.niet_heel:
        return merk in nagekeken.heel
    try:
        inhoud = plek.lees(bestand.naam)
    except NietGedownloadFout:
        return in_de_wolk
    if not inhoud:  # held by another program, or on its way
        return False
    heel = draagt_merk(bestand.naam, inhoud) and klopt(inhoud)
    (nagekeken.heel if heel else nagekeken.niet_heel).add(merk)
    return heel


def draagt_merk(naam: str, inhoud: bytes) -> bool:
    """Whether these are the bytes that were put down under this name."""
    merk = merk_in(naam)
    return bool(merk) and sha256(inhoud).hexdigest().startswith(merk)


def sleutels_per_nummer(
    plek: Deelmap, lijst: Iterable[Bestand], nagekeken: Nagekeken
) -> dict[str, list[Bestand]]:
    """The files of content keys, by the number of the key; also those that got another name."""
    per_nummer: dict[str, list[Bestand]] = {}
    for bestand in lijst:
        if is_sleutel(bestand) and "/k/" not in bestand.naam:
            nummer = sleutelnummer_in(bestand.naam) or _nummer_erin(plek, bestand, nagekeken)
            per_nummer.setdefault(nummer, []).append(bestand)
    return per_nummer


def is_sleutel(bestand: Bestand) -> bool:
    """Whether a file is of a key by its name, of content or of an epoch."""
    return bestand.naam.lower().endswith(".vsk")


def _nummer_erin(plek: Deelmap, bestand: Bestand, nagekeken: Nagekeken) -> str:
    """ "" when it is no file of a content key, or not on this laptop."""
    merk = merk_van(bestand)
    if merk not in nagekeken.nummers:
        try:
            nummer = lees_sleutelnummer(plek.lees(bestand.naam) or b"")
        except NietGedownloadFout:
            return ""
        if nummer is Oordeel.HALF:
            return ""
        nagekeken.nummers[merk] = "" if isinstance(nummer, Oordeel) else nummer.hex()
    return nagekeken.nummers[merk]


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
