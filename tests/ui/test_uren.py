"""Hours on the screen Open punten: off until wanted, then a line in a few strokes."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from signaal.usecases.bureau import Bureau
from signaal.usecases.extra import Extra, zet_aan
from signaal.usecases.uren import list_uren, schrijf_uren
from tests.builders import VANDAAG
from tests.ui.overlegvenster import WAIT, answering
from tests.ui.toetsen import Keyboard
from ui.screens.open_punten import OpenPuntenScreen
from ui.screens.open_punten.hours import DaysQuestion
from ui.session import Session


@pytest.fixture
def screen(session: Session, bureau: Bureau, qtbot: QtBot) -> OpenPuntenScreen:
    """The screen, shown, with hours on."""
    zet_aan(bureau, Extra.UREN, True)
    screen = OpenPuntenScreen(session)
    qtbot.addWidget(screen)
    session.changed.connect(screen.reload)
    screen.resize(1150, 738)
    screen.show()
    screen.activateWindow()
    _do(qtbot, screen, screen.reload)
    return screen


def _do(qtbot: QtBot, screen: OpenPuntenScreen, act: Callable[[], object]) -> None:
    with qtbot.waitSignal(screen.loaded, timeout=WAIT):
        act()
    qtbot.wait(1)


def test_nothing_of_it_is_there_until_it_is_wanted(
    screen: OpenPuntenScreen, session: Session, qtbot: QtBot
) -> None:
    assert screen.hours_fold.isVisible()
    assert not screen.hours.isVisible(), "folded"
    _do(qtbot, screen, lambda: session.do(zet_aan, Extra.UREN, False))
    assert not screen.hours_fold.isVisible()


def test_a_line_takes_five_strokes(screen: OpenPuntenScreen, bureau: Bureau, qtbot: QtBot) -> None:
    """Alt+U, Alt+letter of the kern, two digits, Enter: the rest stands as it was."""
    keys = Keyboard(screen)
    keys.key(Qt.Key.Key_U, alt=True)
    qtbot.waitUntil(screen.hours.minutes.hasFocus, timeout=WAIT)
    keys.key(Qt.Key.Key_R, alt=True)
    keys.text("45")
    _do(qtbot, screen, lambda: keys.key(Qt.Key.Key_Return))
    assert keys.strokes == 3, "and two digits"
    (line,) = list_uren(bureau, VANDAAG, VANDAAG)
    assert (line.kern, line.activiteit, line.minuten) == ("reek", "huisbezoek", 45)
    assert screen.hours.total.text() == "Deze week schreef je 0:45 op"
    assert screen.hours.minutes.hasFocus(), "ready for the next"
    assert screen.hours.kern.chosen() == ("reek",)
    keys.text("30")
    _do(qtbot, screen, lambda: keys.key(Qt.Key.Key_Return))
    assert len(list_uren(bureau, VANDAAG, VANDAAG)) == 2
    _do(qtbot, screen, screen.steps.undo)
    assert [u.minuten for u in list_uren(bureau, VANDAAG, VANDAAG)] == [45]


def test_a_line_of_this_week_is_taken_away_and_brought_back(
    screen: OpenPuntenScreen, bureau: Bureau, session: Session, qtbot: QtBot
) -> None:
    written = session.do(schrijf_uren, "schaijk", "overleg", 90)
    assert written is not None
    session.do(schrijf_uren, "schaijk", "overleg", 60, VANDAAG - timedelta(days=14))
    _do(qtbot, screen, screen.reload)
    week = screen.hours.week
    assert list(week.rows) == [written.id], "this week only"
    week.remove_requested.emit(written.id)
    qtbot.waitUntil(lambda: not week.rows, timeout=WAIT)
    screen.steps.undo()
    qtbot.waitUntil(lambda: list(week.rows) == [written.id], timeout=WAIT)


def test_a_kind_of_work_of_our_own_is_offered_again(
    screen: OpenPuntenScreen, session: Session, qtbot: QtBot
) -> None:
    screen.hours_fold.open()
    screen.hours.work.setCurrentText("valgroep")
    _do(qtbot, screen, screen.hours.keep.click)
    kinds = [screen.hours.work.itemText(n) for n in range(screen.hours.work.count())]
    assert "valgroep" in kinds
    assert screen.hours.work.currentText() == "valgroep"


def test_wrong_input_is_told_and_stays(
    screen: OpenPuntenScreen, bureau: Bureau, session: Session, qtbot: QtBot
) -> None:
    screen.hours_fold.open()
    screen.hours.work.setCurrentText(" ")
    with qtbot.waitSignal(session.failed, timeout=WAIT):
        screen.hours.keep.click()
    assert list_uren(bureau, VANDAAG, VANDAAG) == ()


def test_hours_go_to_excel(
    screen: OpenPuntenScreen,
    session: Session,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    screen.hours_fold.open()
    session.do(schrijf_uren, "schaijk", "overleg", 90)
    path = tmp_path / "uren.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    with answering(DaysQuestion, lambda question: question.accept()):
        screen.hours.export.click()
    qtbot.waitUntil(lambda: screen.message.text() == "Bewaard: uren.xlsx", timeout=WAIT)
    assert path.read_bytes().startswith(b"PK")
