"""One SQLCipher engine per archive: the keyed connection, transactions, errors in plain Dutch.

The key reaches SQLCipher as a raw key inside a ``do_connect`` listener: a key in a URL leaks, and
the SQLCipher dialect of SQLAlchemy derives one per connection. Reads begin plainly (one snapshot),
writes with ``BEGIN IMMEDIATE`` (one writer, no upgrade half-way).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from signaal.fouten import ArchiefKapotFout, InGebruikFout, SchrijfFout, SignaalFout
from signaal.storage.mapping import canoniek
from signaal.vault import Sleutel

_PRAGMAS = (
    "synchronous = EXTRA",
    "foreign_keys = ON",
    "secure_delete = ON",
    "trusted_schema = OFF",
    "temp_store = MEMORY",
    "cache_size = -65536",
)

_VOL = (
    "Je schijf is vol. Wat eerder bewaard was, is veilig. Maak ruimte vrij en probeer het opnieuw."
)
_GEEN_RECHT = (
    "Het archief mag hier niet beschreven worden. Wat eerder bewaard was, is veilig. "
    "Kijk of de map en het bestand niet alleen-lezen of van een ander zijn en probeer het opnieuw."
)
_SCHIJFFOUT = (
    "De schijf weigerde te schrijven. Wat eerder bewaard was, is veilig. "
    "Kijk of er ruimte is en of de schijf nog aangesloten is, en probeer het opnieuw."
)
KAPOT = (
    "Het archief is beschadigd. Er is niets aan veranderd. "
    "Zet een reservekopie terug, of vraag je ICT-collega om hulp."
)
IN_GEBRUIK = (
    "Dit archief is al open in een ander venster, misschien van een andere gebruiker van deze "
    "laptop. Er is niets veranderd. Sluit dat venster en probeer het opnieuw."
)

_ZINNEN: dict[str, tuple[type[SignaalFout], str]] = {
    "SQLITE_FULL": (SchrijfFout, _VOL),
    "SQLITE_READONLY": (SchrijfFout, _GEEN_RECHT),
    "SQLITE_CANTOPEN": (SchrijfFout, _GEEN_RECHT),
    "SQLITE_PERM": (SchrijfFout, _GEEN_RECHT),
    "SQLITE_IOERR": (SchrijfFout, _SCHIJFFOUT),
    "SQLITE_BUSY": (InGebruikFout, IN_GEBRUIK),
    "SQLITE_LOCKED": (InGebruikFout, IN_GEBRUIK),
    "SQLITE_NOTADB": (ArchiefKapotFout, KAPOT),
    "SQLITE_CORRUPT": (ArchiefKapotFout, KAPOT),
}


def vertaal(fout: BaseException) -> SignaalFout | None:
    """The sentence for an error of SQLite that a user can meet; None for a mistake of ours."""
    oorzaak = fout.orig if isinstance(fout, DBAPIError) else fout
    naam = str(getattr(oorzaak, "sqlite_errorname", ""))
    for begin, (soort, zin) in _ZINNEN.items():
        if naam.startswith(begin):
            return soort(zin, f"{naam}: {oorzaak}")
    if "UNIQUE" in str(oorzaak) and "journaal.seq" in str(oorzaak):
        return ArchiefKapotFout(KAPOT, f"a row was put behind the journal's head: {oorzaak}")
    return None


@contextmanager
def in_gewoon_nederlands() -> Iterator[None]:
    """Whatever SQLite says inside this block reaches the user as one of ``fouten``."""
    try:
        yield
    except (DBAPIError, dbapi2.Error) as fout:
        if (vertaald := vertaal(fout)) is not None:
            raise vertaald from fout
        raise


def maak_engine(
    pad: Path,
    sleutel: Sleutel,
    *,
    nieuw: bool = False,
    alleen_lezen: bool = False,
    wacht_s: float = 10,
) -> Engine:
    """An engine over the archive at ``pad``; only ``nieuw`` may bring a file into being.

    Connections may move between threads (never two at once): the pool hands them out.
    """
    modus = "ro" if alleen_lezen else "rwc" if nieuw else "rw"
    uri = f"{pad.absolute().as_uri()}?mode={modus}"

    def verbind(*_: Any) -> dbapi2.Connection:
        verbinding = dbapi2.connect(
            uri, uri=True, isolation_level=None, timeout=wacht_s, check_same_thread=False
        )
        try:
            verbinding.execute("PRAGMA cipher_log_level = NONE")
            verbinding.execute(f"PRAGMA key = \"x'{sleutel.database.hex()}'\"")
            for pragma in _PRAGMAS:
                verbinding.execute(f"PRAGMA {pragma}")
            if not alleen_lezen:
                verbinding.execute("PRAGMA journal_mode = WAL")
        except BaseException:
            verbinding.close()  # nobody else knows it: its files would stay open
            raise
        return verbinding

    def begin(verbinding: Connection) -> None:
        schrijf = verbinding.get_execution_options().get("schrijf", False)
        verbinding.exec_driver_sql("BEGIN IMMEDIATE" if schrijf else "BEGIN")

    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        poolclass=QueuePool,
        pool_use_lifo=True,  # the connection with the warm cache first
        json_serializer=canoniek,
        hide_parameters=True,  # an error that is printed never quotes what was being written
    )
    event.listen(engine, "do_connect", verbind)
    event.listen(engine, "begin", begin)
    return engine
