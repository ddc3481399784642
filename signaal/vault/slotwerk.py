"""One slot: the database key, wrapped under something that a person or a laptop keeps."""

import base64
import secrets
import unicodedata
from dataclasses import asdict, dataclass, field
from typing import Any

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from signaal.fouten import GebruikFout, GeheugenFout
from signaal.vault.bos import SOORT
from signaal.vault.geheim import leid_af
from signaal.vault.herstelcode import maak_code

_GEHEUGEN = (
    "Er is nu te weinig geheugen vrij voor je wachtwoord. Er is niets veranderd. "
    "Sluit andere programma's en probeer het opnieuw."
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


def rek_wachtwoord(wachtwoord: str, zout: bytes, kosten: Kosten) -> bytes:
    """32 bytes that cost ``kosten`` to find; accents typed in either way are the same.

    GeheugenFout when this laptop has no memory for it now.
    """
    try:
        return hash_secret_raw(
            unicodedata.normalize("NFC", wachtwoord).encode("utf-8", "surrogatepass"),
            zout,
            time_cost=kosten.rondes,
            memory_cost=kosten.geheugen_kib,
            parallelism=kosten.banen,
            hash_len=32,
            type=Type.ID,
        )
    except (HashingError, MemoryError) as fout:
        raise GeheugenFout(_GEHEUGEN, repr(fout)) from fout


def eis_wachtwoord(wachtwoord: str) -> None:
    """GebruikFout for a passphrase that protects nothing."""
    if not wachtwoord:
        raise GebruikFout("Kies een wachtwoord; een leeg wachtwoord beschermt niets.")


def wachtwoordsleuf(
    bos: dict[str, Any], sleutel: Sleutel, wachtwoord: str, kosten: Kosten
) -> dict[str, Any]:
    """The key under this passphrase; GebruikFout when there is none."""
    eis_wachtwoord(wachtwoord)
    zout = secrets.token_bytes(16)
    sleuf = pak_in(bos, "wachtwoord", rek_wachtwoord(wachtwoord, zout, kosten), sleutel)
    return sleuf | {
        "zout": base64.b64encode(zout).decode(),
        "kosten": asdict(kosten),
    }


def nieuwe_code(bos: dict[str, Any], sleutel: Sleutel) -> str:
    """Put a new recovery slot in ``bos``; 150 random bits need no slow derivation."""
    geheim, code = maak_code()
    bos["sleuven"]["herstelcode"] = pak_in(bos, "herstelcode", geheim, sleutel)
    return code


def _bijschrift(bos: dict[str, Any], sleuf: str) -> bytes:
    """What a slot is bound to: it cannot be moved to another archive or another kind of slot."""
    return f"{SOORT}/{bos['archief']}/{sleuf}".encode()


def pak_in(bos: dict[str, Any], sleuf: str, geheim: bytes, sleutel: Sleutel) -> dict[str, Any]:
    """The key under a secret, as it stands in the bag."""
    nonce = secrets.token_bytes(12)
    doos = ChaCha20Poly1305(leid_af(geheim, f"sleuf/{sleuf}"))
    dicht = doos.encrypt(nonce, sleutel.database, _bijschrift(bos, sleuf))
    return {"nonce": base64.b64encode(nonce).decode(), "dicht": base64.b64encode(dicht).decode()}


def pak_uit(bos: dict[str, Any], sleuf: str, geheim: bytes) -> Sleutel:
    """The key from this slot; InvalidTag when the secret is another one."""
    inhoud = bos["sleuven"][sleuf]
    doos = ChaCha20Poly1305(leid_af(geheim, f"sleuf/{sleuf}"))
    nonce, dicht = base64.b64decode(inhoud["nonce"]), base64.b64decode(inhoud["dicht"])
    return Sleutel(doos.decrypt(nonce, dicht, _bijschrift(bos, sleuf)))
