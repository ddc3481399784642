"""Charts as geometry: right lengths, all numbers, the same in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signaal.domain.grafiek import (
    Lijn,
    Opschrift,
    Rol,
    Tekening,
    Vlak,
    heatmap,
    in_woorden,
    sparkline,
    staven,
    voor_en_na_staven,
    warmte_van,
)

REEKSEN = st.lists(st.integers(0, 300), max_size=16)


def vlakken(tekening: Tekening) -> list[Vlak]:
    return [vorm for vorm in tekening.vormen if isinstance(vorm, Vlak)]


def teksten(tekening: Tekening) -> list[str]:
    return list(tekening.teksten())


def labels(waarden: list[int]) -> list[str]:
    return [f"wk {i}" for i in range(len(waarden))]


@given(REEKSEN)
def test_every_bar_carries_its_number_and_stays_inside(waarden: list[int]) -> None:
    tekening = staven("Vallen", waarden, labels(waarden), breedte=300, hoogte=90)
    assert teksten(tekening) == [
        t for w, naam in zip(waarden, labels(waarden), strict=True) for t in (str(w), naam)
    ]
    for vlak in vlakken(tekening):
        assert vlak.x >= 0
        assert vlak.y >= 0
        assert vlak.x + vlak.breedte <= 300
        assert vlak.y + vlak.hoogte <= 90
    for vorm in tekening.vormen:
        if isinstance(vorm, Opschrift):
            assert vorm.grootte <= vorm.y <= 90


def test_lengths_are_in_proportion_and_the_last_stands_out() -> None:
    drie, zes = vlakken(staven("Vallen", (3, 0, 6), labels([3, 0, 6]), breedte=300, hoogte=90))
    assert zes.hoogte == pytest.approx(2 * drie.hoogte)
    assert (drie.rol, zes.rol) == (Rol.VERLEDEN, Rol.NU)


def test_rounded_numbers_say_so() -> None:
    tekening = staven("Vallen", (5, 10), ("a", "b"), breedte=300, hoogte=90, minstens=True)
    assert teksten(tekening) == ["5+", "a", "10+", "b"]
    assert tekening.alt == "Vallen: minstens 5 in a, nu minstens 10 in b."


def test_in_words() -> None:
    assert in_woorden("Vallen", (1, 7), ("wk 1", "wk 2")) == "Vallen: 1 in wk 1, nu 7 in wk 2."
    assert in_woorden("Vallen", (), ()) == "Vallen: nog geen aantallen."


def test_sparklines_share_a_scale() -> None:
    def hoogste_punt(waarden: tuple[int, ...]) -> float:
        (lijn,) = [
            vorm
            for vorm in sparkline("x", waarden, ("", ""), hoogste=10, breedte=60, hoogte=20).vormen
            if isinstance(vorm, Lijn) and vorm.rol is Rol.VERLEDEN
        ]
        return min(y for _, y in lijn.punten)

    assert hoogste_punt((0, 10)) < hoogste_punt((0, 1)) < 20


@pytest.mark.parametrize("waarden", [(), (4,)])
def test_a_short_sparkline_is_no_line(waarden: tuple[int, ...]) -> None:
    tekening = sparkline("x", waarden, ("nu",) * len(waarden), hoogste=4, breedte=60, hoogte=20)
    assert len(vlakken(tekening)) == len(waarden)


@given(st.integers(0, 50), st.integers(1, 50))
def test_warmth_rises_with_the_count(waarde: int, top: int) -> None:
    warmte = warmte_van(min(waarde, top), top)
    assert 0 <= warmte <= 4
    assert (warmte == 0) == (waarde == 0)
    assert warmte_van(top, top) == 4


def test_a_heatmap_shows_every_count() -> None:
    tekening = heatmap("Signalen", ((0, 2), (5, 1)), ("Dorp", "Veld"), ("a", "b"), breedte=200)
    assert teksten(tekening) == ["a", "b", "Dorp", "0", "2", "Veld", "5", "1"]
    assert tekening.alt == "Signalen. Dorp: 0 in a, nu 2 in b. Veld: 5 in a, nu 1 in b."


@given(st.lists(st.integers(0, 40), max_size=6), st.lists(st.integers(0, 40), max_size=4))
def test_before_and_after_are_told_apart_by_a_line_and_in_words(
    voor: list[int], na: list[int]
) -> None:
    tekening = voor_en_na_staven(
        "Vallen", voor, na, labels([*voor, *na]), breedte=300, hoogte=120, letter=8
    )
    rollen = [vlak.rol for vlak in vlakken(tekening)]
    assert rollen == [Rol.VERLEDEN] * sum(map(bool, voor)) + [Rol.NU] * sum(map(bool, na))
    assert "besluit" in teksten(tekening)
    assert tekening.alt.startswith("Vallen, tot het besluit: ")
    assert " Daarna: " in tekening.alt
    for vlak in vlakken(tekening):
        assert 0 <= vlak.y <= vlak.y + vlak.hoogte <= 120
