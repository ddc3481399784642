"""One thing, also when two laptops make it at the same time: ids that both of them arrive at."""

from collections.abc import Callable
from itertools import count
from typing import TypeVar
from uuid import UUID

from signaal.domain.ids import vast_id
from signaal.usecases.bureau import Bureau

T = TypeVar("T")

_ACHTERAAN = 0xFF << 120


def id_voor(bureau: Bureau, soort: type[T], past: Callable[[T], bool], *wat: str) -> UUID:
    """The id of the value of this team that is called ``wat``: the kind of thing, then its name.

    A number follows when that id is another thing's by now: ``past`` tells whether what has it is
    still the thing that is meant. It stands behind the ids that say when: lists keep their order.
    Stored: the words in ``wat`` are never respelled.
    """
    archive = bureau.archive
    for nummer in count(1):
        achter = (str(nummer),) if nummer > 1 else ()
        id_ = UUID(int=vast_id(archive.team_id, *wat, *achter).int | _ACHTERAAN)
        er = archive.een(soort, id_)
        if er is None or past(er):
            return id_
    raise AssertionError("there is always a next number")
