"""The table, the steps of a list and the gear: named, reachable, large enough, nothing cut off."""

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from signaal.domain.model import Discipline, Zoekvraag
from signaal.usecases.bureau import Bureau
from signaal.usecases.importeren import lees_lijst, voer_in
from signaal.usecases.team import bewaar_afwezigheid, bewaar_telknop, wijzig_team
from tests.builders import VANDAAG, vul
from tests.flows.ontwikkellijst import LIJST
from tests.ui.toegankelijk import clipped, nameless, small_targets, unreachable
from ui import look
from ui.laptop import Laptop
from ui.later import Later
from ui.screens.importeren import ImporterenDialog, WachtendeRegelsDialog
from ui.screens.instellingen import InstellingenDialog
from ui.screens.signalen import SignalenScreen
from ui.session import Session
from ui.widgets.fold import Fold
from ui.widgets.signal_dialog import SignalDialog


@pytest.fixture(params=[100, 150])
def percent(request: pytest.FixtureRequest, dressed: QApplication) -> Iterator[int]:
    """Both ends of the text sizes, back to the usual afterwards."""
    look.apply(dressed, dark=False, text_percent=request.param)
    yield request.param
    look.apply(dressed, dark=False, text_percent=100)


def _check(window: QWidget) -> None:
    for fold in window.findChildren(Fold):
        fold.open()
    window.show()
    QTest.qWait(1)
    assert nameless(window) == []
    assert small_targets(window) == []
    assert unreachable(window) == []
    assert clipped(window) == []


def test_signalen(percent: int, session: Session, bureau: Bureau, qtbot: QtBot) -> None:
    vul(bureau, 30, gedaan="gebeld", bron="huisarts", nabellen=True)
    voer_in(bureau, lees_lijst(bureau, LIJST))
    screen = SignalenScreen(session)
    qtbot.addWidget(screen)
    screen.resize(1366 - look.px(216), 768)
    screen.show()
    screen.reload()
    screen.filters.fill(
        Zoekvraag(van=VANDAAG, tot=VANDAAG, disciplines=(Discipline.WIJKVERPLEEGKUNDIGE,))
    )
    screen.filters.clear()
    screen.filters.more.setChecked(True)
    screen.table.choose_rows([3])
    _check(screen)
    screen.remove_chosen()
    screen.filters.state.setCurrentText("Verwijderd")
    screen.table.choose_rows([0])
    _check(screen)
    screen.filters.clear()
    screen.edit_current()
    [dialog] = screen.findChildren(SignalDialog)
    _check(dialog)
    dialog.close()


def test_each_step_of_a_list(percent: int, session: Session, qtbot: QtBot) -> None:
    dialog = ImporterenDialog(session, LIJST)
    dialog.show()
    dialog.resize(min(look.px(900), 1326), min(look.px(680), 708))
    _check(dialog)
    while dialog.next_button.text() != "Klaar":
        qtbot.waitUntil(lambda: not dialog.busy.isVisible(), timeout=20_000)
        _check(dialog)
        dialog.next_button.click()
        qtbot.waitUntil(lambda: not dialog.busy.isVisible(), timeout=20_000)
    _check(dialog)
    dialog.accept()
    waiting = WachtendeRegelsDialog(session)
    waiting.resize(min(look.px(980), 1326), min(look.px(720), 708))
    _check(waiting)
    waiting.close()


def test_the_gear(
    percent: int, session: Session, bureau: Bureau, laptop: Laptop, qtbot: QtBot
) -> None:
    bewaar_telknop(bureau, 1, "vraag over een hulpmiddel", "vallen")
    bewaar_afwezigheid(bureau, bureau.lid, VANDAAG, VANDAAG)
    wijzig_team(bureau, liever_niet=(VANDAAG,))
    later = Later()
    dialog = InstellingenDialog(laptop)
    qtbot.addWidget(dialog)
    for build in (later.team, later.meetings, later.themes, later.data, later.acts):
        dialog.add_page(build(session), build.__name__)
    dialog.resize(min(look.px(860), 1326), min(look.px(640), 708))
    for tab in range(dialog.tabs.count()):
        dialog.tabs.setCurrentIndex(tab)
        _check(dialog)
