"""Open punten: groups appear with their first item, and everything has a way back."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from signaal.domain.model import ActieStand, Discipline, Rol
from signaal.usecases.acties import Actieinvoer, list_acties, voeg_actie_toe
from signaal.usecases.bureau import Bureau
from signaal.usecases.nabellen import lees_nabellen
from signaal.usecases.team import bewaar_bestuur, lees_team
from tests.builders import VANDAAG, Klok, lid_met, maak_signaal, zet
from tests.tweetal import maak_tweetal
from tests.ui.overlegvenster import WAIT, answering
from tests.ui.toetsen import Keyboard
from ui.dates import to_qdate
from ui.screens.open_punten import OpenPuntenScreen
from ui.session import Session
from ui.widgets.agreement_question import AgreementQuestion, ResultQuestion
from ui.widgets.call_question import CallQuestion
from ui.widgets.fold import Fold
from ui.widgets.open_line import OpenLine


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


def _do(qtbot: QtBot, screen: OpenPuntenScreen, act: Callable[[], object]) -> None:
    with qtbot.waitSignal(screen.loaded, timeout=WAIT):
        act()
    qtbot.wait(1)


def _button(screen: OpenPuntenScreen, name: str) -> QPushButton:
    return next(
        b for b in screen.findChildren(QPushButton) if b.isVisible() and b.accessibleName() == name
    )


def _agree(bureau: Bureau, wat: str, voor: date | None = None) -> None:
    voeg_actie_toe(bureau, Actieinvoer(wat, voor=voor))


def test_nothing_open_is_said_in_one_sentence(screen: OpenPuntenScreen) -> None:
    assert screen.empty.isVisible()
    assert not screen.calls.isVisible()
    assert not screen.agreed.isVisible()


def test_the_first_call_makes_its_group_appear(
    screen: OpenPuntenScreen, bureau: Bureau, qtbot: QtBot
) -> None:
    zet(bureau, maak_signaal("vraagt naar vervoer", nabellen=True, nabellen_op=VANDAAG))
    _do(qtbot, screen, screen.reload)
    assert screen.calls.heading.text() == "Vandaag nabellen (1)"
    assert not screen.empty.isVisible()
    assert not screen.agreed.isVisible()


def test_who_reads_along_sees_the_call_and_is_asked_for_nothing(
    bureau: Bureau, klok: Klok, tmp_path: Path, dressed: QApplication, qtbot: QtBot
) -> None:
    zet(bureau, maak_signaal("vraagt naar vervoer", nabellen=True, nabellen_op=VANDAAG))
    old = VANDAAG - timedelta(days=90)
    zet(bureau, maak_signaal("oud", nabellen=True, nabellen_op=old, datum=old))
    twee = maak_tweetal(bureau, klok, tmp_path, Rol.LEEST_MEE)
    session = Session(twee.bram)
    screen = OpenPuntenScreen(session)
    qtbot.addWidget(screen)
    screen.show()
    _do(qtbot, screen, screen.reload)
    assert screen.calls.heading.text() == "Vandaag nabellen (1)"
    assert screen.calls.findChildren(QPushButton) == []
    assert screen.calls.older.isVisible()
    screen.calls.older.open()
    assert screen.calls.older.findChildren(OpenLine)[0].isVisible()
    assert not screen.calls.tick_all_off.isVisible()
    session.close()
    twee.sluit()


def test_called_and_undone(screen: OpenPuntenScreen, bureau: Bureau, qtbot: QtBot) -> None:
    zet(bureau, maak_signaal("vraagt naar vervoer", nabellen=True, nabellen_op=VANDAAG))
    _do(qtbot, screen, screen.reload)
    with answering(CallQuestion, lambda q: q.accept()):
        _do(qtbot, screen, _button(screen, "Gebeld: vraagt naar vervoer").click)
    assert lees_nabellen(bureau).vandaag == ()
    assert screen.message.text() == "Nagebeld"
    _do(qtbot, screen, lambda: Keyboard(screen).key(Qt.Key.Key_Z, ctrl=True))
    assert [s.nabellen_op for s in lees_nabellen(bureau).vandaag] == [VANDAAG]


def test_a_week_later_and_undone(screen: OpenPuntenScreen, bureau: Bureau, qtbot: QtBot) -> None:
    zet(bureau, maak_signaal("vraagt naar vervoer", nabellen=True))
    _do(qtbot, screen, screen.reload)
    _do(qtbot, screen, _button(screen, "Over een week: vraagt naar vervoer").click)
    assert not screen.calls.isVisible()
    assert screen.calls.later.heading.text() == "Later nabellen (1)"
    assert not screen.empty.isVisible()
    _do(qtbot, screen, screen.steps.undo)
    assert len(lees_nabellen(bureau).vandaag) == 1


def test_what_is_long_past_is_one_folded_line_ticked_off_and_undone(
    screen: OpenPuntenScreen, bureau: Bureau, qtbot: QtBot
) -> None:
    old = VANDAAG - timedelta(days=90)
    zet(
        bureau,
        *(maak_signaal(f"oud {n}", nabellen=True, nabellen_op=old, datum=old) for n in range(3)),
        maak_signaal("vraagt naar vervoer", nabellen=True, nabellen_op=VANDAAG),
    )
    _do(qtbot, screen, screen.reload)
    assert screen.calls.heading.text() == "Vandaag nabellen (1)"
    older = screen.findChild(Fold)
    assert isinstance(older, Fold)
    assert older.button.text() == "3 oudere, van langer dan zes weken geleden"
    all_off = screen.calls.tick_all_off
    assert not all_off.isVisible()
    older.open()
    with answering(CallQuestion, lambda q: q.accept()):
        _do(qtbot, screen, _button(screen, "Gebeld: oud 1").click)
    assert all_off.isVisible()
    _do(qtbot, screen, all_off.click)
    assert lees_nabellen(bureau).ouder == ()
    assert screen.message.text() == "2 oudere nabelafspraken afgevinkt"
    assert len(lees_nabellen(bureau).vandaag) == 1
    _do(qtbot, screen, screen.steps.undo)
    assert [s.nabellen_op for s in lees_nabellen(bureau).ouder] == [old, old]


def test_mine_first_and_said(screen: OpenPuntenScreen, bureau: Bureau, qtbot: QtBot) -> None:
    other = lid_met(bureau, Discipline.SOCIAAL_WERKER)
    early = VANDAAG - timedelta(days=3)
    zet(
        bureau,
        maak_signaal("van Bram", nabellen=True, nabellen_op=early, lid=other),
        maak_signaal("van mij", nabellen=True, nabellen_op=VANDAAG, lid=bureau.lid),
    )
    _do(qtbot, screen, screen.reload)
    assert [line.text for line in screen.lines] == ["van mij", "van Bram"]
    said = [label.text() for label in screen.findChildren(QLabel) if label.isVisible()]
    assert "Van jou (1)" in said
    assert "Van collega's (1)" in said


def test_agreements_the_late_one_first_and_in_words(
    screen: OpenPuntenScreen, bureau: Bureau, qtbot: QtBot
) -> None:
    _agree(bureau, "stoep laten nakijken", VANDAAG + timedelta(days=9))
    _agree(bureau, "dorpshuis vragen", VANDAAG - timedelta(days=2))
    _do(qtbot, screen, screen.reload)
    assert screen.agreed.heading.text() == "Afspraken (2)"
    assert [line.about for line in screen.lines] == [
        "Anne · had klaar moeten zijn op vr 20 november",
        "Anne · klaar voor di 1 december",
    ]


def test_done_asks_what_it_brought(screen: OpenPuntenScreen, bureau: Bureau, qtbot: QtBot) -> None:
    _agree(bureau, "dorpshuis vragen")
    _do(qtbot, screen, screen.reload)

    def bring(question: ResultQuestion) -> None:
        assert not question.yes.isEnabled()
        Keyboard(question).text("zaal is vrij op 12 december")
        question.fit.click()
        question.yes.click()

    with answering(ResultQuestion, bring):
        _do(qtbot, screen, _button(screen, "Klaar: dorpshuis vragen").click)
    (actie,) = list_acties(bureau, ook_gesloten=True)
    assert actie.stand is ActieStand.KLAAR
    assert actie.resultaat.bestuurstekst == "zaal is vrij op 12 december"
    _do(qtbot, screen, screen.steps.undo)
    assert [a.stand for a in list_acties(bureau)] == [ActieStand.OPEN]


def test_not_going_on_and_undone(screen: OpenPuntenScreen, bureau: Bureau, qtbot: QtBot) -> None:
    _agree(bureau, "dorpshuis vragen")
    _do(qtbot, screen, screen.reload)
    _do(qtbot, screen, _button(screen, "Gaat niet door: dorpshuis vragen").click)
    assert list_acties(bureau) == ()
    _do(qtbot, screen, screen.steps.undo)
    assert len(list_acties(bureau)) == 1


def test_changing_an_agreement_takes_the_mark_off_until_it_is_set_again(
    screen: OpenPuntenScreen, bureau: Bureau, qtbot: QtBot
) -> None:
    voeg_actie_toe(bureau, Actieinvoer("dorpshuis vragen", voor_bestuur=True))
    _do(qtbot, screen, screen.reload)

    def change(question: AgreementQuestion) -> None:
        assert question.fit.isChecked()
        keys = Keyboard(question)
        keys.key(Qt.Key.Key_End)
        keys.text(" voor de middag")
        assert not question.fit.isChecked()
        question.who.setCurrentIndex(2)
        question.before.setDate(to_qdate(date(2026, 12, 12)))
        question.trigger.show_text("de beheerder belt")
        question.yes.click()

    with answering(AgreementQuestion, change):
        _do(qtbot, screen, _button(screen, "Wijzig: dorpshuis vragen").click)
    (actie,) = list_acties(bureau)
    assert (actie.wat.tekst, actie.wat.voor_bestuur) == ("dorpshuis vragen voor de middag", False)
    assert actie.voor == date(2026, 12, 12)
    assert actie.aanleiding.tekst == "de beheerder belt"
    assert "zodra de beheerder belt" in screen.lines[0].about


def test_an_agreement_for_one_kern_goes_to_its_board_only(
    screen: OpenPuntenScreen, bureau: Bureau, qtbot: QtBot
) -> None:
    boards = {b.kernen: b.naam for b in lees_team(bureau).besturen}

    def agree(question: AgreementQuestion) -> None:
        assert question.kernen.isVisible()
        assert question.kernen.chosen() == ("",)
        assert all(naam in question.readers.text() for naam in boards.values())
        Keyboard(question).text("sleutel ophalen")
        _chip(question, "Reek").click()
        assert question.kernen.chosen() == ("reek",)
        assert question.readers.text() == f"Met dit vinkje leest: {boards[('reek',)]}"
        _chip(question, "Alle kernen").click()
        assert question.kernen.chosen() == ("",)
        _chip(question, "Reek").click()
        question.fit.click()
        question.yes.click()

    with answering(AgreementQuestion, agree):
        _do(qtbot, screen, screen.add.click)
    (actie,) = list_acties(bureau)
    assert (actie.kernen, actie.wat.voor_bestuur) == (("reek",), True)

    def widen(question: AgreementQuestion) -> None:
        assert question.kernen.chosen() == ("reek",)
        _chip(question, "Reek").click()
        question.yes.click()

    with answering(AgreementQuestion, widen):
        _do(qtbot, screen, _button(screen, "Wijzig: sleutel ophalen").click)
    assert [a.kernen for a in list_acties(bureau)] == [()]


def test_with_one_board_nobody_asks_for_a_kern(
    screen: OpenPuntenScreen, bureau: Bureau, qtbot: QtBot
) -> None:
    for board in lees_team(bureau).besturen[1:]:
        bewaar_bestuur(bureau, board.naam, board.kernen, bestuur=board.id, vervallen=True)
    _do(qtbot, screen, screen.reload)

    def agree(question: AgreementQuestion) -> None:
        assert not question.kernen.isVisible()
        assert not question.readers.isVisible()
        Keyboard(question).text("sleutel ophalen")
        question.yes.click()

    with answering(AgreementQuestion, agree):
        _do(qtbot, screen, screen.add.click)
    assert [a.kernen for a in list_acties(bureau)] == [()]


def _chip(question: AgreementQuestion, name: str) -> QPushButton:
    return next(
        chip
        for chip in question.kernen.findChildren(QPushButton)
        if chip.accessibleName() == f"Voor welke kern?: {name}"
    )


def test_adding_one_by_keyboard(screen: OpenPuntenScreen, bureau: Bureau, qtbot: QtBot) -> None:
    def agree(question: AgreementQuestion) -> None:
        keys = Keyboard(question)
        keys.text("sleutel ophalen")
        keys.key(Qt.Key.Key_Return)

    with answering(AgreementQuestion, agree):
        _do(qtbot, screen, lambda: Keyboard(screen).key(Qt.Key.Key_A, alt=True))
    assert [a.wat.tekst for a in list_acties(bureau)] == ["sleutel ophalen"]
