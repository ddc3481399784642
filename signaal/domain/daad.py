"""What somebody did, to read: event, time, object and user (NEN 7513), never the content."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Ding:
    """What an act touched: a kind of thing and how many; ``id`` when it was one."""

    soort: str
    aantal: int
    id: str = ""


@dataclass(frozen=True, slots=True)
class Daad:
    """One act of one person at one moment, however many rows of the journal it took.

    ``apparaat`` and ``volgnummer`` are its place in the journal (of its first row); ``wie`` is None
    for what the program did by itself. ``plekken`` is how far each device was read when this act
    was reached: there reading goes on.
    """

    apparaat: UUID
    volgnummer: int
    moment: datetime
    wie: UUID | None
    handeling: str
    dingen: tuple[Ding, ...]
    plekken: tuple[tuple[UUID, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Daadvraag:
    """Which acts; None, () and "" mean: no restriction.

    ``van`` is included, ``tot`` is not. ``over`` is the id of the one thing an act must touch.
    """

    wie: UUID | None = None
    handelingen: tuple[str, ...] = ()
    van: datetime | None = None
    tot: datetime | None = None
    over: str = ""
