"""The state that a journal tells: every value rebuilt from the fields that were written."""

import json
from collections import defaultdict
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from signaal.storage.journaal import wijzigingen
from signaal.storage.mapping import waarde_uit
from signaal.storage.tables import SOORTEN, Plek


def stand_uit_journaal(conn: Connection, plek: Plek) -> dict[type, dict[UUID | str, Any]]:
    """Per value type the values by id, as the journal alone gives them.

    Rows are applied in the order of the hybrid clock; with one device that is the order of writing.
    """
    platte: dict[tuple[str, str], dict[str, Any]] = defaultdict(dict)
    for rij in wijzigingen(conn, plek):
        platte[rij.soort, rij.pk].update(json.loads(rij.fields))
    stand: dict[type, dict[UUID | str, Any]] = defaultdict(dict)
    for (naam, _), velden in platte.items():
        waarde: Any = waarde_uit(SOORTEN[naam], velden)
        stand[SOORTEN[naam]][waarde.id] = waarde
    return stand
