"""At the agenda: what a colleague wrote meanwhile is told before it is written over."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from signaal.domain.model import Agendapunt, Discipline
from signaal.usecases.acties import list_acties
from signaal.usecases.agendapunten import Puntwijziging, wijzig_punt
from signaal.usecases.bureau import Bureau
from signaal.usecases.extra import Extra, zet_aan
from signaal.usecases.overleg import Overlegbeeld, lees_overleg
from signaal.usecases.overlegloop import heropen_overleg, sluit_overleg, zet_aanwezigen
from signaal.usecases.overlegreeks import verzet_overleg
from tests.builders import Klok, lid_met
from tests.overlegbouw import VALLEN, richt_in
from tests.ui.overlegvenster import WAIT, answering, overlegscherm
from ui.screens.overleg import OverlegScreen
from ui.screens.overleg.meeting_question import MeetingQuestion
from ui.session import Session

SW, JEUGD = Discipline.SOCIAAL_WERKER, Discipline.PREVENTIEWERKER_JEUGD


@pytest.fixture
def beeld(bureau: Bureau, klok: Klok) -> Overlegbeeld:
    """The meeting, on its day; who is there is asked."""
    richt_in(bureau, klok)
    zet_aan(bureau, Extra.AANWEZIG, True)
    klok.dag = date(2026, 11, 20)
    return lees_overleg(bureau)


@pytest.fixture
def screen(beeld: Overlegbeeld, session: Session, qtbot: QtBot) -> OverlegScreen:
    """The screen over it, with its first bundle."""
    screen = overlegscherm(session, qtbot)
    screen.list.choose(VALLEN)
    return screen


def _do(qtbot: QtBot, screen: OverlegScreen, act: Callable[[], object]) -> None:
    with qtbot.waitSignal(screen.loaded, timeout=WAIT):
        act()
    QTest.qWait(1)


def _told(session: Session, qtbot: QtBot, screen: OverlegScreen, act: Callable[[], object]) -> None:
    """``act`` is refused, and the screen shows what stands there."""
    with qtbot.waitSignal(session.failed, timeout=WAIT) as told:
        _do(qtbot, screen, act)
    assert "intussen ook veranderd" in told.args[0]


def _chip(within: QWidget, word: str) -> QPushButton:
    return next(b for b in within.findChildren(QPushButton) if word in b.accessibleName())


def _punt(bureau: Bureau, beeld: Overlegbeeld) -> Agendapunt:
    (punt,) = bureau.archive.waar(Agendapunt, overleg=beeld.overleg.id, sleutel=VALLEN)
    return punt


def test_the_minutes_that_a_colleague_planned_meanwhile(
    screen: OverlegScreen, bureau: Bureau, session: Session, beeld: Overlegbeeld, qtbot: QtBot
) -> None:
    form = screen.pane.form
    wijzig_punt(bureau, beeld.overleg.id, VALLEN, Puntwijziging(minuten=45))
    _told(session, qtbot, screen, lambda: form.minutes.setValue(25))
    assert _punt(bureau, beeld).minuten == 45
    assert form.minutes.value() == 45
    _do(qtbot, screen, lambda: form.minutes.setValue(25))
    _do(qtbot, screen, lambda: form.minutes.setValue(30))
    assert _punt(bureau, beeld).minuten == 30


def test_minutes_that_came_in_while_somebody_stepped_through_them(
    screen: OverlegScreen, bureau: Bureau, session: Session, beeld: Overlegbeeld, qtbot: QtBot
) -> None:
    """The screen knows of them already; the step began before."""
    form = screen.pane.form
    form.minutes.setValue(25)
    assert form._timer.isActive()
    form._timer.stop()
    form._timer.start(60_000)
    change = Puntwijziging(minuten=45)
    _do(qtbot, screen, lambda: session.do(wijzig_punt, beeld.overleg.id, VALLEN, change))
    assert form.minutes.value() == 25
    _told(session, qtbot, screen, form.flush)
    assert _punt(bureau, beeld).minuten == 45


def test_who_is_needed_that_a_colleague_said_meanwhile(
    screen: OverlegScreen, bureau: Bureau, session: Session, beeld: Overlegbeeld, qtbot: QtBot
) -> None:
    needed = screen.pane.form.needed
    wijzig_punt(bureau, beeld.overleg.id, VALLEN, Puntwijziging(nodig=(JEUGD,)))
    _told(session, qtbot, screen, lambda: _chip(needed, SW.label).click())
    assert _punt(bureau, beeld).nodig == (JEUGD,)
    assert needed.chosen() == (JEUGD.value,)
    _do(qtbot, screen, lambda: _chip(needed, SW.label).click())
    assert set(_punt(bureau, beeld).nodig) == {SW, JEUGD}


def test_who_is_there_is_added_to_whom_a_colleague_noted(
    screen: OverlegScreen, bureau: Bureau, beeld: Overlegbeeld, qtbot: QtBot
) -> None:
    overleg, bram, cleo = beeld.overleg.id, lid_met(bureau, SW), lid_met(bureau, JEUGD)
    screen.bar.start.click()
    qtbot.waitUntil(screen.meeting.strip.present.isVisible, timeout=WAIT)
    zet_aanwezigen(bureau, overleg, [bram])
    _do(qtbot, screen, _chip(screen.meeting.strip.present, "Cleo").click)
    assert lees_overleg(bureau, overleg).overleg.aanwezig == (bram, cleo)


def test_moving_a_meeting_leaves_the_place_a_colleague_chose(
    screen: OverlegScreen, bureau: Bureau, beeld: Overlegbeeld, qtbot: QtBot
) -> None:
    def move(question: MeetingQuestion) -> None:
        verzet_overleg(bureau, beeld.overleg.id, plaats="dorpshuis")
        question.time.setTime(question.time.time().addSecs(3600))
        question.yes.click()

    with answering(MeetingQuestion, move):
        _do(qtbot, screen, screen.bar.move_requested.emit)
    nu = lees_overleg(bureau, beeld.overleg.id).overleg
    assert nu.plaats == "dorpshuis"
    assert nu.tijd != beeld.overleg.tijd


def test_an_agreement_of_a_meeting_that_a_colleague_closed_meanwhile(
    screen: OverlegScreen, bureau: Bureau, session: Session, beeld: Overlegbeeld, qtbot: QtBot
) -> None:
    decision = screen.pane.decision
    screen.bar.start.click()
    decision.what.show_text("dorpshuis vragen")
    sluit_overleg(bureau, beeld.overleg.id)
    with qtbot.waitSignal(session.failed, timeout=WAIT) as told:
        _do(qtbot, screen, decision.keep.click)
    assert "is afgesloten" in told.args[0]
    assert decision.what.text() == "dorpshuis vragen"
    assert decision.unkept() == ("dorpshuis vragen",)
    heropen_overleg(bureau, beeld.overleg.id, "nog één ding")
    _do(qtbot, screen, screen.reload)
    _do(qtbot, screen, decision.keep.click)
    assert "dorpshuis vragen" in [a.wat.tekst for a in list_acties(bureau)]
    assert decision.what.text() == ""


def test_every_agreement_of_a_meeting_that_was_closed_meanwhile_stands_there_again(
    screen: OverlegScreen, bureau: Bureau, beeld: Overlegbeeld, qtbot: QtBot
) -> None:
    """One after the other, also the one that was being typed; none is lost on the way."""
    decision = screen.pane.decision
    screen.bar.start.click()
    sluit_overleg(bureau, beeld.overleg.id)
    typed = ("dorpshuis vragen", "posters ophangen", "school bellen")
    for what in typed[:2]:
        decision.what.show_text(what)
        decision.keep.click()
    decision.what.show_text(typed[2])
    qtbot.waitUntil(lambda: decision.unkept() == typed, timeout=WAIT)
    heropen_overleg(bureau, beeld.overleg.id, "nog één ding")
    _do(qtbot, screen, screen.reload)
    for what in typed:
        assert decision.what.text() == what
        _do(qtbot, screen, decision.keep.click)
    assert decision.what.text() == ""
    assert decision.unkept() == ()
    assert {a.wat.tekst for a in list_acties(bureau)} >= set(typed)


def test_refusals_that_arrive_while_the_next_agreement_is_typed(
    screen: OverlegScreen, bureau: Bureau, qtbot: QtBot
) -> None:
    decision = screen.pane.decision
    both = ("dorpshuis vragen", "posters ophangen")
    decision.what.show_text("school bellen")
    for what in both:
        decision.give_back(decision.key, what)
    assert decision.what.text() == "school bellen"
    _do(qtbot, screen, decision.flush)
    assert "school bellen" in [a.wat.tekst for a in list_acties(bureau)]
    decision.flush()
    assert decision.what.text() == both[0], "as it was refused it waits for somebody"
    assert decision.unkept() == both
    decision.what.show_text("")
    decision.flush()
    assert decision.unkept() == both[1:], "wiped by hand"
    assert decision.what.text() == both[1]


def test_who_is_there_is_shown_again_when_it_was_refused(
    screen: OverlegScreen, bureau: Bureau, session: Session, beeld: Overlegbeeld, qtbot: QtBot
) -> None:
    overleg, bram = beeld.overleg.id, lid_met(bureau, SW)
    screen.bar.start.click()
    present = screen.meeting.strip.present
    qtbot.waitUntil(present.isVisible, timeout=WAIT)
    sluit_overleg(bureau, overleg)
    with qtbot.waitSignal(session.failed, timeout=WAIT) as told:
        _chip(present, "Bram").click()
    assert "is afgesloten" in told.args[0]
    qtbot.waitUntil(lambda: present.chosen() == (), timeout=WAIT)
    heropen_overleg(bureau, overleg, "nog één ding")
    zet_aanwezigen(bureau, overleg, [bram])
    screen.meeting.strip.present_changed.emit([])  # nobody was shown, so nobody is taken off
    qtbot.waitUntil(lambda: not session.busy, timeout=WAIT)
    assert lees_overleg(bureau, overleg).overleg.aanwezig == (bram,)


def test_who_is_there_pressed_again_before_it_was_kept(
    screen: OverlegScreen, bureau: Bureau, session: Session, beeld: Overlegbeeld, qtbot: QtBot
) -> None:
    screen.bar.start.click()
    present = screen.meeting.strip.present
    qtbot.waitUntil(present.isVisible, timeout=WAIT)
    for name in ("Bram", "Cleo", "Bram"):
        _chip(present, name).click()
    cleo = lid_met(bureau, JEUGD)
    qtbot.waitUntil(lambda: not session.busy and session.at_rest, timeout=WAIT)
    assert lees_overleg(bureau, beeld.overleg.id).overleg.aanwezig == (cleo,)
    assert present.chosen() == (str(cleo),)
