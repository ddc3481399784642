"""What was typed is never lost: refused in the meeting, or shut away half done; real window."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from signaal.domain.concept_agenda import RONDVRAAG
from signaal.usecases.acties import list_acties
from signaal.usecases.brieven import Ingenomen
from signaal.usecases.bureau import Bureau
from signaal.usecases.signalen import Signaalinvoer, log_signaal
from tests.builders import Klok
from tests.flows.tafel import Meeting, Member, Sheet
from tests.overlegbouw import VALLEN, richt_in
from ui import look
from ui.screens.loggen import LoggenScreen
from ui.screens.open_punten import OpenPuntenScreen
from ui.screens.overleg import OverlegScreen
from ui.widgets.agreement_question import AgreementQuestion
from ui.widgets.left_texts import LeftTexts

#: What may not be kept: a number of somebody.
NUMBER = "06 12 34 56 78"
BACK = "de klussendienst belt terug"


@pytest.fixture
def trio(bureau: Bureau, klok: Klok, qapp: QApplication) -> Bureau:
    """The archive of the three, on the day of the meeting."""
    look.install(qapp)
    look.apply(qapp, dark=False, text_percent=100)
    klok.dag = richt_in(bureau, klok).overleg.datum
    return bureau


def test_what_the_guard_refuses_stays_with_its_item_and_comes_back_after_closing(
    trio: Bureau, tmp_path: Path, qtbot: QtBot
) -> None:
    with Member(trio, "Anne", tmp_path, qtbot) as anne:
        meeting = Meeting(anne)
        meeting.start()
        meeting.to(VALLEN)
        meeting.decide("Volgen", f"bel {NUMBER} nog")
        anne.tab_to("Wat spreken jullie af?")
        anne.write(f"{BACK}, {NUMBER}")
        anne.press(Qt.Key.Key_Return)
        assert list_acties(trio) == ()
        decision = anne.go(Qt.Key.Key_F3, OverlegScreen).pane.decision
        assert decision.what.text() == f"{BACK}, {NUMBER}", "refused, and still there"
        meeting.to(RONDVRAAG)
        assert decision.what.text() == ""
        meeting.to(VALLEN)
        assert decision.what.text() == f"{BACK}, {NUMBER}"
        assert decision.reason.text.toPlainText() == f"bel {NUMBER} nog"
    left = _left_behind(trio, tmp_path, qtbot)
    assert [text for text in left if BACK in text or "nog" in text] == left
    assert len(left) == 2
    assert not any("06" in text for text in left)
    assert _left_behind(trio, tmp_path, qtbot) == [], "told once"


def test_a_sheet_with_a_refused_text_stays(trio: Bureau, tmp_path: Path, qtbot: QtBot) -> None:
    def typed_then_mended(sheet: Sheet) -> None:
        sheet.write(f"{BACK} {NUMBER}").yes("Bewaar")
        assert "telefoonnummer" in sheet.texts()
        for _ in NUMBER:
            sheet.keys.key(Qt.Key.Key_Backspace)
        sheet.yes("Bewaar")

    with Member(trio, "Anne", tmp_path, qtbot) as anne:
        anne.go(Qt.Key.Key_F4, OpenPuntenScreen)
        with anne.asked(AgreementQuestion, typed_then_mended):
            anne.do("Afspraak toevoegen")
    assert [a.wat.tekst for a in list_acties(trio)] == [BACK]


def test_another_text_size_loses_nothing_either(trio: Bureau, tmp_path: Path, qtbot: QtBot) -> None:
    with Member(trio, "Anne", tmp_path, qtbot) as anne:
        meeting = Meeting(anne)
        meeting.start()
        meeting.to(VALLEN)
        anne.tab_to("Wat spreken jullie af?")
        anne.write(f"{BACK}, {NUMBER}")
        anne.press(Qt.Key.Key_Return)
        anne.window.measure_anew()
        (left,) = anne.window.findChildren(LeftTexts)
        assert [field.toPlainText() for field in left.fields] == [f"{BACK}, {NUMBER}"]
        left.accept()


def test_a_signal_half_changed_comes_back_after_closing(
    trio: Bureau, tmp_path: Path, qtbot: QtBot
) -> None:
    log_signaal(trio, Signaalinvoer("losse tegel", "schaijk"))
    with Member(trio, "Anne", tmp_path, qtbot) as anne:
        anne.do("Wijzig")
        anne.write("losse tegels bij de kerk")
        loggen = anne.go(Qt.Key.Key_L, LoggenScreen, ctrl=True)
        assert loggen.unfinished()
    (left,) = _left_behind(trio, tmp_path, qtbot)
    assert "losse tegels bij de kerk" in left


def _left_behind(trio: Bureau, folder: Path, qtbot: QtBot) -> list[str]:
    """What the window shows when it is opened again."""
    with Member(trio, "Anne", folder, qtbot) as anne:
        anne.window.take_up(Ingenomen())
        shown = anne.window.findChildren(LeftTexts)
        return [field.toPlainText() for sheet in shown for field in sheet.fields]
