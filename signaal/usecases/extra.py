"""What is off until somebody turns it on: calm first, the rest when it is asked for."""

from enum import StrEnum

from signaal.domain.model import Instelling
from signaal.usecases.bureau import Bureau

_VOORVOEGSEL, _JA, _NEE = "aan:", "ja", ""


class Extra(StrEnum):
    """What can be turned on; stored, never respelled."""

    AANWEZIG = "aanwezig"
    KLOK = "klok"
    AFWIJKEND = "afwijkend"
    OVERDRACHT = "overdracht"
    UREN = "uren"


def list_aan(bureau: Bureau) -> frozenset[Extra]:
    """What this team turned on."""
    aan = {i.id for i in bureau.archive.alle(Instelling) if i.waarde == _JA}
    return frozenset(e for e in Extra if _VOORVOEGSEL + e.value in aan)


def zet_aan(bureau: Bureau, extra: Extra, ja: bool) -> None:
    """Turn it on or off; what was written with it stays."""
    with bureau.archive.schrijf("extra aan of uit", bureau.lid, bureau.nu()) as beurt:
        beurt.zet(Instelling(_VOORVOEGSEL + extra.value, _JA if ja else _NEE))
