"""What goes out is remembered, also for colleagues: papers, a calendar file, hours; real window."""

from email import message_from_bytes
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from signaal.domain.model import Bestuur
from signaal.domain.model_besluit import Verzending
from signaal.usecases.bureau import Bureau
from signaal.usecases.doorverwijzen import Doorverwijsinvoer, verwijs_door
from signaal.usecases.extra import Extra, zet_aan
from signaal.usecases.signalen import Signaalinvoer, log_signaal
from signaal.usecases.uren import list_uren
from signaal.usecases.wie_deed_wat import Journaalfilter, lees_daden
from tests.builders import Klok
from tests.exchange.lezen import bladen, tekst
from tests.flows.tafel import Member, letter, saves_as
from tests.overlegbouw import WOENSDAG, richt_in
from ui import look
from ui.screens.open_punten import OpenPuntenScreen
from ui.screens.open_punten.hand_over import PaperQuestion
from ui.screens.overleg import OverlegScreen


@pytest.fixture
def trio(bureau: Bureau, klok: Klok, qapp: QApplication) -> Bureau:
    """The archive of the three, two days before the meeting."""
    look.install(qapp)
    look.apply(qapp, dark=False, text_percent=100)
    richt_in(bureau, klok)
    return bureau


def test_a_paper_goes_to_its_bestuur_and_the_other_two_can_see_it(
    trio: Bureau, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    printed = _printer(monkeypatch, tmp_path / "afdruk.pdf")
    (schaijk,) = [b for b in trio.archive.alle(Bestuur) if b.kernen == ("schaijk",)]
    with Member(trio, "Anne", tmp_path, qtbot) as anne:
        screen = anne.go(Qt.Key.Key_F3, OverlegScreen)
        _to_edition(anne, screen, "Schaijk")
        assert screen.paper.paper is not None
        board = screen.paper.paper.pdf
        draft = saves_as(monkeypatch, tmp_path / "schaijk.eml")
        _choose(anne, screen.paper.more, "Concept-mail")
        parts = message_from_bytes(draft.read_bytes()).walk()
        assert [p.get_payload(decode=True) for p in parts if p.get_filename()] == [board]
        _choose(anne, screen.paper.more, "Druk af")
        assert len(bladen(printed.read_bytes())) == len(bladen(board))
        assert screen.paper.sent.text().startswith("Per mail klaargezet")
        meeting = saves_as(monkeypatch, tmp_path / "overleg.ics")
        _choose(anne, screen.bar.more, "Zet in je agenda")
        assert b"BEGIN:VEVENT" in meeting.read_bytes()
        assert b"allen" not in meeting.read_bytes(), "nothing about the falls"
    assert {(v.hoe, v.bestuur) for v in trio.archive.alle(Verzending)} == {
        ("mail", schaijk.id), ("print", schaijk.id),
    }  # fmt: skip
    with Member(trio, "Bram", tmp_path, qtbot) as bram:
        screen = bram.go(Qt.Key.Key_F3, OverlegScreen)
        _to_edition(bram, screen, "Schaijk")
        said = screen.paper.sent.text()
    assert "per mail" in said.lower()
    assert "afgedrukt" in said
    assert said.count("door Anne") == 2


def test_hours_and_a_paper_to_hand_over(
    trio: Bureau, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    for extra in (Extra.UREN, Extra.OVERDRACHT):
        zet_aan(trio, extra, True)
    signaal = log_signaal(trio, Signaalinvoer("traplift gevraagd", "schaijk"))
    verwijs_door(trio, Doorverwijsinvoer("Wmo-consulent", "kan het?", signaal=signaal.id))
    with Member(trio, "Anne", tmp_path, qtbot) as anne:
        screen = anne.go(Qt.Key.Key_F4, OpenPuntenScreen)
        sheet = saves_as(monkeypatch, tmp_path / "blad.pdf")
        with anne.asked(PaperQuestion, lambda question: question.yes("Bewaar PDF")):
            anne.do("Blad om mee te geven: traplift gevraagd")
        assert "kan het?" in tekst(sheet.read_bytes())
        assert "Advies is geen besluit" in tekst(sheet.read_bytes())

        anne.press(Qt.Key.Key_U, alt=True)
        before = anne.keys.strokes
        anne.write("45")
        anne.press(Qt.Key.Key_Return)
        assert anne.keys.strokes - before == 1
        assert screen.hours.total.text() == "Deze week schreef je 0:45 op"
    (line,) = list_uren(trio, WOENSDAG, WOENSDAG)
    assert (line.kern, line.minuten) == ("schaijk", 45)
    said = [d.wat for d in lees_daden(trio, Journaalfilter())]
    assert {"overdracht gemaakt", "uren geschreven"} <= set(said)


def _to_edition(member: Member, screen: OverlegScreen, name: str) -> None:
    member.press(letter(screen.bar.preview.text()), alt=True)
    member.until(lambda: screen.paper.paper is not None)
    chips = screen.paper.editions.findChildren(QPushButton)
    text = next(c.text() for c in chips if c.accessibleName().endswith(name))
    member.press(letter(text), alt=True)
    member.until(lambda: screen.paper.edition is not None and screen.paper.paper is not None)


def _choose(member: Member, button: QToolButton, line: str) -> None:
    """The line of the menu below this button that begins so."""
    menu = button.menu()
    assert menu is not None
    next(a for a in menu.actions() if a.text().startswith(line)).trigger()
    member.settle()


def _printer(monkeypatch: pytest.MonkeyPatch, target: Path) -> Path:
    """A printer that prints to a file."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    monkeypatch.setattr("ui.widgets.paper_ways.ask_printer", lambda _: printer)
    return target
