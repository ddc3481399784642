"""Who is still owed an answer, and telling them."""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from signaal.domain.model import Overleg, Signaal, Zoekvraag
from signaal.domain.model_besluit import Besluit, Terugmelding
from signaal.domain.terugmelden import MELDERS, TERUG, Schuld, wie_wacht_op_antwoord
from signaal.fouten import GebruikFout
from signaal.usecases.bureau import Bureau


def lees_schulden(bureau: Bureau) -> tuple[Schuld, ...]:
    """Signals whose source has not heard what was decided, however long ago that was."""
    archive = bureau.archive
    dagen = {o.id: o.datum for o in archive.alle(Overleg)}
    besluiten = [(dagen[b.overleg], b) for b in archive.alle(Besluit) if b.overleg in dagen]
    if not besluiten:
        return ()
    begin = min(dag for dag, _ in besluiten) - TERUG
    bronnen = sorted({b for m in MELDERS for b in (m, m.capitalize(), m.upper())})
    vraag = Zoekvraag(bronnen=tuple(bronnen), van=begin)
    signalen = archive.signalen.zoek(vraag, aantal=archive.signalen.tel(vraag))
    return wie_wacht_op_antwoord(signalen, besluiten, archive.alle(Terugmelding))


def meld_terug(bureau: Bureau, signalen: Iterable[UUID]) -> None:
    """The source of these heard it today; all together or not at all."""
    with bureau.archive.schrijf("teruggemeld", bureau.lid, bureau.nu()) as beurt:
        for signaal in signalen:
            if beurt.een(Signaal, signaal) is None:
                raise GebruikFout("Dit signaal is er niet meer; er is niets veranderd.")
            er = beurt.een(Terugmelding, signaal)
            if er is None or er.verwijderd:  # else a colleague told it already: that stands
                beurt.zet(Terugmelding(signaal, bureau.vandaag(), bureau.lid))


def trek_terugmelding_in(bureau: Bureau, signalen: Iterable[UUID]) -> None:
    """Undo: the source was not told after all."""
    with bureau.archive.schrijf("terugmelding ingetrokken", bureau.lid, bureau.nu()) as beurt:
        for signaal in signalen:
            oud = beurt.een(Terugmelding, signaal)
            if oud is None:
                raise GebruikFout("Dit was nog niet teruggemeld; er is niets veranderd.")
            beurt.zet(replace(oud, verwijderd=True))
