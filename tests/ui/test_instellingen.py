"""Behind the gear: what is set up once holds at once, and can be found back."""

from collections.abc import Callable
from datetime import date, time
from typing import TypeVar

import pytest
from PySide6.QtCore import QTime
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QLineEdit, QPushButton, QSpinBox
from pytestqt.qtbot import QtBot

from signaal.domain.model import Kern, Thema
from signaal.usecases.bureau import Bureau
from signaal.usecases.extra import Extra, list_aan
from signaal.usecases.importeren import lees_lijst, voer_in
from signaal.usecases.team import bewaar_kern, lees_team, list_afwezigheden
from signaal.usecases.themas import hernoem_thema
from tests.flows.ontwikkellijst import LIJST
from ui.dates import to_qdate
from ui.screens.instellingen_gegevens import GegevensPage
from ui.screens.instellingen_overleg import OverlegPage
from ui.screens.instellingen_team import TeamPage
from ui.screens.instellingen_themas import ThemasPage
from ui.session import Session
from ui.widgets.form_dialog import FormDialog
from ui.widgets.settings_page import SettingsPage

P = TypeVar("P", bound=SettingsPage)


class Shelf:
    """Opens pages and holds them until the test is over, as the settings do."""

    def __init__(self, session: Session, qtbot: QtBot) -> None:
        self._session = session
        self._qtbot = qtbot
        self._held: list[SettingsPage] = []

    def open(self, kind: Callable[[Session], P]) -> P:
        """A page of this kind, shown."""
        page = kind(self._session)
        self._held.append(page)
        self._qtbot.addWidget(page)
        page.show()
        return page


@pytest.fixture
def shelf(session: Session, qtbot: QtBot) -> Shelf:
    """Where the pages of a test stand."""
    return Shelf(session, qtbot)


@pytest.fixture
def team_page(shelf: Shelf) -> TeamPage:
    """Members, kernen, hamlets, boards."""
    return shelf.open(TeamPage)


def _sheet(page: SettingsPage) -> FormDialog:
    return page.findChildren(FormDialog)[-1]


def _thema(bureau: Bureau, code: str) -> Thema:
    return next(t for t in lees_team(bureau).themas if t.id == code)


def test_a_new_colleague(team_page: TeamPage, bureau: Bureau) -> None:
    team_page.leden.add_button.click()
    sheet = _sheet(team_page)
    sheet.findChildren(QLineEdit)[0].setText("Dana")
    sheet.findChildren(QComboBox)[0].setCurrentText("sociaal werker")
    sheet.save_button.click()
    assert "Dana" in {lid.naam for lid in lees_team(bureau).leden}
    assert len(team_page.leden.rows) == 4


def test_a_colleague_who_left_stays_on_record(team_page: TeamPage, bureau: Bureau) -> None:
    other = next(lid for lid in lees_team(bureau).leden if lid.naam == "Bram")
    team_page.edit_lid(other.id)
    sheet = _sheet(team_page)
    sheet.findChildren(QCheckBox)[0].setChecked(True)
    sheet.save_button.click()
    assert next(x for x in lees_team(bureau).leden if x.id == other.id).vertrokken


def test_a_refusal_stands_on_the_sheet(team_page: TeamPage, bureau: Bureau) -> None:
    team_page.kernen.add_button.click()
    sheet = _sheet(team_page)
    sheet.findChildren(QLineEdit)[0].setText("schaijk")
    sheet.save_button.click()
    assert sheet.isVisible()
    assert "Er is al" in sheet.bar.text()
    assert len(lees_team(bureau).kernen) == 3


def _click_chip(sheet: FormDialog, name: str) -> None:
    next(c for c in sheet.findChildren(QPushButton) if c.accessibleName() == name).click()


def test_boards_that_share_a_part_of_their_kernen_are_refused(
    team_page: TeamPage, bureau: Bureau
) -> None:
    reek, zeeland = (
        next(b for b in lees_team(bureau).besturen if b.kernen == (kern,))
        for kern in ("reek", "zeeland")
    )
    team_page.edit_board(reek.id)
    sheet = _sheet(team_page)
    _click_chip(sheet, "Kernen: Zeeland")
    sheet.save_button.click()
    assert sheet.isVisible()
    assert sheet.bar.isVisible()
    assert sheet.bar.text().startswith(f"{zeeland.naam} gaat over een deel van dezelfde kernen")
    assert f"laat {zeeland.naam} eerst vervallen" in sheet.bar.text()
    assert reek in lees_team(bureau).besturen


def test_a_board_over_two_kernen(team_page: TeamPage, bureau: Bureau) -> None:
    reek, zeeland = (
        next(b for b in lees_team(bureau).besturen if b.kernen == (kern,))
        for kern in ("reek", "zeeland")
    )
    team_page.edit_board(zeeland.id)
    lapse = _sheet(team_page)
    lapse.findChildren(QCheckBox)[0].setChecked(True)
    lapse.save_button.click()
    team_page.edit_board(reek.id)
    sheet = _sheet(team_page)
    _click_chip(sheet, "Kernen: Zeeland")
    sheet.save_button.click()
    changed = next(b for b in lees_team(bureau).besturen if b.id == reek.id)
    assert set(changed.kernen) == {"reek", "zeeland"}


def test_another_spelling_of_a_place(team_page: TeamPage, bureau: Bureau) -> None:
    team_page.hamlets.add_button.click()
    sheet = _sheet(team_page)
    sheet.findChildren(QLineEdit)[0].setText("Zld")
    sheet.findChildren(QComboBox)[0].setCurrentText("Zeeland")
    sheet.save_button.click()
    assert ("Zld", "zeeland") in {(b.naam, b.kern_id) for b in lees_team(bureau).buurtschappen}


def test_the_series_of_meetings(shelf: Shelf, bureau: Bureau) -> None:
    page = shelf.open(OverlegPage)
    page.weeks.setValue(4)
    page.time.setTime(QTime(13, 30))
    page.place.show_text("dorpshuis")
    page.place.left.emit()
    team = lees_team(bureau).team
    assert (team.overleg_weken, team.overleg_tijd) == (4, time(13, 30))
    assert team.overleg_plaats == "dorpshuis"
    assert "vr 18 december 2026" in page.coming.text()

    page.not_then.add_button.click()
    _sheet(page).findChildren(QDateEdit)[0].setDate(to_qdate(date(2026, 12, 18)))
    _sheet(page).save_button.click()
    assert lees_team(bureau).team.liever_niet == (date(2026, 12, 18),)
    assert "vr 18 december 2026" not in page.coming.text()
    page.not_then.remove_requested.emit(date(2026, 12, 18))
    assert lees_team(bureau).team.liever_niet == ()


def test_absence(shelf: Shelf, bureau: Bureau) -> None:
    page = shelf.open(OverlegPage)
    page.away.add_button.click()
    first, last = _sheet(page).findChildren(QDateEdit)
    first.setDate(to_qdate(date(2026, 12, 20)))
    last.setDate(to_qdate(date(2026, 12, 1)))
    _sheet(page).save_button.click()
    assert "voor de eerste" in _sheet(page).bar.text()
    last.setDate(to_qdate(date(2026, 12, 31)))
    _sheet(page).save_button.click()
    [absence] = list_afwezigheden(bureau)
    assert (absence.van, absence.tot) == (date(2026, 12, 20), date(2026, 12, 31))
    page.away.remove_requested.emit(absence.id)
    assert list_afwezigheden(bureau) == ()


def test_themes(shelf: Shelf, bureau: Bureau) -> None:
    page = shelf.open(ThemasPage)
    page.always["vallen"].click()
    assert _thema(bureau, "vallen").altijd_bespreken
    page.marks["vallen"].click()
    assert not _thema(bureau, "vallen").voor_bestuur

    page.add_button.click()
    _sheet(page).findChildren(QLineEdit)[0].setText("Honden in het park")
    _sheet(page).save_button.click()
    own = _thema(bureau, "honden-in-het-park")
    assert own.eigen
    assert not page.marks[own.id].isChecked()

    page.edit(own)
    _sheet(page).findChildren(QLineEdit)[0].setText("Loslopende honden")
    _sheet(page).save_button.click()
    assert _thema(bureau, own.id).naam == "Loslopende honden"


def test_a_renamed_theme_loses_its_mark_for_the_board(bureau: Bureau) -> None:
    assert _thema(bureau, "vallen").voor_bestuur
    assert not hernoem_thema(bureau, "vallen", "Vallen bij Toos").voor_bestuur


def test_tally_keys_and_sensitivity(shelf: Shelf, bureau: Bureau) -> None:
    page = shelf.open(GegevensPage)
    for label in ("hulpmiddel", "wilsverklaring"):
        page.keys.add_button.click()
        _sheet(page).findChildren(QLineEdit)[0].setText(label)
        _sheet(page).save_button.click()
    keys = lees_team(bureau).telknoppen
    assert [(k.toets, k.label) for k in keys] == [(1, "hulpmiddel"), (2, "wilsverklaring")]
    page.edit_key(keys[1].id)
    _sheet(page).findChildren(QSpinBox)[0].setValue(1)
    _sheet(page).save_button.click()
    assert "al van" in _sheet(page).bar.text()
    page.keys.remove_requested.emit(keys[0].id)
    assert [k.toets for k in lees_team(bureau).telknoppen] == [2]

    page.sensitivity.choose(["alert"])
    page.sensitivity.changed.emit()
    assert lees_team(bureau).team.gevoeligheid == "alert"
    assert "kleine stijging" in page.sensitivity_told.text()


def test_checking_the_archive_and_rows_that_wait(
    shelf: Shelf, bureau: Bureau, qtbot: QtBot
) -> None:
    page = shelf.open(GegevensPage)
    assert not page.waiting_button.isVisible()
    voer_in(bureau, lees_lijst(bureau, LIJST))
    page.reload()
    assert "regels wachten" in page.waiting_button.text()
    page.check_button.click()
    qtbot.waitUntil(lambda: "in orde" in page.bar.text())


def test_what_is_off_is_turned_on_and_off(session: Session, bureau: Bureau, qtbot: QtBot) -> None:
    page = OverlegPage(session)
    qtbot.addWidget(page)
    assert not any(tick.isChecked() for tick in page.extras.values())
    page.extras[Extra.KLOK].click()
    assert list_aan(bureau) == {Extra.KLOK}
    page.reload()
    assert page.extras[Extra.KLOK].isChecked()
    page.extras[Extra.KLOK].click()
    assert list_aan(bureau) == frozenset()


def test_a_sheet_that_stood_open_writes_only_what_was_changed_in_it(
    team_page: TeamPage, bureau: Bureau
) -> None:
    team_page.edit_kern("reek")
    sheet = _sheet(team_page)
    name = sheet.findChildren(QLineEdit)[0]
    bewaar_kern(bureau, "Reek", kern="reek", inwoners=3_900)
    name.setText("De Reek")
    sheet.save_button.click()
    assert (_kern(bureau).naam, _kern(bureau).inwoners) == ("De Reek", 3_900)

    team_page.reload()
    team_page.edit_kern("reek")
    sheet = _sheet(team_page)
    bewaar_kern(bureau, "Reek (NB)", kern="reek", inwoners=3_900)
    sheet.findChildren(QLineEdit)[0].setText("Reek aan de Raam")
    sheet.save_button.click()
    assert "intussen ook veranderd" in sheet.bar.text()
    assert _kern(bureau).naam == "Reek (NB)"
    sheet.save_button.click()
    assert _kern(bureau).naam == "Reek aan de Raam"


def _kern(bureau: Bureau) -> Kern:
    return next(k for k in lees_team(bureau).kernen if k.id == "reek")
