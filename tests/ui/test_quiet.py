"""Quiet is when nothing is touched, by whichever clock; work is not quiet."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.builders import Klok
from ui.quiet import QuietWatch


class Watched:
    """A watch over a window with one field."""

    def __init__(self, qtbot: QtBot, klok: Klok) -> None:
        self.field = QLineEdit()
        qtbot.addWidget(self.field)
        self.minutes, self.busy, self.told = 10, False, 0
        self.watch = QuietWatch(klok.nu, lambda: self.minutes, lambda: self.busy, self.field)
        self.watch.quiet.connect(self._tell)
        self.field.show()
        self.field.activateWindow()
        QTest.qWaitForWindowActive(self.field)
        self.watch.start()

    def _tell(self) -> None:
        self.told += 1

    def look(self) -> bool:
        """Whether it says so now."""
        before = self.told
        self.watch.look()
        return self.told > before


@pytest.fixture
def watched(qtbot: QtBot, klok: Klok) -> Watched:
    return Watched(qtbot, klok)


def test_a_key_or_a_mouse_is_a_touch(watched: Watched, klok: Klok) -> None:
    window = watched.field.windowHandle()
    assert isinstance(window, QWindow)
    klok.later(minutes=9)
    QTest.keyClick(window, Qt.Key.Key_A)
    klok.later(minutes=9)
    assert not watched.look()
    QTest.mouseClick(window, Qt.MouseButton.LeftButton)
    klok.later(minutes=9)
    assert not watched.look()
    klok.later(minutes=1)
    assert watched.look()


def test_work_under_way_is_not_quiet(watched: Watched, klok: Klok) -> None:
    watched.busy = True
    klok.later(hours=2)
    assert not watched.look()
    watched.busy = False
    klok.later(minutes=9)
    assert not watched.look()
    klok.later(minutes=1)
    assert watched.look()


def test_another_wish_holds_at_once(watched: Watched, klok: Klok) -> None:
    klok.later(minutes=6)
    assert not watched.look()
    watched.minutes = 5
    assert watched.look()
    watched.minutes = 0
    assert not watched.look()


def test_a_clock_set_back_does_not_keep_it_open(
    watched: Watched, klok: Klok, monkeypatch: pytest.MonkeyPatch
) -> None:
    klok.later(hours=-5)
    assert not watched.look()
    watched.watch.touch()
    later = watched.watch._last_steady + 601
    monkeypatch.setattr("ui.quiet.monotonic", lambda: later)
    assert watched.look()
