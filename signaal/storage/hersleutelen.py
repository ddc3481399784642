"""A copy of the open archive under another key: the first half of giving it that key."""

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import cast

from sqlalchemy import ColumnClause, Engine, column, func, select, table
from sqlcipher3 import dbapi2

from signaal.fouten import ArchiefKapotFout, GestoptFout
from signaal.storage.engine import KAPOT, in_gewoon_nederlands
from signaal.vault import Sleutel

#: SQLite asks this often (in steps of its machine) whether to go on.
_STAPPEN = 1_000
_HIER_EN_DAAR = ("main", "nieuw")
_GESTOPT = "Gestopt; er is niets veranderd."


def kopieer_onder(
    engine: Engine, doel: Path, sleutel: Sleutel, adem: Callable[[], bool] = lambda: False
) -> None:
    """Everything in one consistent moment at ``doel`` (new), encrypted with ``sleutel``.

    ``adem`` is called often; when it says so, GestoptFout follows. What is at ``doel`` then is for
    the caller to take away. The key goes as a value: SQLite never sees it in a statement.
    """
    with in_gewoon_nederlands(), contextlib.closing(engine.raw_connection()) as rauw:
        verbinding = cast("dbapi2.Connection", rauw.driver_connection)
        raw_key = f"x'{sleutel.database.hex()}'"
        verbinding.execute("ATTACH DATABASE ? AS nieuw KEY ?", (str(doel), raw_key))
        verbinding.set_progress_handler(lambda: int(adem()), _STAPPEN)
        try:
            if adem():
                raise GestoptFout(_GESTOPT)
            verbinding.execute("BEGIN")
            verbinding.execute("SELECT sqlcipher_export('nieuw')")
            _eis_gelijk(verbinding)
            verbinding.execute("COMMIT")
        except dbapi2.OperationalError as fout:
            if fout.sqlite_errorname == "SQLITE_INTERRUPT":
                raise GestoptFout(_GESTOPT) from fout
            raise
        finally:
            verbinding.set_progress_handler(None, 0)
            if verbinding.in_transaction:
                verbinding.execute("ROLLBACK")
            verbinding.execute("DETACH DATABASE nieuw")


def _eis_gelijk(verbinding: dbapi2.Connection) -> None:
    """ArchiefKapotFout unless both hold the same things, and as many rows of each."""
    hier, daar = (verbinding.execute(_delen(db)).fetchall() for db in _HIER_EN_DAAR)
    if hier != daar:
        raise ArchiefKapotFout(KAPOT, "the copy has another schema")
    for soort, naam, sql in hier:
        if soort != "table" or str(sql).startswith("CREATE VIRTUAL"):
            continue
        een, twee = (verbinding.execute(_tel(db, naam)).fetchone() for db in _HIER_EN_DAAR)
        if een != twee:
            raise ArchiefKapotFout(KAPOT, f"the copy has other rows in {naam}")


def _delen(database: str) -> str:
    namen: list[ColumnClause[str]] = [column(naam) for naam in ("type", "name", "sql")]
    bron = table("sqlite_schema", *namen, schema=database)
    return str(select(*namen).select_from(bron).order_by("type", "name"))


def _tel(database: str, naam: str) -> str:
    return str(select(func.count()).select_from(table(naam, schema=database)))
