"""Everything about one signal: opened from the signal, taken along, destroyed on request."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from signaal.domain.model import Signaal
from signaal.usecases.bureau import Bureau
from signaal.usecases.reservekopie import maak_reservekopie
from signaal.usecases.signalen import Signaalinvoer, log_signaal, wijzig_signaal
from tests.builders import Klok
from tests.ui.overlegvenster import WAIT, answering
from tests.ui.toegankelijk import clipped, nameless, small_targets, unreachable
from ui import look
from ui.main_window import MainWindow
from ui.screens.inzage import InzageDialog
from ui.screens.signalen import SignalenScreen
from ui.widgets.question import Question, TextQuestion


@pytest.fixture
def signaal(bureau: Bureau, klok: Klok) -> Signaal:
    """Logged and changed."""
    gelogd = log_signaal(bureau, Signaalinvoer("losse klinkers bij de kerk", "schaijk"))
    klok.later(minutes=3)
    return wijzig_signaal(bureau, gelogd.id, tekst="losse klinkers bij de brug", spoed=True)


def open_it(window: MainWindow, signaal: Signaal) -> InzageDialog:
    screen = window.go_to("signalen")
    assert isinstance(screen, SignalenScreen)
    screen.table.choose_rows([screen.model.row_of(signaal.id, near=0)])
    screen.panel.about.click()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, InzageDialog)
    return dialog


def words_of(dialog: InzageDialog) -> set[str]:
    return {label.text() for label in dialog.page.findChildren(QLabel)}


def test_all_of_it_stands_there(window: MainWindow, signaal: Signaal, qtbot: QtBot) -> None:
    dialog = open_it(window, signaal)

    told = words_of(dialog)
    assert {"losse klinkers bij de brug", "losse klinkers bij de kerk", "Schaijk"} <= told
    assert {"signaal gelogd", "signaal gewijzigd"} <= told
    assert any(text.startswith("22 nov 2026") and text.endswith("Anne") for text in told)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


def test_taken_along_as_pdf(
    window: MainWindow, signaal: Signaal, tmp_path: Path, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    target = tmp_path / "inzage.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    dialog = open_it(window, signaal)

    dialog.save_button.click()

    qtbot.waitUntil(lambda: dialog.bar.text() == "Bewaard als inzage.pdf", timeout=WAIT)
    assert target.read_bytes().startswith(b"%PDF")
    dialog.reject()


def because(question: TextQuestion) -> None:
    """A reason."""
    QTest.keyClicks(question.field.typing, "vraag loopt nog")
    question.yes.click()


def test_kept_longer_with_a_reason_and_no_longer(window: MainWindow, signaal: Signaal) -> None:
    dialog = open_it(window, signaal)
    assert dialog.keep_button.text() == "Bewaar langer…"

    with answering(TextQuestion, because):
        dialog.keep_button.click()
    assert "tot 1 januari 2027: vraag loopt nog" in words_of(dialog)
    assert dialog.keep_button.text() == "Niet langer bewaren"

    dialog.keep_button.click()
    assert dialog.keep_button.text() == "Bewaar langer…"
    assert "tot 1 januari 2027: vraag loopt nog" not in words_of(dialog)
    dialog.reject()


def test_destroyed_on_request_and_only_after_yes(
    window: MainWindow, signaal: Signaal, bureau: Bureau, qtbot: QtBot
) -> None:
    dialog = open_it(window, signaal)
    with answering(Question, lambda question: question.no.click()):
        dialog.destroy_button.click()
    assert bureau.archive.een(Signaal, signaal.id) is not None

    with answering(Question, lambda question: question.yes.click()):
        dialog.destroy_button.click()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None, timeout=WAIT)

    assert bureau.archive.een(Signaal, signaal.id) is None
    screen = window.go_to("signalen")
    assert isinstance(screen, SignalenScreen)
    assert screen.model.rowCount() == 0
    bureau.archive.controleer()


def test_a_backup_that_could_not_be_opened_is_told(
    window: MainWindow, signaal: Signaal, bureau: Bureau, qtbot: QtBot
) -> None:
    kopie = maak_reservekopie(bureau).pad
    kopie.write_bytes(kopie.read_bytes()[:-200])
    dialog = open_it(window, signaal)

    with answering(Question, lambda question: question.yes.click()):
        dialog.destroy_button.click()
    qtbot.waitUntil(lambda: "kan het nog staan" in dialog.bar.text(), timeout=WAIT)

    assert bureau.archive.een(Signaal, signaal.id) is None
    assert not dialog.destroy_button.isEnabled()
    dialog.reject()


@pytest.mark.parametrize("percent", [100, 150])
def test_named_reachable_and_nothing_cut_off(
    percent: int, window: MainWindow, signaal: Signaal, dressed: QApplication, qtbot: QtBot
) -> None:
    look.apply(dressed, dark=False, text_percent=percent)
    dialog = InzageDialog(window._session, signaal.id, window)
    dialog.show()
    QTest.qWait(1)
    assert nameless(dialog) == []
    assert small_targets(dialog) == []
    assert unreachable(dialog) == []
    assert clipped(dialog) == []
    dialog.reject()
    look.apply(dressed, dark=False, text_percent=100)
