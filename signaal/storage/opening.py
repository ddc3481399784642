"""Getting at an archive: the file, the lock, the engine, its version; each let go when it fails."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from signaal.fouten import ArchiefKapotFout, GeenArchiefFout, NieuwereVersieFout
from signaal.storage.engine import KAPOT, in_gewoon_nederlands, maak_engine
from signaal.storage.tables import SCHEMA
from signaal.storage.vensterslot import Vensterslot
from signaal.storage.wissel import kom_binnen
from signaal.vault import Sleutel

_GEEN = "Op deze plek staat geen archief: {naam}. Kijk of de map klopt, of begin een nieuw archief."
_NIEUWER = (
    "Dit archief is gemaakt met een nieuwere versie van Signaal. Er is niets veranderd. "
    "Installeer de nieuwste versie en open het dan opnieuw."
)


@contextmanager
def transactie(engine: Engine, *, schrijf: bool = False) -> Iterator[Connection]:
    """A connection inside one transaction: committed at the end, rolled back on any exception."""
    with in_gewoon_nederlands(), engine.connect() as conn:
        conn = conn.execution_options(schrijf=schrijf)
        with conn.begin():
            yield conn


@contextmanager
def op_slot(pad: Path, wacht_s: float) -> Iterator[Vensterslot]:
    """The lock, after what was half done was finished; let go of when the block fails."""
    slot = kom_binnen(pad, wacht_s)
    try:
        yield slot
    except BaseException:
        slot.los()
        raise


@contextmanager
def met_engine(pad: Path, sleutel: Sleutel, *, nieuw: bool = False) -> Iterator[Engine]:
    """The engine over the archive at ``pad``; let go of when the block fails."""
    engine = maak_engine(pad, sleutel, nieuw=nieuw)
    try:
        yield engine
    except BaseException:
        engine.dispose()
        raise


def eis_bestand(pad: Path) -> None:
    """GeenArchiefFout when there is no file."""
    if not pad.is_file():
        raise GeenArchiefFout(_GEEN.format(naam=pad.name))


def lees_versie(conn: Connection) -> str:
    """The schema of this archive; what has none is not an archive, what is newer is refused."""
    if not inspect(conn).has_table("alembic_version"):
        raise ArchiefKapotFout(KAPOT, "no schema version in the database")
    versie = conn.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
    if versie > SCHEMA:
        raise NieuwereVersieFout(_NIEUWER, f"schema {versie}, this program knows {SCHEMA}")
    return str(versie)


def eis_inhoud(pad: Path) -> None:
    """ArchiefKapotFout for an empty file: SQLite would take it for a new database."""
    if not pad.stat().st_size:
        raise ArchiefKapotFout(KAPOT, "the file is empty")
