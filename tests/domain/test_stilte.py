"""Themes of which nothing is heard any more."""

from datetime import date, timedelta

from signaal.domain.model import Periode
from signaal.domain.stilte import stille_themas

BEGIN = date(2026, 1, 10)
PERIODES = [
    Periode(BEGIN + timedelta(days=42 * n), BEGIN + timedelta(days=42 * n + 41)) for n in range(6)
]


def stil(**rijen: tuple[int, ...]) -> dict[str, int]:
    return {s.thema: s.periodes for s in stille_themas(rijen, PERIODES, sorted(rijen))}


def test_three_quiet_periods_after_something_was_heard_is_silence() -> None:
    (gevonden,) = stille_themas({"rouw": (2, 1, 1, 0, 0, 0)}, PERIODES, ["rouw"])
    assert (gevonden.periodes, gevonden.sinds, gevonden.eerder) == (3, PERIODES[2], 4)


def test_two_quiet_periods_are_not_long() -> None:
    assert stil(rouw=(2, 1, 1, 1, 0, 0)) == {}


def test_what_was_always_rare_is_not_silent() -> None:
    assert stil(rouw=(2, 0, 0, 0, 0, 0), dementie=(0, 0, 0, 0, 0, 0)) == {}


def test_the_longest_silence_comes_first() -> None:
    assert list(stil(a=(1, 1, 1, 0, 0, 0), b=(4, 0, 0, 0, 0, 0))) == ["b", "a"]


def test_a_theme_that_is_not_asked_for_is_not_told() -> None:
    assert stille_themas({"rouw": (5, 0, 0, 0, 0, 0)}, PERIODES, []) == ()
