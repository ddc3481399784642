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

Over = tuple[str, str]
Platte = dict[Over, dict[str, Any]]


def stand_uit_journaal(conn: Connection, plek: Plek) -> dict[type, dict[UUID | str, Any]]:
    """Per value type the values by id, as the journal alone gives them.

    ArchiefKapotFout when content is gone and the journal does not say so.
    """
    platte, kwijt = lees_stand(conn, plek)
    if kwijt:
        raise ArchiefKapotFout(KETEN_KAPOT, f"content gone without a word: {len(kwijt)} values")
    return als_waarden(platte)


def lees_stand(conn: Connection, plek: Plek) -> tuple[Platte, set[Over]]:
    """The fields of every value by (kind, id), and of which values the fields are not complete.

    Rows are applied in the order of the hybrid clock; with one device that is the order of writing.
    Content that was destroyed is skipped when the journal says so later on: by a row of kind *weg*,
    or by a row that tells the whole value anew. If it says neither, the value is not complete.
    """
    kluis = Inhoudskluis(conn, plek)
    platte: Platte = {}
    kwijt: set[Over] = set()
    vernietigd: set[Over] = set()
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
    return platte, kwijt


def als_waarden(platte: Platte) -> dict[type, dict[UUID | str, Any]]:
    """Values of their fields."""
    stand: dict[type, dict[UUID | str, Any]] = defaultdict(dict)
    for (naam, _), velden in platte.items():
        waarde: Any = waarde_uit(SOORTEN[naam], velden)
        stand[SOORTEN[naam]][waarde.id] = waarde
    return stand
