"""The recovery code as people keep it: shown, copied, printed, as a page."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from ui.widgets.recovery_code import RecoveryCode, sheet

CODE = "0N4J-Q9GA-M1ZR-25N1-VK1A-1VPJ-XNHP-QABC"


@pytest.fixture
def shown(dressed: QApplication, qtbot: QtBot) -> RecoveryCode:
    widget = RecoveryCode()
    qtbot.addWidget(widget)
    widget.show_code(CODE)
    return widget


def test_the_sheet_prints_on_one_page(dressed: QApplication, tmp_path: Path) -> None:
    paper = QPrinter(QPrinter.PrinterMode.HighResolution)
    paper.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    paper.setOutputFileName(str(tmp_path / "blad.pdf"))

    sheet(CODE).print_(paper)

    pages = PdfReader(tmp_path / "blad.pdf").pages
    assert len(pages) == 1
    text = pages[0].extract_text()
    assert all(group in text for group in CODE.split("-"))
    assert "Bewaar dit blad thuis" in " ".join(text.split())


def test_it_is_read_aloud_in_groups(shown: RecoveryCode) -> None:
    assert shown._shown.accessibleName() == f"Herstelcode {CODE.replace('-', ' ')}"
    assert shown.last_group() == "QABC"


def test_copied_is_told(shown: RecoveryCode, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shown.taken) as told:
        shown._copy()
    assert told.args == [True]
    assert QGuiApplication.clipboard().text() == CODE
    QGuiApplication.clipboard().clear()


@pytest.mark.parametrize(("chosen", "told"), [("", []), ("x/blad.pdf", ["x/blad.pdf"])])
def test_a_page_goes_where_the_user_says(
    shown: RecoveryCode, monkeypatch: pytest.MonkeyPatch, chosen: str, told: list[str]
) -> None:
    heard: list[str] = []
    shown.save_requested.connect(heard.append)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (chosen, ""))
    shown.save_button.click()
    assert heard == told
