"""What the team turned on is at the table, and what is followed comes back; by keyboard alone."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from signaal.domain.model import Overleg
from signaal.usecases.bureau import Bureau
from signaal.usecases.extra import Extra, zet_aan
from signaal.usecases.initiatieven import Initiatiefinvoer, bewaar_initiatief
from signaal.usecases.terugblik import lees_terugblik
from tests.builders import Klok
from tests.exchange.lezen import tekst
from tests.flows.tafel import Meeting, Member
from tests.overlegbouw import MANTELZORG, VALLEN, richt_in
from ui import look
from ui.screens.overleg import OverlegScreen
from ui.screens.terugblik import TerugblikScreen


@pytest.fixture
def trio(bureau: Bureau, klok: Klok, qapp: QApplication) -> Bureau:
    """On the day of the meeting; clock, presence and dissent wanted; two courses for the same."""
    look.install(qapp)
    look.apply(qapp, dark=False, text_percent=100)
    klok.dag = richt_in(bureau, klok).overleg.datum
    for extra in (Extra.KLOK, Extra.AANWEZIG, Extra.AFWIJKEND):
        zet_aan(bureau, extra, True)
    for name, who in (("beweegcafé", "welzijn"), ("wandelclub", "coöperatie")):
        invoer = Initiatiefinvoer(name, ("vallen",), ("schaijk",), who, doelgroep="ouderen")
        bewaar_initiatief(bureau, invoer)
    return bureau


def test_a_meeting_with_everything_on(
    trio: Bureau, klok: Klok, tmp_path: Path, qtbot: QtBot
) -> None:
    with Member(trio, "Anne", tmp_path, qtbot) as anne:
        meeting = Meeting(anne)
        meeting.start()
        meeting.to(VALLEN)
        assert meeting.reads("Bestaat al: beweegcafé en wandelclub")
        assert meeting.reads("Doen hetzelfde voor dezelfde mensen: beweegcafé en wandelclub")
        anne.do("Wie is er?: Anne")
        anne.do("Wie is er?: Cleo")
        meeting.decide("Volgen", "eerst het beweegcafé vragen")
        anne.tab_to("Iemand zag het anders")
        anne.write("liever nu al samen")
        report = tekst(meeting.close())
    assert "Aanwezig: Anne en Cleo" in report
    assert "Afwezig: Bram" in report
    assert "Een van ons zag het anders: liever nu al samen." in report
    (held,) = trio.archive.alle(Overleg)
    assert len(held.aanwezig) == 2

    klok.dag = date(2027, 1, 8)
    with Member(trio, "Cleo", tmp_path, qtbot) as cleo:
        screen = cleo.go(Qt.Key.Key_F3, OverlegScreen)
        back = Meeting(cleo)
        assert VALLEN in back.items(), "followed: unasked, though nothing came in"
        assert MANTELZORG not in back.items()
        back.start()
        back.to(VALLEN)
        assert back.reads("Besloten op vr 20 november 2026: volgen. Eerst het beweegcafé vragen")
        assert screen.meeting.strip.clock.text().endswith("min")
    klok.dag = date(2027, 6, 4)
    assert lees_terugblik(trio).stil
    with Member(trio, "Cleo", tmp_path, qtbot) as cleo:
        silent = cleo.go(Qt.Key.Key_F5, TerugblikScreen).silent
        assert "Mantelzorg: al" in silent.text()
