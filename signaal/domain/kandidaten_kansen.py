"""Negative binomial chances in numpy alone.

Counts have mean ``mu`` and variance ``f * mu`` (f >= 1; Noufaily et al. 2013 call f phi). With
r = mu / (f - 1) this is the negative binomial with size r and chance 1 / f; f = 1 is Poisson.
"""

import numpy as np
from numpy.typing import NDArray

Reeks = NDArray[np.float64]

#: Below this variance over mean the negative binomial is as good as Poisson.
_BIJNA_POISSON = 1.0005
_STAPPEN = 16


def log_gamma(x: Reeks) -> Reeks:
    """log of the gamma function for x > 0: Stirling's series after a shift of six."""
    product = x * (x + 1) * (x + 2) * (x + 3) * (x + 4) * (x + 5)
    z = x + 6
    omgekeerd = 1 / z
    kwadraat = omgekeerd * omgekeerd
    staart = omgekeerd * (1 / 12 - kwadraat * (1 / 360 - kwadraat / 1260))
    return np.asarray((z - 0.5) * np.log(z) - z + 0.9189385332046727 + staart - np.log(product))


def log_kans(y: Reeks, mu: Reeks, f: Reeks | float) -> Reeks:
    """log chance of ``y`` up to a term in y alone; ``y`` is [n], ``mu`` and ``f`` are [n, ...].

    Enough for ratios of chances at the same y. ``mu`` must be positive.
    """
    f = np.maximum(f, _BIJNA_POISSON)
    r = mu / (f - 1)
    y_breed = y.reshape(y.shape + (1,) * (r.ndim - y.ndim))
    return np.asarray(_log_stijgend(y, r) - r * np.log(f) + y_breed * np.log1p(-1 / f))


def _log_stijgend(y: Reeks, r: Reeks) -> Reeks:
    """log of r (r+1) ... (r+y-1): a product for the first sixteen, Stirling for what is above."""
    volgorde = np.argsort(-y, kind="stable")
    hoog = y[volgorde]
    basis = r[volgorde]
    product = np.ones_like(basis)
    for j in range(min(int(hoog[0]), _STAPPEN) if len(hoog) else 0):
        n = int(np.searchsorted(-hoog, -j, side="left"))
        product[:n] *= basis[:n] + j
    som = np.log(product)
    n = int(np.searchsorted(-hoog, -_STAPPEN, side="left"))
    if n:
        boven = hoog[:n].reshape((n,) + (1,) * (r.ndim - 1))
        som[:n] += log_gamma(basis[:n] + boven) - log_gamma(basis[:n] + _STAPPEN)
    uit = np.empty_like(som)
    uit[volgorde] = som
    return uit


def log_tabel(hoogste: int, mu: Reeks, f: Reeks) -> Reeks:
    """log chances of 0 .. ``hoogste``, shape [hoogste + 1, *mu.shape]; ``mu`` must be positive."""
    f = np.maximum(f, _BIJNA_POISSON)
    r = mu / (f - 1)
    j = np.arange(hoogste, dtype=np.float64).reshape((hoogste,) + (1,) * r.ndim)
    tabel = np.empty((hoogste + 1, *r.shape))
    tabel[0] = -r * np.log(f)
    if hoogste:
        np.cumsum(np.log((r + j) / (j + 1) * (1 - 1 / f)), axis=0, out=tabel[1:])
        tabel[1:] += tabel[0]
    return tabel


def log_som(x: Reeks, as_: int | tuple[int, ...]) -> Reeks:
    """log of the sum of exp(x) over axes, without overflow."""
    top = x.max(axis=as_, keepdims=True)
    return np.asarray(np.log(np.exp(x - top).sum(axis=as_)) + np.squeeze(top, axis=as_))


def gewichten(log_aannemelijk: Reeks) -> Reeks:
    """Weights that sum to 1, from log likelihoods plus log priors [n]."""
    w = np.exp(log_aannemelijk - log_aannemelijk.max())
    return np.asarray(w / w.sum())


def groepssom(waarden: Reeks, groep: NDArray[np.intp], aantal: int) -> Reeks:
    """Sums per group: [n] or [n, t] becomes [aantal] or [aantal, t]."""
    if waarden.ndim == 1:
        return np.bincount(groep, waarden, aantal).astype(np.float64)
    breed = waarden.shape[1]
    plek = (groep[:, None] * breed + np.arange(breed)).ravel()
    som = np.bincount(plek, waarden.ravel(), aantal * breed)
    return np.asarray(som.reshape(aantal, breed))
