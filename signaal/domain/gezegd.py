"""What papers that went out have said about the signals, and what a next one may therefore say.

A reader keeps every paper and solves for what was left out. So papers speak about sets of signals
(themas, kernen, days) of which any two are the same set or share no signal: then what is said of
one set says nothing of another. A set that shares signals with one spoken about before, without
being it, gets no number of its own: a paper only repeats what readers know already. What was left
out counts as spoken about too: silence reads as "fewer than five".
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from signaal.domain.model import Periode

#: Fewer signals than this are never shown outside the trio.
DREMPEL = 5
#: Counts for a board are rounded down to a multiple of this.
KLASSE = 5


def afgerond(aantal: int) -> int | None:
    """The number a board may read ("minstens ..."), or None when it may not be shown."""
    return None if aantal < DREMPEL else aantal - aantal % KLASSE


@dataclass(frozen=True, slots=True)
class Over:
    """Which signals: on any of ``themas``, in these kernen, on these days."""

    themas: frozenset[str]
    kernen: frozenset[str]
    dagen: frozenset[Periode]

    def raakt(self, ander: "Over") -> bool:
        """Whether a signal can belong to both."""
        return not (
            self.themas.isdisjoint(ander.themas)
            or self.kernen.isdisjoint(ander.kernen)
            or not any(_samen(een, twee) for een in self.dagen for twee in ander.dagen)
        )

    def binnen(self, ander: "Over") -> bool:
        """Whether all signals meant here are meant there; periods are taken as they are."""
        return (
            self.themas <= ander.themas
            and self.kernen <= ander.kernen
            and all(any(d.van <= p.van and p.tot <= d.tot for d in ander.dagen) for p in self.dagen)
        )


@dataclass(frozen=True, slots=True)
class Gezegd:
    """What one paper said: at least ``minstens`` signals, or nothing (None: fewer than five).

    ``precies``: that number itself stood there. ``tabel``: in the table for the funder, whose
    numbers are finer than those for a board.
    """

    over: Over
    minstens: int | None
    precies: bool = False
    tabel: bool = False


class Eerder:
    """Everything said before, to ask what may be said now."""

    def __init__(self, gezegd: Iterable[Gezegd] = ()) -> None:
        self._per_thema: dict[str, list[Gezegd]] = defaultdict(list)
        for g in gezegd:
            for thema in g.over.themas:
                self._per_thema[thema].append(g)

    def rakend(self, over: Over) -> Sequence[Gezegd]:
        """What was said of any set that shares signals with this one; each once."""
        gevonden = (g for thema in sorted(over.themas) for g in self._per_thema.get(thema, ()))
        return tuple(dict.fromkeys(g for g in gevonden if g.over.raakt(over)))

    def vrij(self, over: Over) -> bool:
        """Whether a board may read the present number of this set."""
        return all(g.over == over and not g.tabel for g in self.rakend(over))

    def zeg(self, over: Over, aantal: int) -> int | None:
        """What a board may read of this set, in which there are now ``aantal`` signals.

        Its own class when the set is free; else the most that follows from earlier papers, as long
        as that is still true.
        """
        if self.vrij(over):
            return afgerond(aantal)
        bekend = self.bekend(over)
        return afgerond(bekend) if bekend <= aantal else None

    def bekend(self, over: Over) -> int:
        """The most that earlier papers together say is in this set.

        Parts without a signal in common add up. With several themas they may share signals: then
        the largest part counts.
        """
        delen = sorted(
            (g for g in self.rakend(over) if g.minstens and g.over.binnen(over)),
            key=lambda g: -(g.minstens or 0),
        )
        if len(over.themas) > 1:
            return max((g.minstens or 0 for g in delen), default=0)
        som, geteld = 0, list[Over]()
        for g in delen:
            if not any(g.over.raakt(deel) for deel in geteld):
                geteld.append(g.over)
                som += g.minstens or 0
        return som


def _samen(een: Periode, twee: Periode) -> bool:
    return een.van <= twee.tot and twee.van <= een.tot
