"""Evidence that something rises in a cell now: a Bayes factor, a tail chance and a usual band.

For each cell the level is integrated over a grid. The period itself and the two before it are
weighed under "nothing happens" and under rises that start now, one or two periods ago, with sizes
in standard deviations of the cell. See docs/kandidaten.md for the derivation.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from signaal.domain.kandidaten_achtergrond import (
    THEMA_SCHEEF,
    THEMA_VORM,
    Achtergrond,
    Blad,
    Index,
)
from signaal.domain.kandidaten_kansen import (
    Reeks,
    groepssom,
    log_gamma,
    log_kans,
    log_som,
    log_tabel,
)

#: Sizes of a rise in standard deviations of the cell, equally likely.
GROOTTES = np.array([1.4, 2.2, 3.2, 4.6])
_RASTER = np.linspace(-3, 3, 13)
#: Smaller chances cannot be told apart from rounding.
_KLEINSTE_P = 1e-9
#: Elements in one table of chances (12 MB).
_RUIMTE = 1_500_000
_INZET_RONDES = 2
#: A rise in one kern is one in all of them with this chance; the others count for at most this.
_SAMEN_KANS = 0.1
_HOOGSTENS_ELDERS = 30.0
_MATEN_ELDERS = np.array([1.0, 2.0, 3.0])
_GEDEELDE_RUIS = 0.03
_INZET_AFTOPPEN = 2.0
_SPRONG_KANS = 0.1
_SPRONG_TAU2 = 0.12


@dataclass(frozen=True, slots=True)
class Weging:
    """Prior odds of the kinds of rise, and how fast evidence that was already seen stops counting.

    ``nieuw``: starts now. ``een``: started a period ago, steady or growing. ``twee``: two ago.
    ``laat``: was there a period ago only, and shows now that late reports came in. A rise with a
    Bayes factor b before this period counts for 1 / (1 + b / ``bekend``) ** ``demping``.
    """

    nieuw: float
    een: float
    twee: float
    laat: float
    demping: float
    bekend: float


#: Flag again only on new evidence.
NIEUW_BEWIJS = Weging(nieuw=1.0, een=1.0, twee=0.8, laat=0.0, demping=1.0, bekend=10.0)
#: Where this period is not complete yet, the last one was not either: weigh all of it.
TOTAAL_BEWIJS = Weging(nieuw=0.3, een=1.0, twee=1.0, laat=0.4, demping=0.5, bekend=3.0)


@dataclass(frozen=True, slots=True)
class Bewijs:
    """Per cell: log Bayes factor, chance of this many or more, and the usual count.

    ``verwacht`` is the expected count when nothing happens, ``laag`` and ``hoog`` its 20 and 80 %
    quantiles, ``tempo`` the expected count per unit of recorded exposure.
    """

    score: Reeks
    p: Reeks
    verwacht: Reeks
    laag: Reeks
    hoog: Reeks


@dataclass(frozen=True, slots=True)
class _Basis:
    """The level as a gamma (vorm, tempo) from other cells and own past, and what scales it now."""

    prior_vorm: Reeks
    prior_tempo: Reeks
    vorm: Reeks
    tempo: Reeks
    factor: Reeks
    ruis: Reeks


def weeg(blad: Blad, a: Achtergrond) -> Bewijs:
    """Judge every cell of the sheet; cells without exposure now get numbers without meaning."""
    basis = _basis(blad, a)
    lam, log_nul, log_per_grootte = _hypothesen(blad, a, basis)
    mu = np.maximum(lam * basis.factor[:, None], 1e-9)
    f = a.phi + mu * basis.ruis[:, None]
    sd = np.sqrt(a.phi * mu)
    mus = np.stack([mu, *(mu + g * sd for g in GROOTTES)], 1)
    fs = np.broadcast_to(f[:, None], mus.shape)
    score, p = np.zeros(len(blad.nu)), np.ones(len(blad.nu))
    for cellen, hoogste in _bakken(blad.nu, mus.shape[1] * mus.shape[2]):
        tabel = log_tabel(hoogste, mus[cellen], fs[cellen])
        nul = tabel[:, :, 0] + log_nul[cellen]
        log_p0 = log_som(nul, -1)
        log_p1 = log_som(tabel + log_per_grootte[cellen], (-2, -1))
        eigen = blad.nu[cellen].astype(np.intp)
        kolom = np.arange(len(cellen))
        score[cellen] = np.maximum.accumulate(log_p1 - log_p0, axis=0)[eigen, kolom]
        onder = np.concatenate([np.zeros((1, len(cellen))), np.cumsum(np.exp(log_p0), axis=0)])
        p[cellen] = np.clip(1 - onder[eigen, kolom], _KLEINSTE_P, 1)
    score += _elders(blad, a, basis)
    gewicht = np.exp(log_nul)
    verwacht = (gewicht * mu).sum(1)
    variantie = (gewicht * (f * mu + mu**2)).sum(1) - verwacht**2
    laag, hoog = band(verwacht, variantie)
    return Bewijs(score, p, verwacht, laag, hoog)


def _basis(blad: Blad, a: Achtergrond) -> _Basis:
    """The level of each cell without its own present count, and the effort of its kern now."""
    x, y = a.blootstelling.sum(1), a.getemd.sum(1)
    thema, kern = a.thema[blad.thema], a.kern[blad.kern]
    gewicht = 1 / (a.phi + thema * kern * x / a.alfa)
    seizoen = np.exp(a.seizoen_nu)[blad.thema]
    deel_nu = seizoen * blad.deel_nu
    # the same theme in the other kernen now: hardly matters unless there is no past
    gewicht_nu = 1 / (a.phi + a.gemiddeld * deel_nu * kern * (0.02 + a.tau2 + 1 / a.alfa))
    thema_y = _anderen(y * gewicht + blad.nu * gewicht_nu * (deel_nu > 0), blad.thema, blad.themas)
    thema_x = _anderen(kern * (x * gewicht + deel_nu * gewicht_nu), blad.thema, blad.themas)
    thema_vorm = THEMA_VORM + thema_y
    gemiddeld = thema_vorm / (THEMA_VORM / (_gemiddeld(blad, a) * THEMA_SCHEEF) + thema_x) * kern
    prior_vorm = 1 / (1 / thema_vorm + (1 + 1 / thema_vorm) / a.alfa)
    prior_tempo = prior_vorm / gemiddeld
    vorm, tempo = prior_vorm + y / a.phi, prior_tempo + x / a.phi
    factor, ruis = _inzet_nu(blad, a, vorm / tempo * deel_nu, 1 / vorm)
    ruis = ruis + a.seizoen_var[blad.thema]
    return _Basis(prior_vorm, prior_tempo, vorm, tempo, deel_nu * factor, ruis)


def _elders(blad: Blad, a: Achtergrond, basis: _Basis) -> Reeks:
    """What the same theme in the other kernen adds: a rise may be a small one everywhere."""
    mu = basis.vorm / basis.tempo * basis.factor
    variantie = mu * (a.phi + mu * (basis.ruis + 1 / basis.vorm))
    som_mu = np.maximum(_anderen(mu, blad.thema, blad.themas), 1e-9)
    gedeeld = _GEDEELDE_RUIS + a.seizoen_var[blad.thema]
    f = _anderen(variantie, blad.thema, blad.themas) / som_mu + som_mu * gedeeld
    f = np.maximum(f, 1.0)
    maten = np.concatenate([[0.0], _MATEN_ELDERS])
    mus = som_mu[:, None] + maten * np.sqrt(f * som_mu)[:, None]
    som_y = _anderen(blad.nu * (blad.deel_nu > 0), blad.thema, blad.themas)
    log_l = log_kans(som_y, mus, f[:, None])
    factor = np.exp(np.minimum(log_l[:, 1:] - log_l[:, :1], 30)).mean(1)
    erbij = np.log(1 - _SAMEN_KANS + _SAMEN_KANS * np.minimum(factor, _HOOGSTENS_ELDERS))
    return np.where(som_mu > 1e-6, erbij, 0.0)


def _gemiddeld(blad: Blad, a: Achtergrond) -> Reeks | float:
    """Mean level over themes; without any past from the other cells of this period."""
    if blad.deel.any():
        return a.gemiddeld
    return np.asarray((blad.nu.sum() - blad.nu + 0.5) / (blad.deel_nu.sum() - blad.deel_nu + 0.4))


def _anderen(waarden: Reeks, groep: Index, aantal: int) -> Reeks:
    return np.asarray(groepssom(waarden, groep, aantal)[groep] - waarden)


def _inzet_nu(blad: Blad, a: Achtergrond, mu: Reeks, cv2: Reeks) -> tuple[Reeks, Reeks]:
    """Unrecorded effort of the kern now and its variance, from its other themes, outliers cut.

    A mixture: as in the past, or with a small chance a real change (somebody new, a quiet month).
    """
    f = a.phi + mu * cv2
    som_mu = _anderen(mu / f, blad.kern, blad.kernen)
    factor, variantie = np.ones_like(mu), np.zeros_like(mu)
    for _ in range(_INZET_RONDES):
        getemd = np.minimum(
            blad.nu * (mu > 0), mu * factor + _INZET_AFTOPPEN * np.sqrt(f * mu * factor) + 0.3
        )
        som_y = _anderen(getemd / f, blad.kern, blad.kernen)
        log_w, factoren, varianties = [], [], []
        for kans, tau2 in ((1 - _SPRONG_KANS, a.tau2), (_SPRONG_KANS, a.tau2 + _SPRONG_TAU2)):
            vorm = 1 / tau2
            factoren.append((vorm + som_y) / (vorm + som_mu))
            varianties.append(1 / (vorm + som_y))
            log_w.append(
                np.log(kans)
                + log_gamma(vorm + som_y)
                - log_gamma(np.array([vorm]))
                + vorm * np.log(vorm)
                - (vorm + som_y) * np.log(vorm + som_mu)
            )
        gewicht = np.stack(log_w)
        gewicht = np.exp(gewicht - log_som(gewicht, 0))
        beide = np.stack(factoren)
        factor = (gewicht * beide).sum(0)
        variantie = (gewicht * (np.stack(varianties) + (beide / factor - 1) ** 2)).sum(0)
    return factor, variantie


def _hypothesen(blad: Blad, a: Achtergrond, basis: _Basis) -> tuple[Reeks, Reeks, Reeks]:
    """The level grid [cel, g], log weights under nothing [cel, g] and under a rise [cel, 1+m, g].

    Both are normalised by the chance of the past under nothing, so that the weights of nothing sum
    to one and those of a rise to its prior odds times the evidence of the past. The first of the
    1+m is a rise that was there a period ago only.
    """
    recent = [int(np.flatnonzero(blad.terug == d)[0]) if d in blad.terug else -1 for d in (1, 2)]
    ouder = blad.terug > 2
    vorm = basis.prior_vorm + a.getemd[:, ouder].sum(1) / a.phi
    tempo = basis.prior_tempo + a.blootstelling[:, ouder].sum(1) / a.phi
    sd = 1 / np.sqrt(np.minimum(vorm, basis.vorm))[:, None]
    lam = (vorm / tempo)[:, None] * np.exp(sd * _RASTER - 0.5 * sd**2)
    log_niveau = vorm[:, None] * np.log(lam) - tempo[:, None] * lam
    een = _periode(blad, a, lam, recent[0], 0.5)
    twee = _periode(blad, a, lam, recent[1], 1 / 3)
    nul = log_niveau + een[:, 0] + twee[:, 0]
    log_nul = nul - log_som(nul, -1)[:, None]
    verleden = log_nul - een[:, 0] - twee[:, 0]  # minus what the two periods say about nothing
    log_stijging = _gewogen(NIEUW_BEWIJS, verleden, log_nul, een, twee, recent)
    if blad.onaf.any():
        totaal = _gewogen(TOTAAL_BEWIJS, verleden, log_nul, een, twee, recent)
        log_stijging = np.where(blad.onaf[:, None, None], totaal, log_stijging)
    return lam, log_nul, log_stijging


def _periode(blad: Blad, a: Achtergrond, lam: Reeks, kolom: int, groei: float) -> Reeks:
    """log chances [cel, 1+2m, g] of a recent period: nothing, steady sizes, sizes times groei."""
    maten = np.concatenate([[0.0], GROOTTES, GROOTTES * groei])
    if kolom < 0:
        return np.zeros((len(lam), len(maten), lam.shape[1]))
    x = a.blootstelling[:, kolom]
    mu = np.maximum(lam * x[:, None], 1e-9)
    mus = mu[:, None] + maten[:, None] * np.sqrt(a.phi * mu)[:, None]
    gezien = (x > 0)[:, None, None]
    return np.where(gezien, log_kans(blad.aantal[:, kolom], mus, a.phi), 0.0)


def _gewogen(
    weging: Weging, verleden: Reeks, log_nul: Reeks, een: Reeks, twee: Reeks, recent: list[int]
) -> Reeks:
    m = len(GROOTTES)
    rustig_twee = twee[:, :1]
    delen = [np.log(weging.nieuw / m) + np.repeat(log_nul[:, None], m, 1)]
    v = verleden[:, None]
    laat = np.full((len(verleden), 1, verleden.shape[1]), -np.inf)
    if recent[0] >= 0:
        for soort in (een[:, 1 : m + 1], een[:, m + 1 :]):
            delen.append(np.log(weging.een / 2 / m) + _demp(weging, v + soort + rustig_twee))
        if weging.laat:
            was = _demp(weging, v + een[:, 1 : m + 1] + rustig_twee)
            laat = np.log(weging.laat / m) + log_som(was, 1)[:, None]
        if recent[1] >= 0:
            for s1, s2 in ((slice(1, m + 1), slice(1, m + 1)), (slice(m + 1, None),) * 2):
                delen.append(
                    np.log(weging.twee / 2 / m) + _demp(weging, v + een[:, s1] + twee[:, s2])
                )
    return np.concatenate([laat, log_som(np.stack(delen), 0)], 1)


def _demp(weging: Weging, log_w: Reeks) -> Reeks:
    """Let a rise that already had evidence before this period count for less."""
    eerder = np.clip(log_som(log_w, -1), -30, 30)
    return np.asarray(log_w - weging.demping * np.log1p(np.exp(eerder) / weging.bekend)[..., None])


def _bakken(nu: Reeks, breedte: int) -> Iterator[tuple[Index, int]]:
    """Cells in batches with about equally high counts, so that no table is larger than needed."""
    onder = -1
    for hoogste in (3, 7, 15, 31, 63, 127, 255, 511, 1023):
        in_bak = np.flatnonzero((nu > onder) & (nu <= hoogste))
        onder = hoogste
        stap = max(1, _RUIMTE // ((hoogste + 1) * breedte))
        for begin in range(0, len(in_bak), stap):
            deel = in_bak[begin : begin + stap]
            yield deel, int(nu[deel].max())


def band(verwacht: Reeks, variantie: Reeks) -> tuple[Reeks, Reeks]:
    """The 20 and 80 % quantiles of a negative binomial with this mean and variance."""
    mu = np.maximum(verwacht, 1e-9)
    f = np.maximum(variantie / mu, 1.0)
    laag, hoog = np.zeros_like(mu), np.zeros_like(mu)
    top = np.ceil(mu + 1.5 * np.sqrt(f * mu)) + 1
    for cellen, hoogste in _bakken(np.minimum(top, 1023), 1):
        som = np.cumsum(np.exp(log_tabel(hoogste, mu[cellen], f[cellen])), axis=0)
        laag[cellen] = (som < 0.2).sum(0)
        hoog[cellen] = np.minimum((som < 0.8).sum(0), hoogste)
    return laag, hoog
