"""The guard while typing, in every field whose text is kept: underline, one line, one key, back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from signaal.domain.ids import nieuw_id
from signaal.domain.model import Importvraag, Lid
from signaal.usecases.bureau import Bureau
from signaal.usecases.meelezen import maak_meelezer
from signaal.usecases.overleg import lees_overleg
from signaal.usecases.team import lees_team
from tests.broncode import functies, naam_van
from tests.builders import NU, maak_signaal, zet
from tests.ui.toetsen import Keyboard
from ui.screens.importeren import WachtendeRegelsDialog
from ui.screens.instellingen_gegevens import GegevensPage
from ui.screens.instellingen_overleg import OverlegPage
from ui.screens.instellingen_team import TeamPage
from ui.screens.instellingen_themas import ThemasPage
from ui.screens.open_punten.hours import HoursPart
from ui.screens.overleg.item_form import ItemForm
from ui.screens.overleg.meeting_question import MeetingQuestion
from ui.session import Session
from ui.steps import Steps
from ui.widgets.agreement_question import AgreementQuestion, ResultQuestion
from ui.widgets.form_dialog import FormDialog
from ui.widgets.guarded_field import GuardedField
from ui.widgets.guarded_line import GuardedLine
from ui.widgets.message_bar import MessageBar
from ui.widgets.message_slot import MessageSlot
from ui.widgets.question import TextQuestion
from ui.widgets.read_along import ReadAlong
from ui.widgets.signal_details import SignalDetails
from ui.widgets.signal_dialog import SignalDialog
from ui.widgets.signal_form import SignalForm
from ui.widgets.signal_text import SignalText
from ui.widgets.typed_field import TypedField

#: What is shown, the field in it, the slot below it, and who reads along.
Place = tuple[QWidget, SignalText | GuardedLine, MessageSlot, ReadAlong]


def _guarded(whole: QWidget, field: GuardedField) -> Place:
    return whole, field.typing, field.slot, field.reading


def _typed(whole: QWidget, field: TypedField) -> Place:
    return whole, field.text, field.slot, field.reading


def _form(whole: QWidget, form: SignalForm) -> Place:
    return whole, form.text, form.slot, form.reading


def _source(session: Session) -> Place:
    details = SignalDetails(session)
    line = details.source.lineEdit()
    assert isinstance(line, GuardedLine)
    return details, line, details.source_slot, details.source_reading


def _item(session: Session, which: str) -> Place:
    form = ItemForm(session)
    form.note_fold.open()
    form.board_fold.open()
    field: TypedField = getattr(form, which)
    return _typed(form, field)


def _sheet(page: QWidget, number: int) -> Place:
    sheet = page.findChildren(FormDialog)[-1]
    return _guarded(page, sheet.findChildren(GuardedField)[number])


def _board(session: Session) -> Place:
    page = TeamPage(session)
    page.edit_board(None)
    return _sheet(page, 0)


def _hamlet(session: Session) -> Place:
    page = TeamPage(session)
    page.edit_hamlet(None)
    return _sheet(page, 0)


def _kern(session: Session) -> Place:
    page = TeamPage(session)
    page.edit_kern(None)
    return _sheet(page, 0)


def _theme(session: Session, number: int) -> Place:
    page = ThemasPage(session)
    page.edit(None)
    return _sheet(page, number)


def _tally(session: Session) -> Place:
    page = GegevensPage(session)
    page.edit_key(None)
    return _sheet(page, 0)


def _meeting_place(session: Session) -> Place:
    page = OverlegPage(session)
    return _guarded(page, page.place)


def _meeting(session: Session, parent: QWidget) -> Place:
    overleg = session.read(lees_overleg)
    assert overleg is not None
    question = MeetingQuestion(session, overleg.overleg, parent)
    return _guarded(question, question.place)


def _agreement(session: Session, parent: QWidget) -> Place:
    leden = session.read(lambda bureau: bureau.archive.alle(Lid))
    assert leden is not None
    question = AgreementQuestion(session, "", leden, parent)
    return _guarded(question, question.what)


def _result(session: Session, parent: QWidget) -> Place:
    question = ResultQuestion(session, "", parent)
    return _guarded(question, question.brought)


def _text(session: Session, parent: QWidget, *, lines: bool) -> Place:
    question = TextQuestion(session, "Kop", "Ja", parent, label="Wat?", lines=lines)
    return _guarded(question, question.field)


def _edited(session: Session) -> Place:
    team = session.read(lees_team)
    assert team is not None
    dialog = SignalDialog(session, team, maak_signaal(""))
    return _form(dialog, dialog.form)


def _waiting(session: Session) -> Place:
    row = Importvraag(nieuw_id(NU), "lijst.xlsx", "Blad1", 2, "datum: geen jaar", (("a", "b"),))
    session.do(zet, row)
    dialog = WachtendeRegelsDialog(session)
    return _form(dialog, dialog.form)


def _hours(session: Session, parent: QWidget) -> Place:
    part = HoursPart(session, Steps(session, parent), MessageBar())
    line = part.work.lineEdit()
    assert isinstance(line, GuardedLine)
    line.clear()
    return part, line, part.work_slot, part.work_reading


PLACES: dict[str, Callable[[Session, QWidget], Place]] = {
    "signaal": lambda s, _: _form(form := SignalForm(s), form),
    "signaal wijzigen": lambda s, _: _edited(s),
    "wachtende regel": lambda s, _: _waiting(s),
    "al gedaan": lambda s, _: _guarded(details := SignalDetails(s), details.done),
    "bron": lambda s, _: _source(s),
    "titel": lambda s, _: _item(s, "title"),
    "notitie": lambda s, _: _item(s, "note"),
    "zin": lambda s, _: _item(s, "sentence"),
    "vraag aan bestuur": lambda s, _: _item(s, "request"),
    "afspraak": _agreement,
    "resultaat": _result,
    "naam van bundel, eigen punt, reden, filter": lambda s, p: _text(s, p, lines=False),
    "een paar regels": lambda s, p: _text(s, p, lines=True),
    "plaats van een overleg": _meeting,
    "plaats in instellingen": lambda s, _: _meeting_place(s),
    "kern": lambda s, _: _kern(s),
    "buurtschap": lambda s, _: _hamlet(s),
    "bestuur": lambda s, _: _board(s),
    "thema": lambda s, _: _theme(s, 0),
    "waar gaat het over": lambda s, _: _theme(s, 1),
    "wat je deed": _hours,
    "telknop": lambda s, _: _tally(s),
}


@pytest.fixture
def reading(session: Session, bureau: Bureau) -> Session:
    """A session that reads along."""
    session.set_reader(maak_meelezer(bureau))
    return session


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    """What questions belong to."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("where", PLACES)
def test_it_points_out_and_one_key_replaces(
    where: str, reading: Session, parent: QWidget, qtbot: QtBot
) -> None:
    whole, typing, slot, along = PLACES[where](reading, parent)
    qtbot.addWidget(whole, before_close_func=QWidget.hide)  # or a sheet asks about what is typed
    whole.show()
    keys = Keyboard(typing.window())
    typing.setFocus()
    with qtbot.waitSignal(along.read):
        keys.text("mw de wit over de heg")
    assert typing.marked() == ["mw de wit"]
    assert slot.bar.text() == "Dit lijkt een naam. Schrijf liever: “een bewoner”."
    with qtbot.waitSignal(along.read):
        keys.key(Qt.Key.Key_1, ctrl=True)
    assert typing.content() == "een bewoner over de heg"
    assert typing.marked() == []
    assert not slot.bar.isVisible()


def test_no_name_is_one_key_and_undo_is_one_click(
    reading: Session, parent: QWidget, qtbot: QtBot
) -> None:
    whole, typing, slot, along = PLACES["al gedaan"](reading, parent)
    qtbot.addWidget(whole)
    whole.show()
    typing.setFocus()
    with qtbot.waitSignal(along.read):
        Keyboard(whole).text("gesproken met Roosmarijn")
    assert typing.marked() == ["Roosmarijn"]
    with qtbot.waitSignal(along.read):
        Keyboard(whole).key(Qt.Key.Key_2, ctrl=True)
    assert typing.marked() == []
    with qtbot.waitSignal(along.read):
        slot.bar.press("Maak ongedaan")
    assert typing.marked() == ["Roosmarijn"]


def test_what_may_not_be_kept_looks_sterner_and_is_left_out_by_the_same_key(
    reading: Session, parent: QWidget, qtbot: QtBot
) -> None:
    whole, typing, slot, along = PLACES["notitie"](reading, parent)
    qtbot.addWidget(whole)
    whole.show()
    typing.setFocus()
    keys = Keyboard(whole)
    with qtbot.waitSignal(along.read):
        keys.text("😀 bsn 999990019 erbij")
    assert typing.marked() == ["999990019"]
    assert slot.bar.text().endswith("Laat het weg.")
    with qtbot.waitSignal(along.read):
        keys.key(Qt.Key.Key_1, ctrl=True)
    assert typing.content() == "😀 bsn erbij"


def test_who_can_be_guessed_is_hinted_at_with_other_words(
    reading: Session, parent: QWidget, qtbot: QtBot
) -> None:
    whole, typing, slot, along = PLACES["signaal"](reading, parent)
    qtbot.addWidget(whole)
    whole.show()
    typing.setFocus()
    with qtbot.waitSignal(along.read):
        Keyboard(whole).text("de 84-jarige oud-burgemeester valt")
    assert typing.marked() == ["84-jarige oud-burgemeester"]
    assert "Schrijf liever: “een bewoner van rond de 80”." in slot.bar.text()


def test_the_underline_of_a_line_is_under_its_words(
    reading: Session, dressed: QApplication, qtbot: QtBot
) -> None:
    field = GuardedField(reading, "bij")
    qtbot.addWidget(field)
    field.resize(400, 60)
    field.show()
    plain = field.typing.grab().toImage()
    typing = field.typing
    assert isinstance(typing, GuardedLine)
    typing.setFocus()
    with qtbot.waitSignal(field.reading.read):
        Keyboard(field).text(" mw de wit thuis")
    typing.clearFocus()
    marked = typing.grab().toImage()
    typing.mark(())
    bare = typing.grab().toImage()
    changed = [
        x
        for x in range(marked.width())
        if any(marked.pixel(x, y) != bare.pixel(x, y) for y in range(marked.height()))
    ]
    metrics = typing.fontMetrics()
    ratio = marked.devicePixelRatio()
    width = (changed[-1] - changed[0]) / ratio
    assert abs(width - metrics.horizontalAdvance("mw de wit")) < 6
    assert plain.width() == marked.width()


#: Where something is typed that no guard reads, and why.
ONBEWAAKT = {
    "widgets.left_texts": "shows what was typed before, to copy from",
    "screens.aansluiten": "before the archive is there: a folder",
    "screens.instellingen_meelezen": "the word that is asked about is itself the name",
    "screens.instellingen_team": "the name of a colleague",
    "screens.ontgrendel": "passphrase and code",
    "screens.terugzetten": "passphrase and code",
    "screens.welkom": "before there is a team; what may not be kept is refused",
    "widgets.activity_question": "numbers; its texts are guarded",
    "widgets.admit_question": "four words that open nothing any more",
    "widgets.call_question": "who is called back, kept apart and wiped",
    "widgets.fields": "a day",
    "widgets.front_parts": "who works here, before the archive is there; a group of the code",
    "widgets.kern_fields": "the kernen at the first start; what may not be kept is refused",
    "widgets.key_dialogs": "passphrase and code",
    "widgets.letter_part": "before the archive is open; what may not be kept is refused",
    "widgets.passphrase": "passphrases",
    "widgets.theme_picker": "looks a theme up; nothing is kept",
}
_VELDEN = {"QLineEdit", "QPlainTextEdit", "QTextEdit"}


def test_a_field_that_nobody_reads_along_in_is_on_this_list() -> None:
    gevonden = {f.module for f in functies("ui") for k in f.roept() if naam_van(k) in _VELDEN}
    assert gevonden - set(ONBEWAAKT) == set()
