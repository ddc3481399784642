"""Rows in and out as domain values, over one connection.

Statements are built once per value type: building and hashing one costs more than running it.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from itertools import islice
from operator import itemgetter
from typing import Any, TypeAlias, TypeVar, cast
from uuid import UUID

from sqlalchemy import (
    Connection,
    Dialect,
    Executable,
    Select,
    String,
    Table,
    TextualSelect,
    Update,
    Uuid,
    bindparam,
    column,
    insert,
    select,
    text,
    update,
)
from sqlalchemy.types import TypeEngine

from signaal.storage.kolomtypen import type_voor
from signaal.storage.mapping import veldtypen
from signaal.storage.tables import NAMEN, SOORTEN, TABELLEN, Plek

T = TypeVar("T")
_Vorm: TypeAlias = Callable[[Any], Any]
#: SQLite takes 32,766 bound values; this many keys a question is quick and far from that.
_HAP = 500


def keuze(soort: type) -> Select[Any]:
    """All fields of a value type, of the team in the bound values."""
    return _velden(TABELLEN[soort])


def lees(
    conn: Connection, plek: Plek, soort: type[T], vraag: Executable, **meer: object
) -> tuple[T, ...]:
    """The answers to ``vraag`` as values."""
    maak = cast("Callable[..., T]", soort)
    return tuple(maak(*rij) for rij in conn.execute(vraag, {**plek._asdict(), **meer}))


def een(conn: Connection, plek: Plek, soort: type[T], id_: UUID | str) -> T | None:
    """The value with this id, or None."""
    gevonden = waar(conn, plek, soort, id=id_)
    return gevonden[0] if gevonden else None


def waar(conn: Connection, plek: Plek, soort: type[T], **gelijk: object) -> tuple[T, ...]:
    """The values whose fields equal ``gelijk``, in order of id."""
    return lees(conn, plek, soort, _waar(NAMEN[soort], *gelijk), **gelijk)


def bij_ids(
    conn: Connection, plek: Plek, soort: type[T], ids: Iterable[UUID | str]
) -> dict[UUID | str, T]:
    """The values with these ids, by id; ids that do not exist are absent."""
    gevonden: dict[UUID | str, T] = {}
    vraag, maak = _bij_ids(TABELLEN[soort]), cast("Callable[..., T]", soort)
    for hap in happen(ids, _HAP):
        for rij in conn.execute(vraag, {**plek._asdict(), "ids": hap}):
            gevonden[rij.id] = maak(*rij)
    return gevonden


def voeg_toe(conn: Connection, tabel: Table, rijen: list[dict[str, Any]]) -> None:
    """Insert these rows: column name to value, for every column of ``tabel``.

    What SQLAlchemy would prepare for each row (statement, conversion of values) is prepared once:
    this is the path of a signal that is saved and of a list of ten thousand.
    """
    opdracht, haal, vormen = _invoeging(tabel, conn.dialect)
    cellen = [list(haal(rij)) for rij in rijen]
    for plaats, vorm in vormen:
        for rij in cellen:
            if (cel := rij[plaats]) is not None:
                rij[plaats] = vorm(cel)
    conn.exec_driver_sql(opdracht, [tuple(rij) for rij in cellen])


def wijzig(conn: Connection, soort: type, rijen: list[dict[str, Any]]) -> None:
    """Update these rows; same shape as for :func:`voeg_toe`."""
    gebonden = [{f"b_{naam}": x for naam, x in rij.items()} for rij in rijen]
    conn.execute(_wijziging(TABELLEN[soort]), gebonden)


def happen(reeks: Iterable[T], grootte: int) -> Iterator[list[T]]:
    """``reeks`` in lists of at most ``grootte``."""
    loper = iter(reeks)
    while hap := list(islice(loper, grootte)):
        yield hap


def _velden(tabel: Table) -> Select[Any]:
    velden = [kolom for kolom in tabel.c if kolom.name not in Plek._fields]
    return select(*velden).where(
        tabel.c.gemeente_id == bindparam("gemeente_id"), tabel.c.team_id == bindparam("team_id")
    )


@cache
def _waar(naam: str, *velden: str) -> TextualSelect:
    """Written out: a table need not be made and no statement built to read a short list.

    Fields are plain words that no database takes for one of its own; a test holds them to it.
    """
    typen = {veld: type_voor(hint)[0] for veld, hint in veldtypen(SOORTEN[naam]).items()}
    gevraagd: dict[str, TypeEngine[Any]] = {"gemeente_id": String(), "team_id": Uuid()}
    gevraagd |= {veld: typen[veld] for veld in velden}
    eisen = " AND ".join(f"{veld} = :{veld}" for veld in gevraagd)
    vraag = ("SELECT", ", ".join(typen), "FROM", naam, "WHERE", eisen, "ORDER BY id")
    return (
        text(" ".join(vraag))
        .bindparams(*(bindparam(veld, type_=vorm) for veld, vorm in gevraagd.items()))
        .columns(*(column(veld, vorm) for veld, vorm in typen.items()))
    )


@cache
def _bij_ids(tabel: Table) -> Select[Any]:
    return _velden(tabel).where(tabel.c.id.in_(bindparam("ids", expanding=True)))


@lru_cache(maxsize=64)
def _invoeging(tabel: Table, dialect: Dialect) -> tuple[str, _Vorm, list[tuple[int, _Vorm]]]:
    """The statement, what takes the cells out of a row in its order, and which of them are brought
    to the database in another form (nothing stays nothing).
    """
    vormen = (kolom.type.dialect_impl(dialect).bind_processor(dialect) for kolom in tabel.c)
    haal: _Vorm = itemgetter(*(kolom.name for kolom in tabel.c))
    anders: list[tuple[int, _Vorm]] = [(i, v) for i, v in enumerate(vormen) if v is not None]
    return str(insert(tabel).compile(dialect=dialect)), haal, anders


@cache
def _wijziging(tabel: Table) -> Update:
    sleutel = {*Plek._fields, "id"}
    namen = [kolom.name for kolom in tabel.c]
    return (
        update(tabel)
        .where(*(tabel.c[naam] == bindparam(f"b_{naam}") for naam in namen if naam in sleutel))
        .values({naam: bindparam(f"b_{naam}") for naam in namen if naam not in sleutel})
    )
