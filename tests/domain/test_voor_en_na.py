"""Before and after: small counts, honest words."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from signaal.domain.model import Periode
from signaal.domain.voor_en_na import Periodetelling, Verschil, VoorEnNa, vergelijk

BESLUIT = date(2026, 5, 22)
aantallen = st.lists(st.integers(0, 30), min_size=1, max_size=8)


def vergeleken(voor: list[int], na: list[int], laatste: float = 1.0) -> VoorEnNa:
    begin = BESLUIT - timedelta(days=42 * len(voor) - 1)
    reeks = []
    for nummer, aantal in enumerate([*voor, *na]):
        van = begin + timedelta(days=42 * nummer)
        periode = Periode(van, van + timedelta(days=41))
        deel = laatste if na and nummer == len(voor) + len(na) - 1 else 1.0
        reeks.append(Periodetelling(periode, aantal, deel))
    return vergelijk(reeks, BESLUIT)


def test_a_clear_fall_is_called_less() -> None:
    gevonden = vergeleken([8, 9, 7], [1, 0, 1])
    assert gevonden.verschil is Verschil.MINDER
    assert gevonden.zin == (
        "Tot 22 mei 2026 24 signalen in 3 periodes, daarna 2 signalen in 3 periodes: "
        "minder dan eerst."
    )


def test_a_fall_after_a_peak_says_that_a_peak_passes_by_itself() -> None:
    assert "vanzelf rustiger" in vergeleken([1, 2, 14, 16], [1, 0, 1]).zin
    assert "vanzelf rustiger" in vergeleken([20], [0, 0]).zin


def test_a_clear_rise_is_called_more() -> None:
    assert vergeleken([1, 0, 1], [9, 8]).verschil is Verschil.MEER


def test_small_numbers_are_not_compared() -> None:
    gevonden = vergeleken([1, 2, 1], [0])
    assert gevonden.verschil is Verschil.TE_WEINIG
    assert gevonden.zin.endswith("te weinig om te vergelijken.")


def test_enough_counts_that_do_not_differ_say_so() -> None:
    gevonden = vergeleken([6, 5, 7, 6], [5, 6])
    assert gevonden.verschil is Verschil.GELIJK
    assert gevonden.zin.endswith("geen duidelijk verschil.")


def test_a_period_that_has_just_begun_proves_nothing() -> None:
    assert vergeleken([8, 9, 7], [0], laatste=0.2).verschil is Verschil.TE_WEINIG


def test_without_a_period_after_it_there_is_nothing_to_say() -> None:
    gevonden = vergeleken([8, 9, 7], [])
    assert gevonden.verschil is Verschil.TE_WEINIG
    assert gevonden.zin == (
        "Tot 22 mei 2026 24 signalen in 3 periodes; daarna is er nog geen periode geteld."
    )


def test_at_most_six_periods_before_count() -> None:
    assert len(vergeleken([1] * 9, [1]).voor) == 6


@given(aantallen, aantallen)
def test_the_same_counts_twice_are_never_a_difference(voor: list[int], na: list[int]) -> None:
    gevonden = vergeleken(voor[:4], voor[:4])
    assert gevonden.verschil in {Verschil.GELIJK, Verschil.TE_WEINIG}
    assert vergeleken(voor, na).aantallen == (*voor[-6:], *na)


@given(st.lists(st.integers(0, 20), min_size=1, max_size=4), st.integers(0, 20))
def test_fewer_signals_afterwards_never_turn_less_into_more(voor: list[int], na: int) -> None:
    meer = vergeleken(voor, [na + 5, na]).verschil
    minder = vergeleken(voor, [na, na]).verschil
    assert not (meer is Verschil.MINDER and minder is not Verschil.MINDER)
    assert not (minder is Verschil.MEER and meer is not Verschil.MEER)
