"""Two parts beside each other, or, where there is no room, one at a time with a way back."""

from PySide6.QtCore import QSize
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.look import px


class Beside(QWidget):
    """``first`` keeps its width, ``second`` gets the rest; folded under ``least`` pixels at 100 %.

    ``folded_changed`` tells that the room became too small for both, or large enough again.
    """

    folded_changed = QtSignal(bool)

    def __init__(self, first: QWidget, second: QWidget, width: int, least: int) -> None:
        super().__init__()
        self._first, self._second = first, second
        self._width, self._least = width, least
        self._front = first
        self.folded = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(20))
        row.addWidget(first)
        row.addWidget(second, 1)
        self._arrange()

    def show_first(self) -> None:
        """Bring the first part forward (when folded)."""
        self._front = self._first
        self._arrange()

    def show_second(self) -> None:
        """Bring the second part forward (when folded)."""
        self._front = self._second
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """One part at a time is enough: folding must be possible before it is needed."""
        narrow = max(self._second.minimumSizeHint().width(), px(280))
        return QSize(narrow, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        folded = event.size().width() < px(self._least)
        if folded != self.folded:
            self.folded = folded
            self._arrange()
            self.folded_changed.emit(folded)

    def _arrange(self) -> None:
        wide = 16_777_215  # Qt's own "no limit"
        self._first.setMinimumWidth(0 if self.folded else px(self._width))
        self._first.setMaximumWidth(wide if self.folded else px(self._width))
        for part in (self._first, self._second):
            part.setVisible(not self.folded or part is self._front)
