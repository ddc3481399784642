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
from signaal.fouten import GestoptFout, InGebruikFout, SchrijfFout, SignaalFout
from signaal.storage.archive import Archive
from signaal.storage.reserve import lees_inhoud
from signaal.storage.wissel import ruim_werk_op, werkplek, wissel, wordt_vervangen
from signaal.usecases.archief import open_met_sleutel, sluit
from signaal.usecases.bureau import Bureau
from signaal.usecases.reservekopie import maak_vooraf
from signaal.usecases.sleutels import eis_wachtwoord, nieuwe_herstelcode, onthoud_op_deze_laptop

_TUSSENDOOR = (
    "Er werd tussendoor nog iets in het archief geschreven; de sleutel is nog de oude en er is "
    "niets verloren. Open het archief en probeer het opnieuw."
)
_NIET_AF = (
    "Je archief krijgt een nieuwe sleutel, maar dat is nog niet af; er is niets weg. Kijk of er "
    "ruimte is en open het archief met je wachtwoord: dan gaat het verder. Daarna werkt je oude "
    "herstelblad niet meer; maak een nieuwe herstelcode bij de instellingen."
)
_ZONDER_CODE = (
    "Je archief heeft een nieuwe sleutel en er is niets weg. Je wachtwoord blijft, maar je oude "
    "herstelblad werkt niet meer en een nieuwe herstelcode kon niet worden gemaakt. Kijk of er "
    "ruimte is, open het archief en maak een nieuwe herstelcode bij de instellingen."
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
    and everything as it was. At the very end they leave it closed: InGebruikFout with the old key,
    SchrijfFout with the key that its sentence tells of.
    """
    eis_wachtwoord(bureau, wachtwoord)
    maak_vooraf(bureau, Aanleiding.SLEUTEL, stop)
    oud, nieuw = bureau.archive.sleutel, vault.nieuwe_sleutel()
    onthoudt = vault.wordt_onthouden(bureau.pad)
    werk = werkplek(bureau.pad)
    try:
        bureau.archive.kopieer_onder(werk, nieuw, _adem(bureau.pad, werk, voortgang, stop))
        stand = lees_inhoud(werk, nieuw).stand  # what is written from here on is not in it
        stap("kopie")
        vault.zet_bos_voor(bureau.pad, werk, (oud, nieuw), wachtwoord, kosten)
        stap("sleutelbos")
        _kijk_na(bureau, werk, nieuw)
        stap("nagekeken")
        if stop():
            raise GestoptFout(_GESTOPT)
        with _dicht(bureau):
            stap("dicht")
            if lees_inhoud(bureau.pad, oud).stand != stand:
                raise InGebruikFout(_TUSSENDOOR)
            _wissel(bureau, werk)
    except BaseException:
        ruim_werk_op(werk)
        raise
    stap("gewisseld")
    fris, code = _open_met_code(bureau, nieuw, stap)
    if onthoudt:
        with suppress(SignaalFout):  # then it asks for the passphrase; the code must be seen
            onthoud_op_deze_laptop(fris, True)
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


def _wissel(bureau: Bureau, werk: Path) -> None:
    try:
        wissel(bureau.pad, werk, bureau.nu(), houd_oud=False)
    except SchrijfFout as fout:
        if wordt_vervangen(bureau.pad):
            raise SchrijfFout(_NIET_AF, fout.oorzaak) from fout
        raise


def _open_met_code(oud: Bureau, sleutel: vault.Sleutel, stap: Stap) -> tuple[Bureau, str]:
    """Only now, not with the new bag: a code must not stand that nobody was shown."""
    try:
        fris = open_met_sleutel(oud.pad, sleutel, oud.nu, oud.vandaag, "nieuwe sleutel")
        try:
            code = nieuwe_herstelcode(fris)
            stap("herstelcode")
        except BaseException:
            sluit(fris)
            raise
    except SignaalFout as fout:
        raise SchrijfFout(_ZONDER_CODE, f"{fout.bericht} {fout.oorzaak}") from fout
    return fris, code


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
