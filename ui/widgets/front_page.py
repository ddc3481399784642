"""The calm page before an archive is open: one narrow column under the mark of Signaal."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.look import logo, px

_WIDTH = 520


class FrontPage(QScrollArea):
    """Add to ``column``, at the end the parts of which one is shown at a time."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is inside takes the keyboard
        self.setFrameShape(QFrame.Shape.NoFrame)
        inner = QWidget()
        inner.setObjectName("page")
        self.setWidget(inner)
        narrow = QWidget()
        narrow.setFixedWidth(px(_WIDTH))
        self.column = QVBoxLayout(narrow)
        self.column.setContentsMargins(0, px(40), 0, px(28))
        self.column.setSpacing(px(6))
        row = QHBoxLayout(inner)
        row.setContentsMargins(px(16), 0, px(16), 0)
        row.addStretch(1)
        row.addWidget(narrow)
        row.addStretch(1)
        mark = QLabel()
        mark.setPixmap(logo().pixmap(QSize(px(56), px(56))))
        self.column.addWidget(mark, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addSpacing(px(14))
        self._parts: tuple[QWidget, ...] = ()

    def set_parts(self, *parts: QWidget) -> None:
        """The parts that take turns; the room that is left stays below them."""
        self._parts = parts
        for part in parts:
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.turn_to(0)

    def turn_to(self, number: int) -> None:
        """Show only part ``number``, from its top."""
        for index, part in enumerate(self._parts):
            part.setVisible(index == number)
        self.verticalScrollBar().setValue(0)
