"""The state that a journal tells: every value rebuilt from the fields that were written."""

from collections import defaultdict
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from signaal.fouten import ArchiefKapotFout
from signaal.storage.inhoud import Inhoudskluis
from signaal.storage.keten import KETEN_KAPOT, wijzigingen
from signaal.storage.mapping import waarde_uit
from signaal.storage.tables import SOORTEN, Plek


def stand_uit_journaal(conn: Connection, plek: Plek) -> dict[type, dict[UUID | str, Any]]:
    """Per value type the values by id, as the journal alone gives them.

    Rows are applied in the order of the hybrid clock; with one device that is the order of writing.
    Content that was destroyed is skipped when the journal says so later on: by a row of kind *weg*,
    or by a row that tells the whole value anew. If it says neither, ArchiefKapotFout.
    """
    kluis = Inhoudskluis(conn, plek)
    platte: dict[tuple[str, str], dict[str, Any]] = {}
    kwijt: set[tuple[str, str]] = set()
    vernietigd: set[tuple[str, str]] = set()
    for rij in wijzigingen(conn, plek):
        over = (rij.soort, rij.pk)
        velden = None if rij.kind == "weg" else kluis.velden(rij)
        if rij.kind == "weg":
            platte.pop(over, None)
            kwijt.discard(over)
            vernietigd.add(over)
        elif velden is not None and "id" in velden:  # only a whole value carries its id
            platte[over] = velden
            kwijt.discard(over)
        elif velden is not None and over in platte:
            platte[over].update(velden)
        elif over not in vernietigd or over in platte:
            kwijt.add(over)
    if kwijt:
        raise ArchiefKapotFout(KETEN_KAPOT, f"content gone without a word: {len(kwijt)} values")
    return _als_waarden(platte)


def _als_waarden(
    platte: dict[tuple[str, str], dict[str, Any]],
) -> dict[type, dict[UUID | str, Any]]:
    stand: dict[type, dict[UUID | str, Any]] = defaultdict(dict)
    for (naam, _), velden in platte.items():
        waarde: Any = waarde_uit(SOORTEN[naam], velden)
        stand[SOORTEN[naam]][waarde.id] = waarde
    return stand
