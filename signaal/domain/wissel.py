"""What laptops of one team hand each other: rows of a chain, their seals, content keys.

The storage makes and takes these; the exchange puts them into files and gets them out. Neither
knows the other.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID


class Oordeel(StrEnum):
    """What a file of another laptop turned out to be. Stored: a code is never respelled."""

    GOED = "goed"
    #: The same, under a name that says something else: nobody goes by what it says.
    ANDERS = "anders"
    #: Too short, or zeroes where there should be something: still on its way, look again later.
    HALF = "half"
    #: It will never be right: not read again unless it changes.
    KAPOT = "kapot"
    #: Signed by a laptop, or sealed under a key, that is not known here (yet).
    ONBEKEND = "onbekend"
    #: Written by a newer Signaal.
    NIEUWER = "nieuwer"
    #: Of another team.
    VREEMD = "vreemd"


@dataclass(frozen=True, slots=True)
class Deel:
    """Rows ``van`` up to and including ``tot`` of the chain of one laptop, none missing.

    ``vorige`` is the link before the first row and ``laatste`` that of the last one (32 bytes
    each). ``regels`` are the rows as plain JSON values, in order.
    """

    device: UUID
    van: int
    tot: int
    vorige: bytes
    laatste: bytes
    regels: Sequence[dict[str, Any]] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Zegel:
    """The signature (Ed25519, 64 bytes) of a laptop under a part of its own chain.

    Whoever holds these rows can hand them on with it, when the author's file was lost.
    """

    device: UUID
    van: int
    tot: int
    teken: bytes


@dataclass(frozen=True, slots=True)
class Sleutelrij:
    """A content key: what ``device`` sealed in ``vak`` from its row ``vanaf`` on; never shown."""

    vak: str
    device: UUID
    vanaf: int
    sleutel: bytes = field(repr=False)
    gemaakt: datetime
