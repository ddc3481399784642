"""Preparing the overleg by keyboard, in the real window, on a real archive: at most 25 acts."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from signaal.usecases.agendapapier import maak_agenda
from signaal.usecases.archief import sluit
from signaal.usecases.bureau import Bureau
from signaal.usecases.overleg import lees_overleg
from tests.builders import Archiefbouw, Klok
from tests.overlegbouw import VALLEN, VALLEN_ZEELAND, richt_in, sleutels
from tests.ui.overlegvenster import WAIT, answering
from tests.ui.toetsen import Keyboard
from ui import look
from ui.laptop import Laptop
from ui.later import Later
from ui.main_window import MainWindow
from ui.screens.overleg import OverlegScreen
from ui.session import Session
from ui.widgets.question import TextQuestion

#: A routine preparation, from opening the screen to two saved papers (schermen: measures of calm).
MOST_ACTS = 25
VRAAG = "Vier vrijwilligers en het dorpshuis op 12 december, vóór vrijdag."
ZIN = "Op veel stoepen liggen losse tegels."


class Preparation:
    """A nurse at her laptop; ``acts`` counts every key, and every text as one."""

    def __init__(self, bureau: Bureau, folder: Path, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self._session = Session(bureau)
        self.window = MainWindow(self._session, Laptop(folder / "laptop"), Later)
        qtbot.addWidget(self.window)
        self.window.resize(1366, 768)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(lambda: self.window.navigation.countdown.text() != "", timeout=WAIT)
        self._keys = Keyboard(self.window)
        self._texts = 0
        self._keys.key(Qt.Key.Key_F3)
        screen = self.window.stack.currentWidget()
        assert isinstance(screen, OverlegScreen)
        self.screen = screen
        qtbot.waitUntil(lambda: screen.list.key != "", timeout=WAIT)

    @property
    def acts(self) -> int:
        """How much was asked of her hands, opening the screen included."""
        return self._keys.strokes + self._texts

    def key(self, key: Qt.Key, *, ctrl: bool = False, alt: bool = False) -> None:
        """A key that only looks around."""
        self._keys.key(key, ctrl=ctrl, alt=alt)

    def change(self, key: Qt.Key, *, ctrl: bool = False, alt: bool = False) -> None:
        """A key that changes something; waits until the screen shows it."""
        self.until_shown(lambda: self._keys.key(key, ctrl=ctrl, alt=alt))

    def write(self, text: str) -> None:
        """Type."""
        self._texts += 1
        self._keys.text(text)

    def until(self, true: Callable[[], bool]) -> None:
        """Wait for it."""
        self._qtbot.waitUntil(true, timeout=WAIT)

    def until_shown(self, act: Callable[[], object]) -> None:
        """Do it and wait until the screen is true again."""
        with self._qtbot.waitSignal(self.screen.loaded, timeout=WAIT):
            act()

    def until_on_paper(self, act: Callable[[], object]) -> None:
        """Do it and wait for the paper."""
        with self._qtbot.waitSignal(self.screen.paper.shown, timeout=WAIT):
            act()

    def until_told(self, part: str) -> None:
        """Wait for a message beside the paper."""
        told = self.screen.paper.message.text
        self.until(lambda: part in told())

    def back_in_the_window(self) -> None:
        """A question closed: a desktop does this by itself, Qt without a screen does not."""
        self.window.activateWindow()
        self.until(self.window.isActiveWindow)

    def close(self) -> None:
        """Shut the window, as a user does."""
        self.window.close()


@pytest.fixture
def dressed(qapp: QApplication) -> QApplication:
    """Qt in our look."""
    look.install(qapp)
    look.apply(qapp, dark=False, text_percent=100)
    return qapp


@pytest.fixture
def preparation(
    bureau: Bureau, klok: Klok, tmp_path: Path, dressed: QApplication, qtbot: QtBot
) -> Iterator[Preparation]:
    """Two days before the overleg, the agenda as it stands."""
    richt_in(bureau, klok)
    made = Preparation(bureau, tmp_path, qtbot)
    yield made
    made.close()


def _letter(screen: OverlegScreen, name: str) -> Qt.Key:
    """The Alt letter of the chip with this name."""
    chips = screen.paper.editions.findChildren(QPushButton)
    text = next(c.text() for c in chips if c.accessibleName().endswith(name))
    return Qt.Key(ord(text[text.index("&") + 1].upper()))


def test_a_routine_preparation_by_keyboard_within_25_acts(
    preparation: Preparation,
    bureau: Bureau,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    p, screen = preparation, preparation.screen

    # What is asked, and why: it stands there when the screen opens.
    assert screen.list.key == VALLEN
    assert "9 signalen" in screen.pane.head.reason.text()

    # An own item, and it goes first.
    def write(_: TextQuestion) -> None:
        p.write("Sleutel van het dorpshuis")
        p.key(Qt.Key.Key_Return)

    with answering(TextQuestion, write):
        p.change(Qt.Key.Key_E, alt=True)
    p.back_in_the_window()
    p.change(Qt.Key.Key_Up, alt=True)

    # What was left over first goes on the agenda too.
    p.key(Qt.Key.Key_End)
    p.key(Qt.Key.Key_Return)
    p.key(Qt.Key.Key_Down)
    p.change(Qt.Key.Key_Z, alt=True)

    # Back to the falls: a sentence and a request for the board, each marked.
    p.key(Qt.Key.Key_Up)
    assert screen.list.key == VALLEN
    p.key(Qt.Key.Key_V, alt=True)
    p.until(screen.pane.form.sentence.text.hasFocus)
    for text in (ZIN, VRAAG):
        p.write(text)
        p.change(Qt.Key.Key_Tab)
        p.change(Qt.Key.Key_Space)
        p.key(Qt.Key.Key_Tab)

    # The paper, as it will be saved: for the trio and for the board of Schaijk.
    saved = [tmp_path / "trio.pdf", tmp_path / "bestuur.pdf"]
    answers = iter(saved)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(next(answers)), ""))
    p.until_on_paper(lambda: p.key(Qt.Key.Key_K, alt=True))
    p.key(Qt.Key.Key_P, alt=True)
    p.until_told("Bewaard: trio.pdf")
    p.until_on_paper(lambda: p.key(_letter(screen, "Schaijk"), alt=True))
    p.key(Qt.Key.Key_P, alt=True)
    p.until_told("Bewaard: bestuur.pdf")

    assert p.acts <= MOST_ACTS
    beeld = lees_overleg(bureau)
    own = next(s.sleutel for s in beeld.concept.punten if s.titel.tekst.startswith("Sleutel"))
    assert sleutels(beeld) == [own, VALLEN, VALLEN_ZEELAND]
    assert saved[0].read_bytes() == maak_agenda(bureau).pdf
    schaijk = next(b.id for b in beeld.besturen if b.naam.endswith("Schaijk"))
    assert saved[1].read_bytes() == maak_agenda(bureau, bestuur=schaijk).pdf


def test_everything_is_there_after_a_night(
    archiefbouw: Archiefbouw, klok: Klok, tmp_path: Path, dressed: QApplication, qtbot: QtBot
) -> None:
    bureau = archiefbouw.nieuw()
    richt_in(bureau, klok)
    evening = Preparation(bureau, tmp_path, qtbot)
    evening.change(Qt.Key.Key_Up, alt=True)
    evening.screen.pane.form.note_fold.button.click()
    evening.write("eerst met de gemeente bellen")
    evening.close()
    left = lees_overleg(bureau).concept
    assert left.punten[1].notitie.tekst == "eerst met de gemeente bellen"
    bureau = archiefbouw.heropen(bureau)
    morning = Preparation(bureau, tmp_path, qtbot)
    assert morning.screen.model.agenda_keys() == [p.sleutel for p in left.punten]
    assert lees_overleg(bureau).concept == left
    morning.close()
    sluit(bureau)
