"""The clocks of a referral."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from signaal.domain.model import Getypt
from signaal.domain.model_besluit import Doorverwijzing, DoorverwijzingStand
from signaal.domain.termijnen import antwoord_voor, herindicatie_op, wie_wacht

GEGEVEN = date(2026, 8, 31)


def doorverwijzing(nummer: int, gegeven: date = GEGEVEN) -> Doorverwijzing:
    return Doorverwijzing(
        UUID(int=nummer), UUID(int=99), gegeven, Getypt("Vallen"), Getypt("kijk mee"),
        antwoord_voor(gegeven), herindicatie_op(gegeven),
    )  # fmt: skip


def test_an_answer_is_expected_within_two_weeks() -> None:
    assert antwoord_voor(GEGEVEN) == date(2026, 9, 14)


def test_half_a_year_later_is_the_last_day_of_a_shorter_month() -> None:
    assert herindicatie_op(GEGEVEN) == date(2027, 2, 28)
    assert herindicatie_op(date(2026, 1, 15)) == date(2026, 7, 15)


@given(st.dates(date(1990, 1, 1), date(2190, 1, 1)))
def test_half_a_year_is_half_a_year_whatever_the_day(dag: date) -> None:
    assert timedelta(days=178) <= herindicatie_op(dag) - dag <= timedelta(days=184)


def test_on_the_last_day_it_is_still_in_time() -> None:
    d = doorverwijzing(1)
    assert wie_wacht([d], date(2026, 9, 14)).op_tijd == (d,)
    assert wie_wacht([d], date(2026, 9, 15)).te_laat == (d,)


def test_the_longest_waiting_comes_first() -> None:
    nieuw, oud = doorverwijzing(1), doorverwijzing(2, GEGEVEN - timedelta(days=9))
    assert wie_wacht([nieuw, oud], date(2027, 1, 1)).te_laat == (oud, nieuw)


def test_what_was_answered_asks_for_a_new_look_after_half_a_year() -> None:
    d = replace(doorverwijzing(1), stand=DoorverwijzingStand.TERUGGEKOPPELD)
    assert wie_wacht([d], date(2027, 2, 27)).herindicatie == ()
    assert wie_wacht([d], date(2027, 2, 28)).herindicatie == (d,)


def test_what_was_taken_back_waits_for_nobody() -> None:
    d = doorverwijzing(1)
    weg = [replace(d, verwijderd=True), replace(d, stand=DoorverwijzingStand.INGETROKKEN)]
    assert wie_wacht(weg, date(2027, 6, 1)) == wie_wacht([], date(2027, 6, 1))
