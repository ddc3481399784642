"""Sharing behind the gear: from one laptop to two, and everything that is said on the way."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from time import sleep
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from signaal.domain.model import Rol
from signaal.fouten import GestoptFout, SchrijfFout
from signaal.usecases.aansluiten import laat_toe, vraag_aan
from signaal.usecases.bureau import Bureau
from signaal.usecases.deelronde import Ronde
from signaal.usecases.delen import kies_map, lees_deelstand, verwijder_laptop
from signaal.usecases.signalen import (
    Signaalinvoer,
    log_signaal,
    verwijder_signalen,
    wijzig_signaal,
)
from signaal.usecases.wisselen import Gewisseld, geef_mee
from signaal.usecases.wisselwoorden import eruit
from tests.builders import NU, Klok
from tests.tweetal import Tweetal, maak_tweetal
from tests.ui.overlegvenster import WAIT, answering
from tests.ui.toegankelijk import clipped, nameless, small_targets, unreachable
from tests.ui.toetsen import Keyboard
from ui import look
from ui.exchanger import Exchanger, Pace
from ui.main_window import MainWindow
from ui.screens.aansluiten import AansluitenScreen
from ui.screens.instellingen_delen import DelenPage
from ui.screens.kiezen import KiezenDialog
from ui.screens.signalen import SignalenScreen
from ui.session import Session
from ui.sharing import Sharing
from ui.widgets.admit_question import AdmitQuestion
from ui.widgets.question import Question
from ui.widgets.sharing_line import SharingLine
from ui.widgets.signal_form import SignalForm

#: Nothing happens by itself in these tests.
STILL = Pace(opening=600_000, change=600_000, landing=600_000)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that is chosen when one is asked for."""
    folder = tmp_path / "gedeeld"
    monkeypatch.setattr("ui.screens.instellingen_delen.ask_for_folder", lambda *_: folder)
    return folder


@pytest.fixture
def twee(bureau: Bureau, klok: Klok, tmp_path: Path) -> Iterator[Tweetal]:
    """Anne, who sits here, and Bram."""
    tweetal = maak_tweetal(bureau, klok, tmp_path)
    yield tweetal
    tweetal.sluit()


@pytest.fixture
def exchanger(session: Session) -> Exchanger:
    return Exchanger(session, session, STILL)


@pytest.fixture
def open_page(session: Session, exchanger: Exchanger, qtbot: QtBot) -> Callable[[], DelenPage]:
    """Opens the tab, shown."""
    held: list[DelenPage] = []

    def open_it() -> DelenPage:
        page = DelenPage(session, exchanger)
        qtbot.addWidget(page)
        held.append(page)
        page.resize(820, 560)
        page.show()
        page.activateWindow()
        return page

    return open_it


def told(page: DelenPage) -> str:
    """Every word that is in sight."""
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def until_seen(page: DelenPage, part: str, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: part in told(page), timeout=WAIT)


def until_told(page: DelenPage, part: str, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.bar.isVisible() and part in page.bar.text(), timeout=WAIT)


def _never_asked(sheet: QDialog) -> bool:
    raise AssertionError(f"asked about what was typed on {sheet.windowTitle()}")


def test_before_it_is_shared_there_are_two_sentences_and_two_ways_to_begin(
    open_page: Callable[[], DelenPage], folder: Path, bureau: Bureau, qtbot: QtBot
) -> None:
    page = open_page()
    assert told(page).count(".") == 2
    assert [b.text() for b in page.findChildren(QPushButton) if b.isVisible()] == [
        "Kies de gedeelde map",
        "Laat een laptop toe",
    ]
    folder.mkdir()
    page.begin_button.click()
    until_told(page, "Jullie delen nu via de map gedeeld.", qtbot)
    assert lees_deelstand(bureau).map == folder
    until_seen(page, "Laptop van Anne\ndeze laptop · doet mee", qtbot)


def test_a_folder_that_is_not_there_is_one_sentence(
    open_page: Callable[[], DelenPage], folder: Path, bureau: Bureau, qtbot: QtBot
) -> None:
    page = open_page()
    page.begin_button.click()
    until_told(page, f"De map {folder.name} is er niet", qtbot)
    assert not lees_deelstand(bureau).gedeeld


def test_a_colleague_is_let_in_by_four_words(
    open_page: Callable[[], DelenPage],
    folder: Path,
    bureau: Bureau,
    klok: Klok,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    folder.mkdir()
    request = vraag_aan(tmp_path / "bram.signaal", folder, "Bram:sociaal_werker", klok.nu())
    page = open_page()
    page.first_button.click()
    qtbot.waitUntil(lambda: bool(page.findChildren(AdmitQuestion)), timeout=WAIT)
    (question,) = page.findChildren(AdmitQuestion)
    keys = Keyboard(question)
    keys.text("appel boom fiets xyzzy")
    keys.key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "vierde woord" in question.bar.text(), timeout=WAIT)
    keys.key(Qt.Key.Key_A, ctrl=True)
    keys.text(request.woorden.upper())
    keys.key(Qt.Key.Key_Return)
    until_told(page, "De laptop van Bram doet nu mee.", qtbot)
    assert [(x.lid, x.rol) for x in lees_deelstand(bureau).laptops] == [
        ("Anne", Rol.LID),
        ("Bram", Rol.LID),
    ]


def test_somebody_may_only_read_along(
    open_page: Callable[[], DelenPage],
    folder: Path,
    bureau: Bureau,
    klok: Klok,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    folder.mkdir()
    kies_map(bureau, folder)
    request = vraag_aan(tmp_path / "bram.signaal", folder, "Bram", klok.nu())
    page = open_page()
    page.admit_button.click()
    (question,) = page.findChildren(AdmitQuestion)
    question.words.setText(request.woorden)
    Keyboard(question).key(Qt.Key.Key_L, alt=True)
    assert question.about_role.text().startswith("Verandert niets. Ziet geen notities")
    question.yes.click()
    until_told(page, "De laptop van Bram leest nu mee.", qtbot)
    assert lees_deelstand(bureau).laptops[1].rol is Rol.LEEST_MEE
    until_seen(page, "leest mee · nog niet aangesloten, toegelaten", qtbot)


def test_many_requests_are_told_and_who_waits_no_longer_lets_nobody_in(
    open_page: Callable[[], DelenPage],
    folder: Path,
    bureau: Bureau,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    folder.mkdir()
    kies_map(bureau, folder)
    stopped = Event()

    def search(*_: object) -> str:
        progress, stop = _[-2:]
        assert callable(progress)
        assert callable(stop)
        progress(70, 700)
        while not stop():
            sleep(0.005)
        stopped.set()
        raise GestoptFout("")

    monkeypatch.setattr("ui.screens.instellingen_delen.laat_toe", search)
    monkeypatch.setattr("ui.widgets.question.may_throw_away", _never_asked)
    page = open_page()
    page.admit_button.click()
    (question,) = page.findChildren(AdmitQuestion)
    Keyboard(question).text("appel boom fiets huis")
    question.yes.click()
    qtbot.waitUntil(question.line.isVisible, timeout=WAIT)
    assert "veel aanvragen" in question.line.sentence.text()
    question.no.click()
    qtbot.waitUntil(stopped.is_set, timeout=WAIT)
    qtbot.waitUntil(lambda: not page.findChildren(AdmitQuestion), timeout=WAIT)
    assert page.bar.text() == ""


def test_what_fails_after_the_words_were_let_be_is_told_on_the_page(
    open_page: Callable[[], DelenPage],
    folder: Path,
    bureau: Bureau,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    """The laptop was found, and let in; only then the folder went."""
    folder.mkdir()
    kies_map(bureau, folder)
    found, let_be = Event(), Event()

    def let_in(*_: object) -> str:
        found.set()
        assert let_be.wait(WAIT / 1000)
        raise SchrijfFout("De map is er niet meer.")

    monkeypatch.setattr("ui.screens.instellingen_delen.laat_toe", let_in)
    monkeypatch.setattr("ui.widgets.question.may_throw_away", _never_asked)
    page = open_page()
    page.admit_button.click()
    (question,) = page.findChildren(AdmitQuestion)
    Keyboard(question).text("appel boom fiets huis")
    question.yes.click()
    qtbot.waitUntil(found.is_set, timeout=WAIT)
    Keyboard(question).key(Qt.Key.Key_Escape)
    assert not question.isVisible(), "nobody asks about four words"
    let_be.set()
    until_told(page, "De map is er niet meer.", qtbot)


def test_who_reads_along_lets_nobody_in_and_takes_nobody_out(
    bureau: Bureau, klok: Klok, tmp_path: Path, dressed: QApplication, qtbot: QtBot
) -> None:
    twee = maak_tweetal(bureau, klok, tmp_path, Rol.LEEST_MEE)
    session = Session(twee.bram)
    page = DelenPage(session, Exchanger(session, session, STILL))
    qtbot.addWidget(page)
    page.show()
    assert not page.admit_button.isVisible()
    assert page.laptops.findChildren(QPushButton) == []
    until_seen(page, "deze laptop · leest mee", qtbot)
    sharing, line = Sharing(session, page, STILL), SharingLine()
    sharing.show_on(line)
    assert line.text() == "Deze laptop leest mee."
    sharing.stop()
    form = SignalForm(session)
    qtbot.addWidget(form)
    hints = [label.text() for label in form.slot.findChildren(QLabel)]
    assert hints[0].startswith("Deze laptop leest mee: je legt hier niets vast.")
    session.close()
    twee.sluit()


def test_a_laptop_is_taken_out_after_a_question_that_says_what_it_means(
    open_page: Callable[[], DelenPage], twee: Tweetal, qtbot: QtBot
) -> None:
    page = open_page()
    remove = next(
        b
        for b in page.findChildren(QPushButton)
        if b.accessibleName() == "Verwijder Laptop van Bram"
    )
    asked: list[str] = []

    def agree(question: Question) -> None:
        asked.extend(label.text() for label in question.findChildren(QLabel))
        question.accept()

    with answering(Question, agree):
        remove.click()
    until_told(page, "Laptop van Bram is verwijderd.", qtbot)
    assert any("leest vanaf nu niets nieuws meer" in said for said in asked)
    assert any("Wat er al op stond, houdt hij." in said for said in asked)
    until_seen(page, "verwijderd: leest niets nieuws meer", qtbot)
    assert lees_deelstand(twee.anne).laptops[1].eruit


def test_two_laptops_of_one_colleague_can_be_told_apart(
    open_page: Callable[[], DelenPage], twee: Tweetal, klok: Klok, tmp_path: Path, qtbot: QtBot
) -> None:
    """Who takes out the lost one must not take out the other."""
    klok.later(days=3)
    request = vraag_aan(tmp_path / "nieuw.signaal", twee.gedeeld, "Bram", klok.nu())
    laat_toe(twee.anne, twee.gedeeld, request.woorden)
    page = open_page()
    removes = {
        b.accessibleName()
        for b in page.findChildren(QPushButton)
        if b.accessibleName().startswith("Verwijder Laptop van Bram (sinds ")
    }
    assert len(removes) == 2
    assert any("sinds 25 november 2026" in name for name in removes)
    until_seen(page, "Laptop van Anne\ndeze laptop", qtbot)


def test_why_it_fails_stands_on_the_page_too(
    open_page: Callable[[], DelenPage], twee: Tweetal, exchanger: Exchanger, qtbot: QtBot
) -> None:
    page = open_page()
    twee.gedeeld.rename(twee.gedeeld.with_name("weg"))
    for _ in range(2):
        with qtbot.waitSignal(exchanger.rounded, timeout=WAIT):
            exchanger.exchange()
    page.reload()
    assert page.standing.text().startswith("De gedeelde map is nu niet te vinden.")


def test_who_is_out_is_offered_nothing_that_cannot_work(
    twee: Tweetal, dressed: QApplication, qtbot: QtBot
) -> None:
    verwijder_laptop(twee.anne, twee.bram.archive.apparaat)
    twee.wissel(twee.anne)
    twee.wissel(twee.bram)
    session = Session(twee.bram)
    page = DelenPage(session, Exchanger(session, session, STILL))
    qtbot.addWidget(page)
    page.show()
    until_seen(page, "deze laptop · uit het team gehaald", qtbot)
    assert not page.give_button.isVisible()
    assert not page.now_button.isVisible()
    session.close()


def test_exchanging_now_says_what_came(
    open_page: Callable[[], DelenPage], twee: Tweetal, qtbot: QtBot
) -> None:
    log_signaal(twee.bram, Signaalinvoer("losse tegel", "reek"))
    twee.wissel(twee.bram)
    page = open_page()
    page.now_button.click()
    until_told(page, "1 nieuw signaal van Bram.", qtbot)
    assert page.now_button.isEnabled()


def test_a_folder_that_went_away_is_one_sentence_and_one_button(
    open_page: Callable[[], DelenPage], twee: Tweetal, session: Session, qtbot: QtBot
) -> None:
    away = twee.gedeeld.rename(twee.gedeeld.with_name("weg"))
    page = open_page()
    with qtbot.assertNotEmitted(session.failed):
        page.now_button.click()
        until_told(page, "map", qtbot)
    away.rename(twee.gedeeld)
    page.bar.press("Kijk opnieuw")
    until_told(page, "Bijgewerkt om", qtbot)


def test_one_file_for_the_others_and_one_of_them(
    open_page: Callable[[], DelenPage],
    twee: Tweetal,
    session: Session,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    page = open_page()
    mine, theirs = tmp_path / "mee", tmp_path / "van bram.signaalpost"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(mine), ""))
    page.give_button.click()
    until_told(page, "Bewaard als mee.signaalpost.", qtbot)
    assert mine.with_suffix(".signaalpost").is_file()

    log_signaal(twee.bram, Signaalinvoer("losse tegel", "reek"))
    geef_mee(twee.bram, theirs)
    monkeypatch.setattr("ui.screens.instellingen_delen.ask_for_file", lambda *_: theirs)
    with qtbot.waitSignal(session.arrived, timeout=WAIT):
        page.take_button.click()
    until_told(page, "1 nieuw signaal van Bram.", qtbot)
    page.take_button.click()
    until_told(page, "Alles in dit bestand had je al.", qtbot)
    theirs.write_bytes(b"geen post")
    page.take_button.click()
    qtbot.waitUntil(lambda: page.bar.property("kind") == "bar-ask", timeout=WAIT)


def test_closing_the_gear_while_something_is_under_way(
    session: Session,
    exchanger: Exchanger,
    twee: Tweetal,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "mee"), ""))
    page = DelenPage(session, exchanger)
    page.give_button.click()
    page.deleteLater()
    with qtbot.waitSignal(exchanger.rounded, timeout=WAIT):
        exchanger.exchange()
    assert (tmp_path / "mee.signaalpost").is_file()
    del twee


def _disagree(twee: Tweetal) -> UUID:
    """Both change text and kern of one signal; its id."""
    signaal = log_signaal(twee.anne, Signaalinvoer("een bewoner viel", "reek"))
    twee.wissel_allebei()
    wijzig_signaal(twee.anne, signaal.id, tekst="een bewoner viel bij de kerk")
    wijzig_signaal(twee.bram, signaal.id, tekst="een bewoner viel bij de brug", kern="schaijk")
    wijzig_signaal(twee.anne, signaal.id, kern="zeeland")
    twee.wissel_allebei()
    return signaal.id


def test_choosing_one_after_the_other_and_back(
    window: MainWindow, session: Session, twee: Tweetal, qtbot: QtBot
) -> None:
    _disagree(twee)
    dialog = KiezenDialog(session, window)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(window.isActiveWindow, timeout=WAIT)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow, timeout=WAIT)
    assert dialog.left.text() == "Nog 2 keer kiezen."
    keys = Keyboard(dialog)
    first, field = dialog.subject.text(), dialog.field.text()
    taken = dialog.cards[1].findChildren(QLabel)[0].text()
    keys.key(Qt.Key.Key_2, ctrl=True)
    assert dialog.field.text() != field
    assert dialog.bar.text() == f"Gekozen: {taken}"
    keys.key(Qt.Key.Key_Z, ctrl=True)
    assert (dialog.subject.text(), dialog.field.text()) == (first, field)
    assert "geldt nu" in dialog.cards[1].findChildren(QLabel)[1].text()
    keys.key(Qt.Key.Key_1, ctrl=True)
    keys.key(Qt.Key.Key_9, ctrl=True)  # there is no such value
    keys.key(Qt.Key.Key_1, ctrl=True)
    assert dialog.subject.text() == "Alles is gekozen."
    keys.key(Qt.Key.Key_Return)
    assert not dialog.isVisible()


def test_removed_here_and_changed_there_says_what_the_choice_does(
    window: MainWindow, session: Session, twee: Tweetal, qtbot: QtBot
) -> None:
    signal = log_signaal(twee.anne, Signaalinvoer("een bewoner viel", "reek")).id
    twee.wissel_allebei()
    verwijder_signalen(twee.anne, [signal])
    wijzig_signaal(twee.bram, signal, tekst="een bewoner viel bij de brug")
    twee.wissel_allebei()
    dialog = KiezenDialog(session, window)
    qtbot.addWidget(dialog)
    dialog.open()
    assert dialog.field.text() == "Weghalen of laten staan?"
    shown = [card.findChildren(QLabel)[0].text() for card in dialog.cards]
    assert shown == ["laten staan", "weghalen"]
    dialog.choose(1)
    assert dialog.bar.text() == "Gekozen: laten staan"


def test_a_colleague_chose_meanwhile(
    window: MainWindow, session: Session, twee: Tweetal, qtbot: QtBot
) -> None:
    signal = _disagree(twee)
    dialog = KiezenDialog(session, window)
    qtbot.addWidget(dialog)
    dialog.open()
    before = dialog.cards
    session.arrived.emit()
    assert dialog.cards is before, "nothing changed: nothing moves under the hand"
    wijzig_signaal(twee.bram, signal, tekst="iets heel anders", kern="reek")
    twee.wissel_allebei()
    session.arrived.emit()
    assert dialog.bar.text() == "Een collega koos al, of schreef weer iets anders."
    assert dialog.subject.text() == "Alles is gekozen."


def test_the_line_leads_to_the_choice_and_the_gear_to_the_same(
    window: MainWindow, session: Session, twee: Tweetal, qtbot: QtBot
) -> None:
    _disagree(twee)
    sharing = window.gear.sharing
    assert sharing is not None
    sharing.exchanger.exchange()
    line, said = window.sharing_line, "2 keer hebben jullie iets allebei veranderd."
    qtbot.waitUntil(lambda: line.text() == said, timeout=WAIT)
    line.bar.press("Kies wat blijft")
    (dialog,) = window.findChildren(KiezenDialog)
    dialog.choose(1)
    qtbot.waitUntil(lambda: line.text().startswith("1 keer"), timeout=WAIT)
    dialog.accept()
    window.gear.open_sharing()
    (page,) = window.findChildren(DelenPage)
    assert page.isVisible()
    page.choose_button.click()
    (dialog,) = page.window().findChildren(KiezenDialog)
    dialog.choose(1)
    qtbot.waitUntil(lambda: line.text().startswith("Bijgewerkt om"), timeout=WAIT)
    assert not page.choose_button.isVisible()
    dialog.accept()
    page.window().close()


def test_the_signal_itself_leads_to_its_own_choice(
    window: MainWindow, session: Session, twee: Tweetal, qtbot: QtBot
) -> None:
    signal = _disagree(twee)
    other = log_signaal(twee.anne, Signaalinvoer("losse tegel", "reek"))
    screen = window.go_to("signalen")
    assert isinstance(screen, SignalenScreen)
    screen.choose([other.id])
    qtbot.waitUntil(screen.panel.isVisible, timeout=WAIT)
    assert not screen.panel.choose.isVisible()
    screen.choose([signal])
    assert screen.panel.choose.isVisible()
    screen.panel.choose.click()
    (dialog,) = window.findChildren(KiezenDialog)
    dialog.choose(2)
    dialog.choose(1)
    assert not screen.panel.choose.isVisible()
    dialog.accept()


def test_who_was_taken_out_is_told_what_that_means(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    out = Ronde(True, True, Gewisseld(0, 0, (), 0, (eruit(),), ""), NU)
    monkeypatch.setattr("ui.exchanger.wissel_rond", lambda *_: out)
    sharing = window.gear.sharing
    assert sharing is not None
    line = window.sharing_line
    for _ in range(3):  # the first time its new key may still be on its way
        assert "hoort er niet meer bij" not in line.text()
        with qtbot.waitSignal(sharing.exchanger.rounded, timeout=WAIT):
            sharing.exchanger.exchange()
    qtbot.waitUntil(lambda: "hoort er niet meer bij" in line.text(), timeout=WAIT)
    window.sharing_line.bar.press("Wat betekent dit?")
    (page,) = window.findChildren(DelenPage)
    assert page.isVisible()
    assert eruit().zin == page.notices.text()
    page.window().close()


def test_the_line_stays_at_another_size_of_text_and_ends_with_the_window(
    window: MainWindow, twee: Tweetal, qtbot: QtBot
) -> None:
    sharing = window.gear.sharing
    assert sharing is not None
    sharing.exchanger.exchange()
    qtbot.waitUntil(lambda: "Bijgewerkt om" in window.sharing_line.text(), timeout=WAIT)
    before = window.sharing_line
    window.measure_anew()
    assert window.sharing_line is not before
    assert "Bijgewerkt om" in window.sharing_line.text()
    window.put_away()
    log_signaal(twee.anne, Signaalinvoer("na het slot", "reek"))
    with qtbot.assertNotEmitted(sharing.exchanger.rounded, wait=50):
        sharing.exchanger.exchange()


@pytest.mark.parametrize("percent", [100, 150])
def test_all_of_it_is_named_reachable_and_whole(
    open_page: Callable[[], DelenPage],
    session: Session,
    window: MainWindow,
    twee: Tweetal,
    percent: int,
    dressed: QApplication,
    qtbot: QtBot,
) -> None:
    look.apply(dressed, dark=False, text_percent=percent)
    try:
        _disagree(twee)
        question = AdmitQuestion(window)
        question.open()
        question.refuse(
            "Het derde woord hoort niet bij de woorden van Signaal. Vraag het nog eens."
        )
        joining = AansluitenScreen()
        joining.show_words("aardbei kachel spijker wortel")
        for shown in (open_page(), KiezenDialog(session, window), question, joining):
            qtbot.addWidget(shown)
            shown.show()
            qtbot.wait(20)
            assert nameless(shown) == []
            assert small_targets(shown) == []
            assert unreachable(shown) == []
            assert clipped(shown) == []
            shown.close()
    finally:
        look.apply(dressed, dark=False, text_percent=100)
