"""Tab comes to everything that takes the keyboard, on every screen of the real window."""

from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from signaal.domain.model import Lid
from signaal.domain.model_besluit import CollectieveActie, Contact
from signaal.usecases.acties import Actieinvoer, voeg_actie_toe
from signaal.usecases.bureau import Bureau
from signaal.usecases.signalen import Signaalinvoer, laatste_signalen, log_signaal
from signaal.usecases.team import lees_team
from tests.builders import Klok
from tests.overlegbouw import VALLEN, richt_in
from tests.ui.overlegvenster import WAIT
from tests.ui.toegankelijk import never_tabbed
from ui.laptop import Laptop
from ui.later import Later
from ui.main_window import MainWindow
from ui.screens.instellingen import InstellingenDialog
from ui.screens.overleg import OverlegScreen
from ui.session import Session
from ui.widgets.activity_question import ActivityQuestion
from ui.widgets.agreement_question import AgreementQuestion, Places
from ui.widgets.call_question import CallQuestion, ContactQuestion
from ui.widgets.signal_dialog import SignalDialog


@pytest.fixture
def filled(bureau: Bureau, klok: Klok) -> Bureau:
    """Something to see on every screen."""
    richt_in(bureau, klok)
    assert bureau.archive.alle(Lid)
    return bureau


def _shown(window: MainWindow, session: Session, code: str, qtbot: QtBot) -> QWidget:
    screen = window.go_to(code)
    qtbot.waitUntil(lambda: session.at_rest, timeout=WAIT)
    QTest.qWait(5)
    window.navigation.lock.setFocus()
    return screen


@pytest.mark.parametrize("code", ["loggen", "signalen", "overleg", "open punten"])
def test_tab_comes_everywhere(
    code: str, filled: Bureau, window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    _shown(window, session, code, qtbot)
    assert never_tabbed(window) == []


def test_tab_comes_everywhere_in_the_meeting_and_on_paper(
    filled: Bureau, window: MainWindow, session: Session, klok: Klok, qtbot: QtBot
) -> None:
    klok.dag = klok.dag.replace(day=20)
    screen = _shown(window, session, "overleg", qtbot)
    assert isinstance(screen, OverlegScreen)
    screen.list.choose(VALLEN)
    screen.bar.start.click()
    qtbot.waitUntil(lambda: session.at_rest, timeout=WAIT)
    assert screen.meeting.on
    assert never_tabbed(window) == []
    screen.meeting.stop()
    screen.show_paper()
    qtbot.waitUntil(lambda: screen.paper.paper is not None, timeout=WAIT)
    assert never_tabbed(window) == []


def test_tab_comes_everywhere_in_the_settings(
    filled: Bureau, session: Session, laptop: Laptop, qtbot: QtBot
) -> None:
    later = Later()
    dialog = InstellingenDialog(laptop)
    qtbot.addWidget(dialog)
    for page in (
        later.team(session),
        later.meetings(session),
        later.themes(session),
        later.offers(session),
        later.reading(session),
        later.data(session),
        later.keeping(session),
        later.backups(session),
        later.access(session, laptop),
    ):
        dialog.add_page(page, type(page).__name__)
    dialog.add_page(later.acts(session), "acts")
    dialog.resize(1100, 700)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: session.at_rest, timeout=WAIT)
    for page_number in range(dialog.tabs.count()):
        dialog.tabs.setCurrentIndex(page_number)
        QTest.qWait(20)
        dialog.setFocus()
        assert never_tabbed(dialog) == []


@pytest.mark.parametrize("which", ["agreement", "activity", "call", "contact", "signal"])
def test_tab_comes_everywhere_on_a_sheet(
    which: str, filled: Bureau, session: Session, qtbot: QtBot
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    actie = voeg_actie_toe(filled, Actieinvoer("wandelen", collectief=True))
    team = lees_team(filled)
    places = Places(team.kernen, team.besturen)
    whom = Contact(actie.id, "A", "06", session.today)
    made: dict[str, Callable[[], QDialog]] = {
        "agreement": lambda: AgreementQuestion(session, "", team.leden, parent, actie, places),
        "activity": lambda: ActivityQuestion(session, actie, CollectieveActie(actie.id), parent),
        "call": lambda: CallQuestion(session, "over", whom, parent),
        "contact": lambda: ContactQuestion("over", "vandaag", parent),
        "signal": lambda: SignalDialog(session, team, laatste_signalen(filled, 1)[0], parent),
    }
    log_signaal(filled, Signaalinvoer("losse tegels", "schaijk"))
    sheet = made[which]()
    sheet.show()
    sheet.activateWindow()
    QTest.qWait(20)
    assert never_tabbed(sheet) == []
    sheet.deleteLater()
