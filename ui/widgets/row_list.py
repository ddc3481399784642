"""A short list of things a team keeps: each on one line, with a pencil; and a way to add one."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.look import px
from ui.widgets import buttons, words


@dataclass(frozen=True, slots=True)
class Row:
    """``key`` is handed back, ``about`` stands quieter behind ``text``."""

    key: Hashable
    text: str
    about: str = ""


class RowList(QWidget):
    """``edit_requested`` and ``remove_requested`` carry the key of the row."""

    add_requested = QtSignal()
    edit_requested = QtSignal(object)
    remove_requested = QtSignal(object)

    def __init__(self, add: str, *, editable: bool = True, removable: bool = False) -> None:
        super().__init__()
        self._editable = editable
        self._removable = removable
        self.rows: dict[Hashable, QWidget] = {}
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self.add_button = buttons.quiet(add, "plus")
        self.add_button.clicked.connect(self.add_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2))
        column.addLayout(self._lines)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these, in this order."""
        while (item := self._lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.rows = {row.key: self._line(row) for row in rows}
        for line in self.rows.values():
            self._lines.addWidget(line)

    def _line(self, row: Row) -> QWidget:
        line = QWidget()
        across = QHBoxLayout(line)
        across.setContentsMargins(0, px(1), 0, px(1))
        across.setSpacing(px(10))
        across.addWidget(words.label(row.text))
        about = words.soft(row.about)
        across.addWidget(about, 1)
        if self._editable:
            edit = buttons.tool("pencil-simple", self.tr("Wijzig {}").format(row.text))
            edit.clicked.connect(lambda: self.edit_requested.emit(row.key))
            across.addWidget(edit)
        if self._removable:
            remove = buttons.tool("trash", self.tr("Haal {} weg").format(row.text))
            remove.clicked.connect(lambda: self.remove_requested.emit(row.key))
            across.addWidget(remove)
        return line
