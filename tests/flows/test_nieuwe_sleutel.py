"""Somebody may have the key: a new one from behind the gear, and back to work."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from signaal.usecases.bureau import Bureau
from signaal.usecases.sleutels import lees_toegang
from tests.builders import Klok
from tests.flows.test_eerste_start import PASSPHRASE, _begin_team, _keep_the_code, _log, _logged
from tests.flows.test_op_slot import in_sight, words_in_sight
from tests.ui.programma import Programma
from ui.screens.hersleutel import HersleutelScreen
from ui.screens.instellingen import InstellingenDialog
from ui.screens.instellingen_toegang import ToegangPage
from ui.screens.signalen import SignalenScreen
from ui.widgets.key_dialogs import PassphraseDialog


@pytest.fixture
def begun(programma: Programma) -> Programma:
    """A team that logged a signal, and looks at the list."""
    _keep_the_code(programma, _begin_team(programma))
    programma.wait_until_reading()
    _log(programma, "losse tegels bij de kerk")
    programma.window.go_to("signalen")
    return programma


def ask(programma: Programma, passphrase: str) -> PassphraseDialog:
    """Through the gear to the question, and the passphrase typed."""
    programma.window.navigation.settings_requested.emit()
    gear = programma.window.findChildren(InstellingenDialog)[-1]
    (page,) = gear.findChildren(ToegangPage)
    gear.tabs.setCurrentWidget(page)
    page.key_button.click()
    dialog = page.findChildren(PassphraseDialog)[-1]
    dialog.now.setText(passphrase)
    dialog.yes.click()
    return dialog


def test_another_key_a_new_code_and_back_where_you_were(begun: Programma, qtbot: QtBot) -> None:
    bureau = begun.entrance._bureau
    assert bureau is not None
    old = bureau.archive.sleutel
    ask(begun, PASSPHRASE)
    qtbot.waitUntil(lambda: "rekey" in vars(begun.entrance), timeout=20_000)
    screen = begun.entrance.rekey.screen
    qtbot.waitUntil(lambda: screen.code.code() != "", timeout=20_000)
    assert begun.entrance.window is None
    code = screen.code.code()
    keys = begun.keyboard(begun.door)
    keys.text("FOUT")
    keys.key(Qt.Key.Key_Return)
    assert screen.bar.text().startswith("Dat is niet het laatste groepje")
    screen.keeping.last_group.clear()
    keys.text(code.split("-")[-1].lower())
    keys.key(Qt.Key.Key_Return)

    assert isinstance(begun.window.stack.currentWidget(), SignalenScreen)
    assert begun.entrance._bureau is not None
    assert begun.entrance._bureau.archive.sleutel != old
    assert _logged(begun) == ["losse tegels bij de kerk"]
    assert screen.code.code() == ""
    begun.restart()
    begun.unlock(PASSPHRASE)
    assert _logged(begun) == ["losse tegels bij de kerk"]


def test_a_wrong_passphrase_stays_a_question(begun: Programma, qtbot: QtBot) -> None:
    dialog = ask(begun, "mis")
    qtbot.waitUntil(lambda: dialog.bar.text().startswith("Je huidige wachtwoord past niet"))
    assert begun.window.isVisible()


def test_stopped_it_goes_on_with_the_old_key(
    begun: Programma, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    bureau = begun.entrance._bureau
    assert bureau is not None
    old = bureau.archive.sleutel
    monkeypatch.setattr(HersleutelScreen, "is_stopped", lambda _: True)
    ask(begun, PASSPHRASE)
    qtbot.waitUntil(lambda: begun.entrance.window is None, timeout=20_000)
    qtbot.waitUntil(lambda: begun.entrance.window is not None, timeout=20_000)
    assert begun.window.message.text().startswith("Gestopt")
    assert begun.entrance._bureau is not None
    assert begun.entrance._bureau.archive.sleutel == old
    _log(begun, "daarna")


def test_nobody_there_to_keep_the_code_and_it_goes_on_lock(
    begun: Programma, qtbot: QtBot, klok: Klok
) -> None:
    ask(begun, PASSPHRASE)
    qtbot.waitUntil(lambda: "rekey" in vars(begun.entrance), timeout=20_000)
    qtbot.waitUntil(lambda: begun.entrance.rekey.screen.code.code() != "", timeout=20_000)
    _walk_away(begun, klok, begun.entrance.rekey.screen.code.code())
    assert begun.entrance.rekey.bureau is None
    begun.unlock(PASSPHRASE)
    assert _logged(begun) == ["losse tegels bij de kerk"]
    assert begun.entrance._bureau is not None
    assert not lees_toegang(begun.entrance._bureau).herstelcode


def test_nobody_there_at_the_first_start_and_it_goes_on_lock(
    programma: Programma, klok: Klok
) -> None:
    _walk_away(programma, klok, _begin_team(programma))
    assert _desk(programma) is None
    programma.unlock(PASSPHRASE)
    assert programma.window.isVisible()
    bureau = _desk(programma)
    assert bureau is not None
    assert not lees_toegang(bureau).herstelcode
    klok.later(minutes=11)
    programma.entrance.lock.quiet.look()
    programma.settle()
    assert programma.entrance.window is None


def test_who_keeps_the_code_in_time_is_not_put_on_lock(programma: Programma, klok: Klok) -> None:
    code = _begin_team(programma)
    klok.later(minutes=9)
    programma.entrance.lock.quiet.look()
    _keep_the_code(programma, code)
    assert programma.window.isVisible()
    assert programma.entrance._bureau is not None
    assert lees_toegang(programma.entrance._bureau).herstelcode


def _desk(programma: Programma) -> Bureau | None:
    return programma.entrance._bureau


def _walk_away(programma: Programma, klok: Klok, code: str) -> None:
    """The quiet time passes with the code in sight."""
    assert code.split("-")[0] in words_in_sight()
    klok.later(minutes=11)
    programma.entrance.lock.quiet.look()
    programma.settle()
    assert in_sight() == [programma.door]
    assert code.split("-")[0] not in words_in_sight()
    unlock = programma.door.unlock
    assert unlock.title.text() == "Signaal is op slot"
    assert unlock.message.text().startswith("Signaal ging op slot voordat")


def test_a_code_that_nobody_saw_does_not_stand(begun: Programma, qtbot: QtBot) -> None:
    ask(begun, PASSPHRASE)
    qtbot.waitUntil(lambda: "rekey" in vars(begun.entrance), timeout=20_000)
    qtbot.waitUntil(lambda: begun.entrance.rekey.screen.code.code() != "", timeout=20_000)
    begun.restart()
    begun.unlock(PASSPHRASE)
    assert _logged(begun) == ["losse tegels bij de kerk"]
    assert begun.entrance._bureau is not None
    assert not lees_toegang(begun.entrance._bureau).herstelcode
