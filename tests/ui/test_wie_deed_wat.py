"""Who did what: read in words, narrowed, page by page, taken along, all by keyboard."""

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from signaal.domain.model import Lid, Signaal
from signaal.usecases.bureau import Bureau
from signaal.usecases.daadwoorden import Daadgroep
from signaal.usecases.importeren import lees_lijst, voer_in
from signaal.usecases.signalen import Signaalinvoer, log_signaal, wijzig_signaal
from tests.builders import Klok
from tests.flows.ontwikkellijst import LIJST
from ui.models.journaal_model import PAGE, Column
from ui.screens.instellingen_journaal import JournaalPage
from ui.session import Session


@pytest.fixture
def page(session: Session, qtbot: QtBot) -> JournaalPage:
    """The page as it stands behind the gear."""
    page = JournaalPage(session)
    qtbot.addWidget(page)
    page.resize(820, 560)
    page.show()
    return page


def _log(bureau: Bureau, klok: Klok, times: int = 1) -> Signaal:
    for _ in range(times):
        klok.later(seconds=1)
        made = log_signaal(bureau, Signaalinvoer("losse klinkers bij de kerk", "schaijk"))
    return made


def _rows(page: JournaalPage) -> list[tuple[str, ...]]:
    model = page.model
    return [
        tuple(str(model.index(row, column).data()) for column in Column)
        for row in range(model.rowCount())
    ]


def test_event_time_object_and_user_without_content(page: JournaalPage, bureau: Bureau) -> None:
    voer_in(bureau, lees_lijst(bureau, LIJST))
    page.reload()
    when, what, about, who = _rows(page)[0]
    assert when.startswith("22-11-2026  ")
    assert (what, who) == ("Lijst binnengehaald", "Anne")
    assert "signalen, " in about
    assert "regels uit een lijst" in about
    assert [row[1] for row in _rows(page)][-1] == "Archief gemaakt"
    assert "_" not in repr(_rows(page))


def test_more_is_read_when_somebody_scrolls(
    page: JournaalPage, bureau: Bureau, klok: Klok, qtbot: QtBot
) -> None:
    _log(bureau, klok, PAGE + 30)
    page.reload()
    assert page.model.rowCount() == PAGE
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.model.rowCount() > PAGE + 30)
    assert not page.model.canFetchMore(QModelIndex())
    assert page.model.index(page.model.rowCount() - 1, Column.WHAT).data() == "Archief gemaakt"


def test_narrowing_to_nothing_offers_the_way_back(
    page: JournaalPage, bureau: Bureau, klok: Klok
) -> None:
    _log(bureau, klok)
    bram = next(lid.naam for lid in bureau.archive.alle(Lid) if lid.naam == "Bram")
    page.reload()
    page.filters.who.setCurrentText(bram)
    assert not page.table.isVisible()
    assert not page.filters.more.isEnabled()
    page.filters.clear()
    assert page.table.isVisible()
    page.filters.kind.setCurrentIndex(1 + list(Daadgroep).index(Daadgroep.SIGNALEN))
    assert [row[1] for row in _rows(page)] == ["Signaal gelogd"]
    page.filters.period.setCurrentText("Vorige maand")
    assert _rows(page) == []
    page.filters.period.setCurrentText("Kies zelf dagen")
    assert page.filters.first.isVisible()
    assert len(_rows(page)) == 1


def test_enter_on_a_signal_shows_all_about_it(
    page: JournaalPage, bureau: Bureau, klok: Klok, qtbot: QtBot
) -> None:
    signal = _log(bureau, klok)
    _log(bureau, klok)
    klok.later(minutes=1)
    wijzig_signaal(bureau, signal.id, spoed=True)
    page.reload()
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert [row[1] for row in _rows(page)] == ["Signaal gewijzigd", "Signaal gelogd"]
    assert page.everything_button.isVisible()
    page.everything_button.click()
    assert len(_rows(page)) > 2
    assert not page.everything_button.isVisible()


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_taking_it_along(
    page: JournaalPage, bureau: Bureau, tmp_path: Path, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch, ending: str,
) -> None:  # fmt: skip
    target = tmp_path / f"wie.{ending}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page.filters.more.click()
    menu = page.findChildren(QMenu)[-1]
    wanted = "Excel" if ending == "xlsx" else "csv"
    next(a for a in menu.actions() if wanted in a.text()).trigger()
    qtbot.waitUntil(lambda: page.bar.text() == f"Bewaard als wie.{ending}")
    assert target.stat().st_size > 100
    assert _rows(page)[0][1] == "“Wie deed wat” bewaard als bestand"
