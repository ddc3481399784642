"""One tab behind the gear: parts below each other, each with a heading and what it is for."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.look import px
from ui.widgets import words


class SettingsPage(QScrollArea):
    """Add parts with :meth:`part`."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setObjectName("page")
        self.body = QVBoxLayout(inside)
        self.body.setContentsMargins(px(4), px(16), px(20), px(16))
        self.body.setSpacing(px(6))
        self.setWidget(inside)

    def part(self, heading: str, lead: str, *widgets: QWidget) -> None:
        """One part: its heading, a quiet sentence, and what can be done."""
        if self.body.count():
            self.body.addSpacing(px(22))
        self.body.addWidget(words.heading(heading))
        if lead:
            self.body.addWidget(words.soft(lead))
        self.body.addSpacing(px(2))
        for widget in widgets:
            self.body.addWidget(widget)

    def close_off(self) -> None:
        """Let what is left below stay empty; call after the last part."""
        self.body.addStretch(1)
