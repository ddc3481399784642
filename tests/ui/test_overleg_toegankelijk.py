"""Overleg and Open punten: named, reachable, large enough, nothing cut off, at every text size."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from signaal.domain.model import Lid
from signaal.usecases.acties import Actieinvoer, list_acties, voeg_actie_toe
from signaal.usecases.agendapunten import voeg_eigen_punt_toe
from signaal.usecases.bundelen import hernoem_bundel, neem_kernen_samen
from signaal.usecases.bureau import Bureau
from signaal.usecases.overleg import lees_overleg
from tests.builders import VANDAAG, Klok, maak_signaal, zet
from tests.overlegbouw import VALLEN, richt_in
from tests.ui.overlegvenster import WAIT, overlegscherm
from tests.ui.toegankelijk import clipped, nameless, small_targets, unreachable
from ui import look
from ui.screens.open_punten import OpenPuntenScreen
from ui.screens.overleg import OverlegScreen
from ui.screens.overleg.meeting_question import MeetingQuestion
from ui.session import Session
from ui.widgets.agreement_question import AgreementQuestion, ResultQuestion
from ui.widgets.guarded_field import GuardedField
from ui.widgets.question import Choice, PickQuestion, TextQuestion

#: A laptop of 1366x768 without its task bar; the navigation takes its part of the width.
_ROOM = (1366, 738)


@pytest.fixture(params=[100, 125, 150])
def percent(request: pytest.FixtureRequest, dressed: QApplication) -> Iterator[int]:
    """Each text size, back to the usual afterwards."""
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


def _fill(bureau: Bureau, klok: Klok) -> None:
    overleg = richt_in(bureau, klok).overleg.id
    neem_kernen_samen(bureau, overleg, VALLEN)
    hernoem_bundel(
        bureau, overleg, VALLEN, "Vallen op gladde stoepen en in slecht verlichte stegen"
    )
    voeg_eigen_punt_toe(bureau, overleg, "Sleutel van het dorpshuis")


def _everything_open(screen: OverlegScreen) -> None:
    screen.pane.open_signals()
    screen.pane.form.note_fold.open()
    screen.pane.form.board_fold.open()


def _paper(screen: OverlegScreen) -> None:
    screen.show_paper()


def _left_over(screen: OverlegScreen) -> None:
    screen.list.fold_requested.emit()
    screen.list.choose("mantelzorg/zeeland")


@pytest.mark.parametrize("state", [_everything_open, _paper, _left_over])
def test_the_overleg_screen(
    session: Session,
    bureau: Bureau,
    klok: Klok,
    percent: int,
    state: Callable[[OverlegScreen], None],
    qtbot: QtBot,
) -> None:
    _fill(bureau, klok)
    screen = overlegscherm(session, qtbot)
    room = _ROOM[0] - look.px(216)
    screen.resize(room, _ROOM[1])
    assert screen.width() == room, "the screen does not fit beside the navigation"
    _check(screen)
    screen.beside.show_second()
    state(screen)
    QTest.qWait(50)
    _check(screen)


def test_it_folds_at_large_text_and_has_a_way_back(
    session: Session, bureau: Bureau, klok: Klok, dressed: QApplication, qtbot: QtBot
) -> None:
    _fill(bureau, klok)
    screen = overlegscherm(session, qtbot)
    assert screen.list.isVisible()
    assert screen.pane.isVisible()
    assert not screen.back.isVisible()
    screen.resize(840, 738)
    assert screen.list.isVisible()
    assert not screen.pane.isVisible()
    screen.list.pointed.emit(VALLEN)
    assert screen.pane.isVisible()
    assert not screen.list.isVisible()
    screen.back.click()
    assert screen.list.isVisible()


def test_open_punten(
    session: Session, bureau: Bureau, klok: Klok, percent: int, qtbot: QtBot
) -> None:
    zet(bureau, maak_signaal("vraagt naar vervoer", nabellen=True, nabellen_op=VANDAAG))
    voeg_actie_toe(bureau, Actieinvoer("met de gemeente bellen over de stoep bij de kerk"))
    screen = OpenPuntenScreen(session)
    qtbot.addWidget(screen)
    screen.resize(_ROOM[0] - look.px(216), _ROOM[1])
    with qtbot.waitSignal(screen.loaded, timeout=WAIT):
        screen.reload()
    _check(screen)


@pytest.mark.parametrize("which", ["text", "pick", "meeting", "agreement", "result"])
def test_the_questions(
    session: Session, bureau: Bureau, klok: Klok, percent: int, which: str, qtbot: QtBot
) -> None:
    voeg_actie_toe(bureau, Actieinvoer("dorpshuis vragen"))
    parent = QWidget()
    qtbot.addWidget(parent)
    overleg, leden = lees_overleg(bureau).overleg, bureau.archive.alle(Lid)
    choices = [Choice(str(n), f"di {n} november · losse tegels bij de kerk") for n in range(1, 9)]
    made: dict[str, Callable[[], QWidget]] = {
        "text": lambda: TextQuestion(
            session, "Hernoemen", "Bewaar", parent, label="Naam", sentence="Zo."
        ),
        "pick": lambda: PickQuestion(
            "Splitsen",
            "Splits af",
            parent,
            choices,
            label="Welke?",
            naming=("Naam", GuardedField(session)),
        ),
        "meeting": lambda: MeetingQuestion(session, overleg, parent),
        "agreement": lambda: AgreementQuestion(
            session, "Vallen, Schaijk", leden, parent, list_acties(bureau)[0]
        ),
        "result": lambda: ResultQuestion(session, "dorpshuis vragen", parent),
    }
    question = made[which]()
    _check(question)
    assert question.height() <= _ROOM[1], "the question does not fit on the screen"
