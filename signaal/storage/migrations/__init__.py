"""The door of the migrations: Alembic is heavy and only needed for a new or an older archive."""

from importlib import import_module

from sqlalchemy import Connection


def migreer(verbinding: Connection) -> None:
    """Bring the schema to the newest version, inside the transaction of ``verbinding``."""
    import_module("signaal.storage.migrations.uitvoeren").migreer(verbinding)
