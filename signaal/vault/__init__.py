"""The keys: the only room that knows them.

Beside every archive lies a *key bag* ``<archief>.sleutels``. It holds the random 32-byte database
key, wrapped (ChaCha20-Poly1305) once per slot: passphrase (argon2id), recovery code, keyring of the
operating system. A wrong key and a damaged file look the same to SQLCipher; the bag tells them
apart, because it has a checksum of its own. It also remembers the last link of the journal.
"""

import base64
import contextlib
import secrets
from pathlib import Path

import keyring
from cryptography.exceptions import InvalidTag

from signaal.fouten import VerkeerdWachtwoordFout
from signaal.vault.bos import lees_bos, nieuw_bos, om_beurten, schrijf_bos
from signaal.vault.brief import ontzegel, verzegel, zet_brievenbus
from signaal.vault.hersleuteld import zet_bos_voor
from signaal.vault.herstelcode import lees_code
from signaal.vault.kop import Journaalkop, lees_kop, zet_kop
from signaal.vault.sleuven import Sleuf, Soort, lees_sleuf, sleuven, verwijder_sleuf, zet_sleuf
from signaal.vault.slotwerk import (
    STANDAARD,
    Kosten,
    Sleutel,
    nieuwe_code,
    pak_in,
    pak_uit,
    rek_wachtwoord,
    wachtwoordsleuf,
)

__all__ = [
    "STANDAARD",
    "Journaalkop",
    "Kosten",
    "Sleuf",
    "Sleutel",
    "Soort",
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

_DIENST = "Signaal"

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


def open_met_sleutelring(pad_archief: Path) -> Sleutel | None:
    """The key when this laptop remembers it, else None; a broken keyring is no keyring."""
    bos = lees_bos(pad_archief)
    if "sleutelring" not in bos["sleuven"]:
        return None
    geheim = None
    with contextlib.suppress(Exception):  # any keyring backend may raise anything
        geheim = keyring.get_password(_DIENST, bos["archief"])
    if not geheim:
        return None
    with contextlib.suppress(InvalidTag, ValueError):
        return pak_uit(bos, "sleutelring", bytes.fromhex(geheim))
    return None


@om_beurten
def zet_wachtwoord(
    pad_archief: Path, sleutel: Sleutel, nieuw: str, kosten: Kosten = STANDAARD
) -> None:
    """From now on this passphrase opens the archive, and the old one does not."""
    bos = lees_bos(pad_archief)
    bos["sleuven"]["wachtwoord"] = wachtwoordsleuf(bos, sleutel, nieuw, kosten)
    schrijf_bos(pad_archief, bos)


@om_beurten
def nieuwe_herstelcode(pad_archief: Path, sleutel: Sleutel) -> str:
    """A new recovery code to print; the old sheet no longer works."""
    bos = lees_bos(pad_archief)
    code = nieuwe_code(bos, sleutel)
    schrijf_bos(pad_archief, bos)
    return code


@om_beurten
def onthoud(pad_archief: Path, sleutel: Sleutel) -> bool:
    """Let the keyring of this laptop open the archive; False when it has none that works."""
    bos = lees_bos(pad_archief)
    geheim = secrets.token_bytes(32)
    try:
        keyring.set_password(_DIENST, bos["archief"], geheim.hex())
        if keyring.get_password(_DIENST, bos["archief"]) != geheim.hex():
            return False
    except Exception:  # any keyring backend may raise anything
        return False
    bos["sleuven"]["sleutelring"] = pak_in(bos, "sleutelring", geheim, sleutel)
    schrijf_bos(pad_archief, bos)
    return True


@om_beurten
def vergeet(pad_archief: Path) -> None:
    """Ask for the passphrase again from now on."""
    bos = lees_bos(pad_archief)
    if bos["sleuven"].pop("sleutelring", None) is not None:
        schrijf_bos(pad_archief, bos)
    with contextlib.suppress(Exception):  # any keyring backend may raise anything
        keyring.delete_password(_DIENST, bos["archief"])


def wordt_onthouden(pad_archief: Path) -> bool:
    """Whether this archive has a keyring slot."""
    return "sleutelring" in lees_bos(pad_archief)["sleuven"]
