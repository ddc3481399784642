"""A member of the trio at the real window, by keyboard: what the stories about meetings share."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Self, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from signaal.domain.model import Lid
from signaal.usecases.bureau import Bureau
from tests.ui.overlegvenster import WAIT, answering
from tests.ui.toetsen import Keyboard
from ui.laptop import Laptop
from ui.later import Later
from ui.main_window import MainWindow
from ui.screens.open_punten import OpenPuntenScreen
from ui.screens.overleg import OverlegScreen
from ui.screens.terugblik import TerugblikScreen
from ui.session import Session

D = TypeVar("D", bound=QDialog)
S = TypeVar("S", OverlegScreen, OpenPuntenScreen, TerugblikScreen)
#: Nothing on a screen is further away than this many times Tab.
_FAR = 80
#: Qt clicks a button a tenth of a second after its Alt letter.
_ALT_MS = 120


class Member:
    """One of the three, by name, at the window of the archive; a context, left at its end."""

    def __init__(self, bureau: Bureau, name: str, folder: Path, qtbot: QtBot) -> None:
        lid = next(lid for lid in bureau.archive.alle(Lid) if lid.naam == name)
        self.bureau = replace(bureau, lid=lid.id)
        self._qtbot = qtbot
        self._session = Session(self.bureau)
        self.window = MainWindow(self._session, Laptop(folder / name), Later)
        self.window.resize(1366, 768)
        self.window.show()
        self.until(lambda: self.window.navigation.countdown.text() != "")
        self.settle()
        self.keys = Keyboard(self.window)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *fault: object) -> None:
        """Shut the window, as a user does."""
        self.window.close()
        self.window.deleteLater()

    def until(self, true: Callable[[], bool]) -> None:
        """Wait for it."""
        self._qtbot.waitUntil(true, timeout=WAIT)

    def settle(self) -> None:
        """Until nothing is read or written any more, and what it made is on the screen."""
        for _ in range(3):  # a write is followed by a reading, and that by two more
            self.until(lambda: self._session.at_rest)
            QTest.qWait(5)

    def go(self, key: Qt.Key, screen: type[S]) -> S:
        """To the screen behind a function key."""
        self.keys.key(key)
        self.settle()
        shown = self.window.stack.currentWidget()
        assert isinstance(shown, screen)
        return shown

    def press(self, key: Qt.Key, *, ctrl: bool = False, alt: bool = False) -> None:
        """One stroke, and whatever comes of it."""
        self.keys.key(key, ctrl=ctrl, alt=alt)
        if alt:
            QTest.qWait(_ALT_MS)
        self.settle()

    def write(self, text: str) -> None:
        """Letters."""
        self.keys.text(text)

    def tab_to(self, name: str) -> None:
        """Tab until the keyboard is on the part of the window with this accessible name."""
        tab_to(self.keys, self.window, name)

    def do(self, name: str) -> None:
        """Tab to a button and press it."""
        self.tab_to(name)
        self.press(Qt.Key.Key_Space)

    @contextmanager
    def asked(self, kind: type[D], how: Callable[["Sheet"], object]) -> Iterator[None]:
        """Inside this block a question of this kind comes; ``how`` answers it by keyboard."""
        with answering(kind, lambda question: how(Sheet(question))):
            yield
        self.window.activateWindow()  # a desktop does this by itself, Qt without a screen does not
        self.until(self.window.isActiveWindow)
        self.settle()


class Sheet:
    """A question, by keyboard."""

    def __init__(self, question: QDialog) -> None:
        self._question = question
        self.keys = Keyboard(question)

    @property
    def title(self) -> str:
        """What is asked."""
        return self._question.windowTitle()

    def fill(self, *answers: tuple[str, str]) -> "Sheet":
        """Type in the fields with these names, from top to bottom."""
        for name, text in answers:
            tab_to(self.keys, self._question, name)
            self.keys.text(text)
        return self

    def tick(self, *names: str) -> "Sheet":
        """Tick the boxes with these names, and press chips."""
        for name in names:
            tab_to(self.keys, self._question, name)
            self.keys.key(Qt.Key.Key_Space)
        return self

    def yes(self, name: str) -> None:
        """The button that goes on with it."""
        self.tick(name)


def tab_to(keys: Keyboard, window: QWidget, name: str) -> None:
    """Tab until the keyboard is where it says ``name``."""
    been = []
    for _ in range(_FAR):
        at = window.focusWidget()
        if at is not None and name == (said := _said(at)):
            return
        been.append(said if at is not None else "")
        keys.key(Qt.Key.Key_Tab)
    raise AssertionError(f"no Tab leads to {name!r}; it leads to {list(dict.fromkeys(been))}")


def _said(widget: QWidget) -> str:
    """What a screen reader says of it, as far as names go."""
    text = widget.text().replace("&", "") if isinstance(widget, QAbstractButton) else ""
    return (widget.accessibleName() or text).rstrip("…")


def letter(text: str) -> Qt.Key:
    """The Alt letter of a label with an ampersand."""
    return Qt.Key(ord(text[text.index("&") + 1].upper()))


def saves_as(monkeypatch: pytest.MonkeyPatch, path: Path) -> Path:
    """The next file is saved here."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    return path
