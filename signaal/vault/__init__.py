"""The keys: the only room that knows them.

Beside every archive lies a *key bag* ``<archief>.sleutels``. It holds the random 32-byte database
key, wrapped (ChaCha20-Poly1305) once per slot: passphrase (argon2id), recovery code, keyring of the
operating system. A wrong key and a damaged file look the same to SQLCipher; the bag tells them
apart, because it has a checksum of its own. It also remembers the last link of the journal.
"""

import base64
import secrets
from pathlib import Path

from cryptography.exceptions import InvalidTag

from signaal.fouten import VerkeerdWachtwoordFout
from signaal.vault.bos import Eerst, lees_bos, niets_eerst, nieuw_bos, om_beurten, schrijf_bos
from signaal.vault.brief import ontzegel, verzegel, zet_brievenbus
from signaal.vault.hersleuteld import zet_bos_voor
from signaal.vault.herstelcode import lees_code
from signaal.vault.kop import Journaalkop, lees_kop, zet_kop
from signaal.vault.sleutelring import onthoud, open_met_sleutelring, vergeet, wordt_onthouden
from signaal.vault.sleuven import Sleuf, Soort, lees_sleuf, sleuven, verwijder_sleuf, zet_sleuf
from signaal.vault.slotwerk import (
    STANDAARD,
    Kosten,
    Sleutel,
    eis_wachtwoord,
    nieuwe_code,
    pak_uit,
    rek_wachtwoord,
    wachtwoordsleuf,
)

__all__ = [
    "STANDAARD",
    "Eerst",
    "Journaalkop",
    "Kosten",
    "Sleuf",
    "Sleutel",
    "Soort",
    "eis_wachtwoord",
    "lees_kop",
    "lees_sleuf",
    "maak_sleutelbos",
    "nieuwe_herstelcode",
    "nieuwe_sleutel",
    "onthoud",
    "ontzegel",
    "open_met_herstelcode",
    "open_met_sleutelring",
    "open_met_wachtwoord",
    "sleuven",
    "vergeet",
    "verwijder_sleuf",
    "verzegel",
    "wordt_onthouden",
    "zet_bos_voor",
    "zet_brievenbus",
    "zet_kop",
    "zet_sleuf",
    "zet_wachtwoord",
]

_WACHTWOORD = (
    "Dit wachtwoord past niet. Het archief is niet aangeraakt. "
    "Probeer het opnieuw, of gebruik je herstelcode."
)
_GEEN_WACHTWOORD = (
    "Bij dit archief hoort geen wachtwoord meer. Het archief is niet aangeraakt. "
    "Open het met je herstelcode."
)
_GEEN_CODE = (
    "Bij dit archief hoort geen herstelcode meer. Het archief is niet aangeraakt. "
    "Open het met je wachtwoord."
)
_CODE = (
    "Deze herstelcode past niet bij dit archief. Het archief is niet aangeraakt. "
    "Kijk of je het juiste vel hebt en probeer het opnieuw."
)


def nieuwe_sleutel() -> Sleutel:
    """A random key; whoever has none of the slots cannot guess it."""
    return Sleutel(secrets.token_bytes(32))


def maak_sleutelbos(
    pad_archief: Path, wachtwoord: str, kosten: Kosten = STANDAARD
) -> tuple[Sleutel, str]:
    """A new key in a new bag, and the recovery code to print; never overwrites a bag."""
    bos = nieuw_bos(pad_archief)
    sleutel = nieuwe_sleutel()
    bos["sleuven"]["wachtwoord"] = wachtwoordsleuf(bos, sleutel, wachtwoord, kosten)
    code = nieuwe_code(bos, sleutel)
    schrijf_bos(pad_archief, bos)
    return sleutel, code


def open_met_wachtwoord(pad_archief: Path, wachtwoord: str) -> Sleutel:
    """The key, when the passphrase fits; else VerkeerdWachtwoordFout."""
    bos = lees_bos(pad_archief)
    if "wachtwoord" not in bos["sleuven"]:
        raise VerkeerdWachtwoordFout(_GEEN_WACHTWOORD)
    try:
        sleuf = bos["sleuven"]["wachtwoord"]
        kosten = Kosten(**sleuf["kosten"])
        sluit = rek_wachtwoord(wachtwoord, base64.b64decode(sleuf["zout"]), kosten)
        return pak_uit(bos, "wachtwoord", sluit)
    except InvalidTag:
        raise VerkeerdWachtwoordFout(_WACHTWOORD) from None


def open_met_herstelcode(pad_archief: Path, code: str) -> Sleutel:
    """The key, when the recovery code fits; a typing error is told apart from a wrong code."""
    bos = lees_bos(pad_archief)
    if "herstelcode" not in bos["sleuven"]:
        raise VerkeerdWachtwoordFout(_GEEN_CODE)
    geheim = lees_code(code)
    try:
        return pak_uit(bos, "herstelcode", geheim)
    except InvalidTag:
        raise VerkeerdWachtwoordFout(_CODE) from None


@om_beurten
def zet_wachtwoord(
    pad_archief: Path,
    sleutel: Sleutel,
    nieuw: str,
    kosten: Kosten = STANDAARD,
    eerst: Eerst = niets_eerst,
) -> None:
    """From now on this passphrase opens the archive, and the old one does not.

    ``eerst`` here and below: see :func:`signaal.vault.bos.schrijf_bos`.
    """
    bos = lees_bos(pad_archief)
    bos["sleuven"]["wachtwoord"] = wachtwoordsleuf(bos, sleutel, nieuw, kosten)
    schrijf_bos(pad_archief, bos, eerst)


@om_beurten
def nieuwe_herstelcode(pad_archief: Path, sleutel: Sleutel, eerst: Eerst = niets_eerst) -> str:
    """A new recovery code to print; the old sheet no longer works."""
    bos = lees_bos(pad_archief)
    code = nieuwe_code(bos, sleutel)
    schrijf_bos(pad_archief, bos, eerst)
    return code
