"""Scene B. Thursday 19:40, from Excel: drop the list, places asked once, the rest may wait."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from signaal.domain.model import Zoekvraag
from tests.flows.ontwikkellijst import LIJST, WAARDEN
from tests.flows.test_eerste_start import PASSPHRASE, _begin_team, _keep_the_code
from tests.ui.programma import Programma
from tests.ui.toetsen import Keyboard
from ui.screens.importeren import ImporterenDialog, WachtendeRegelsDialog
from ui.screens.signalen import SignalenScreen

#: What one import gives: 24 rows of the sheet "signalen" and 2 of "oud 2024" need a decision, 15
#: more hold personal data and 1 holds what the guard takes for a name; the other rows come in.
WAITS = 24 + 2 + 15 + 1
IN = 251 + 25 - WAITS


@pytest.fixture
def begun(programma: Programma) -> Programma:
    """The team has just begun; nothing was logged yet."""
    _keep_the_code(programma, _begin_team(programma))
    programma.wait_until_reading()
    return programma


def _drop(programma: Programma, path: Path) -> ImporterenDialog:
    """Let go of a file above the window."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    window = programma.window
    assert window.acceptDrops()
    window.dropEvent(
        QDropEvent(
            QPointF(400, 300),
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    return window.findChildren(ImporterenDialog)[-1]


def _signalen(programma: Programma) -> SignalenScreen:
    screen = programma.window.go_to("signalen")
    assert isinstance(screen, SignalenScreen)
    return screen


def _bring_in(programma: Programma, qtbot: QtBot) -> None:
    """From the drop to the last step by Enter and Ctrl+Enter alone."""
    dialog = _drop(programma, LIJST)
    keys = Keyboard(dialog)
    for _ in range(3):
        qtbot.waitUntil(lambda: not dialog.busy.isVisible(), timeout=20_000)
        keys.key(Qt.Key.Key_Return, ctrl=True)
    qtbot.waitUntil(lambda: dialog.next_button.text() == "Klaar", timeout=20_000)
    dialog.next_button.click()


def test_six_spellings_each_asked_once(begun: Programma, qtbot: QtBot) -> None:
    dialog = _drop(begun, LIJST)
    qtbot.waitUntil(lambda: not dialog.busy.isVisible(), timeout=20_000)
    dialog.next_button.click()
    asked = {q.waarde: chips.chosen() for q, chips in dialog.questions.rows}
    assert {value.capitalize(): answer for value, (answer,) in asked.items()} == WAARDEN
    assert dialog.heading.text() == "Even vragen"


def test_drop_bring_in_restart_everything_is_there(begun: Programma, qtbot: QtBot) -> None:
    _bring_in(begun, qtbot)
    screen = _signalen(begun)
    assert _numbers(screen) == (IN, WAITS)

    begun.restart()
    keys = begun.keyboard(begun.door)
    keys.text(PASSPHRASE)
    keys.key(Qt.Key.Key_Return)
    screen = _signalen(begun)
    assert _numbers(screen) == (IN, WAITS)
    falls = Zoekvraag("tegel", ("schaijk",), van=date(2026, 10, 10), tot=date(2026, 11, 20))
    screen.filters.fill(falls)
    assert screen.model.rowCount() == 2


def test_the_rows_that_wait_are_decided_later(begun: Programma, qtbot: QtBot) -> None:
    _bring_in(begun, qtbot)
    screen = _signalen(begun)
    came, waits = _numbers(screen)
    screen.waiting_requested.emit()
    waiting = begun.window.findChildren(WachtendeRegelsDialog)[-1]
    keys = Keyboard(waiting)
    for _ in range(2):
        keys.key(Qt.Key.Key_Return, ctrl=True)
    keys.key(Qt.Key.Key_D, ctrl=True)
    assert waiting.where.text().startswith(f"1 van {waits - 3}")
    waiting.accept()
    assert _numbers(screen) == (came + 2, waits - 3)


def test_the_same_list_once_more_adds_nothing(begun: Programma, qtbot: QtBot) -> None:
    _bring_in(begun, qtbot)
    before = _numbers(_signalen(begun))
    dialog = _drop(begun, LIJST)
    for _ in range(3):
        qtbot.waitUntil(lambda: not dialog.busy.isVisible(), timeout=20_000)
        dialog.next_button.click()
    qtbot.waitUntil(lambda: not dialog.busy.isVisible(), timeout=20_000)
    assert _numbers(_signalen(begun)) == before


def _numbers(screen: SignalenScreen) -> tuple[int, int]:
    """How many signals the table counts, and how many rows it says wait."""
    return int(screen.count.text().split()[0]), int(screen.waiting.text().split()[0])
