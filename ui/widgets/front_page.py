"""The calm page before an archive is open: one narrow column under the mark of Signaal."""

from PySide6.QtCore import QSize, Qt, SignalInstance
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.look import logo, px
from ui.widgets import buttons, words

#: How wide the column is (px at 100 %).
WIDTH = 520


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
        narrow.setFixedWidth(px(WIDTH))
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


class FrontPart(QWidget):
    """What stands on such a page under each other: fields, the buttons at their foot, ways away."""

    def __init__(self, spacing: int = 5) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(px(spacing))

    def add(self, label: str, field: QWidget) -> None:
        """A field with its name above it."""
        self.column.addWidget(words.label(label, "", field))
        self.column.addWidget(field)
        self.column.addSpacing(px(8))

    def add_foot(self, onward: QPushButton, aside: QPushButton) -> None:
        """The way on, and at the other end the one that is not meant to be pressed by accident."""
        row = QHBoxLayout()
        row.addWidget(onward)
        row.addStretch(1)
        row.addWidget(aside)
        self.column.addLayout(row)

    def add_links(self, *links: tuple[str, SignalInstance]) -> None:
        """Quiet buttons, each with what it asks for."""
        for text, asked in links:
            link = buttons.quiet(text)
            link.clicked.connect(asked)
            self.column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
