"""The archive is damaged or gone: the user is told, puts a backup back and sees the signals."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from signaal.domain.reserve import Aanleiding
from signaal.usecases.archief import sluit
from signaal.usecases.reservekopie import bewaar_reservekopie, maak_reservekopie, reservekopieen_bij
from signaal.usecases.signalen import Signaalinvoer, log_signaal
from tests.builders import WACHTWOORD, Archiefbouw, Klok, vul
from tests.ui.programma import Programma
from ui.keeper import Keeper
from ui.laptop import Laptop
from ui.screens.instellingen_reserve import ReservePage
from ui.screens.terugzetten import TerugzettenDialog, VerslagDialog
from ui.widgets.question import Question


@pytest.fixture
def stick(tmp_path: Path, klok: Klok, voorbeeld: Archiefbouw) -> Path:
    """A laptop with three signals, a backup of two beside it, and one of three on a stick."""
    folder = tmp_path / "laptop"
    folder.mkdir()
    bouw = Archiefbouw(folder / "team.signaal", klok)
    bureau = bouw.als(voorbeeld)
    vul(bureau, 400, verwijderd=True)
    for text in ("losse tegels bij de kerk", "vraagt om vervoer"):
        log_signaal(bureau, Signaalinvoer(text, "reek"))
    maak_reservekopie(bureau)
    klok.later(hours=1)
    log_signaal(bureau, Signaalinvoer("de lift is stuk", "reek"))
    kopie = bewaar_reservekopie(bureau, tmp_path / "stick.reservekopie")
    sluit(bureau)
    Laptop(folder).keep(archive=str(bouw.pad))
    return kopie.pad


@pytest.fixture
def archief(stick: Path) -> Path:
    """The archive on that laptop."""
    return stick.parent / "laptop" / "team.signaal"


def bit_flip(pad: Path, plek: int) -> None:
    ruw = bytearray(pad.read_bytes())
    ruw[plek] ^= 1
    pad.write_bytes(ruw)


def logged(programma: Programma) -> set[str]:
    return set(programma.loggen.recent.texts())


def at_the_door(programma: Programma) -> TerugzettenDialog:
    dialog = programma.entrance.rescue.dialog
    assert dialog is not None
    return dialog


def test_a_bit_flip_is_told_and_a_backup_brings_the_signals_back(
    archief: Path, programma: Programma, qtbot: QtBot
) -> None:
    bit_flip(archief, 100)
    programma.unlock(WACHTWOORD)
    unlock = programma.door.unlock
    assert unlock.message.text().startswith("Het archief is beschadigd.")
    unlock.message.press("Herstel")

    dialog = at_the_door(programma)
    assert dialog.list.count() == 1
    dialog.passphrase.setText("verkeerd")
    dialog.back_button.click()
    programma.settle()
    assert "past niet bij deze reservekopie" in dialog.bar.text()
    assert not dialog.back_button.isEnabled(), "guessing is slow here too"
    dialog.passphrase.setText(WACHTWOORD)
    qtbot.waitUntil(dialog.back_button.isEnabled)
    dialog.back_button.click()
    programma.settle()

    assert logged(programma) == {"losse tegels bij de kerk", "vraagt om vervoer"}
    assert not programma.door.isVisible()
    assert list(archief.with_name("team.signaal.reserve").glob("beschadigd-*"))


def test_the_archive_and_its_bag_are_gone_and_the_stick_has_everything(
    archief: Path, stick: Path, programma: Programma
) -> None:
    archief.unlink()
    archief.with_name("team.signaal.sleutels").unlink()
    programma.unlock(WACHTWOORD)
    programma.door.unlock.message.press("Herstel")
    dialog = at_the_door(programma)
    assert not dialog.repair_button.isVisible()
    dialog.choose(stick)
    dialog.passphrase.setText(WACHTWOORD)
    dialog.back_button.click()
    programma.settle()
    assert len(logged(programma)) == 3


def test_a_new_laptop_begins_with_the_stick(
    stick: Path, tmp_path: Path, klok: Klok, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = (str(stick), "")
    monkeypatch.setattr("ui.entrance.QFileDialog.getOpenFileName", lambda *_: chosen)
    with Programma(tmp_path / "nieuw", klok, qtbot) as programma:
        programma.entrance.first.welcome.other_requested.emit()
        dialog = at_the_door(programma)
        dialog.passphrase.setText(WACHTWOORD)
        dialog.back_button.click()
        programma.settle()
        assert len(logged(programma)) == 3
        programma.restart()
        programma.unlock(WACHTWOORD)
        assert len(logged(programma)) == 3


def test_with_the_printed_code_when_the_passphrase_is_forgotten(
    archief: Path, programma: Programma, voorbeeld: Archiefbouw
) -> None:
    archief.write_bytes(b"")
    programma.door.unlock.rescue_requested.emit()
    dialog = at_the_door(programma)
    dialog.passphrase.setText(voorbeeld.code.lower())
    dialog.back_button.click()
    programma.settle()
    unlock = programma.door.unlock
    assert unlock.recovery.isVisible(), "the code opens it, and a new passphrase is chosen there"
    unlock.recovery.code.setText(voorbeeld.code)
    for field in (unlock.recovery.fresh.first, unlock.recovery.fresh.again):
        field.setText("een heel ander wachtwoord")
    unlock.recovery.filled_in.emit()
    programma.settle()
    assert len(logged(programma)) == 2


def test_repair_at_the_door_tells_what_came_back(
    archief: Path, programma: Programma, qtbot: QtBot
) -> None:
    ruw = archief.read_bytes()
    bit_flip(archief, len(ruw) // 2)
    programma.door.unlock.rescue_requested.emit()
    dialog = at_the_door(programma)
    dialog.passphrase.setText(WACHTWOORD)
    dialog.repair_button.click()
    programma.settle()
    report = programma.door.findChildren(VerslagDialog)[0]
    assert report.lines[0].startswith("Het archief is gerepareerd: 3 signalen")
    report.open_button.click()
    programma.settle()
    assert len(logged(programma)) == 3


def test_damage_that_shows_while_it_is_open(
    archief: Path, programma: Programma, qtbot: QtBot
) -> None:
    programma.unlock(WACHTWOORD)
    window = programma.window
    window.notices.tell_damage("Het archief is beschadigd. Er is niets aan veranderd.")
    programma.loggen.form.text.setPlainText("een signaal van nu")
    programma.loggen.save()
    assert window.message.text().startswith("Het archief is beschadigd.")
    assert window.message.isVisible()
    window.message.press("Herstel")
    qtbot.waitUntil(lambda: programma.entrance.rescue.dialog is not None)
    assert programma.door.isVisible()
    at_the_door(programma).reject()
    programma.unlock(WACHTWOORD)
    assert "een signaal van nu" in logged(programma)


def test_behind_the_gear_back_to_an_earlier_moment_and_forth_again(
    archief: Path, programma: Programma, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Question, "agreed", lambda _: True)
    programma.unlock(WACHTWOORD)
    assert len(logged(programma)) == 3
    put_back_newest(programma, qtbot)
    assert len(logged(programma)) == 2
    assert programma.window.message.text().startswith("De reservekopie van zo 22 november 2026")

    programma.wait_until_reading()
    programma.window.findChildren(Keeper)[0].begin()
    qtbot.waitUntil(
        lambda: Aanleiding.HERSTEL in {k.aanleiding for k in reservekopieen_bij(archief)}
    )
    qtbot.waitUntil(lambda: len(reservekopieen_bij(archief)) == 3)
    for kopie in reservekopieen_bij(archief):
        if kopie.aanleiding is not Aanleiding.HERSTEL:
            kopie.pad.unlink()
    put_back_newest(programma, qtbot)
    assert len(logged(programma)) == 3


def put_back_newest(programma: Programma, qtbot: QtBot) -> None:
    """Behind the gear, the one on top; until the window of the restored archive is there."""
    before = programma.window
    before.navigation.settings_requested.emit()
    page = before.findChildren(ReservePage)[-1]
    page.list.findChildren(QPushButton)[0].click()
    qtbot.waitUntil(lambda: programma.entrance.window not in (before, None), timeout=20_000)
    programma.settle()
