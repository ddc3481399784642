"""What goes between the archive and the exchange: keys, signatures, and what came of it."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Sleutelrij:
    """A content key: of which vak and device, and from which of its rows on."""

    vak: str
    device: UUID
    vanaf: int
    sleutel: bytes = field(repr=False)
    gemaakt: datetime


@dataclass(frozen=True, slots=True)
class Zegel:
    """The signature of ``device`` under its rows ``van`` up to and including ``tot``."""

    device: UUID
    van: int
    tot: int
    teken: bytes
