"""A meeting as it stands in a calendar: when and where, never what about."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Kalenderpunt:
    """``begin`` and ``eind`` are by the Dutch clock, without a zone of their own.

    ``volgnummer`` rises with each change of day, time or place: a calendar follows the highest.
    """

    id: UUID
    begin: datetime
    eind: datetime
    titel: str
    plaats: str = ""
    volgnummer: int = 0
