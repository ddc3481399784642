"""The series of meetings: every six weeks, round the feast days, moved by hand."""

from dataclasses import replace
from datetime import date, time, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signaal.domain.model import Overleg, Periode, Team
from signaal.domain.periode import Reeks, maak_reeks, overleg_id, weeklabel, weeknummer

TEAM = UUID(int=7)
ANKER = date(2026, 11, 20)


def reeks(vermijd: frozenset[date] = frozenset(), weken: int = 6) -> Reeks:
    team = Team(TEAM, "Landerd", ANKER)
    return replace(maak_reeks(team, (), vermijd), weken=weken)


def test_the_series_counts_in_both_directions_from_the_anchor() -> None:
    r = reeks()
    assert [r.overleg(n).datum for n in (-1, 0, 1)] == [
        date(2026, 10, 9),
        date(2026, 11, 20),
        date(2027, 1, 1),
    ]


def test_a_period_runs_from_the_day_after_one_overleg_to_the_next() -> None:
    assert reeks().periode(0) == Periode(date(2026, 10, 10), date(2026, 11, 20))
    assert reeks().periode(-14) == Periode(date(2025, 3, 1), date(2025, 4, 11))


def test_new_years_day_pushes_one_meeting_and_not_the_ones_after_it() -> None:
    r = reeks(frozenset({date(2027, 1, 1)}))
    assert r.overleg(1).datum == date(2027, 1, 8)
    assert r.overleg(2).datum == date(2027, 2, 12)
    assert r.periode(2) == Periode(date(2027, 1, 9), date(2027, 2, 12))


def test_the_team_s_own_dates_are_avoided_too() -> None:
    team = Team(TEAM, "Landerd", ANKER, liever_niet=(date(2027, 1, 1), date(2027, 1, 8)))
    assert maak_reeks(team, (), ()).overleg(1).datum == date(2027, 1, 15)


def test_the_past_is_not_moved_by_a_feast_day_that_is_added_later() -> None:
    assert reeks(frozenset({date(2026, 10, 9)})).overleg(-1).datum == date(2026, 10, 9)


def test_next_meeting_is_today_s_when_there_is_one() -> None:
    assert reeks().volgend(ANKER).datum == ANKER
    assert reeks().volgend(ANKER + timedelta(days=1)).datum == date(2027, 1, 1)


def test_a_meeting_moved_by_hand_moves_its_period_and_keeps_its_id() -> None:
    vast = Overleg(
        overleg_id(TEAM, date(2027, 1, 1)), date(2027, 1, 1), date(2027, 1, 5), time(13, 0)
    )
    r = maak_reeks(Team(TEAM, "Landerd", ANKER), [vast], ())
    assert r.overleg(1) == vast
    assert r.volgend(date(2027, 1, 3)) == vast
    assert r.periode(2).van == date(2027, 1, 6)
    assert r.nummer_van(vast.id, ANKER) == 1


def test_an_unknown_meeting_has_no_number_and_an_ordinary_day_has_no_meeting() -> None:
    assert reeks().nummer_van(UUID(int=1), ANKER) is None
    assert reeks().op_dag(date(2026, 11, 19)) is None
    assert reeks().op_dag(ANKER) == 0


def test_two_laptops_give_the_same_planned_meeting_the_same_id() -> None:
    assert reeks().overleg(3).id == overleg_id(TEAM, reeks().gepland(3))


@given(
    vermijd=st.frozensets(st.dates(date(2026, 11, 21), date(2028, 12, 31)), max_size=30),
    weken=st.integers(2, 13),
    dag=st.dates(date(2024, 1, 1), date(2029, 12, 31)),
)
def test_every_day_lies_in_exactly_one_period(
    vermijd: frozenset[date], weken: int, dag: date
) -> None:
    r = reeks(vermijd, weken=weken)
    nummer = r.nummer_op_of_na(dag)
    assert dag in r.periode(nummer)
    assert dag not in r.periode(nummer - 1)
    assert dag not in r.periode(nummer + 1)


@pytest.mark.parametrize(
    ("dag", "week"), [(date(2026, 1, 1), 1), (date(2027, 1, 1), 53), (date(2026, 11, 20), 47)]
)
def test_week_numbers_are_those_of_a_dutch_calendar(dag: date, week: int) -> None:
    assert weeknummer(dag) == week


def test_a_period_is_labelled_by_its_weeks() -> None:
    assert weeklabel(reeks().periode(0)) == "wk 41–47"
