"""Rotation of backups: hours, days, months; and no clock can take the newest away."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from signaal.domain.reserve import (
    DAGEN,
    MAANDEN,
    NIEUWSTE,
    UREN,
    Aanleiding,
    Reserve,
    te_bewaren,
)

BEGIN = datetime(2026, 1, 1, 8, 30, tzinfo=UTC)
MOMENTEN = st.integers(min_value=-200_000, max_value=500_000).map(
    lambda uren: BEGIN + timedelta(hours=uren)
)
REEKSEN = st.lists(st.tuples(MOMENTEN, st.sampled_from(Aanleiding)), max_size=120).map(
    lambda paren: [Reserve(n, moment, waarom) for n, (moment, waarom) in enumerate(paren)]
)


def elk_uur(dagen: int) -> list[Reserve]:
    """A backup every hour, day and night."""
    return [Reserve(n, BEGIN + timedelta(hours=n), Aanleiding.UUR) for n in range(dagen * 24)]


def na_elke_kopie(alle: list[Reserve]) -> set[Reserve]:
    """What is there when the rotation ran after each backup, as the program does."""
    blijft: set[Reserve] = set()
    for reserve in alle:
        blijft = te_bewaren([*blijft, reserve])
    return blijft


def test_nothing_to_keep_of_nothing() -> None:
    assert te_bewaren([]) == set()


def test_a_year_and_a_half_of_hours() -> None:
    alle = elk_uur(550)
    nu = alle[-1].moment
    blijft = na_elke_kopie(alle)

    assert {r for r in alle if nu - r.moment < timedelta(hours=UREN)} <= blijft
    dagen = {r.moment.date() for r in blijft}
    assert {(nu - timedelta(days=n)).date() for n in range(DAGEN)} <= dagen
    assert len({(r.moment.year, r.moment.month) for r in blijft}) == MAANDEN
    assert len(blijft) <= UREN + DAGEN + MAANDEN


def test_of_a_day_the_last_one_stays() -> None:
    eerder = elk_uur(3)
    blijft = na_elke_kopie(eerder)
    eergisteren = [r for r in blijft if r.moment.date() == BEGIN.date()]
    assert [r.moment.hour for r in eergisteren] == [23]


def test_rotating_each_time_keeps_what_rotating_once_keeps() -> None:
    alle = elk_uur(70)
    assert na_elke_kopie(alle) == te_bewaren(alle)


def test_an_archive_that_was_shut_for_two_years_loses_nothing() -> None:
    vroeger = [Reserve(n, BEGIN + timedelta(days=n), Aanleiding.OPENING) for n in range(DAGEN - 1)]
    nu = Reserve(99, BEGIN + timedelta(days=730), Aanleiding.OPENING)
    assert te_bewaren([*vroeger, nu]) == {*vroeger, nu}


def test_the_last_one_before_a_migration_and_before_a_restore_stays() -> None:
    alle = elk_uur(300)
    alle[7] = Reserve(7, alle[7].moment, Aanleiding.MIGRATIE)
    alle[9] = Reserve(9, alle[9].moment, Aanleiding.HERSTEL)
    assert {alle[7], alle[9]} <= na_elke_kopie(alle)


def test_a_clock_that_jumped_ahead_and_back_costs_no_days() -> None:
    goed = elk_uur(10)
    sprong = Reserve(len(goed), BEGIN + timedelta(days=4000), Aanleiding.UUR)
    terug = Reserve(len(goed) + 1, goed[-1].moment + timedelta(hours=1), Aanleiding.UUR)
    blijft = na_elke_kopie([*goed, sprong, terug])
    assert {r.moment.date() for r in goed} <= {r.moment.date() for r in blijft}
    assert {sprong, terug} <= blijft


@given(REEKSEN)
def test_whatever_the_clock_said_the_newest_stay(reserves: list[Reserve]) -> None:
    assert set(reserves[-NIEUWSTE:]) <= te_bewaren(reserves)
    assert set(reserves[-NIEUWSTE:]) <= na_elke_kopie(reserves)


@given(REEKSEN)
def test_no_more_than_there_is_room_for(reserves: list[Reserve]) -> None:
    blijft = te_bewaren(reserves)
    assert blijft <= set(reserves)
    assert len(blijft) <= NIEUWSTE + UREN + DAGEN + MAANDEN + 2
    assert te_bewaren(blijft) == blijft


@given(REEKSEN)
def test_the_order_in_which_they_lie_there_does_not_matter(
    reserves: list[Reserve],
) -> None:
    assert te_bewaren(reversed(reserves)) == te_bewaren(reserves)
