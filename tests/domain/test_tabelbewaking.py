"""The network finds exactly what trying every table finds."""

from collections.abc import Sequence
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from signaal.domain.tabelbewaking import Boog, Netwerk

#: Two rows and two columns, then totals of rows, of columns, of all.
_CELLEN = [(r, k) for r in "ab" for k in "xy"]


def _tabel(waarden: Sequence[int]) -> list[int]:
    a, b, c, d = waarden
    return [a, b, c, d, a + b, c + d, a + c, b + d, a + b + c + d]


def _netwerk(waarden: tuple[int, ...], verborgen: list[bool]) -> Netwerk:
    einden = [*_CELLEN, ("K", "a"), ("K", "b"), ("x", "R"), ("y", "R"), ("R", "K")]
    return Netwerk(
        Boog(van, naar, n, 0, 6 if nr < 4 else 24, weg, prijs=10)
        for nr, ((van, naar), n, weg) in enumerate(
            zip(einden, _tabel(waarden), verborgen, strict=True)
        )
    )


waarden_en_gaten = st.tuples(
    st.tuples(*[st.integers(0, 6)] * 4), st.lists(st.booleans(), min_size=9, max_size=9)
)


@settings(max_examples=30, deadline=None)
@given(waarden_en_gaten)
def test_least_and_most_of_a_hidden_number(gegeven: tuple[tuple[int, ...], list[bool]]) -> None:
    waarden, verborgen = gegeven
    echt = _tabel(waarden)
    mogelijk = [
        poging
        for poging in map(_tabel, product(range(7), repeat=4))
        if all(weg or n == m for n, m, weg in zip(poging, echt, verborgen, strict=True))
    ]
    netwerk = _netwerk(waarden, verborgen)
    for nummer, weg in enumerate(verborgen):
        if weg:
            kolom = [poging[nummer] for poging in mogelijk]
            assert netwerk.bereik(nummer) == (min(kolom), max(kolom))


@given(waarden_en_gaten)
def test_what_is_left_out_as_well_is_enough(gegeven: tuple[tuple[int, ...], list[bool]]) -> None:
    waarden, verborgen = gegeven
    netwerk = _netwerk(waarden, verborgen)
    alles_weg = _netwerk(waarden, [True] * 9)
    for nummer in [n for n, weg in enumerate(verborgen) if weg]:
        laag, hoog = alles_weg.bereik(nummer)
        for ander in netwerk.te_verbergen(nummer, laag, hoog):
            netwerk.bogen[ander].verborgen = True
        assert netwerk.bereik(nummer) == (laag, hoog)
