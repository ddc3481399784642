"""Put a backup back: checked first, in one step, and what stood there is kept."""

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from signaal.domain.model import Instelling
from signaal.exchange.reservekopie import pak_uit
from signaal.fouten import ArchiefFout, ArchiefKapotFout, SignaalFout, VerkeerdWachtwoordFout
from signaal.storage.archive import Archive
from signaal.storage.reserve import controleer_gesloten, lees_inhoud, vernietigd_in
from signaal.storage.wissel import (
    alleen,
    ruim_resten_op,
    ruim_werk_op,
    werkplek,
    wissel,
)
from signaal.usecases.archief import Slot, open_met_sleutel, sleutel_uit, sluit
from signaal.usecases.bureau import Bureau
from signaal.usecases.kringsleutels import lees_kring
from signaal.usecases.opvolgen import volg_op
from signaal.usecases.reservebestand import Reservekopie, Stop, Voortgang, adem_voor, bekijk
from signaal.usecases.reservekopie import berg_opzij_op
from signaal.usecases.vernietigen import vernietig_ook_in
from signaal.vault import Sleutel
from signaal.vault.bos import bospad
from signaal.vault.overnemen import heeft_bos, houd_bos_van_nu, is_hersleuteld, zet_bos_terug

_PAST_NIET = (
    "Dit wachtwoord past niet bij deze reservekopie. Er is niets veranderd. "
    "Is je wachtwoord daarna gewijzigd? Gebruik dan het wachtwoord van toen."
)
_ANDERE_SLEUTEL = (
    "Deze reservekopie heeft een andere sleutel dan je archief. Er is niets veranderd. "
    "Sluit Signaal, open het opnieuw en kies daar Zet een reservekopie terug."
)
_ANDERE_TIJD = (
    "Deze reservekopie heeft een andere sleutel dan je archief. Met dit wachtwoord kan Signaal "
    "niet zien wat daarin is vernietigd, en dat mag niet terugkomen. Er is niets veranderd. "
    "Gebruik een wachtwoord dat op allebei past, of zet deze reservekopie terug in een lege map."
)


@dataclass(frozen=True, slots=True)
class _Sleutels:
    """``kopie`` opens the backup, ``daar`` what stands there now, when that could be found out."""

    kopie: Sleutel
    daar: Sleutel | None

    @property
    def van_nu(self) -> bool:
        return self.kopie == self.daar


@dataclass(frozen=True, slots=True)
class Klaargezet:
    """A backup that was checked and lies ready beside the archive; nothing was replaced yet.

    ``alleen_sleutels``: only its key bag was put back, the archive itself was sound.
    """

    werk: Path
    kopie: Reservekopie
    wachtwoord_van_nu: bool
    sleutel: Sleutel = field(repr=False)
    alleen_sleutels: bool = False


@dataclass(frozen=True, slots=True)
class Verschil:
    """Signals in a backup and in the archive now; None when the backup has another key."""

    in_kopie: int | None
    nu: int


def lees_verschil(bureau: Bureau, kopie: Reservekopie) -> Verschil:
    """What putting this backup back would mean for the number of signals."""
    inhoud = bekijk(kopie.pad, bureau.archive.sleutel).inhoud
    return Verschil(inhoud.signalen if inhoud else None, bureau.archive.reserve.inhoud().signalen)


def herstel_archief(
    pad: Path,
    van: Path,
    slot: Slot,
    nu: Callable[[], datetime],
    voortgang: Voortgang | None = None,
    stop: Stop | None = None,
) -> Klaargezet:
    """The backup ``van`` now stands at ``pad``; what stood there is a backup or was moved aside.

    Where only the key bag is missing or damaged and that of the backup fits, it is put back alone:
    what came after the backup stays.

    ``slot`` fits the archive that stands there, when that has the same key, or else the backup.
    Where the archive got another key since, it fits both: what was destroyed must not come back.
    Errors: VerkeerdWachtwoordFout, ReserveKapotFout, InGebruikFout, SchrijfFout, GestoptFout: what
    stood there stands there.
    """

    daar: Sleutel | None = None

    def sleutels_voor(werk: Path) -> _Sleutels:
        nonlocal daar
        with suppress(ArchiefFout):  # the passphrase of now, when that is still the same key
            daar = sleutel_uit(pad, slot)
            lees_inhoud(werk, daar)
            return _Sleutels(daar, daar)
        return _Sleutels(_sleutel_van_toen(werk, slot), daar)

    with alleen(pad):
        ruim_resten_op(pad)
        if not heeft_bos(pad) and pad.is_file():
            bos_terug = _zet_bos_terug(pad, van, slot, (voortgang, stop))
            if bos_terug is not None:
                return bos_terug
        klaar = _zet_klaar(pad, van, sleutels_voor, nu, (voortgang, stop))
        wissel(pad, klaar.werk, nu())
    with suppress(SignaalFout):  # it lies aside, and becomes a backup at the next opening
        berg_opzij_op(pad, klaar.sleutel, nu(), daar)
    return klaar


def zet_klaar(
    bureau: Bureau, van: Path, voortgang: Voortgang | None = None, stop: Stop | None = None
) -> Klaargezet:
    """Check the backup ``van`` and lay it ready beside the open archive, for :func:`wissel_naar`.

    Only for a backup under the key of this archive (VerkeerdWachtwoordFout); errors as
    :func:`herstel_archief`, nothing is changed.
    """

    sleutel = bureau.archive.sleutel

    def sleutels_voor(werk: Path) -> _Sleutels:
        try:
            lees_inhoud(werk, sleutel)
        except ArchiefFout as fout:
            raise VerkeerdWachtwoordFout(_ANDERE_SLEUTEL, fout.oorzaak) from fout
        return _Sleutels(sleutel, sleutel)

    return _zet_klaar(bureau.pad, van, sleutels_voor, bureau.nu, (voortgang, stop))


def wissel_naar(bureau: Bureau, klaar: Klaargezet) -> Bureau:
    """Close the archive, let the backup take its place and open that.

    SchrijfFout, InGebruikFout: the archive is closed and as it was.
    """
    sluit(bureau)
    try:
        with alleen(bureau.pad):
            wissel(bureau.pad, klaar.werk, bureau.nu())
    except BaseException:
        ruim_werk_op(klaar.werk)
        raise
    return open_met_sleutel(bureau.pad, klaar.sleutel, bureau.nu, bureau.vandaag, "reservekopie")


def laat_klaar_liggen(klaar: Klaargezet) -> None:
    """Take away what was laid ready: people thought better of it."""
    ruim_werk_op(klaar.werk)


def _sleutel_van_toen(werk: Path, slot: Slot) -> Sleutel:
    try:
        return sleutel_uit(werk, slot)
    except VerkeerdWachtwoordFout as fout:
        raise VerkeerdWachtwoordFout(_PAST_NIET, fout.oorzaak) from fout


def _zet_bos_terug(
    pad: Path, van: Path, slot: Slot, loop: tuple[Voortgang | None, Stop | None]
) -> Klaargezet | None:
    """The key bag of the backup beside a sound archive that lost its own; None when that is not
    what is the matter: another key, damaged pages too.
    """
    werk = werkplek(pad)
    try:
        pak_uit(van, werk, bospad(werk), adem_voor(bekijk(van).grootte, *loop))
        sleutel = _sleutel_van_toen(werk, slot)
        try:
            controleer_gesloten(pad, sleutel)
        except ArchiefKapotFout:
            return None
        zet_bos_terug(werk, pad)
        return Klaargezet(werk, bekijk(van, sleutel), False, sleutel, alleen_sleutels=True)
    finally:
        ruim_werk_op(werk)


def _zet_klaar(
    pad: Path,
    van: Path,
    sleutels_voor: Callable[[Path], _Sleutels],
    nu: Callable[[], datetime],
    loop: tuple[Voortgang | None, Stop | None],
) -> Klaargezet:
    """Unpack at a place of its own, check, bring to the newest schema, record what happened."""
    werk = werkplek(pad)
    grootte = bekijk(van).grootte
    try:
        pak_uit(van, werk, bospad(werk), adem_voor(grootte, *loop))
        sleutels = sleutels_voor(werk)
        weg = _vernietigd(pad, werk, sleutels)
        if sleutels.van_nu:
            houd_bos_van_nu(pad, werk)
        kopie = bekijk(van, sleutels.kopie)
        _neem_in_gebruik(werk, sleutels.kopie, kopie, weg, nu())
    except BaseException:
        ruim_werk_op(werk)
        raise
    return Klaargezet(werk, kopie, sleutels.van_nu, sleutels.kopie)


def _vernietigd(pad: Path, werk: Path, sleutels: _Sleutels) -> Counter[tuple[str, str]]:
    """What was destroyed in the archive that stands there; nothing, when it is damaged or gone, or
    is another archive.

    VerkeerdWachtwoordFout when it got another key and nobody showed that one.
    """
    with suppress(SignaalFout):  # the archive of now may be damaged, gone or under another key
        return vernietigd_in(pad, sleutels.kopie)
    if not pad.is_file() or not is_hersleuteld(pad, werk):
        return Counter()
    if sleutels.daar is None:
        raise VerkeerdWachtwoordFout(_ANDERE_TIJD)
    with suppress(SignaalFout):  # damaged: the backup may be all there is
        return vernietigd_in(pad, sleutels.daar)
    return Counter()


def _neem_in_gebruik(
    werk: Path, sleutel: Sleutel, kopie: Reservekopie, weg: Counter[tuple[str, str]], nu: datetime
) -> None:
    """Its journal says from when it is: an exchange must know that this laptop went back in time.

    What was destroyed since does not come back with it.

    The pages are checked; what the journal says of the state is for later, a backup that does not
    add up may be all there is.
    """
    archive = Archive.open(werk, sleutel, nu)
    try:
        archive.reserve.controleer_paginas()
        if (
            lees_kring(archive) is not None
        ):  # before anything is written: others know what came after
            volg_op(archive, nu, None)
        vernietig_ook_in(archive, weg, None, nu)
        toen = kopie.moment.isoformat()
        with archive.schrijf("reservekopie teruggezet", None, nu) as beurt:
            beurt.zet(Instelling(f"hersteld:{archive.apparaat}", toen))
            beurt.noteer("reservekopie teruggezet", "reservekopie", toen)
    finally:
        archive.close()
