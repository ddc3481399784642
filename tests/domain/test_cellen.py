"""Counts to cells: effort from the absence calendar, completeness from the day."""

from datetime import date
from uuid import UUID

import pytest

from signaal.domain.cellen import Waarneming, compleet, inzet, maak_cellen
from signaal.domain.model import Afwezigheid, Discipline, Lid, Periode

P1 = Periode(date(2026, 8, 29), date(2026, 10, 9))
P2 = Periode(date(2026, 10, 10), date(2026, 11, 20))
LEDEN = tuple(Lid(UUID(int=n), f"lid {n}", d) for n, d in enumerate(Discipline, start=1))


def weg(lid: int, van: date, tot: date, *, verwijderd: bool = False) -> Afwezigheid:
    return Afwezigheid(UUID(int=50 + lid), UUID(int=lid), van, tot, verwijderd)


def test_three_who_were_there_all_the_time_is_three() -> None:
    assert inzet(P2, LEDEN, (), 42) == pytest.approx(3.0)


def test_half_a_period_away_is_half_a_lid_less() -> None:
    afwezig = [weg(1, date(2026, 10, 31), date(2026, 12, 31))]
    assert inzet(P2, LEDEN, afwezig, 42) == pytest.approx(2.5)


def test_absence_that_was_removed_or_of_a_stranger_does_not_count() -> None:
    afwezig = [weg(1, P2.van, P2.tot, verwijderd=True), weg(9, P2.van, P2.tot)]
    assert inzet(P2, LEDEN, afwezig, 42) == pytest.approx(3.0)


def test_being_away_twice_over_the_same_days_is_never_less_than_nobody() -> None:
    afwezig = [weg(1, P2.van, P2.tot), weg(1, P2.van, P2.tot)]
    assert inzet(P2, LEDEN, afwezig, 42) == pytest.approx(2.0)


def test_a_short_period_counts_for_its_length() -> None:
    assert inzet(Periode(date(2026, 10, 10), date(2026, 10, 30)), LEDEN, (), 42) == pytest.approx(
        1.5
    )


@pytest.mark.parametrize(
    ("vandaag", "deel"),
    [
        (date(2026, 10, 1), 0.0),
        (date(2026, 10, 10), 1 / 42),
        (date(2026, 10, 30), 0.5),
        (date(2026, 11, 20), 1.0),
        (date(2026, 12, 24), 1.0),
    ],
)
def test_the_running_period_is_complete_for_the_share_that_passed(
    vandaag: date, deel: float
) -> None:
    assert compleet(P2, vandaag) == pytest.approx(deel)


def test_zeros_are_observed_and_time_before_the_first_signal_of_a_kern_is_not() -> None:
    w = Waarneming(
        "landerd",
        (("schaijk", "Schaijk", date(2026, 9, 1)), ("reek", "Reek", date(2026, 10, 12))),
        ("vallen",),
        LEDEN,
        (),
        42,
        date(2026, 11, 20),
    )
    cellen = maak_cellen({"vallen/schaijk": (0, 7)}, (P1, P2), w)
    assert [(c.kern, c.periode, c.aantal) for c in cellen] == [
        ("Reek", 1, 0),
        ("Schaijk", 0, 0),
        ("Schaijk", 1, 7),
    ]
