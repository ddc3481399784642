"""One step back on a meeting: whatever an act changed is put as it was, or not at all.

Works on what was written, not on what was meant, so that every act on the Overleg screen (also one
that is added later) can be taken back without an inverse of its own.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Concatenate, ParamSpec
from uuid import UUID

from signaal.domain.model import Actie, Afwijzing, Agendapunt, Correctie, Overleg
from signaal.domain.model_besluit import Besluit, CollectieveActie
from signaal.fouten import GebruikFout
from signaal.usecases.bureau import Bureau
from signaal.usecases.intussen import Getoond, IntussenFout, neem_over
from signaal.usecases.overlegreeks import lees_reeks, leg_overleg_vast, nummer_van

P = ParamSpec("P")
_DAARNA = "Dit is daarna nog veranderd; er is niets teruggezet."
Rij = Actie | Afwijzing | Agendapunt | Besluit | CollectieveActie | Correctie | Overleg


@dataclass(frozen=True, slots=True)
class Terugweg:
    """What one act changed: each row as it was (None: the act made it) and as it became."""

    wijzigingen: tuple[tuple[Rij | None, Rij], ...]


def met_terugweg(
    bureau: Bureau,
    overleg: UUID | None,
    verb: Callable[Concatenate[Bureau, P], object],
    *args: P.args,
    **kwargs: P.kwargs,
) -> Terugweg:
    """Do ``verb`` and remember how to take it back; without a meeting only agreements count.

    What comes in from a colleague waits so long: it is no part of the act.
    """
    with bureau.archive.ongestoord():
        voor = _rijen(bureau, overleg)
        verb(bureau, *args, **kwargs)
        na = _rijen(bureau, overleg)
    return Terugweg(tuple((voor.get(s), rij) for s, rij in na.items() if voor.get(s) != rij))


def draai_terug(bureau: Bureau, terugweg: Terugweg) -> None:
    """Put back what an act changed; refused as a whole when somebody changed that since.

    Of a row only the fields that the act changed: what a colleague wrote beside it stays; a row
    that the act made goes only as it was made. What belongs to a meeting that was closed stays;
    agreements live on after it.
    """
    with bureau.archive.schrijf("draai_terug", bureau.lid, bureau.nu()) as beurt:
        for oud, nieuw in reversed(terugweg.wijzigingen):
            if not isinstance(nieuw, Actie | CollectieveActie | Overleg):
                leg_overleg_vast(bureau, beurt, nieuw.overleg)
            nu = beurt.een(type(nieuw), nieuw.id)
            if oud is None and nu not in (nieuw, None):
                raise GebruikFout(_DAARNA)
            terug = _ingetrokken(nieuw) if oud is None else oud
            try:
                beurt.zet(neem_over(Getoond(nieuw), terug, nu))
            except IntussenFout as fout:
                raise GebruikFout(_DAARNA) from fout


def _rijen(bureau: Bureau, overleg: UUID | None) -> dict[tuple[str, UUID], Rij]:
    """Everything people decided about this meeting, and all agreements and activities."""
    archive = bureau.archive
    gevonden: list[Rij] = [*archive.alle(Actie), *archive.alle(CollectieveActie)]
    if overleg is not None:
        reeks = lees_reeks(bureau)
        gevonden += [
            reeks.overleg(nummer_van(reeks, overleg, bureau.vandaag())),
            *archive.waar(Agendapunt, overleg=overleg),
            *archive.waar(Correctie, overleg=overleg),
            *archive.waar(Afwijzing, overleg=overleg),
            *archive.waar(Besluit, overleg=overleg),
        ]
    return {(type(rij).__name__, rij.id): rij for rij in gevonden}


def _ingetrokken(rij: Rij) -> Rij:
    """A row that should not have been made; rows are never deleted, they say that they are gone."""
    match rij:
        case Agendapunt() | Actie() | CollectieveActie():
            return replace(rij, verwijderd=True)
        case Correctie() | Afwijzing():
            return replace(rij, ongedaan=True)
        case Besluit():
            return replace(rij, ingetrokken=True)
        case Overleg():
            return rij
