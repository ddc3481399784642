"""What is usual, learned from the periods before the one that is judged.

Model of one count: mean = exposure * village effort * level * season, variance = phi * mean.
Everything here is a nuisance parameter; docs/kandidaten.md derives the estimates and names the
sources. Nothing reads the period that is judged, so one more signal now moves none of it.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from signaal.domain.kandidaten_kansen import Reeks, gewichten, groepssom, log_kans

Index = NDArray[np.intp]

#: A year in periods of six weeks.
PERIODES_PER_JAAR = 365.25 / 42
#: Prior weight, in counts, of the mean over all themes for the level of one theme; and how much
#: the mean lies above the geometric mean.
THEMA_VORM = 0.7
THEMA_SCHEEF = 1.25

_PHI = np.array([1.001, 1.12, 1.3, 1.55, 1.85, 2.25, 2.8, 3.6, 5.0])
_LOG_PHI_PRIOR = -0.5 * ((np.log(_PHI - 0.9) - np.log(0.4)) / 0.9) ** 2
_ALFA = np.array([1.0, 2.0, 4.0, 8.0, 16.0, 40.0, 120.0])
_LOG_ALFA_PRIOR = -0.5 * ((np.log(_ALFA) - np.log(8.0)) / 1.2) ** 2
_TAU2 = np.array([0.0005, 0.01, 0.03, 0.07, 0.14, 0.3])
_LOG_TAU2_PRIOR = -0.3 * np.arange(len(_TAU2))
_SEIZOEN_SD = np.array([0.01, 0.12, 0.25, 0.45, 0.75])
_STRAF = np.stack([np.full(5, 0.5), _SEIZOEN_SD**-2, _SEIZOEN_SD**-2], 1)
_SEIZOEN_START = np.array([0.4, 0.15, 0.15, 0.15, 0.15])
_SEIZOEN_TELT = np.array([8.0, 0.5, 0.5, 0.5, 0.5])
_SEIZOEN_VANAF = 5
_KERN_TELT = 6.0
_RONDES = 2
_HELLING_SD = 0.015
_AFTOPPEN = 3.0
_UITSCHIETER_KANS = 0.03
_UITSCHIETER_SD = 2.5


@dataclass(frozen=True, slots=True)
class Blad:
    """The counts of one gemeente as known at the end of one period.

    ``aantal`` and ``deel`` are [cel, verleden]: counts and exposure (effort times completeness, 1
    is normal, 0 not observed) in earlier periods; ``terug`` [verleden] says how many periods ago.
    ``nu`` and ``deel_nu`` [cel] are the period that is judged, ``onaf`` [cel] says that reports of
    it are still to come. ``kern`` and ``thema`` [cel] number the groups a cell belongs to.
    """

    aantal: Reeks
    deel: Reeks
    terug: NDArray[np.int64]
    nu: Reeks
    deel_nu: Reeks
    onaf: NDArray[np.bool_]
    kern: Index
    thema: Index
    kernen: int
    themas: int


@dataclass(frozen=True, slots=True)
class Achtergrond:
    """The learned background of one :class:`Blad`.

    ``phi``: variance over mean. ``alfa``: 1/alfa is the squared coefficient of variation of levels
    around theme times kern. ``tau2``: variance of unrecorded effort of a kern in a period.
    ``gemiddeld``: geometric mean level over themes. ``thema``, ``kern``: factors. ``niveau`` [cel]:
    level. ``seizoen_nu``, ``seizoen_var`` [thema]: log season now, and its variance.
    ``blootstelling`` [cel, verleden]: mean count per unit of level. ``getemd`` [cel, verleden]:
    counts with old outbreaks cut down.
    """

    phi: float
    alfa: float
    tau2: float
    gemiddeld: float
    thema: Reeks
    kern: Reeks
    niveau: Reeks
    seizoen: Reeks
    seizoen_nu: Reeks
    seizoen_var: Reeks
    blootstelling: Reeks
    getemd: Reeks
    helling: float


def leer(blad: Blad) -> Achtergrond:
    """Learn the background in two rounds, one parameter after the other."""
    achtergrond = _begin(blad)
    if not blad.deel.any():
        return achtergrond
    for ronde in range(_RONDES):
        achtergrond = _niveaus(blad, achtergrond)
        if ronde == 1:
            achtergrond = replace(achtergrond, phi=_phi(blad, achtergrond))
        achtergrond = _alfa(blad, achtergrond)
        achtergrond = _tem(blad, achtergrond)
        achtergrond = _inzet(blad, achtergrond)
        if blad.terug.max() >= _SEIZOEN_VANAF:
            achtergrond = _seizoen(blad, achtergrond)
    return achtergrond


def _begin(blad: Blad) -> Achtergrond:
    som, deel = float(blad.aantal.sum()), float(blad.deel.sum())
    if not deel:  # the first period of a team: the other cells of that period are all there is
        som, deel = float(blad.nu.sum()), float(blad.deel_nu.sum())
    gemiddeld = (som + 0.5) / (deel + 0.4)
    return Achtergrond(
        phi=1.3,
        alfa=8.0,
        tau2=0.02,
        gemiddeld=gemiddeld,
        thema=np.full(blad.themas, gemiddeld),
        kern=np.ones(blad.kernen),
        niveau=np.full(len(blad.nu), gemiddeld),
        seizoen=np.zeros((blad.themas, len(blad.terug))),
        seizoen_nu=np.zeros(blad.themas),
        seizoen_var=np.zeros(blad.themas),
        blootstelling=blad.deel,
        getemd=blad.aantal,
        helling=0.0,
    )


def _niveaus(blad: Blad, a: Achtergrond) -> Achtergrond:
    """Levels per kern, theme and cell by weighted ratios of sums, each shrunk to the one above."""
    x, y = a.blootstelling.sum(1), a.getemd.sum(1)
    kern = (_KERN_TELT + groepssom(y, blad.kern, blad.kernen) / a.phi) / (
        _KERN_TELT + groepssom(x * a.thema[blad.thema], blad.kern, blad.kernen) / a.phi
    )
    kern = kern / np.exp(np.log(kern).mean())
    xk = x * kern[blad.kern]
    thema_y, thema_x = (
        groepssom(y, blad.thema, blad.themas),
        groepssom(xk, blad.thema, blad.themas),
    )
    gemiddeld = float(np.exp(np.log((thema_y + 0.3) / (thema_x + 0.3 / a.gemiddeld)).mean()))
    gewicht = 1 / (a.phi + a.thema[blad.thema] * xk / a.alfa)
    thema = (THEMA_VORM + groepssom(y * gewicht, blad.thema, blad.themas)) / (
        THEMA_VORM / (gemiddeld * THEMA_SCHEEF) + groepssom(xk * gewicht, blad.thema, blad.themas)
    )
    return replace(a, kern=kern, thema=thema, gemiddeld=gemiddeld)


def _verwacht_per_cel(blad: Blad, a: Achtergrond) -> Reeks:
    return np.asarray(a.thema[blad.thema] * a.kern[blad.kern])


def _phi(blad: Blad, a: Achtergrond) -> float:
    """Overdispersion by leave-one-out likelihood pooled over cells, proof against old outbreaks."""
    x, y = a.blootstelling, a.getemd
    gezien = x > 0
    prior = _verwacht_per_cel(blad, a)[:, None]
    y_anders = (y.sum(1)[:, None] - y)[gezien][:, None]
    x_anders = (x.sum(1)[:, None] - x)[gezien][:, None]
    vorm = a.alfa + y_anders / _PHI
    tempo = (a.alfa / np.broadcast_to(prior, x.shape)[gezien])[:, None] + x_anders / _PHI
    mu = vorm / tempo * x[gezien][:, None]
    f = _PHI + mu / vorm
    telling = blad.aantal[gezien]
    gewoon = log_kans(telling, mu, f) + np.log(1 - _UITSCHIETER_KANS)
    uitbraak = log_kans(telling, mu + _UITSCHIETER_SD * np.sqrt(_PHI * mu), f)
    per_phi = np.logaddexp(gewoon, uitbraak + np.log(_UITSCHIETER_KANS)).sum(0)
    return float((gewichten(per_phi + _LOG_PHI_PRIOR) * _PHI).sum())


def _alfa(blad: Blad, a: Achtergrond) -> Achtergrond:
    """How far levels of cells lie apart, from their totals; then the level of each cell."""
    x, y = a.blootstelling.sum(1), a.getemd.sum(1)
    prior = _verwacht_per_cel(blad, a)
    gezien = x > 0
    mu = (prior * x)[gezien][:, None]
    per_alfa = log_kans(y[gezien], np.repeat(mu, len(_ALFA), 1), a.phi + mu / _ALFA).sum(0)
    alfa = float(np.exp((gewichten(per_alfa + _LOG_ALFA_PRIOR) * np.log(_ALFA)).sum()))
    niveau = (alfa + y / a.phi) / (alfa / prior + x / a.phi)
    return replace(a, alfa=alfa, niveau=niveau)


def _tem(blad: Blad, a: Achtergrond) -> Achtergrond:
    """Cut counts that stick out of the past down to the edge, so that they raise no level."""
    mu = a.niveau[:, None] * a.blootstelling
    return replace(a, getemd=np.minimum(blad.aantal, mu + _AFTOPPEN * np.sqrt(a.phi * mu) + 0.5))


def _inzet(blad: Blad, a: Achtergrond) -> Achtergrond:
    """Unrecorded effort per kern and period, from the other themes of that kern and period."""
    a = replace(a, helling=_helling(blad, a))
    verloop = np.exp(a.seizoen)[blad.thema] * np.exp(-a.helling * blad.terug)
    mu = a.niveau[:, None] * blad.deel * verloop
    som_mu, som_y = (
        groepssom(mu, blad.kern, blad.kernen),
        groepssom(a.getemd, blad.kern, blad.kernen),
    )
    gezien = som_mu > 0
    verwacht = som_mu[gezien][:, None]
    per_tau2 = log_kans(
        som_y[gezien], np.repeat(verwacht, len(_TAU2), 1), a.phi + verwacht * _TAU2
    ).sum(0)
    tau2 = float((gewichten(per_tau2 + _LOG_TAU2_PRIOR) * _TAU2).sum())
    factor = (1 / tau2 + (som_y[blad.kern] - a.getemd) / a.phi) / (
        1 / tau2 + (som_mu[blad.kern] - mu) / a.phi
    )
    blootstelling = blad.deel * factor * verloop
    return replace(a, tau2=tau2, blootstelling=blootstelling)


def _helling(blad: Blad, a: Achtergrond) -> float:
    """Growth per period of everything together: one step of a penalised regression."""
    mu = a.niveau[:, None] * blad.deel * np.exp(a.seizoen)[blad.thema]
    basis, telling = mu.sum(0), a.getemd.sum(0)
    tijd = -blad.terug.astype(np.float64)
    huidig = basis * np.exp(a.helling * (tijd - tijd.mean()))
    gewicht = huidig / (a.phi + huidig * a.tau2 / blad.kernen)
    if not gewicht.sum():
        return 0.0
    midden = (gewicht * tijd).sum() / gewicht.sum()
    z = a.helling * (tijd - midden) + (telling - huidig) / np.maximum(huidig, 1e-9)
    boven = (gewicht * (tijd - midden) * z).sum()
    return float(boven / ((gewicht * (tijd - midden) ** 2).sum() + _HELLING_SD**-2))


def _seizoen(blad: Blad, a: Achtergrond) -> Achtergrond:
    """One wave a year per theme over all kernen; how strong waves are is learned over themes."""
    zonder = a.blootstelling / np.exp(a.seizoen)[blad.thema]
    basis = groepssom(a.niveau[:, None] * zonder, blad.thema, blad.themas)
    telling = groepssom(a.getemd, blad.thema, blad.themas)
    hoek = 2 * np.pi * blad.terug / PERIODES_PER_JAAR
    golf = np.stack([np.ones_like(hoek), np.cos(hoek), -np.sin(hoek)], 1)
    coef, matrix = _ridge(golf, basis, telling, a.phi)
    eta = np.clip(coef @ golf.T, -3, 3)
    past = ((telling * eta - basis * np.exp(eta)) / a.phi).sum(-1)
    boete = 0.5 * (coef**2 * _STRAF[:, None]).sum(-1) + 0.5 * np.linalg.slogdet(matrix)[1]
    bewijs = past - boete - 2 * np.log(_SEIZOEN_SD)[:, None]
    gewicht = _verdeling_over_themas(np.exp(bewijs - bewijs.max(0)))
    beta = (gewicht[:, :, None] * coef).sum(0)
    nu = beta[:, 1]
    onzeker = np.linalg.inv(matrix)[:, :, 1, 1] + (coef[:, :, 1] - nu) ** 2
    spreiding = (gewicht * onzeker).sum(0)
    seizoen = beta[:, 1:] @ golf[:, 1:].T
    return replace(
        a,
        seizoen=seizoen,
        seizoen_nu=nu,
        seizoen_var=spreiding,
        blootstelling=zonder * np.exp(seizoen)[blad.thema],
    )


def _ridge(golf: Reeks, basis: Reeks, telling: Reeks, phi: float) -> tuple[Reeks, Reeks]:
    """Penalised quasi-Poisson regression per strength and theme, two steps of Newton.

    Gives coefficients [sd, thema, 3] and their precision [sd, thema, 3, 3].
    """
    straf = _STRAF[:, None, :, None] * np.eye(3)
    kwadraat = (golf[:, :, None] * golf[:, None, :]).reshape(len(golf), 9)
    beta: Reeks = np.zeros((len(_SEIZOEN_SD), len(basis), 3))
    matrix: Reeks = np.zeros((*beta.shape, 3))
    for _ in range(2):
        eta = np.clip(beta @ golf.T, -3, 3)
        mu = basis * np.exp(eta)
        matrix = (mu @ kwadraat / phi).reshape(*beta.shape, 3) + straf
        rechts = (mu * eta + telling - mu) @ golf / phi
        beta = np.asarray(np.linalg.solve(matrix, rechts[..., None])[..., 0])
    return beta, matrix


def _verdeling_over_themas(aannemelijk: Reeks) -> Reeks:
    """Weights [sd, thema] of season strengths, with their shares learned over themes (EM)."""
    aandeel = _SEIZOEN_START
    for _ in range(8):
        gewicht = aandeel[:, None] * aannemelijk
        gewicht = gewicht / gewicht.sum(0)
        aandeel = gewicht.sum(1) + _SEIZOEN_TELT
        aandeel = aandeel / aandeel.sum()
    gewicht = aandeel[:, None] * aannemelijk
    return np.asarray(gewicht / gewicht.sum(0))
