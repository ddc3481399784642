"""Scoring at matched false alarms, two ways, with bootstrap intervals over worlds."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.kandidaten.reeksen import VENSTER, Reeks, Telling

VALS_ALARM = 0.025
VALS_PER_REEKS = 1 - (1 - VALS_ALARM) ** VENSTER


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores of one method in one regime: [reeks, stap], with shape and world per series."""

    score: Reeks
    vorm: Telling
    wereld: Telling

    def neem(self, werelden: Telling) -> "Scores":
        """The same for a bootstrap draw of worlds."""
        per_wereld = [np.flatnonzero(self.wereld == w) for w in np.unique(self.wereld)]
        rijen = np.concatenate([per_wereld[w] for w in werelden])
        return Scores(self.score[rijen], self.vorm[rijen], self.wereld[rijen])


@dataclass(frozen=True, slots=True)
class Uitslag:
    """Share of rises caught (per shape too) and wait, at both ways of matching."""

    pod: float
    wacht: float
    pod_per_reeks: float
    drempel: float


def maak_scores(score: Reeks, vorm: Telling, wereld: Telling) -> Scores:
    """Silence becomes the lowest score; ties are broken by a fixed draw (a randomised test)."""
    rng = np.random.default_rng(20130601)
    laag = np.where(np.isnan(score), -1e9, np.clip(score, -1e8, 1e8))
    return Scores(laag + rng.uniform(0, 1e-7, score.shape), vorm, wereld)


def meet(s: Scores) -> Uitslag:
    """Match on the empty series, count on the rising ones."""
    leeg, stijgt = s.score[s.vorm == 0], s.score[s.vorm > 0]
    drempel = float(np.quantile(leeg, 1 - VALS_ALARM))
    raak = stijgt > drempel
    gevonden = raak.any(1)
    wacht = np.where(gevonden, raak.argmax(1), VENSTER)
    per_reeks = float(np.quantile(leeg.max(1), 1 - VALS_PER_REEKS))
    return Uitslag(
        float(gevonden.mean()),
        float(wacht.mean()),
        float((stijgt.max(1) > per_reeks).mean()),
        drempel,
    )


def gemiddeld(per_regime: dict[str, Scores]) -> Uitslag:
    """Mean over regimes."""
    alle = [meet(s) for s in per_regime.values()]
    return Uitslag(
        *(
            float(np.mean([getattr(u, veld) for u in alle]))
            for veld in ("pod", "wacht", "pod_per_reeks", "drempel")
        )
    )


def bootstrap_voorsprong(
    wij: dict[str, Scores], zij: dict[str, Scores], veld: str, keer: int = 400
) -> tuple[float, float]:
    """95 % interval of the mean lead over regimes, worlds drawn with replacement."""
    rng = np.random.default_rng(7)
    verschil: list[float] = []
    for _ in range(keer):
        per_regime: list[float] = []
        for naam, s in wij.items():
            n = len(np.unique(s.wereld))
            trek = rng.integers(0, n, n)
            per_regime.append(
                getattr(meet(s.neem(trek)), veld) - getattr(meet(zij[naam].neem(trek)), veld)
            )
        verschil.append(float(np.mean(per_regime)))
    laag, hoog = np.quantile(verschil, [0.025, 0.975])
    return float(laag), float(hoog)


def vals_alarm(s: Scores, drempel: float) -> float:
    """False alarm rate of one fixed threshold."""
    leeg: NDArray[np.bool_] = s.score[s.vorm == 0] > drempel
    return float(leeg.mean())
