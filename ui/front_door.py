"""The first window: welcome or unlock. Painted before anything heavy is loaded."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget

from ui import look
from ui.laptop import Laptop
from ui.look import px
from ui.screens.ontgrendel import OntgrendelScreen
from ui.screens.welkom import WelkomScreen


class FrontDoor(QMainWindow):
    """Shows one of its two screens; what they wish is fulfilled by :mod:`ui.entrance`."""

    def __init__(self, laptop: Laptop, today: date) -> None:
        super().__init__()
        self.laptop = laptop
        self.setWindowTitle("Signaal")
        self.setMinimumSize(600, 480)
        self.unlock = OntgrendelScreen()
        self.welcome = WelkomScreen(today)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.unlock)
        self._stack.addWidget(self.welcome)
        self.setCentralWidget(self._stack)
        if not self.restoreGeometry(QByteArray.fromHex(laptop.habits.geometry.encode())):
            self.resize(px(1180), px(780))
        if laptop.habits.archive:
            self.show_unlock()
        else:
            self.show_welcome()

    def show_unlock(self) -> None:
        """Ask for the passphrase."""
        self._stack.setCurrentWidget(self.unlock)
        self.unlock.begin()

    def show_welcome(self) -> None:
        """Ask who is there."""
        self._stack.setCurrentWidget(self.welcome)
        self.welcome.begin()


def raise_front_door(folder: Path, today: date) -> tuple[QApplication, FrontDoor]:
    """Start Qt in the look of the user and paint the door; habits and archive are in ``folder``."""
    app = QApplication([])
    app.setApplicationName("Signaal")
    look.install(app)
    laptop = Laptop(folder)

    def dress() -> None:
        look.dress(laptop.habits.theme, laptop.habits.text_percent)

    dress()
    app.styleHints().colorSchemeChanged.connect(dress)
    door = FrontDoor(laptop, today)
    door.show()
    app.processEvents()
    return app, door
