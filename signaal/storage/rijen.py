"""Rows in and out as domain values, over one connection."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Connection, RowMapping, Select, select

from signaal.storage.tables import TABELLEN, Plek

T = TypeVar("T")
#: SQLite takes 32,766 bound values; this many keys a question is quick and far from that.
_HAP = 500


def waarde(soort: type[T], rij: RowMapping) -> T:
    """The value of a row that was selected by :func:`keuze`."""
    return soort(**rij)


def keuze(soort: type, plek: Plek) -> Select[Any]:
    """All fields of a value type, of this team."""
    tabel = TABELLEN[soort]
    velden = [kolom for kolom in tabel.c if kolom.name not in Plek._fields]
    return select(*velden).where(
        tabel.c.gemeente_id == plek.gemeente_id, tabel.c.team_id == plek.team_id
    )


def lees(conn: Connection, soort: type[T], vraag: Select[Any]) -> tuple[T, ...]:
    """The answers to ``vraag`` as values."""
    return tuple(soort(**rij) for rij in conn.execute(vraag).mappings())


def een(conn: Connection, plek: Plek, soort: type[T], id_: UUID | str) -> T | None:
    """The value with this id, or None."""
    gevonden = lees(conn, soort, keuze(soort, plek).where(TABELLEN[soort].c.id == id_))
    return gevonden[0] if gevonden else None


def waar(conn: Connection, plek: Plek, soort: type[T], **gelijk: object) -> tuple[T, ...]:
    """The values whose fields equal ``gelijk``, in order of id."""
    tabel = TABELLEN[soort]
    vraag = keuze(soort, plek).order_by(tabel.c.id)
    return lees(conn, soort, vraag.where(*(tabel.c[veld] == x for veld, x in gelijk.items())))


def bij_ids(
    conn: Connection, plek: Plek, soort: type[T], ids: Iterable[UUID | str]
) -> dict[UUID | str, T]:
    """The values with these ids, by id; ids that do not exist are absent."""
    tabel = TABELLEN[soort]
    gevonden: dict[UUID | str, T] = {}
    for hap in happen(ids, _HAP):
        for rij in conn.execute(keuze(soort, plek).where(tabel.c.id.in_(hap))).mappings():
            gevonden[rij["id"]] = soort(**rij)
    return gevonden


def happen(reeks: Iterable[T], grootte: int) -> Iterator[list[T]]:
    """``reeks`` in lists of at most ``grootte``."""
    loper = iter(reeks)
    while hap := list(islice(loper, grootte)):
        yield hap
