"""The negative binomial in numpy against the standard library and against itself."""

import math

import numpy as np
import pytest

from signaal.domain.kandidaten_bewijs import band
from signaal.domain.kandidaten_kansen import (
    gewichten,
    groepssom,
    log_gamma,
    log_kans,
    log_som,
    log_tabel,
)


@pytest.mark.parametrize("x", [1e-3, 0.2, 1.0, 3.7, 40.0, 2e4])
def test_log_gamma(x: float) -> None:
    assert log_gamma(np.array([x]))[0] == pytest.approx(math.lgamma(x), rel=1e-8, abs=1e-8)


@pytest.mark.parametrize(("mu", "f"), [(0.2, 1.0), (1.7, 1.2), (6.0, 3.0), (200.0, 1.5)])
def test_a_table_sums_to_one_and_has_the_moments_it_says(mu: float, f: float) -> None:
    kans = np.exp(log_tabel(1500, np.array([mu]), np.array([f])))[:, 0]
    y = np.arange(len(kans))
    assert kans.sum() == pytest.approx(1, abs=1e-6)
    assert (kans * y).sum() == pytest.approx(mu, rel=1e-3)
    assert (kans * (y - mu) ** 2).sum() == pytest.approx(f * mu, rel=2e-3)


def test_one_chance_agrees_with_the_table() -> None:
    y = np.array([40.0, 0.0, 3.0, 17.0, 16.0])
    mu = np.array([[0.5, 9.0]] * 5)
    los = log_kans(y, mu, 1.4) - np.array([[math.lgamma(n + 1)] for n in y])
    tabel = log_tabel(40, mu[0], np.full(2, 1.4))
    assert los == pytest.approx(tabel[y.astype(int)], rel=1e-6)


def test_sums_and_weights() -> None:
    assert log_som(np.array([[-1000.0, -1000.0]]), -1)[0] == pytest.approx(-1000 + math.log(2))
    assert gewichten(np.array([1000.0, 1000.0])) == pytest.approx([0.5, 0.5])
    groep = np.array([1, 0, 1])
    assert groepssom(np.array([1.0, 2.0, 4.0]), groep, 3) == pytest.approx([2, 5, 0])
    breed = groepssom(np.arange(6.0).reshape(3, 2), groep, 2)
    assert breed == pytest.approx(np.array([[2.0, 3.0], [4.0, 6.0]]))


def test_the_usual_band_holds_the_middle() -> None:
    laag, hoog = band(np.array([0.1, 1.5, 6.0]), np.array([0.1, 1.8, 7.0]))
    assert laag.tolist() == [0, 0, 4]
    assert hoog.tolist() == [0, 3, 8]
