"""What only members read, told where everybody reads: by a Signaal from before others read along.

The keys of those vakken go to a laptop that reads along, so before laptops share, it is told anew.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from signaal.domain.bewaren import ALLEEN_LEDEN, NOTITIES, is_ledenvak
from signaal.domain.model import LEEG
from signaal.storage import rijen
from signaal.storage.inhoud import Inhoudskluis
from signaal.storage.mapping import naar_json
from signaal.storage.tables import SOORTEN, TABELLEN, Plek, journaal

_c = journaal.c
_LEEG = naar_json(LEEG)


def open_verteld(conn: Connection, plek: Plek) -> list[Any]:
    """The values of which the journal tells something for members in a vak that is not theirs."""
    kluis = Inhoudskluis(conn, plek)
    namen = [TABELLEN[soort].name for soort in (*ALLEEN_LEDEN, *NOTITIES)]
    vraag = select(journaal).where(
        *(_c.gemeente_id == plek.gemeente_id, _c.team_id == plek.team_id),
        *(_c.kind == "put", _c.soort.in_(namen), _c.inhoud.is_not(None)),
    )
    per_soort: dict[type, set[UUID]] = defaultdict(set)
    for rij in conn.execute(vraag):
        soort = SOORTEN[rij.soort]
        if not is_ledenvak(rij.vak) and _voor_leden(soort, kluis.velden(rij) or {}):
            per_soort[soort].add(UUID(rij.pk))
    gevonden: list[Any] = []
    for soort, ids in per_soort.items():
        gevonden += rijen.bij_ids(conn, plek, soort, ids).values()
    return gevonden


def _voor_leden(soort: type, velden: Mapping[str, Any]) -> bool:
    apart = NOTITIES.get(soort, frozenset())
    return soort in ALLEEN_LEDEN or any(velden.get(veld, _LEEG) != _LEEG for veld in apart)
