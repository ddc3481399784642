"""Every method on the same worlds: our engine through its public door, the peers through R."""

import csv
import subprocess
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from benchmarks.kandidaten.reeksen import VENSTER, Reeks, Wereld
from signaal.domain.kandidaten import Cel, Oordeel, beoordeel

HIER = Path(__file__).parent


def cellen(w: Wereld, stap: int) -> list[Cel]:
    """What is known at the end of a step of the window: the last period as far as it is in."""
    nu = w.regime.historie + stap
    k, i, _ = w.aantal.shape
    return [
        Cel(
            "bank",
            f"kern {a}",
            f"thema {b:02}",
            t,
            int(w.vers[a, b, t] if t == nu else w.aantal[a, b, t]),
            float(w.inzet[a, t]),
            w.regime.compleet if t == nu else 1.0,
        )
        for a in range(k)
        for t in range(nu + 1)
        if w.gezien[a, t]
        for b in range(i)
    ]


def oordelen(w: Wereld) -> list[list[tuple[int, Oordeel]]]:
    """Judgements per step of the window, with the place of the cell in kern-major order."""
    uit = []
    for stap in range(VENSTER):
        nu = w.regime.historie + stap
        rijen = cellen(w, stap)
        antwoord = beoordeel(rijen, vanaf=nu)
        uit.append(
            [
                (_plek(cel), oordeel)
                for cel, oordeel in zip(rijen, antwoord, strict=True)
                if oordeel is not None
            ]
        )
    return uit


def _plek(cel: Cel) -> int:
    return int(cel.kern.split()[1]) * 20 + int(cel.thema.split()[1])


def wij(w: Wereld) -> tuple[Reeks, Reeks, Reeks]:
    """Our score, p and flag, [reeks, stap]."""
    n = w.vorm.size
    score, p, vlag = (np.full((n, VENSTER), np.nan) for _ in range(3))
    for stap, lijst in enumerate(oordelen(w)):
        for plek, o in lijst:
            score[plek, stap] = np.nan if o.score is None else o.score
            p[plek, stap] = np.nan if o.p is None else o.p
            vlag[plek, stap] = o.vlag
    return score, p, vlag


def peers(werelden: Sequence[Wereld], farrington_tot: int, werkmap: Path) -> dict[str, Reeks]:
    """Scores of R's surveillance, {method: [reeks of all worlds, stap]}.

    farringtonFlexible is slow and runs on the first ``farrington_tot`` worlds only; the other rows
    are NaN there.
    """
    regels = []
    for nummer, w in enumerate(werelden):
        k, i, _ = w.aantal.shape
        met = "1" if nummer < farrington_tot else "0"
        for a in range(k):
            for b in range(i):
                regels += [_regel(w, a, b, stap, met) for stap in range(VENSTER)]
    return scores_uit_r(regels, werkmap)


def scores_uit_r(regels: Sequence[str], werkmap: Path) -> dict[str, Reeks]:
    """Run peers.R on lines of its own format, three steps per series: {method: [reeks, stap]}."""
    bron, doel = werkmap / "reeksen.txt", werkmap / "scores.csv"
    bron.write_text("\n".join(regels) + "\n", encoding="utf-8")
    subprocess.run(["Rscript", str(HIER / "peers.R"), str(bron), str(doel)], check=True)
    with doel.open(encoding="utf-8", newline="") as f:
        rijen = list(csv.DictReader(f))
    ruw = {
        naam: np.array(
            [float(r[naam]) if r[naam] not in ("NA", "NaN") else np.nan for r in rijen]
        ).reshape(-1, VENSTER)
        for naam in rijen[0]
    }
    return _met_nieuw_bewijs(ruw)


def _regel(w: Wereld, a: int, b: int, stap: int, farrington: str) -> str:
    nu = w.regime.historie + stap
    tijd = [t for t in range(nu + 1) if w.gezien[a, t]]
    y = [int(w.vers[a, b, t] if t == nu else w.aantal[a, b, t]) for t in tijd]
    deel = [w.inzet[a, t] / 3 * (w.regime.compleet if t == nu else 1.0) for t in tijd]
    return ";".join(
        [str(stap + 1), " ".join(map(str, y)), " ".join(f"{d:.4f}" for d in deel), farrington]
    )


def _met_nieuw_bewijs(ruw: dict[str, Reeks]) -> dict[str, Reeks]:
    """The cumulative methods also in variants that alarm again on new evidence only."""
    uit = {n: s for n, s in ruw.items() if n not in ("mu0", "mu0_inzet", "nu")}
    for naam, mu0 in (
        ("glrpois", "mu0"),
        ("glrpois_inzet", "mu0_inzet"),
        ("glrnb", "mu0"),
        ("cusum", "mu0"),
        ("cusum_rossi", "mu0"),
    ):
        vorige = np.concatenate([np.zeros((len(ruw[naam]), 1)), ruw[naam][:, :-1]], 1)
        hoger = ruw["nu"] > ruw[mu0]
        uit[f"{naam}, alleen bij meer dan gewoon"] = np.where(hoger, ruw[naam], -1.0)
        uit[f"{naam}, nieuw bewijs half"] = np.where(hoger, ruw[naam] - 0.5 * vorige, -1.0)
        uit[f"{naam}, nieuw bewijs"] = np.where(hoger, ruw[naam] - vorige, -1.0)
    return uit
