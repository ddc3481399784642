"""The keys of a team for as long as nobody leaves it: an epoch.

Whoever is in has ``gewoon``; who is a full member has ``leden`` as well, for what one who reads
along may not open. A laptop that is removed does not get the keys of the next epoch.
"""

from dataclasses import dataclass, field
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from signaal.vault.geheim import nieuw_geheim

#: How long the random salt of a file is (bytes). It makes a key that seals once.
ZOUT = 16
#: What sealing adds (bytes).
LABEL = 16
_NONCE = bytes(12)


@dataclass(frozen=True, slots=True)
class Epochsleutel:
    """Both keys (32 bytes each, never shown); ``leden`` is None for one who reads along."""

    id: UUID
    gewoon: bytes = field(repr=False)
    leden: bytes | None = field(repr=False)

    @classmethod
    def nieuw(cls, id_: UUID) -> "Epochsleutel":
        """The keys of a new epoch."""
        return cls(id_, nieuw_geheim(), nieuw_geheim())

    def voor_meelezer(self) -> "Epochsleutel":
        """The same without what only members open."""
        return Epochsleutel(self.id, self.gewoon, None)

    def verzegel(self, inhoud: bytes, zout: bytes, bij: bytes, *, leden: bool = False) -> bytes:
        """``inhoud`` for the whole team, or for members only; :data:`LABEL` bytes longer.

        ``zout`` must be new and random every time; ``bij`` is what it is bound to. ValueError when
        it is for members and we are none.
        """
        if (doos := self._doos(zout, leden=leden)) is None:
            raise ValueError("one who reads along seals nothing for members")
        return doos.encrypt(_NONCE, inhoud, bij)

    def ontzegel(
        self, dicht: bytes, zout: bytes, bij: bytes, *, leden: bool = False
    ) -> bytes | None:
        """What was sealed so in this epoch; None for anything else."""
        if (doos := self._doos(zout, leden=leden)) is None:
            return None
        try:
            return doos.decrypt(_NONCE, dicht, bij)
        except (InvalidTag, ValueError):
            return None

    def _doos(self, zout: bytes, *, leden: bool) -> ChaCha20Poly1305 | None:
        """The box of one file. Its key seals once, so its nonce need not differ (RFC 8439)."""
        sleutel = self.leden if leden else self.gewoon
        if sleutel is None:
            return None
        info = b"signaal/epoch/leden" if leden else b"signaal/epoch/gewoon"
        afleiding = HKDF(algorithm=SHA256(), length=32, salt=zout, info=info)
        return ChaCha20Poly1305(afleiding.derive(sleutel))
