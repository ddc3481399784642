"""Agreements: who does what before when, exactly one regiehouder, and what came of it."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from signaal.domain.ids import nieuw_id
from signaal.domain.model import Actie, ActieStand, Getypt, Lid
from signaal.fouten import GebruikFout
from signaal.usecases.bewaken import schone_velden
from signaal.usecases.bureau import Bureau
from signaal.usecases.intussen import Getoond, neem_over
from signaal.usecases.overlegreeks import leg_overleg_vast


@dataclass(frozen=True, slots=True)
class Actieinvoer:
    """A new agreement. ``collectief`` makes it an activity; ``voor_bestuur`` marks ``wat``.

    ``aanleiding`` is what sets it going when it is no day ("zodra de gemeente antwoordt").

    Without ``kernen`` it is about all of them, and every bestuur reads what is marked.
    """

    wat: str
    regiehouder: UUID | None = None
    voor: date | None = None
    overleg: UUID | None = None
    bundel: str = ""
    collectief: bool = False
    kernen: tuple[str, ...] = ()
    voor_bestuur: bool = False
    aanleiding: str = ""


@dataclass(frozen=True, slots=True)
class Actiewijziging:
    """What changes on an agreement; None leaves a field as it is.

    ``getoond`` is the agreement as the form showed it, see ``intussen``.
    """

    wat: str | None = None
    wat_voor_bestuur: bool | None = None
    regiehouder: UUID | None = None
    voor: date | None = None
    stand: ActieStand | None = None
    resultaat: str | None = None
    resultaat_voor_bestuur: bool | None = None
    nieuws: str | None = None
    nieuws_voor_bestuur: bool | None = None
    collectief: bool | None = None
    kernen: tuple[str, ...] | None = None
    aanleiding: str | None = None
    getoond: Getoond[Actie] | None = None


def voeg_actie_toe(bureau: Bureau, invoer: Actieinvoer) -> Actie:
    """Record an agreement; without a regiehouder it is the one who writes it down."""
    actie = maak_actie(bureau, invoer)
    with bureau.archive.schrijf("voeg_actie_toe", bureau.lid, bureau.nu()) as beurt:
        if actie.overleg is not None:
            leg_overleg_vast(bureau, beurt, actie.overleg)
        beurt.zet(actie)
    return actie


def maak_actie(bureau: Bureau, invoer: Actieinvoer) -> Actie:
    """The agreement, checked and not yet kept; GebruikFout says what is missing."""
    invoer = schone_velden(invoer, "wat", "aanleiding")
    if not invoer.wat:
        raise GebruikFout("Schrijf kort wat jullie afspreken.")
    regiehouder = invoer.regiehouder or bureau.lid
    if bureau.archive.een(Lid, regiehouder) is None:
        raise GebruikFout("Kies één regiehouder uit jullie team.")
    nu = bureau.nu()
    return Actie(
        id=nieuw_id(nu),
        wat=Getypt(invoer.wat).markeer(invoer.voor_bestuur),
        regiehouder=regiehouder,
        voor=invoer.voor,
        overleg=invoer.overleg,
        bundel=invoer.bundel,
        collectief=invoer.collectief,
        kernen=invoer.kernen,
        gemaakt=nu,
        gewijzigd=nu,
        aanleiding=Getypt(invoer.aanleiding),
    )


def wijzig_actie(bureau: Bureau, actie: UUID, wijziging: Actiewijziging) -> Actie:
    """Change, close or reopen an agreement; closing asks for a result."""
    w = schone_velden(wijziging, "wat", "resultaat", "nieuws", "aanleiding")
    with bureau.archive.schrijf("wijzig_actie", bureau.lid, bureau.nu()) as beurt:
        oud = beurt.een(Actie, actie)
        if oud is None:
            raise GebruikFout("Deze afspraak is er niet meer; kijk nog eens in de lijst.")
        nieuw = replace(
            oud,
            wat=oud.wat.bewerk(w.wat, w.wat_voor_bestuur),
            regiehouder=w.regiehouder or oud.regiehouder,
            voor=w.voor or oud.voor,
            stand=w.stand or oud.stand,
            resultaat=oud.resultaat.bewerk(w.resultaat, w.resultaat_voor_bestuur),
            nieuws=oud.nieuws.bewerk(w.nieuws, w.nieuws_voor_bestuur),
            collectief=oud.collectief if w.collectief is None else w.collectief,
            kernen=oud.kernen if w.kernen is None else w.kernen,
            aanleiding=oud.aanleiding.bewerk(w.aanleiding, None),
            gewijzigd=bureau.nu(),
        )
        nieuw = neem_over(w.getoond, nieuw, oud)
        if nieuw.stand is ActieStand.KLAAR and not nieuw.resultaat.tekst:
            raise GebruikFout("Schrijf kort wat het heeft opgeleverd; dan kan de afspraak dicht.")
        beurt.zet(nieuw)
    return nieuw


def verwijder_actie(bureau: Bureau, actie: UUID) -> None:
    """It was not agreed after all; only in the meeting that made it, as long as that is open."""
    with bureau.archive.schrijf("afspraak weggehaald", bureau.lid, bureau.nu()) as beurt:
        oud = beurt.een(Actie, actie)
        if oud is None or oud.verwijderd:
            raise GebruikFout("Deze afspraak is er niet meer; kijk nog eens in de lijst.")
        if oud.overleg is not None:
            leg_overleg_vast(bureau, beurt, oud.overleg)
        beurt.zet(replace(oud, verwijderd=True, gewijzigd=bureau.nu()))


def list_acties(bureau: Bureau, *, ook_gesloten: bool = False) -> tuple[Actie, ...]:
    """Agreements, those that are due first on top, without a day last."""
    acties = (
        a
        for a in bureau.archive.waar(Actie, verwijderd=False)
        if ook_gesloten or a.stand is ActieStand.OPEN
    )
    return tuple(sorted(acties, key=lambda a: (a.voor is None, a.voor or date.max, a.id)))
