"""One open item: what, a quiet line about it, and what can be done with it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from ui.look import px
from ui.widgets import buttons, words
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout


class OpenLine(Card):
    """The buttons are named after the item, so that a list of them can be told apart."""

    def __init__(self, text: str, about: str) -> None:
        super().__init__()
        self.text = text
        self.about = about
        self._buttons: list[QPushButton] = []
        self._row = FlowLayout()
        self.body.setSpacing(px(2))
        self.body.addWidget(words.plain(text))
        self.body.addWidget(words.small(about))
        self.body.addSpacing(px(4))
        self.body.addLayout(self._row)

    def add(self, label: str, what: Callable[[], None], *, quiet: bool = False) -> None:
        """One more thing that can be done."""
        button = buttons.quiet(label) if quiet else buttons.secondary(label)
        button.setAccessibleName(f"{label.rstrip('…')}: {self.text}")
        button.clicked.connect(lambda: what())
        self._row.addWidget(button)
        self._buttons.append(button)

    def focus_first(self) -> bool:
        """Put the keyboard on the first button; False when there is none."""
        for button in self._buttons:
            button.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return False

    def focus_named(self, name: str) -> bool:
        """Put the keyboard on the button with this name; False when it is not here."""
        for button in self._buttons:
            if button.accessibleName() == name:
                button.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False
