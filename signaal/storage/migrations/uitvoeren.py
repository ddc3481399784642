"""Runs Alembic without an ini file, on a connection and a transaction of the caller."""

import threading
from pathlib import Path

from alembic.command import upgrade
from alembic.config import Config
from sqlalchemy import Connection

from signaal.storage.migrations import Herkomst

#: ``alembic.context`` and ``alembic.op`` are one for the whole process: two threads that both make
#: or renew an archive would run each other's steps.
_EEN_TEGELIJK = threading.Lock()


def migreer(verbinding: Connection, herkomst: Herkomst | None, tot: str = "head") -> None:
    """All steps from where the database stands to ``tot``; one transaction for all of them."""
    instelling = Config(attributes={"connection": verbinding, "herkomst": herkomst})
    map_ = str(Path(__file__).parent).replace("%", "%%")
    instelling.set_main_option("script_location", map_)
    instelling.set_main_option("path_separator", "os")
    with _EEN_TEGELIJK:
        upgrade(instelling, tot)
