"""Who did what, a journal that was tampered with, two windows on one archive."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from signaal.usecases.archief import Wachtwoord, open_archief, sluit
from signaal.usecases.bureau import Bureau
from tests.builders import Klok
from tests.flows.test_eerste_start import PASSPHRASE, _begin_team, _keep_the_code, _log, _logged
from tests.ui.programma import Programma
from ui.models.journaal_model import Column
from ui.screens.instellingen import InstellingenDialog
from ui.screens.instellingen_journaal import JournaalPage


@pytest.fixture
def begun(programma: Programma) -> Programma:
    """A team that copied its recovery code and logged two signals."""
    code = _begin_team(programma)
    programma.entrance.first.welcome.code.copy_button.click()
    assert QGuiApplication.clipboard().text() == code
    _keep_the_code(programma, code)
    _log(programma, "losse tegels bij de kerk", "vraagt om vervoer")
    return programma


def _elsewhere(programma: Programma, klok: Klok) -> Bureau:
    """The same archive in another window."""
    path = Path(programma.laptop.habits.archive)
    return open_archief(path, Wachtwoord(PASSPHRASE), klok.nu, klok.vandaag)


def test_reading_who_did_what_by_keyboard(begun: Programma, klok: Klok) -> None:
    klok.later(hours=1)
    _log(begun, "de bus komt niet meer")
    begun.window.navigation.settings_requested.emit()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, InstellingenDialog)
    page = dialog.findChildren(JournaalPage)[0]
    dialog.tabs.setCurrentWidget(page)
    rows = [
        [str(page.model.index(row, column).data()) for column in Column]
        for row in range(page.model.rowCount())
    ]
    assert rows[0][0].startswith("22-11-2026  ")
    assert rows[0][1:] == ["Signaal gelogd", "Signaal van 22 nov 2026", "Anne"]
    assert "Herstelcode gekopieerd" in [row[1] for row in rows]
    assert "bus" not in repr(rows)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert page.model.rowCount() == 1
    dialog.reject()


def test_a_second_window_is_told_and_comes_in_when_the_first_is_gone(
    begun: Programma, klok: Klok
) -> None:
    begun.stop()
    other = _elsewhere(begun, klok)
    begun.start()
    begun.unlock(PASSPHRASE)
    unlock = begun.door.unlock
    assert begun.entrance.window is None
    assert unlock.message.text().startswith("Dit archief is al open in een ander venster")
    unlock.message.press("Probeer opnieuw")
    begun.settle()
    assert begun.entrance.window is None

    sluit(other)
    unlock.message.press("Probeer opnieuw")
    begun.settle()
    assert sorted(_logged(begun)) == ["losse tegels bij de kerk", "vraagt om vervoer"]


def test_a_journal_that_was_tampered_with_is_told_after_opening(
    begun: Programma, klok: Klok, qtbot: QtBot
) -> None:
    begun.stop()
    other = _elsewhere(begun, klok)
    with other.archive._verbind(True) as conn:
        conn.execute(text("UPDATE journaal SET actor = NULL WHERE seq = 20"))
    sluit(other)
    begun.start()
    begun.unlock(PASSPHRASE)
    message = begun.window.message
    qtbot.waitUntil(message.isVisible, timeout=20_000)
    assert message.text().startswith("Het journaal van dit archief klopt niet")
    assert "reservekopie" in message.text()
    _log(begun, "wat gehoord is kan nog bewaard")
    assert "wat gehoord is kan nog bewaard" in _logged(begun)


def test_wrong_passphrases_are_on_record_once_somebody_comes_in(begun: Programma) -> None:
    begun.restart()
    begun.unlock("paars fiets toren kaas")
    assert begun.entrance.window is None
    begun.door.unlock.wait(0)
    begun.unlock(PASSPHRASE)
    begun.window.navigation.settings_requested.emit()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, InstellingenDialog)
    model = dialog.findChildren(JournaalPage)[0].model
    told = [(str(model.index(r, 1).data()), str(model.index(r, 2).data())) for r in range(3)]
    assert ("Verkeerd wachtwoord geprobeerd", "Archief, 1 keer") in told
    dialog.reject()
