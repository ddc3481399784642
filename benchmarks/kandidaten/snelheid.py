"""What the engine costs: one team against a hundred thousand rows, and against reading them.

python -m benchmarks.kandidaten.snelheid
"""

import time
from collections.abc import Callable

from benchmarks.kandidaten.methoden import cellen
from benchmarks.kandidaten.reeksen import REGIMES, VENSTER, maak_wereld
from signaal.domain.kandidaten import Cel, beoordeel, controleer

RIJEN = 100_000


def _cpu(doe: Callable[[], object], keer: int) -> float:
    """Least processor time of a few runs, in seconds."""
    beste = float("inf")
    for _ in range(keer):
        begin = time.process_time()
        doe()
        beste = min(beste, time.process_time() - begin)
    return beste


def main() -> None:
    """Print the figures."""
    team = cellen(maak_wereld(REGIMES[0], 1), VENSTER - 1)
    nu = max(c.periode for c in team)
    veel = [
        Cel(f"g{g}", c.kern, c.thema, c.periode, c.aantal)
        for g in range(RIJEN // len(team) + 1)
        for c in team
    ]
    een = _cpu(lambda: beoordeel(team, nu), 10)
    alles = _cpu(lambda: beoordeel(veel), 1)
    lezen = _cpu(lambda: controleer(veel), 3)
    print(f"one team of {len(team) // (nu + 1)} cells, this period: {een * 1e3:.1f} ms")
    print(f"{len(veel)} rows, all periods: {alles:.1f} s = {alles / een:.0f} teams")
    print(f"of which only looking at the rows: {lezen:.2f} s = {lezen / alles:.1%}")


if __name__ == "__main__":
    main()
