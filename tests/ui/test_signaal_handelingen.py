"""Around one signal: pass it on, ask a colleague, note whom to call back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from signaal.domain.model import Discipline, Rol, Signaal
from signaal.usecases.bureau import Bureau
from signaal.usecases.collegavragen import vragen_bij
from signaal.usecases.doorverwijzen import lees_wachtenden
from signaal.usecases.nabelcontact import lees_contact, met_contact, zet_contact
from signaal.usecases.signalen import Signaalinvoer, log_signaal
from signaal.usecases.team import lees_team
from tests.builders import Klok, lid_met
from tests.tweetal import maak_tweetal
from tests.ui.overlegvenster import answering
from ui.screens.signalen import SignalenScreen
from ui.session import Session
from ui.widgets.call_question import ContactQuestion
from ui.widgets.pass_on_question import PassOnQuestion
from ui.widgets.question import Question
from ui.widgets.signal_acts import ColleagueQuestion
from ui.widgets.signal_dialog import SignalDialog


@pytest.fixture
def signaal(bureau: Bureau) -> Signaal:
    return log_signaal(bureau, Signaalinvoer("traplift gevraagd", "schaijk", nabellen=True))


@pytest.fixture
def screen(session: Session, signaal: Signaal, qtbot: QtBot) -> SignalenScreen:
    """The table with that one signal chosen."""
    screen = SignalenScreen(session)
    qtbot.addWidget(screen)
    session.changed.connect(screen.reload)
    screen.resize(1150, 738)
    screen.show()
    screen.reload()
    qtbot.waitUntil(lambda: screen.table.model().rowCount() == 1)
    screen.table.selectRow(0)
    qtbot.waitUntil(screen.panel.isVisible)
    return screen


def _menu(screen: SignalenScreen, bureau: Bureau, signaal: Signaal) -> dict[str, QAction]:
    menu = screen.acts.menu_for(signaal, lees_team(bureau))
    return {action.text(): action for action in menu.actions()}


def _undo(screen: SignalenScreen) -> None:
    screen.bar.press("Ongedaan")


def test_the_panel_offers_more_for_one_signal(screen: SignalenScreen) -> None:
    assert screen.panel.more.isVisible()
    assert screen.panel.more.accessibleName() == "Meer met dit signaal"


def test_a_signal_is_passed_on_and_can_be_taken_back(
    screen: SignalenScreen, bureau: Bureau, signaal: Signaal
) -> None:
    def fill(question: PassOnQuestion) -> None:
        question.partner.setCurrentText("Fysiotherapie")
        question.question.show_text("kan er iemand meekijken?")
        question.accept()

    with answering(PassOnQuestion, fill):
        _menu(screen, bureau, signaal)["Geef door aan…"].trigger()
    (gegeven,) = lees_wachtenden(bureau).op_tijd
    assert (gegeven.signaal, gegeven.vraag.tekst) == (signaal.id, "kan er iemand meekijken?")
    _undo(screen)
    assert lees_wachtenden(bureau).op_tijd == ()


def test_a_colleague_is_asked(screen: SignalenScreen, bureau: Bureau, signaal: Signaal) -> None:
    def fill(question: ColleagueQuestion) -> None:
        question.whom.setCurrentIndex(0)
        question.question.show_text("ken jij dit?")
        question.accept()

    with answering(ColleagueQuestion, fill):
        _menu(screen, bureau, signaal)["Vraag een collega…"].trigger()
    (vraag,) = vragen_bij(bureau, signaal.id)
    assert vraag.aan == lid_met(bureau, Discipline.SOCIAAL_WERKER)
    _undo(screen)
    assert vragen_bij(bureau, signaal.id) == ()


def test_whom_to_call_is_written_down_only_here(
    screen: SignalenScreen, bureau: Bureau, signaal: Signaal
) -> None:
    def fill(question: ContactQuestion) -> None:
        assert not question.yes.isEnabled()
        question.name.setText("Verzonnen Naam")
        question.number.setText("06-97418830")
        question.accept()

    with answering(ContactQuestion, fill):
        _menu(screen, bureau, signaal)["Wie bel je terug…"].trigger()
    contact = lees_contact(bureau, signaal.id)
    assert contact is not None
    assert contact.telefoon == "06-97418830"


def test_unticking_the_call_asks_before_the_number_goes(
    session: Session, bureau: Bureau, signaal: Signaal, qtbot: QtBot
) -> None:
    zet_contact(bureau, signaal.id, "Verzonnen Naam", "06-97418830")
    dialog = SignalDialog(session, lees_team(bureau), signaal)
    qtbot.addWidget(dialog)
    dialog.form.details.call_back.setChecked(False)
    with answering(Question, lambda q: q.reject()):
        dialog.save()
    assert met_contact(bureau) == {signaal.id}
    with answering(Question, lambda q: q.accept()):
        dialog.save()
    assert met_contact(bureau) == frozenset()


def test_what_was_changed_is_not_thrown_away_without_a_word(
    session: Session, bureau: Bureau, signaal: Signaal, qtbot: QtBot
) -> None:
    dialog = SignalDialog(session, lees_team(bureau), signaal)
    qtbot.addWidget(dialog)
    dialog.show()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible(), "nothing was changed"
    dialog = SignalDialog(session, lees_team(bureau), signaal)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.form.text.setPlainText("traplift gevraagd, haast")
    with answering(Question, lambda q: q.reject()):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    with answering(Question, lambda q: q.reject()):
        dialog.close()
    assert dialog.isVisible()
    with answering(Question, lambda q: q.accept()):
        dialog.cancel_button.click()
    assert not dialog.isVisible()


def test_removing_asks_before_the_number_goes_and_says_that_it_stays_gone(
    screen: SignalenScreen, bureau: Bureau, signaal: Signaal
) -> None:
    zet_contact(bureau, signaal.id, "Verzonnen Naam", "06-97418830")
    with answering(Question, lambda q: q.reject()):
        screen.remove_chosen()
    assert met_contact(bureau) == {signaal.id}
    with answering(Question, lambda q: q.accept()):
        screen.remove_chosen()
    assert met_contact(bureau) == frozenset()
    assert "komen niet terug" in screen.bar.text()
    _undo(screen)
    assert screen.bar.text() == "1 signaal teruggezet, zonder naam en nummer: die zijn vernietigd"
    assert met_contact(bureau) == frozenset()


def test_without_a_number_removing_asks_nothing(
    screen: SignalenScreen, bureau: Bureau, signaal: Signaal
) -> None:
    screen.remove_chosen()
    assert screen.bar.text() == "1 signaal verwijderd"


def test_without_calling_back_there_is_nobody_to_note(
    screen: SignalenScreen, bureau: Bureau
) -> None:
    anders = log_signaal(bureau, Signaalinvoer("stoep glad", "reek"))
    assert "Wie bel je terug…" not in _menu(screen, bureau, anders)


def test_who_reads_along_is_offered_nothing_around_a_signal(
    bureau: Bureau,
    klok: Klok,
    signaal: Signaal,
    tmp_path: Path,
    dressed: QApplication,
    qtbot: QtBot,
) -> None:
    twee = maak_tweetal(bureau, klok, tmp_path, Rol.LEEST_MEE)
    session = Session(twee.bram)
    screen = SignalenScreen(session)
    qtbot.addWidget(screen)
    screen.show()
    screen.reload()
    qtbot.waitUntil(lambda: screen.table.model().rowCount() == 1)
    screen.table.selectRow(0)
    qtbot.waitUntil(screen.panel.isVisible)
    assert not screen.panel.more.isVisible()
    assert _menu(screen, twee.bram, signaal) == {}
    session.close()
    twee.sluit()
