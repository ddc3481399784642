"""Loggen: save, refuse, undo, change, drafts, counting, bad input."""

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from signaal.domain.model import Discipline, Signaal
from signaal.usecases.bureau import Bureau
from signaal.usecases.meelezen import Meelezer
from signaal.usecases.nabelcontact import met_contact, zet_contact
from signaal.usecases.nieuws import markeer_gezien
from signaal.usecases.signalen import (
    Signaalinvoer,
    laatste_signalen,
    log_signaal,
    wijzig_signaal,
)
from signaal.usecases.team import bewaar_telknop
from signaal.usecases.vernietigen import vernietig_signaal
from signaal.usecases.zoekhulp import Concept, lees_concept
from tests.builders import Klok, lid_met, rauwe_bytes
from tests.ui.overlegvenster import answering
from tests.ui.toetsen import Keyboard
from ui.laptop import Laptop
from ui.later import Later
from ui.main_window import MainWindow
from ui.screens.instellingen import InstellingenDialog
from ui.screens.instellingen_gegevens import GegevensPage
from ui.screens.loggen import LoggenScreen
from ui.screens.signalen import SignalenScreen
from ui.session import Session
from ui.widgets.call_question import ContactQuestion
from ui.widgets.question import Question
from ui.window_size import fitting, open_as_left


@pytest.fixture
def screen(window: MainWindow) -> LoggenScreen:
    """The log screen in the real window."""
    screen = window.go_to("loggen")
    assert isinstance(screen, LoggenScreen)
    screen.begin()
    return screen


def _texts(bureau: Bureau) -> list[str]:
    return [signal.tekst for signal in laatste_signalen(bureau)]


def test_undo_brings_the_text_back_and_takes_the_signal_away(
    screen: LoggenScreen, window: MainWindow, bureau: Bureau
) -> None:
    keys = Keyboard(window)
    keys.text("een café is dicht")
    keys.key(Qt.Key.Key_Return, ctrl=True)
    assert _texts(bureau) == ["een café is dicht"]
    keys.key(Qt.Key.Key_Z, ctrl=True)
    assert _texts(bureau) == []
    assert screen.form.text.toPlainText() == "een café is dicht"


def test_a_refused_save_says_so_and_keeps_the_way_out(
    screen: LoggenScreen, window: MainWindow, bureau: Bureau, session: Session, qtbot: QtBot
) -> None:
    session.set_reader(Meelezer(bureau))
    keys = Keyboard(window)
    keys.text("valt vaak, bsn 999990019")
    keys.key(Qt.Key.Key_Return, ctrl=True)
    bar = screen.form.slot.bar
    refused = "Er is niets bewaard. Dit is een burgerservicenummer."
    assert bar.text().startswith(refused)
    with qtbot.waitSignal(screen.form.reading.read):
        screen.form.reading.read_now()
    assert bar.text().startswith(refused), "reading along once more does not take it away"
    with qtbot.waitSignal(screen.form.reading.read):
        bar.press("Haal weg")
    assert "999990019" not in screen.form.text.toPlainText()
    assert not bar.isVisible()
    keys.key(Qt.Key.Key_Return, ctrl=True)
    assert len(_texts(bureau)) == 1


def test_ctrl_z_takes_back_typing_while_there_is_text(
    screen: LoggenScreen, window: MainWindow, bureau: Bureau
) -> None:
    keys = Keyboard(window)
    keys.text("eerste")
    keys.key(Qt.Key.Key_Return, ctrl=True)
    keys.text("tweede")
    keys.key(Qt.Key.Key_Z, ctrl=True)
    assert _texts(bureau) == ["eerste"]


def test_who_wants_to_call_is_asked_whom_right_after_saving(
    screen: LoggenScreen, window: MainWindow, bureau: Bureau
) -> None:
    window.resize(1366, 420)
    keys = Keyboard(window)
    keys.text("een bewoner vraagt een traplift")
    keys.key(Qt.Key.Key_N, alt=True)
    details = screen.form.details
    assert details.call_back_whom.isVisible()
    screen.ensureWidgetVisible(details.call_back_whom)
    screen.save_button.click()
    assert screen.verticalScrollBar().value() == 0, "what is told stands at the top"
    (signal,) = laatste_signalen(bureau)

    def fill(question: ContactQuestion) -> None:
        question.name.setText("Verzonnen Naam")
        question.number.setText("06-97418830")
        question.accept()

    with answering(ContactQuestion, fill):
        screen.form.slot.bar.press("Wie bel je terug?")
    assert met_contact(bureau) == {signal.id}
    assert screen.form.slot.bar.text() == "Bewaard. Naam en nummer staan bij Open punten"
    screen.undo()
    assert _texts(bureau) == ["een bewoner vraagt een traplift"]


def test_without_a_call_nobody_is_asked_whom(screen: LoggenScreen, window: MainWindow) -> None:
    Keyboard(window).text("een café is dicht")
    assert not screen.form.details.call_back_whom.isVisible()
    screen.save()
    with pytest.raises(StopIteration):
        screen.form.slot.bar.press("Wie bel je terug?")


@pytest.mark.parametrize(
    "hard",
    ["bsn 999990019", "bel 06 12345678", "mail anne@voorbeeld.nl", "NL91 ABNA 0417 1643 00"],
)
def test_hard_personal_data_is_refused_and_stays_on_the_screen_only(
    hard: str, screen: LoggenScreen, window: MainWindow, bureau: Bureau
) -> None:
    keys = Keyboard(window)
    keys.text(f"valt vaak, {hard}")
    keys.key(Qt.Key.Key_Return, ctrl=True)
    assert _texts(bureau) == []
    assert hard in screen.form.text.toPlainText()
    assert screen.form.slot.bar.isVisible() or window.message.isVisible()
    screen.draft.keep()
    assert hard not in (lees_concept(bureau) or Concept("")).tekst
    assert hard.encode() not in rauwe_bytes(bureau.pad.parent)


def test_stop_is_underlined_and_refused_in_its_own_words(
    screen: LoggenScreen, window: MainWindow, qtbot: QtBot
) -> None:
    keys = Keyboard(window)
    with qtbot.waitSignal(screen.form.reading.read):
        keys.text("bel 0612345678")
    assert [s.cursor.selectedText() for s in screen.form.text.extraSelections()] == ["0612345678"]
    keys.key(Qt.Key.Key_Return, ctrl=True)
    assert "telefoonnummer" in screen.form.slot.bar.text()


def test_not_a_name_is_remembered_and_can_be_taken_back(
    screen: LoggenScreen, window: MainWindow, qtbot: QtBot
) -> None:
    reading = screen.form.reading
    with qtbot.waitSignal(reading.read):
        Keyboard(window).text("haar man piet is moe")
    assert len(screen.form.text.extraSelections()) == 1
    with qtbot.waitSignal(reading.read):
        screen.form.slot.bar.press("Geen naam")
    assert screen.form.text.extraSelections() == []
    with qtbot.waitSignal(reading.read):
        screen.form.slot.bar.press("Maak ongedaan")
    assert len(screen.form.text.extraSelections()) == 1


def test_nothing_typed_is_pointed_out_kindly(screen: LoggenScreen, window: MainWindow) -> None:
    Keyboard(window).key(Qt.Key.Key_Return, ctrl=True)
    assert screen.form.slot.bar.text().startswith("Schrijf eerst")


@pytest.mark.parametrize(
    "odd",
    [
        "x" * 10_000,
        "😀 gevallen 🚑",
        "שלום bewoner",
        '=HYPERLINK("x")',
        "'; DROP TABLE signaal; --",
        "../../etc/passwd",
    ],
)
def test_odd_text_is_kept_as_it_is(odd: str, screen: LoggenScreen, bureau: Bureau) -> None:
    screen.form.text.setPlainText(odd)
    screen.save()
    assert _texts(bureau) == [odd]
    assert screen.recent.texts()[0] == " ".join(odd.split())


def test_too_long_is_refused_and_nothing_is_lost(
    screen: LoggenScreen, window: MainWindow, bureau: Bureau
) -> None:
    screen.form.text.setPlainText("woord " * 2000)
    screen.save()
    assert _texts(bureau) == []
    assert "te lang" in window.message.text()
    assert not screen.form.is_empty()


def test_kern_of_last_time_is_chosen(
    screen: LoggenScreen, window: MainWindow, laptop: Laptop, session: Session
) -> None:
    keys = Keyboard(window)
    keys.key(Qt.Key.Key_R, alt=True)
    keys.text("bus rijdt niet")
    keys.key(Qt.Key.Key_Return, ctrl=True)
    again = LoggenScreen(session, Laptop(laptop.folder), Later)
    again.reload()
    assert again.form.chosen_kern() == "reek"
    again.deleteLater()


def test_draft_survives_and_goes_when_saved(
    screen: LoggenScreen, window: MainWindow, session: Session, laptop: Laptop, bureau: Bureau
) -> None:
    keys = Keyboard(window)
    keys.text("half verhaal over 0612345678")
    screen.keep_draft()
    again = LoggenScreen(session, laptop, Later)
    again.reload()
    assert again.form.text.toPlainText() == "half verhaal over …"
    assert "tekst terug" in again.form.slot.bar.text()
    again.form.text.setPlainText("heel verhaal")
    again.save()
    assert lees_concept(bureau) is None
    again.deleteLater()


def test_a_draft_knows_the_signal_that_was_taken_back_for_it(
    screen: LoggenScreen, bureau: Bureau
) -> None:
    """When a colleague destroys that signal, the draft goes too."""
    screen.form.text.setPlainText("losse tegels")
    screen.save()
    (logged,) = bureau.archive.alle(Signaal)
    screen.undo()
    screen.form.text.setPlainText("losse stoeptegels")
    screen.keep_draft()
    draft = lees_concept(bureau)
    assert draft is not None
    assert draft.signaal == logged.id
    vernietig_signaal(bureau, logged.id)
    screen.reload()
    assert screen.form.is_empty()
    assert "vernietigd" in screen.form.slot.bar.text()
    assert lees_concept(bureau) is None
    screen.form.text.setPlainText("iets heel anders")
    screen.keep_draft()
    draft = lees_concept(bureau)
    assert draft is not None
    assert draft.signaal is None


def test_a_change_of_another_signal_is_not_touched_when_the_one_taken_back_is_destroyed(
    screen: LoggenScreen, bureau: Bureau
) -> None:
    other = log_signaal(bureau, Signaalinvoer("lantaarn stuk", "zeeland"))
    screen.form.text.setPlainText("losse tegels")
    screen.save()
    logged = next(s for s in bureau.archive.alle(Signaal) if s.id != other.id)
    screen.undo()
    screen.edit(other.id)
    screen.form.text.setPlainText("lantaarn stuk bij de kerk")
    vernietig_signaal(bureau, logged.id)
    screen.reload()
    assert screen.form.text.toPlainText() == "lantaarn stuk bij de kerk"
    assert "wijzigt" in screen.form.slot.bar.text()
    screen.save()
    assert _texts(bureau) == ["lantaarn stuk bij de kerk"]
    assert screen.form.is_empty()
    assert lees_concept(bureau) is None
    assert screen.draft.taken_back is None


def test_what_stands_on_screen_goes_when_the_draft_of_it_went(
    screen: LoggenScreen, bureau: Bureau
) -> None:
    """The same words, typed by oneself; a longer text that holds them stays, here and there."""
    for typed, stays in (("Losse tegel.", False), ("losse tegel bij de school", True)):
        logged = log_signaal(bureau, Signaalinvoer("losse tegel", "zeeland"))
        screen.form.text.setPlainText(typed)
        screen.draft.keep()
        vernietig_signaal(bureau, logged.id)
        screen.reload()
        assert screen.form.text.toPlainText() == (typed if stays else "")
        assert (lees_concept(bureau) is not None) is stays
    logged = log_signaal(bureau, Signaalinvoer("losse tegel bij de school", "zeeland"))
    screen.form.text.setPlainText("losse tegel bij de school, kind gestruikeld")
    vernietig_signaal(bureau, logged.id)
    screen.reload()
    assert screen.form.text.toPlainText() == "losse tegel bij de school, kind gestruikeld"
    screen.keep_draft()
    draft = lees_concept(bureau)
    assert draft is not None
    assert draft.tekst == "losse tegel bij de school, kind gestruikeld"


def test_change_a_signal_and_the_unfinished_text_comes_back(
    screen: LoggenScreen, window: MainWindow, bureau: Bureau
) -> None:
    first = log_signaal(bureau, Signaalinvoer("losse tegles", "zeeland", themas=("vallen",)))
    screen.reload()
    Keyboard(window).text("nog niet af")
    screen.edit(first.id)
    assert screen.form.text.toPlainText() == "losse tegles"
    assert screen.form.chosen_kern() == "zeeland"
    screen.form.text.setPlainText("losse tegels")
    screen.save()
    assert _texts(bureau) == ["losse tegels"]
    assert screen.form.text.toPlainText() == "nog niet af"


def test_a_change_that_is_let_be_can_be_had_back(
    screen: LoggenScreen, window: MainWindow, bureau: Bureau
) -> None:
    first = log_signaal(bureau, Signaalinvoer("losse tegles", "zeeland", themas=("vallen",)))
    screen.reload()
    screen.edit(first.id)
    screen.form.text.setPlainText("losse tegels bij de kerk")
    Keyboard(window).key(Qt.Key.Key_Escape)
    assert screen.form.is_empty()
    assert _texts(bureau) == ["losse tegles"]
    screen.form.slot.bar.press("Ga er toch mee verder")
    screen.save()
    assert _texts(bureau) == ["losse tegels bij de kerk"]


def test_put_back_says_that_the_number_stays_gone(screen: LoggenScreen, bureau: Bureau) -> None:
    first = log_signaal(bureau, Signaalinvoer("traplift", "zeeland", nabellen=True))
    zet_contact(bureau, first.id, "Verzonnen Naam", "06-97418830")
    with answering(Question, lambda question: question.accept()):
        screen.recent.undo_requested.emit(first.id)
    assert "komen niet terug" in screen.form.slot.bar.text()
    screen.form.slot.bar.press("Zet terug")
    assert screen.form.slot.bar.text().startswith("Teruggezet, zonder naam en nummer")
    assert met_contact(bureau) == frozenset()


def test_remove_and_put_back(screen: LoggenScreen, bureau: Bureau) -> None:
    first = log_signaal(bureau, Signaalinvoer("losse tegels", "zeeland"))
    screen.recent.undo_requested.emit(first.id)
    assert _texts(bureau) == []
    screen.form.slot.bar.press("Zet terug")
    assert _texts(bureau) == ["losse tegels"]


def test_counting_is_one_key_and_only_there_when_chosen(
    screen: LoggenScreen, window: MainWindow, bureau: Bureau, session: Session
) -> None:
    assert not screen.tally.isVisible()
    session.do(bewaar_telknop, 3, "Hulpmiddel nodig", "vallen")
    assert screen.tally.isVisible()
    keys = Keyboard(window)
    keys.key(Qt.Key.Key_L, alt=True)
    keys.text("33")
    assert [(s.tekst, s.themas) for s in laatste_signalen(bureau)] == [("", ("vallen",))] * 2


def test_news_of_colleagues_is_one_quiet_line(
    screen: LoggenScreen, bureau: Bureau, session: Session
) -> None:
    assert not screen.colleagues.isVisible()
    markeer_gezien(bureau)
    other = lid_met(bureau, Discipline.SOCIAAL_WERKER)
    session.do(log_signaal, Signaalinvoer("geldzorgen", "reek", lid=other))
    assert screen.colleagues.isVisible()
    assert screen.colleagues.text() == "1 nieuw van je collega's"


def test_the_news_opens_with_what_is_new_standing_out(
    window: MainWindow, screen: LoggenScreen, bureau: Bureau, klok: Klok, session: Session
) -> None:
    other = lid_met(bureau, Discipline.SOCIAAL_WERKER)
    log_signaal(bureau, Signaalinvoer("al gezien", "reek", lid=other))
    klok.later(hours=1)
    markeer_gezien(bureau)
    klok.later(hours=1)
    for text in ("geldzorgen", "de bus rijdt niet"):
        session.do(log_signaal, Signaalinvoer(text, "reek", lid=other))
    session.do(log_signaal, Signaalinvoer("van mijzelf", "reek"))
    klok.later(hours=1)
    screen.colleagues.click()
    listed = window.stack.currentWidget()
    assert isinstance(listed, SignalenScreen)
    rows = sorted(index.row() for index in listed.table.selectionModel().selectedRows())
    chosen = [listed.model.signal_at(row) for row in rows]
    assert [s.tekst for s in chosen if s] == ["de bus rijdt niet", "geldzorgen"]
    assert listed.bar.text() == "2 nieuw van je collega's. Nieuw is wat gekozen staat."
    window.go_to("loggen")
    assert not screen.colleagues.isVisible()


def test_what_was_logged_before_is_pointed_out_quietly(
    screen: LoggenScreen, window: MainWindow, bureau: Bureau, qtbot: QtBot
) -> None:
    log_signaal(bureau, Signaalinvoer("losse tegels bij de kerk aan de markt", "schaijk"))
    keys = Keyboard(window)
    with qtbot.waitSignal(screen.form.reading.read):
        keys.text("weer losse tegels bij de kerk, aan de markt")
    assert screen.form.slot.bar.text() == (
        "Lijkt op een signaal van vandaag: “losse tegels bij de kerk aan de markt”"
    )
    with qtbot.waitSignal(screen.form.reading.read):
        screen.form.text.write("de bus rijdt niet meer naar het ziekenhuis")
    assert not screen.form.slot.bar.isVisible()
    keys.key(Qt.Key.Key_Return, ctrl=True)
    assert len(_texts(bureau)) == 2


def test_without_a_choice_the_offered_theme_goes_along_as_a_proposal(
    screen: LoggenScreen, window: MainWindow, bureau: Bureau, session: Session
) -> None:
    keys = Keyboard(window)
    keys.text("mevrouw is gevallen op de trap")
    keys.key(Qt.Key.Key_Return, ctrl=True)  # sooner than anything could be read beside the window
    (signal,) = laatste_signalen(bureau)
    assert (signal.themas, signal.themas_voorgesteld) == (("vallen",), True)
    name = screen.form.themes.name_of("vallen")
    assert screen.form.slot.bar.text() == f"Bewaard bij {name} (voorstel)"
    assert screen.recent.abouts()[0].endswith(f"{name} (voorstel)")
    screen.edit(signal.id)
    screen.form.text.write("mevrouw is gevallen op de stoep")
    screen.save()
    assert laatste_signalen(bureau)[0].themas_voorgesteld
    keys.key(Qt.Key.Key_Z, ctrl=True)
    assert screen.form.themes.chosen() == ()


def test_changing_a_signal_leaves_what_a_colleague_changed_meanwhile(
    screen: LoggenScreen, bureau: Bureau
) -> None:
    signal = log_signaal(bureau, Signaalinvoer("losse tegels", "reek"))
    screen.edit(signal.id)
    wijzig_signaal(bureau, signal.id, bron="school", spoed=True)
    screen.form.text.write("losse stoeptegels")
    screen.save()
    (now,) = laatste_signalen(bureau)
    assert (now.tekst, now.bron, now.spoed) == ("losse stoeptegels", "school", True)

    screen.edit(signal.id)
    wijzig_signaal(bureau, signal.id, tekst="gladde tegels")
    screen.form.text.write("kapotte tegels")
    screen.save()
    assert laatste_signalen(bureau)[0].tekst == "gladde tegels"
    screen.save()
    assert laatste_signalen(bureau)[0].tekst == "kapotte tegels"


def test_a_proposal_that_went_along_is_changed_from_the_saved_line(
    screen: LoggenScreen, window: MainWindow, bureau: Bureau, qtbot: QtBot
) -> None:
    keys = Keyboard(window)
    keys.text("mevrouw is gevallen op de trap")
    keys.key(Qt.Key.Key_Return, ctrl=True)
    screen.form.slot.bar.press("Ander thema")
    assert screen.form.themes.field.hasFocus()
    screen.form.themes.choose(["eenzaamheid"])
    keys.key(Qt.Key.Key_Return, ctrl=True)
    (signal,) = laatste_signalen(bureau)
    assert (signal.themas, signal.themas_voorgesteld) == (("eenzaamheid",), False)


def test_a_typed_theme_goes_along_or_is_said_to_be_none(
    screen: LoggenScreen, window: MainWindow, bureau: Bureau
) -> None:
    screen.form.text.setPlainText("losse tegel")
    screen.form.themes.field.setFocus()
    keys = Keyboard(window)
    keys.text("mond")
    keys.key(Qt.Key.Key_Tab)
    assert "Dat thema staat niet op jullie lijst" in screen.form.slot.bar.text()
    keys.key(Qt.Key.Key_Return, ctrl=True)
    assert _texts(bureau) == [], "first the theme"
    assert screen.form.themes.field.hasFocus()
    screen.form.themes.field.clear()
    keys.text("e")
    keys.key(Qt.Key.Key_Return, ctrl=True)
    assert "meer thema's met die letters" in screen.form.slot.bar.text()
    keys.text("enzaamh")
    keys.key(Qt.Key.Key_Return, ctrl=True)
    (signal,) = laatste_signalen(bureau)
    assert signal.themas == ("eenzaamheid",)


def test_a_number_in_the_text_says_where_it_can_go(
    screen: LoggenScreen, window: MainWindow, bureau: Bureau, session: Session, qtbot: QtBot
) -> None:
    session.set_reader(Meelezer(bureau))
    Keyboard(window).text("bellen op 06 12 34 56 78")
    screen.form.reading.catch_up()
    assert screen.form.reading.refuse()
    assert "Zet dat aan bij Meer" in screen.form.slot.bar.text()


def test_nothing_is_learned_from_a_theme_that_nobody_chose(
    screen: LoggenScreen, window: MainWindow, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    learned: list[object] = []
    assert session.reader is not None
    monkeypatch.setattr(session.reader, "_leer", learned.append)
    Keyboard(window).text("mevrouw is gevallen op de trap")
    screen.save()
    assert learned == []


def test_saved_stays_told_after_a_signal_that_looks_like_another(
    screen: LoggenScreen, window: MainWindow, bureau: Bureau, qtbot: QtBot
) -> None:
    log_signaal(bureau, Signaalinvoer("losse tegels bij de kerk aan de markt", "schaijk"))
    keys = Keyboard(window)
    with qtbot.waitSignal(screen.form.reading.read):
        keys.text("weer losse tegels bij de kerk, aan de markt")
    assert screen.form.slot.bar.text().startswith("Lijkt op")
    with qtbot.waitSignal(screen.form.reading.read):  # the empty form is read too
        keys.key(Qt.Key.Key_Return, ctrl=True)
    assert screen.form.slot.bar.isVisible()
    assert screen.form.slot.bar.text().startswith("Bewaard")


def test_a_refusal_lies_over_the_page_and_moves_nothing(
    screen: LoggenScreen, window: MainWindow, session: Session
) -> None:
    def place() -> QRect:
        return QRect(screen.save_button.mapTo(window, QPoint()), screen.save_button.size())

    for height in (768, 560):
        window.resize(1000, height)
        before = place()
        session.failed.emit("Dit ging niet; er is niets veranderd.")
        QApplication.processEvents()
        assert window.message.isVisible()
        assert place() == before
        bar = QRect(window.message.mapTo(window, QPoint()), window.message.size())
        assert not bar.intersects(before)
        assert window.rect().contains(bar)
        window.message.press("Sluit")


def test_a_tally_key_is_found_under_more(screen: LoggenScreen, window: MainWindow) -> None:
    assert not screen.tally_button.isVisible()
    screen.form.more.open()
    screen.tally_button.click()
    (gear,) = window.findChildren(InstellingenDialog)
    assert isinstance(gear.tabs.currentWidget(), GegevensPage)
    gear.reject()


@pytest.mark.parametrize("place", ["loggen", "signalen", "overleg", "open punten"])
def test_a_list_is_brought_in_from_every_screen(
    place: str, session: Session, laptop: Laptop, qtbot: QtBot
) -> None:
    asked: list[QWidget] = []
    window = MainWindow(session, laptop, lambda: Later(choose_list=asked.append))
    qtbot.addWidget(window)
    window.show()
    keys = Keyboard(window)
    window.go_to(place).setFocus()
    keys.key(Qt.Key.Key_I, ctrl=True)
    assert asked == [window]


def test_a_window_is_never_larger_than_the_screen(window: MainWindow) -> None:
    small = QRect(0, 0, 1366, 728)
    assert fitting(QSize(1180, 780), small) == QSize(1180, 688)
    window.resize(3000, 3000)
    open_as_left(window, bytes(window.saveGeometry().toHex().data()).decode())
    room = window.screen().availableGeometry()
    assert window.height() < room.height()
    assert window.width() <= room.width()


def test_saved_from_below_the_news_is_in_sight(screen: LoggenScreen, window: MainWindow) -> None:
    window.resize(1000, 560)
    Keyboard(window).text("een drempel is hoog")
    screen.form.more.open()
    QApplication.processEvents()
    screen.ensureWidgetVisible(screen.save_button)
    assert screen.form.text.visibleRegion().isEmpty(), "the text is scrolled away"
    screen.save_button.click()
    QApplication.processEvents()
    told = screen.form.slot.bar
    assert told.text().startswith("Bewaard")
    assert told.visibleRegion().boundingRect().size() == told.size()
