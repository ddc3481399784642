"""Everything the archive knows about one signal, as finished words for screen and paper."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Feit:
    """One thing that is known: what it is called, and what is known."""

    naam: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Versie:
    """What once stood in a field (``naam``), who wrote it and when."""

    moment: datetime
    wie: str
    naam: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Handeling:
    """What somebody did with it."""

    moment: datetime
    wat: str
    wie: str


@dataclass(frozen=True, slots=True)
class Inzage:
    """One signal: as it stands, what hangs on it, where it appears, what stood there, who did what.

    ``eerder`` is oldest first, ``daden`` newest first.
    """

    signaal: UUID
    titel: str
    feiten: tuple[Feit, ...]
    erbij: tuple[Feit, ...]
    waar: tuple[str, ...]
    eerder: tuple[Versie, ...]
    daden: tuple[Handeling, ...]
