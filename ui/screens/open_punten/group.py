"""One group of open items: its heading and its lines; not there as long as it is empty."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.look import px
from ui.widgets import words
from ui.widgets.open_line import OpenLine


class Group(QWidget):
    """``title`` has one place for the number; headings between lines are no lines."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title
        self.heading = words.heading("")
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, px(12))
        whole.setSpacing(px(6))
        whole.addWidget(self.heading)
        whole.addLayout(self._column)
        self.lines: list[OpenLine] = []
        self.hide()

    def show_lines(self, parts: Sequence[QWidget]) -> None:
        """Put these lines (and headings between them) in place of what was there."""
        fill(self._column, parts)
        self.lines = [part for part in parts if isinstance(part, OpenLine)]
        self.heading.setText(self._title.format(len(self.lines)))
        self.setVisible(bool(self.lines))


def fill(column: QVBoxLayout, parts: Sequence[QWidget]) -> None:
    """These widgets, and nothing else."""
    while (item := column.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()
    for part in parts:
        column.addWidget(part)
