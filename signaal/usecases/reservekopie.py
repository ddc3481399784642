"""Backups of the open archive: made beside the work, kept by the hour, day and month."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path

from signaal.domain.reserve import Aanleiding
from signaal.fouten import ArchiefFout, GebruikFout, SchrijfFout
from signaal.storage.archive import Kopieer
from signaal.storage.reserve import kopieer_gesloten, kopieer_ongeopend, lees_inhoud
from signaal.storage.wissel import (
    gooi_opzij_weg,
    opzij_gezet,
    ruim_resten_op,
    zet_apart_als_beschadigd,
)
from signaal.usecases.bureau import Bureau
from signaal.usecases.onderweg import onderweg_naar, spaar_archief
from signaal.usecases.reservebestand import (
    UITGANG,
    Reservekopie,
    Stop,
    Voortgang,
    adem_voor,
    gooi_oude_weg,
    klaargezet_als_kopie,
    kop_voor,
    lees_bos_bytes,
    losse_kopie,
    map_voor,
    plek_voor,
    reservekopieen_bij,
    ruim_losse_kopieen_op,
)
from signaal.vault import Sleutel
from signaal.vault.overnemen import heeft_andere_sleutel, heeft_bos, neem_bos_mee

__all__ = [
    "UITGANG",
    "Reservekopie",
    "berg_opzij_op",
    "bewaar_reservekopie",
    "list_reservekopieen",
    "maak_als_gewijzigd",
    "maak_reservekopie",
    "maak_vooraf",
    "reservekopieen_bij",
    "ruim_resten_van_reserve_op",
    "voor_migratie",
]

_STAAT_ER = "Er staat al iets op deze plek: {naam}. Er is niets veranderd. Kies een andere naam."
_VOORAF = "Vooraf kon geen reservekopie worden gemaakt; daarom is er niets gedaan. {waarom}"


def maak_reservekopie(
    bureau: Bureau,
    aanleiding: Aanleiding = Aanleiding.ZELF,
    voortgang: Voortgang | None = None,
    stop: Stop | None = None,
) -> Reservekopie:
    """A backup beside the archive, on record; then the ones that are no longer needed go.

    Errors: SchrijfFout (no room), ArchiefKapotFout (a page cannot be read), GestoptFout. The
    archive and the older backups are as they were then.
    """
    kopie = _maak(bureau, None, aanleiding, voortgang, stop)
    gooi_oude_weg(bureau.pad)
    return kopie


def maak_als_gewijzigd(
    bureau: Bureau, aanleiding: Aanleiding, stop: Stop | None = None
) -> Reservekopie | None:
    """:func:`maak_reservekopie` when anything happened since the newest one; else None."""
    for kopie in list_reservekopieen(bureau):
        if kopie.inhoud is not None:
            if not bureau.archive.reserve.gewijzigd_sinds(kopie.inhoud.stand):
                return None
            break
    return maak_reservekopie(bureau, aanleiding, stop=stop)


def maak_vooraf(bureau: Bureau, aanleiding: Aanleiding, stop: Stop | None = None) -> None:
    """The way back before something large, when the newest backup is not that already.

    What cannot be made is a reason not to begin: SchrijfFout, ArchiefKapotFout.
    """
    try:
        maak_als_gewijzigd(bureau, aanleiding, stop)
    except SchrijfFout as fout:
        raise SchrijfFout(_VOORAF.format(waarom=fout.bericht), fout.oorzaak) from fout


def bewaar_reservekopie(
    bureau: Bureau, naar: Path, voortgang: Voortgang | None = None, stop: Stop | None = None
) -> Reservekopie:
    """A backup elsewhere, on a stick; never over something that is there (GebruikFout)."""
    spaar_archief(bureau, naar)
    with suppress(OSError, ValueError):  # a name that no system takes is said when it is written
        if naar.exists():
            raise GebruikFout(_STAAT_ER.format(naam=naar.name))
    with onderweg_naar(bureau, naar):
        return _maak(bureau, naar, Aanleiding.ZELF, voortgang, stop)


def list_reservekopieen(bureau: Bureau) -> list[Reservekopie]:
    """The backups beside the archive, newest first, with what is in them."""
    return reservekopieen_bij(bureau.pad, bureau.archive.sleutel)


def voor_migratie(pad: Path, sleutel: Sleutel, nu: datetime, kopieer: Kopieer) -> None:
    """A backup of the archive as it was under the older version; SchrijfFout stops the migration.

    The archive is not open yet: its journal hears of it by the migration itself.
    """
    _zonder_journaal(pad, pad, sleutel, nu, Aanleiding.MIGRATIE, kopieer)


def berg_opzij_op(pad: Path, sleutel: Sleutel, nu: datetime, eigen: Sleutel | None = None) -> None:
    """Make backups of what restores moved aside; what is damaged stays as it is.

    ``eigen`` is the key of what was moved aside last, when that is another one. What is under a key
    that nobody shows is packed as it lies there. For what cannot be written now (no room) there is
    another time.
    """
    for opzij in opzij_gezet(pad):
        try:
            past = _die_past(opzij, sleutel, eigen)
            if past is None and not heeft_andere_sleutel(opzij, pad):
                zet_apart_als_beschadigd(opzij)
                continue
            if past == sleutel and not heeft_bos(opzij):
                neem_bos_mee(pad, opzij)
            kopieer = partial(kopieer_ongeopend, opzij)
            if past is not None:
                kopieer = partial(kopieer_gesloten, opzij, past)
            _zonder_journaal(pad, opzij, past, nu, Aanleiding.HERSTEL, kopieer)
        except ArchiefFout:
            zet_apart_als_beschadigd(opzij)
        except SchrijfFout:
            continue
        else:
            with suppress(SchrijfFout):
                gooi_opzij_weg(opzij)


def _die_past(opzij: Path, *sleutels: Sleutel | None) -> Sleutel | None:
    """The one of these keys that opens what was moved aside."""
    for sleutel in sleutels:
        if sleutel is not None:
            with suppress(ArchiefFout):
                lees_inhoud(opzij, sleutel)
                return sleutel
    return None


def ruim_resten_van_reserve_op(bureau: Bureau) -> None:
    """Take away what backups and restores left when the machine fell out half-way."""
    with bureau.archive.reserve.beurt:
        ruim_losse_kopieen_op(bureau.pad)
        ruim_resten_op(bureau.pad)


def _zonder_journaal(
    pad: Path,
    van: Path,
    sleutel: Sleutel | None,
    nu: datetime,
    aanleiding: Aanleiding,
    kopieer: Callable[[Path], object],
) -> None:
    """A backup beside ``pad`` of the archive ``van``, which nobody has open."""
    folder, kop, bos = map_voor(pad), kop_voor(pad, nu, aanleiding), lees_bos_bytes(van)
    adem = adem_voor(0, None, None)
    with (
        losse_kopie(folder, kopieer) as database,
        klaargezet_als_kopie(plek_voor(folder, kop), kop, bos, database, sleutel, adem),
    ):
        pass
    gooi_oude_weg(pad)


def _nooit() -> bool:
    return False


def _maak(
    bureau: Bureau,
    naar: Path | None,
    aanleiding: Aanleiding,
    voortgang: Voortgang | None,
    stop: Stop | None,
) -> Reservekopie:
    """One backup, at ``naar`` or beside the archive; recorded just before it takes its place."""
    archive = bureau.archive
    adem = adem_voor(_grootte(bureau.pad), voortgang, stop)
    with archive.reserve.beurt:
        folder, bos = map_voor(bureau.pad), lees_bos_bytes(bureau.pad)
        kop = kop_voor(bureau.pad, bureau.nu(), aanleiding)
        doel = naar or plek_voor(folder, kop)
        kopieer = partial(archive.reserve.kopieer, stop=stop or _nooit)
        with (
            losse_kopie(folder, kopieer) as database,
            klaargezet_als_kopie(doel, kop, bos, database, archive.sleutel, adem) as kopie,
            archive.schrijf("reservekopie gemaakt", bureau.lid, bureau.nu()) as beurt,
        ):
            beurt.noteer(
                "reservekopie gemaakt", "reservekopie", "elders" if naar else aanleiding.value
            )
    return kopie


def _grootte(pad: Path) -> int:
    """About how many bytes will be copied: the log may still hold some."""
    with suppress(OSError):
        return pad.stat().st_size
    return 0
