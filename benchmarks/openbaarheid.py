"""The attack on what boards and funder read, in figures; see docs/openbaarheid.md.

    python -m benchmarks.openbaarheid [HISTORIES]

Promises: in 2,000 random histories (or as many as asked) 0 numbers are derived; with one rule
broken the same attacker succeeds; the funder's table of 25 themas, 3 kernen and 9 periodes is made
in less than a second.
"""

import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import product
from random import Random
from unittest.mock import patch

import numpy as np
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from signaal.domain import gezegd, openbaarheid
from signaal.domain.financierstabel import maak_financierstabel
from signaal.domain.model import Periode
from signaal.domain.tabelbewaking import Netwerk
from tests.domain.aanvaller import Aanval, Lezer
from tests.domain.rekenaar import TeMoeilijk
from tests.domain.uitgaven import Team

HISTORIES = 2_000
#: Enough to see whether a broken rule shows.
CONTROL = 200
_MEANS = (0.7, 2.0, 4.0, 8.0)
_MOST_SECONDS = 1.0


def attack(
    histories: int, *, memory: bool = True, reader: Callable[[], Lezer] = Lezer
) -> Counter[str]:
    """Papers, and numbers derived, over so many random histories."""
    seen: Counter[str] = Counter()

    @settings(
        max_examples=histories,
        database=None,
        deadline=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.randoms(use_true_random=True))
    def play(rng: Random) -> None:
        team = Team(rng, memory)
        team.leef(periodes=3, beurten=3)
        try:
            derived = Aanval(team.papieren, reader()).afgeleid()
        except TeMoeilijk:  # fractions only: he cannot say either way
            derived = []
            seen["undecided"] += 1
        seen.update(
            histories=1,
            papers=len(team.papieren),
            tables=sum(p.tabel is not None for p in team.papieren),
            broken=bool(derived),
            derived=len(derived),
        )

    play()
    return seen


@contextmanager
def exact_numbers() -> Iterator[None]:
    """Boards read 11 instead of "minstens 10"."""

    def exact(count: int) -> int | None:
        return None if count < gezegd.DREMPEL else count

    with patch.object(gezegd, "afgerond", exact), patch.object(openbaarheid, "afgerond", exact):
        yield


@contextmanager
def no_complement() -> Iterator[None]:
    """The funder's table leaves out small numbers only."""
    with patch.object(Netwerk, "te_verbergen", lambda *_: set()):
        yield


def tell(name: str, seen: Counter[str]) -> None:
    """One line."""
    print(
        f"{name}: {seen['histories']} histories, {seen['papers']} papers, {seen['tables']} of them "
        f"tables: {seen['derived']} numbers derived in {seen['broken']} histories, "
        f"{seen['undecided']} undecided"
    )


def table_seconds(mean: float) -> float:
    """The table of a large team; the median of five."""
    begin = date(2025, 1, 4)
    periods = [
        Periode(begin + timedelta(weeks=6 * n), begin + timedelta(weeks=6 * n + 6, days=-1))
        for n in range(9)
    ]
    kernen, themas = ("a", "b", "c"), [f"t{n}" for n in range(25)]
    cells = [(k, t, p) for k in kernen for t in themas for p in periods]
    # A spread like that of counts, the same in every run.
    counts = {cell: int(mean * (n * 7919 % 101) ** 2 / 3400) for n, cell in enumerate(cells)}
    times = []
    for _ in range(5):
        start = time.perf_counter()
        table = maak_financierstabel(counts, themas, kernen, periods)
        times.append(time.perf_counter() - start)
    small = sum(g.minstens is None for g in table.gezegd)
    beside = sum(g.minstens is not None and not g.precies for g in table.gezegd)
    seconds = statistics.median(times)
    print(
        f"table, {mean} signals a cell: {seconds:.2f} s, of {len(table.gezegd)} numbers "
        f'{small} are "<5" and {beside} are left out beside them'
    )
    return seconds


def backwards(tables: int) -> float:
    """Share of "<5" fields told to who recomputes the table for every world, two by two.

    Worlds are tried up to nine signals away; a table without readable numbers tells nothing.
    """
    rng = np.random.default_rng(1)
    told = asked = 0
    while asked < tables:
        world = tuple(int(n) for n in rng.exponential(5, 4))
        seen = _fields(world)
        small = [n for n in range(4) if seen[_PLACES[n]] == "<5" and world[n]]
        if small and not {"<5"}.issuperset(seen):
            asked += 1
            told += not any(
                _fields(other) == seen
                for other in _neighbours(world, seen)
                if other[small[0]] != world[small[0]]
            )
    return told / asked


#: Where the four cells stand among the nine fields.
_PLACES = (0, 1, 3, 4)


def _fields(world: Sequence[int]) -> tuple[str, ...]:
    periods = [Periode(date(2025, 1, 4 + 7 * n), date(2025, 1, 10 + 7 * n)) for n in range(2)]
    cells = [(kern, "t", period) for kern in "ab" for period in periods]
    table = maak_financierstabel(dict(zip(cells, world, strict=True)), ["t"], "ab", periods)
    return tuple(field.tekst for row in table.bladen[0].vakken for field in row)


def _neighbours(world: Sequence[int], seen: Sequence[str]) -> list[tuple[int, ...]]:
    """Worlds with the same readable numbers, nearest first."""
    ranges = [
        [n] if seen[place].isdigit() else range(5) if n < 5 else range(5, n + 10)
        for n, place in zip(world, _PLACES, strict=True)
    ]
    sums = _sums(world)
    fixed = [n for n, field in enumerate(seen) if field.isdigit()]
    fit = [w for w in product(*ranges) if all(_sums(w)[n] == sums[n] for n in fixed)]
    return sorted(fit, key=lambda w: sum(abs(a - b) for a, b in zip(w, world, strict=True)))


def _sums(world: Sequence[int]) -> tuple[int, ...]:
    a, b, c, d = world
    return a, b, a + b, c, d, c + d, a + c, b + d, a + b + c + d


def main() -> int:
    """Print the figures; 1 when a promise is broken."""
    histories = int(sys.argv[1]) if sys.argv[1:] else HISTORIES
    safe = attack(histories)
    tell("the rules", safe)
    forgets = attack(CONTROL, memory=False, reader=lambda: Lezer(gelooft_alles=True))
    tell("papers forget each other", forgets)
    with exact_numbers():
        exact = attack(CONTROL, memory=False, reader=lambda: Lezer(1, gelooft_alles=True))
    tell("and numbers are exact", exact)
    with no_complement():
        alone = attack(CONTROL)
    tell("tables leave out small numbers only", alone)
    print(
        f"told to who runs the table backwards, two by two: {backwards(1_000):.1%} of small fields"
    )
    slow = max(map(table_seconds, _MEANS)) > _MOST_SECONDS
    controls = all(seen["derived"] for seen in (forgets, exact, alone))
    return int(safe["derived"] + safe["undecided"] > 0 or not controls or slow)


if __name__ == "__main__":
    sys.exit(main())
