"""The window around the screens."""

from pytestqt.qtbot import QtBot

from ui.main_window import MainWindow


def test_window_opens_on_loggen_with_the_keyboard_in_the_text(window: MainWindow) -> None:
    assert window.focusWidget().accessibleName() == "Wat zag of hoorde je?"


def test_countdown_says_day_week_and_how_long(window: MainWindow, qtbot: QtBot) -> None:
    assert window.navigation.countdown.text() == (
        "Volgend overleg\nvr 8 januari (week 1),\nover 47 dagen"
    )
