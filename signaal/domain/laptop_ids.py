"""One laptop, several ids: when a backup is put back it goes on under another one.

Who goes back twice to the same backup leaves an id in between, of which no row says that it was
followed up: what is now went on from before it.
"""

from collections.abc import Collection, Iterable
from uuid import UUID

from signaal.domain.model import Apparaat


def onder_elk_id(apparaten: Collection[Apparaat], ids: Iterable[UUID]) -> frozenset[UUID]:
    """These laptops, with the ids that they had before or after a backup was put back."""
    alle = set(ids)
    paren = [{a.id, a.vervangt} for a in apparaten if a.vervangt]
    for _ in paren:
        for paar in paren:
            if not paar.isdisjoint(alle):
                alle |= {id_ for id_ in paar if id_}
    return frozenset(alle)


def vervangen(apparaten: Collection[Apparaat], ik: UUID) -> frozenset[UUID]:
    """The ids under which no laptop goes on any more, as ``ik`` sees it.

    Of those that went on from the same one the last counts; this laptop knows that it is one.
    """
    genoemd = {a.vervangt for a in apparaten if a.vervangt}
    laatste: dict[frozenset[UUID], Apparaat] = {}
    for a in sorted(apparaten, key=lambda a: (a.id == ik, a.toegelaten, a.id)):
        if a.id not in genoemd:
            laatste[onder_elk_id(apparaten, [a.id])] = a
    return frozenset(genoemd | {a.id for a in apparaten} - {a.id for a in laatste.values()})
