"""The meeting as it is held: decisions, agreements, the next item, closing and opening again."""

from collections import Counter
from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from signaal.domain.concept_agenda import AFSPRAKEN
from signaal.domain.model import Agendapunt, Overleg, OverlegStand
from signaal.domain.model_besluit import SoortBesluit
from signaal.usecases.acties import Actieinvoer, list_acties, voeg_actie_toe
from signaal.usecases.agendapunten import Puntwijziging, voeg_eigen_punt_toe, wijzig_punt
from signaal.usecases.besluiten import Besluitinvoer, neem_besluit
from signaal.usecases.bureau import Bureau
from signaal.usecases.doorverwijzen import lees_wachtenden, list_partners
from signaal.usecases.extra import Extra, zet_aan
from signaal.usecases.overleg import Overlegbeeld, lees_overleg
from tests.builders import Klok
from tests.overlegbouw import VALLEN, VALLEN_ZEELAND, richt_in
from tests.ui.overlegvenster import WAIT, answering, overlegscherm
from tests.ui.toetsen import Keyboard
from ui.dates import to_qdate
from ui.screens.overleg import OverlegScreen
from ui.session import Session
from ui.widgets.agreement_question import AgreementQuestion, ResultQuestion
from ui.widgets.pass_on_question import PassOnQuestion
from ui.widgets.question import Question, TextQuestion

#: Recording a decision with one agreement, beyond text (schermen: scene C).
MOST_STROKES = 12


@pytest.fixture
def beeld(bureau: Bureau, klok: Klok) -> Overlegbeeld:
    """The meeting, on its day."""
    richt_in(bureau, klok)
    klok.dag = date(2026, 11, 20)
    return lees_overleg(bureau)


@pytest.fixture
def screen(beeld: Overlegbeeld, session: Session, qtbot: QtBot) -> OverlegScreen:
    """The screen over it."""
    return overlegscherm(session, qtbot)


def _do(qtbot: QtBot, screen: OverlegScreen, act: Callable[[], object]) -> None:
    with qtbot.waitSignal(screen.loaded, timeout=WAIT):
        act()
    QTest.qWait(1)


def _chip(screen: OverlegScreen, soort: SoortBesluit) -> QPushButton:
    name = f"Besluit: {soort.label[:1].upper()}{soort.label[1:]}"
    return next(
        b for b in screen.pane.decision.findChildren(QPushButton) if b.accessibleName() == name
    )


def _letter(button: QPushButton) -> Qt.Key:
    at = button.text().index("&")
    return Qt.Key(ord(button.text()[at + 1].upper()))


def _besluit(bureau: Bureau, key: str = VALLEN) -> SoortBesluit | None:
    found = lees_overleg(bureau).besluiten.get(key)
    return found.soort if found else None


def test_before_the_meeting_nothing_is_decided(screen: OverlegScreen) -> None:
    assert not screen.pane.decision.isVisible()
    assert not screen.meeting.strip.isVisible()
    assert screen.bar.start.isVisible()


def test_a_decision_with_one_agreement_takes_few_strokes(
    screen: OverlegScreen, bureau: Bureau, qtbot: QtBot
) -> None:
    screen.bar.start.click()
    assert screen.meeting.strip.place.text() == "Punt 1 van 4"
    assert not screen.bar.preview.isVisible()
    screen.list.choose(VALLEN)
    assert screen.meeting.strip.place.text() == "Punt 3 van 4"
    keys = Keyboard(screen)
    letter = _letter(_chip(screen, SoortBesluit.COLLECTIEVE_ACTIE))
    _do(qtbot, screen, lambda: keys.key(letter, alt=True))
    assert _besluit(bureau) is SoortBesluit.COLLECTIEVE_ACTIE
    screen.pane.decision.kinds.focus_chosen()
    while screen.focusWidget() is not screen.pane.decision.reason.text:
        keys.key(Qt.Key.Key_Tab)
    keys.text("alle drie horen het")
    while screen.focusWidget() is not screen.pane.decision.what.typing:
        keys.key(Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: not screen.steps.busy, timeout=WAIT)
    keys.text("dorpshuis vragen")
    keys.key(Qt.Key.Key_Tab)
    keys.key(Qt.Key.Key_Down)
    keys.key(Qt.Key.Key_Tab)
    keys.text("12-12")
    _do(qtbot, screen, lambda: keys.key(Qt.Key.Key_Return))
    keys.key(Qt.Key.Key_PageDown)
    assert screen.meeting.strip.place.text() == "Punt 4 van 4"
    assert keys.strokes <= MOST_STROKES

    qtbot.waitUntil(lambda: not screen.steps.busy, timeout=WAIT)
    besluit = lees_overleg(bureau).besluiten[VALLEN]
    assert besluit.reden.tekst == "alle drie horen het"
    (actie,) = list_acties(bureau)
    assert (actie.wat.tekst, actie.voor) == ("dorpshuis vragen", date(2026, 12, 12))
    assert actie.regiehouder != bureau.lid
    assert (actie.collectief, actie.bundel, actie.kernen) == (True, VALLEN, ("schaijk",))


def test_a_decision_changes_and_is_let_go_and_comes_back(
    screen: OverlegScreen, bureau: Bureau, qtbot: QtBot
) -> None:
    screen.bar.start.click()
    screen.list.choose(VALLEN)
    _do(qtbot, screen, _chip(screen, SoortBesluit.VOLGEN).click)
    _do(qtbot, screen, _chip(screen, SoortBesluit.AFSLUITEN).click)
    assert _besluit(bureau) is SoortBesluit.AFSLUITEN
    _do(qtbot, screen, _chip(screen, SoortBesluit.AFSLUITEN).click)
    assert _besluit(bureau) is None
    assert not screen.pane.decision.reason.isVisible(), "there is nothing to give a reason for"
    _do(qtbot, screen, screen.steps.undo)
    assert _besluit(bureau) is SoortBesluit.AFSLUITEN


def test_a_decision_of_a_colleague_is_told_before_it_is_written_over(
    screen: OverlegScreen, bureau: Bureau, session: Session, qtbot: QtBot
) -> None:
    screen.bar.start.click()
    screen.list.choose(VALLEN)
    overleg = screen.steps.overleg
    neem_besluit(bureau, overleg, VALLEN, Besluitinvoer(SoortBesluit.VOLGEN))
    with qtbot.waitSignal(session.failed, timeout=WAIT) as told:
        _do(qtbot, screen, _chip(screen, SoortBesluit.AFSLUITEN).click)
    assert "intussen ook veranderd" in told.args[0]
    assert _besluit(bureau) is SoortBesluit.VOLGEN
    _do(qtbot, screen, _chip(screen, SoortBesluit.AFSLUITEN).click)
    assert _besluit(bureau) is SoortBesluit.AFSLUITEN

    neem_besluit(bureau, overleg, VALLEN, Besluitinvoer(SoortBesluit.VOLGEN))
    screen.pane.decision.reason.text.setPlainText("te vroeg")
    _do(qtbot, screen, screen.pane.decision.flush)
    found = lees_overleg(bureau).besluiten[VALLEN]
    assert (found.soort, found.reden.tekst) == (SoortBesluit.VOLGEN, "te vroeg")


def test_the_decision_is_in_sight_and_stays_under_the_mouse(
    screen: OverlegScreen, qtbot: QtBot
) -> None:
    screen.bar.start.click()
    screen.list.choose(VALLEN)
    together = _chip(screen, SoortBesluit.COLLECTIEVE_ACTIE)
    qtbot.waitUntil(lambda: _in_sight(together), timeout=WAIT)
    _do(qtbot, screen, _chip(screen, SoortBesluit.DOORSCHAKELEN).click)
    qtbot.waitUntil(screen.message.isVisible, timeout=WAIT)
    item = QRect(screen.pane.mapTo(screen, QPoint()), screen.pane.size())
    assert not screen.message.geometry().intersects(item), "it covers nothing of the item"
    assert screen.height() - item.bottom() < 20, "and no room is kept empty for it"
    pass_on = screen.pane.decision.pass_on
    assert _in_sight(pass_on)
    places = [part.mapTo(screen, QPoint()) for part in (together, pass_on)]
    screen.message.hide()
    QTest.qWait(30)
    assert [part.mapTo(screen, QPoint()) for part in (together, pass_on)] == places


def test_the_day_in_the_words_is_the_day_it_is_due_until_another_is_chosen(
    screen: OverlegScreen, bureau: Bureau, qtbot: QtBot
) -> None:
    screen.bar.start.click()
    screen.list.choose(VALLEN)
    form = screen.pane.decision
    form.what.setFocus()
    keys = Keyboard(screen)
    keys.text("gemeente bellen voor 11 december")
    labels = [w.text() for w in form.findChildren(QLabel)]
    assert "Klaar voor (uit je tekst)" in labels
    _do(qtbot, screen, lambda: keys.key(Qt.Key.Key_Return))
    (actie,) = list_acties(bureau)
    assert actie.voor == date(2026, 12, 11)
    assert form.before.date() == to_qdate(date(2026, 12, 4)), "the next one begins anew"

    form.before.setDate(to_qdate(date(2026, 12, 1)))
    keys.text("voor vrijdag")
    assert form.before.date() == to_qdate(date(2026, 12, 1)), "somebody chose it"


def test_an_agreement_that_was_half_typed_is_kept_with_the_next_item(
    screen: OverlegScreen, bureau: Bureau, qtbot: QtBot
) -> None:
    screen.bar.start.click()
    screen.list.choose(VALLEN)
    screen.pane.decision.what.show_text("zand halen")
    _do(qtbot, screen, lambda: screen.meeting.step(1))
    (actie,) = list_acties(bureau)
    assert (actie.wat.tekst, actie.bundel) == ("zand halen", VALLEN)
    asked = screen.model.row_at(screen.model.index_of(VALLEN))
    assert asked is not None
    assert asked.flag, "what is agreed does not turn the agenda about while it is held"


def test_what_is_passed_on_waits_for_the_partner(
    screen: OverlegScreen, bureau: Bureau, qtbot: QtBot
) -> None:
    screen.bar.start.click()
    screen.list.choose(VALLEN)
    assert not screen.pane.decision.pass_on.isVisible()
    _do(qtbot, screen, _chip(screen, SoortBesluit.DOORSCHAKELEN).click)
    assert screen.pane.decision.pass_on.isVisible()

    def to_the_ggd(question: PassOnQuestion) -> None:
        question.partner.setCurrentText("GGD")
        assert not question.yes.isEnabled(), "a question is needed"
        question.question.show_text("weten jullie hier meer van?")
        question.accept()

    with answering(PassOnQuestion, to_the_ggd):
        _do(qtbot, screen, screen.pane.decision.pass_on.click)
    (gegeven,) = lees_wachtenden(bureau).op_tijd
    assert (gegeven.sleutel, gegeven.vraag.tekst) == (VALLEN, "weten jullie hier meer van?")
    assert [p.naam for p in list_partners(bureau)] == ["GGD"]
    _do(qtbot, screen, screen.steps.undo)
    assert lees_wachtenden(bureau).op_tijd == ()


def test_closing_says_what_stands_there_and_locks_it(
    screen: OverlegScreen, bureau: Bureau, beeld: Overlegbeeld, qtbot: QtBot
) -> None:
    screen.bar.start.click()
    screen.list.choose(VALLEN)
    _do(qtbot, screen, _chip(screen, SoortBesluit.VOLGEN).click)
    asked: list[str] = []

    def close(question: Question) -> None:
        asked.append(_sentence(question))
        question.accept()

    with answering(Question, close), qtbot.waitSignal(screen.paper.shown, timeout=WAIT):
        screen.meeting.strip.close_meeting.click()
    assert asked == ["1 besluit en geen afspraken. Daarna is het op slot."]
    stand = bureau.archive.een(Overleg, beeld.overleg.id)
    assert stand is not None
    assert stand.stand is OverlegStand.AFGESLOTEN
    assert screen.paper.paper is not None
    assert screen.paper.paper.bestandsnaam == "Verslag 2026-11-20.pdf"
    screen.paper.back.click()
    screen.list.choose(VALLEN)
    qtbot.waitUntil(screen.locked.isVisible, timeout=WAIT)
    assert not screen.bar.start.isVisible()
    assert screen.pane.decision.isVisible(), "what was decided can be read"
    assert not screen.pane.decision.isEnabled()
    assert not screen.own_item.isVisible()
    menu = screen.bar.more.menu()
    offered = [a.text() for a in menu.actions() if a.isVisible()]
    assert not any("punt" in text or "Verzet" in text for text in offered)

    def why(question: TextQuestion) -> None:
        question.field.show_text("afspraak vergeten")
        question.accept()

    with answering(TextQuestion, why):
        _do(qtbot, screen, lambda: screen.locked.press("Open weer"))
    assert not screen.locked.isVisible()
    assert screen.message.text().startswith("Het overleg is weer open")
    assert screen.own_item.isVisible()
    heropend = bureau.archive.een(Overleg, beeld.overleg.id)
    assert heropend is not None
    assert heropend.heropend.tekst == "afspraak vergeten"


def test_closing_with_the_clock_on_is_told_as_closed_and_offers_no_change(
    screen: OverlegScreen, bureau: Bureau, session: Session, qtbot: QtBot
) -> None:
    zet_aan(bureau, Extra.KLOK, True)
    refused: list[str] = []
    session.failed.connect(refused.append)
    screen.bar.start.click()
    screen.list.choose(VALLEN)
    assert screen.pane.head.reason.dismiss.isVisible()
    qtbot.waitUntil(lambda: screen.meeting.strip.seconds > 0, timeout=WAIT)
    with (
        answering(Question, lambda question: question.accept()),
        qtbot.waitSignal(screen.paper.shown, timeout=WAIT),
    ):
        screen.meeting.strip.close_meeting.click()
    qtbot.waitUntil(lambda: session.at_rest, timeout=WAIT)
    assert refused == []
    (item,) = bureau.archive.waar(Agendapunt, sleutel=VALLEN)
    assert item.besteed
    screen.paper.back.click()
    screen.list.choose(VALLEN)
    assert screen.pane.head.reason.isVisible()
    assert not screen.pane.head.reason.dismiss.isVisible()


def test_what_nobody_decided_about_is_named(screen: OverlegScreen, qtbot: QtBot) -> None:
    screen.bar.start.click()
    asked: list[str] = []

    def refuse(question: Question) -> None:
        asked.append(_sentence(question))
        question.reject()

    with answering(Question, refuse):
        screen.meeting.strip.close_meeting.click()
    assert asked[0].endswith("Zonder besluit: Vallen, Schaijk.")
    assert screen.meeting.on


def test_a_meeting_of_a_later_day_starts_today_or_not_at_all(
    screen: OverlegScreen, bureau: Bureau, beeld: Overlegbeeld, klok: Klok, qtbot: QtBot
) -> None:
    klok.dag = date(2026, 11, 18)
    asked: list[str] = []

    def no(question: Question) -> None:
        asked.append(_sentence(question))
        question.reject()

    with answering(Question, no):
        screen.bar.start.click()
    assert asked[0].startswith("Dit overleg staat op vr 20 november (week 47).")
    assert not screen.meeting.strip.isVisible()

    with answering(Question, lambda question: question.yes.click()):
        _do(qtbot, screen, screen.bar.start.click)
    assert screen.meeting.on
    moved = bureau.archive.een(Overleg, beeld.overleg.id)
    assert moved is not None
    assert moved.datum == klok.dag
    assert screen.message.text() == "Overleg verzet naar vandaag"

    keys = Keyboard(screen)
    _do(qtbot, screen, lambda: keys.key(Qt.Key.Key_Z, ctrl=True))
    assert not screen.meeting.strip.isVisible(), "it is on its own day again"
    assert lees_overleg(bureau).overleg.datum == beeld.overleg.datum


def test_a_meeting_that_cannot_be_moved_to_today_does_not_begin(
    screen: OverlegScreen, bureau: Bureau, beeld: Overlegbeeld, klok: Klok, qtbot: QtBot
) -> None:
    klok.dag = date(2026, 10, 9)  # the day of the one before
    with answering(Question, lambda question: question.yes.click()):
        _do(qtbot, screen, screen.bar.start.click)
    assert not screen.meeting.on
    assert bureau.archive.een(Overleg, beeld.overleg.id) is None


def test_a_meeting_held_before_its_day_is_moved_to_today_and_closed(
    screen: OverlegScreen, bureau: Bureau, beeld: Overlegbeeld, klok: Klok, qtbot: QtBot
) -> None:
    screen.bar.start.click()
    klok.dag = date(2026, 11, 18)
    asked: list[str] = []

    def yes(question: Question) -> None:
        asked.append(f"{question.windowTitle()} {_sentence(question)}")
        question.accept()

    with answering(Question, yes), qtbot.waitSignal(screen.paper.shown, timeout=WAIT):
        screen.meeting.strip.close_meeting.click()
    assert asked[0].startswith(
        "Is dit overleg vandaag gehouden? Het staat op vr 20 november (week 47)."
    )
    held = bureau.archive.een(Overleg, beeld.overleg.id)
    assert held is not None
    assert (held.datum, held.stand) == (klok.dag, OverlegStand.AFGESLOTEN)


def test_what_is_not_on_the_agenda_has_no_number_and_leads_back(
    screen: OverlegScreen, qtbot: QtBot
) -> None:
    screen.bar.start.click()
    screen.meeting.step(1)
    place = screen.meeting.strip.place
    assert place.text() == "Punt 2 van 4"
    screen.list.fold_requested.emit()
    for back, expected in ((False, "Punt 3 van 4"), (True, "Punt 3 van 4")):
        screen.list.choose(VALLEN_ZEELAND)
        assert place.text() == "Niet op de agenda"
        strip = screen.meeting.strip
        (strip.previous if back else strip.next).click()
        assert place.text() == expected


def test_an_agreement_is_seen_changed_and_taken_away_where_it_was_made(
    screen: OverlegScreen, bureau: Bureau, qtbot: QtBot
) -> None:
    screen.bar.start.click()
    screen.list.choose(VALLEN)
    form = screen.pane.decision
    form.what.show_text("zaal vragen")
    _do(qtbot, screen, form.keep.click)
    (line,) = screen.pane.agreements.lines
    assert line.text == "zaal vragen"
    assert "Anne · klaar voor" in line.about

    def other_words(question: AgreementQuestion) -> None:
        question.what.show_text("dorpshuis vragen")
        question.fit.setChecked(True)
        question.accept()

    with answering(AgreementQuestion, other_words):
        _do(qtbot, screen, lambda: _press(screen, "Wijzig: zaal vragen"))
    (actie,) = list_acties(bureau)
    assert (actie.wat.tekst, actie.wat.voor_bestuur) == ("dorpshuis vragen", True)
    assert "mag het bestuur lezen" in screen.pane.agreements.lines[0].about
    _button(screen, "Haal weg: dorpshuis vragen").setFocus()
    _do(qtbot, screen, lambda: _press(screen, "Haal weg: dorpshuis vragen"))
    assert list_acties(bureau) == ()
    assert not screen.pane.agreements.isVisible()
    assert screen.focusWidget() is form.what.typing, "the keyboard goes on with the next agreement"
    _do(qtbot, screen, screen.steps.undo)
    assert [a.wat.tekst for a in list_acties(bureau)] == ["dorpshuis vragen"]


def test_what_was_agreed_before_stands_with_its_own_item(
    screen: OverlegScreen, bureau: Bureau, qtbot: QtBot
) -> None:
    voeg_actie_toe(bureau, Actieinvoer("sleutel van de zaal"))
    _do(qtbot, screen, screen.reload)
    screen.bar.start.click()
    assert screen.pane.agreements.lines == []
    screen.meeting.step(1)
    assert screen.list.key == AFSPRAKEN
    assert [line.text for line in screen.pane.agreements.lines] == ["sleutel van de zaal"]

    def done(question: ResultQuestion) -> None:
        question.brought.show_text("hangt in het kastje")
        question.accept()

    with answering(ResultQuestion, done):
        _do(qtbot, screen, lambda: _press(screen, "Klaar: sleutel van de zaal"))
    assert list_acties(bureau) == ()


def test_an_agreement_is_an_activity_as_long_as_it_is_taken_up_together(
    screen: OverlegScreen, bureau: Bureau, qtbot: QtBot
) -> None:
    screen.bar.start.click()
    screen.list.choose(VALLEN)
    screen.pane.decision.what.show_text("beweegochtend")
    _do(qtbot, screen, screen.pane.decision.keep.click)
    assert not list_acties(bureau)[0].collectief
    together = _chip(screen, SoortBesluit.COLLECTIEVE_ACTIE)
    _do(qtbot, screen, together.click)
    assert list_acties(bureau)[0].collectief, "decided after it was typed"
    _do(qtbot, screen, together.click)
    assert [a.collectief for a in list_acties(bureau)] == [False], "it stays, as an agreement"
    _do(qtbot, screen, screen.steps.undo)
    assert list_acties(bureau)[0].collectief


def test_started_again_it_goes_on_after_the_last_decision(
    screen: OverlegScreen, qtbot: QtBot
) -> None:
    screen.bar.start.click()
    screen.list.choose(VALLEN)
    _do(qtbot, screen, _chip(screen, SoortBesluit.VOLGEN).click)
    screen.meeting.stop()
    screen.bar.start.click()
    assert screen.meeting.strip.place.text() == "Punt 4 van 4"


def test_a_meeting_without_items_is_not_started(
    screen: OverlegScreen, bureau: Bureau, beeld: Overlegbeeld, qtbot: QtBot
) -> None:
    for punt in beeld.concept.punten:
        wijzig_punt(bureau, beeld.overleg.id, punt.sleutel, Puntwijziging(weggelaten=True))
    _do(qtbot, screen, screen.reload)
    assert not screen.bar.start.isEnabled()


def test_an_own_item_is_decided_about_and_gets_agreements(
    screen: OverlegScreen, bureau: Bureau, beeld: Overlegbeeld, qtbot: QtBot
) -> None:
    own = voeg_eigen_punt_toe(bureau, beeld.overleg.id, "sleutelbeheer")
    _do(qtbot, screen, screen.reload)
    screen.bar.start.click()
    screen.list.choose(own.sleutel)
    _do(qtbot, screen, _chip(screen, SoortBesluit.VOLGEN).click)
    screen.pane.decision.what.show_text("kastje kopen")
    _do(qtbot, screen, screen.pane.decision.keep.click)
    (actie,) = list_acties(bureau)
    assert (actie.bundel, actie.collectief) == (own.sleutel, False)
    assert _besluit(bureau, own.sleutel) is SoortBesluit.VOLGEN


def test_no_alt_letter_means_two_things_in_the_meeting(
    bureau: Bureau, screen: OverlegScreen, qtbot: QtBot
) -> None:
    zet_aan(bureau, Extra.AANWEZIG, True)
    screen.bar.start.click()
    qtbot.waitUntil(screen.meeting.strip.presence_room.isVisible, timeout=WAIT)
    screen.list.choose(VALLEN)
    _do(qtbot, screen, _chip(screen, SoortBesluit.DOORSCHAKELEN).click)
    shown = [b.text() for b in screen.findChildren(QPushButton) if b.isVisible()]
    letters = Counter(text[text.index("&") + 1].upper() for text in shown if "&" in text)
    assert [key for key, times in letters.items() if times > 1] == [], shown


def test_presence_and_the_clock_are_there_once_they_are_turned_on(
    bureau: Bureau, screen: OverlegScreen, beeld: Overlegbeeld, qtbot: QtBot
) -> None:
    screen.bar.start.click()
    qtbot.wait(50)
    assert not screen.meeting.strip.presence_room.isVisible()
    screen.meeting.stop()
    for extra in (Extra.KLOK, Extra.AANWEZIG, Extra.AFWIJKEND):
        zet_aan(bureau, extra, True)
    screen.bar.start.click()
    qtbot.waitUntil(screen.meeting.strip.presence_room.isVisible, timeout=WAIT)
    assert screen.meeting.strip.clock.text() == "0:00 van 5 min"
    anne = next(
        b for b in screen.meeting.strip.present.findChildren(QPushButton) if "Anne" in
        b.accessibleName()
    )  # fmt: skip
    _do(qtbot, screen, anne.click)
    gehouden = bureau.archive.een(Overleg, beeld.overleg.id)
    assert gehouden is not None
    assert len(gehouden.aanwezig) == 1


def _in_sight(part: QWidget) -> bool:
    return part.isVisible() and part.visibleRegion().boundingRect().size() == part.size()


def _button(screen: OverlegScreen, name: str) -> QPushButton:
    return next(
        b
        for b in screen.pane.agreements.findChildren(QPushButton)
        if b.isVisible() and b.accessibleName() == name
    )


def _press(screen: OverlegScreen, name: str) -> None:
    _button(screen, name).click()


def _sentence(question: Question) -> str:
    labels = [c for c in question.children() if getattr(c, "text", None) and c.property("kind")]
    return next(str(c.property("text")) for c in labels if c.property("kind") == "soft")
