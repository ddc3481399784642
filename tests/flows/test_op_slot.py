"""The laptop is left alone: nothing to see, something to write, and you are where you were."""

import gc
import threading
import weakref
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from signaal import exchange, vault
from signaal.usecases.brieven import schrijf_brief
from tests.builders import NU, VANDAAG, Klok, rauwe_bytes
from tests.flows.test_eerste_start import PASSPHRASE, _begin_team, _keep_the_code, _log, _logged
from tests.ui.programma import Programma
from ui.screens.overleg import OverlegScreen
from ui.screens.signalen import SignalenScreen
from ui.widgets.left_texts import LeftTexts
from ui.widgets.question import TextQuestion
from ui.widgets.signal_dialog import SignalDialog

SECRET = "vervoer naar de prikpost"


@pytest.fixture
def begun(programma: Programma) -> Programma:
    """A team that logged two signals."""
    _keep_the_code(programma, _begin_team(programma))
    programma.wait_until_reading()
    _log(programma, "losse tegels bij de kerk", f"vraagt om {SECRET}")
    return programma


def lock(programma: Programma) -> None:
    """By hand, as a user does."""
    programma.window.navigation.lock.click()
    programma.settle()


def in_sight() -> list[QWidget]:
    """Every window the desktop could show or list."""
    return [w for w in QApplication.topLevelWidgets() if w.isVisible()]


def words_in_sight() -> str:
    """All that can be read, also by hovering or by asking what windows there are."""
    said = [w.windowTitle() for w in in_sight()]
    for window in in_sight():
        for widget in [window, *window.findChildren(QWidget)]:
            said += [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
            if isinstance(widget, QLabel | QLineEdit):
                said.append(widget.text())
    return " ".join(said)


def test_lock_write_while_locked_unlock_and_it_was_taken_in(
    begun: Programma, qtbot: QtBot, klok: Klok
) -> None:
    begun.keyboard().text("half geschreven")
    lock(begun)

    assert begun.entrance.window is None
    assert in_sight() == [begun.door]
    assert begun.door.windowTitle() == "Signaal"
    assert begun.door.unlock.title.text() == "Signaal is op slot"
    for word in ("tegels", SECRET, "half geschreven", "Schaijk", "Anne"):
        assert word not in words_in_sight()

    unlock = begun.door.unlock
    unlock.letter_button.click()
    keys = begun.keyboard(begun.door)
    keys.text("een bewoner belt, bsn 999990019")
    keys.key(Qt.Key.Key_Return, ctrl=True)
    assert unlock.message.text().startswith("Hier staat een BSN in.")
    unlock.letter.text.selectAll()
    keys.text("een bewoner zit al dagen zonder licht")
    keys.key(Qt.Key.Key_Tab)
    keys.text("Reek")
    keys.key(Qt.Key.Key_Return, ctrl=True)
    assert unlock.message.text() == "Bewaard. Je ziet het terug zodra je het archief opent."
    assert unlock.letter.is_empty()
    assert b"zonder licht" not in rauwe_bytes(begun.folder)

    unlock.letter.left.emit()
    klok.later(minutes=20)
    begun.unlock(PASSPHRASE)

    window = begun.window
    assert window.message.text() == "1 signaal van toen Signaal op slot was: kijk het even na."
    assert _logged(begun)[0] == "een bewoner zit al dagen zonder licht"
    assert begun.loggen.form.text.toPlainText() == "half geschreven"
    window.message.press("Kijk na")
    screen = window.stack.currentWidget()
    assert isinstance(screen, SignalenScreen)
    chosen = screen.table.current_signal()
    assert chosen is not None
    assert (chosen.tekst, chosen.kern) == ("een bewoner zit al dagen zonder licht", "reek")
    assert chosen.themas == ()
    assert QApplication.activeModalWidget() is None, "nobody is in it: it needs no opening"


def test_a_name_written_while_locked_is_opened_with_its_warning(
    begun: Programma, qtbot: QtBot
) -> None:
    lock(begun)
    unlock = begun.door.unlock
    unlock.letter_button.click()
    keys = begun.keyboard(begun.door)
    keys.text("in Reek belde mw de wit over de lift")
    keys.key(Qt.Key.Key_Return, ctrl=True)
    unlock.letter.left.emit()
    begun.unlock(PASSPHRASE)
    begun.window.message.press("Kijk na")
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), SignalDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SignalDialog)
    assert dialog.form.chosen_kern() == "reek"
    qtbot.waitUntil(lambda: dialog.form.text.marked() == ["mw de wit"])
    assert dialog.form.slot.bar.text().startswith("Dit lijkt een naam.")
    dialog.form.slot.bar.press("Vervang")
    dialog.save()
    assert _logged(begun)[0] == "in Reek belde een bewoner over de lift"


def test_letters_from_before_the_program_started_are_told_too(begun: Programma, klok: Klok) -> None:
    begun.restart()
    schrijf_brief(Path(begun.laptop.habits.archive), "glad plein", "", klok.nu(), VANDAAG)
    schrijf_brief(Path(begun.laptop.habits.archive), "kapotte lamp", "", klok.nu(), VANDAAG)
    begun.unlock(PASSPHRASE)
    assert begun.window.message.text().startswith("2 signalen van toen Signaal op slot was")


def test_a_letter_that_nobody_can_read_keeps_nobody_out_and_is_told_once(begun: Programma) -> None:
    """Anyone at this laptop can put one there."""
    lock(begun)
    archive = Path(begun.laptop.habits.archive)
    exchange.leg_brief(archive, "vreemd", vault.verzegel(archive, b"[" * 60_000))
    exchange.leg_brief(archive, "ook vreemd", vault.verzegel(archive, b'{"versie": 1, "id": 5}'))
    begun.unlock(PASSPHRASE)
    assert begun.window.message.text().startswith("2 signalen van toen Signaal op slot was, zijn")
    lock(begun)
    begun.unlock(PASSPHRASE)
    assert not begun.window.message.isVisible()


def test_letters_are_taken_in_beside_the_window(
    begun: Programma, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There may be thousands: the front door keeps painting."""
    lock(begun)
    schrijf_brief(Path(begun.laptop.habits.archive), "glad plein", "", NU, VANDAAG)
    threads: list[threading.Thread] = []

    def decrypt(*about: object) -> bytes:
        threads.append(threading.current_thread())
        return unseal(*about)

    unseal: Callable[..., bytes] = vault.ontzegel
    monkeypatch.setattr("signaal.vault.ontzegel", decrypt)
    begun.unlock(PASSPHRASE)
    assert _logged(begun)[0] == "glad plein"
    assert len(threads) == 1
    assert threads[0] is not threading.main_thread()


def test_a_letter_still_in_the_field_goes_along_at_the_unlock(begun: Programma) -> None:
    lock(begun)
    begun.door.unlock.letter_button.click()
    begun.keyboard(begun.door).text("nog niet vastgelegd")
    begun.door.unlock.letter.left.emit()
    begun.unlock(PASSPHRASE)
    assert _logged(begun)[0] == "nog niet vastgelegd"


def test_nothing_readable_stays_in_memory(begun: Programma) -> None:
    """As far as Python allows: every object that held a key or a text is gone."""
    window, bureau = begun.window, begun.entrance._bureau
    assert bureau is not None
    left = [
        weakref.ref(x)
        for x in (window, begun.loggen, window._session, bureau, bureau.archive, window.stack)
    ]
    del window, bureau

    lock(begun)

    gc.collect()
    assert [ref() for ref in left] == [None] * len(left)
    assert begun.door.unlock.passphrase.text() == ""


def test_stop_findings_do_not_reach_the_draft(begun: Programma) -> None:
    begun.keyboard().text("belt op 06 12345678 terug")
    lock(begun)
    begun.unlock(PASSPHRASE)
    assert begun.loggen.form.text.toPlainText() == "belt op … terug"


def test_you_are_where_you_were(begun: Programma, qtbot: QtBot) -> None:
    window = begun.window
    screen = window.go_to("signalen")
    assert isinstance(screen, SignalenScreen)
    screen.filters.search.setText("prikpost")
    qtbot.waitUntil(lambda: screen.model.rowCount() == 1)
    screen.table.choose_rows([0])
    lock(begun)
    begun.unlock(PASSPHRASE)

    again = begun.window.stack.currentWidget()
    assert isinstance(again, SignalenScreen)
    assert again is not screen
    assert again.filters.search.text() == "prikpost"
    assert again.model.rowCount() == 1
    signal = again.table.current_signal()
    assert signal is not None
    assert SECRET in signal.tekst


def test_the_overleg_comes_back_with_its_item(begun: Programma, qtbot: QtBot) -> None:
    screen = begun.window.go_to("overleg")
    assert isinstance(screen, OverlegScreen)
    qtbot.waitUntil(lambda: screen.list.key != "", timeout=20_000)
    keys = begun.keyboard()
    keys.key(Qt.Key.Key_Down)
    was = screen.list.key
    lock(begun)
    begun.unlock(PASSPHRASE)
    again = begun.window.stack.currentWidget()
    assert isinstance(again, OverlegScreen)
    qtbot.waitUntil(lambda: again.list.key == was, timeout=20_000)


def test_what_was_typed_on_a_sheet_is_not_lost(begun: Programma, qtbot: QtBot) -> None:
    screen = begun.window.go_to("signalen")
    assert isinstance(screen, SignalenScreen)
    screen.table.choose_rows([0])
    screen.edit_current()
    (sheet,) = screen.findChildren(SignalDialog)
    sheet.form.text.selectAll()
    QTest.keyClicks(sheet.form.text, "veel preciezer gezegd")
    lock(begun)
    assert in_sight() == [begun.door]

    begun.unlock(PASSPHRASE)

    (left,) = begun.window.findChildren(LeftTexts)
    assert [field.toPlainText() for field in left.fields] == ["veel preciezer gezegd"]
    left.accept()
    lock(begun)
    begun.unlock(PASSPHRASE)
    assert begun.window.findChildren(LeftTexts) == []


def test_a_question_that_waits_for_its_answer_is_let_be(begun: Programma, qtbot: QtBot) -> None:
    """Its loop runs inside the window that is locked: that loop ends first."""

    def leave() -> None:
        (question,) = begun.window.findChildren(TextQuestion)
        QTest.keyClicks(question.field.typing, "iets voor het overleg")
        begun.window.navigation.lock.click()

    QTimer.singleShot(0, leave)
    session, parent = begun.window._session, begun.window
    question = TextQuestion(session, "Eigen punt", "Voeg toe", parent, label="Waarover?")
    assert not question.agreed()
    del question, session, parent

    begun.settle()
    assert in_sight() == [begun.door]
    begun.unlock(PASSPHRASE)
    (left,) = begun.window.findChildren(LeftTexts)
    assert left.fields[0].toPlainText() == "iets voor het overleg"
    left.accept()


def test_after_a_quiet_time_it_goes_on_lock(begun: Programma, klok: Klok) -> None:
    quiet = begun.entrance.lock.quiet
    klok.later(minutes=9)
    quiet.look()
    assert begun.window.isVisible()
    quiet.touch()
    klok.later(minutes=9)
    quiet.look()
    assert begun.window.isVisible()

    klok.later(minutes=1)
    quiet.look()

    begun.settle()
    assert in_sight() == [begun.door]
    begun.unlock(PASSPHRASE)
    assert len(_logged(begun)) == 2


def test_never_is_never(begun: Programma, klok: Klok) -> None:
    begun.laptop.keep(lock_after=0)
    klok.later(days=3)
    begun.entrance.lock.quiet.look()
    assert begun.window.isVisible()


def test_the_screen_lock_of_the_laptop_locks_too(begun: Programma) -> None:
    companions = begun.window.companions
    assert companions is not None
    companions.lock_signals.locked.emit()
    begun.settle()
    assert in_sight() == [begun.door]


def test_a_remembered_laptop_still_asks_after_a_lock(begun: Programma) -> None:
    lock(begun)
    begun.door.unlock.remember.setChecked(True)
    begun.unlock(PASSPHRASE)
    lock(begun)
    assert begun.entrance.window is None
    assert begun.door.unlock.remember.isChecked()
    begun.unlock("niet dit")
    assert begun.entrance.window is None
    begun.restart()
    assert begun.window.isVisible()


def test_the_example_team_has_nothing_to_lock(programma: Programma, klok: Klok) -> None:
    programma.entrance.first.welcome.demo_requested.emit()
    assert not programma.window.navigation.lock.isVisible()
    klok.later(days=1)
    programma.entrance.lock.quiet.look()
    assert programma.window.isVisible()


def test_each_wrong_guess_makes_the_next_one_wait_longer(begun: Programma, qtbot: QtBot) -> None:
    lock(begun)
    unlock = begun.door.unlock
    begun.unlock("mis")
    assert unlock.open_button.text() == "Nog 1 seconde"
    assert not unlock.open_button.isEnabled()
    begun.unlock("weer mis")
    assert unlock.open_button.text() == "Nog 2 seconden"
    unlock.letter_button.click()
    begun.keyboard(begun.door).text("schrijven kan gewoon")
    assert unlock.letter.text.toPlainText() == "schrijven kan gewoon"
    unlock.letter.clear()
    unlock.letter.left.emit()

    begun.restart()
    assert begun.door.unlock.open_button.text() == "Nog 2 seconden"
    begun.unlock(PASSPHRASE)
    assert begun.laptop.habits.wrong_guesses == 0


def test_the_window_paints_while_the_key_is_derived(begun: Programma, qtbot: QtBot) -> None:
    lock(begun)
    unlock = begun.door.unlock
    ticks: list[int] = []
    timer = QTimer()
    timer.setInterval(5)
    timer.timeout.connect(lambda: ticks.append(1))
    timer.start()
    unlock.passphrase.setText(PASSPHRASE)
    unlock.open_button.click()
    assert unlock.open_button.text() == "Even geduld…"
    unlock.open_button.click()
    begun.settle()
    timer.stop()
    assert ticks
    assert begun.window.isVisible()
    assert not any(isinstance(w, QDialog) for w in in_sight())
