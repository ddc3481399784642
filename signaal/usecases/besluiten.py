"""What the trio decides about an item, and what earlier decisions came to."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from signaal.domain.concept_agenda import Conceptpunt
from signaal.domain.model import LEEG, Actie, Overleg
from signaal.domain.model_besluit import Besluit, SoortBesluit, besluit_id
from signaal.domain.voor_en_na import VoorEnNa, vergelijk
from signaal.fouten import GebruikFout
from signaal.storage.schrijfbeurt import Schrijfbeurt
from signaal.usecases.acties import Actieinvoer, maak_actie
from signaal.usecases.bewaken import schone_velden
from signaal.usecases.bureau import Bureau
from signaal.usecases.intussen import Getoond, IntussenFout, neem_over
from signaal.usecases.overleg import Overlegbeeld, lees_overleg, lees_tellingen
from signaal.usecases.overlegreeks import leg_overleg_vast

#: Of a decision: the item as it stood when it was taken, and when that was.
_ZOALS_HET_TOEN_STOND = frozenset({"naam", "themas", "kernen", "aantal", "genomen"})


@dataclass(frozen=True, slots=True)
class Besluitinvoer:
    """A decision as it is typed; ``afwijkend`` is what one of the three saw differently.

    None leaves a text as it was; ``reden_voor_bestuur`` sets or takes off its mark. ``getoond`` is
    what the form showed (None in it: nothing was decided), see ``intussen``.
    """

    soort: SoortBesluit
    reden: str | None = None
    afwijkend: str | None = None
    reden_voor_bestuur: bool | None = None
    getoond: Getoond[Besluit | None] | None = None


def neem_besluit(
    bureau: Bureau,
    overleg: UUID,
    sleutel: str,
    invoer: Besluitinvoer,
    actie: Actieinvoer | None = None,
) -> Besluit:
    """Record (or change) the decision on one item, with an agreement where there is one.

    Both are kept together or not at all. An agreement belongs to the item; that of a collective
    action is an activity, also one that was made before this was decided.
    """
    invoer = schone_velden(invoer, "reden", "afwijkend")
    punt = _punt(lees_overleg(bureau, overleg), sleutel)
    with bureau.archive.schrijf("besluit genomen", bureau.lid, bureau.nu()) as beurt:
        oud = beurt.een(Besluit, besluit_id(overleg, sleutel))
        eerder = oud if oud is not None and not oud.ingetrokken else None
        reden, afwijkend = (eerder.reden, eerder.afwijkend) if eerder else (LEEG, LEEG)
        besluit = replace(
            _over(punt, overleg),
            soort=invoer.soort,
            reden=reden.bewerk(invoer.reden, invoer.reden_voor_bestuur),
            afwijkend=afwijkend.bewerk(invoer.afwijkend, None),
            genomen=bureau.nu(),
        )
        besluit = _over_wat_er_staat(invoer.getoond, besluit, eerder)
        leg_overleg_vast(bureau, beurt, overleg)
        beurt.begin(_over(punt, overleg))
        if eerder is None:
            beurt.bevestig(besluit, ("soort",))
        else:
            beurt.zet(besluit)
        _laat_afspraken_volgen(bureau, beurt, besluit, eerder)
        if actie is not None:
            beurt.zet(_actie(bureau, punt, besluit, actie))
    return besluit


def _over_wat_er_staat(
    getoond: Getoond[Besluit | None] | None, besluit: Besluit, er: Besluit | None
) -> Besluit:
    """``besluit`` over what is decided by now; IntussenFout when a colleague decided otherwise."""
    if getoond is None or er is None:
        return besluit
    if getoond.waarde is None:
        getoond.waarde = er
        if er.soort is not besluit.soort:
            raise IntussenFout
        return besluit
    was = Getoond(getoond.waarde)
    try:
        return neem_over(was, besluit, er, vanzelf=_ZOALS_HET_TOEN_STOND)
    finally:
        getoond.waarde = was.waarde


def trek_besluit_in(bureau: Bureau, overleg: UUID, sleutel: str) -> None:
    """Nothing was decided about this item after all.

    Agreements that were made stay, as no activity of the village any more.
    """
    with bureau.archive.schrijf("besluit ingetrokken", bureau.lid, bureau.nu()) as beurt:
        leg_overleg_vast(bureau, beurt, overleg)
        oud = beurt.een(Besluit, besluit_id(overleg, sleutel))
        if oud is None or oud.ingetrokken:
            raise GebruikFout("Hierover is nog niets besloten; er is niets veranderd.")
        weg = replace(oud, ingetrokken=True)
        beurt.zet(weg)
        _laat_afspraken_volgen(bureau, beurt, weg, oud)


@dataclass(frozen=True, slots=True)
class Verloop:
    """What went before on one item: decisions (day and decision, latest first), agreements, and

    the signals before and after the decision to take it up together (None when there was none).
    """

    besluiten: tuple[tuple[date, Besluit], ...]
    acties: tuple[Actie, ...]
    voor_en_na: VoorEnNa | None


def lees_verloop(bureau: Bureau, beeld: Overlegbeeld, sleutel: str) -> Verloop:
    """The thread of one item up to this meeting; a merged bundle has those of its parts."""
    punt = _punt(beeld, sleutel)
    delen = (sleutel, *(punt.bundel.samengevoegd if punt.bundel else ()))
    dagen = {o.id: o.datum for o in bureau.archive.alle(Overleg)}
    eerdere = sorted(
        (
            (dagen[b.overleg], b)
            for b in bureau.archive.alle(Besluit)
            if b.sleutel in delen
            and not b.ingetrokken
            and dagen.get(b.overleg, beeld.overleg.datum) < beeld.overleg.datum
        ),
        key=lambda paar: (paar[0], str(paar[1].id)),
        reverse=True,
    )
    return Verloop(
        tuple(eerdere),
        tuple(a for a in beeld.acties if a.bundel in delen),
        _voor_en_na(bureau, beeld.overleg.id, delen, eerdere),
    )


def _voor_en_na(
    bureau: Bureau, overleg: UUID, delen: tuple[str, ...], eerdere: list[tuple[date, Besluit]]
) -> VoorEnNa | None:
    samen = [dag for dag, b in eerdere if b.soort is SoortBesluit.COLLECTIEVE_ACTIE]
    if not samen:
        return None
    return vergelijk(lees_tellingen(bureau, overleg, delen), min(samen))


def _punt(beeld: Overlegbeeld, sleutel: str) -> Conceptpunt:
    punt = beeld.concept.punt(sleutel)
    if punt is None:
        raise GebruikFout("Dit punt staat niet meer op de agenda; kijk nog eens in de lijst.")
    return punt


def _laat_afspraken_volgen(
    bureau: Bureau, beurt: Schrijfbeurt, nu: Besluit, eerder: Besluit | None
) -> None:
    """What was agreed here is an activity when the item is taken up together, and else not.

    What a hand said about an agreement since the decision stays: only a turn of it counts.
    """
    samen, was = _is_samen(nu), eerder is not None and _is_samen(eerder)
    if samen == was:
        return
    for actie in beurt.waar(Actie, overleg=nu.overleg, verwijderd=False):
        if actie.bundel == nu.sleutel and actie.collectief != samen:
            beurt.zet(replace(actie, collectief=samen, gewijzigd=bureau.nu()))


def _is_samen(besluit: Besluit) -> bool:
    return not besluit.ingetrokken and besluit.soort is SoortBesluit.COLLECTIEVE_ACTIE


def _over(punt: Conceptpunt, overleg: UUID) -> Besluit:
    """A decision on ``punt`` as the item stands now."""
    bundel = punt.bundel
    return Besluit(
        id=besluit_id(overleg, punt.sleutel),
        overleg=overleg,
        sleutel=punt.sleutel,
        soort=SoortBesluit.VOLGEN,
        naam=punt.titel,
        themas=bundel.themas if bundel else (),
        kernen=bundel.kernen if bundel else (),
        aantal=bundel.aantal if bundel else 0,
    )


def _actie(bureau: Bureau, punt: Conceptpunt, besluit: Besluit, invoer: Actieinvoer) -> Actie:
    return maak_actie(
        bureau,
        replace(
            invoer,
            overleg=besluit.overleg,
            bundel=punt.sleutel,
            collectief=invoer.collectief or _is_samen(besluit),
            kernen=invoer.kernen or besluit.kernen,
        ),
    )
