"""Verslag, actielijst and overdracht on paper: made and guarded."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from signaal import exchange
from signaal.domain.agenda import ActieRegel
from signaal.domain.concept_agenda import Conceptpunt
from signaal.domain.model import Actie, ActieStand, Lid, Signaal, Team
from signaal.domain.model_besluit import (
    Doorverwijzing,
    DoorverwijzingStand,
    Papiersoort,
    Partner,
    SoortBesluit,
)
from signaal.domain.stuk import Stuk
from signaal.domain.verslag import Actielijst, Overdracht, Verslag, Verslagpunt, Wachtregel
from signaal.fouten import GebruikFout
from signaal.usecases.acties import list_acties
from signaal.usecases.besluiten import lees_verloop
from signaal.usecases.bureau import Bureau
from signaal.usecases.overleg import Overlegbeeld, lees_overleg
from signaal.usecases.papier import TRIO, Papier
from signaal.usecases.wacht import Plek, bewaak_papier


def maak_verslag(bureau: Bureau, overleg: UUID | None = None) -> Papier:
    """What was decided at a meeting (None: the next one), for the trio."""
    beeld = lees_overleg(bureau, overleg)
    stuk = exchange.verslag_stuk(verslag(bureau, beeld))
    naam = f"Verslag {beeld.overleg.datum:%Y-%m-%d}.pdf"
    return _papier(bureau, stuk, Papiersoort.VERSLAG, naam, overleg=beeld.overleg.id)


def maak_actielijst(bureau: Bureau) -> Papier:
    """Everything that is open, per regiehouder."""
    stuk = exchange.actielijst_stuk(actielijst(bureau))
    naam = f"Actielijst {bureau.vandaag():%Y-%m-%d}.pdf"
    return _papier(bureau, stuk, Papiersoort.ACTIELIJST, naam)


def maak_overdracht(bureau: Bureau, doorverwijzing: UUID) -> Papier:
    """One A4 for the partner of this referral.

    A signal comes with its text; of a bundle only how many signals there are goes out.
    """
    waarde = bureau.archive.een(Doorverwijzing, doorverwijzing)
    if waarde is None or waarde.verwijderd:
        raise GebruikFout("Deze doorverwijzing is er niet meer; er is niets gemaakt.")
    blad = overdracht(bureau, waarde)
    stuk = exchange.overdracht_stuk(blad)
    naam = f"Overdracht {waarde.datum:%Y-%m-%d} {blad.partner}.pdf"
    soort = Papiersoort.OVERDRACHT
    return _papier(bureau, stuk, soort, naam, aan=blad.partner, overleg=waarde.overleg)


def verslag(bureau: Bureau, beeld: Overlegbeeld) -> Verslag:
    """The report as values."""
    leden = [lid for lid in beeld.leden.values() if not lid.vertrokken]
    return Verslag(
        team=beeld.team.naam,
        overleg=beeld.overleg,
        vandaag=beeld.vandaag,
        aanwezig=tuple(lid.naam for lid in leden if lid.id in beeld.overleg.aanwezig),
        afwezig=tuple(lid.naam for lid in leden if lid.id not in beeld.overleg.aanwezig),
        punten=tuple(
            _verslagpunt(bureau, beeld, nummer, punt)
            for nummer, punt in enumerate(_behandeld(beeld), start=1)
        ),
        volgende=beeld.volgende.datum,
        heropend=beeld.overleg.heropend.tekst,
    )


def actielijst(bureau: Bureau) -> Actielijst:
    """What is open, per regiehouder in the order of the team, soonest first."""
    namen = {lid.id: lid.naam for lid in bureau.archive.alle(Lid)}
    plaats = {lid: nummer for nummer, lid in enumerate(namen)}
    acties = sorted(
        list_acties(bureau), key=lambda a: (plaats.get(a.regiehouder, len(plaats)), _laatst(a))
    )
    partners = {p.id: p.naam for p in bureau.archive.alle(Partner)}
    wacht = sorted(
        (
            d
            for d in bureau.archive.waar(Doorverwijzing, verwijderd=False)
            if d.stand is DoorverwijzingStand.OPEN
        ),
        key=lambda d: (d.antwoord_voor, d.id),
    )
    return Actielijst(
        team=bureau.archive.alle(Team)[0].naam,
        vandaag=bureau.vandaag(),
        acties=tuple(_actieregel(a, namen) for a in acties),
        wacht=tuple(
            Wachtregel(d.naam.tekst, partners.get(d.partner, ""), d.datum, d.antwoord_voor)
            for d in wacht
        ),
    )


def overdracht(bureau: Bureau, d: Doorverwijzing) -> Overdracht:
    """The hand-over as values."""
    archive = bureau.archive
    beeld = lees_overleg(bureau, d.overleg)
    partner, mij = archive.een(Partner, d.partner), archive.een(Lid, bureau.lid)
    return Overdracht(
        team=beeld.team.naam,
        partner=partner.naam if partner else "",
        datum=d.datum,
        onderwerp=d.naam.tekst,
        kernen=tuple(beeld.kernnamen.get(k, k) for k in d.kernen),
        wat=tuple(_waarover(bureau, beeld, d)),
        vraag=d.vraag.tekst,
        van=f"{mij.naam}, {mij.discipline.label}" if mij else "",
        antwoord_voor=d.antwoord_voor,
        herindicatie_op=d.herindicatie_op,
    )


def _waarover(bureau: Bureau, beeld: Overlegbeeld, d: Doorverwijzing) -> Iterator[str]:
    themas = [beeld.themas[t].naam for t in d.themas if t in beeld.themas]
    if themas:
        yield f"Thema: {', '.join(themas)}"
    if d.signaal is not None:
        signaal = bureau.archive.een(Signaal, d.signaal)
        if signaal is not None and signaal.gedaan:
            yield f"Al gedaan: {signaal.gedaan}"
        return
    punt = beeld.concept.punt(d.sleutel)
    if punt is not None and punt.bundel is not None:
        aantal = punt.bundel.aantal
        yield f"{aantal} {'signaal' if aantal == 1 else 'signalen'} in de laatste periode"


def _papier(
    bureau: Bureau,
    stuk: Stuk,
    soort: Papiersoort,
    naam: str,
    *,
    aan: str = TRIO,
    overleg: UUID | None = None,
) -> Papier:
    plekken = [Plek(tekst, "", "", "een tekst van jullie") for tekst in stuk.teksten()]
    let_op = bewaak_papier(bureau, stuk.teksten(), plekken, streng=False)
    bestandsnaam = exchange.veilige_bestandsnaam(naam)
    return Papier(exchange.render(stuk), soort, aan, bestandsnaam, let_op, overleg)


def _behandeld(beeld: Overlegbeeld) -> Iterator[Conceptpunt]:
    """The items of the agenda, and what was decided about a bundle that had no item."""
    yield from beeld.concept.punten
    op_agenda = {p.sleutel for p in beeld.concept.punten}
    for sleutel in beeld.besluiten:
        punt = beeld.concept.punt(sleutel)
        if sleutel not in op_agenda and punt is not None:
            yield punt


def _verslagpunt(
    bureau: Bureau, beeld: Overlegbeeld, nummer: int, punt: Conceptpunt
) -> Verslagpunt:
    besluit = beeld.besluiten.get(punt.sleutel)
    namen = {lid.id: lid.naam for lid in beeld.leden.values()}
    eigen = (a for a in beeld.acties if _is_van(a, beeld, punt))
    return Verslagpunt(
        nummer=nummer,
        titel=punt.titel.tekst,
        aantal=punt.bundel.aantal if punt.bundel else None,
        besluit=besluit.soort.label if besluit else "",
        reden=besluit.reden.tekst if besluit else "",
        afwijkend=besluit.afwijkend.tekst if besluit else "",
        notitie=punt.notitie.tekst,
        verloop=_verloop(bureau, beeld, punt),
        acties=tuple(_actieregel(a, namen) for a in sorted(eigen, key=_laatst)),
    )


def _verloop(bureau: Bureau, beeld: Overlegbeeld, punt: Conceptpunt) -> str:
    """Before and after, for what was taken up together before."""
    terug = punt.terugkeer
    if terug is None or terug.besluit.soort is not SoortBesluit.COLLECTIEVE_ACTIE:
        return ""
    gemeten = lees_verloop(bureau, beeld, punt.sleutel).voor_en_na
    return gemeten.zin if gemeten else ""


def _is_van(actie: Actie, beeld: Overlegbeeld, punt: Conceptpunt) -> bool:
    return actie.overleg == beeld.overleg.id and actie.bundel == punt.sleutel


def _actieregel(actie: Actie, namen: dict[UUID, str]) -> ActieRegel:
    klaar = actie.stand is not ActieStand.OPEN
    return ActieRegel(
        wat=actie.wat.tekst,
        regiehouder=namen.get(actie.regiehouder, ""),
        voor=None if klaar else actie.voor,
        stand=actie.stand.value,
        resultaat=actie.resultaat.tekst,
        aanleiding=actie.aanleiding.tekst,
    )


def _laatst(actie: Actie) -> tuple[bool, date, UUID]:
    return actie.voor is None, actie.voor or date.max, actie.id
