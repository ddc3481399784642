"""Somebody may have the key: a new one from behind the gear, and back to work."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from signaal.usecases.sleutels import lees_toegang
from tests.flows.test_eerste_start import PASSPHRASE, _begin_team, _keep_the_code, _log, _logged
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
    screen.last_group.clear()
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


def test_a_code_that_nobody_saw_does_not_stand(begun: Programma, qtbot: QtBot) -> None:
    ask(begun, PASSPHRASE)
    qtbot.waitUntil(lambda: "rekey" in vars(begun.entrance), timeout=20_000)
    qtbot.waitUntil(lambda: begun.entrance.rekey.screen.code.code() != "", timeout=20_000)
    begun.restart()
    begun.unlock(PASSPHRASE)
    assert _logged(begun) == ["losse tegels bij de kerk"]
    assert begun.entrance._bureau is not None
    assert not lees_toegang(begun.entrance._bureau).herstelcode
