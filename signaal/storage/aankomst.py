"""What came into this archive since somebody looked, by the order in which it came in here.

A colleague's clock may be days off and his laptop weeks away: when something was written says
nothing of when it arrived. The last numbers of each device do, for a chain is taken in in order.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, select

from signaal.storage.concepten import Verbinding
from signaal.storage.tables import Plek, journaal

_c = journaal.c
#: Device to the last number of its chain that is here.
Nummers = Mapping[UUID, int]


@dataclass(frozen=True, slots=True)
class Binnengekomen:
    """A row that came in: what was done to what. ``velden`` are the names of what it wrote."""

    handeling: str
    soort: str
    pk: str
    velden: frozenset[str]


def laatste_nummers(conn: Connection, plek: Plek) -> dict[UUID, int]:
    """The last number of each device; hops from one to the next instead of reading all rows."""
    gevonden: dict[UUID, int] = {}
    hier = (_c.gemeente_id == plek.gemeente_id, _c.team_id == plek.team_id)
    vraag = select(_c.device, _c.seq).where(*hier).order_by(_c.device.desc(), _c.seq.desc())
    rij = conn.execute(vraag.limit(1)).first()
    while rij is not None:
        gevonden[rij.device] = rij.seq
        rij = conn.execute(vraag.where(_c.device < rij.device).limit(1)).first()
    return gevonden


class Aankomst:
    """Reads what came into one archive."""

    def __init__(self, verbind: Verbinding, plek: Plek) -> None:
        self._verbind = verbind
        self._plek = plek

    def nummers(self) -> dict[UUID, int]:
        """Where the archive stands: to keep, and to ask later what came in since."""
        with self._verbind(False) as conn:
            return laatste_nummers(conn, self._plek)

    def begon_met(self, device: UUID) -> bool:
        """Whether the team began on this device: other laptops joined later."""
        vraag = select(_c.handeling).where(
            _c.gemeente_id == self._plek.gemeente_id,
            _c.team_id == self._plek.team_id,
            _c.device == device,
            _c.seq == 1,
        )
        with self._verbind(False) as conn:
            return conn.execute(vraag).scalar() == "nieuw archief"

    def sinds(
        self, nummers: Nummers, soort: str | None = None, na: datetime | None = None
    ) -> list[Binnengekomen]:
        """What came in since ``nummers``, a device at a time, each in its own order.

        Only about things of this ``soort``, and written after ``na``. A device that was not known
        then counts as a whole.
        """
        with self._verbind(False) as conn:
            laatste = laatste_nummers(conn, self._plek)
            nieuw = {d: vanaf for d in laatste if (vanaf := nummers.get(d, 0)) < laatste[d]}
            return list(self._lees(conn, nieuw, soort, na))

    def _lees(
        self, conn: Connection, nummers: Nummers, soort: str | None, na: datetime | None
    ) -> Iterator[Binnengekomen]:
        for device, vanaf in nummers.items():
            vraag = select(_c.handeling, _c.soort, _c.pk, _c.fields).where(
                _c.gemeente_id == self._plek.gemeente_id,
                _c.team_id == self._plek.team_id,
                _c.device == device,
                _c.seq > vanaf,
            )
            if soort is not None:
                vraag = vraag.where(_c.soort == soort)
            if na is not None:
                vraag = vraag.where(_c.moment > na)
            for rij in conn.execute(vraag.order_by(_c.seq)):
                velden = frozenset(json.loads(rij.fields))
                yield Binnengekomen(rij.handeling, rij.soort, rij.pk, velden)
