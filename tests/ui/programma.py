"""The whole program as its user meets it: front door, archive, window; started again at will."""

import shutil
from datetime import date, datetime
from pathlib import Path
from typing import Self

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.builders import Klok
from tests.ui.toetsen import Keyboard
from ui.entrance import Entrance
from ui.front_door import FrontDoor
from ui.laptop import Laptop
from ui.later import Later
from ui.main_window import MainWindow
from ui.screens.loggen import LoggenScreen


class Programma:
    """One laptop in ``folder``; a context that leaves nothing open behind."""

    def __init__(self, folder: Path, klok: Klok, qtbot: QtBot) -> None:
        self.folder = folder
        self._klok = klok
        self._qtbot = qtbot
        self._closed: list[QWidget] = []
        self.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *fault: object) -> None:
        self.stop()
        for widget in self._closed:  # each new look is worked out for every window there is
            if isValid(widget):
                widget.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    @property
    def window(self) -> MainWindow:
        """The window of the open archive, once it is open."""
        self.settle()
        assert self.entrance.window is not None, "no archive was opened"
        return self.entrance.window

    @property
    def loggen(self) -> LoggenScreen:
        """The log screen."""
        screen = self.window.go_to("loggen")
        assert isinstance(screen, LoggenScreen)
        return screen

    def keyboard(self, window: QWidget | None = None) -> Keyboard:
        """A keyboard at ``window``, the window of the archive unless told otherwise."""
        return Keyboard(window or self.window)

    def settle(self) -> None:
        """Until an archive that is being opened, made or put on lock is so."""
        self._qtbot.waitUntil(lambda: not self.entrance.busy, timeout=20_000)

    def unlock(self, passphrase: str) -> None:
        """Type the passphrase at the front door, as soon as it may be tried."""
        unlock = self.door.unlock
        self._qtbot.waitUntil(unlock.open_button.isEnabled, timeout=40_000)
        keys = self.keyboard(self.door)
        unlock.passphrase.setFocus()
        unlock.passphrase.selectAll()
        keys.text(passphrase)
        keys.key(Qt.Key.Key_Return)
        self.settle()

    def wait_until_reading(self) -> None:
        """Until guard and suggestions are loaded and the window has settled."""
        self._qtbot.waitUntil(lambda: self.window.navigation.countdown.text() != "", timeout=20_000)

    def restart(self) -> None:
        """Close the program as a user does and start it again."""
        self.stop()
        self.start()

    def pull_the_plug(self, elsewhere: Path) -> None:
        """The files as they are on disk at this moment, on a laptop that starts anew."""
        shutil.copytree(self.folder, elsewhere)
        self.stop()
        self.folder = elsewhere
        laptop = Laptop(elsewhere)
        laptop.keep(archive=str(elsewhere / Path(laptop.habits.archive).name))
        self.start()

    def start(self) -> None:
        """Start the program, as a user does."""
        self.laptop = Laptop(self.folder)
        self.door = FrontDoor(self.laptop)
        self.door.show()
        self.door.activateWindow()
        self.entrance = Entrance(self.door, self._now, self._today, Later)
        self.entrance.knock()

    def stop(self) -> None:
        """Close it."""
        self.settle()
        window = self.entrance.window
        self.entrance.close()
        self.door.close()
        self._closed += [self.door] if window is None else [self.door, window]

    def _now(self) -> datetime:
        return self._klok.nu()

    def _today(self) -> date:
        return self._klok.vandaag()
