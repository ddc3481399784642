"""The series of meetings: which one is next, which day it really is, and moving it."""

from dataclasses import replace
from datetime import date, time
from uuid import UUID

from signaal import exchange
from signaal.domain.model import Overleg, OverlegStand, Team
from signaal.domain.periode import Reeks, maak_reeks
from signaal.fouten import GebruikFout
from signaal.storage.schrijfbeurt import Schrijfbeurt
from signaal.usecases.bewaken import HOOGSTENS_NAAM, schone_tekst, weiger_stop
from signaal.usecases.bureau import Bureau
from signaal.usecases.intussen import Getoond, neem_over


def lees_reeks(bureau: Bureau) -> Reeks:
    """The series of this team, with what people recorded and the Dutch feast days avoided."""
    team = bureau.archive.alle(Team)[0]
    vastgelegd = bureau.archive.alle(Overleg)
    jaar = bureau.vandaag().year
    feestdagen = exchange.feestdagen(min(team.overleg_anker.year, jaar), jaar + 2)
    return maak_reeks(team, vastgelegd, feestdagen)


def volgend_overleg(bureau: Bureau) -> Overleg:
    """The meeting that is being prepared: today's or the next one."""
    return lees_reeks(bureau).volgend(bureau.vandaag())


def komend_overleg(bureau: Bureau) -> Overleg:
    """The next meeting that is still to be held: today's, unless it was closed already."""
    reeks = lees_reeks(bureau)
    nummer = reeks.nummer_op_of_na(bureau.vandaag())
    while reeks.overleg(nummer).stand is OverlegStand.AFGESLOTEN:
        nummer += 1
    return reeks.overleg(nummer)


def list_overleggen(bureau: Bureau, terug: int = 4, vooruit: int = 8) -> tuple[Overleg, ...]:
    """Meetings around today, oldest first."""
    reeks = lees_reeks(bureau)
    nu = reeks.nummer_op_of_na(bureau.vandaag())
    return tuple(reeks.overleg(n) for n in range(nu - terug, nu + vooruit + 1))


def overleg_op(bureau: Bureau, dag: date) -> Overleg:
    """The meeting held on ``dag``; GebruikFout names the nearest ones when there is none."""
    reeks = lees_reeks(bureau)
    nummer = reeks.op_dag(dag)
    if nummer is None:
        na = reeks.nummer_op_of_na(dag)
        raise GebruikFout(
            f"Op {dag:%d-%m-%Y} is er geen overleg; de dichtstbijzijnde zijn "
            f"{reeks.overleg(na - 1).datum:%d-%m-%Y} en {reeks.overleg(na).datum:%d-%m-%Y}."
        )
    return reeks.overleg(nummer)


def nummer_van(reeks: Reeks, overleg: UUID, vandaag: date) -> int:
    """The number of a meeting in its series."""
    nummer = reeks.nummer_van(overleg, vandaag)
    if nummer is None:
        raise GebruikFout("Dit overleg hoort niet bij jullie reeks; kies een ander overleg.")
    return nummer


def leg_overleg_vast(bureau: Bureau, beurt: Schrijfbeurt, overleg: UUID) -> None:
    """Record a meeting as it stands, in the same write as the first thing decided about it.

    From then on its day no longer follows the series: who prepared for Friday meets on Friday. A
    meeting that was closed is locked: GebruikFout.
    """
    vast = beurt.een(Overleg, overleg)
    if vast is None:
        reeks = lees_reeks(bureau)
        beurt.begin(reeks.overleg(nummer_van(reeks, overleg, bureau.vandaag())))
    else:
        eis_open(vast)


def eis_open(overleg: Overleg) -> None:
    """GebruikFout when this meeting was closed: what was agreed there stays as it was agreed."""
    if overleg.stand is OverlegStand.AFGESLOTEN:
        raise GebruikFout(
            "Dit overleg is afgesloten; er is niets veranderd. Heropen het eerst en zeg waarom."
        )


def verzet_overleg(
    bureau: Bureau,
    overleg: UUID,
    *,
    datum: date | None = None,
    tijd: time | None = None,
    plaats: str | None = None,
    getoond: Getoond[Overleg] | None = None,
) -> Overleg:
    """Move one meeting, or change its time or place; the rest of the series stays.

    A new day must lie between the meetings around it, so that periods keep their order.
    ``getoond`` is the meeting as the form showed it, see ``intussen``.
    """
    reeks = lees_reeks(bureau)
    nummer = nummer_van(reeks, overleg, bureau.vandaag())
    oud = reeks.overleg(nummer)
    eis_open(oud)
    if datum is not None:
        vroegst, laatst = reeks.overleg(nummer - 1).datum, reeks.overleg(nummer + 1).datum
        if not vroegst < datum < laatst:
            raise GebruikFout(
                f"Kies een dag na {vroegst:%d-%m-%Y} en voor {laatst:%d-%m-%Y}: "
                "dan liggen de vorige en de volgende keer."
            )
    if plaats is not None:
        plaats = schone_tekst(plaats, HOOGSTENS_NAAM)
        weiger_stop(plaats=plaats)
    with bureau.archive.schrijf("verzet_overleg", bureau.lid, bureau.nu()) as beurt:
        beurt.begin(oud)
        oud = beurt.een(Overleg, overleg) or oud
        eis_open(oud)
        nieuw = replace(
            oud,
            datum=datum or oud.datum,
            tijd=tijd or oud.tijd,
            plaats=oud.plaats if plaats is None else plaats,
        )
        nieuw = neem_over(getoond, nieuw, oud)
        beurt.zet(nieuw)
    return nieuw
