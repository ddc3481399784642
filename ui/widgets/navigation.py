"""The left side of the window: at most five destinations, the countdown, the gear."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtWidgets import QButtonGroup, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.look import icon, px
from ui.widgets import words

MOST = 5
#: Ctrl+L is Loggen: who wants to log must never end up before a lock.
LOCK_KEY = "Ctrl+Shift+L"


@dataclass(frozen=True, slots=True)
class Destination:
    """One item: its code, its word, its icon and the key that goes there from anywhere."""

    code: str
    text: str
    icon: str
    key: str


class Navigation(QWidget):
    """``chosen`` carries the code of a destination; ``settings_requested`` is the gear.

    ``lock_requested``: put the archive on lock now.
    """

    chosen = QtSignal(str)
    settings_requested = QtSignal()
    lock_requested = QtSignal()

    def __init__(self, destinations: Sequence[Destination]) -> None:
        super().__init__()
        self.setObjectName("side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(px(216))
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(px(14), px(22), px(14), px(14))
        column.setSpacing(px(4))
        name = words.heading("Signaal")
        name.setContentsMargins(px(12), 0, 0, 0)
        column.addWidget(name)
        self.team = words.small("")
        self.team.setContentsMargins(px(12), 0, 0, 0)
        column.addWidget(self.team)
        column.addSpacing(px(14))
        for destination in destinations[:MOST]:
            column.addWidget(self._button(destination))
        column.addStretch(1)
        self.countdown: QLabel = words.small("")
        self.countdown.setContentsMargins(px(12), 0, 0, px(8))
        column.addWidget(self.countdown)
        gear = _nav_button(self.tr("Instellingen"), "gear-six")
        gear.clicked.connect(self.settings_requested)
        column.addWidget(gear)
        self.lock = _nav_button(self.tr("Nu op slot"), "lock-simple")
        self.lock.setToolTip(LOCK_KEY)
        self.lock.clicked.connect(self.lock_requested)
        column.addWidget(self.lock)

    def offer(self, code: str, wanted: bool) -> None:
        """Whether the destination ``code`` is there yet."""
        self._buttons[code].setVisible(wanted)

    def show_current(self, code: str) -> None:
        """Mark where we are."""
        self._buttons[code].setChecked(True)

    def _button(self, destination: Destination) -> QPushButton:
        made = _nav_button(destination.text, destination.icon)
        made.setCheckable(True)
        made.setToolTip(destination.key)
        made.clicked.connect(lambda: self.chosen.emit(destination.code))
        self._group.addButton(made)
        self._buttons[destination.code] = made
        return made


def _nav_button(text: str, icon_name: str) -> QPushButton:
    made = QPushButton(f"  {text}")
    made.setAccessibleName(text)
    made.setProperty("kind", "nav")
    made.setIcon(icon(icon_name, "soft", "on_tint"))
    made.setIconSize(QSize(px(21), px(21)))
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    return made
