"""The Overleg screen: what it shows, what every act does, and that each comes back."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from signaal.domain.kandidaten import Beeld, Oordeel, Periodebeeld
from signaal.domain.model import Overleg
from signaal.usecases.agendapunten import (
    Puntwijziging,
    voeg_eigen_punt_toe,
    wijzig_punt,
    zet_op_agenda,
)
from signaal.usecases.bundelen import voeg_bundels_samen
from signaal.usecases.bureau import Bureau
from signaal.usecases.meelezen import maak_meelezer
from signaal.usecases.overleg import Onderbouwing, Overlegbeeld, lees_overleg
from signaal.usecases.signalen import Signaalinvoer, log_signaal
from tests.builders import Klok
from tests.overlegbouw import (
    MANTELZORG,
    VALLEN,
    VALLEN_ZEELAND,
    VERVOER,
    richt_in,
    signaal_ids,
    sleutels,
)
from tests.ui.overlegvenster import WAIT, answering, overlegscherm
from tests.ui.toetsen import Keyboard
from ui.dates import to_qdate
from ui.screens.overleg import OverlegScreen
from ui.screens.overleg.meeting_question import MeetingQuestion
from ui.screens.overleg.why import Why
from ui.session import Session
from ui.widgets.agreement_question import AgreementQuestion
from ui.widgets.fields import DateField
from ui.widgets.question import PickQuestion, TextQuestion


@pytest.fixture
def beeld(bureau: Bureau, klok: Klok) -> Overlegbeeld:
    """The filled archive's meeting."""
    return richt_in(bureau, klok)


@pytest.fixture
def screen(beeld: Overlegbeeld, session: Session, qtbot: QtBot) -> OverlegScreen:
    """The screen over it."""
    return overlegscherm(session, qtbot)


def _do(qtbot: QtBot, screen: OverlegScreen, act: Callable[[], object]) -> None:
    """Do it and wait until the screen shows what is true after it."""
    with qtbot.waitSignal(screen.loaded, timeout=WAIT):
        act()
    QTest.qWait(1)  # rows that are new are shown in the next round of events


def _click(screen: OverlegScreen, name: str) -> None:
    button = next(
        b
        for b in screen.findChildren(QPushButton)
        if b.isVisible() and name in (b.text().replace("&", ""), b.accessibleName())
    )
    button.click()


def _texts(screen: OverlegScreen) -> str:
    return "\n".join(w.text() for w in screen.pane.findChildren(QLabel) if w.isVisible())


def _other(screen: OverlegScreen, key: str) -> None:
    """Look at a bundle that is left over."""
    screen.list.fold_requested.emit()
    screen.list.choose(key)


# what is shown


def test_the_flagged_bundle_is_shown_with_its_reason(
    screen: OverlegScreen, beeld: Overlegbeeld
) -> None:
    assert screen.list.key == VALLEN
    assert screen.pane.title.text() == "Vallen, Schaijk"
    assert beeld.kandidaten[VALLEN].reden in screen.pane.head.reason.text()
    assert "9 signalen, 8 meer dan vorige keer" in _texts(screen)
    assert "via buren (5) en huisarts (4)" in _texts(screen)
    assert "Ook in Zeeland (1)" in _texts(screen)


def test_the_top_says_when_where_and_how_long(screen: OverlegScreen, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: screen.bar.meetings.count() > 0)
    assert screen.bar.meetings.currentText() == "vr 20 november (week 47), eerstvolgende"
    assert screen.bar.when.text().startswith("9.00 tot 9.30 uur · 30 minuten")


def test_on_whose_agenda_an_item_stands(screen: OverlegScreen, qtbot: QtBot) -> None:
    where = screen.pane.form.where
    qtbot.waitUntil(lambda: "Staat op de agenda van: Zorgcoöperatie Schaijk" in where.text())
    screen.list.choose("vast:opening")
    assert not screen.pane.form.board_fold.isVisible()


def test_too_few_signals_for_a_board_is_said_calmly(
    screen: OverlegScreen, session: Session, beeld: Overlegbeeld, qtbot: QtBot
) -> None:
    _do(qtbot, screen, lambda: session.do(zet_op_agenda, beeld.overleg.id, MANTELZORG))
    screen.list.choose(MANTELZORG)
    where = screen.pane.form.where
    qtbot.waitUntil(lambda: where.text().endswith("minder dan 5 signalen."))


def test_why_shows_the_numbers_and_hides_them_again(screen: OverlegScreen, qtbot: QtBot) -> None:
    _click(screen, "Waarom?")
    qtbot.waitUntil(screen.pane.head.why.isVisible, timeout=WAIT)
    assert "wk 41–47" in _texts(screen)
    assert "3 collega's" in _texts(screen)
    _click(screen, "Waarom?")
    assert not screen.pane.head.why.isVisible()


def test_an_empty_archive_says_so(session: Session, qtbot: QtBot) -> None:
    screen = overlegscherm(session, qtbot)
    assert screen.list.key == "vast:opening"
    assert screen.pane.title.text() == "Opening"
    assert not screen.pane.head.isVisible()


def test_a_new_signal_keeps_the_choice(
    screen: OverlegScreen, session: Session, qtbot: QtBot, beeld: Overlegbeeld
) -> None:
    _do(qtbot, screen, lambda: session.do(zet_op_agenda, beeld.overleg.id, MANTELZORG))
    screen.list.choose(MANTELZORG)
    invoer = Signaalinvoer("gevallen bij de bakker", "schaijk", themas=("vallen",))
    _do(qtbot, screen, lambda: session.do(log_signaal, invoer))
    assert screen.list.key == MANTELZORG
    assert "10 signalen" in str(
        screen.model.index_of(VALLEN).data(Qt.ItemDataRole.AccessibleTextRole)
    )


def test_another_meeting_can_be_chosen(screen: OverlegScreen, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: screen.bar.meetings.count() > 0)
    earlier = screen.bar.meetings.currentIndex() - 1
    _do(qtbot, screen, lambda: screen.bar.meetings.activated.emit(earlier))
    assert screen.model.index_of(VALLEN).isValid() is False


# by keyboard


def test_enter_goes_into_the_signals_and_escape_back(screen: OverlegScreen) -> None:
    keys = Keyboard(screen)
    keys.key(Qt.Key.Key_Return)
    assert screen.pane.signals.hasFocus()
    assert screen.pane.signals_fold.is_open
    keys.key(Qt.Key.Key_Escape)
    assert screen.list.hasFocus()


def test_the_fold_opens_under_the_keyboard(screen: OverlegScreen) -> None:
    keys = Keyboard(screen)
    keys.key(Qt.Key.Key_End)
    keys.key(Qt.Key.Key_Return)
    keys.key(Qt.Key.Key_Down)
    assert screen.list.key == VALLEN_ZEELAND
    keys.key(Qt.Key.Key_Left)
    assert not screen.model.index_of(VALLEN_ZEELAND).isValid()


def test_alt_up_moves_and_ctrl_z_moves_back(
    screen: OverlegScreen, bureau: Bureau, qtbot: QtBot
) -> None:
    keys = Keyboard(screen)
    voor = lees_overleg(bureau).concept
    _do(qtbot, screen, lambda: keys.key(Qt.Key.Key_Up, alt=True))
    assert lees_overleg(bureau).concept.punten[1].sleutel == VALLEN
    assert screen.list.key == VALLEN
    _do(qtbot, screen, lambda: keys.key(Qt.Key.Key_Z, ctrl=True))
    assert screen.message.text() == "Ongedaan gemaakt: Volgorde veranderd"
    assert lees_overleg(bureau).concept == voor


def test_several_quick_moves_all_count(screen: OverlegScreen, bureau: Bureau, qtbot: QtBot) -> None:
    keys = Keyboard(screen)

    def twice() -> None:
        keys.key(Qt.Key.Key_Up, alt=True)
        keys.key(Qt.Key.Key_Up, alt=True)

    _do(qtbot, screen, twice)
    assert lees_overleg(bureau).concept.punten[0].sleutel == VALLEN


def test_delete_leaves_out_and_says_how_to_get_it_back(
    screen: OverlegScreen, bureau: Bureau, qtbot: QtBot
) -> None:
    keys = Keyboard(screen)
    _do(qtbot, screen, lambda: keys.key(Qt.Key.Key_Delete))
    assert sleutels(lees_overleg(bureau)) == []
    assert screen.message.text() == "Weggelaten: Vallen, Schaijk"
    _do(qtbot, screen, lambda: _click(screen, "Maak ongedaan (Ctrl+Z)"))
    assert sleutels(lees_overleg(bureau)) == [VALLEN]


def test_with_nothing_left_to_undo_it_says_so(screen: OverlegScreen) -> None:
    Keyboard(screen).key(Qt.Key.Key_Z, ctrl=True)
    assert screen.message.text() == "Er is niets meer om ongedaan te maken."


def test_undo_inside_a_text_undoes_the_text(
    screen: OverlegScreen, bureau: Bureau, qtbot: QtBot
) -> None:
    screen.pane.form.note_fold.open()
    note = screen.pane.form.note.text
    note.setFocus()
    keys = Keyboard(screen)
    keys.text("a")
    keys.key(Qt.Key.Key_Z, ctrl=True)
    assert note.toPlainText() == ""
    assert not screen.message.isVisible()


# acts


def test_an_own_item_is_added_chosen_and_taken_off(
    screen: OverlegScreen, bureau: Bureau, qtbot: QtBot
) -> None:
    def write(question: TextQuestion) -> None:
        Keyboard(question).text("Sleutel")
        question.yes.click()

    with answering(TextQuestion, write):
        _do(qtbot, screen, screen.own_item.click)
    assert screen.pane.title.text() == "Sleutel"
    keys = Keyboard(screen)
    screen.list.setFocus()
    _do(qtbot, screen, lambda: keys.key(Qt.Key.Key_Delete))
    assert sleutels(lees_overleg(bureau)) == [VALLEN]


def test_left_over_bundles_are_put_on_the_agenda(
    screen: OverlegScreen, bureau: Bureau, qtbot: QtBot
) -> None:
    _other(screen, MANTELZORG)
    assert not screen.pane.form.isVisible()
    _do(qtbot, screen, screen.pane.put_on.click)
    assert sleutels(lees_overleg(bureau)) == [VALLEN, MANTELZORG]


def test_merging_is_shown_and_taken_back_on_its_own(
    screen: OverlegScreen, bureau: Bureau, qtbot: QtBot
) -> None:
    def pick(question: PickQuestion) -> None:
        item = next(
            question.list.item(n)
            for n in range(question.list.count())
            if question.list.item(n).text().startswith("Vervoer")
        )
        item.setCheckState(Qt.CheckState.Checked)
        question.yes.click()

    with answering(PickQuestion, pick):
        _do(qtbot, screen, screen.pane.menu.merge_action.trigger)
    assert "Samengevoegd met Vervoer, Reek" in _texts(screen)
    assert {b.sleutel for b in lees_overleg(bureau).bundels} == {VALLEN, VALLEN_ZEELAND, MANTELZORG}
    _do(qtbot, screen, lambda: _click(screen, "Maak ongedaan: Samengevoegd met Vervoer, Reek"))
    assert len(lees_overleg(bureau).bundels) == 4


def test_the_villages_are_taken_together_with_one_click(
    screen: OverlegScreen, bureau: Bureau, qtbot: QtBot
) -> None:
    _do(qtbot, screen, lambda: _click(screen, "Neem kernen samen"))
    assert "Samengevoegd met Vallen, Zeeland" in _texts(screen)
    assert screen.pane.signals_fold.button.text() == "&10 signalen"


def test_splitting_begins_with_the_picked_signals(
    screen: OverlegScreen, bureau: Bureau, beeld: Overlegbeeld, qtbot: QtBot
) -> None:
    screen.pane.open_signals()
    QTest.keyClick(screen.pane.signals, Qt.Key.Key_Space)
    assert screen.pane.signals.picked() == tuple(signaal_ids(beeld, VALLEN)[:1])

    def name(question: PickQuestion) -> None:
        assert len(question.picked()) == 1
        assert not question.yes.isEnabled()
        assert question.name is not None
        question.name.show_text("Verlichting")
        question.yes.click()

    with answering(PickQuestion, name):
        _do(qtbot, screen, screen.pane.menu.split_action.trigger)
    assert "Afgesplitst: Verlichting" in _texts(screen)
    assert "Verlichting" in {b.naam.tekst for b in lees_overleg(bureau).bundels}


def test_one_signal_is_moved(
    screen: OverlegScreen, bureau: Bureau, beeld: Overlegbeeld, qtbot: QtBot
) -> None:
    screen.pane.open_signals()
    QTest.keyClick(screen.pane.signals, Qt.Key.Key_Space)

    def pick(question: PickQuestion) -> None:
        question.list.setCurrentRow(0)
        question.yes.click()

    with answering(PickQuestion, pick):
        _do(qtbot, screen, screen.pane.menu.move_action.trigger)
    assert "1 signaal verplaatst naar" in _texts(screen)
    assert len(signaal_ids(lees_overleg(bureau), VALLEN)) == 8


def test_renaming_and_marking_the_name_for_a_board(
    screen: OverlegScreen, bureau: Bureau, qtbot: QtBot
) -> None:
    def name(question: TextQuestion) -> None:
        assert question.text() == "Vallen, Schaijk"
        question.field.setFocus()
        question.field.show_text("Gladde stoepen")
        question.yes.click()

    with answering(TextQuestion, name):
        _do(qtbot, screen, screen.pane.menu.rename_action.trigger)
    assert screen.pane.title.text() == "Gladde stoepen"
    mark = screen.pane.head.name_mark
    assert mark.isVisible()
    assert not mark.isChecked()
    _do(qtbot, screen, mark.click)
    assert [p.titel.voor_bestuur for p in lees_overleg(bureau).concept.punten if p.bundel] == [True]


def test_pinning(screen: OverlegScreen, bureau: Bureau, qtbot: QtBot) -> None:
    _other(screen, VERVOER)
    _do(qtbot, screen, screen.pane.menu.pin_action.trigger)
    assert sleutels(lees_overleg(bureau)) == [VALLEN, VERVOER]
    assert "Vastgezet op de agenda" in _texts(screen)


def test_not_together_asks_the_reason_and_can_be_asked_again(
    screen: OverlegScreen, bureau: Bureau, qtbot: QtBot
) -> None:
    def why(question: TextQuestion) -> None:
        assert not question.yes.isEnabled()
        Keyboard(question).text("de stoepen worden al vernieuwd")
        question.yes.click()

    with answering(TextQuestion, why):
        _do(qtbot, screen, lambda: _click(screen, "Niet samen oppakken…"))
    assert sleutels(lees_overleg(bureau)) == []
    _other(screen, VALLEN)
    assert "Niet samen oppakken: de stoepen worden al vernieuwd" in _texts(screen)
    _do(qtbot, screen, lambda: _click(screen, "Toch samen oppakken?"))
    assert sleutels(lees_overleg(bureau)) == [VALLEN]


def test_an_agreement_has_a_regiehouder_and_a_day(
    screen: OverlegScreen, bureau: Bureau, qtbot: QtBot
) -> None:
    def agree(question: AgreementQuestion) -> None:
        question.what.show_text("Middag over veilig lopen")
        question.who.setCurrentIndex(1)
        question.before.setDate(to_qdate(date(2026, 12, 12)))
        question.yes.click()

    with answering(AgreementQuestion, agree):
        _do(qtbot, screen, screen.pane.agree.click)
    (actie,) = lees_overleg(bureau).acties
    assert (actie.bundel, actie.kernen, actie.voor) == (VALLEN, ("schaijk",), date(2026, 12, 12))
    assert "Afgesproken\nMiddag over veilig lopen" in _texts(screen)


def test_where_they_do_not_fit_the_buttons_stand_below_the_meeting(
    screen: OverlegScreen, qtbot: QtBot
) -> None:
    bar = screen.bar
    qtbot.waitUntil(lambda: bar.meetings.count() > 0, timeout=WAIT)
    for width, below in ((1150, False), (700, True), (1150, False)):
        screen.resize(width, 738)
        QTest.qWait(1)
        under = bar.meetings.mapTo(bar, bar.meetings.rect().bottomLeft()).y()
        for part in (bar.start, bar.preview):
            assert (part.mapTo(bar, part.rect().topLeft()).y() > under) is below
            assert part.width() >= part.sizeHint().width()
        assert bar.meetings.width() >= bar.meetings.sizeHint().width()


def test_moving_the_meeting(screen: OverlegScreen, bureau: Bureau, qtbot: QtBot) -> None:
    def move(question: MeetingQuestion) -> None:
        assert isinstance(question.day, DateField), "its calendar makes room for every day"
        question.day.setDate(to_qdate(date(2026, 11, 27)))
        assert question.week.text() == "vr 27 november (week 48)"
        question.place.show_text("Gildehuis")
        question.yes.click()

    with answering(MeetingQuestion, move):
        _do(qtbot, screen, screen.bar.move_requested.emit)
    assert _where(lees_overleg(bureau).overleg) == (date(2026, 11, 27), "Gildehuis")
    assert screen.bar.when.text().endswith("Gildehuis")
    _do(qtbot, screen, screen.steps.undo)
    assert _where(lees_overleg(bureau).overleg) == (date(2026, 11, 20), "")


def _where(overleg: Overleg) -> tuple[date, str]:
    return overleg.datum, overleg.plaats


def test_a_refused_act_leaves_everything_and_says_why(
    screen: OverlegScreen, bureau: Bureau, beeld: Overlegbeeld, session: Session, qtbot: QtBot
) -> None:
    def wrong(question: MeetingQuestion) -> None:
        question.day.setDate(to_qdate(date(2027, 3, 1)))
        question.yes.click()

    with (
        qtbot.waitSignal(session.failed, timeout=WAIT) as why,
        answering(MeetingQuestion, wrong),
    ):
        _do(qtbot, screen, screen.bar.move_requested.emit)
    assert why.args is not None
    assert "Kies een dag na" in why.args[0]
    assert lees_overleg(bureau).overleg == beeld.overleg


def test_a_correction_on_another_laptop_shows_after_reload(
    screen: OverlegScreen, session: Session, beeld: Overlegbeeld, qtbot: QtBot
) -> None:
    _do(
        qtbot,
        screen,
        lambda: session.do(voeg_bundels_samen, beeld.overleg.id, [VALLEN, MANTELZORG]),
    )
    assert "Samengevoegd met Mantelzorg, Zeeland" in _texts(screen)


# what people write


def test_minutes_and_who_is_needed(screen: OverlegScreen, bureau: Bureau, qtbot: QtBot) -> None:
    _do(qtbot, screen, screen.pane.form.minutes.stepUp)
    assert lees_overleg(bureau).concept.minuten == 35
    _do(qtbot, screen, lambda: _click(screen, "Wie is nodig?: wijkverpleegkundige"))
    (punt,) = [p for p in lees_overleg(bureau).concept.punten if p.sleutel == VALLEN]
    assert [d.value for d in punt.nodig] == ["sociaal_werker", "preventiewerker_jeugd"]


def test_a_sentence_for_the_board_needs_its_own_mark(
    screen: OverlegScreen, bureau: Bureau, qtbot: QtBot
) -> None:
    form = screen.pane.form
    form.board_fold.open()
    keys = Keyboard(screen)
    form.request.text.setFocus()
    assert not form.request.mark.isEnabled()
    keys.text("Vier vrijwilligers, één middag")
    _do(qtbot, screen, lambda: keys.key(Qt.Key.Key_Tab))
    assert form.request.mark.hasFocus()
    _do(qtbot, screen, lambda: keys.key(Qt.Key.Key_Space))
    (punt,) = [p for p in lees_overleg(bureau).concept.punten if p.sleutel == VALLEN]
    assert (punt.vraag.tekst, punt.vraag.voor_bestuur) == ("Vier vrijwilligers, één middag", True)
    form.request.text.setFocus()
    keys.text(" extra")
    assert not form.request.mark.isChecked()
    assert form.request.why.isVisible()
    _do(qtbot, screen, lambda: keys.key(Qt.Key.Key_Return, ctrl=True))
    (punt,) = [p for p in lees_overleg(bureau).concept.punten if p.sleutel == VALLEN]
    assert not punt.vraag.voor_bestuur


def test_a_text_that_changed_elsewhere_is_shown_and_not_written_over(
    screen: OverlegScreen, session: Session, beeld: Overlegbeeld, qtbot: QtBot
) -> None:
    change = Puntwijziging(notitie="bel de gemeente")
    _do(qtbot, screen, lambda: session.do(wijzig_punt, beeld.overleg.id, VALLEN, change))
    assert screen.pane.form.note.text.toPlainText() == "bel de gemeente"


def test_one_colleague_is_one(qtbot: QtBot) -> None:
    why = Why()
    qtbot.addWidget(why)
    alone = Periodebeeld(0, 3, 1.0, 1.0, None, None, None, None, False)
    numbers = Beeld(Oordeel(None, None, False, "", None), (alone,))
    why.show_numbers([("Vallen", Onderbouwing(VALLEN, numbers, ("wk 1–6",)))])
    assert "1 collega" in [label.text() for label in why.findChildren(QLabel)]


def test_the_guard_reads_along_on_the_agenda(
    screen: OverlegScreen, session: Session, bureau: Bureau, qtbot: QtBot
) -> None:
    session.set_reader(maak_meelezer(bureau))
    field = screen.pane.form.note
    screen.pane.form.note_fold.open()
    field.text.setFocus()
    keys = Keyboard(screen)
    with qtbot.waitSignal(field.reading.read, timeout=WAIT):
        keys.text("dhr. Strijdhagen gaat mee")
    assert [s.cursor.selectedText() for s in field.text.extraSelections()]
    assert field.slot.bar.isVisible()
    with qtbot.waitSignal(field.reading.read, timeout=WAIT):
        keys.key(Qt.Key.Key_1, ctrl=True)
    assert "Strijdhagen" not in field.text.toPlainText()
    assert field.text.extraSelections() == []
    assert not field.slot.bar.isVisible()


def test_what_the_boards_paper_would_refuse_gets_no_mark(
    screen: OverlegScreen, bureau: Bureau, qtbot: QtBot
) -> None:
    field = screen.pane.form.sentence
    screen.pane.form.board_fold.open()
    field.text.setFocus()
    keys = Keyboard(screen)
    keys.text("mw. Strijdhagen is gevallen")
    _do(qtbot, screen, lambda: keys.key(Qt.Key.Key_Return, ctrl=True))
    field.mark.click()
    qtbot.waitUntil(field.slot.bar.isVisible, timeout=WAIT)
    assert field.slot.bar.text() == "Dit lijkt een naam. Zo mag het bestuur dit niet lezen."
    assert not field.mark.isChecked()
    (punt,) = [p for p in lees_overleg(bureau).concept.punten if p.sleutel == VALLEN]
    assert not punt.bestuurszin.voor_bestuur
    field.text.write("Er zijn veel losse tegels")
    assert not field.slot.bar.isVisible()
    _do(qtbot, screen, field.mark.click)
    assert field.mark.isChecked()


def test_what_is_being_typed_survives_a_reload(
    screen: OverlegScreen, session: Session, beeld: Overlegbeeld, qtbot: QtBot
) -> None:
    note = screen.pane.form.note
    screen.pane.form.note_fold.open()
    note.text.setFocus()
    Keyboard(screen).text("half")
    _do(qtbot, screen, lambda: session.do(voeg_eigen_punt_toe, beeld.overleg.id, "Iets anders"))
    assert note.text.toPlainText() == "half"
    assert note.text.hasFocus()


def test_a_colleagues_text_that_came_in_while_typing_is_told_before_it_is_written_over(
    screen: OverlegScreen,
    bureau: Bureau,
    session: Session,
    beeld: Overlegbeeld,
    qtbot: QtBot,
) -> None:
    note = screen.pane.form.note
    screen.pane.form.note_fold.open()
    note.text.setFocus()
    keys = Keyboard(screen)
    keys.text("van mij")
    change = Puntwijziging(notitie="van een collega")
    _do(qtbot, screen, lambda: session.do(wijzig_punt, beeld.overleg.id, VALLEN, change))

    with qtbot.waitSignal(session.failed, timeout=WAIT) as told:
        _do(qtbot, screen, lambda: keys.key(Qt.Key.Key_Return, ctrl=True))
    assert "Een collega heeft dit intussen ook veranderd" in told.args[0]
    assert _notitie(bureau) == "van een collega"
    assert note.text.toPlainText() == "van mij"

    keys.text(", echt")
    _do(qtbot, screen, lambda: keys.key(Qt.Key.Key_Return, ctrl=True))
    assert _notitie(bureau) == "van mij, echt"


def test_typing_on_over_ones_own_words_is_no_quarrel(
    screen: OverlegScreen, bureau: Bureau, qtbot: QtBot
) -> None:
    screen.pane.form.note_fold.open()
    screen.pane.form.note.text.setFocus()
    keys = Keyboard(screen)
    keys.text("eerst")
    screen.pane.form.note.flush()
    keys.text(" bellen")
    _do(qtbot, screen, lambda: keys.key(Qt.Key.Key_Return, ctrl=True))
    assert _notitie(bureau) == "eerst bellen"


def _notitie(bureau: Bureau) -> str:
    (punt,) = [p for p in lees_overleg(bureau).concept.punten if p.sleutel == VALLEN]
    return punt.notitie.tekst


def test_choosing_another_item_keeps_what_was_typed(
    screen: OverlegScreen, bureau: Bureau, qtbot: QtBot
) -> None:
    screen.pane.form.note_fold.open()
    screen.pane.form.note.text.setFocus()
    Keyboard(screen).text("eerst bellen")
    _do(qtbot, screen, lambda: screen.list.choose("vast:opening"))
    (punt,) = [p for p in lees_overleg(bureau).concept.punten if p.sleutel == VALLEN]
    assert punt.notitie.tekst == "eerst bellen"
    assert screen.pane.form.note.text.toPlainText() == ""


def test_a_phone_number_is_refused_and_the_text_stays_to_be_mended(
    screen: OverlegScreen, bureau: Bureau, session: Session, qtbot: QtBot
) -> None:
    screen.pane.form.note_fold.open()
    note = screen.pane.form.note.text
    note.setFocus()
    keys = Keyboard(screen)
    keys.text("bel 06-12345678")
    with qtbot.waitSignal(session.failed, timeout=WAIT):
        _do(qtbot, screen, lambda: keys.key(Qt.Key.Key_Return, ctrl=True))
    assert note.toPlainText() == "bel 06-12345678"
    (punt,) = [p for p in lees_overleg(bureau).concept.punten if p.sleutel == VALLEN]
    assert punt.notitie.tekst == ""
