"""One transaction in which rows of others come in; what the archive hands to its circle."""

from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import Connection


@dataclass
class Inname:
    """What is said to the archive at its end.

    ``geraakt``: types of which the state changed. ``apparaat``: who writes here from now on.
    """

    conn: Connection
    geraakt: set[type] = field(default_factory=set)
    apparaat: UUID | None = None
