"""What was typed on a sheet stays: with a refusal, and with Esc until somebody agrees."""

from collections.abc import Callable
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from signaal.domain.model import Actie, Lid, Signaal
from signaal.usecases.acties import Actieinvoer, Actiewijziging, voeg_actie_toe, wijzig_actie
from signaal.usecases.bureau import Bureau
from signaal.usecases.collectieve_actie import (
    Activiteitinvoer,
    bewaar_collectieve_actie,
    lees_collectieve_actie,
)
from signaal.usecases.collegavragen import vragen_bij
from signaal.usecases.doorverwijzen import Doorverwijsinvoer, koppel_terug, verwijs_door
from signaal.usecases.nabelcontact import lees_contact, zet_contact
from signaal.usecases.signalen import Signaalinvoer, log_signaal
from signaal.usecases.team import lees_team
from signaal.usecases.vernietigen import vernietig_signaal
from tests.ui.overlegvenster import WAIT, answering
from tests.ui.toetsen import Keyboard
from ui.screens.open_punten import OpenPuntenScreen
from ui.session import Session
from ui.widgets.activity_question import ActivityQuestion
from ui.widgets.agreement_question import AgreementQuestion
from ui.widgets.call_question import ContactQuestion
from ui.widgets.form_dialog import FormDialog
from ui.widgets.question import Question, TextQuestion
from ui.widgets.signal_acts import ColleagueQuestion, SignalActs

INTUSSEN = "intussen ook veranderd"


@pytest.fixture
def screen(session: Session, qtbot: QtBot) -> OpenPuntenScreen:
    """The screen, shown."""
    screen = OpenPuntenScreen(session)
    qtbot.addWidget(screen)
    session.changed.connect(screen.reload)
    screen.show()
    screen.activateWindow()
    return screen


@pytest.fixture
def acts(session: Session, qtbot: QtBot) -> SignalActs:
    """What can be done around a signal."""
    home = QWidget()
    qtbot.addWidget(home)
    home.show()
    return SignalActs(session, home)


@pytest.fixture
def signaal(bureau: Bureau) -> Signaal:
    return log_signaal(bureau, Signaalinvoer("traplift gevraagd", "schaijk", nabellen=True))


@pytest.fixture
def actie(bureau: Bureau, screen: OpenPuntenScreen, qtbot: QtBot) -> Actie:
    """An activity, on the screen."""
    actie = voeg_actie_toe(bureau, Actieinvoer("dorpshuis vragen", collectief=True))
    _reload(screen, qtbot)
    return actie


def _reload(screen: OpenPuntenScreen, qtbot: QtBot) -> None:
    with qtbot.waitSignal(screen.loaded, timeout=WAIT):
        screen.reload()


def _press(screen: OpenPuntenScreen, name: str) -> None:
    buttons = screen.findChildren(QPushButton)
    next(b for b in buttons if b.isVisible() and b.accessibleName() == name).click()


def _refused(question: Question, qtbot: QtBot, said: str) -> None:
    """Press the button; the sheet stays and says why."""
    question.yes.click()
    qtbot.waitUntil(lambda: not question.busy and question.refusal.isVisible(), timeout=WAIT)
    assert said in question.refusal.text()
    assert question.isVisible()


def _tekst(bureau: Bureau, actie: UUID) -> str:
    nu = bureau.archive.een(Actie, actie)
    return nu.wat.tekst if nu is not None else ""


def test_an_agreement_that_a_colleague_changed_meanwhile(
    screen: OpenPuntenScreen, bureau: Bureau, actie: Actie, qtbot: QtBot
) -> None:
    def change(question: AgreementQuestion) -> None:
        wijzig_actie(bureau, actie.id, Actiewijziging(wat="dorpshuis bellen"))
        question.what.show_text("dorpshuis mailen")
        _refused(question, qtbot, INTUSSEN)
        assert _tekst(bureau, actie.id) == "dorpshuis bellen"
        assert question.what.text() == "dorpshuis mailen"
        question.yes.click()

    with answering(AgreementQuestion, change):
        _press(screen, "Wijzig: dorpshuis vragen")
    assert _tekst(bureau, actie.id) == "dorpshuis mailen"


def test_an_activity_that_a_colleague_changed_meanwhile(
    screen: OpenPuntenScreen, bureau: Bureau, actie: Actie, qtbot: QtBot
) -> None:
    def change(question: ActivityQuestion) -> None:
        bewaar_collectieve_actie(bureau, actie.id, Activiteitinvoer(doel="samen eten"))
        question.goal.show_text("samen koken")
        question.lesson.show_text("begin op tijd")
        _refused(question, qtbot, INTUSSEN)
        assert lees_collectieve_actie(bureau, actie.id).doel.tekst == "samen eten"
        assert (question.goal.text(), question.lesson.text()) == ("samen koken", "begin op tijd")
        question.yes.click()

    with answering(ActivityQuestion, change):
        _press(screen, "Activiteit: dorpshuis vragen")
    nu = lees_collectieve_actie(bureau, actie.id)
    assert (nu.doel.tekst, nu.les.tekst) == ("samen koken", "begin op tijd")


def test_what_the_guard_refuses_stays_on_the_sheet_of_an_activity(
    screen: OpenPuntenScreen, bureau: Bureau, actie: Actie
) -> None:
    def fill(question: ActivityQuestion) -> None:
        question.goal.show_text("samen koken")
        question.lesson.show_text("bel 06-97418830")
        question.yes.click()
        assert question.isVisible()
        assert (question.goal.text(), question.lesson.text()) == ("samen koken", "bel 06-97418830")
        question.lesson.show_text("bel op tijd")
        question.yes.click()

    with answering(ActivityQuestion, fill):
        _press(screen, "Activiteit: dorpshuis vragen")
    assert lees_collectieve_actie(bureau, actie.id).les.tekst == "bel op tijd"


def test_a_question_about_a_signal_that_is_gone(
    acts: SignalActs, bureau: Bureau, signaal: Signaal, qtbot: QtBot
) -> None:
    def ask(question: ColleagueQuestion) -> None:
        question.question.show_text("ken jij dit? bel 06-97418830")
        question.yes.click()
        assert question.isVisible(), "the guard"
        question.question.show_text("ken jij dit?")
        vernietig_signaal(bureau, signaal.id)
        _refused(question, qtbot, "er is niets gevraagd")
        assert question.question.text() == "ken jij dit?"

    team = lees_team(bureau)
    with answering(ColleagueQuestion, ask):
        acts.ask(signaal, [x for x in team.leden if x.id != team.mij.id])
    assert vragen_bij(bureau, signaal.id) == ()


def test_an_answer_to_what_a_colleague_answered_meanwhile(
    screen: OpenPuntenScreen, bureau: Bureau, signaal: Signaal, qtbot: QtBot
) -> None:
    gegeven = verwijs_door(bureau, Doorverwijsinvoer("GGD", "kan het?", signaal=signaal.id))
    _reload(screen, qtbot)

    def answer(question: TextQuestion) -> None:
        koppel_terug(bureau, gegeven.id, "ja, in januari")
        question.field.show_text("nee")
        _refused(question, qtbot, "collega schreef het antwoord al op")
        assert question.text() == "nee"

    with answering(TextQuestion, answer):
        _press(screen, "Er is antwoord: traplift gevraagd")


def test_whom_to_call_that_a_colleague_wrote_down_meanwhile(
    acts: SignalActs, bureau: Bureau, signaal: Signaal, qtbot: QtBot
) -> None:
    def note(question: ContactQuestion) -> None:
        zet_contact(bureau, signaal.id, "Verzonnen Naam", "06-97418830")
        question.number.setText("06-97418831")
        _refused(question, qtbot, INTUSSEN)
        assert question.contact() == ("", "06-97418831")
        question.yes.click()

    with answering(ContactQuestion, note):
        acts.note_contact(signaal)
    contact = lees_contact(bureau, signaal.id)
    assert contact is not None
    assert contact.telefoon == "06-97418831"

    def see(question: ContactQuestion) -> None:
        assert "Er staat al iemand bij" in _read(question)
        assert "06-97418831" not in _read(question)

    with answering(ContactQuestion, see):
        acts.note_contact(signaal)


def _read(question: Question) -> str:
    return "\n".join(w.text() for w in question.findChildren(QLabel))


Sheet = Callable[[Session, QWidget], Question]
SHEETS: dict[str, Sheet] = {
    "afspraak": lambda s, p: AgreementQuestion(s, "", _leden(s), p),
    "vraag": lambda s, p: ColleagueQuestion(s, "", list(_leden(s)), p),
    "woorden": lambda s, p: TextQuestion(s, "Kop", "Ja", p, label="Waarover?"),
}


def _leden(session: Session) -> tuple[Lid, ...]:
    return session.read(lambda bureau: bureau.archive.alle(Lid)) or ()


@pytest.mark.parametrize("which", SHEETS)
def test_esc_asks_before_what_was_typed_goes(which: str, session: Session, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    question = SHEETS[which](session, parent)

    def type_and_leave(sheet: Question) -> None:
        keys = Keyboard(sheet)
        keys.text("iets langs")
        for leave in (lambda: keys.key(Qt.Key.Key_Escape), sheet.close, sheet.no.click):
            with answering(Question, lambda q: q.reject()):
                leave()
            assert sheet.isVisible()
        with answering(Question, lambda q: q.yes.click()):
            keys.key(Qt.Key.Key_Escape)
        assert not sheet.isVisible()

    with answering(Question, type_and_leave):
        assert not question.agreed()


def test_esc_on_a_sheet_without_words_just_leaves(session: Session, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    question = TextQuestion(session, "Kop", "Ja", parent, label="Waarover?", text="Sleutel")

    def leave(sheet: Question) -> None:
        Keyboard(sheet).key(Qt.Key.Key_Escape)
        assert not sheet.isVisible()

    with answering(Question, leave):
        assert not question.agreed()


def test_esc_on_a_sheet_of_the_settings(session: Session, qtbot: QtBot) -> None:
    home, line = QWidget(), QLineEdit()
    qtbot.addWidget(home)
    home.show()
    sheet = FormDialog(session, "Kern", (("Naam", line),), lambda: True, home)
    sheet.open()
    keys = Keyboard(sheet)
    keys.text("De Reek")
    for leave in (lambda: keys.key(Qt.Key.Key_Escape), sheet.close, sheet.cancel_button.click):
        with answering(Question, lambda q: q.reject()):
            leave()
        assert sheet.isVisible()
    with answering(Question, lambda q: q.yes.click()):
        keys.key(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: home.findChildren(FormDialog) == [])
