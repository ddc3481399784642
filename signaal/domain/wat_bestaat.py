"""What already exists for a bundle, and where initiatives overlap.

"Many fall-prevention ideas side by side" (Molenwaard): before something new is begun the trio sees
what is there for the same thema in the same kern, and which initiatives do the same for the same
people.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from signaal.domain.model_besluit import Initiatief


@dataclass(frozen=True, slots=True)
class Aanbod:
    """Initiatives for one bundle: in its own kernen, and elsewhere in the team.

    ``overlap`` are groups of two and more in the same kern for the same thema and target group.
    """

    hier: tuple[Initiatief, ...] = ()
    elders: tuple[Initiatief, ...] = ()
    overlap: tuple[tuple[Initiatief, ...], ...] = ()


def wat_bestaat_er(
    initiatieven: Iterable[Initiatief], themas: Iterable[str], kernen: Iterable[str]
) -> Aanbod:
    """What exists on any of ``themas``; an initiative without kernen is for all of them."""
    gezocht, hier = frozenset(themas), frozenset(kernen)
    passend = sorted(
        (i for i in initiatieven if not i.vervallen and not gezocht.isdisjoint(i.themas)),
        key=lambda i: (i.naam.tekst.casefold(), i.id),
    )
    dichtbij = tuple(i for i in passend if not i.kernen or not hier.isdisjoint(i.kernen))
    return Aanbod(
        hier=dichtbij,
        elders=tuple(i for i in passend if i not in dichtbij),
        overlap=_overlap(dichtbij, gezocht),
    )


def _overlap(
    initiatieven: Iterable[Initiatief], themas: frozenset[str]
) -> tuple[tuple[Initiatief, ...], ...]:
    per_doelgroep: dict[str, list[Initiatief]] = {}
    for initiatief in initiatieven:
        per_doelgroep.setdefault(initiatief.doelgroep.strip().casefold(), []).append(initiatief)
    return tuple(tuple(groep) for groep in per_doelgroep.values() if _doen_hetzelfde(groep, themas))


def _doen_hetzelfde(groep: list[Initiatief], themas: frozenset[str]) -> bool:
    """At least two that meet the same people in the same place on the same thema."""
    return any(
        not themas.isdisjoint(set(een.themas) & set(ander.themas))
        and (not een.kernen or not ander.kernen or not set(een.kernen).isdisjoint(ander.kernen))
        for nummer, een in enumerate(groep)
        for ander in groep[nummer + 1 :]
    )
