"""Our engine and R's surveillance on the same series in one run: writes uitslag.md.

    python -m benchmarks.kandidaten.vergelijk [--werelden 60] [--zaad 100000]

Needs Rscript with the package surveillance (Debian: r-cran-surveillance). About ten minutes on two
cores. Seeds below 100000 were used for tuning; the default seeds were not.
"""

import argparse
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.kandidaten import methoden
from benchmarks.kandidaten.reeksen import REGIMES, THEMAS, Reeks, Regime, maak_wereld
from benchmarks.kandidaten.scoren import (
    Scores,
    bootstrap_voorsprong,
    gemiddeld,
    maak_scores,
    meet,
    vals_alarm,
)

HIER = Path(__file__).parent
FARRINGTON_WERELDEN = 2
WIJ = "Signaal"


@dataclass(frozen=True, slots=True)
class Regimeuitslag:
    """One regime: scores per method, and p and flags of our engine on the empty series."""

    regime: Regime
    scores: dict[str, Scores]
    p_leeg: Reeks
    vlag_leeg: Reeks


def draai(regime: Regime, zaad: int, aantal: int) -> Regimeuitslag:
    """All methods on ``aantal`` worlds of one regime (fewer where there are 30 kernen)."""
    aantal = max(2, aantal * 3 // regime.kernen)
    werelden = [maak_wereld(regime, zaad + s) for s in range(aantal)]
    vorm = np.concatenate([w.vorm.ravel() for w in werelden])
    wereld = np.repeat(np.arange(aantal), regime.kernen * THEMAS)
    score, p, vlag = (np.concatenate(x) for x in zip(*map(methoden.wij, werelden), strict=True))
    farrington = max(1, FARRINGTON_WERELDEN * 3 // regime.kernen)
    with tempfile.TemporaryDirectory() as werkmap:
        ruw = {WIJ: score, **methoden.peers(werelden, farrington, Path(werkmap))}
    deel = wereld < farrington
    scores = {
        naam: maak_scores(s[deel], vorm[deel], wereld[deel])
        if naam.startswith("farrington")
        else maak_scores(s, vorm, wereld)
        for naam, s in ruw.items()
    }
    return Regimeuitslag(regime, scores, p[vorm == 0], vlag[vorm == 0])


def verslag(uitslagen: Sequence[Regimeuitslag], kop: str) -> str:
    """The tables of uitslag.md."""
    per_methode = {
        naam: {u.regime.naam: u.scores[naam] for u in uitslagen} for naam in uitslagen[0].scores
    }
    gemiddelden = {naam: gemiddeld(s) for naam, s in per_methode.items()}
    regels = ["# Result", "", kop, "", "| method | POD | wait | POD per quiet series |"]
    regels.append("|---|---|---|---|")
    for naam, g in sorted(gemiddelden.items(), key=lambda x: -x[1].pod):
        regels.append(f"| {naam} | {g.pod:.3f} | {g.wacht:.2f} | {g.pod_per_reeks:.3f} |")
    vol = [n for n in gemiddelden if n != WIJ and not n.startswith("farrington")]
    regels += ["", "## Lead over the best peer, with bootstrap intervals over worlds", ""]
    for veld, tekst in (("pod", "per cell and period"), ("pod_per_reeks", "per quiet series")):
        beste = max(vol, key=lambda n: getattr(gemiddelden[n], veld))
        voor = getattr(gemiddelden[WIJ], veld) - getattr(gemiddelden[beste], veld)
        laag, hoog = bootstrap_voorsprong(per_methode[WIJ], per_methode[beste], veld)
        regels.append(f"- matched {tekst}: {voor:+.3f} [{laag:+.3f}, {hoog:+.3f}] over *{beste}*")
    alle = np.concatenate(
        [s.score[s.vorm == 0].ravel() for n, s in per_methode[WIJ].items() if "30" not in n]
    )
    vast = float(np.quantile(alle, 0.975))
    regels += [
        "",
        f"## Per regime (fixed threshold {vast:.2f}; flags: default, per 60 quiet cells)",
        "",
        "| regime | POD | best peer | | series | best peer | false alarms | P(p <= .05) | flags |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for u in uitslagen:
        eigen = meet(u.scores[WIJ])
        anderen = {n: meet(u.scores[n]) for n in vol}
        beste = max(anderen, key=lambda n: anderen[n].pod)
        per_reeks = max(a.pod_per_reeks for a in anderen.values())
        regels.append(
            f"| {u.regime.naam} | {eigen.pod:.3f} | {anderen[beste].pod:.3f} | {beste} "
            f"| {eigen.pod_per_reeks:.3f} | {per_reeks:.3f} "
            f"| {vals_alarm(u.scores[WIJ], vast):.4f} | {np.mean(u.p_leeg <= 0.05):.4f} "
            f"| {60 * np.nanmean(u.vlag_leeg):.2f} |"
        )
    return "\n".join(regels) + "\n"


def main() -> None:
    """The one command."""
    keuzes = argparse.ArgumentParser(description="Signaal against R surveillance")
    keuzes.add_argument("--werelden", type=int, default=60)
    keuzes.add_argument("--zaad", type=int, default=100_000)
    keuzes.add_argument("--uit", type=Path, default=HIER / "uitslag.md")
    keuze = keuzes.parse_args()
    begin = time.perf_counter()

    def een(regime: Regime) -> Regimeuitslag:
        uitslag = draai(regime, keuze.zaad, keuze.werelden)
        print(f"{regime.naam}: {time.perf_counter() - begin:.0f} s", flush=True)
        return uitslag

    with ThreadPoolExecutor(2) as twee:
        uitslagen = list(twee.map(een, REGIMES))
    duur = (time.perf_counter() - begin) / 60
    kop = (
        f"{keuze.werelden} worlds of 60 cells per regime, seeds from {keuze.zaad}, "
        f"{duur:.0f} minutes; farringtonFlexible on the first {FARRINGTON_WERELDEN} worlds only."
    )
    tekst = verslag(uitslagen, kop)
    keuze.uit.write_text(tekst, encoding="utf-8")
    print(tekst)


if __name__ == "__main__":
    main()
