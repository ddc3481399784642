"""The file dialog speaks Dutch, also where Qt draws it itself, and gives one path or none."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.overlegvenster import answering
from ui.screens.importeren import choose_list
from ui.widgets.file_question import file_dialog


@pytest.fixture
def parent(dressed: QApplication, qtbot: QtBot) -> QWidget:
    """A window that asks."""
    del dressed
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    return parent


def test_every_label_is_dutch(parent: QWidget) -> None:
    dialog = file_dialog(parent, "Kies jullie lijst", "Lijsten (*.csv)")
    dialog.show()
    labels = {label.text() for label in dialog.findChildren(QLabel) if label.isVisible()}
    assert labels == {"Zoek in:", "Bestandsnaam:", "Soort bestand:"}
    dialog.close()


def test_the_chosen_list_or_nothing(parent: QWidget, tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    path.write_text("Datum;Signaal\n", encoding="utf-8")

    with answering(QFileDialog, QFileDialog.reject):
        assert choose_list(parent) is None

    def choose(dialog: QFileDialog) -> None:
        dialog.findChildren(QLineEdit, "fileNameEdit")[0].setText(str(path))
        dialog.accept()

    with answering(QFileDialog, choose):
        assert choose_list(parent) == path
