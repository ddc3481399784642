"""One backup file and what a use case does with it: read it, make it of a copy, list a folder."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from secrets import token_hex

from signaal.domain.reserve import Aanleiding, Reserve, te_bewaren
from signaal.exchange.reservekopie import Adem, Kop, kopie_klaargezet, lees_kop
from signaal.fouten import GestoptFout, SchrijfFout, SignaalFout
from signaal.storage.reserve import Inhoud, Stand, lees_inhoud
from signaal.storage.wissel import reservemap
from signaal.vault import Sleutel
from signaal.vault.bos import bospad
from signaal.vault.geheim import Inhoudssleutel

Voortgang = Callable[[int, int], object]
Stop = Callable[[], bool]

UITGANG = ".reservekopie"
#: An encrypted copy that is on its way into a backup file; a leftover when the program fell out.
_LOS = "kopie-onderweg-"
_GESTOPT = "Gestopt; er is niets veranderd."
_GEEN_MAP = (
    "De map met reservekopieën kan niet worden gemaakt; je archief is niet veranderd. "
    "Kijk of er ruimte is en of je in deze map mag schrijven."
)
_NIET_GELUKT = (
    "De reservekopie is niet gelukt; je archief is niet veranderd. "
    "Kijk of er ruimte is op de schijf en probeer het opnieuw."
)


@dataclass(frozen=True, slots=True)
class Reservekopie:
    """One backup. ``inhoud`` is None without its key; ``kapot``: damage was seen in its header."""

    pad: Path
    moment: datetime
    aanleiding: Aanleiding
    volgnummer: int
    grootte: int
    inhoud: Inhoud | None = None
    kapot: bool = False


def bekijk(pad: Path, sleutel: Sleutel | None = None) -> Reservekopie:
    """The backup at ``pad``, by its header; with ``sleutel`` also what is in it.

    Errors: GebruikFout (not there), ReserveKapotFout, NieuwereVersieFout, SchrijfFout (unreadable).
    """
    kop = lees_kop(pad)
    grootte = kop.bos + kop.archief
    kopie = Reservekopie(pad, kop.moment, kop.aanleiding, kop.volgnummer, grootte)
    return kopie if sleutel is None else replace(kopie, inhoud=_ontzegeld(kop, sleutel))


def reservekopieen_bij(archief: Path, sleutel: Sleutel | None = None) -> list[Reservekopie]:
    """The backups beside an archive, newest first, damaged ones last."""
    paden: list[Path] = []
    with suppress(OSError):
        paden = [p for p in reservemap(archief).iterdir() if p.suffix == UITGANG and p.is_file()]
    gevonden = [_gezien(pad, sleutel) for pad in paden]
    return sorted(gevonden, key=lambda k: (not k.kapot, k.volgnummer, k.moment), reverse=True)


def map_voor(archief: Path) -> Path:
    """The folder of the backups of this archive, made when it is not there; SchrijfFout."""
    folder = reservemap(archief)
    try:
        folder.mkdir(exist_ok=True)
    except OSError as fout:
        raise SchrijfFout(_GEEN_MAP, str(fout)) from fout
    return folder


def lees_bos_bytes(archief: Path) -> bytes:
    """The key bag of an archive as it lies there; SchrijfFout when it cannot be read."""
    try:
        return bospad(archief).read_bytes()
    except OSError as fout:
        raise SchrijfFout(_NIET_GELUKT, str(fout)) from fout


def kop_voor(archief: Path, nu: datetime, aanleiding: Aanleiding) -> Kop:
    """The header of the next backup of this archive."""
    nummers = [kopie.volgnummer for kopie in reservekopieen_bij(archief)]
    return Kop(nu, aanleiding, max(nummers, default=0) + 1)


def plek_voor(folder: Path, kop: Kop) -> Path:
    """A free name in ``folder``; only for people, the header says what it is."""
    moment = kop.moment.astimezone(UTC)
    return folder / f"{moment:%Y%m%dT%H%M%SZ}-{kop.aanleiding.value}-{token_hex(3)}{UITGANG}"


@contextmanager
def losse_kopie(folder: Path, kopieer: Callable[[Path], object]) -> Iterator[Path]:
    """An encrypted copy of a database while the block lasts."""
    doel = folder / f"{_LOS}{token_hex(6)}"
    try:
        kopieer(doel)
        yield doel
    finally:
        for rest in (doel, doel.with_name(doel.name + "-journal")):
            with suppress(OSError):
                rest.unlink(missing_ok=True)


def ruim_losse_kopieen_op(archief: Path) -> None:
    """Take away what was on its way when the program fell out; for who has the archive alone."""
    with suppress(OSError):
        for rest in reservemap(archief).iterdir():
            if rest.name.startswith((_LOS, ".~")) and rest.is_file():
                rest.unlink(missing_ok=True)


@contextmanager
def klaargezet_als_kopie(
    pad: Path,
    kop: Kop,
    bos: bytes,
    database: Path,
    sleutel: Sleutel | None,
    adem: Adem,
    stand: Stand | None = None,
) -> Iterator[Reservekopie]:
    """``database`` with its key bag becomes the backup ``pad`` when the block ends well.

    ``bos`` was read before the copy was made: the journal link in it is then in the copy too.
    ``stand`` is where the archive stood, when that is not where this copy stands. Without its key
    nothing is told of what is in it. SchrijfFout, or what ``adem`` raises, leaves nothing behind.
    """
    inhoud = None if sleutel is None else lees_inhoud(database, sleutel)
    if inhoud is not None and stand is not None:
        inhoud = replace(inhoud, stand=stand)

    def dicht(bijschrift: bytes) -> bytes:
        if sleutel is None or inhoud is None:
            return b""
        return _doos(sleutel).verzegel(_plat(inhoud), bijschrift)

    try:
        with kopie_klaargezet(pad, kop, bos, database, dicht, adem) as klaar:
            grootte = klaar.bos + klaar.archief
            yield Reservekopie(
                pad, klaar.moment, klaar.aanleiding, klaar.volgnummer, grootte, inhoud
            )
    except OSError as fout:
        raise SchrijfFout(_NIET_GELUKT, str(fout)) from fout


def gooi_oude_weg(archief: Path) -> None:
    """Keep what the rotation keeps; what cannot be taken away now goes another time."""
    per_reserve = {
        Reserve(kopie.volgnummer, kopie.moment, kopie.aanleiding): kopie.pad
        for kopie in reservekopieen_bij(archief)
        if not kopie.kapot
    }
    for reserve in per_reserve.keys() - te_bewaren(per_reserve):
        with suppress(OSError):
            per_reserve[reserve].unlink(missing_ok=True)


def adem_voor(totaal: int, voortgang: Voortgang | None, stop: Stop | None) -> Adem:
    """Counts bytes for ``voortgang(done, total)``; GestoptFout once ``stop`` says so."""
    gedaan = 0

    def adem(bytes_: int) -> None:
        nonlocal gedaan
        gedaan = min(gedaan + bytes_, totaal)
        if stop is not None and stop():
            raise GestoptFout(_GESTOPT)
        if voortgang is not None:
            voortgang(gedaan, totaal)

    return adem


def _gezien(pad: Path, sleutel: Sleutel | None) -> Reservekopie:
    try:
        return bekijk(pad, sleutel)
    except SignaalFout:
        staat = pad.stat()
        moment = datetime.fromtimestamp(staat.st_mtime, UTC)
        return Reservekopie(pad, moment, Aanleiding.ZELF, 0, staat.st_size, kapot=True)


def _doos(sleutel: Sleutel) -> Inhoudssleutel:
    """What is in a backup is told to who has the key of the archive only."""
    return Inhoudssleutel(sleutel.afgeleid("reservekopie"))


def _plat(inhoud: Inhoud) -> bytes:
    dag = inhoud.laatste_dag.isoformat() if inhoud.laatste_dag else None
    return json.dumps(
        {"signalen": inhoud.signalen, "laatste_dag": dag, "stand": inhoud.stand}
    ).encode()


def _ontzegeld(kop: Kop, sleutel: Sleutel) -> Inhoud | None:
    klaar = _doos(sleutel).ontzegel(kop.bijzonderheden, kop.bijschrift())
    if klaar is None:
        return None
    plat = json.loads(klaar)
    dag = date.fromisoformat(plat["laatste_dag"]) if plat["laatste_dag"] else None
    stand = {device: (seq, link) for device, (seq, link) in plat["stand"].items()}
    return Inhoud(plat["signalen"], dag, stand)
