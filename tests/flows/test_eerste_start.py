"""First start, next start, and the day the passphrase is lost."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from signaal.fouten import SchrijfFout
from tests.builders import Klok
from tests.ui.programma import Programma
from ui import dates
from ui.dates import from_qdate, to_qdate

PASSPHRASE = "paars fiets toren melk"


def _begin_team(programma: Programma, kernen: str = "Schaijk, Zeeland, Reek") -> str:
    """Through the first two screens by keyboard alone; the recovery code."""
    welcome, keys = programma.entrance.first.welcome, programma.keyboard(programma.door)
    keys.text("Anne")
    keys.key(Qt.Key.Key_Tab)
    keys.key(Qt.Key.Key_W, alt=True)
    welcome.kernen.setFocus()
    keys.text(kernen)
    keys.key(Qt.Key.Key_Return)
    keys.text(PASSPHRASE)
    keys.key(Qt.Key.Key_Tab)
    keys.text(PASSPHRASE)
    keys.key(Qt.Key.Key_Return)
    programma.settle()
    return welcome.code.code()


def _keep_the_code(programma: Programma, code: str) -> None:
    keys = programma.keyboard(programma.door)
    keys.text(code.split("-")[-1].lower())
    keys.key(Qt.Key.Key_Return)


def _log(programma: Programma, *texts: str) -> None:
    keys = programma.keyboard()
    for text in texts:
        keys.text(text)
        keys.key(Qt.Key.Key_Return, ctrl=True)


def _logged(programma: Programma) -> list[str]:
    return programma.loggen.recent.texts()


def test_two_screens_and_you_are_in_the_log_screen(programma: Programma) -> None:
    code = _begin_team(programma)
    assert code.count("-") >= 5
    _keep_the_code(programma, code)
    _log(programma, "losse tegels bij de kerk")
    assert _logged(programma) == ["losse tegels bij de kerk"]
    assert (
        programma.window.navigation.team.text() == "Schaijk"
    )  # papers put "drie-eenheid" before it
    assert not programma.door.isVisible()


@pytest.mark.parametrize("days", [None, 0, 41, 300])
def test_the_first_meeting_is_the_one_that_was_chosen(
    programma: Programma, klok: Klok, qtbot: QtBot, days: int | None
) -> None:
    field = programma.entrance.first.welcome.meeting
    if days is not None:
        field.setDate(to_qdate(klok.dag + timedelta(days=days)))
    chosen = dates.day_with_week(from_qdate(field.date()))
    _keep_the_code(programma, _begin_team(programma))
    countdown = programma.window.navigation.countdown
    qtbot.waitUntil(lambda: countdown.text() != "", timeout=10_000)
    assert chosen in countdown.text()


def test_the_code_must_be_kept_before_you_go_on(programma: Programma) -> None:
    _begin_team(programma)
    _keep_the_code(programma, "FOUT-FOUT")
    assert programma.entrance.window is None
    assert "laatste groepje" in programma.entrance.first.welcome.message.text()


def test_next_start_asks_the_passphrase_and_shows_no_content(programma: Programma) -> None:
    _keep_the_code(programma, _begin_team(programma))
    _log(programma, "losse tegels bij de kerk")
    programma.restart()
    assert programma.entrance.window is None
    assert not _shown_words(programma) & {"Schaijk", "Anne", "tegels"}
    programma.unlock("verkeerd wachtwoord")
    assert programma.door.unlock.message.text().startswith("Dit wachtwoord past niet.")
    programma.unlock(PASSPHRASE)
    assert _logged(programma) == ["losse tegels bij de kerk"]


def test_lost_passphrase_the_printed_code_brings_every_signal_back(programma: Programma) -> None:
    code = _begin_team(programma)
    _keep_the_code(programma, code)
    _log(programma, "losse tegels bij de kerk", "vraagt om vervoer naar de prikpost")
    programma.restart()
    programma.door.unlock.forgot_button.click()
    keys = programma.keyboard(programma.door)
    keys.text(code.lower())
    keys.key(Qt.Key.Key_Tab)
    keys.text("een heel ander wachtwoord")
    keys.key(Qt.Key.Key_Tab)
    keys.text("een heel ander wachtwoord")
    keys.key(Qt.Key.Key_Return)
    assert _logged(programma) == ["vraagt om vervoer naar de prikpost", "losse tegels bij de kerk"]
    programma.restart()
    keys = programma.keyboard(programma.door)
    keys.text("een heel ander wachtwoord")
    keys.key(Qt.Key.Key_Return)
    assert len(_logged(programma)) == 2


def test_remembered_laptop_opens_without_a_word(programma: Programma) -> None:
    programma.entrance.first.welcome.passphrase.remember.setChecked(True)
    _keep_the_code(programma, _begin_team(programma))
    programma.restart()
    assert programma.window.isVisible()


def _no_room(*_: object) -> None:
    raise SchrijfFout("Het sleutelbestand kon niet bewaard worden.")


def test_a_laptop_that_cannot_remember_still_shows_the_code(
    programma: Programma, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The archive is made: without its code on the screen nobody would ever get it."""
    monkeypatch.setattr("signaal.vault.onthoud", _no_room)
    programma.entrance.first.welcome.passphrase.remember.setChecked(True)
    code = _begin_team(programma)
    assert code.count("-") >= 5
    _keep_the_code(programma, code)
    assert programma.window.isVisible()
    programma.restart()
    assert programma.entrance.window is None


@pytest.mark.parametrize("remember", [True, False])
def test_a_laptop_that_cannot_remember_lets_in_who_knows_the_passphrase(
    programma: Programma, monkeypatch: pytest.MonkeyPatch, remember: bool
) -> None:
    programma.entrance.first.welcome.passphrase.remember.setChecked(not remember)
    _keep_the_code(programma, _begin_team(programma))
    programma.window.navigation.lock.click()
    programma.settle()
    monkeypatch.setattr("signaal.vault.onthoud", _no_room)
    monkeypatch.setattr("signaal.vault.vergeet", _no_room)
    programma.door.unlock.remember.setChecked(remember)

    programma.unlock(PASSPHRASE)

    assert programma.window.isVisible()


def test_a_damaged_archive_is_told_in_one_sentence(programma: Programma) -> None:
    _keep_the_code(programma, _begin_team(programma))
    programma.restart()
    (programma.folder / "team.signaal.sleutels").unlink()
    keys = programma.keyboard(programma.door)
    keys.text(PASSPHRASE)
    keys.key(Qt.Key.Key_Return)
    programma.settle()
    assert "sleutelbestand" in programma.door.unlock.message.text()
    assert programma.entrance.window is None


def test_look_around_in_an_example_team(programma: Programma, qtbot: QtBot) -> None:
    programma.entrance.first.welcome.demo_requested.emit()
    assert programma.window.navigation.team.text().startswith("Voorbeeldteam\n")
    assert "voorbeeldteam" in programma.window.windowTitle()
    assert len(_logged(programma)) == 5
    assert programma.laptop.habits.archive == ""


def _shown_words(programma: Programma) -> set[str]:
    labels = [w.text() for w in programma.door.unlock.findChildren(QLabel)]
    fields = [w.text() for w in programma.door.unlock.findChildren(QLineEdit)]
    return {word for text in labels + fields for word in text.split()}


def test_a_question_at_first_start_moves_nothing_and_goes_when_answered(
    programma: Programma,
) -> None:
    welcome, keys = programma.entrance.first.welcome, programma.keyboard(programma.door)
    keys.text("Anne")
    before = welcome.kernen.mapTo(welcome, QPoint())
    keys.key(Qt.Key.Key_Return)
    assert welcome.message.text() == "Kies wat je doet."
    assert welcome.message.isVisible()
    assert welcome.kernen.mapTo(welcome, QPoint()) == before
    keys.key(Qt.Key.Key_W, alt=True)
    assert not welcome.message.isVisible()


def test_the_kern_that_was_named_first_is_chosen_at_the_first_signal(programma: Programma) -> None:
    _keep_the_code(programma, _begin_team(programma, "Zeeland, Reek, Schaijk"))
    assert programma.loggen.form.chosen_kern() == "zeeland"
