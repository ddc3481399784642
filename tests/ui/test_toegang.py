"""The settings part "Toegang": every act has a way back, or asks first."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from signaal.fouten import VerkeerdWachtwoordFout
from signaal.usecases.bureau import Bureau
from signaal.usecases.sleutels import eis_wachtwoord, lees_toegang
from signaal.vault import open_met_herstelcode
from tests.builders import WACHTWOORD, Archiefbouw
from tests.conftest import Geheugenring
from ui.laptop import Laptop
from ui.screens.instellingen_toegang import ToegangPage
from ui.session import Session
from ui.widgets.key_dialogs import NewCodeDialog, PassphraseDialog
from ui.widgets.question import Question

NEW = "paars fiets toren melk"


@pytest.fixture
def page(session: Session, laptop: Laptop, qtbot: QtBot) -> ToegangPage:
    page = ToegangPage(session, laptop)
    qtbot.addWidget(page)
    page.show()
    return page


def fill(dialog: PassphraseDialog, now: str, fresh: str, again: str) -> None:
    assert dialog.fresh is not None
    for field, text in (
        (dialog.now, now),
        (dialog.fresh.first, fresh),
        (dialog.fresh.again, again),
    ):
        field.setText(text)
    dialog.yes.click()


def asked(page: ToegangPage) -> PassphraseDialog:
    page.passphrase_button.click()
    return page.findChildren(PassphraseDialog)[-1]


def opens(bureau: Bureau, passphrase: str) -> bool:
    try:
        eis_wachtwoord(bureau, passphrase)
    except VerkeerdWachtwoordFout:
        return False
    return True


def test_another_passphrase_and_back(page: ToegangPage, bureau: Bureau, qtbot: QtBot) -> None:
    fill(asked(page), WACHTWOORD, NEW, NEW)
    qtbot.waitUntil(lambda: page.bar.text() == "Je nieuwe wachtwoord geldt.")
    assert opens(bureau, NEW)
    assert not opens(bureau, WACHTWOORD)

    page.bar.press("Zet het oude wachtwoord terug")

    assert page.bar.text() == "Je oude wachtwoord geldt weer; het nieuwe niet meer."
    assert opens(bureau, WACHTWOORD)


@pytest.mark.parametrize(
    ("now", "fresh", "again", "said"),
    [
        ("", NEW, NEW, "Typ eerst je huidige wachtwoord."),
        (WACHTWOORD, "kort", "kort", "Nog te kort: minstens 10 tekens."),
        (WACHTWOORD, NEW, NEW + "!", "De twee wachtwoorden zijn niet gelijk."),
        (WACHTWOORD + "x", NEW, NEW, "Je huidige wachtwoord past niet"),
    ],
)
def test_what_will_not_do_is_said_and_changes_nothing(
    page: ToegangPage, bureau: Bureau, qtbot: QtBot, now: str, fresh: str, again: str, said: str
) -> None:
    dialog = asked(page)
    fill(dialog, now, fresh, again)
    qtbot.waitUntil(lambda: dialog.bar.text().startswith(said))
    assert dialog.isVisible()
    assert dialog.yes.isEnabled()
    assert opens(bureau, WACHTWOORD)
    dialog.reject()


def test_a_new_code_counts_when_it_was_kept(
    page: ToegangPage, bureau: Bureau, archiefbouw: Archiefbouw
) -> None:
    page.code_button.click()
    (dialog,) = page.findChildren(NewCodeDialog)
    dialog.last_group.setText("FOUT")
    dialog.yes.click()
    assert dialog.isVisible()
    code = dialog.code.code()
    dialog.last_group.setText(dialog.code.last_group().lower())
    dialog.yes.click()

    assert open_met_herstelcode(bureau.pad, code) == bureau.archive.sleutel
    with pytest.raises(VerkeerdWachtwoordFout):
        open_met_herstelcode(bureau.pad, archiefbouw.code)

    page.bar.press("Zet de oude herstelcode terug")
    assert open_met_herstelcode(bureau.pad, archiefbouw.code) == bureau.archive.sleutel


def test_a_new_code_that_was_not_kept_leaves_the_old_sheet(
    page: ToegangPage, bureau: Bureau, archiefbouw: Archiefbouw
) -> None:
    page.code_button.click()
    (dialog,) = page.findChildren(NewCodeDialog)
    dialog.reject()
    assert open_met_herstelcode(bureau.pad, archiefbouw.code) == bureau.archive.sleutel


def test_the_page_is_written_where_the_user_says(
    page: ToegangPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "elders" / "Herstelblad.pdf"
    place.parent.mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(place), ""))
    page.code_button.click()
    (dialog,) = page.findChildren(NewCodeDialog)
    dialog.code.save_button.click()
    assert place.read_bytes().startswith(b"%PDF")
    assert dialog.code.told.text().startswith("Bewaard: Herstelblad.pdf.")
    dialog.reject()


def test_dropping_the_code_asks_first_and_can_be_undone(page: ToegangPage, bureau: Bureau) -> None:
    page.drop_button.click()
    (sure,) = page.findChildren(Question)
    sure.reject()
    assert lees_toegang(bureau).herstelcode
    page.drop_button.click()
    page.findChildren(Question)[-1].yes.click()
    assert not lees_toegang(bureau).herstelcode
    assert not page.drop_button.isVisible()
    page.bar.press("Zet de herstelcode terug")
    assert lees_toegang(bureau).herstelcode


def test_this_laptop_remembers_or_says_it_cannot(
    page: ToegangPage, bureau: Bureau, sleutelring: Geheugenring
) -> None:
    page.remember.click()
    assert lees_toegang(bureau).laptop
    page.remember.click()
    assert not lees_toegang(bureau).laptop

    sleutelring.kapot = True
    page.remember.click()
    assert not page.remember.isChecked()
    assert page.bar.text().startswith("Deze laptop kan niets onthouden")


def test_the_quiet_time_is_kept(page: ToegangPage, laptop: Laptop) -> None:
    assert page.after.chosen() == ("10",)
    page.after.choose(["0"])
    page.after.changed.emit()
    assert Laptop(laptop.folder).habits.lock_after == 0


def test_what_is_typed_is_hidden(page: ToegangPage) -> None:
    dialog = asked(page)
    assert all(
        field.echoMode() is QLineEdit.EchoMode.Password for field in dialog.findChildren(QLineEdit)
    )
    dialog.reject()
