"""Which *vak* (compartment) a stored value is kept in: what expires together lies together.

A vak is a kind of data and a calendar year, such as ``signaal/2026``. What the journal says of a
value in a vak rests sealed under a content key of that vak, so that destroying the key destroys
every copy of it. This page is the whole rule: each stored type stands in exactly one of the two
tables below. Two have a vak of their own: a contact, for it goes when its call closes, and the
reason why something is kept longer, for it goes with what it is about.

A laptop that reads along gets no contacts and no notes. What only members read lies in a vak beside
the one of its year, ``leden/overleg/2026``, whose keys it is never given.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, TypeAlias
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
#: Plain values by the name of their field.
Velden: TypeAlias = Mapping[str, Any]


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

#: Values that only members read: what colleagues ask each other, raw lines of somebody's list.
ALLEEN_LEDEN: frozenset[type] = frozenset({Collegavraag, Importvraag})
#: Fields that only members read, of values that everybody reads.
NOTITIES: Mapping[type, frozenset[str]] = {
    Agendapunt: frozenset({"notitie"}),
    Nabelpoging: frozenset({"notitie"}),
}
#: Stored in the name of a vak: never respelled.
_LEDEN, _CONTACT = "leden/", "contact/"
_MET_LEDENVAK = frozenset(MET_TERMIJN[soort][0] for soort in (*ALLEEN_LEDEN, *NOTITIES))


def naam_van_vak(groep: Groep, jaar: int) -> str:
    """How a vak is called, also in the journal."""
    return f"{groep.value}/{jaar:04}"


def vak_van_contact(id_: UUID) -> str:
    """Where it is kept whom to call back about a signal."""
    return f"{_CONTACT}{id_}"


def vak_van_uitstel(sleutel: str) -> str:
    """Where it is kept why ``sleutel`` (a signal, a line of the list) was not destroyed yet."""
    return f"uitstel/{sleutel}"


def ledenvak(vak: str) -> str:
    """What lies beside ``vak``, for members only."""
    return _LEDEN + vak


def is_ledenvak(vak: str) -> bool:
    """Whether this lies beside the vak of a year."""
    return vak.startswith(_LEDEN)


def open_vak(vak: str) -> str:
    """The vak of the year that this is, or lies beside."""
    return vak.removeprefix(_LEDEN)


def alleen_voor_leden(vak: str) -> bool:
    """Whether a laptop that reads along stays out of this vak."""
    return vak.startswith((_LEDEN, _CONTACT))


def met_ledenvakken(vakken: Iterable[str]) -> set[str]:
    """These, and what lies beside them: it goes with them."""
    alle = set(vakken)
    groepen = {groep.value for groep in _MET_LEDENVAK}
    return alle | {ledenvak(vak) for vak in alle if vak.partition("/")[0] in groepen}


def vak_van(waarde: object, gepland: Gepland) -> str:
    """The vak of a value; "" when its type has no term."""
    soort = type(waarde)
    if isinstance(waarde, Contact):
        return vak_van_contact(waarde.id)
    if isinstance(waarde, Instelling) and waarde.id.startswith(UITSTEL):
        return vak_van_uitstel(waarde.id.removeprefix(UITSTEL))
    if soort in ZONDER_TERMIJN:
        return ""
    groep, jaar = MET_TERMIJN[soort]
    vak = naam_van_vak(groep, jaar(waarde, gepland))
    return ledenvak(vak) if soort in ALLEEN_LEDEN else vak


def verdeeld(
    soort: type, vak: str, gezegd: Velden, heel: Velden | None
) -> Iterator[tuple[str, Velden, Velden]]:
    """Per vak in which a value in ``vak`` is told: the fields that are said there, and the content.

    The content is what is said, or with ``heel`` all that lies there, so that it stands alone.
    """
    apart = NOTITIES.get(soort)
    if apart is None:
        yield vak, gezegd, heel or gezegd
        return
    for waar, hoort_hier in (
        (vak, lambda veld: veld not in apart),
        (ledenvak(vak), apart.__contains__),
    ):
        zegt = {veld: x for veld, x in gezegd.items() if hoort_hier(veld)}
        alles = {veld: x for veld, x in (heel or {}).items() if hoort_hier(veld)}
        if zegt or alles:
            yield waar, zegt, {"id": heel["id"]} | alles | zegt if heel else zegt
