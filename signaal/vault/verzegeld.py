"""A few bytes that only who has the key of the archive can read, bound to what they go with."""

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from signaal.vault import Sleutel

_NONCE = 12


def verzegel(sleutel: Sleutel, doel: str, klaar: bytes, bijschrift: bytes) -> bytes:
    """``klaar`` encrypted under a key for ``doel``; it opens with the same ``bijschrift`` only."""
    nonce = secrets.token_bytes(_NONCE)
    doos = ChaCha20Poly1305(sleutel.afgeleid(doel))
    return nonce + doos.encrypt(nonce, klaar, bijschrift)


def ontzegel(sleutel: Sleutel, doel: str, dicht: bytes, bijschrift: bytes) -> bytes | None:
    """What :func:`verzegel` was given; None under another key or when anything was changed."""
    doos = ChaCha20Poly1305(sleutel.afgeleid(doel))
    try:
        return doos.decrypt(dicht[:_NONCE], dicht[_NONCE:], bijschrift)
    except (InvalidTag, ValueError):
        return None
