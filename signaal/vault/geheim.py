"""Secrets that live inside the archive itself: what other keys are derived from, and content keys.

They rest in the encrypted database, not in the key bag. The database key can be replaced without
touching them, and a content key can be destroyed without touching anything else.
"""

import secrets
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_NONCE = 12


def leid_af(geheim: bytes, doel: str) -> bytes:
    """A 32-byte key for one purpose (HKDF-SHA256, RFC 5869)."""
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=f"signaal/{doel}".encode()).derive(
        geheim
    )


def nieuw_geheim() -> bytes:
    """32 random bytes: the secret of a new archive, or a new content key."""
    return secrets.token_bytes(32)


@dataclass(frozen=True, slots=True)
class Geheim:
    """The secret of one archive, the same for as long as it lives; never shown."""

    bytes_: bytes = field(repr=False)

    def afgeleid(self, doel: str) -> bytes:
        """A 32-byte key for one purpose."""
        return leid_af(self.bytes_, doel)


class Inhoudssleutel:
    """Seals content under one content key (ChaCha20-Poly1305, RFC 8439, a random nonce in front).

    ``bijschrift`` is what the content is bound to: it does not open in another place.
    """

    def __init__(self, sleutel: bytes) -> None:
        self._doos = ChaCha20Poly1305(sleutel)

    def verzegel(self, tekst: bytes, bijschrift: bytes) -> bytes:
        """The sealed content: 28 bytes longer than ``tekst``."""
        nonce = secrets.token_bytes(_NONCE)
        return nonce + self._doos.encrypt(nonce, tekst, bijschrift)

    def ontzegel(self, dicht: bytes, bijschrift: bytes) -> bytes | None:
        """What was sealed, or None when it was not sealed by us, here, like this."""
        try:
            return self._doos.decrypt(dicht[:_NONCE], dicht[_NONCE:], bijschrift)
        except (InvalidTag, ValueError):
            return None
