"""The keys of one laptop in the circle: it signs with one and is written to with the other.

Both follow from a seed of 32 bytes that never leaves the encrypted archive. Signing is Ed25519
(RFC 8032), a letter is HPKE (RFC 9180: X25519, HKDF-SHA256, ChaCha20-Poly1305). The public halves
are told to the team as 64 hex digits.
"""

from dataclasses import dataclass, field

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from signaal.vault.geheim import leid_af, nieuw_geheim

#: How long a signature is (bytes).
TEKEN = 64
_HPKE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)


@dataclass(frozen=True, slots=True)
class Apparaatsleutel:
    """The secret side; ``zaad`` is 32 bytes and never shown."""

    zaad: bytes = field(repr=False)

    @classmethod
    def nieuw(cls) -> "Apparaatsleutel":
        """Of a laptop that was not there before."""
        return cls(nieuw_geheim())

    @property
    def tekensleutel(self) -> str:
        """The public half with which others check what this laptop signed (hex)."""
        return self._teken().public_key().public_bytes_raw().hex()

    @property
    def doossleutel(self) -> str:
        """The public half with which others write to this laptop (hex)."""
        return self._doos().public_key().public_bytes_raw().hex()

    def onderteken(self, inhoud: bytes) -> bytes:
        """A signature of :data:`TEKEN` bytes."""
        return self._teken().sign(inhoud)

    def ontvang(self, dicht: bytes, context: bytes) -> bytes | None:
        """What :func:`verzegel_voor` sealed for this laptop in this context; else None."""
        try:
            return _HPKE.decrypt(dicht, self._doos(), info=context)
        except (InvalidTag, ValueError):
            return None

    def _teken(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(leid_af(self.zaad, "apparaat/teken"))

    def _doos(self) -> X25519PrivateKey:
        return X25519PrivateKey.from_private_bytes(leid_af(self.zaad, "apparaat/doos"))


def getekend_door(tekensleutel: str, teken: bytes, inhoud: bytes) -> bool:
    """Whether the laptop with this public key signed exactly this; False for what is no key."""
    try:
        sleutel = Ed25519PublicKey.from_public_bytes(bytes.fromhex(tekensleutel))
        sleutel.verify(teken, inhoud)
    except (InvalidSignature, ValueError):
        return False
    return True


def verzegel_voor(doossleutel: str, inhoud: bytes, context: bytes) -> bytes:
    """``inhoud`` for the laptop with this public key only, and only where ``context`` is the same.

    ValueError when it is no key, or one to which anybody could listen.
    """
    sleutel = X25519PublicKey.from_public_bytes(bytes.fromhex(doossleutel))
    return _HPKE.encrypt(inhoud, sleutel, info=context)


def kan_ontvangen(doossleutel: str) -> bool:
    """Whether one can write to this key: it came from outside."""
    try:
        verzegel_voor(doossleutel, b"", b"")
    except ValueError:
        return False
    return True
