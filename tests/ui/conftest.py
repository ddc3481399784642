"""A dressed application, a session at a real archive, and the real window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from signaal.usecases.bureau import Bureau
from ui import look
from ui.laptop import Laptop
from ui.later import Later
from ui.main_window import MainWindow
from ui.session import Session


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    """Qt in our look, light, 100 %."""
    look.install(qapp)
    look.apply(qapp, dark=False, text_percent=100)
    return qapp


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    """Nothing remembered yet."""
    return Laptop(tmp_path / "laptop")


@pytest.fixture
def session(bureau: Bureau, dressed: QApplication) -> Iterator[Session]:
    """A session at the desk of team Landerd."""
    session = Session(bureau)
    yield session
    session.close()


@pytest.fixture
def window(session: Session, laptop: Laptop, qtbot: QtBot) -> MainWindow:
    """The window of an open archive, shown and reading along."""
    window = MainWindow(session, laptop, Later)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: window.navigation.countdown.text() != "")
    return window
