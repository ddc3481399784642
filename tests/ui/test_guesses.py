"""The pause after a wrong passphrase: it grows, it ends, and no clock makes it longer."""

from pathlib import Path

import pytest

from tests.builders import Klok
from ui.guesses import MOST, Guesses
from ui.laptop import Laptop


@pytest.fixture
def guesses(laptop: Laptop, klok: Klok) -> Guesses:
    return Guesses(laptop, klok.nu)


def test_it_doubles_up_to_half_a_minute(guesses: Guesses) -> None:
    assert [guesses.wrong() for _ in range(8)] == [1, 2, 4, 8, 16, 30, 30, 30]


def test_the_right_one_starts_over(guesses: Guesses) -> None:
    guesses.wrong()
    guesses.wrong()
    assert guesses.right() == 2
    assert guesses.right() == 0
    assert guesses.left() == 0
    assert guesses.wrong() == 1


def test_a_restart_does_not_help(guesses: Guesses, laptop: Laptop, klok: Klok) -> None:
    for _ in range(4):
        guesses.wrong()
    klok.later(seconds=3)
    assert Guesses(Laptop(laptop.folder), klok.nu).left() == 5
    klok.later(seconds=5)
    assert Guesses(Laptop(laptop.folder), klok.nu).left() == 0


@pytest.mark.parametrize("hours", [-100_000, -1, 1, 100_000])
def test_a_clock_that_is_wrong_locks_nobody_out(
    guesses: Guesses, laptop: Laptop, klok: Klok, hours: int
) -> None:
    for _ in range(9):
        guesses.wrong()
    klok.later(hours=hours)
    assert 0 <= Guesses(Laptop(laptop.folder), klok.nu).left() <= MOST


@pytest.mark.parametrize("wrong", [-5, 10**30])
def test_nonsense_in_the_file_of_habits_is_bounded(tmp_path: Path, klok: Klok, wrong: int) -> None:
    laptop = Laptop(tmp_path)
    laptop.keep(wrong_guesses=wrong, guessed_at=10**30)
    guesses = Guesses(Laptop(tmp_path), klok.nu)
    assert 0 <= guesses.left() <= MOST
    assert 0 <= guesses.wrong() <= MOST
