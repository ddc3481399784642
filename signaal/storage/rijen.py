"""Rows in and out as domain values, over one connection.

Statements are built once per value type: building and hashing one costs more than running it.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from itertools import islice
from typing import Any, TypeAlias, TypeVar, cast
from uuid import UUID

from sqlalchemy import Connection, Dialect, Select, Table, Update, bindparam, insert, select, update

from signaal.storage.tables import TABELLEN, Plek

T = TypeVar("T")
_Vorm: TypeAlias = Callable[[Any], Any]
#: SQLite takes 32,766 bound values; this many keys a question is quick and far from that.
_HAP = 500


def keuze(soort: type) -> Select[Any]:
    """All fields of a value type, of the team in the bound values."""
    return _velden(TABELLEN[soort])


def lees(
    conn: Connection, plek: Plek, soort: type[T], vraag: Select[Any], **meer: object
) -> tuple[T, ...]:
    """The answers to ``vraag`` as values."""
    maak = cast("Callable[..., T]", soort)
    return tuple(maak(*rij) for rij in conn.execute(vraag, {**plek._asdict(), **meer}))


def een(conn: Connection, plek: Plek, soort: type[T], id_: UUID | str) -> T | None:
    """The value with this id, or None."""
    gevonden = lees(conn, plek, soort, _een(TABELLEN[soort]), gevraagd=id_)
    return gevonden[0] if gevonden else None


def waar(conn: Connection, plek: Plek, soort: type[T], **gelijk: object) -> tuple[T, ...]:
    """The values whose fields equal ``gelijk``, in order of id."""
    return lees(conn, plek, soort, _waar(TABELLEN[soort], *gelijk), **gelijk)


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
    opdracht, vormen = _invoeging(tabel, conn.dialect)
    conn.exec_driver_sql(
        opdracht,
        [tuple([v(rij[n]) if v else rij[n] for n, v in vormen]) for rij in rijen],
    )


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
def _een(tabel: Table) -> Select[Any]:
    return _velden(tabel).where(tabel.c.id == bindparam("gevraagd"))


@cache
def _waar(tabel: Table, *velden: str) -> Select[Any]:
    gelijk = (tabel.c[veld] == bindparam(veld) for veld in velden)
    return _velden(tabel).where(*gelijk).order_by(tabel.c.id)


@cache
def _bij_ids(tabel: Table) -> Select[Any]:
    return _velden(tabel).where(tabel.c.id.in_(bindparam("ids", expanding=True)))


@lru_cache(maxsize=64)
def _invoeging(tabel: Table, dialect: Dialect) -> tuple[str, tuple[tuple[str, _Vorm | None], ...]]:
    """The statement, and per column in its order how a value is brought to the database."""
    vormen = (
        (kolom.name, kolom.type.dialect_impl(dialect).bind_processor(dialect)) for kolom in tabel.c
    )
    return str(insert(tabel).compile(dialect=dialect)), tuple(vormen)


@cache
def _wijziging(tabel: Table) -> Update:
    sleutel = {*Plek._fields, "id"}
    namen = [kolom.name for kolom in tabel.c]
    return (
        update(tabel)
        .where(*(tabel.c[naam] == bindparam(f"b_{naam}") for naam in namen if naam in sleutel))
        .values({naam: bindparam(f"b_{naam}") for naam in namen if naam not in sleutel})
    )
