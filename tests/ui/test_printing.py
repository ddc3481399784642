"""A paper on the printer: every page, as it is in the file, and never before it is on record."""

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from signaal.domain.model_besluit import Verzending
from signaal.fouten import GebruikFout
from signaal.usecases.agendapapier import maak_agenda
from signaal.usecases.bureau import Bureau
from signaal.usecases.papier import Papier
from tests.builders import Klok
from tests.overlegbouw import richt_in
from tests.ui.overlegvenster import WAIT, overlegscherm
from ui.screens.overleg import OverlegScreen
from ui.session import Session
from ui.widgets import printing


@pytest.fixture
def paper(bureau: Bureau, klok: Klok) -> Papier:
    richt_in(bureau, klok)
    return maak_agenda(bureau)


@pytest.fixture
def screen(paper: Papier, session: Session, qtbot: QtBot) -> OverlegScreen:
    screen = overlegscherm(session, qtbot)
    with qtbot.waitSignal(screen.paper.shown, timeout=WAIT):
        screen.bar.preview.click()
    return screen


def _to_file(target: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    printer.setFullPage(True)
    return printer


def test_every_page_is_printed_and_holds_a_picture_of_it(
    paper: Papier, tmp_path: Path, dressed: QApplication
) -> None:
    target = tmp_path / "afdruk.pdf"
    assert printing.print_pdf(paper.pdf, _to_file(target))
    printed = PdfReader(target).pages
    assert len(printed) == len(PdfReader(BytesIO(paper.pdf)).pages)
    for page in printed:
        (picture,) = page.images
        assert picture.image is not None
        counts = picture.image.convert("L").histogram()
        assert sum(counts[:100]) > 500, "letters"
        assert counts[255] > sum(counts) / 2, "on white"


def test_the_printer_is_asked_for_and_may_be_let_be(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, dressed: QApplication
) -> None:
    home = QWidget()
    qtbot.addWidget(home)
    monkeypatch.setattr(QPrintDialog, "exec", lambda _: 0)
    assert printing.ask_printer(home) is None
    monkeypatch.setattr(QPrintDialog, "exec", lambda _: 1)
    printer = printing.ask_printer(home)
    assert printer is not None
    assert printer.docName() == "Signaal"


def test_it_is_on_record_before_the_first_page(
    screen: OverlegScreen, bureau: Bureau, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:  # fmt: skip
    before: list[str] = []

    def look(pdf: bytes, printer: QPrinter) -> bool:
        before.extend(v.hoe for v in bureau.archive.alle(Verzending))
        return True

    printer = _to_file(tmp_path / "a.pdf")
    monkeypatch.setattr("ui.widgets.paper_ways.ask_printer", lambda _: printer)
    monkeypatch.setattr("ui.widgets.paper_ways.print_pdf", look)
    with qtbot.waitSignal(screen.paper.ways.sent, timeout=WAIT):
        screen.paper.print_action.trigger()
    assert before == ["print"]
    assert screen.paper.message.text() == "Naar de printer gestuurd."
    qtbot.waitUntil(lambda: screen.paper.sent.text() != "", timeout=WAIT)
    assert screen.paper.sent.text() == "Afgedrukt op zo 22 november door Anne."


def test_what_cannot_be_recorded_is_not_printed(
    screen: OverlegScreen, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:  # fmt: skip
    printed: list[bytes] = []

    def refuse(_: Bureau, __: Papier) -> Papier:
        raise GebruikFout("nee")

    printer = _to_file(tmp_path / "a.pdf")
    monkeypatch.setattr("ui.widgets.paper_ways.ask_printer", lambda _: printer)
    monkeypatch.setattr("ui.widgets.paper_ways.noteer_afdruk", refuse)
    monkeypatch.setattr("ui.widgets.paper_ways.print_pdf", lambda pdf, _: printed.append(pdf))
    with qtbot.waitSignal(session.failed, timeout=WAIT):
        screen.paper.print_action.trigger()
    qtbot.wait(20)
    assert printed == []


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_told(
    screen: OverlegScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    printer = _to_file(tmp_path / "weg" / "a.pdf")
    monkeypatch.setattr("ui.widgets.paper_ways.ask_printer", lambda _: printer)
    with qtbot.waitSignal(screen.paper.ways.sent, timeout=WAIT):
        screen.paper.print_action.trigger()
    assert screen.paper.message.text().startswith("De printer nam dit papier niet aan.")
