"""Tab comes to everything that takes the keyboard, on every screen of the real window."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from signaal.domain.model import Lid
from signaal.usecases.bureau import Bureau
from tests.builders import Klok
from tests.overlegbouw import VALLEN, richt_in
from tests.ui.overlegvenster import WAIT
from tests.ui.toegankelijk import never_tabbed
from ui.main_window import MainWindow
from ui.screens.overleg import OverlegScreen
from ui.session import Session


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
