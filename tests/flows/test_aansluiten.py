"""A second laptop joins: four words over the phone, a recovery code, and all that the team has."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.builders import Klok
from tests.flows.tafel import tab_to
from tests.flows.test_eerste_start import PASSPHRASE, _begin_team, _keep_the_code, _log
from tests.ui.overlegvenster import WAIT
from tests.ui.programma import Programma
from tests.ui.toetsen import Keyboard
from ui import look
from ui.screens.aansluiten import AansluitenScreen
from ui.screens.instellingen_delen import DelenPage
from ui.screens.signalen import SignalenScreen
from ui.widgets.admit_question import AdmitQuestion


@pytest.fixture
def shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that both laptops reach; who is asked for one chooses it."""
    folder = tmp_path / "gedeeld"
    folder.mkdir()
    monkeypatch.setattr("ui.screens.instellingen_delen.ask_for_folder", lambda *_: folder)
    return folder


@pytest.fixture
def anne(tmp_path: Path, klok: Klok, qapp: QApplication, qtbot: QtBot) -> Iterator[Programma]:
    """Anne's laptop, with a team and two signals."""
    look.install(qapp)
    look.apply(qapp, dark=False, text_percent=100)
    with Programma(tmp_path / "anne", klok, qtbot) as programma:
        _keep_the_code(programma, _begin_team(programma))
        programma.wait_until_reading()
        _log(programma, "losse tegels bij de kerk", "vraagt om vervoer naar de prikpost")
        yield programma


@pytest.fixture
def bram(anne: Programma, tmp_path: Path, klok: Klok, qtbot: QtBot) -> Iterator[Programma]:
    """Bram's laptop, on which Signaal was just installed."""
    with Programma(tmp_path / "bram", klok, qtbot) as programma:
        yield programma


def ask_to_join(bram: Programma, shared: Path, qtbot: QtBot) -> AansluitenScreen:
    """Folder, name, what you do, a passphrase: by keyboard, until the words are there."""
    keys = bram.keyboard(bram.door)
    tab_to(keys, bram.door, "Sluit je aan bij je team")
    keys.key(Qt.Key.Key_Return)
    screen = bram.door.stack.currentWidget()
    assert isinstance(screen, AansluitenScreen)
    keys.text(str(shared))
    tab_to(keys, bram.door, "Hoe heet je?")
    keys.text("Bram")
    keys.key(Qt.Key.Key_S, alt=True)
    screen.who.name.setFocus()
    keys.key(Qt.Key.Key_Return)
    keys.text(PASSPHRASE)
    keys.key(Qt.Key.Key_Tab)
    keys.text(PASSPHRASE)
    keys.key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(screen.spoken.text().split()) == 4, timeout=WAIT)
    return screen


def let_in(anne: Programma, spoken: str, qtbot: QtBot) -> None:
    """Through the gear, with the words as they come over the phone."""
    anne.window.gear.open_sharing()
    page = anne.window.findChildren(DelenPage)[-1]
    page.first_button.click()
    qtbot.waitUntil(lambda: bool(page.findChildren(AdmitQuestion)), timeout=WAIT)
    (question,) = page.findChildren(AdmitQuestion)
    keys = Keyboard(question)
    keys.text(spoken)
    keys.key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "doet nu mee" in page.bar.text(), timeout=WAIT)
    page.window().close()


def test_four_words_and_all_the_team_has_is_here(
    anne: Programma, bram: Programma, shared: Path, qtbot: QtBot
) -> None:
    screen = ask_to_join(bram, shared, qtbot)
    let_in(anne, screen.spoken.text().replace("\n", " "), qtbot)
    code = bram.entrance.first.welcome.code
    qtbot.waitUntil(lambda: code.code() != "", timeout=WAIT * 2)
    assert screen.passphrase.fields.text() == ""
    assert screen.spoken.text() == ""
    _keep_the_code(bram, code.code())

    assert bram.window.navigation.team.text() == "Schaijk"
    listed = bram.window.go_to("signalen")
    assert isinstance(listed, SignalenScreen)
    assert listed.count.text() == "2 signalen"

    # From now on it goes by itself, both ways; what comes in is told, and is news.
    bram.wait_until_reading()
    bram.window.log_now()
    _log(bram, "gladde stoep bij de school")
    line = anne.window.sharing_line
    qtbot.waitUntil(lambda: "1 nieuw signaal van Bram" in line.text(), timeout=WAIT)
    assert anne.loggen.colleagues.text() == "1 nieuw van je collega's"

    # And tomorrow, with his own passphrase.
    bram.restart()
    bram.unlock(PASSPHRASE)
    assert bram.window.isVisible()


def test_who_stops_has_nothing_and_may_ask_again(
    anne: Programma, bram: Programma, shared: Path, qtbot: QtBot
) -> None:
    screen = ask_to_join(bram, shared, qtbot)
    first = screen.spoken.text()
    keys = bram.keyboard(bram.door)
    assert bram.door.focusWidget() is screen.line.stop_button
    keys.key(Qt.Key.Key_Space)
    bram.settle()
    assert screen.spoken.text() == ""
    assert not list(bram.folder.glob("*.signaal*"))
    qtbot.wait(1_200)
    assert bram.entrance.window is None

    keys.key(Qt.Key.Key_Tab)
    tab_to(keys, bram.door, "Verder")
    keys.key(Qt.Key.Key_Return)
    for _ in range(2):
        keys.text(PASSPHRASE)
        keys.key(Qt.Key.Key_Tab)
    screen.passphrase.button.click()
    qtbot.waitUntil(lambda: len(screen.spoken.text().split()) == 4, timeout=WAIT)
    assert screen.spoken.text() != first


def test_a_folder_that_is_not_there_is_said_before_anything_is_made(
    bram: Programma, tmp_path: Path, qtbot: QtBot
) -> None:
    bram.entrance.first.welcome.join_requested.emit()
    screen = bram.door.stack.currentWidget()
    assert isinstance(screen, AansluitenScreen)
    screen.next_button.click()
    assert screen.message.text() == "Kies eerst de map die je team deelt."
    screen.folder.setText(str(tmp_path / "nergens"))
    screen.who.name.setText("Bram")
    screen.who.discipline.choose(["sociaal_werker"])
    screen.next_button.click()
    screen.passphrase.fields.first.setText(PASSPHRASE)
    screen.passphrase.fields.again.setText(PASSPHRASE)
    screen.passphrase.button.click()
    qtbot.waitUntil(screen.message.isVisible, timeout=WAIT)
    assert "map" in screen.message.text()
    assert screen.passphrase.button.isEnabled()
    assert not list(bram.folder.glob("*.signaal*"))


def test_a_folder_that_goes_away_while_waiting(
    anne: Programma, bram: Programma, shared: Path, qtbot: QtBot
) -> None:
    screen = ask_to_join(bram, shared, qtbot)
    spoken = screen.spoken.text()
    away = shared.rename(shared.with_name("weg"))
    qtbot.waitUntil(screen.message.isVisible, timeout=WAIT)
    away.rename(shared)
    screen.message.press("Kijk opnieuw")
    let_in(anne, spoken.replace("\n", " "), qtbot)
    code = bram.entrance.first.welcome.code
    qtbot.waitUntil(lambda: code.code() != "", timeout=WAIT * 2)


def test_shutting_the_door_while_waiting_leaves_nothing(
    anne: Programma, bram: Programma, shared: Path, qtbot: QtBot
) -> None:
    ask_to_join(bram, shared, qtbot)
    bram.stop()
    qtbot.wait(1_200)
    assert not list(bram.folder.glob("*.signaal*"))
    bram.start()
