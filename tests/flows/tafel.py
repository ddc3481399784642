"""A member of the trio at the real window, by keyboard: what the stories about meetings share."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Self, TypeVar
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFileDialog,
    QLabel,
    QMenu,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from signaal.domain.model import Lid
from signaal.usecases.bureau import Bureau
from tests.ui.overlegvenster import WAIT, answering
from tests.ui.toetsen import Keyboard
from ui.laptop import Laptop
from ui.later import Later
from ui.main_window import MainWindow
from ui.screens.loggen import LoggenScreen
from ui.screens.open_punten import OpenPuntenScreen
from ui.screens.overleg import OverlegScreen
from ui.screens.signalen import SignalenScreen
from ui.screens.terugblik import TerugblikScreen
from ui.session import Session
from ui.widgets.question import Question, TextQuestion

D = TypeVar("D", bound=QDialog)
S = TypeVar("S", LoggenScreen, OverlegScreen, OpenPuntenScreen, SignalenScreen, TerugblikScreen)
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

    def go(self, key: Qt.Key, screen: type[S], *, ctrl: bool = False) -> S:
        """To the screen behind a key."""
        self.press(key, ctrl=ctrl)
        shown = self.window.stack.currentWidget()
        assert isinstance(shown, screen)
        return shown

    def press(self, key: Qt.Key, *, ctrl: bool = False, alt: bool = False) -> None:
        """One stroke, and whatever comes of it."""
        self._come_forward()
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

    def _come_forward(self) -> None:
        """A desktop does this by itself when another window goes, Qt without a screen does not."""
        self.window.activateWindow()
        self.until(self.window.isActiveWindow)

    def choose_signal(self, text: str) -> None:
        """In the list of signals, the row with this text."""
        listed = self.go(Qt.Key.Key_F2, SignalenScreen)
        self.press(Qt.Key.Key_Down)
        for _ in range(_FAR):
            signal = listed.table.current_signal()
            if signal is not None and signal.tekst == text:
                return
            self.press(Qt.Key.Key_Down)
        raise AssertionError(f"no row says {text!r}")

    def menu(self, button: str, action: str) -> None:
        """Open the menu behind a button and choose from it, with the arrows."""
        self.do(button)
        popup = QApplication.activePopupWidget()
        assert isinstance(popup, QMenu)
        for _ in popup.actions():
            QTest.keyClick(popup, Qt.Key.Key_Down)
            at = popup.activeAction()
            if at is not None and at.text() == action:
                QTest.keyClick(popup, Qt.Key.Key_Return)
                return
        raise AssertionError(f"{action!r} is not among {[a.text() for a in popup.actions()]}")

    @contextmanager
    def asked(self, kind: type[D], how: Callable[["Sheet"], object]) -> Iterator[None]:
        """Inside this block a question of this kind comes; ``how`` answers it by keyboard."""
        with answering(kind, lambda question: how(Sheet(question))):
            yield
        self._come_forward()
        self.settle()

    @contextmanager
    def saving(self, path: Path) -> Iterator[None]:
        """Inside this block the program asks where to save a file; it goes to ``path``."""

        def where(sheet: Sheet) -> None:
            sheet.write(str(path))
            sheet.keys.key(Qt.Key.Key_Return)

        with self.asked(QFileDialog, where):
            yield
        assert path.exists()


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

    def write(self, text: str) -> "Sheet":
        """Type where the keyboard is when the question comes."""
        self.keys.text(text)
        return self

    def choose(self, name: str, down: int) -> "Sheet":
        """So many down in a list of choices."""
        tab_to(self.keys, self._question, name)
        for _ in range(down):
            self.keys.key(Qt.Key.Key_Down)
        return self

    def texts(self) -> str:
        """Everything that is read on it."""
        return "\n".join(label.text() for label in self._question.findChildren(QLabel))

    def tick(self, *names: str) -> "Sheet":
        """Tick the boxes with these names, and press chips."""
        for name in names:
            tab_to(self.keys, self._question, name)
            self.keys.key(Qt.Key.Key_Space)
        return self

    def yes(self, name: str) -> None:
        """The button that goes on with it."""
        self.tick(name)


class Meeting:
    """The Overleg screen as it is used while the three sit at the table."""

    def __init__(self, member: Member) -> None:
        self._member = member
        self._screen = member.go(Qt.Key.Key_F3, OverlegScreen)

    @property
    def overleg(self) -> UUID:
        """The meeting that is on the screen."""
        return self._screen.steps.overleg

    def items(self) -> list[str]:
        """What is on the agenda, in order."""
        return self._screen.model.agenda_keys()

    def start(self) -> None:
        """Begin, or go on."""
        self._member.press(letter(self._screen.bar.start.text()), alt=True)
        assert self._screen.meeting.on

    def to(self, key: str) -> None:
        """On to this item, with the key for the next one or the one before."""
        at, wanted = self.items().index(self._screen.list.key), self.items().index(key)
        for _ in range(abs(wanted - at)):
            self._member.press(Qt.Key.Key_PageDown if wanted > at else Qt.Key.Key_PageUp)
        assert self._screen.list.key == key

    def put_on_agenda(self, key: str) -> None:
        """A bundle that was left over: unfold, go there, put it on."""
        self._screen.list.setFocus()
        self._member.press(Qt.Key.Key_End)
        self._member.press(Qt.Key.Key_Return)
        while self._screen.list.key != key:
            self._member.press(Qt.Key.Key_Down)
        self._member.press(letter(self._screen.pane.put_on.text()), alt=True)
        assert key in self.items()

    def decide(self, what: str, why: str) -> None:
        """A chip, and the reason."""
        chips = self._screen.pane.decision.kinds.findChildren(QPushButton)
        chip = next(c for c in chips if c.accessibleName() == f"Besluit: {what}")
        self._member.press(letter(chip.text()), alt=True)
        self._member.tab_to("Waarom?")
        self._member.write(why)
        self._member.press(Qt.Key.Key_Tab)

    def agree(self, what: str, *, day: str, regie: int) -> None:
        """Who (so many down in the list) does what before when."""
        self._member.tab_to("Wat spreken jullie af?")
        self._member.write(what)
        self._member.tab_to("Wie is regiehouder?")
        for _ in range(regie):
            self._member.press(Qt.Key.Key_Down)
        self._member.tab_to("Klaar voor")
        self._member.write(day)
        self._member.press(Qt.Key.Key_Return)

    def reads(self, part: str) -> bool:
        """Whether this is read with the item on the table."""
        shown = (w.text() for w in self._screen.pane.findChildren(QLabel) if w.isVisible())
        return any(part in text for text in shown)

    def close(self) -> bytes:
        """Close it; the report that is shown then."""
        strip = self._screen.meeting.strip
        with self._member.asked(Question, lambda sheet: sheet.yes("Sluit af")):
            self._member.press(letter(strip.close_meeting.text()), alt=True)
        return self._shown("Verslag")

    def paper(self, name: str) -> bytes:
        """Another paper, by its letter."""

        def chips() -> list[QPushButton]:
            offered = self._screen.paper.editions.findChildren(QPushButton)
            return [chip for chip in offered if chip.accessibleName().endswith(name)]

        self._member.until(lambda: chips() != [])
        self._member.press(letter(chips()[0].text()), alt=True)
        return self._shown("")

    def reopen(self, why: str) -> None:
        """A closed meeting is opened again, for a reason."""
        with self._member.asked(TextQuestion, lambda sheet: sheet.write(why).yes("Open")):
            self._member.do("Open weer")

    def back_from_paper(self) -> None:
        """To the item again."""
        self._member.press(Qt.Key.Key_Escape)

    def _shown(self, begins: str) -> bytes:
        self._member.until(lambda: self._screen.paper.paper is not None)
        paper = self._screen.paper.paper
        assert paper is not None
        assert paper.bestandsnaam.startswith(begins)
        return paper.pdf


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
