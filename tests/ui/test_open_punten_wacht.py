"""What waits for an answer, and calling back with a name and a number."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from signaal.domain.model import Discipline
from signaal.domain.model_besluit import Contact, Doorverwijzing, SoortBesluit, Uitkomst
from signaal.usecases.besluiten import Besluitinvoer, neem_besluit
from signaal.usecases.bureau import Bureau
from signaal.usecases.collegavragen import list_vragen, stel_vraag, vragen_bij
from signaal.usecases.doorverwijzen import (
    Doorverwijsinvoer,
    koppel_terug,
    lees_wachtenden,
    verwijs_door,
)
from signaal.usecases.extra import Extra, zet_aan
from signaal.usecases.nabelcontact import met_contact, pogingen_van, zet_contact
from signaal.usecases.nabellen import lees_nabellen
from signaal.usecases.signalen import Signaalinvoer, log_signaal
from signaal.usecases.terugmelden import lees_schulden
from signaal.usecases.verslagpapier import maak_overdracht
from signaal.usecases.wie_deed_wat import Journaalfilter, lees_daden
from tests.builders import VANDAAG, Klok, lid_met
from tests.overlegbouw import VALLEN, richt_in
from tests.ui.overlegvenster import WAIT, answering
from ui.screens.open_punten import OpenPuntenScreen
from ui.screens.open_punten.hand_over import PaperQuestion
from ui.session import Session
from ui.widgets.call_question import CallQuestion, ContactQuestion
from ui.widgets.question import Question, TextQuestion


@pytest.fixture
def screen(session: Session, qtbot: QtBot) -> OpenPuntenScreen:
    """The screen, shown."""
    screen = OpenPuntenScreen(session)
    qtbot.addWidget(screen)
    session.changed.connect(screen.reload)
    screen.resize(1150, 738)
    screen.show()
    screen.activateWindow()
    _do(qtbot, screen, screen.reload)
    return screen


@pytest.fixture
def signaal(bureau: Bureau) -> UUID:
    invoer = Signaalinvoer("traplift gevraagd", "schaijk", nabellen=True, nabellen_op=VANDAAG)
    return log_signaal(bureau, invoer).id


def _do(qtbot: QtBot, screen: OpenPuntenScreen, act: Callable[[], object]) -> None:
    with qtbot.waitSignal(screen.loaded, timeout=WAIT):
        act()
    qtbot.wait(1)


def _press(screen: OpenPuntenScreen, name: str) -> Callable[[], None]:
    return next(
        b for b in screen.findChildren(QPushButton) if b.isVisible() and b.accessibleName() == name
    ).click


def _texts(screen: OpenPuntenScreen) -> str:
    return "\n".join(w.text() for w in screen.findChildren(QLabel) if w.isVisible())


def _answer(text: str) -> Callable[[TextQuestion], None]:
    def answer(question: TextQuestion) -> None:
        question.field.show_text(text)
        question.accept()

    return answer


def test_a_referral_says_when_an_answer_is_due_and_closes_with_it(
    screen: OpenPuntenScreen, bureau: Bureau, klok: Klok, signaal: UUID, qtbot: QtBot
) -> None:
    verwijs_door(bureau, Doorverwijsinvoer("Wmo-consulent", "kan het?", signaal=signaal))
    _do(qtbot, screen, screen.reload)
    assert screen.waiting.heading.text() == "Wacht op antwoord (1)"
    assert "Wmo-consulent · zo 22 november · antwoord verwacht voor zo 6 december" in _texts(screen)
    klok.later(days=15)
    _do(qtbot, screen, screen.reload)
    assert "Had er al moeten zijn" in _texts(screen)
    assert "1 dag te laat" in _texts(screen)
    with answering(TextQuestion, _answer("komt in januari")):
        _do(qtbot, screen, _press(screen, "Er is antwoord: traplift gevraagd"))
    assert not screen.waiting.isVisible()
    _do(qtbot, screen, screen.steps.undo)
    assert len(lees_wachtenden(bureau).te_laat) == 1


@pytest.mark.parametrize("answer", ["Past nog", "Past niet meer"])
def test_after_half_a_year_it_is_looked_at_again_and_that_can_be_undone(
    screen: OpenPuntenScreen, bureau: Bureau, klok: Klok, signaal: UUID, qtbot: QtBot, answer: str
) -> None:
    passed = verwijs_door(bureau, Doorverwijsinvoer("Wmo-consulent", "kan het?", signaal=signaal))
    koppel_terug(bureau, passed.id, "traplift komt")
    klok.later(days=190)
    _do(qtbot, screen, screen.reload)
    assert "Kijk opnieuw" in _texts(screen)
    _do(qtbot, screen, _press(screen, f"{answer}: traplift gevraagd"))
    assert lees_wachtenden(bureau).herindicatie == ()
    again = bureau.archive.een(Doorverwijzing, passed.id)
    assert again is not None
    assert (again.herindicatie_op is not None) == (answer == "Past nog")
    _do(qtbot, screen, screen.steps.undo)
    assert [d.id for d in lees_wachtenden(bureau).herindicatie] == [passed.id]


def test_a_question_of_a_colleague_is_answered_here_and_gone(
    screen: OpenPuntenScreen, bureau: Bureau, signaal: UUID, qtbot: QtBot
) -> None:
    bram = replace(bureau, lid=lid_met(bureau, Discipline.SOCIAAL_WERKER))
    stel_vraag(bram, signaal, "wie gaat er langs?", bureau.lid)
    _do(qtbot, screen, screen.reload)
    assert "Bram · zo 22 november · traplift gevraagd".replace("zo 22 november", "vandaag") in (
        _texts(screen)
    )
    with answering(TextQuestion, _answer("ik, donderdag")):
        _do(qtbot, screen, _press(screen, "Antwoord: wie gaat er langs?"))
    assert list_vragen(bureau) == ()
    assert vragen_bij(bureau, signaal)[0].antwoord.tekst == "ik, donderdag"


def test_an_own_question_can_be_taken_back(
    screen: OpenPuntenScreen, bureau: Bureau, signaal: UUID, qtbot: QtBot
) -> None:
    stel_vraag(bureau, signaal, "wie gaat er langs?")
    _do(qtbot, screen, screen.reload)
    assert "aan allebei" in _texts(screen)
    _do(qtbot, screen, _press(screen, "Niet meer nodig: wie gaat er langs?"))
    assert vragen_bij(bureau, signaal) == ()


def test_whoever_told_us_is_told(
    screen: OpenPuntenScreen, bureau: Bureau, klok: Klok, qtbot: QtBot
) -> None:
    beeld = richt_in(bureau, klok)
    klok.dag = beeld.overleg.datum
    neem_besluit(bureau, beeld.overleg.id, VALLEN, Besluitinvoer(SoortBesluit.VOLGEN))
    _do(qtbot, screen, screen.reload)
    assert "Vertel wat ermee gebeurde" in _texts(screen)
    assert "4 signalen · besloten op vr 20 november: volgen" in _texts(screen)
    _do(qtbot, screen, _press(screen, "Verteld: Huisarts: Vallen, Schaijk"))
    assert lees_schulden(bureau) == ()
    _do(qtbot, screen, screen.steps.undo)
    assert len(lees_schulden(bureau)) == 4


def test_calling_shows_the_number_and_closing_destroys_it(
    screen: OpenPuntenScreen, bureau: Bureau, signaal: UUID, qtbot: QtBot
) -> None:
    zet_contact(bureau, signaal, "Verzonnen Naam", "06-97418830")
    _do(qtbot, screen, screen.reload)
    assert "97418830" not in _texts(screen), "only in the question, and on record"
    shown: list[str] = []

    def call(question: CallQuestion) -> None:
        shown.append(question.whom.text())
        assert "vernietigd" in question.fate.text()
        assert question.yes.text() == "Bewaar en vernietig nummer"
        question.outcome.choose([Uitkomst.DEELS.value])
        question.note.show_text("moet nog een keer")
        question.accept()

    with answering(CallQuestion, call):
        _do(qtbot, screen, _press(screen, "Bel: traplift gevraagd"))
    assert shown == ["Verzonnen Naam · 06-97418830"]
    assert met_contact(bureau) == frozenset()
    assert bureau.archive.alle(Contact) == ()
    assert pogingen_van(bureau, signaal)[0].uitkomst is Uitkomst.DEELS
    assert screen.message.text() == "Nagebeld. Naam en nummer zijn vernietigd en komen niet terug"
    _do(qtbot, screen, screen.steps.undo)
    said = "Ongedaan gemaakt: nagebeld. Naam en nummer komen niet terug"
    assert screen.message.text() == said
    assert [s.id for s in lees_nabellen(bureau).vandaag] == [signaal]
    assert bureau.archive.alle(Contact) == ()


def test_nobody_answered_keeps_the_call_in_sight_and_the_number(
    screen: OpenPuntenScreen, bureau: Bureau, signaal: UUID, qtbot: QtBot
) -> None:
    zet_contact(bureau, signaal, "Verzonnen Naam", "06-97418830")
    _do(qtbot, screen, screen.reload)

    def nobody(question: CallQuestion) -> None:
        chip = next(c for c in question.outcome.findChildren(QPushButton) if "gehoor" in c.text())
        chip.click()
        assert question.fate.text().startswith("Naam en nummer blijven")
        assert question.yes.text() == "Bewaar"
        question.accept()

    with answering(CallQuestion, nobody):
        _do(qtbot, screen, _press(screen, "Bel: traplift gevraagd"))
    assert "vernietigd" not in screen.message.text()
    assert met_contact(bureau) == {signaal}
    assert screen.calls.later.heading.text() == "Later nabellen (1)"
    assert "Bellen op zo 29 november" in _texts(screen)
    shown: list[str] = []

    def look(question: CallQuestion) -> None:
        shown.append(question.whom.text())
        question.reject()

    with answering(CallQuestion, look):
        _press(screen, "Bel: traplift gevraagd")()
    assert shown == ["Verzonnen Naam · 06-97418830"]


def test_ticking_old_calls_off_asks_before_a_number_goes(
    screen: OpenPuntenScreen, bureau: Bureau, klok: Klok, signaal: UUID, qtbot: QtBot
) -> None:
    zet_contact(bureau, signaal, "Verzonnen Naam", "06-97418830")
    klok.later(days=60)
    _do(qtbot, screen, screen.reload)
    with answering(Question, lambda q: q.reject()):
        screen.calls.tick_all_off.click()
    assert met_contact(bureau) == {signaal}
    with answering(Question, lambda q: q.accept()):
        _do(qtbot, screen, screen.calls.tick_all_off.click)
    assert met_contact(bureau) == frozenset()


def test_a_number_can_be_added_to_a_call_that_is_seen_here(
    screen: OpenPuntenScreen, bureau: Bureau, signaal: UUID, qtbot: QtBot
) -> None:
    _do(qtbot, screen, screen.reload)

    def fill(question: ContactQuestion) -> None:
        question.number.setText("06-97418830")
        question.accept()

    with answering(ContactQuestion, fill):
        _do(qtbot, screen, _press(screen, "Wie bel je terug: traplift gevraagd"))
    assert met_contact(bureau) == {signaal}
    names = {b.accessibleName() for b in screen.findChildren(QPushButton) if b.isVisible()}
    assert "Bel: traplift gevraagd" in names
    assert "Wie bel je terug: traplift gevraagd" not in names


def test_nobody_answered_counts_the_attempts(
    screen: OpenPuntenScreen, bureau: Bureau, klok: Klok, signaal: UUID, qtbot: QtBot
) -> None:
    def nobody(question: CallQuestion) -> None:
        question.outcome.choose([Uitkomst.GEEN_GEHOOR.value])
        question.accept()

    _do(qtbot, screen, screen.reload)
    with answering(CallQuestion, nobody):
        _do(qtbot, screen, _press(screen, "Gebeld: traplift gevraagd"))
    assert not screen.calls.isVisible()
    klok.dag = VANDAAG + timedelta(days=7)
    _do(qtbot, screen, screen.reload)
    assert "1 keer gebeld" in _texts(screen)
    assert [s.id for s in lees_nabellen(bureau).vandaag] == [signaal]


def test_the_paper_to_hand_over_is_off_until_it_is_wanted(
    screen: OpenPuntenScreen,
    bureau: Bureau,
    session: Session,
    signaal: UUID,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    given = verwijs_door(bureau, Doorverwijsinvoer("Wmo-consulent", "kan het?", signaal=signaal))
    _do(qtbot, screen, screen.reload)
    name = "Blad om mee te geven: traplift gevraagd"
    assert name not in {b.accessibleName() for b in screen.findChildren(QPushButton)}
    _do(qtbot, screen, lambda: session.do(zet_aan, Extra.OVERDRACHT, True))
    path = tmp_path / "blad.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    seen: list[int] = []

    def look(question: PaperQuestion) -> None:
        seen.append(question.view.pages.pageCount())
        question.accept()

    with answering(PaperQuestion, look), qtbot.waitSignal(screen.hand_over.ways.sent, timeout=WAIT):
        _press(screen, name)()
    assert seen == [1], "one page, looked at before it goes"
    assert path.read_bytes() == maak_overdracht(bureau, given.id).pdf
    assert screen.message.text() == "Bewaard: blad.pdf"
    assert lees_daden(bureau, Journaalfilter())[0].wat == "overdracht gemaakt"


def test_a_paper_that_is_let_be_is_not_written(
    screen: OpenPuntenScreen, bureau: Bureau, signaal: UUID, qtbot: QtBot
) -> None:
    given = verwijs_door(bureau, Doorverwijsinvoer("Wmo-consulent", "kan het?", signaal=signaal))
    with answering(PaperQuestion, lambda question: question.reject()):
        screen.hand_over.begin(given.id)
        qtbot.wait(300)
    assert lees_daden(bureau, Journaalfilter())[0].wat != "overdracht gemaakt"
