"""Uiterlijk: holds at once, is remembered, and the window measures anew without losing text."""

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui import look
from ui.laptop import Laptop
from ui.main_window import MainWindow
from ui.screens.instellingen import AppearancePart, InstellingenDialog
from ui.screens.loggen import LoggenScreen
from ui.tokens import DARK, LIGHT, tokens_of


@pytest.fixture
def part(laptop: Laptop, dressed: QApplication, qtbot: QtBot) -> Iterator[AppearancePart]:
    """The part of the gear about appearance; the usual look comes back afterwards."""
    part = AppearancePart(laptop)
    qtbot.addWidget(part)
    yield part
    look.apply(dressed, dark=False, text_percent=100)


def test_dark_holds_at_once_and_is_remembered(
    part: AppearancePart, laptop: Laptop, dressed: QApplication, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(part.text_size_changed):
        part.theme.choose(["dark"])
        part.theme.changed.emit()
    assert tokens_of(dressed.palette()) is DARK
    assert Laptop(laptop.folder).habits.theme == "dark"
    part.theme.choose(["light"])
    part.theme.changed.emit()
    assert tokens_of(dressed.palette()) is LIGHT


def test_larger_text_keeps_what_was_typed(
    part: AppearancePart, window: MainWindow, dressed: QApplication
) -> None:
    loggen = window.go_to("loggen")
    assert isinstance(loggen, LoggenScreen)
    loggen.form.text.setPlainText("nog niet af")
    small = window.navigation.width()
    part.text_size_changed.connect(window.measure_anew)
    part.text.choose(["150"])
    part.text.changed.emit()
    again = window.go_to("loggen")
    assert isinstance(again, LoggenScreen)
    assert again.form.text.toPlainText() == "nog niet af"
    assert window.navigation.width() > 1.4 * small
    assert dressed.font().pixelSize() == 24


def _another(shown: Callable[[], list[InstellingenDialog]], old: InstellingenDialog) -> bool:
    return shown() not in ([], [old])


def test_the_settings_come_back_in_the_size_that_was_chosen(
    window: MainWindow, dressed: QApplication, qtbot: QtBot
) -> None:
    def shown() -> list[InstellingenDialog]:
        return [d for d in window.findChildren(InstellingenDialog) if d.isVisible()]

    window.navigation.settings_requested.emit()
    (first,) = shown()
    assert first.close_button.icon().isNull(), "no cross of Qt, which is black in the dark too"
    widths = [first.minimumWidth()]
    for percent in ("150", "100"):
        (now,) = shown()
        now.appearance.text.choose([percent])
        now.appearance.text.changed.emit()
        qtbot.waitUntil(partial(_another, shown, now))
        widths.append(shown()[0].minimumWidth())
    shown()[0].reject()
    assert widths[1] > 1.4 * widths[0]
    assert widths[2] == widths[0]
