"""Terugblik: appears with the first decision of a meeting, tells what came of it."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from signaal.domain.model_besluit import SoortBesluit
from signaal.usecases.acties import Actieinvoer, list_acties
from signaal.usecases.besluiten import Besluitinvoer, neem_besluit
from signaal.usecases.bureau import Bureau
from signaal.usecases.collectieve_actie import lees_collectieve_actie
from tests.builders import Klok
from tests.overlegbouw import VALLEN, richt_in
from tests.ui.overlegvenster import WAIT, answering
from ui.dates import to_qdate
from ui.main_window import MainWindow
from ui.screens.terugblik import TerugblikScreen
from ui.session import Session
from ui.widgets.activity_question import ActivityQuestion
from ui.widgets.funder_table import YearQuestion
from ui.widgets.grafiek import Grafiek


def _neem(bureau: Bureau, klok: Klok) -> None:
    beeld = richt_in(bureau, klok)
    klok.dag = date(2026, 11, 20)
    neem_besluit(
        bureau,
        beeld.overleg.id,
        VALLEN,
        Besluitinvoer(SoortBesluit.COLLECTIEVE_ACTIE),
        Actieinvoer("loopgroep"),
    )


@pytest.fixture
def screen(session: Session, qtbot: QtBot) -> TerugblikScreen:
    """The screen, shown; not read yet."""
    screen = TerugblikScreen(session)
    qtbot.addWidget(screen)
    session.changed.connect(screen.reload)
    screen.resize(1150, 738)
    screen.show()
    screen.activateWindow()
    return screen


def _do(qtbot: QtBot, screen: TerugblikScreen, act: Callable[[], object]) -> None:
    with qtbot.waitSignal(screen.loaded, timeout=WAIT):
        act()
    qtbot.wait(1)


def _texts(screen: TerugblikScreen) -> str:
    return "\n".join(w.text() for w in screen.findChildren(QLabel) if w.isVisible())


def test_nothing_taken_up_yet_is_said_calmly(screen: TerugblikScreen, qtbot: QtBot) -> None:
    _do(qtbot, screen, screen.reload)
    assert screen.empty.isVisible()
    assert not screen.done_title.isVisible()


def test_what_was_taken_up_is_told_with_honest_words_and_a_chart(
    screen: TerugblikScreen, bureau: Bureau, klok: Klok, qtbot: QtBot
) -> None:
    _neem(bureau, klok)
    klok.dag += timedelta(weeks=6)
    _do(qtbot, screen, screen.reload)
    told = _texts(screen)
    assert "Samen opgepakt op vr 20 november 2026" in told
    assert "te weinig om te vergelijken" in told
    assert "loopgroep: loopt nog" in told
    (chart,) = screen.findChildren(Grafiek)
    assert "Daarna" in chart.accessibleDescription()


def test_an_activity_is_filled_in_as_it_becomes_known(
    screen: TerugblikScreen, bureau: Bureau, klok: Klok, qtbot: QtBot
) -> None:
    _neem(bureau, klok)
    _do(qtbot, screen, screen.reload)

    def fill(question: ActivityQuestion) -> None:
        question.goal.show_text("weer veilig lopen")
        question.partners.show_text("fysio, coöperatie")
        question.has_day.setChecked(True)
        question.day.setDate(to_qdate(date(2026, 11, 19)))
        question.turnout.setText("veertien")
        assert not question.yes.isEnabled()
        question.turnout.setText("14")
        question.accept()

    button = next(b for b in screen.findChildren(QPushButton) if "bijwerken" in b.text())
    with answering(ActivityQuestion, fill):
        _do(qtbot, screen, button.click)
    (actie,) = list_acties(bureau)
    sheet = lees_collectieve_actie(bureau, actie.id)
    assert (sheet.partners, sheet.opkomst) == (("fysio", "coöperatie"), 14)
    assert "do 19 november 2026 · met fysio en coöperatie · 14 mensen" in _texts(screen)

    def empty(question: ActivityQuestion) -> None:
        question.has_day.setChecked(False)
        question.turnout.clear()
        question.accept()

    button = next(b for b in screen.findChildren(QPushButton) if "bijwerken" in b.text())
    with answering(ActivityQuestion, empty):
        _do(qtbot, screen, button.click)
    sheet = lees_collectieve_actie(bureau, actie.id)
    assert (sheet.datum, sheet.opkomst) == (None, None)


def test_themes_that_fell_silent_are_named(
    screen: TerugblikScreen, bureau: Bureau, klok: Klok, qtbot: QtBot
) -> None:
    richt_in(bureau, klok)
    klok.dag += timedelta(weeks=24)
    _do(qtbot, screen, screen.reload)
    assert "Mantelzorg: al 3 periodes niets, daarvoor" in screen.silent.text()


def test_it_appears_in_the_window_once_there_is_something(
    bureau: Bureau, klok: Klok, window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    buttons = {b.accessibleName(): b for b in window.navigation.findChildren(QPushButton)}
    assert not buttons["Terugblik"].isVisible()
    _neem(bureau, klok)
    session.changed.emit()
    qtbot.waitUntil(buttons["Terugblik"].isVisible, timeout=WAIT)
    buttons["Terugblik"].click()
    assert isinstance(window.stack.currentWidget(), TerugblikScreen)


def test_the_table_for_the_funder_is_made_here(
    screen: TerugblikScreen,
    bureau: Bureau,
    klok: Klok,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    screen.table_action.trigger()
    assert "nog geen periode voorbij" in screen.message.text()
    _neem(bureau, klok)
    klok.dag = date(2026, 11, 25)
    path = tmp_path / "tabel.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    years: list[str] = []

    def choose(question: YearQuestion) -> None:
        years.extend(question.year.itemText(n) for n in range(question.year.count()))
        question.accept()

    with answering(YearQuestion, choose):
        screen.table_action.trigger()
    qtbot.waitUntil(lambda: screen.message.text() == "Bewaard: tabel.csv", timeout=WAIT)
    assert years == ["2026", "2025"]
    assert "Vallen" in path.read_text("utf-8-sig")
