"""Which *vak* (compartment) a stored value is kept in: what expires together lies together.

A vak is a kind of data and a calendar year, such as ``signaal/2026``. What the journal says of a
value in a vak rests sealed under a content key of that vak, so that destroying the key destroys
every copy of it. This page is the whole rule: each stored type stands in exactly one of the two
tables below. Two have a vak of their own: a contact, for it goes when its call closes, and the
reason why something is kept longer, for it goes with what it is about.
"""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from signaal.domain.ids import jaar_van_id
from signaal.domain.model import (
    Actie,
    Afwezigheid,
    Afwijzing,
    Agendapunt,
    Apparaat,
    Bestuur,
    Buurtschap,
    Correctie,
    Epoch,
    Filter,
    Importvraag,
    Instelling,
    Kern,
    Lid,
    Overleg,
    Signaal,
    Team,
    Telknop,
    Thema,
)
from signaal.domain.model_besluit import (
    Bekeken,
    Besluit,
    CollectieveActie,
    Collegavraag,
    Contact,
    Doorverwijzing,
    Initiatief,
    Nabelpoging,
    Partner,
    Terugmelding,
    Uren,
    Verzending,
)

#: A setting that says why something is kept longer: words about somebody, that go with it.
UITSTEL = "vernietiging-uitgesteld:"
#: The planned day of a meeting by its id: what hangs on a meeting goes with it.
Gepland = Callable[[UUID], date]


class Groep(StrEnum):
    """Kinds of data with a term of their own. Stored in the name of a vak: never respelled."""

    SIGNAAL = "signaal"
    IMPORT = "import"
    OVERLEG = "overleg"
    ACTIE = "actie"
    UREN = "uren"


#: Kept as long as the archive: lists of the team, colleagues, habits. No text from the village.
ZONDER_TERMIJN: frozenset[type] = frozenset(
    {Afwezigheid, Apparaat, Bestuur, Buurtschap, Epoch, Filter, Initiatief, Instelling, Kern, Lid}
    | {Partner, Team, Telknop, Thema}
)

#: What expires: its group, and the year that counts. Of unknown age is as old as can be.
MET_TERMIJN: dict[type, tuple[Groep, Callable[[Any, Gepland], int]]] = {
    Signaal: (Groep.SIGNAAL, lambda signaal, _: signaal.datum.year),
    Importvraag: (Groep.IMPORT, lambda vraag, _: vraag.gemaakt.year if vraag.gemaakt else 1),
    Overleg: (Groep.OVERLEG, lambda overleg, _: overleg.gepland.year),
    Correctie: (Groep.OVERLEG, lambda correctie, gepland: gepland(correctie.overleg).year),
    Afwijzing: (Groep.OVERLEG, lambda afwijzing, gepland: gepland(afwijzing.overleg).year),
    Agendapunt: (Groep.OVERLEG, lambda punt, gepland: gepland(punt.overleg).year),
    Actie: (Groep.ACTIE, lambda actie, _: actie.gemaakt.year if actie.gemaakt else 1),
    CollectieveActie: (Groep.ACTIE, lambda actie, _: jaar_van_id(actie.id)),
    Besluit: (Groep.OVERLEG, lambda besluit, gepland: gepland(besluit.overleg).year),
    Bekeken: (Groep.OVERLEG, lambda bekeken, gepland: gepland(bekeken.overleg).year),
    Verzending: (Groep.OVERLEG, lambda verzending, _: verzending.moment.year),
    Doorverwijzing: (Groep.SIGNAAL, lambda doorverwijzing, _: doorverwijzing.datum.year),
    Nabelpoging: (Groep.SIGNAAL, lambda poging, _: poging.datum.year),
    Collegavraag: (Groep.SIGNAAL, lambda vraag, _: vraag.gesteld.year),
    Terugmelding: (Groep.SIGNAAL, lambda melding, _: melding.datum.year),
    Uren: (Groep.UREN, lambda uren, _: uren.datum.year),
}


def naam_van_vak(groep: Groep, jaar: int) -> str:
    """How a vak is called, also in the journal."""
    return f"{groep.value}/{jaar:04}"


def vak_van_uitstel(sleutel: str) -> str:
    """Where it is kept why ``sleutel`` (a signal, a line of the list) was not destroyed yet."""
    return f"uitstel/{sleutel}"


def vak_van(waarde: object, gepland: Gepland) -> str:
    """The vak of a value; "" when its type has no term."""
    soort = type(waarde)
    if isinstance(waarde, Contact):
        return f"contact/{waarde.id}"
    if isinstance(waarde, Instelling) and waarde.id.startswith(UITSTEL):
        return vak_van_uitstel(waarde.id.removeprefix(UITSTEL))
    if soort in ZONDER_TERMIJN:
        return ""
    groep, jaar = MET_TERMIJN[soort]
    return naam_van_vak(groep, jaar(waarde, gepland))
