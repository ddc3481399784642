"""Gone for good: rows, index, counts, and what the journal says of them.

``secure_delete`` (engine) overwrites what is deleted; the triggers take a signal out of the search
index and the counts. Sealed content is wiped and, when a whole vak goes, its keys are destroyed, so
that copies which nobody can reach stay shut as well.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, and_, case, delete, func, or_, select, update

from signaal.storage import rijen
from signaal.storage.mapping import veldtypen
from signaal.storage.tables import SOORTEN, TABELLEN, Plek, inhoudssleutel, journaal

_HAP = 500
_c = journaal.c


def wis_stand(conn: Connection, plek: Plek, waarden: Iterable[Any]) -> None:
    """The rows of these values, and all that triggers keep about them."""
    per_soort: dict[type, list[UUID | str]] = defaultdict(list)
    for waarde in waarden:
        per_soort[type(waarde)].append(waarde.id)
    for soort, ids in per_soort.items():
        tabel = TABELLEN[soort]
        for hap in rijen.happen(ids, _HAP):
            dit_team = (tabel.c.gemeente_id == plek.gemeente_id, tabel.c.team_id == plek.team_id)
            conn.execute(delete(tabel).where(*dit_team, tabel.c.id.in_(hap)))


def wis_inhoud(
    conn: Connection, plek: Plek, waarden: Iterable[Any], vakken: Collection[str]
) -> None:
    """Whatever the journal holds of these values in any vak, and of anything in these vakken."""
    per_soort: dict[str, list[str]] = defaultdict(list)
    for waarde in waarden:
        per_soort[TABELLEN[type(waarde)].name].append(str(waarde.id))
    for soort, pks in per_soort.items():
        for hap in rijen.happen(pks, _HAP):
            _leeg(conn, plek, and_(_c.soort == soort, _c.pk.in_(hap)))
    if vakken:
        _leeg(conn, plek, _c.vak.in_(vakken))


def wis_sleutels(conn: Connection, plek: Plek, vakken: Collection[str]) -> None:
    """The content keys of these vakken, of every device."""
    c = inhoudssleutel.c
    hier = (c.gemeente_id == plek.gemeente_id, c.team_id == plek.team_id, c.vak.in_(vakken))
    conn.execute(delete(inhoudssleutel).where(*hier))


def overlevers(conn: Connection, plek: Plek, vakken: Collection[str]) -> list[Any]:
    """The values that stay and that the journal could not tell without the content of ``vakken``.

    A value that moved on to another vak was told in full there; one that stays, was not. Nor was
    one that several laptops wrote about: what one told did not have what another wrote meanwhile.
    """
    erin = and_(_c.vak.in_(vakken), _c.inhoud.is_not(None))
    laatste_erin = func.max(case((erin, _c.hlc)))
    eerste_elders = func.min(case((~erin, _c.hlc)))
    apart = and_(func.count(_c.device.distinct()) > 1, laatste_erin.is_not(None))
    vraag = (
        select(_c.soort, _c.pk)
        .where(_van(plek), _c.kind == "put", _c.vak != "")
        .group_by(_c.soort, _c.pk)
        .having(or_(laatste_erin > func.coalesce(eerste_elders, 0), apart))
    )
    per_soort: dict[type, list[UUID | str]] = defaultdict(list)
    for rij in conn.execute(vraag):
        soort = SOORTEN[rij.soort]
        per_soort[soort].append(rij.pk if veldtypen(soort)["id"] is str else UUID(rij.pk))
    blijft: list[Any] = []
    for soort, ids in per_soort.items():
        blijft += rijen.bij_ids(conn, plek, soort, ids).values()
    return blijft


def _leeg(conn: Connection, plek: Plek, welke: ColumnElement[bool]) -> None:
    conn.execute(
        update(journaal).where(_van(plek), welke, _c.inhoud.is_not(None)).values(inhoud=None)
    )


def _van(plek: Plek) -> ColumnElement[bool]:
    return and_(_c.gemeente_id == plek.gemeente_id, _c.team_id == plek.team_id)
