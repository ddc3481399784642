"""Which disciplines have not looked at a bundle yet."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from signaal.domain.model import Bundel, Discipline, Lid
from signaal.domain.model_besluit import Bekeken


def nog_niet_bekeken(
    bundels: Iterable[Bundel], bekeken: Iterable[Bekeken], leden: Iterable[Lid], ik: UUID
) -> Mapping[str, tuple[Discipline, ...]]:
    """Per bundle the disciplines of which nobody looked, in the order of the seats.

    Nothing as long as nobody but ``ik`` prepares: then it would only say that it is early. Whoever
    reads this is looking, so the own discipline is never named. Of a merged bundle one part will
    do; a discipline without a member is not missed.
    """
    gezien = list(bekeken)
    if not any(b.lid != ik for b in gezien):
        return {}
    zetels = {lid.id: lid.discipline for lid in leden if not lid.vertrokken}
    uit = {}
    for bundel in bundels:
        delen = (bundel.sleutel, *bundel.samengevoegd)
        kenners = {zetels.get(b.lid) for b in gezien if b.sleutel in delen} | {zetels.get(ik)}
        mist = set(zetels.values()) - kenners
        uit[bundel.sleutel] = tuple(d for d in Discipline if d in mist)
    return uit
