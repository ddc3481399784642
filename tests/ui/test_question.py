"""Questions give plain values, can be let be, and go away after."""

from collections.abc import Callable
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from signaal.domain.model import Actie, Getypt
from signaal.domain.model_besluit import CollectieveActie
from signaal.fouten import GestoptFout
from signaal.usecases.bureau import Bureau
from signaal.usecases.team import lees_team
from tests.ui.overlegvenster import answering
from tests.ui.toetsen import Keyboard
from ui import look
from ui.session import Session
from ui.widgets.activity_question import ActivityQuestion
from ui.widgets.guarded_line import GuardedLine
from ui.widgets.question import Choice, PickQuestion, Question, TextQuestion

CHOICES = [Choice("a", "vallen"), Choice("b", "vervoer", picked=True), Choice("c", "geld")]


@pytest.fixture
def parent(dressed: QApplication, qtbot: QtBot) -> QWidget:
    """The window that asks."""
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    return parent


def test_a_text_is_given_without_spaces_around(
    session: Session, parent: QWidget, qtbot: QtBot
) -> None:
    def write(question: TextQuestion) -> None:
        keys = Keyboard(question)
        keys.text("  Sleutel ")
        keys.key(Qt.Key.Key_Return)

    question = TextQuestion(session, "Kop", "Ja", parent, label="Waarover?")
    with answering(TextQuestion, write):
        assert question.agreed()
    assert question.text() == "Sleutel"


def test_nothing_written_cannot_be_agreed_to(
    session: Session, parent: QWidget, qtbot: QtBot
) -> None:
    def try_it(question: TextQuestion) -> None:
        keys = Keyboard(question)
        keys.text("   ")
        keys.key(Qt.Key.Key_Return)
        assert question.isVisible()
        keys.key(Qt.Key.Key_Escape)

    question = TextQuestion(session, "Kop", "Ja", parent, label="Waarover?")
    with answering(TextQuestion, try_it):
        assert not question.agreed()


def test_enter_on_laat_maar_lets_it_be(session: Session, parent: QWidget, qtbot: QtBot) -> None:
    def let_it_be(question: TextQuestion) -> None:
        question.no.setFocus()
        Keyboard(question).key(Qt.Key.Key_Return)

    question = TextQuestion(session, "Kop", "Ja", parent, label="Waarover?", text="Sleutel")
    with answering(TextQuestion, let_it_be):
        assert not question.agreed()


def test_several_by_mouse_on_the_words_and_on_the_tick(
    session: Session, parent: QWidget, qtbot: QtBot
) -> None:
    def click(question: PickQuestion) -> None:
        first = question.list.visualItemRect(question.list.item(0))
        second = question.list.visualItemRect(question.list.item(1))
        left = Qt.MouseButton.LeftButton
        QTest.mouseClick(question.list.viewport(), left, pos=first.center())
        tick = second.center()
        tick.setX(second.left() + 16)
        QTest.mouseClick(question.list.viewport(), left, pos=tick)
        assert question.picked() == ["a"]
        question.yes.click()

    question = PickQuestion("Kop", "Ja", parent, CHOICES, label="Welke?")
    with answering(PickQuestion, click):
        assert question.ask() == ["a"]


def test_several_by_keyboard(session: Session, parent: QWidget, qtbot: QtBot) -> None:
    def tick(question: PickQuestion) -> None:
        keys = Keyboard(question)
        keys.key(Qt.Key.Key_Space)
        keys.key(Qt.Key.Key_Return)

    question = PickQuestion("Kop", "Ja", parent, CHOICES, label="Welke?")
    with answering(PickQuestion, tick):
        assert question.ask() == ["a", "b"]


def test_one_of_a_list(session: Session, parent: QWidget, qtbot: QtBot) -> None:
    def take(question: PickQuestion) -> None:
        keys = Keyboard(question)
        keys.key(Qt.Key.Key_Down)
        keys.key(Qt.Key.Key_Return)

    question = PickQuestion("Kop", "Ja", parent, CHOICES, label="Welke?", several=False)
    with answering(PickQuestion, take):
        assert question.ask() == ["b"]


def test_an_answered_question_is_gone(session: Session, parent: QWidget, qtbot: QtBot) -> None:
    with answering(Question, Question.reject):
        TextQuestion(session, "Kop", "Ja", parent, label="Waarover?").agreed()
    qtbot.waitUntil(lambda: parent.findChildren(Question) == [])


def _at_last(how: Callable[[Question], object]) -> Callable[[Question], None]:
    """Does it, and shuts the sheet after: one that still thinks it is busy would stay for good."""

    def do(question: Question) -> None:
        try:
            how(question)
        finally:
            question.reject()

    return do


def test_after_a_mistake_of_ours_the_sheet_can_be_tried_again_and_let_be(
    session: Session, parent: QWidget, qtbot: QtBot
) -> None:
    def wrong(bureau: Bureau) -> None:
        raise ZeroDivisionError

    def try_it(question: Question) -> None:
        with qtbot.captureExceptions() as caught:
            question.yes.click()
            assert question.busy
            qtbot.waitUntil(lambda: len(caught) == 1)
            question.yes.click()
            qtbot.waitUntil(lambda: len(caught) == 2)
        Keyboard(question).key(Qt.Key.Key_Escape)
        assert not question.isVisible()

    question = Question("Kop", "Ja", parent)
    with answering(Question, _at_last(try_it)):
        assert not question.kept(session, lambda: session.do_slow(wrong, done=lambda _: None))


def test_after_a_stop_the_sheet_can_be_let_be(
    session: Session, parent: QWidget, qtbot: QtBot
) -> None:
    def stopped(bureau: Bureau) -> None:
        raise GestoptFout("")

    def try_it(question: Question) -> None:
        question.yes.click()
        assert question.busy
        qtbot.waitUntil(lambda: not question.busy)
        question.no.click()
        assert not question.isVisible()

    question = Question("Kop", "Ja", parent)
    with answering(Question, _at_last(try_it)):
        assert not question.kept(session, lambda: session.do_slow(stopped, done=lambda _: None))


@pytest.mark.parametrize("closed_before", [True, False])
def test_when_the_session_closes_the_sheet_can_be_let_be(
    session: Session, parent: QWidget, qtbot: QtBot, *, closed_before: bool
) -> None:
    def try_it(question: Question) -> None:
        if closed_before:
            session.close()
        question.yes.click()
        session.close()
        assert question.close()
        assert not question.isVisible()

    question = Question("Kop", "Ja", parent)
    with answering(Question, _at_last(try_it)):
        assert not question.kept(session, lambda: session.do_slow(lees_team, done=lambda _: None))


@pytest.mark.parametrize("percent", [100, 150])
def test_a_long_sheet_scrolls_and_its_buttons_stay_in_sight(
    percent: int, session: Session, parent: QWidget, dressed: QApplication
) -> None:
    look.apply(dressed, dark=False, text_percent=percent)
    try:
        actie = Actie(UUID(int=1), Getypt("wandelen"), UUID(int=2), None)
        sheet = ActivityQuestion(session, actie, CollectieveActie(actie.id), parent)
        sheet.show()
        QTest.qWait(20)
        room = sheet.screen().availableGeometry().height()
        assert sheet.height() <= room
        assert sheet.rect().contains(sheet.yes.geometry())
        lines = sheet.findChildren(GuardedLine)
        assert all(line.height() >= line.sizeHint().height() for line in lines), "none is squeezed"
        keys = Keyboard(sheet)
        sheet.lesson.setFocus()
        keys.key(Qt.Key.Key_Backtab)
        keys.key(Qt.Key.Key_Tab)
        assert not sheet.lesson.typing.visibleRegion().isEmpty(), "Tab brings it into sight"
        sheet.reject()
        sheet.deleteLater()
    finally:
        look.apply(dressed, dark=False, text_percent=100)
