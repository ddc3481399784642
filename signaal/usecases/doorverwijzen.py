"""Passing on: a signal or a bundle to a partner, with clocks, until there is an answer."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from signaal.domain.ids import nieuw_id
from signaal.domain.model import Getypt, Signaal
from signaal.domain.model_besluit import Doorverwijzing, DoorverwijzingStand, Partner
from signaal.domain.termijnen import Wachtenden, antwoord_voor, herindicatie_op, wie_wacht
from signaal.fouten import GebruikFout
from signaal.usecases.bewaken import schone_naam, schone_tekst, schone_velden
from signaal.usecases.bureau import Bureau
from signaal.usecases.hetzelfde import id_voor
from signaal.usecases.intussen import Getoond, neem_over
from signaal.usecases.overleg import lees_overleg

#: Partners that are offered as long as the team keeps no list of its own.
BEGINPARTNERS = (
    "Wmo-consulent",
    "Basisteam Jeugd & Gezin",
    "Huisarts of POH",
    "Welzijn",
    "GGD",
)
_WEG = "Deze doorverwijzing is er niet meer; kijk nog eens in de lijst."


@dataclass(frozen=True, slots=True)
class Doorverwijsinvoer:
    """What is passed on: a signal by its id, or a bundle of a meeting by its key; and the question.

    ``partner`` is the id of a partner, or a name that is put on the list.
    """

    partner: UUID | str
    vraag: str
    signaal: UUID | None = None
    overleg: UUID | None = None
    sleutel: str = ""


def list_partners(bureau: Bureau) -> tuple[Partner, ...]:
    """The partners in use, by name."""
    levend = (p for p in bureau.archive.alle(Partner) if not p.vervallen)
    return tuple(sorted(levend, key=lambda p: (p.naam.casefold(), p.id)))


def bewaar_partner(
    bureau: Bureau,
    naam: str,
    *,
    partner: UUID | None = None,
    vervallen: bool = False,
    getoond: Getoond[Partner] | None = None,
) -> Partner:
    """A new partner, or ``partner`` changed; GebruikFout when the name is taken.

    ``getoond`` is what the form showed, see ``intussen``.
    """
    naam = schone_naam(naam, "een naam voor de partner")
    if any(p.naam.casefold() == naam.casefold() and p.id != partner for p in list_partners(bureau)):
        raise GebruikFout(f"{naam} staat al op de lijst; er is niets veranderd.")
    with bureau.archive.schrijf("partner bewaard", bureau.lid, bureau.nu()) as beurt:
        nieuw = Partner(partner or _partner_id(bureau, naam), naam, vervallen)
        nieuw = neem_over(getoond, nieuw, beurt.een(Partner, nieuw.id))
        beurt.zet(nieuw)
    return nieuw


def verwijs_door(bureau: Bureau, invoer: Doorverwijsinvoer) -> Doorverwijzing:
    """Pass on and start the clocks; the paper to hand over is made from the outcome."""
    invoer = schone_velden(invoer, "vraag")
    if not invoer.vraag:
        raise GebruikFout("Schrijf kort wat je van de partner vraagt; er is niets doorgegeven.")
    partner, nieuwe = _partner(bureau, invoer.partner)
    vandaag = bureau.vandaag()
    doorverwijzing = replace(
        _onderwerp(bureau, invoer),
        partner=partner.id,
        datum=vandaag,
        vraag=Getypt(invoer.vraag),
        antwoord_voor=antwoord_voor(vandaag),
        herindicatie_op=herindicatie_op(vandaag),
    )
    with bureau.archive.schrijf("doorverwezen", bureau.lid, bureau.nu()) as beurt:
        if nieuwe:
            beurt.zet(partner)
        beurt.zet(doorverwijzing)
    return doorverwijzing


def koppel_terug(bureau: Bureau, doorverwijzing: UUID, antwoord: str) -> Doorverwijzing:
    """The partner answered: this closes the referral. Closing asks what the answer was.

    GebruikFout when a colleague wrote down an answer already.
    """
    antwoord = schone_naam(antwoord, "kort wat de partner antwoordde")
    return _wijzig(
        bureau,
        "teruggekoppeld",
        doorverwijzing,
        eis=_zonder_antwoord,
        stand=DoorverwijzingStand.TERUGGEKOPPELD,
        terugkoppeling=Getypt(antwoord),
        teruggekoppeld_op=bureau.vandaag(),
    )


def trek_doorverwijzing_in(bureau: Bureau, doorverwijzing: UUID) -> Doorverwijzing:
    """It need not be passed on after all.

    GebruikFout when a colleague wrote down an answer already.
    """
    return _wijzig(
        bureau,
        "doorverwijzing ingetrokken",
        doorverwijzing,
        eis=_zonder_antwoord,
        stand=DoorverwijzingStand.INGETROKKEN,
    )


def heropen_doorverwijzing(
    bureau: Bureau, doorverwijzing: UUID, antwoord: str = ""
) -> Doorverwijzing:
    """Undo of both: it waits for an answer again. ``antwoord`` is the one that is taken back.

    GebruikFout when the answer of a colleague stands there by now.
    """
    mijn = " ".join(schone_tekst(antwoord).split())

    def eis(er: Doorverwijzing) -> None:
        _zonder_antwoord(er, mijn)

    return _wijzig(
        bureau,
        "doorverwijzing heropend",
        doorverwijzing,
        eis=eis,
        stand=DoorverwijzingStand.OPEN,
        terugkoppeling=Getypt(),
        teruggekoppeld_op=None,
    )


def bevestig_herindicatie(bureau: Bureau, doorverwijzing: UUID) -> Doorverwijzing:
    """Looked at again after half a year; the next look is half a year from today."""
    return _wijzig(
        bureau,
        "opnieuw bekeken",
        doorverwijzing,
        herindicatie_op=herindicatie_op(bureau.vandaag()),
    )


def sluit_herindicatie(bureau: Bureau, doorverwijzing: UUID) -> Doorverwijzing:
    """It does not fit any more, or is over: no new look is asked for."""
    return _wijzig(bureau, "niet meer opnieuw bekijken", doorverwijzing, herindicatie_op=None)


def zet_herindicatie(bureau: Bureau, doorverwijzing: UUID, dag: date | None) -> Doorverwijzing:
    """Undo of both: to be looked at again on ``dag``."""
    return _wijzig(bureau, "herindicatie teruggezet", doorverwijzing, herindicatie_op=dag)


def lees_wachtenden(bureau: Bureau) -> Wachtenden:
    """Referrals that ask for something today."""
    return wie_wacht(bureau.archive.alle(Doorverwijzing), bureau.vandaag())


def doorverwijzingen_van(
    bureau: Bureau, signaal: UUID | None = None, sleutels: Iterable[str] = ()
) -> tuple[Doorverwijzing, ...]:
    """What was passed on about a signal or about these bundle keys, latest first."""
    gezocht = frozenset(sleutels)
    passend = (
        d
        for d in bureau.archive.waar(Doorverwijzing, verwijderd=False)
        if (signaal is not None and d.signaal == signaal) or d.sleutel in gezocht
    )
    return tuple(sorted(passend, key=lambda d: (d.datum, d.id), reverse=True))


def _partner(bureau: Bureau, gekozen: UUID | str) -> tuple[Partner, bool]:
    """The partner, and whether it is new on the list."""
    if isinstance(gekozen, UUID):
        partner = bureau.archive.een(Partner, gekozen)
        if partner is None:
            raise GebruikFout("Deze partner staat niet op jullie lijst; kies een andere.")
        return partner, False
    naam = schone_naam(gekozen, "aan wie je het doorgeeft")
    for partner in list_partners(bureau):
        if partner.naam.casefold() == naam.casefold():
            return partner, False
    return Partner(_partner_id(bureau, naam), naam), True


def _partner_id(bureau: Bureau, naam: str) -> UUID:
    """One partner, also when two laptops put it on the list; who was taken off comes back."""
    klein = naam.casefold()
    return id_voor(bureau, Partner, lambda er: er.naam.casefold() == klein, "partner", klein)


def _onderwerp(bureau: Bureau, invoer: Doorverwijsinvoer) -> Doorverwijzing:
    """What it is about, with everything else still to be filled in."""
    leeg = Doorverwijzing(
        id=nieuw_id(bureau.nu()),
        partner=UUID(int=0),
        datum=bureau.vandaag(),
        naam=Getypt(),
        vraag=Getypt(),
        antwoord_voor=bureau.vandaag(),
    )
    if invoer.signaal is not None:
        signaal = bureau.archive.een(Signaal, invoer.signaal)
        if signaal is None or signaal.verwijderd:
            raise GebruikFout("Dit signaal is er niet meer; er is niets doorgegeven.")
        return replace(
            leeg,
            naam=Getypt(signaal.tekst),
            signaal=signaal.id,
            themas=signaal.themas,
            kernen=(signaal.kern,),
        )
    if invoer.overleg is None:
        raise GebruikFout("Kies eerst een signaal of een bundel om door te geven.")
    punt = lees_overleg(bureau, invoer.overleg).concept.punt(invoer.sleutel)
    if punt is None:
        raise GebruikFout("Dit punt staat niet meer op de agenda; kijk nog eens in de lijst.")
    return replace(
        leeg,
        naam=punt.titel,
        sleutel=punt.sleutel,
        overleg=invoer.overleg,
        themas=punt.bundel.themas if punt.bundel else (),
        kernen=punt.bundel.kernen if punt.bundel else (),
    )


def _zonder_antwoord(er: Doorverwijzing, mijn: str = "") -> None:
    """By the text: withdrawn on one laptop and answered on another, it is both."""
    if er.terugkoppeling.tekst not in ("", mijn):
        raise GebruikFout(
            "Een collega schreef het antwoord al op; er is niets veranderd. Kijk wat er staat."
        )


def _wijzig(
    bureau: Bureau,
    handeling: str,
    id_: UUID,
    *,
    eis: Callable[[Doorverwijzing], None] | None = None,
    **anders: Any,
) -> Doorverwijzing:
    with bureau.archive.schrijf(handeling, bureau.lid, bureau.nu()) as beurt:
        oud = beurt.een(Doorverwijzing, id_)
        if oud is None or oud.verwijderd:
            raise GebruikFout(_WEG)
        if eis is not None:  # in the turn: a colleague's may have come in just now
            eis(oud)
        nieuw = replace(oud, **anders)
        beurt.zet(nieuw)
    return nieuw
