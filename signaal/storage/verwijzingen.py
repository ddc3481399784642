"""Which values point at which, and what becomes of one that points at something that is gone.

Laptops that were apart may destroy what another still points at. A reference that may be empty is
then empty; a value that cannot do without is not in the state.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, MutableMapping
from functools import cache
from typing import Any, NamedTuple

from signaal.storage.kolomtypen import type_voor
from signaal.storage.mapping import veldtypen
from signaal.storage.tables import SOORTEN, WIJST_NAAR

#: Kind and id, as the journal spells them.
Over = tuple[str, str]
Velden = dict[str, Any]


class Verwijzing(NamedTuple):
    """A field that holds the id of something in the table ``doel``."""

    veld: str
    doel: str
    mag_leeg: bool


@cache
def verwijzingen() -> dict[str, tuple[Verwijzing, ...]]:
    """Per kind what it points at, in an order in which what is pointed at comes first."""
    return {
        naam: tuple(
            Verwijzing(veld, doel, type_voor(veldtypen(soort)[veld])[1])
            for veld, doel in sorted(WIJST_NAAR.get(soort, {}).items())
        )
        for naam, soort in SOORTEN.items()
    }


#: Per kind what points at it: kind and field.
NAAR: dict[str, list[tuple[str, str]]] = {}
for _naam, _soort in SOORTEN.items():
    for _veld, _doel in sorted(WIJST_NAAR.get(_soort, {}).items()):
        NAAR.setdefault(_doel, []).append((_naam, _veld))


def sluitend(naam: str, velden: Velden, bestaat: Callable[[Over], bool]) -> Velden | None:
    """The plain fields as the state can hold them; None when it cannot hold this value."""
    for veld, doel, mag_leeg in verwijzingen()[naam]:
        wijst = velden.get(veld)
        if wijst is None or bestaat((doel, wijst)):
            continue
        if not mag_leeg:
            return None
        velden = {**velden, veld: None}
    return velden


def maak_sluitend(platte: MutableMapping[Over, Velden]) -> None:
    """:func:`sluitend` for all values of a state."""
    per_soort: dict[str, list[Over]] = defaultdict(list)
    for over in platte:
        per_soort[over[0]].append(over)
    for naam in verwijzingen():
        _houd(platte, naam, per_soort[naam])


def _houd(platte: MutableMapping[Over, Velden], naam: str, welke: Iterable[Over]) -> None:
    for over in welke:
        velden = sluitend(naam, platte[over], platte.__contains__)
        if velden is None:
            del platte[over]
        else:
            platte[over] = velden
