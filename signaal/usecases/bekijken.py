"""Who looked at which bundle while an overleg was prepared; so that somebody can say who did not.

Only that a member looked is kept, once; not when, how often or how long.
"""

from uuid import UUID

from signaal.domain.model import Overleg, OverlegStand
from signaal.domain.model_besluit import Bekeken, bekeken_id
from signaal.usecases.bureau import Bureau
from signaal.usecases.overlegreeks import leg_overleg_vast


def noteer_bekeken(bureau: Bureau, overleg: UUID, sleutel: str) -> bool:
    """This member looked at this bundle; False when that was known, or the meeting is closed, or
    this laptop only reads along.
    """
    id_ = bekeken_id(overleg, sleutel, bureau.lid)
    vast = bureau.archive.een(Overleg, overleg)
    if bureau.leest_mee:
        return False
    dicht = vast is not None and vast.stand is OverlegStand.AFGESLOTEN
    if dicht or bureau.archive.een(Bekeken, id_) is not None:
        return False
    with bureau.archive.schrijf("bundel bekeken", bureau.lid, bureau.nu()) as beurt:
        leg_overleg_vast(bureau, beurt, overleg)
        beurt.zet(Bekeken(id_, overleg, sleutel, bureau.lid))
    return True
