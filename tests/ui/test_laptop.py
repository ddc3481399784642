"""Habits of one machine survive a restart, and never stop anybody."""

from pathlib import Path

import pytest

from ui.laptop import Habits, Laptop


def test_habits_survive_a_restart(tmp_path: Path) -> None:
    Laptop(tmp_path / "nieuw").keep(kern="reek", text_percent=125)
    habits = Laptop(tmp_path / "nieuw").habits
    assert (habits.kern, habits.text_percent, habits.theme) == ("reek", 125, "system")


@pytest.mark.parametrize("content", ["", "{", "[]", '{"text_percent": "groot"}', "\x00\x01"])
def test_a_damaged_file_means_the_usual(tmp_path: Path, content: str) -> None:
    (tmp_path / "laptop.json").write_text(content, encoding="utf-8")
    assert Laptop(tmp_path).habits == Habits()


def test_a_folder_that_cannot_be_made_costs_a_habit_only(tmp_path: Path) -> None:
    (tmp_path / "bezet").write_text("", encoding="utf-8")
    laptop = Laptop(tmp_path / "bezet")
    laptop.keep(kern="reek")
    assert laptop.habits.kern == "reek"
