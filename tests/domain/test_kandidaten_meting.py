"""A small dose of the benchmark, without R: the figures of benchmarks/kandidaten cannot slip far.

Seeds apart from tuning (below 100000) and from the published run (100000 and up).
"""

from collections.abc import Iterator

import numpy as np
import pytest

from benchmarks.kandidaten.methoden import wij
from benchmarks.kandidaten.reeksen import REGIMES, THEMAS, Reeks, Wereld, maak_wereld
from benchmarks.kandidaten.scoren import Scores, gemiddeld, maak_scores, meet, vals_alarm

NAMEN = ("basis", "phi 3", "seizoen 0.45 en trend", "historie 3", "alles tegelijk")
WERELDEN = 8
ZAAD = 900_000


class Dosis:
    """Scores, p-values and flags per regime, and those of a simple rule on the same series."""

    def __init__(self) -> None:
        self.wij: dict[str, Scores] = {}
        self.simpel: dict[str, Scores] = {}
        self.p_leeg: dict[str, Reeks] = {}
        self.vlag_leeg: dict[str, Reeks] = {}
        for regime in (r for r in REGIMES if r.naam in NAMEN):
            werelden = [maak_wereld(regime, ZAAD + s) for s in range(WERELDEN)]
            vorm = np.concatenate([w.vorm.ravel() for w in werelden])
            nummer = np.repeat(np.arange(WERELDEN), regime.kernen * THEMAS)
            score, p, vlag = (np.concatenate(x) for x in zip(*map(wij, werelden), strict=True))
            simpel = np.concatenate([_gemiddelde_en_twee_sd(w) for w in werelden])
            self.wij[regime.naam] = maak_scores(score, vorm, nummer)
            self.simpel[regime.naam] = maak_scores(simpel, vorm, nummer)
            self.p_leeg[regime.naam] = p[vorm == 0]
            self.vlag_leeg[regime.naam] = vlag[vorm == 0]


def _gemiddelde_en_twee_sd(w: Wereld) -> Reeks:
    def stappen() -> Iterator[Reeks]:
        for stap in range(3):
            nu = w.regime.historie + stap
            eerder = w.aantal[:, :, :nu]
            sd = np.maximum(eerder.std(2, ddof=1), 0.3)
            yield ((w.vers[:, :, nu] - eerder.mean(2)) / sd).ravel()

    return np.stack(list(stappen()), 1)


@pytest.fixture(scope="module")
def dosis() -> Dosis:
    return Dosis()


def test_rises_are_caught_well_before_a_simple_rule(dosis: Dosis) -> None:
    eigen, simpel = gemiddeld(dosis.wij), gemiddeld(dosis.simpel)
    assert eigen.pod >= 0.58
    assert eigen.pod_per_reeks >= 0.58
    assert eigen.pod - simpel.pod >= 0.06
    assert eigen.wacht <= simpel.wacht - 0.1


def test_one_threshold_fits_all_circumstances(dosis: Dosis) -> None:
    drempel = float(np.mean([meet(s).drempel for s in dosis.wij.values()]))
    assert max(vals_alarm(s, drempel) for s in dosis.wij.values()) <= 0.045


def test_chances_are_honest_and_quiet_meetings_stay_quiet(dosis: Dosis) -> None:
    for naam, p in dosis.p_leeg.items():
        assert np.nanmean(p <= 0.05) <= 0.06, naam
        assert 60 * np.nanmean(dosis.vlag_leeg[naam]) <= 1, naam
