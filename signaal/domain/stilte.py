"""Silent themes: nothing heard for long, where something used to be heard."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from signaal.domain.model import Periode

#: So many whole periods without a signal are long: more than four months.
LANG = 3
#: A theme that was never heard more often than this is not silent, it is rare.
MINSTENS_EERDER = 3


@dataclass(frozen=True, slots=True)
class StilThema:
    """A theme of which nothing was heard for ``periodes`` periods; ``sinds`` the last with one."""

    thema: str
    periodes: int
    sinds: Periode
    eerder: int


def stille_themas(
    tellingen: Mapping[str, Sequence[int]], periodes: Sequence[Periode], themas: Iterable[str]
) -> tuple[StilThema, ...]:
    """Themes that fell silent, the longest silence first.

    ``tellingen`` gives per theme the counts of ``periodes`` over all kernen, oldest first; only
    periods that are over belong there, or a meeting that has just begun would look silent.
    """
    gevonden = []
    for thema in themas:
        rij = tellingen.get(thema, ())
        laatste = next((n for n in range(len(rij) - 1, -1, -1) if rij[n]), None)
        if laatste is None:
            continue
        stil = len(rij) - 1 - laatste
        if stil >= LANG and sum(rij) >= MINSTENS_EERDER:
            gevonden.append(StilThema(thema, stil, periodes[laatste], sum(rij)))
    return tuple(sorted(gevonden, key=lambda s: (-s.periodes, -s.eerder, s.thema)))
