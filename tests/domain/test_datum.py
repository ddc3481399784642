"""Dates in Dutch words."""

from datetime import date, time

import pytest

from signaal.domain.datum import klok, kort, met_weekdag, opsomming, voluit, zin


def test_dates() -> None:
    dag = date(2026, 3, 1)
    assert (voluit(dag), met_weekdag(dag), kort(dag)) == (
        "1 maart 2026",
        "zondag 1 maart 2026",
        "1 mrt",
    )


def test_clock() -> None:
    assert klok(time(9, 5)) == "9.05"


@pytest.mark.parametrize(
    ("woorden", "zin"),
    [((), ""), (("a",), "a"), (("a", "b"), "a en b"), (("a", "b", "c"), "a, b en c")],
)
def test_a_row_of_words(woorden: tuple[str, ...], zin: str) -> None:
    assert opsomming(woorden) == zin


def test_a_sentence_ends() -> None:
    assert [zin("Klaar"), zin("Klaar. "), zin("Klaar?")] == ["Klaar.", "Klaar.", "Klaar?"]
