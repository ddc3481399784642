"""The Overleg screen over a filled archive, and answers to the questions it asks."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from ui.screens.overleg import OverlegScreen
from ui.session import Session
from ui.widgets.question import Question

D = TypeVar("D", bound=QDialog)
#: Longer than anything here takes on a slow machine (ms).
WAIT = 10_000


def overlegscherm(session: Session, qtbot: QtBot) -> OverlegScreen:
    """The screen, loaded and shown at the size it has in a window of 1366x768."""
    screen = OverlegScreen(session)
    qtbot.addWidget(screen)
    session.changed.connect(screen.reload)
    screen.resize(1150, 738)
    screen.show()
    screen.activateWindow()
    with qtbot.waitSignal(screen.loaded, timeout=WAIT):
        screen.reload()
    return screen


@contextmanager
def answering(kind: type[D], how: Callable[[D], object]) -> Iterator[None]:
    """Inside this block the next question of this kind is answered by ``how``."""
    asked: list[D] = []
    over: list[bool] = []

    def look() -> None:
        if over:
            return
        found = QApplication.activeModalWidget()
        if not isinstance(found, kind) or not found.isActiveWindow():
            QTimer.singleShot(5, look)
            return
        asked.append(found)
        try:
            how(found)
        finally:
            let_be(found)

    def let_be(sheet: D) -> None:
        """A question nobody answers would keep the test waiting; what is being kept goes itself."""
        if isinstance(sheet, Question) and sheet.busy:
            QTimer.singleShot(5, sheet, lambda: let_be(sheet))
        elif sheet.isVisible():
            sheet.reject()

    QTimer.singleShot(0, look)
    try:
        yield
    finally:
        over.append(True)
    assert asked, f"no {kind.__name__} was asked"
