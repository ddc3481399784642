"""The program of one user, as a fixture for whole stories."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.builders import Klok
from tests.ui.programma import Programma
from ui import look


@pytest.fixture
def programma(tmp_path: Path, klok: Klok, qapp: QApplication, qtbot: QtBot) -> Iterator[Programma]:
    """A laptop on which Signaal was just installed, with the program started."""
    look.install(qapp)
    look.apply(qapp, dark=False, text_percent=100)
    with Programma(tmp_path / "laptop", klok, qtbot) as programma:
        yield programma
