"""The keys: the only room that knows them.

Beside every archive lies a *key bag* ``<archief>.sleutels``. It holds the random 32-byte database
key, wrapped (ChaCha20-Poly1305) once per slot: passphrase (argon2id), recovery code, keyring of the
operating system. A wrong key and a damaged file look the same to SQLCipher; the bag tells them
apart, because it has a checksum of its own. It also remembers the last link of the journal.
"""

import base64
import contextlib
import hmac
import secrets
import unicodedata
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import keyring
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from signaal.fouten import GebruikFout, VerkeerdWachtwoordFout
from signaal.vault.bos import SOORT, kapot, lees_bos, nieuw_bos, om_beurten, schrijf_bos
from signaal.vault.brief import ontzegel, verzegel, zet_brievenbus
from signaal.vault.geheim import leid_af
from signaal.vault.herstelcode import lees_code, maak_code
from signaal.vault.sleuven import Sleuf, Soort, lees_sleuf, sleuven, verwijder_sleuf, zet_sleuf

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


@dataclass(frozen=True, slots=True)
class Kosten:
    """What one guess at a passphrase costs (argon2id, RFC 9106): memory in KiB, passes, lanes."""

    geheugen_kib: int = 64 * 1024
    rondes: int = 3
    banen: int = 4


STANDAARD = Kosten()


@dataclass(frozen=True, slots=True)
class Sleutel:
    """The database key of one archive; never shown."""

    database: bytes = field(repr=False)

    def afgeleid(self, doel: str) -> bytes:
        """A 32-byte key for one other purpose (HKDF-SHA256, RFC 5869)."""
        return leid_af(self.database, doel)


@dataclass(frozen=True, slots=True)
class Journaalkop:
    """The last link of the journal of this device that is known to be in the main file."""

    seq: int
    hash: bytes


def maak_sleutelbos(
    pad_archief: Path, wachtwoord: str, kosten: Kosten = STANDAARD
) -> tuple[Sleutel, str]:
    """A new key in a new bag, and the recovery code to print; never overwrites a bag."""
    bos = nieuw_bos(pad_archief)
    sleutel = Sleutel(secrets.token_bytes(32))
    bos["sleuven"]["wachtwoord"] = _wachtwoordsleuf(bos, sleutel, wachtwoord, kosten)
    code = _nieuwe_code(bos, sleutel)
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
        sluit = _rek_wachtwoord(wachtwoord, base64.b64decode(sleuf["zout"]), kosten)
        return _pak_uit(bos, "wachtwoord", sluit)
    except InvalidTag:
        raise VerkeerdWachtwoordFout(_WACHTWOORD) from None


def open_met_herstelcode(pad_archief: Path, code: str) -> Sleutel:
    """The key, when the recovery code fits; a typing error is told apart from a wrong code."""
    bos = lees_bos(pad_archief)
    if "herstelcode" not in bos["sleuven"]:
        raise VerkeerdWachtwoordFout(_GEEN_CODE)
    geheim = lees_code(code)
    try:
        return _pak_uit(bos, "herstelcode", geheim)
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
        return _pak_uit(bos, "sleutelring", bytes.fromhex(geheim))
    return None


@om_beurten
def zet_wachtwoord(
    pad_archief: Path, sleutel: Sleutel, nieuw: str, kosten: Kosten = STANDAARD
) -> None:
    """From now on this passphrase opens the archive, and the old one does not."""
    bos = lees_bos(pad_archief)
    bos["sleuven"]["wachtwoord"] = _wachtwoordsleuf(bos, sleutel, nieuw, kosten)
    schrijf_bos(pad_archief, bos)


@om_beurten
def nieuwe_herstelcode(pad_archief: Path, sleutel: Sleutel) -> str:
    """A new recovery code to print; the old sheet no longer works."""
    bos = lees_bos(pad_archief)
    code = _nieuwe_code(bos, sleutel)
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
    bos["sleuven"]["sleutelring"] = _pak_in(bos, "sleutelring", geheim, sleutel)
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


def lees_kop(pad_archief: Path, sleutel: Sleutel) -> Journaalkop | None:
    """The journal link the bag remembers; SleutelbosKapotFout when it was not signed by us."""
    kop = lees_bos(pad_archief).get("kop")
    if kop is None:
        return None
    verwacht = _teken(sleutel, kop["seq"], kop["hash"])
    if not hmac.compare_digest(verwacht, kop["teken"]):
        raise kapot(pad_archief, "journal head")
    return Journaalkop(kop["seq"], bytes.fromhex(kop["hash"]))


@om_beurten
def zet_kop(pad_archief: Path, sleutel: Sleutel, kop: Journaalkop) -> None:
    """Remember, signed, where the journal stands; only for links that are in the main file."""
    bos = lees_bos(pad_archief)
    teken = _teken(sleutel, kop.seq, kop.hash.hex())
    nieuw = {"seq": kop.seq, "hash": kop.hash.hex(), "teken": teken}
    if bos.get("kop") != nieuw:
        bos["kop"] = nieuw
        schrijf_bos(pad_archief, bos)


def _teken(sleutel: Sleutel, seq: int, hash_hex: str) -> str:
    bericht = f"{seq}:{hash_hex}".encode()
    return hmac.digest(sleutel.afgeleid("journaalkop"), bericht, "sha256").hex()


def _rek_wachtwoord(wachtwoord: str, zout: bytes, kosten: Kosten) -> bytes:
    return hash_secret_raw(
        unicodedata.normalize("NFC", wachtwoord).encode("utf-8", "surrogatepass"),
        zout,
        time_cost=kosten.rondes,
        memory_cost=kosten.geheugen_kib,
        parallelism=kosten.banen,
        hash_len=32,
        type=Type.ID,
    )


def _wachtwoordsleuf(
    bos: dict[str, Any], sleutel: Sleutel, wachtwoord: str, kosten: Kosten
) -> dict[str, Any]:
    if not wachtwoord:
        raise GebruikFout("Kies een wachtwoord; een leeg wachtwoord beschermt niets.")
    zout = secrets.token_bytes(16)
    sleuf = _pak_in(bos, "wachtwoord", _rek_wachtwoord(wachtwoord, zout, kosten), sleutel)
    return sleuf | {
        "zout": base64.b64encode(zout).decode(),
        "kosten": asdict(kosten),
    }


def _nieuwe_code(bos: dict[str, Any], sleutel: Sleutel) -> str:
    """Put a new recovery slot in ``bos``; 150 random bits need no slow derivation."""
    geheim, code = maak_code()
    bos["sleuven"]["herstelcode"] = _pak_in(bos, "herstelcode", geheim, sleutel)
    return code


def _bijschrift(bos: dict[str, Any], sleuf: str) -> bytes:
    """What a slot is bound to: it cannot be moved to another archive or another kind of slot."""
    return f"{SOORT}/{bos['archief']}/{sleuf}".encode()


def _pak_in(bos: dict[str, Any], sleuf: str, geheim: bytes, sleutel: Sleutel) -> dict[str, Any]:
    nonce = secrets.token_bytes(12)
    doos = ChaCha20Poly1305(leid_af(geheim, f"sleuf/{sleuf}"))
    dicht = doos.encrypt(nonce, sleutel.database, _bijschrift(bos, sleuf))
    return {"nonce": base64.b64encode(nonce).decode(), "dicht": base64.b64encode(dicht).decode()}


def _pak_uit(bos: dict[str, Any], sleuf: str, geheim: bytes) -> Sleutel:
    inhoud = bos["sleuven"][sleuf]
    doos = ChaCha20Poly1305(leid_af(geheim, f"sleuf/{sleuf}"))
    nonce, dicht = base64.b64decode(inhoud["nonce"]), base64.b64decode(inhoud["dicht"])
    return Sleutel(doos.decrypt(nonce, dicht, _bijschrift(bos, sleuf)))
