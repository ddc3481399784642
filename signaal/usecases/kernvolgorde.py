"""Kernen in the order in which the team named them: the first one is where most signals come from.

Kept beside the kernen, as an Instelling: whoever has none (an older archive) sees them by id.
"""

from collections.abc import Iterable

from signaal.domain.model import Instelling, Kern
from signaal.storage.archive import Archive

_ID = "kernvolgorde"


def als_instelling(kernen: Iterable[Kern]) -> Instelling:
    """What remembers this order."""
    return Instelling(_ID, " ".join(kern.id for kern in kernen))


def kernen_op_volgorde(archive: Archive) -> tuple[Kern, ...]:
    """All kernen of the team, retired ones too; those added later stand last."""
    bewaard = archive.een(Instelling, _ID)
    plek = {code: n for n, code in enumerate(bewaard.waarde.split() if bewaard else ())}
    return tuple(sorted(archive.alle(Kern), key=lambda kern: plek.get(kern.id, len(plek))))
