"""What the lists of the team have in common: kept, looked up, names that nobody else has."""

from typing import Any, TypeVar
from uuid import UUID

from signaal.fouten import GebruikFout
from signaal.usecases.bewaken import HOOGSTENS_NAAM, schone_naam, schone_tekst, weiger_stop
from signaal.usecases.bureau import Bureau
from signaal.usecases.intussen import Getoond, neem_over

T = TypeVar("T")


def bewaar(bureau: Bureau, handeling: str, waarde: T, getoond: Getoond[T] | None = None) -> T:
    """Keep ``waarde``, with what a form left as it was as it stands now; see ``intussen``."""
    ding: Any = waarde
    with bureau.archive.schrijf(handeling, bureau.lid, bureau.nu()) as beurt:
        nieuw = neem_over(getoond, waarde, beurt.een(type(waarde), ding.id))
        beurt.zet(nieuw)
    return nieuw


def bestaand(bureau: Bureau, soort: type[T], id_: UUID | str, wat: str) -> T:
    """What has this id; GebruikFout when ``wat`` ("Dit thema") is not there."""
    waarde = bureau.archive.een(soort, id_)
    if waarde is None:
        raise GebruikFout(f"{wat} is er niet (meer); er is niets veranderd.")
    return waarde


def korte_tekst(tekst: str) -> str:
    """A clean text of one line at most; refused when it holds a *stop* finding."""
    schoon = schone_tekst(tekst, HOOGSTENS_NAAM)
    weiger_stop(tekst=schoon)
    return schoon


def unieke_naam(
    naam: str, wat: str, bezet: dict[str, str] | dict[str, UUID], eigen: str | UUID | None
) -> str:
    """The clean name, when nobody else of its kind has it."""
    schoon = schone_naam(naam, f"een naam voor {wat}")
    for ander, id_ in bezet.items():
        if ander.casefold() == schoon.casefold() and id_ != eigen:
            raise GebruikFout(f"Er is al {wat.split()[-1]} met de naam {schoon}; niets veranderd.")
    return schoon
