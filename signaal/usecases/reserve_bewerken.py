"""What is destroyed in the archive must not live on in its backups: do the same to each of them."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from signaal.exchange.reservekopie import pak_uit
from signaal.fouten import ArchiefFout, SchrijfFout
from signaal.storage.archive import Archive
from signaal.storage.reserve import kopieer_gesloten
from signaal.storage.wissel import (
    beschadigd_opzij,
    gooi_opzij_weg,
    opzij_gezet,
    reservemap,
    ruim_werk_op,
    werkplek,
)
from signaal.usecases.bureau import Bureau
from signaal.usecases.reservebestand import (
    Reservekopie,
    Stop,
    Voortgang,
    adem_voor,
    klaargezet_als_kopie,
    lees_bos_bytes,
    losse_kopie,
    map_voor,
    reservekopieen_bij,
)
from signaal.usecases.reservekopie import berg_opzij_op
from signaal.vault import Sleutel
from signaal.vault.bos import bospad

_NIET_WEG = (
    "Deze reservekopie kan niet worden weggegooid; er is niets veranderd. "
    "Kijk of het bestand nog open is en probeer het opnieuw."
)


@dataclass(frozen=True, slots=True)
class Bewerkt:
    """``gedaan`` backups were made anew; what stands in ``overgeslagen`` could not be opened.

    Those are damaged or under an earlier key and still hold what they held: throw them away
    (:func:`gooi_reservekopie_weg`) when nothing may be left.
    """

    gedaan: int
    overgeslagen: tuple[Path, ...]


def bewerk_reservekopieen(
    bureau: Bureau,
    doe: Callable[[Archive], object],
    voortgang: Voortgang | None = None,
    stop: Stop | None = None,
) -> Bewerkt:
    """``doe`` is done to a copy of each backup beside the archive, which then replaces it.

    One after the other, each in one step: whenever it stops (SchrijfFout, GestoptFout, what ``doe``
    raises) every backup is the old or the new one, and doing it again is harmless. Number, moment
    and reason stay. Backups that were taken elsewhere are out of reach.
    """
    archive = bureau.archive
    berg_opzij_op(bureau.pad, archive.sleutel, bureau.nu())
    with archive.reserve.beurt:
        kopieen = reservekopieen_bij(bureau.pad, archive.sleutel)
        overgeslagen = [*beschadigd_opzij(bureau.pad), *opzij_gezet(bureau.pad)]
        adem = adem_voor(sum(kopie.grootte for kopie in kopieen), voortgang, stop)
        for kopie in kopieen:
            try:
                _bewerk(bureau, kopie, doe)
            except ArchiefFout:
                overgeslagen.append(kopie.pad)
            adem(kopie.grootte)
    return Bewerkt(len(kopieen) - sum(k.pad in overgeslagen for k in kopieen), tuple(overgeslagen))


def gooi_reservekopie_weg(bureau: Bureau, pad: Path) -> None:
    """Throw away one backup, or an archive that was moved aside; on record. SchrijfFout."""
    if pad.parent.parent == reservemap(bureau.pad):
        gooi_opzij_weg(pad)
    else:
        try:
            pad.unlink(missing_ok=True)
        except OSError as fout:
            raise SchrijfFout(_NIET_WEG, str(fout)) from fout
    with bureau.archive.schrijf("reservekopie weggegooid", bureau.lid, bureau.nu()) as beurt:
        beurt.noteer("reservekopie weggegooid", "reservekopie", "")


def _bewerk(bureau: Bureau, kopie: Reservekopie, doe: Callable[[Archive], object]) -> None:
    """One backup: unpacked beside it, changed, packed again under its own number."""
    if kopie.inhoud is None:
        raise ArchiefFout("Deze reservekopie kan niet worden geopend.")
    sleutel, folder = bureau.archive.sleutel, map_voor(bureau.pad)
    werk = werkplek(bureau.pad)
    stil = adem_voor(0, None, None)
    try:
        kop = pak_uit(kopie.pad, werk, bospad(werk), stil)
        _doe(werk, sleutel, bureau, doe)
        with (
            losse_kopie(folder, partial(kopieer_gesloten, werk, sleutel)) as database,
            klaargezet_als_kopie(
                kopie.pad,
                kop,
                lees_bos_bytes(werk),
                database,
                sleutel,
                stil,
                stand=kopie.inhoud.stand,
            ),
        ):
            pass
    finally:
        ruim_werk_op(werk)


def _doe(werk: Path, sleutel: Sleutel, bureau: Bureau, doe: Callable[[Archive], object]) -> None:
    archive = Archive.open(werk, sleutel, bureau.nu())
    try:
        doe(archive)
    finally:
        archive.close()
