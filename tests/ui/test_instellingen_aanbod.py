"""Behind the gear: what exists already, and partners."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from signaal.usecases.bureau import Bureau
from signaal.usecases.doorverwijzen import bewaar_partner, list_partners
from signaal.usecases.initiatieven import (
    Initiatiefinvoer,
    bewaar_initiatief,
    list_initiatieven,
)
from tests.ui.overlegvenster import WAIT
from ui.screens.instellingen_aanbod import AanbodPage
from ui.session import Session
from ui.widgets.chips import ChipRow
from ui.widgets.form_dialog import FormDialog
from ui.widgets.guarded_field import GuardedField


@pytest.fixture
def page(session: Session, qtbot: QtBot) -> AanbodPage:
    page = AanbodPage(session)
    qtbot.addWidget(page)
    page.resize(700, 600)
    page.show()
    return page


def _sheet(page: AanbodPage) -> FormDialog:
    return next(d for d in page.findChildren(FormDialog) if d.isVisible())


def test_an_initiative_is_added_and_shown(page: AanbodPage, bureau: Bureau) -> None:
    page.offers.add_button.click()
    sheet = _sheet(page)
    name, organiser, people, _ = sheet.findChildren(GuardedField)
    themes, kernen = sheet.findChildren(ChipRow)
    name.show_text("Beweegcafé")
    sheet.save()
    assert sheet.isVisible(), "a theme is needed, and the sheet says so"
    assert "thema" in sheet.bar.text()
    themes.choose(["vallen"])
    kernen.choose(["schaijk"])
    organiser.show_text("coöperatie")
    people.show_text("65-plus")
    sheet.save()
    (gemaakt,) = list_initiatieven(bureau)
    assert (gemaakt.naam.tekst, gemaakt.themas, gemaakt.kernen) == (
        "Beweegcafé", ("vallen",), ("schaijk",),
    )  # fmt: skip
    assert list(page.offers.rows) == [gemaakt.id]


def test_what_is_taken_off_comes_back(page: AanbodPage, bureau: Bureau, session: Session) -> None:
    oud = bewaar_initiatief(bureau, Initiatiefinvoer("Duofiets", ("bewegen",)))
    partner = bewaar_partner(bureau, "Welzijn")
    page.reload()
    page.offers.remove_requested.emit(oud.id)
    assert list_initiatieven(bureau) == ()
    page.bar.press("Zet terug")
    assert list_initiatieven(bureau) == (oud,)
    page.partners.remove_requested.emit(partner.id)
    assert list_partners(bureau) == ()
    page.bar.press("Zet terug")
    assert [p.naam for p in list_partners(bureau)] == ["Welzijn"]


def test_a_list_comes_in_and_says_what_was_left(
    page: AanbodPage, bureau: Bureau, tmp_path: Path, qtbot: QtBot
) -> None:
    lijst = tmp_path / "aanbod.csv"
    lijst.write_text("Naam;Thema\nBeweegcafé;vallen\nRaket;sterrenkunde\n", encoding="utf-8")
    page.read_list(lijst)
    qtbot.waitUntil(lambda: "1 erbij" in page.bar.text(), timeout=WAIT)
    assert page.bar.text() == ("1 erbij; niet meegenomen: regel 3 (geen thema dat jullie kennen).")
    assert [i.naam.tekst for i in list_initiatieven(bureau)] == ["Beweegcafé"]
    assert any(b.text() == "Haal een lijst binnen" for b in page.findChildren(QPushButton))
