"""What colleagues wrote comes in while somebody works: it is shown, and nobody is disturbed."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from signaal.domain.model import Discipline
from signaal.domain.model_besluit import SoortBesluit
from signaal.usecases.acties import Actieinvoer, voeg_actie_toe
from signaal.usecases.besluiten import Besluitinvoer, neem_besluit
from signaal.usecases.bureau import Bureau
from signaal.usecases.nieuws import begin_te_kijken
from signaal.usecases.signalen import lees_signalen, wijzig_signaal
from tests.builders import Klok, lid_met, maak_signaal, vul, zet
from tests.overlegbouw import MANTELZORG, VALLEN, VALLEN_ZEELAND, VERVOER, richt_in
from tests.ui.overlegvenster import WAIT
from tests.ui.toetsen import Keyboard
from ui.main_window import MainWindow
from ui.screens.loggen import LoggenScreen
from ui.screens.open_punten import OpenPuntenScreen
from ui.screens.overleg import OverlegScreen
from ui.screens.signalen import SignalenScreen
from ui.screens.terugblik import TerugblikScreen
from ui.session import Session
from ui.widgets.signal_dialog import SignalDialog


@pytest.fixture
def bram(bureau: Bureau) -> Bureau:
    """The desk of a colleague; what is written here stands in for what his laptop sent."""
    return replace(bureau, lid=lid_met(bureau, Discipline.SOCIAAL_WERKER))


def settle(session: Session, qtbot: QtBot) -> None:
    """Until all is read and shown: a reading may be followed by two more."""
    for _ in range(3):
        qtbot.waitUntil(lambda: session.at_rest, timeout=WAIT)
        qtbot.wait(5)


def arrive(session: Session, qtbot: QtBot) -> None:
    """It is in the archive; now the window hears of it."""
    session.arrived.emit()
    settle(session, qtbot)


def button(parent: QWidget, name: str) -> QAbstractButton:
    """The visible button with this name."""
    found = parent.findChildren(QAbstractButton)
    return next(b for b in found if b.isVisible() and b.accessibleName() == name)


def keyboard_is_at() -> str:
    """What a screen reader says of where the keyboard is."""
    at = QApplication.focusWidget()
    return at.accessibleName() if at is not None else ""


def loggen(window: MainWindow) -> LoggenScreen:
    screen = window.go_to("loggen")
    assert isinstance(screen, LoggenScreen)
    return screen


def test_half_a_sentence_and_what_is_selected_in_it_stay(
    window: MainWindow, session: Session, bureau: Bureau, bram: Bureau, qtbot: QtBot
) -> None:
    begin_te_kijken(bureau)
    screen = loggen(window)
    screen.begin()
    Keyboard(window).text("een bewoner vroeg naar de bus")
    way, keep = QTextCursor.MoveOperation.PreviousWord, QTextCursor.MoveMode.KeepAnchor
    screen.form.text.moveCursor(way, keep)
    zet(bram, maak_signaal("losse tegel", lid=bram.lid))
    arrive(session, qtbot)
    assert screen.form.text.toPlainText() == "een bewoner vroeg naar de bus"
    assert screen.form.text.textCursor().selectedText() == "bus"
    assert screen.form.text.hasFocus()
    assert screen.colleagues.text() == "1 nieuw van je collega's"


@pytest.mark.parametrize("name", ["Kern: Reek", "Wijzig", "Thema zoeken"])
def test_the_keyboard_stays_where_it_is_on_loggen(
    window: MainWindow, session: Session, bureau: Bureau, bram: Bureau, name: str, qtbot: QtBot
) -> None:
    zet(bureau, maak_signaal("van mij", lid=bureau.lid))
    screen = loggen(window)
    qtbot.wait(5)
    at = screen.form.themes.field if name == "Thema zoeken" else button(screen, name)
    at.setFocus()
    zet(bram, maak_signaal("losse tegel", lid=bram.lid))
    arrive(session, qtbot)
    assert QApplication.focusWidget() is at


def test_what_was_just_told_is_not_swept_away(
    window: MainWindow, session: Session, bram: Bureau, qtbot: QtBot
) -> None:
    window.notices.tell_failure("De schijf is vol; er is niets bewaard.")
    zet(bram, maak_signaal("losse tegel", lid=bram.lid))
    arrive(session, qtbot)
    assert window.message.isVisible()


def test_the_list_keeps_rows_place_search_and_the_marked_words(
    window: MainWindow, session: Session, bureau: Bureau, bram: Bureau, qtbot: QtBot
) -> None:
    vul(bureau, 120)
    screen = window.go_to("signalen")
    assert isinstance(screen, SignalenScreen)
    settle(session, qtbot)
    screen.table.choose_rows([40, 41, 60])
    chosen = screen.table.chosen_ids()
    screen.table.verticalScrollBar().setValue(screen.table.verticalScrollBar().maximum() // 2)
    place = screen.table.verticalScrollBar().value()
    screen.panel.text.setSelection(0, 7)
    screen.filters.search.setFocus()
    zet(bram, maak_signaal("losse tegel", lid=bram.lid))
    arrive(session, qtbot)
    assert screen.count.text() == "121 signalen"
    assert screen.table.chosen_ids() == chosen
    assert screen.table.verticalScrollBar().value() == place
    assert screen.panel.text.selectedText() == "signaal"
    assert screen.filters.search.hasFocus()


def test_the_note_of_a_bundle_half_written_stays_and_the_agenda_follows(
    window: MainWindow, session: Session, bureau: Bureau, bram: Bureau, klok: Klok, qtbot: QtBot
) -> None:
    richt_in(bureau, klok)
    screen = window.go_to("overleg")
    assert isinstance(screen, OverlegScreen)
    settle(session, qtbot)
    screen.list.choose(VALLEN)
    settle(session, qtbot)
    screen.pane.form.note_fold.button.click()
    Keyboard(window).text("eerst met de gemeente")
    note = screen.pane.form.note.text
    place = screen.pane.verticalScrollBar().value()
    zet(bram, maak_signaal("nog een val", themas=("vallen",), datum=klok.dag, lid=bram.lid))
    arrive(session, qtbot)
    assert note.toPlainText() == "eerst met de gemeente"
    assert note.hasFocus()
    assert screen.list.key == VALLEN
    assert screen.pane.verticalScrollBar().value() == place
    assert screen.pane.head.number.text().startswith("10 signalen")


def test_an_agreement_half_written_in_the_meeting_stays(
    window: MainWindow, session: Session, bureau: Bureau, bram: Bureau, klok: Klok, qtbot: QtBot
) -> None:
    beeld = richt_in(bureau, klok)
    klok.dag = beeld.overleg.datum
    screen = window.go_to("overleg")
    assert isinstance(screen, OverlegScreen)
    settle(session, qtbot)
    screen.list.choose(VALLEN)
    screen.meeting.start()
    settle(session, qtbot)
    screen.list.choose(VALLEN)
    settle(session, qtbot)
    form = screen.pane.decision
    form.what.setFocus()
    Keyboard(window).text("de stoep laten")
    form.who.setCurrentIndex(2)
    invoer = Besluitinvoer(SoortBesluit.VOLGEN)
    neem_besluit(bram, beeld.overleg.id, MANTELZORG, invoer)
    arrive(session, qtbot)
    assert form.what.text() == "de stoep laten"
    assert form.who.currentIndex() == 2
    assert screen.meeting.on
    assert screen.list.key == VALLEN


def test_open_items_stay_where_they_were_under_the_keyboard(
    window: MainWindow, session: Session, bureau: Bureau, bram: Bureau, klok: Klok, qtbot: QtBot
) -> None:
    for number in range(15):
        voeg_actie_toe(bureau, Actieinvoer(f"afspraak {number:02}", voor=klok.dag))
    screen = window.go_to("open punten")
    assert isinstance(screen, OpenPuntenScreen)
    settle(session, qtbot)
    screen.lines[9].focus_first()
    name = keyboard_is_at()
    assert name.endswith("afspraak 09")
    screen.verticalScrollBar().setValue(600)
    place = screen.verticalScrollBar().value()
    assert place > 100
    last = Actieinvoer("van Bram", voor=klok.dag + timedelta(days=30))
    voeg_actie_toe(bram, last)
    arrive(session, qtbot)
    assert len(screen.lines) == 16
    assert screen.verticalScrollBar().value() == place
    assert keyboard_is_at() == name


def test_a_look_back_stays_on_its_card(
    window: MainWindow, session: Session, bureau: Bureau, bram: Bureau, klok: Klok, qtbot: QtBot
) -> None:
    beeld = richt_in(bureau, klok)
    klok.dag = beeld.overleg.datum
    samen = Besluitinvoer(SoortBesluit.COLLECTIEVE_ACTIE)
    for what, key in (("loopgroep", VALLEN), ("belbus", VERVOER), ("les", VALLEN_ZEELAND)):
        neem_besluit(bureau, beeld.overleg.id, key, samen, Actieinvoer(what))
    klok.dag += timedelta(weeks=6)
    window.resize(900, 560)
    screen = window.go_to("terugblik")
    assert isinstance(screen, TerugblikScreen)
    settle(session, qtbot)
    button(screen, "Activiteit bijwerken: loopgroep").setFocus()
    screen.verticalScrollBar().setValue(screen.verticalScrollBar().maximum())
    place = screen.verticalScrollBar().value()
    assert place > 0
    neem_besluit(bram, beeld.overleg.id, MANTELZORG, samen, Actieinvoer("praatgroep"))
    arrive(session, qtbot)
    assert button(screen, "Activiteit bijwerken: praatgroep")
    assert keyboard_is_at() == "Activiteit bijwerken: loopgroep"
    assert screen.verticalScrollBar().value() == place


def test_a_change_half_made_keeps_what_a_colleague_changed_elsewhere_in_it(
    session: Session, bureau: Bureau, bram: Bureau, window: MainWindow, qtbot: QtBot
) -> None:
    signal = maak_signaal("een bewoner viel", lid=bureau.lid)
    zet(bureau, signal)
    screen = window.go_to("signalen")
    assert isinstance(screen, SignalenScreen)
    screen.choose([signal.id])
    screen.edit_current()
    (dialog,) = screen.findChildren(SignalDialog)
    dialog.form.text.setPlainText("een bewoner viel bij de brug")
    wijzig_signaal(bram, signal.id, kern="reek")
    arrive(session, qtbot)
    assert dialog.form.text.toPlainText() == "een bewoner viel bij de brug"
    dialog.save()
    (now,) = lees_signalen(bureau, [signal.id])
    assert (now.tekst, now.kern) == ("een bewoner viel bij de brug", "reek")
