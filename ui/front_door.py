"""The first window: welcome or unlock. Painted before anything heavy is loaded."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget

from ui import look
from ui.laptop import Laptop
from ui.screens.ontgrendel import OntgrendelScreen
from ui.widgets import words
from ui.widgets.front_page import FrontPage
from ui.window_size import open_as_left


class FrontDoor(QMainWindow):
    """Unlock, or a greeting until the welcome screen is there; :mod:`ui.entrance` does the rest."""

    def __init__(self, laptop: Laptop) -> None:
        super().__init__()
        self.laptop = laptop
        self.setWindowTitle("Signaal")
        self.setMinimumSize(600, 480)
        self.stack = QStackedWidget()
        self.setCentralWidget(self.stack)
        self.unlock = OntgrendelScreen()
        self.stack.addWidget(self.unlock)
        open_as_left(self, laptop.habits.geometry)
        if laptop.habits.archive:
            self.show_unlock()
        else:
            self._greet()

    def show_unlock(self) -> None:
        """Ask for the passphrase."""
        self.stack.setCurrentWidget(self.unlock)
        self.unlock.begin()

    def _greet(self) -> None:
        greeting = FrontPage()
        greeting.column.addWidget(words.title(self.tr("Welkom bij Signaal")))
        greeting.column.addStretch(1)
        self.stack.addWidget(greeting)
        self.stack.setCurrentWidget(greeting)


def data_folder() -> Path:
    """Where this user's programs keep their data on this machine; never a synced folder."""
    place = QStandardPaths.StandardLocation.GenericDataLocation
    return Path(QStandardPaths.writableLocation(place)) / "Signaal"


def raise_front_door(folder: Path) -> tuple[QApplication, FrontDoor]:
    """Start Qt in the look of the user and paint the door; habits and archive are in ``folder``."""
    app = QApplication(look.ARGUMENTS)
    app.setApplicationName("Signaal")
    look.install(app)
    laptop = Laptop(folder)

    def dress() -> None:
        look.dress(laptop.habits.theme, laptop.habits.text_percent)

    dress()
    app.styleHints().colorSchemeChanged.connect(dress)
    door = FrontDoor(laptop)
    door.show()
    app.processEvents()
    return app, door
