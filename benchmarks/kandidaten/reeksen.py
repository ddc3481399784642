"""Seeded series with known rises, after the protocol of Noufaily et al. (2013).

A baseline is negative binomial with mean mu and variance phi*mu; mu follows a level, a season and a
trend on the log scale. Brought to six-week periods, 20 themes and levels of 0.2 to 6. A rise adds
Poisson counts with a mean of k standard deviations of the baseline, in one of three shapes.
Everything in a world follows from (regime, seed).
"""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

Reeks = NDArray[np.float64]
Telling = NDArray[np.int64]

VENSTER = 3
THEMAS = 20
PERIODES_PER_JAAR = 365.25 / 42
AANDEEL_STIJGEND = 0.10


class Vorm(IntEnum):
    """What happens in a cell from the first period of the window on."""

    GEEN = 0
    KORT = 1
    AANHOUDEND = 2
    GROEIEND = 3


#: Share of the size k that each of the three periods of the window gets, per shape.
VERLOOP = {
    Vorm.KORT: (1.0, 0.0, 0.0),
    Vorm.AANHOUDEND: (0.6, 0.6, 0.6),
    Vorm.GROEIEND: (0.3, 0.6, 0.9),
}
#: The size k of a rise, in standard deviations of the baseline: uniform between these.
GROOTTE = (2.0, 5.5)


@dataclass(frozen=True, slots=True)
class Regime:
    """One row of the table in the README: how a world is made."""

    naam: str
    phi: float = 1.2
    historie: int = 12
    seizoen: float = 0.0
    trend: float = 0.0
    kernen: int = 3
    ruis: float = 0.0
    nieuwe_kern: bool = False
    afwezig: float = 0.0
    enthousiast: bool = False
    compleet: float = 1.0
    oude_uitbraken: float = 0.0


REGIMES: tuple[Regime, ...] = (
    Regime("basis"),
    Regime("phi 1", phi=1.0),
    Regime("phi 2", phi=2.0),
    Regime("phi 3", phi=3.0),
    Regime("seizoen 0.32", seizoen=0.32, historie=16),
    Regime("seizoen 0.45 en trend", seizoen=0.45, trend=0.03, historie=16),
    Regime("seizoen 0.85", seizoen=0.85, historie=16),
    Regime("trend", trend=0.03),
    Regime("historie 3", historie=3),
    Regime("historie 6", historie=6),
    Regime("historie 0", historie=0),
    Regime("nieuwe kern", nieuwe_kern=True),
    Regime("collega weg", afwezig=0.25),
    Regime("enthousiasteling", enthousiast=True),
    Regime("ruis in inzet", ruis=0.3),
    Regime("late meldingen", compleet=0.7),
    Regime("oude uitbraken", oude_uitbraken=0.3),
    Regime(
        "alles tegelijk",
        phi=1.5,
        historie=16,
        seizoen=0.45,
        trend=0.03,
        ruis=0.3,
        afwezig=0.25,
        oude_uitbraken=0.3,
    ),
    Regime(
        "alles tegelijk, 30 kernen",
        phi=1.5,
        historie=16,
        seizoen=0.45,
        trend=0.03,
        ruis=0.3,
        afwezig=0.25,
        oude_uitbraken=0.3,
        kernen=30,
    ),
)


@dataclass(frozen=True, slots=True)
class Wereld:
    """One gemeente. Arrays are [kern, thema, periode]; effort is [kern, periode].

    ``aantal`` is what is in when everything is in, ``vers`` what is in at the end of the period
    itself (less than ``aantal`` where reports come late). ``gezien`` is False before a kern took
    part. ``mu`` and ``phi`` are the truth, for the bounds only.
    """

    regime: Regime
    aantal: Telling
    vers: Telling
    mu: Reeks
    inzet: Reeks
    gezien: NDArray[np.bool_]
    vorm: Telling


def maak_wereld(regime: Regime, seed: int) -> Wereld:
    """The world of one regime and seed: 20 themes, ``regime.kernen`` kernen, history and window."""
    nummer = [r.naam for r in REGIMES].index(regime.naam)
    rng = np.random.default_rng([seed, nummer])
    k, t = regime.kernen, regime.historie + VENSTER
    inzet, werkelijk, gezien = _inzet(regime, rng)
    niveau = np.exp(rng.uniform(np.log(0.2), np.log(6.0), THEMAS))
    per_cel = niveau * np.exp(rng.normal(0, 0.25, (k, 1)) + rng.normal(0, 0.2, (k, THEMAS)))
    mu = per_cel[:, :, None] * _seizoen_en_trend(regime, rng)[None] * werkelijk[:, None, :]
    basis = _negatief_binomiaal(mu, regime.phi, rng)
    vorm = np.where(rng.random((k, THEMAS)) < AANDEEL_STIJGEND, rng.integers(1, 4, (k, THEMAS)), 0)
    extra = _stijging(vorm, np.sqrt(regime.phi * mu), regime.historie, rng)
    if regime.oude_uitbraken and regime.historie >= VENSTER:
        oud = np.where(
            rng.random((k, THEMAS)) < regime.oude_uitbraken, rng.integers(1, 4, (k, THEMAS)), 0
        )
        begin = rng.integers(0, regime.historie - VENSTER + 1, (k, THEMAS))
        for b in range(regime.historie - VENSTER + 1):
            hier = np.where(begin == b, oud, 0)
            extra += _stijging(hier, np.sqrt(regime.phi * mu), b, rng)
    aantal = basis + extra
    vers = rng.binomial(aantal, regime.compleet) if regime.compleet < 1 else aantal
    del t
    return Wereld(regime, aantal, vers, mu, inzet, gezien, vorm)


def _inzet(regime: Regime, rng: np.random.Generator) -> tuple[Reeks, Reeks, NDArray[np.bool_]]:
    """Recorded effort (3 = normal), the true factor on the counts, and who took part when."""
    vorm = (regime.kernen, regime.historie + VENSTER)
    inzet = np.full(vorm, 3.0)
    if regime.afwezig:
        weg = rng.random(vorm) < regime.afwezig
        inzet = np.where(weg, rng.choice([1.0, 1.5, 2.0], vorm), inzet)
    werkelijk = inzet / 3.0
    if regime.ruis:
        werkelijk = werkelijk * np.exp(rng.normal(0, regime.ruis, vorm))
    if regime.enthousiast:
        begin = rng.integers(regime.historie - 1, regime.historie + VENSTER, (regime.kernen, 1))
        erbij = np.arange(vorm[1])[None] >= begin
        inzet, werkelijk = np.where(erbij, 4.0, inzet), np.where(erbij, 1.8, werkelijk)
    gezien = np.ones(vorm, dtype=bool)
    if regime.nieuwe_kern:
        gezien[0, : regime.historie] = False
    return inzet, werkelijk, gezien


def _seizoen_en_trend(regime: Regime, rng: np.random.Generator) -> Reeks:
    tijd = np.arange(regime.historie + VENSTER)
    fase = rng.uniform(0, 2 * np.pi, (THEMAS, 1))
    golf = regime.seizoen * np.cos(2 * np.pi * tijd / PERIODES_PER_JAAR + fase)
    return np.asarray(np.exp(golf + regime.trend * tijd))


def _negatief_binomiaal(mu: Reeks, phi: float, rng: np.random.Generator) -> Telling:
    if phi <= 1:
        return rng.poisson(mu)
    return rng.negative_binomial(mu / (phi - 1), 1 / phi)


def _stijging(vorm: Telling, sd: Reeks, begin: int, rng: np.random.Generator) -> Telling:
    """Counts added by a rise from ``begin`` on, Poisson with mean k*sd times its course."""
    extra = np.zeros(sd.shape, dtype=np.int64)
    grootte = rng.uniform(*GROOTTE, vorm.shape)
    for soort, verloop in VERLOOP.items():
        for stap, deel in enumerate(verloop):
            gemiddeld = grootte * deel * sd[:, :, begin + stap] * (vorm == soort)
            extra[:, :, begin + stap] += rng.poisson(gemiddeld)
    return extra
