"""A meeting as it is held: who is there, closing it, and opening it again with a reason."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from uuid import UUID

from signaal.domain.model import Getypt, Lid, Overleg, OverlegStand
from signaal.fouten import GebruikFout
from signaal.storage.schrijfbeurt import Schrijfbeurt
from signaal.usecases.bewaken import schone_naam
from signaal.usecases.bureau import Bureau
from signaal.usecases.overlegreeks import eis_open, leg_overleg_vast


def zet_aanwezigen(
    bureau: Bureau, overleg: UUID, leden: Iterable[UUID], getoond: Collection[UUID] | None = None
) -> Overleg:
    """Who is there. ``getoond`` is who the form showed: only who was added or taken off since is,
    and whom a colleague noted meanwhile stays.
    """
    gekozen = tuple(dict.fromkeys(leden))
    if not {lid.id for lid in bureau.archive.alle(Lid)}.issuperset(gekozen):
        raise GebruikFout("Kies wie er was uit jullie team; er is niets veranderd.")
    with bureau.archive.schrijf("aanwezigen genoteerd", bureau.lid, bureau.nu()) as beurt:
        oud = _overleg(bureau, beurt, overleg)
        if getoond is not None:
            weg = set(getoond) - set(gekozen)
            erbij = [lid for lid in gekozen if lid not in (*getoond, *oud.aanwezig)]
            gekozen = (*(lid for lid in oud.aanwezig if lid not in weg), *erbij)
        nieuw = replace(oud, aanwezig=gekozen)
        beurt.zet(nieuw)
    return nieuw


def sluit_overleg(bureau: Bureau, overleg: UUID) -> Overleg:
    """Close the meeting: what was decided and agreed is locked from now on.

    A meeting that lies ahead cannot be closed: it has not been held.
    """
    with bureau.archive.schrijf("overleg afgesloten", bureau.lid, bureau.nu()) as beurt:
        oud = _overleg(bureau, beurt, overleg)
        if oud.datum > bureau.vandaag():
            raise GebruikFout(
                f"Dit overleg is pas op {oud.datum:%d-%m-%Y}; er is niets afgesloten. "
                "Is het eerder gehouden? Verzet het dan eerst."
            )
        nieuw = replace(oud, stand=OverlegStand.AFGESLOTEN, gesloten=bureau.nu())
        beurt.zet(nieuw)
    return nieuw


def heropen_overleg(bureau: Bureau, overleg: UUID, reden: str) -> Overleg:
    """Open a closed meeting again; the reason is kept with it."""
    reden = schone_naam(reden, "kort waarom het overleg weer open gaat")
    with bureau.archive.schrijf("overleg heropend", bureau.lid, bureau.nu()) as beurt:
        oud = beurt.een(Overleg, overleg)
        if oud is None or oud.stand is not OverlegStand.AFGESLOTEN:
            raise GebruikFout("Dit overleg is niet afgesloten; er is niets veranderd.")
        nieuw = replace(oud, stand=OverlegStand.CONCEPT, heropend=Getypt(reden), gesloten=None)
        beurt.zet(nieuw)
    return nieuw


def _overleg(bureau: Bureau, beurt: Schrijfbeurt, overleg: UUID) -> Overleg:
    leg_overleg_vast(bureau, beurt, overleg)
    vast = beurt.een(Overleg, overleg)
    if vast is None:
        raise GebruikFout("Dit overleg hoort niet bij jullie reeks; kies een ander overleg.")
    eis_open(vast)
    return vast
