"""What a reader can work out of a table with totals in which some numbers are left out.

The table is a network: rows and columns are nodes, a number is an arc between them, totals run the
other way. Numbers that could also have been there are circulations in that network, so the exact
least and most of a hidden number follow from augmenting paths (Cox, "Network models for
complementary cell suppression", JASA 1995), and the cheapest path over numbers that still stand
there says which of those to leave out as well. Whole numbers only: a network loses none.
"""

import heapq
from collections import deque
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

Knoop = Hashable
_Stap: TypeAlias = tuple[int, bool, int]
_Pad: TypeAlias = list[tuple[int, bool]]
_Ruimte: TypeAlias = Callable[[int, bool], int]
_Zoek: TypeAlias = Callable[[int, int, _Ruimte], _Pad]
#: More than any path needs: a reader knows no most for it.
ONBEGRENSD = 1_000_000


@dataclass(slots=True)
class Boog:
    """A number of the table; ``laag`` and ``hoog`` are what a reader knows of it when hidden."""

    van: Knoop
    naar: Knoop
    aantal: int
    laag: int
    hoog: int
    verborgen: bool
    prijs: int = 0


class Netwerk:
    """The arcs of one table."""

    def __init__(self, bogen: Iterable[Boog]) -> None:
        self.bogen = list(bogen)
        knopen = dict.fromkeys(k for b in self.bogen for k in (b.van, b.naar))
        nummers = {knoop: n for n, knoop in enumerate(knopen)}
        self._einden = [(nummers[b.van], nummers[b.naar]) for b in self.bogen]
        #: Per node: number, whether it is walked forward, and the node at its other end.
        self._bij: list[list[_Stap]] = [[] for _ in nummers]
        for n, (van, naar) in enumerate(self._einden):
            self._bij[van].append((n, True, naar))
            self._bij[naar].append((n, False, van))

    def bereik(self, nummer: int, laag: int = 0, hoog: int = ONBEGRENSD) -> tuple[int, int]:
        """The least and the most that a hidden number can be, as far as from laag to hoog."""
        boog = self.bogen[nummer]
        hoog, laag = min(hoog, boog.hoog), max(laag, boog.laag)
        meer, _ = self._ruimte(nummer, hoog - boog.aantal, self._kortste)
        minder, _ = self._ruimte(nummer, laag - boog.aantal, self._kortste)
        return boog.aantal - minder, boog.aantal + meer

    def bewijs(self, nummer: int, laag: int, hoog: int) -> set[int] | None:
        """Hidden numbers over which this one can be laag as well as hoog; None when it cannot."""
        aantal = self.bogen[nummer].aantal
        uit: set[int] = set()
        for nodig in (hoog - aantal, laag - aantal):
            gevonden, over = self._ruimte(nummer, nodig, self._kortste)
            if gevonden < abs(nodig):
                return None
            uit |= over
        return uit

    def te_verbergen(self, nummer: int, laag: int, hoog: int) -> set[int]:
        """Which numbers to leave out as well so that this one can be anything from laag to hoog."""
        aantal = self.bogen[nummer].aantal
        uit: set[int] = set()
        for nodig in (hoog - aantal, laag - aantal):
            gevonden, over = self._ruimte(nummer, nodig, self._goedkoopste)
            if gevonden < abs(nodig):
                raise ValueError("the table has no room for this interval")
            uit |= {n for n in over if not self.bogen[n].verborgen}
        return uit

    def _ruimte(self, nummer: int, nodig: int, zoek: _Zoek) -> tuple[int, set[int]]:
        """How far the number can move towards ``nodig`` (up, or down below 0), and over which."""
        van, naar = self._einden[nummer]
        begin, eind = (naar, van) if nodig > 0 else (van, naar)
        stroom = [0] * len(self.bogen)
        gevonden = 0

        def over(n: int, vooruit: bool) -> int:
            b = self.bogen[n]
            if n == nummer:
                return 0
            nu = b.aantal + stroom[n]
            return b.hoog - nu if vooruit else nu - b.laag

        while gevonden < abs(nodig) and (pad := zoek(begin, eind, over)):
            stap = min(abs(nodig) - gevonden, *(over(n, vooruit) for n, vooruit in pad))
            for n, vooruit in pad:
                stroom[n] += stap if vooruit else -stap
            gevonden += stap
        return gevonden, {n for n, deel in enumerate(stroom) if deel}

    def _kortste(self, begin: int, eind: int, over: _Ruimte) -> _Pad:
        """The path of fewest numbers with room left, over what is hidden already."""
        hierheen: list[tuple[int, int, bool] | None] = [None] * len(self._bij)
        bogen, rij = self.bogen, deque([begin])
        while rij:
            knoop = rij.popleft()
            for n, vooruit, ander in self._bij[knoop]:
                vrij = hierheen[ander] is None and ander != begin and bogen[n].verborgen
                if vrij and over(n, vooruit) > 0:
                    hierheen[ander] = (knoop, n, vooruit)
                    if ander == eind:
                        return _terug(hierheen, eind)
                    rij.append(ander)
        return []

    def _goedkoopste(self, begin: int, eind: int, over: _Ruimte) -> _Pad:
        """The cheapest path with room left; what is hidden already costs nothing."""
        beste = {begin: 0}
        hierheen: list[tuple[int, int, bool] | None] = [None] * len(self._bij)
        rij = [(0, begin)]
        while rij:
            kosten, knoop = heapq.heappop(rij)
            if knoop == eind:
                return _terug(hierheen, eind)
            if kosten > beste[knoop]:
                continue
            for n, vooruit, ander in self._bij[knoop]:
                boog = self.bogen[n]
                samen = kosten + (0 if boog.verborgen else boog.prijs)
                beter = ander not in beste or samen < beste[ander]
                if beter and over(n, vooruit) > 0:
                    beste[ander] = samen
                    hierheen[ander] = (knoop, n, vooruit)
                    heapq.heappush(rij, (samen, ander))
        return []


def _terug(hierheen: Sequence[tuple[int, int, bool] | None], eind: int) -> _Pad:
    """From the end back to where nothing leads."""
    pad: _Pad = []
    while (stap := hierheen[eind]) is not None:
        eind, nummer, vooruit = stap
        pad.append((nummer, vooruit))
    return pad
