"""Questions give plain values, can be let be, and go away after."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from signaal.domain.model import Actie, Getypt
from signaal.domain.model_besluit import CollectieveActie
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
