"""Real series with known outbreaks (SurvStat, RKI): outbreaks found at equal false alarms.

    python -m benchmarks.kandidaten.echte_reeksen

Fourteen weekly series of four years, each on its own: no other kernen or themes to borrow from and
no yearly wave in periods of six weeks, so this is not what the engine was made for. Every method
sees the forty weeks before. Thresholds are matched per method at 2.5 % of the quiet weeks.
"""

import csv
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.kandidaten.methoden import scores_uit_r
from benchmarks.kandidaten.reeksen import Reeks, Telling
from benchmarks.kandidaten.scoren import VALS_ALARM
from signaal.domain.kandidaten import Cel, beoordeel

HIER = Path(__file__).parent
INLOOP = 42
GEZIEN = 40


@dataclass(frozen=True, slots=True)
class Ziektereeks:
    """Weekly counts, and the number of the outbreak a week belongs to (0 = none)."""

    naam: str
    aantal: Telling
    uitbraak: Telling


def lees(werkmap: Path) -> list[Ziektereeks]:
    """The series out of the R package."""
    pad = werkmap / "survstat.csv"
    subprocess.run(["Rscript", str(HIER / "echte_reeksen.R"), str(pad)], check=True)
    per_naam: dict[str, list[tuple[int, int]]] = {}
    with pad.open(encoding="utf-8", newline="") as bestand:
        for r in csv.DictReader(bestand):
            per_naam.setdefault(r["reeks"], []).append((int(r["aantal"]), int(r["uitbraak"])))
    uit = []
    for naam, weken in per_naam.items():
        staat = np.array([u for _, u in weken])
        begin = (staat == 1) & (np.concatenate([[0], staat[:-1]]) == 0)
        nummer = np.where(staat == 1, np.cumsum(begin), 0)
        uit.append(Ziektereeks(naam, np.array([n for n, _ in weken]), nummer))
    return uit


def wij(reeks: Ziektereeks) -> Reeks:
    """Our score per week after the run-in."""
    cellen = [Cel(reeks.naam, "plaats", "ziekte", t, int(n)) for t, n in enumerate(reeks.aantal)]
    oordelen = beoordeel(cellen, INLOOP)[INLOOP:]
    return np.array([np.nan if o is None or o.score is None else o.score for o in oordelen])


def regels(reeks: Ziektereeks) -> list[str]:
    """Three steps per week, so that the variants on new evidence know the week before."""
    uit = []
    for t in range(INLOOP, len(reeks.aantal)):
        for stap in range(3):
            nu = t - 2 + stap
            y = reeks.aantal[max(0, t - GEZIEN) : nu + 1]
            delen = [str(stap + 1), " ".join(map(str, y)), " ".join(["1"] * len(y))]
            uit.append(";".join([*delen, "1" if stap == 2 else "0"]))
    return uit


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as werkmap:
        reeksen = lees(Path(werkmap))
        ruw = scores_uit_r([r for x in reeksen for r in regels(x)], Path(werkmap))
    methoden = {naam: s[:, 2] for naam, s in ruw.items()}
    methoden["Signaal"] = np.concatenate([wij(r) for r in reeksen])
    rng = np.random.default_rng(1)
    uitbraak = np.concatenate(
        [np.where(r.uitbraak > 0, r.uitbraak + 1000 * i, 0) for i, r in enumerate(reeksen)]
    )
    plek = np.concatenate([np.arange(len(r.aantal)) >= INLOOP for r in reeksen])
    uitbraak = uitbraak[plek]
    nummers = np.unique(uitbraak[uitbraak > 0])
    print(f"| method | outbreaks found of {len(nummers)} | outbreak weeks flagged |\n|---|---|---|")
    tabel = []
    for naam, score in methoden.items():
        s = np.where(np.isnan(score), -1e9, score) + rng.uniform(0, 1e-7, len(score))
        raak = s > np.quantile(s[uitbraak == 0], 1 - VALS_ALARM)
        gevonden = sum(bool(raak[uitbraak == n].any()) for n in nummers)
        tabel.append((gevonden, float(raak[uitbraak > 0].mean()), naam))
    for gevonden, weken, naam in sorted(tabel, reverse=True):
        print(f"| {naam} | {gevonden} | {weken:.2f} |")


if __name__ == "__main__":
    main()
