"""The keys: the only file that knows them.

Beside every archive lies a *key bag* ``<archief>.sleutels``. It holds the random 32-byte database
key, wrapped (ChaCha20-Poly1305) once per slot: passphrase (argon2id), recovery code, keyring of the
operating system. A wrong key and a damaged file look the same to SQLCipher; the bag tells them
apart, because it has a checksum of its own. It also remembers the last link of the journal.
"""

import base64
import contextlib
import hashlib
import hmac
import json
import os
import secrets
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import keyring
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from signaal.fouten import (
    GebruikFout,
    NieuwereVersieFout,
    SchrijfFout,
    SleutelbosKapotFout,
    SleutelbosWegFout,
    VerkeerdWachtwoordFout,
)

VERSIE = 1
_SOORT = "signaal-sleutelbos"
_DIENST = "Signaal"
_ALFABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford: no I, L, O, U to misread
_CODE_TEKENS = 32
_CONTROLE_TEKENS = 2

_WEG = (
    "Het sleutelbestand naast dit archief ontbreekt ({naam}). Het archief zelf is niet aangeraakt. "
    "Zet dat bestand terug uit een reservekopie."
)
_KAPOT = (
    "Het sleutelbestand van dit archief is beschadigd ({naam}). "
    "Het archief zelf is niet aangeraakt. Zet dat bestand terug uit een reservekopie."
)
_NIEUWER = (
    "Dit archief is gemaakt met een nieuwere versie van Signaal. Er is niets veranderd. "
    "Installeer de nieuwste versie en open het dan opnieuw."
)
_WACHTWOORD = (
    "Dit wachtwoord past niet. Het archief is niet aangeraakt. "
    "Probeer het opnieuw, of gebruik je herstelcode."
)
_CODE = (
    "Deze herstelcode past niet bij dit archief. Het archief is niet aangeraakt. "
    "Kijk of je het juiste vel hebt en probeer het opnieuw."
)
_CODE_TYPFOUT = (
    "In deze herstelcode zit een tikfout. Het archief is niet aangeraakt. "
    "Vergelijk de code teken voor teken met je vel."
)
_SCHRIJF = (
    "Het sleutelbestand kon niet bewaard worden. Wat er stond, is nog goed. "
    "Kijk of er ruimte is en of je in deze map mag schrijven."
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
        return _hkdf(self.database, doel)


@dataclass(frozen=True, slots=True)
class Journaalkop:
    """The last link of the journal of this device that is known to be in the main file."""

    seq: int
    hash: bytes


def bospad(pad_archief: Path) -> Path:
    """Where the key bag of an archive lies."""
    return pad_archief.with_name(pad_archief.name + ".sleutels")


def maak_sleutelbos(
    pad_archief: Path, wachtwoord: str, kosten: Kosten = STANDAARD
) -> tuple[Sleutel, str]:
    """A new key in a new bag, and the recovery code to print; never overwrites a bag."""
    if bospad(pad_archief).exists():
        raise GebruikFout(
            "Naast deze plek ligt al een sleutelbestand van een ander archief. "
            "Er is niets veranderd. Kies een andere naam of map."
        )
    sleutel = Sleutel(secrets.token_bytes(32))
    bos: dict[str, Any] = {"soort": _SOORT, "versie": VERSIE, "archief": secrets.token_hex(16)}
    bos["sleuven"] = {}
    bos["sleuven"]["wachtwoord"] = _wachtwoordsleuf(bos, sleutel, wachtwoord, kosten)
    code = _nieuwe_code(bos, sleutel)
    _schrijf(pad_archief, bos)
    return sleutel, code


def open_met_wachtwoord(pad_archief: Path, wachtwoord: str) -> Sleutel:
    """The key, when the passphrase fits; else VerkeerdWachtwoordFout."""
    bos = _lees(pad_archief)
    try:
        sleuf = bos["sleuven"]["wachtwoord"]
        kosten = Kosten(**sleuf["kosten"])
        sluit = _rek_wachtwoord(wachtwoord, base64.b64decode(sleuf["zout"]), kosten)
        return _pak_uit(bos, "wachtwoord", sluit)
    except InvalidTag:
        raise VerkeerdWachtwoordFout(_WACHTWOORD) from None


def open_met_herstelcode(pad_archief: Path, code: str) -> Sleutel:
    """The key, when the recovery code fits; a typing error is told apart from a wrong code."""
    bos = _lees(pad_archief)
    geheim = _lees_code(code)
    try:
        return _pak_uit(bos, "herstelcode", geheim)
    except InvalidTag:
        raise VerkeerdWachtwoordFout(_CODE) from None


def open_met_sleutelring(pad_archief: Path) -> Sleutel | None:
    """The key when this laptop remembers it, else None; a broken keyring is no keyring."""
    bos = _lees(pad_archief)
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


def zet_wachtwoord(
    pad_archief: Path, sleutel: Sleutel, nieuw: str, kosten: Kosten = STANDAARD
) -> None:
    """From now on this passphrase opens the archive, and the old one does not."""
    bos = _lees(pad_archief)
    bos["sleuven"]["wachtwoord"] = _wachtwoordsleuf(bos, sleutel, nieuw, kosten)
    _schrijf(pad_archief, bos)


def nieuwe_herstelcode(pad_archief: Path, sleutel: Sleutel) -> str:
    """A new recovery code to print; the old sheet no longer works."""
    bos = _lees(pad_archief)
    code = _nieuwe_code(bos, sleutel)
    _schrijf(pad_archief, bos)
    return code


def onthoud(pad_archief: Path, sleutel: Sleutel) -> bool:
    """Let the keyring of this laptop open the archive; False when it has none that works."""
    bos = _lees(pad_archief)
    geheim = secrets.token_bytes(32)
    try:
        keyring.set_password(_DIENST, bos["archief"], geheim.hex())
        if keyring.get_password(_DIENST, bos["archief"]) != geheim.hex():
            return False
    except Exception:  # any keyring backend may raise anything
        return False
    bos["sleuven"]["sleutelring"] = _pak_in(bos, "sleutelring", geheim, sleutel)
    _schrijf(pad_archief, bos)
    return True


def vergeet(pad_archief: Path) -> None:
    """Ask for the passphrase again from now on."""
    bos = _lees(pad_archief)
    if bos["sleuven"].pop("sleutelring", None) is not None:
        _schrijf(pad_archief, bos)
    with contextlib.suppress(Exception):  # any keyring backend may raise anything
        keyring.delete_password(_DIENST, bos["archief"])


def wordt_onthouden(pad_archief: Path) -> bool:
    """Whether this archive has a keyring slot."""
    return "sleutelring" in _lees(pad_archief)["sleuven"]


def lees_kop(pad_archief: Path, sleutel: Sleutel) -> Journaalkop | None:
    """The journal link the bag remembers; SleutelbosKapotFout when it was not signed by us."""
    kop = _lees(pad_archief).get("kop")
    if kop is None:
        return None
    verwacht = _teken(sleutel, kop["seq"], kop["hash"])
    if not hmac.compare_digest(verwacht, kop["teken"]):
        raise SleutelbosKapotFout(_KAPOT.format(naam=bospad(pad_archief).name), "journal head")
    return Journaalkop(kop["seq"], bytes.fromhex(kop["hash"]))


def zet_kop(pad_archief: Path, sleutel: Sleutel, kop: Journaalkop) -> None:
    """Remember, signed, where the journal stands; only for links that are in the main file."""
    bos = _lees(pad_archief)
    teken = _teken(sleutel, kop.seq, kop.hash.hex())
    nieuw = {"seq": kop.seq, "hash": kop.hash.hex(), "teken": teken}
    if bos.get("kop") != nieuw:
        bos["kop"] = nieuw
        _schrijf(pad_archief, bos)


def _teken(sleutel: Sleutel, seq: int, hash_hex: str) -> str:
    bericht = f"{seq}:{hash_hex}".encode()
    return hmac.digest(sleutel.afgeleid("journaalkop"), bericht, "sha256").hex()


def _hkdf(geheim: bytes, doel: str) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=f"signaal/{doel}".encode()).derive(
        geheim
    )


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
        "kosten": {
            "geheugen_kib": kosten.geheugen_kib,
            "rondes": kosten.rondes,
            "banen": kosten.banen,
        },
    }


def _nieuwe_code(bos: dict[str, Any], sleutel: Sleutel) -> str:
    """Put a new recovery slot in ``bos``; 150 random bits need no slow derivation."""
    teken = "".join(secrets.choice(_ALFABET) for _ in range(_CODE_TEKENS - _CONTROLE_TEKENS))
    bos["sleuven"]["herstelcode"] = _pak_in(bos, "herstelcode", teken.encode(), sleutel)
    teken += _controle(teken)
    return "-".join(teken[i : i + 4] for i in range(0, _CODE_TEKENS, 4))


def _controle(teken: str) -> str:
    getal = int.from_bytes(hashlib.sha256(teken.encode()).digest()[:2])
    return _ALFABET[getal >> 5 & 31] + _ALFABET[getal & 31]


def _lees_code(code: str) -> bytes:
    """The secret in a code as people type it: any case, dashes or not, O for 0, I or L for 1."""
    vlak = code.upper().translate(str.maketrans("OIL", "011", "- \t\r\n"))
    teken, controle = vlak[:-_CONTROLE_TEKENS], vlak[-_CONTROLE_TEKENS:]
    if len(vlak) != _CODE_TEKENS or set(vlak) - set(_ALFABET) or _controle(teken) != controle:
        raise VerkeerdWachtwoordFout(_CODE_TYPFOUT)
    return teken.encode()


def _bijschrift(bos: dict[str, Any], sleuf: str) -> bytes:
    """What a slot is bound to: it cannot be moved to another archive or another kind of slot."""
    return f"{_SOORT}/{bos['archief']}/{sleuf}".encode()


def _pak_in(bos: dict[str, Any], sleuf: str, geheim: bytes, sleutel: Sleutel) -> dict[str, Any]:
    nonce = secrets.token_bytes(12)
    doos = ChaCha20Poly1305(_hkdf(geheim, f"sleuf/{sleuf}"))
    dicht = doos.encrypt(nonce, sleutel.database, _bijschrift(bos, sleuf))
    return {"nonce": base64.b64encode(nonce).decode(), "dicht": base64.b64encode(dicht).decode()}


def _pak_uit(bos: dict[str, Any], sleuf: str, geheim: bytes) -> Sleutel:
    inhoud = bos["sleuven"][sleuf]
    doos = ChaCha20Poly1305(_hkdf(geheim, f"sleuf/{sleuf}"))
    nonce, dicht = base64.b64decode(inhoud["nonce"]), base64.b64decode(inhoud["dicht"])
    return Sleutel(doos.decrypt(nonce, dicht, _bijschrift(bos, sleuf)))


def _controlegetal(bos: dict[str, Any]) -> str:
    zonder = {naam: x for naam, x in bos.items() if naam != "controle"}
    return hashlib.sha256(json.dumps(zonder, sort_keys=True).encode()).hexdigest()


def _lees(pad_archief: Path) -> dict[str, Any]:
    """The bag, checked; three different errors for missing, damaged and newer."""
    pad = bospad(pad_archief)
    try:
        rauw = pad.read_bytes()
    except FileNotFoundError:
        raise SleutelbosWegFout(_WEG.format(naam=pad.name)) from None
    except OSError as fout:
        raise SleutelbosKapotFout(_KAPOT.format(naam=pad.name), str(fout)) from fout
    try:
        bos = json.loads(rauw)
        goed = bos["soort"] == _SOORT and bos["controle"] == _controlegetal(bos)
    except (ValueError, KeyError, TypeError, RecursionError) as fout:
        raise SleutelbosKapotFout(_KAPOT.format(naam=pad.name), repr(fout)) from fout
    if not goed:
        raise SleutelbosKapotFout(_KAPOT.format(naam=pad.name), "checksum")
    if bos["versie"] > VERSIE:
        raise NieuwereVersieFout(_NIEUWER)
    return dict(bos)


def _schrijf(pad_archief: Path, bos: dict[str, Any]) -> None:
    """Replace the bag in one step that survives a power cut: the keys must never be half there."""
    pad = bospad(pad_archief)
    bos["controle"] = _controlegetal(bos)
    tijdelijk = pad.with_name(f"{pad.name}.{secrets.token_hex(4)}.tmp")
    try:
        with tijdelijk.open("xb") as bestand:
            bestand.write(json.dumps(bos, indent=1, sort_keys=True).encode())
            bestand.flush()
            os.fsync(bestand.fileno())
        tijdelijk.replace(pad)
    except OSError as fout:
        with contextlib.suppress(OSError):
            tijdelijk.unlink(missing_ok=True)
        raise SchrijfFout(_SCHRIJF, str(fout)) from fout
    _leg_map_vast(pad.parent)


def _leg_map_vast(folder: Path) -> None:
    """Make a rename durable where a folder can be opened (not on Windows, which needs no help)."""
    with contextlib.suppress(OSError):
        vak = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(vak)
        finally:
            os.close(vak)
