"""A new year: what is kept too long is looked at, one year waits, one year goes for good."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from signaal.domain.bewaartermijn import Bewaarsoort
from signaal.domain.model import Signaal
from signaal.fouten import SchrijfFout
from signaal.usecases.archief import sluit
from signaal.usecases.bewaartermijnen import lees_termijnen
from signaal.usecases.bureau import Bureau
from signaal.usecases.reservekopie import list_reservekopieen, maak_reservekopie
from signaal.usecases.vernietigen import vernietig
from signaal.usecases.wie_deed_wat import Journaalfilter, lees_daden
from tests.builders import Archiefbouw, maak_signaal, vul, zet
from tests.ontsleuteld import alle_bytes
from tests.ui.overlegvenster import WAIT, answering
from ui import look
from ui.laptop import Laptop
from ui.later import Later
from ui.main_window import MainWindow
from ui.screens.instellingen import InstellingenDialog
from ui.screens.instellingen_bewaren import BewarenPage
from ui.session import Session
from ui.widgets.question import Question, TextQuestion

WOORD = "zwanenbloemkwintet"


@pytest.fixture
def bureau(archiefbouw: Archiefbouw, voorbeeld: Archiefbouw) -> Bureau:
    """An archive with two years that are kept too long, and a young one."""
    bureau = archiefbouw.als(voorbeeld)
    oud = [maak_signaal(f"{WOORD} bij de brug", datum=date(2018 + i % 2, 5, 6)) for i in range(7)]
    zet(bureau, *oud)
    vul(bureau, 9)
    return bureau


@pytest.fixture
def window(
    bureau: Bureau, tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> Iterator[MainWindow]:
    """The window of that archive, reading along."""
    look.install(qapp)
    look.apply(qapp, dark=False, text_percent=100)
    window = MainWindow(Session(bureau), Laptop(tmp_path / "laptop"), Later)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: window.navigation.countdown.text() != "", timeout=WAIT)
    yield window
    window.close()


def open_page(window: MainWindow) -> BewarenPage:
    """Behind the gear, the tab about keeping."""
    window.navigation.settings_requested.emit()
    dialog = next(d for d in window.findChildren(InstellingenDialog) if d.isVisible())
    page = next(p for p in dialog.findChildren(BewarenPage))
    dialog.tabs.setCurrentWidget(page)
    return page


def told(page: BewarenPage) -> dict[str, str]:
    """What the list says, by line."""
    return {line.tick.text(): line.about.text() for line in page.lines.values()}


def no(question: Question) -> None:
    """Enter where the keyboard is: on the quiet button."""
    QTest.keyClick(QApplication.focusWidget() or question, Qt.Key.Key_Return)


def because(question: TextQuestion) -> None:
    """A reason."""
    QTest.keyClicks(question.field.typing, "onderzoek loopt")
    question.yes.click()


def yes(question: Question) -> None:
    question.yes.click()


def test_one_year_waits_and_one_goes_for_good(
    window: MainWindow, bureau: Bureau, archiefbouw: Archiefbouw, qtbot: QtBot
) -> None:
    page = open_page(window)
    assert list(told(page)) == [
        "2018: 4 signalen en wat erbij hoort",
        "2019: 3 signalen en wat erbij hoort",
    ]
    assert not page.destroy_button.isEnabled()

    with answering(TextQuestion, because):
        page.lines["signaal/2018"].postpone.click()
    assert told(page)["2018: 4 signalen en wat erbij hoort"] == (
        "uitgesteld tot 1 jan 2027: onderzoek loopt"
    )
    assert not page.lines["signaal/2018"].tick.isEnabled()

    page.lines["signaal/2019"].tick.click()
    with answering(Question, no):
        page.destroy_button.click()
    assert len(bureau.archive.alle(Signaal)) == 16

    with answering(Question, yes):
        page.destroy_button.click()
    qtbot.waitUntil(lambda: "voorgoed vernietigd" in page.bar.text(), timeout=WAIT)
    assert page.bar.text() == "3 dingen zijn voorgoed vernietigd."
    assert list(told(page)) == ["2018: 4 signalen en wat erbij hoort"]

    assert "voorgoed vernietigd" in [d.wat for d in lees_daden(bureau, Journaalfilter())[:2]]
    assert len(bureau.archive.alle(Signaal)) == 13
    window.close()
    sluit(bureau)
    again = archiefbouw.open()
    again.archive.controleer()
    sluit(again)


def test_nothing_is_left_after_the_last_year_went(
    window: MainWindow, bureau: Bureau, qtbot: QtBot
) -> None:
    page = open_page(window)
    for line in list(page.lines.values()):
        line.tick.click()
    with answering(Question, yes):
        page.destroy_button.click()
    qtbot.waitUntil(lambda: "voorgoed vernietigd" in page.bar.text(), timeout=WAIT)

    assert page.lead.text() == "Er is niets dat te lang bewaard is."
    assert not page.destroy_button.isVisible()
    qtbot.waitUntil(lambda: not window._session._running, timeout=WAIT)
    pages = alle_bytes(bureau.pad, bureau.archive.sleutel.database)
    assert WOORD[-9:].encode() not in pages.lower()
    bureau.archive.controleer()


def test_another_term_holds_at_once_and_destroys_nothing(
    window: MainWindow, bureau: Bureau
) -> None:
    page = open_page(window)
    field = page.terms[Bewaarsoort.SIGNAAL]
    field.selectAll()
    QTest.keyClicks(field, "7")
    QTest.keyClick(field, Qt.Key.Key_Return)

    assert lees_termijnen(bureau)[0].jaren == 7
    assert list(told(page)) == ["2018: 4 signalen en wat erbij hoort"]
    assert len(bureau.archive.alle(Signaal)) == 16


def test_backups_go_along_and_what_cannot_be_opened_is_offered_to_go_whole(
    window: MainWindow, bureau: Bureau, qtbot: QtBot
) -> None:
    maak_reservekopie(bureau)
    maak_reservekopie(bureau)
    damaged = list_reservekopieen(bureau)[0].pad
    damaged.write_bytes(damaged.read_bytes()[:-200])
    page = open_page(window)
    page.lines["signaal/2019"].tick.click()

    with answering(Question, yes):
        page.destroy_button.click()
    qtbot.waitUntil(lambda: "konden niet open" in page.bar.text(), timeout=WAIT)
    assert page.behind.isVisible()
    page.bar.press("Gooi die weg")
    qtbot.waitUntil(lambda: "bijgewerkt" in page.bar.text(), timeout=WAIT)

    assert not damaged.exists()
    assert len(list_reservekopieen(bureau)) == 1
    assert not page.behind.isVisible()


def test_backups_that_were_left_behind_are_caught_up_with(
    window: MainWindow, bureau: Bureau, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    maak_reservekopie(bureau)

    def full(*_: object) -> None:
        raise SchrijfFout("Je schijf is vol.")

    with monkeypatch.context() as m:
        m.setattr("signaal.usecases.vernietigen.bewerk_reservekopieen", full)
        vernietig(bureau, ["signaal/2019"])
    page = open_page(window)
    assert page.behind.isVisible()

    page.catch_up_button.click()
    qtbot.waitUntil(lambda: "bijgewerkt" in page.bar.text(), timeout=WAIT)

    assert not page.behind.isVisible()
