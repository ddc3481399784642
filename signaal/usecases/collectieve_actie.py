"""A collective action as a small record beside its agreement: goal, partners, turnout, lesson."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal
from uuid import UUID

from signaal.domain.model import LEEG, Actie
from signaal.domain.model_besluit import Besluit, CollectieveActie, besluit_id
from signaal.fouten import GebruikFout
from signaal.usecases.bewaken import schone_velden
from signaal.usecases.bureau import Bureau
from signaal.usecases.intussen import Getoond, neem_over

_BUDGET, _OPKOMST = 1_000_000, 100_000


@dataclass(frozen=True, slots=True)
class Activiteitinvoer:
    """What is told about an activity; None leaves a field as it is. ``budget`` in whole euros.

    ``onbekend`` names what is not known after all: that is emptied. ``getoond`` are the record and
    its agreement as the form showed them, see ``intussen``.
    """

    doel: str | None = None
    doel_voor_bestuur: bool | None = None
    partners: tuple[str, ...] | None = None
    organisator: str | None = None
    datum: date | None = None
    plaats: str | None = None
    plaats_voor_bestuur: bool | None = None
    budget: int | None = None
    opkomst: int | None = None
    les: str | None = None
    les_voor_bestuur: bool | None = None
    nieuws: str | None = None
    nieuws_voor_bestuur: bool | None = None
    onbekend: frozenset[Literal["datum", "budget", "opkomst"]] = frozenset()
    getoond: tuple[Getoond[CollectieveActie], Getoond[Actie]] | None = None


def lees_collectieve_actie(bureau: Bureau, actie: UUID) -> CollectieveActie:
    """What was told about this activity; an empty record when nothing was told yet."""
    gevonden = bureau.archive.een(CollectieveActie, actie)
    if gevonden is None or gevonden.verwijderd:
        return CollectieveActie(actie)
    return gevonden


def bewaar_collectieve_actie(
    bureau: Bureau, actie: UUID, invoer: Activiteitinvoer
) -> CollectieveActie:
    """Keep what is known now; the agreement becomes an activity when it was none.

    News (``nieuws``) is kept with the agreement: there the board edition reads it.
    """
    w = schone_velden(invoer, "doel", "organisator", "plaats", "les", "nieuws")
    _eis_getal("budget", w.budget, _BUDGET)
    _eis_getal("opkomst", w.opkomst, _OPKOMST)
    partners = (
        w.partners if w.partners is None else tuple(p.strip() for p in w.partners if p.strip())
    )
    with bureau.archive.schrijf("collectieve actie bewaard", bureau.lid, bureau.nu()) as beurt:
        afspraak = beurt.een(Actie, actie)
        if afspraak is None or afspraak.verwijderd:
            raise GebruikFout("Deze afspraak is er niet meer; er is niets bewaard.")
        oud = beurt.een(CollectieveActie, actie)
        if oud is None or oud.verwijderd:
            oud = CollectieveActie(actie, themas=_themas(bureau, afspraak))
            beurt.begin(oud)
        nieuw = replace(
            oud,
            doel=oud.doel.bewerk(w.doel, w.doel_voor_bestuur),
            partners=oud.partners if partners is None else partners,
            organisator=oud.organisator if w.organisator is None else w.organisator,
            datum=None if "datum" in w.onbekend else w.datum or oud.datum,
            plaats=oud.plaats.bewerk(w.plaats, w.plaats_voor_bestuur),
            budget=_getal(oud.budget, w.budget, weg="budget" in w.onbekend),
            opkomst=_getal(oud.opkomst, w.opkomst, weg="opkomst" in w.onbekend),
            les=oud.les.bewerk(w.les, w.les_voor_bestuur),
        )
        nieuws = afspraak.nieuws.bewerk(w.nieuws, w.nieuws_voor_bestuur)
        erbij = replace(afspraak, collectief=True, nieuws=nieuws, gewijzigd=bureau.nu())
        if w.getoond is not None:
            nieuw = neem_over(w.getoond[0], nieuw, oud)
            erbij = neem_over(w.getoond[1], erbij, afspraak)
        beurt.zet(nieuw)
        beurt.zet(erbij)
    return nieuw


def _themas(bureau: Bureau, afspraak: Actie) -> tuple[str, ...]:
    """The themes of the decision the agreement came from."""
    if afspraak.overleg is None or not afspraak.bundel:
        return ()
    besluit = bureau.archive.een(Besluit, besluit_id(afspraak.overleg, afspraak.bundel))
    return besluit.themas if besluit else ()


def _getal(oud: int | None, nieuw: int | None, *, weg: bool) -> int | None:
    return None if weg else oud if nieuw is None else nieuw


def _eis_getal(wat: str, getal: int | None, hoogstens: int) -> None:
    if getal is not None and not 0 <= getal <= hoogstens:
        grens = f"{hoogstens:,}".replace(",", ".")
        raise GebruikFout(f"Vul bij {wat} een getal van 0 tot {grens} in; er is niets bewaard.")


def zonder_verslag(actie: CollectieveActie, vandaag: date) -> bool:
    """Whether the day has passed and nobody wrote what came of it yet."""
    voorbij = actie.datum is not None and actie.datum < vandaag
    return voorbij and actie.opkomst is None and actie.les == LEEG
