"""Another key for the archive: for when somebody may have the old one.

A copy under the new key is built and checked beside the archive, and takes its place in one act
(``storage.wissel``). Cut off anywhere, the archive opens with the old key or with the new one. The
passphrase stays; there is a new recovery code, and old sheets and old backups keep the old key.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from signaal import vault
from signaal.domain.reserve import Aanleiding
from signaal.fouten import GestoptFout, InGebruikFout
from signaal.storage.archive import Archive
from signaal.storage.reserve import lees_inhoud
from signaal.storage.wissel import ruim_werk_op, werkplek, wissel
from signaal.usecases.archief import open_met_sleutel, sluit
from signaal.usecases.bureau import Bureau
from signaal.usecases.reservekopie import maak_vooraf
from signaal.usecases.sleutels import eis_wachtwoord, nieuwe_herstelcode, onthoud_op_deze_laptop

_TUSSENDOOR = (
    "Een ander venster schreef tussendoor in het archief; de sleutel is nog de oude en er is "
    "niets verloren. Sluit dat venster en probeer het opnieuw."
)
_GESTOPT = "Gestopt; het archief heeft nog de oude sleutel."

Voortgang = Callable[[int, int], object]
Stop = Callable[[], bool]
#: Is told what was just done; for tests that fall out there.
Stap = Callable[[str], object]


def hersleutel(
    bureau: Bureau,
    wachtwoord: str,
    kosten: vault.Kosten = vault.STANDAARD,
    *,
    voortgang: Voortgang = lambda _gedaan, _totaal: None,
    stop: Stop = lambda: False,
    stap: Stap = lambda _: None,
) -> tuple[Bureau, str]:
    """The desk of the same archive under a new random key, and the new recovery code to print.

    ``bureau`` is closed then. ``voortgang`` gets bytes done and bytes in all.
    Errors: VerkeerdWachtwoordFout, GestoptFout, ArchiefKapotFout, SchrijfFout leave ``bureau`` open
    and everything as it was; InGebruikFout and SchrijfFout at the very end leave it closed.
    """
    eis_wachtwoord(bureau, wachtwoord)
    maak_vooraf(bureau, Aanleiding.SLEUTEL, stop)
    oud, nieuw = bureau.archive.sleutel, vault.nieuwe_sleutel()
    onthoudt = vault.wordt_onthouden(bureau.pad)
    werk = werkplek(bureau.pad)
    try:
        bureau.archive.kopieer_onder(werk, nieuw, _adem(bureau.pad, werk, voortgang, stop))
        stap("kopie")
        vault.zet_bos_voor(bureau.pad, werk, (oud, nieuw), wachtwoord, kosten)
        stap("sleutelbos")
        stand = bureau.archive.reserve.inhoud().stand
        _kijk_na(bureau, werk, nieuw)
        stap("nagekeken")
        if stop():
            raise GestoptFout(_GESTOPT)
        with _dicht(bureau):
            stap("dicht")
            if lees_inhoud(bureau.pad, oud).stand != stand:
                raise InGebruikFout(_TUSSENDOOR)
            wissel(bureau.pad, werk, bureau.nu(), houd_oud=False)
    except BaseException:
        ruim_werk_op(werk)
        raise
    stap("gewisseld")
    fris = open_met_sleutel(bureau.pad, nieuw, bureau.nu, bureau.vandaag, "nieuwe sleutel")
    try:
        code = nieuwe_herstelcode(fris)
        stap("herstelcode")
        if onthoudt:
            onthoud_op_deze_laptop(fris, True)
    except BaseException:
        sluit(fris)
        raise
    return fris, code


@contextmanager
def _dicht(bureau: Bureau) -> Iterator[None]:
    """The archive is closed, and nobody comes in before the block ends."""
    slot = bureau.archive.sluit_op_slot()
    try:
        yield
    finally:
        if slot is not None:
            slot.los()


def _adem(pad: Path, werk: Path, voortgang: Voortgang, stop: Stop) -> Stop:
    """Between two steps of the copy: tell how far it is, ask whether to go on."""
    totaal = max(1, pad.stat().st_size)

    def adem() -> bool:
        with suppress(OSError):
            voortgang(min(werk.stat().st_size, totaal), totaal)
        return stop()

    return adem


def _kijk_na(bureau: Bureau, werk: Path, nieuw: vault.Sleutel) -> None:
    """Read the copy as if it were the archive, every page and link, and put on record what it is.

    ArchiefKapotFout when anything is off.
    """
    kopie = Archive.open(werk, nieuw, bureau.nu())
    try:
        kopie.controleer()
        with kopie.schrijf("archief hersleuteld", bureau.lid, bureau.nu()) as beurt:
            beurt.noteer("archief hersleuteld", "archief", bureau.pad.name)
    finally:
        kopie.close()
