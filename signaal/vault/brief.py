"""Letters to a locked archive: anyone at this laptop can seal one, only the open archive reads it.

The key bag shows the public half of an X25519 key pair; the private half follows from a secret
inside the archive and is never stored. Sealing is HPKE (RFC 9180: X25519, HKDF-SHA256,
ChaCha20-Poly1305), bound to the archive. A letter is padded: its size tells no one its length.
"""

import base64
import binascii
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from signaal.fouten import ArchiefKapotFout, GebruikFout
from signaal.vault.bos import kapot, lees_bos, om_beurten, schrijf_bos

_HPKE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
_MERK = b"signaal-brief-1\n"
_VAK = 1024
_VELD = "brievenbus"

_GEEN = (
    "Bij dit archief kan nog geen signaal worden vastgelegd terwijl het op slot is; "
    "er is niets bewaard. Open het archief één keer met je wachtwoord; daarna kan het."
)
_ONLEESBAAR = "Deze brief is beschadigd of hoort bij een ander archief. Hij blijft bewaard."


@om_beurten
def zet_brievenbus(pad_archief: Path, geheim: bytes) -> bool:
    """Let the bag show the public key that goes with ``geheim`` (32 bytes).

    False when it showed another one: somebody swapped it, and could read what was sealed since.
    """
    bos = lees_bos(pad_archief)
    echt = base64.b64encode(_privaat(geheim).public_key().public_bytes_raw()).decode()
    stond = bos.get(_VELD)
    if stond != echt:
        bos[_VELD] = echt
        schrijf_bos(pad_archief, bos)
    return stond in (None, echt)


def verzegel(pad_archief: Path, inhoud: bytes) -> bytes:
    """A letter that only the archive can open; asks no passphrase, reads nothing but the bag.

    GebruikFout when the bag shows no key yet.
    """
    bos = lees_bos(pad_archief)
    if _VELD not in bos:
        raise GebruikFout(_GEEN)
    try:
        open_ = X25519PublicKey.from_public_bytes(base64.b64decode(bos[_VELD], validate=True))
    except (binascii.Error, TypeError, ValueError) as fout:
        raise kapot(pad_archief, f"public key: {fout}") from fout
    vol = inhoud + bytes(-(len(inhoud) + 4) % _VAK)
    return _MERK + _HPKE.encrypt(
        len(inhoud).to_bytes(4, "big") + vol, open_, info=_gebonden(bos["archief"])
    )


def ontzegel(pad_archief: Path, geheim: bytes, brief: bytes) -> bytes:
    """What was sealed with :func:`verzegel`; ArchiefKapotFout for anything else."""
    if not brief.startswith(_MERK):
        raise ArchiefKapotFout(_ONLEESBAAR, "no letter of ours")
    info = _gebonden(lees_bos(pad_archief)["archief"])
    try:
        vol = _HPKE.decrypt(brief.removeprefix(_MERK), _privaat(geheim), info=info)
    except (InvalidTag, ValueError) as fout:
        raise ArchiefKapotFout(_ONLEESBAAR, repr(fout)) from fout
    lengte = int.from_bytes(vol[:4], "big")
    if len(vol) < 4 or lengte > len(vol) - 4:
        raise ArchiefKapotFout(_ONLEESBAAR, "shorter than it says")
    return vol[4 : 4 + lengte]


def _privaat(geheim: bytes) -> X25519PrivateKey:
    return X25519PrivateKey.from_private_bytes(geheim)


def _gebonden(archief: str) -> bytes:
    return f"signaal/brief/{archief}".encode()
