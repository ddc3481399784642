"""A part of a screen that stays folded until somebody wants it."""

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.look import icon, px
from ui.widgets import buttons


class Fold(QWidget):
    """A quiet button (Alt+``key``) above ``inside``; ``toggled`` tells which way it went.

    What is inside may be :meth:`put` there later, when it is first wanted.
    """

    toggled = QtSignal(bool)

    def __init__(self, text: str, inside: QWidget | None, key: str = "") -> None:
        super().__init__()
        shown = text.replace(key, f"&{key}", 1) if key else text
        self.button = buttons.quiet(shown, "caret-right")
        self.button.setCheckable(True)
        self.button.setAccessibleName(text)
        self.button.toggled.connect(self._show)
        self._inside: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(8))
        self._column.addWidget(self.button)
        self._column.setAlignment(self.button, Qt.AlignmentFlag.AlignLeft)
        if inside is not None:
            self.put(inside)

    def put(self, inside: QWidget) -> None:
        """This is what it folds."""
        self._inside = inside
        inside.setVisible(self.is_open)
        self._column.addWidget(inside)

    @property
    def is_open(self) -> bool:
        """Whether the inside is visible."""
        return self.button.isChecked()

    def open(self, wanted: bool = True) -> None:
        """Unfold, or fold with ``wanted=False``."""
        self.button.setChecked(wanted)

    def _show(self, wanted: bool) -> None:
        self.button.setIcon(icon("caret-down" if wanted else "caret-right", "accent"))
        if self._inside is not None:
            self._inside.setVisible(wanted)
        self.toggled.emit(wanted)
