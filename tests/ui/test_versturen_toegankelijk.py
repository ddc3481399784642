"""Hours, the paper to hand over and the funder's question: named, reachable, nothing cut off."""

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from signaal.usecases.bureau import Bureau
from signaal.usecases.doorverwijzen import Doorverwijsinvoer, verwijs_door
from signaal.usecases.extra import Extra, zet_aan
from signaal.usecases.signalen import Signaalinvoer, log_signaal
from signaal.usecases.uren import schrijf_uren
from signaal.usecases.verslagpapier import maak_overdracht
from tests.ui.overlegvenster import WAIT
from tests.ui.toegankelijk import clipped, nameless, small_targets, unreachable
from ui import look
from ui.screens.open_punten import OpenPuntenScreen
from ui.screens.open_punten.hand_over import PaperQuestion
from ui.screens.open_punten.hours import DaysQuestion
from ui.session import Session
from ui.widgets.funder_table import YearQuestion


@pytest.fixture(params=[100, 150, 200])
def percent(request: pytest.FixtureRequest, dressed: QApplication) -> Iterator[int]:
    """The text sizes, back to the usual afterwards."""
    look.apply(dressed, dark=False, text_percent=request.param)
    yield request.param
    look.apply(dressed, dark=False, text_percent=100)


def _check(window: QWidget) -> None:
    window.show()
    QTest.qWait(1)
    assert nameless(window) == []
    assert small_targets(window) == []
    assert unreachable(window) == []
    assert clipped(window) == []


@pytest.mark.usefixtures("percent")
def test_everything_that_goes_out(session: Session, bureau: Bureau, qtbot: QtBot) -> None:
    for extra in (Extra.UREN, Extra.OVERDRACHT):
        zet_aan(bureau, extra, True)
    signaal = log_signaal(bureau, Signaalinvoer("traplift gevraagd", "schaijk"))
    given = verwijs_door(bureau, Doorverwijsinvoer("Wmo-consulent", "kan het?", signaal=signaal.id))
    schrijf_uren(bureau, "schaijk", "telefoon en mail", 90)
    screen = OpenPuntenScreen(session)
    qtbot.addWidget(screen)
    screen.resize(1366 - look.px(216), 768)
    with qtbot.waitSignal(screen.loaded, timeout=WAIT):
        screen.reload()
    screen.hours_fold.open()
    _check(screen)
    for question in (
        PaperQuestion(maak_overdracht(bureau, given.id), screen),
        DaysQuestion(session.today, screen),
        YearQuestion((2026, 2025), screen),
    ):
        _check(question)
        question.close()
