"""Scene B, whole: Thursday 19:40, from the Excel list to two papers and a draft mail, and again.

One session at the real window, on a real encrypted archive; every act by hand, as a user does.
"""

from collections.abc import Callable
from datetime import date
from email import message_from_bytes
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.builders import Klok
from tests.exchange.lezen import tekst
from tests.flows.ontwikkellijst import LIJST, P15, WAARDEN
from tests.flows.test_eerste_start import PASSPHRASE, _begin_team, _keep_the_code
from tests.flows.test_overleg import _letter
from tests.flows.test_scene_b_excel import IN, WAITS, _drop
from tests.ui.overlegvenster import WAIT, answering
from tests.ui.programma import Programma
from tests.ui.toetsen import Keyboard
from ui.dates import to_qdate
from ui.screens.overleg import OverlegScreen
from ui.widgets.empty_state import EmptyState
from ui.widgets.question import PickQuestion

FALLS, FALLS_REEK = "vallen/schaijk", "vallen/reek"
CARE, CHORES = "mantelzorg/zeeland", "huishoudelijke_hulp/schaijk"
REASON = "12 signalen, gewoonlijk hoogstens 1"
REQUEST = "Vier vrijwilligers en het dorpshuis, voor een ochtend over veilig wandelen."
#: What no agenda for a board may repeat of a signal: this many words in a row.
RUN = 4


class Thursday:
    """A nurse at the Overleg screen of her own laptop."""

    def __init__(self, programma: Programma, qtbot: QtBot) -> None:
        self._programma, self._qtbot = programma, qtbot
        programma.wait_until_reading()
        programma.window.resize(1366, 768)
        self.keys = programma.keyboard()
        self.keys.key(Qt.Key.Key_F3)
        screen = programma.window.stack.currentWidget()
        assert isinstance(screen, OverlegScreen)
        self.screen = screen
        self.until(lambda: screen.list.key != "")

    def until(self, true: Callable[[], bool]) -> None:
        """Wait for it."""
        self._qtbot.waitUntil(true, timeout=WAIT)

    def change(self, act: Callable[[], object]) -> None:
        """Do it and wait until the screen is true again."""
        with self._qtbot.waitSignal(self.screen.loaded, timeout=WAIT):
            act()

    def back_in_the_window(self) -> None:
        """A question closed: a desktop does this by itself, Qt without a screen does not."""
        self._programma.window.activateWindow()
        self.until(self._programma.window.isActiveWindow)

    def said(self) -> set[str]:
        """What stands in words about the chosen item."""
        return {w.text() for w in self.screen.pane.findChildren(QLabel) if w.isVisible()}

    def size_of(self, key: str) -> int | None:
        """How many signals the list says a bundle has."""
        row = self.screen.model.row_at(self.screen.model.index_of(key))
        assert row is not None
        return row.count

    def merge(self, key: str) -> None:
        """Put another bundle into the chosen one."""

        def tick(question: PickQuestion) -> None:
            keys = Keyboard(question)
            _stand_on(question, key)
            keys.key(Qt.Key.Key_Space)
            assert question.picked() == [key]
            keys.key(Qt.Key.Key_Return)

        with answering(PickQuestion, tick):
            self.change(self.screen.pane.menu.merge_action.trigger)
        self.back_in_the_window()

    def move_the_newest_signal(self, key: str) -> None:
        """Out of the chosen bundle, into another."""

        def take(question: PickQuestion) -> None:
            _stand_on(question, key)
            Keyboard(question).key(Qt.Key.Key_Return)

        self.keys.key(Qt.Key.Key_Return)
        self.keys.key(Qt.Key.Key_Space)
        assert len(self.screen.pane.signals.picked()) == 1
        with answering(PickQuestion, take):
            self.change(self.screen.pane.menu.move_action.trigger)
        self.back_in_the_window()
        self.keys.key(Qt.Key.Key_Escape)
        assert self.screen.list.hasFocus()

    def ask_the_board(self, request: str) -> None:
        """Write it with the chosen item and tick that the board may read it."""
        form = self.screen.pane.form
        self.keys.key(Qt.Key.Key_V, alt=True)
        self.until(form.sentence.text.hasFocus)
        self.keys.key(Qt.Key.Key_Tab)
        assert form.request.text.hasFocus()
        self.keys.text(request)
        self.change(lambda: self.keys.key(Qt.Key.Key_Tab))
        assert form.request.mark.hasFocus()
        self.change(lambda: self.keys.key(Qt.Key.Key_Space))

    def look_at(self, edition: str | None) -> bytes:
        """The paper on the right, of the board whose name ends so; None: of the trio."""
        screen = self.screen
        with self._qtbot.waitSignal(screen.paper.shown, timeout=WAIT):
            if edition is None:
                self.keys.key(Qt.Key.Key_K, alt=True)
            else:
                self.keys.key(_letter(screen, edition), alt=True)
        assert (screen.paper.edition is None) == (edition is None)
        assert screen.paper.paper is not None
        return screen.paper.paper.pdf

    def save(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> bytes:
        """Keep what is in sight; the bytes of the file."""
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
        self.keys.key(Qt.Key.Key_P, alt=True)
        self.until(lambda: self.screen.paper.message.text() == f"Bewaard: {path.name}")
        return path.read_bytes()

    def save_mail(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> bytes:
        """Keep a draft mail with what is in sight; the bytes of the file."""
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
        self.screen.paper.mail_action.trigger()
        self.until(lambda: "Concept-mail bewaard" in self.screen.paper.message.text())
        return path.read_bytes()


def test_thursday_evening_from_excel_to_two_papers(
    programma: Programma,
    klok: Klok,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    klok.dag = P15
    _first_start(programma, P15)
    _bring_in(programma, qtbot)

    # The falls are on top, and why.
    evening = Thursday(programma, qtbot)
    screen = evening.screen
    assert screen.model.agenda_keys() == [
        "vast:opening", "vast:afspraken", FALLS, CARE, "vast:rondvraag",
    ]  # fmt: skip
    assert screen.list.key == FALLS
    assert screen.pane.head.reason.text().startswith(f"<b>Samen oppakken?</b> {REASON};")
    assert screen.pane.head.number.text() == "12 signalen, 6 meer dan vorige keer"

    # Merge two, move one, another order.
    evening.merge(FALLS_REEK)
    assert evening.size_of(FALLS) == 13
    evening.move_the_newest_signal(CHORES)
    assert evening.size_of(FALLS) == 12
    evening.change(lambda: evening.keys.key(Qt.Key.Key_Down, alt=True))
    evening.ask_the_board(REQUEST)
    left = _as_it_stands(evening)

    # Two papers and a draft mail: what is seen is what is saved.
    trio = evening.look_at(None)
    assert evening.save(tmp_path / "trio.pdf", monkeypatch) == trio
    board = evening.look_at("Schaijk")
    assert evening.save(tmp_path / "bestuur.pdf", monkeypatch) == board
    _carries(evening.save_mail(tmp_path / "bestuur.eml", monkeypatch), board)
    assert trio != board
    assert REQUEST in tekst(board)
    assert _repeated(board) == set()
    assert _repeated(trio) != set()  # the trio's own paper does repeat them: the measure bites

    # Closed, and opened again.
    programma.restart()
    keys = programma.keyboard(programma.door)
    keys.text(PASSPHRASE)
    keys.key(Qt.Key.Key_Return)
    later = Thursday(programma, qtbot)
    later.screen.list.choose(FALLS)
    assert _as_it_stands(later) == left
    assert later.look_at(None) == trio
    assert later.look_at("Schaijk") == board


def _first_start(programma: Programma, meeting: date) -> None:
    """The two first screens; the team meets on ``meeting``."""
    programma.entrance.first.welcome.meeting.setDate(to_qdate(meeting))
    _keep_the_code(programma, _begin_team(programma))
    programma.wait_until_reading()


def _bring_in(programma: Programma, qtbot: QtBot) -> None:
    """Drop the list; six spellings are asked once each, and the rest may wait."""
    dialog = _drop(programma, LIJST)
    keys = Keyboard(dialog)

    def go_on() -> None:
        qtbot.waitUntil(lambda: not dialog.busy.isVisible(), timeout=WAIT)
        keys.key(Qt.Key.Key_Return, ctrl=True)

    go_on()
    asked = [
        (question.waarde.capitalize(), tuple(chips.chosen()))
        for question, chips in dialog.questions.rows
    ]
    assert sorted(asked) == sorted((word, (kern,)) for word, kern in WAARDEN.items())
    go_on()
    go_on()
    qtbot.waitUntil(lambda: dialog.next_button.text() == "Klaar", timeout=WAIT)
    told = [w.text() for e in dialog.findChildren(EmptyState) for w in e.findChildren(QLabel)]
    assert f"{IN} signalen erbij" in told
    assert f"{WAITS} regels wachten op jullie. Dat kan ook later, bij Signalen." in told
    assert dialog.next_button.hasFocus()
    keys.key(Qt.Key.Key_Return)
    assert not dialog.isVisible()


def _as_it_stands(at: Thursday) -> dict[str, object]:
    """Merged, moved, in order, written: checked, and given to compare with after a restart."""
    screen, form = at.screen, at.screen.pane.form
    assert screen.list.key == FALLS
    order = screen.model.agenda_keys()
    assert order == ["vast:opening", "vast:afspraken", CARE, FALLS, "vast:rondvraag"]
    merged = "Samengevoegd met Vallen en valpreventie, Reek"
    moved = "1 signaal verplaatst naar Huishoudelijke hulp (Wmo), Schaijk"
    at.until(lambda: {merged, moved} <= at.said())  # new lines are shown in the next round
    assert form.request.text.toPlainText() == REQUEST
    assert form.request.mark.isChecked()
    at.until(lambda: "Staat op de agenda van" in form.where.text())
    return {
        "order": order,
        "number": screen.pane.head.number.text(),
        "reason": screen.pane.head.reason.text(),
        "where": form.where.text(),
        "signals": screen.pane.signals_fold.button.text(),
        "acts": [b.accessibleName() for b in screen.pane.head.findChildren(QPushButton)],
        "marks": [b.isChecked() for b in screen.pane.findChildren(QCheckBox)],
    }


def _stand_on(question: PickQuestion, key: str) -> None:
    """Put the cursor of a list of choices on the one with this key."""
    items = [question.list.item(n) for n in range(question.list.count())]
    (item,) = [i for i in items if i.data(Qt.ItemDataRole.UserRole) == key]
    question.list.setCurrentItem(item)


def _carries(mail: bytes, pdf: bytes) -> None:
    """A draft (not sent, to nobody yet) with exactly this paper."""
    message = message_from_bytes(mail)
    assert message["X-Unsent"] == "1"
    assert message["To"] is None
    attached = [p for p in message.walk() if p.get_filename()]
    assert [p.get_content_type() for p in attached] == ["application/pdf"]
    assert [p.get_payload(decode=True) for p in attached] == [pdf]


def _repeated(pdf: bytes) -> set[str]:
    """Runs of words of any signal of the list that a paper repeats."""
    said = f" {_words(tekst(pdf))} "
    return {run for text in _signal_texts() for run in _runs(text) if f" {run} " in said}


def _signal_texts() -> list[str]:
    """The column "Signaal" of both sheets, as it stands in the file."""
    book = load_workbook(LIJST, read_only=True)
    texts = []
    for sheet, heading, column in (("signalen", 3, 3), ("oud 2024", 1, 4)):
        rows = list(book[sheet].iter_rows(min_row=heading, values_only=True))
        assert rows[0][column] == "Signaal"
        texts += [str(row[column]) for row in rows[1:] if row[column]]
    book.close()
    return texts


def _runs(text: str) -> list[str]:
    words = _words(text).split()
    return [" ".join(words[n : n + RUN]) for n in range(max(1, len(words) - RUN + 1))]


def _words(text: str) -> str:
    """Small letters, words alone."""
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())
