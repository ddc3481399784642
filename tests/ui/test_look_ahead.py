"""The coming meeting is read when nobody waits for the machine."""

from unittest.mock import patch

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from signaal.domain.kandidaten import beoordeel
from signaal.usecases.bureau import Bureau
from signaal.usecases.overleg import lees_overleg
from signaal.usecases.signalen import Signaalinvoer, log_signaal
from tests.builders import Klok
from tests.overlegbouw import VALLEN, richt_in
from ui.look_ahead import LookAhead
from ui.main_window import MainWindow
from ui.session import Session


def test_what_was_logged_stands_ready_a_moment_later(
    bureau: Bureau, klok: Klok, session: Session, qtbot: QtBot
) -> None:
    richt_in(bureau, klok)
    parent = QObject()
    ahead = LookAhead(session, parent)
    ahead.timer.setInterval(1)
    with patch("signaal.usecases.overleg.beoordeel", side_effect=beoordeel) as judged:
        with qtbot.waitSignal(ahead.looked):
            session.do(log_signaal, Signaalinvoer("losse tegels", "schaijk", themas=("vallen",)))
        (falls,) = [b for b in lees_overleg(bureau).bundels if b.sleutel == VALLEN]
        assert judged.call_count == 1
    assert falls.aantal == 10


def test_many_changes_in_a_row_are_read_once(
    bureau: Bureau, session: Session, qtbot: QtBot
) -> None:
    parent = QObject()
    ahead = LookAhead(session, parent)
    with patch("ui.look_ahead.lees_overleg", side_effect=lees_overleg) as read:
        with qtbot.waitSignal(ahead.looked):
            for number in range(5):
                session.do(log_signaal, Signaalinvoer(f"losse tegels {number}", "schaijk"))
                assert ahead.timer.isActive()
            ahead.timer.setInterval(1)
        assert read.call_count == 1
        assert not ahead.timer.isActive()


def test_what_came_from_a_colleague_is_read_too(session: Session, qtbot: QtBot) -> None:
    parent = QObject()
    ahead = LookAhead(session, parent)
    ahead.timer.stop()
    ahead.timer.setInterval(1)
    with qtbot.waitSignal(ahead.looked):
        session.arrived.emit()


def test_nobody_waits_for_it(session: Session) -> None:
    parent = QObject()
    ahead = LookAhead(session, parent)
    ahead.timer.timeout.emit()
    assert session.at_rest
    assert not session.busy


def test_the_window_has_it(window: MainWindow) -> None:
    assert window.findChild(LookAhead) is not None
