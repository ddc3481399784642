"""The door of the migrations: Alembic is heavy and only needed for a new or an older archive."""

from dataclasses import dataclass, field
from importlib import import_module

from sqlalchemy import Connection

from signaal.vault import Journaalkop


@dataclass(frozen=True, slots=True)
class Herkomst:
    """What an older archive was opened with: its database key, and what the key bag remembers."""

    sleutel: bytes = field(repr=False)
    kop: Journaalkop | None


def migreer(verbinding: Connection, herkomst: Herkomst | None = None) -> None:
    """Bring the schema to the newest version, inside the transaction of ``verbinding``.

    ``herkomst`` is needed when there is something in the archive.
    """
    import_module("signaal.storage.migrations.uitvoeren").migreer(verbinding, herkomst)
