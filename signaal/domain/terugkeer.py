"""It comes back by itself: what earlier decisions put on the table of a later overleg.

A bundle that is followed stands on the next concept agenda. One in collective action returns with
its figures, and one that was passed on returns as long as the partner has not answered, until the
trio decides to close it. What is closed comes back only when the signals ask for it again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from signaal.domain.datum import voluit
from signaal.domain.model_besluit import (
    Besluit,
    Doorverwijzing,
    DoorverwijzingStand,
    SoortBesluit,
)


@dataclass(frozen=True, slots=True)
class Terugkeer:
    """An item that returns: the decision that brings it, the day it was taken, and the reason."""

    sleutel: str
    besluit: Besluit
    sinds: date
    reden: str


def wat_terugkeert(
    besluiten: Iterable[Besluit],
    dagen: Mapping[UUID, date],
    voor: date,
    doorverwijzingen: Iterable[Doorverwijzing] = (),
) -> dict[str, Terugkeer]:
    """Per item key what returns on the agenda of the overleg on ``voor``.

    ``dagen`` gives the day of each overleg. Of several decisions on one item only the latest before
    ``voor`` counts; what was decided on the day itself is no return. ``sinds`` is the day of the
    first of the unbroken row of the same decision.
    """
    per_sleutel: dict[str, list[tuple[date, Besluit]]] = {}
    for besluit in besluiten:
        dag = dagen.get(besluit.overleg)
        if dag is not None and dag < voor and not besluit.ingetrokken:
            per_sleutel.setdefault(besluit.sleutel, []).append((dag, besluit))
    wacht = {
        d.sleutel
        for d in doorverwijzingen
        if d.sleutel and d.stand is DoorverwijzingStand.OPEN and not d.verwijderd
    }
    gevonden: dict[str, Terugkeer] = {}
    for sleutel, genomen in per_sleutel.items():
        draad = sorted(genomen, key=lambda paar: (paar[0], str(paar[1].id)))
        laatste = draad[-1][1]
        if laatste.soort is SoortBesluit.AFSLUITEN or (
            laatste.soort is SoortBesluit.DOORSCHAKELEN and sleutel not in wacht
        ):
            continue
        sinds = _begin_van_de_rij(draad)
        gevonden[sleutel] = Terugkeer(sleutel, laatste, sinds, _reden(laatste.soort, sinds))
    return gevonden


def _begin_van_de_rij(draad: list[tuple[date, Besluit]]) -> date:
    sinds, laatste = draad[-1]
    for dag, besluit in reversed(draad):
        if besluit.soort is not laatste.soort:
            break
        sinds = dag
    return sinds


def _reden(soort: SoortBesluit, sinds: date) -> str:
    dag = voluit(sinds)
    match soort:
        case SoortBesluit.COLLECTIEVE_ACTIE:
            return f"Sinds {dag} samen opgepakt"
        case SoortBesluit.DOORSCHAKELEN:
            return f"Op {dag} doorgeschakeld; er is nog geen antwoord"
        case _:
            return f"Jullie volgen dit sinds {dag}"
