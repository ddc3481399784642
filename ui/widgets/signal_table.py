"""The table of signals: one line each, whole rows, driven by the keyboard."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView

from signaal.domain.model import Signaal
from ui.look import px
from ui.models.signalen_model import Column, SignalenModel
from ui.widgets.row_table import dress

#: Widths at 100 % text; the text gets what is left.
_WIDTHS = {Column.DATE: 108, Column.KERN: 104, Column.THEME: 172, Column.WHO: 188}
#: Narrower than this the table leaves out who: the panel tells.
_NARROW = 760
#: Narrower than this it leaves out the theme too: the text is what one looks for.
_TIGHT = 620


class SignalTable(QTableView):
    """Enter or a double click edits, Delete removes (or brings back what was removed)."""

    current_changed = QtSignal()
    edit_requested = QtSignal()
    remove_requested = QtSignal()
    inzage_requested = QtSignal()

    def __init__(self, model: SignalenModel) -> None:
        super().__init__()
        self._model = model
        self.setModel(model)
        self.setAccessibleName(self.tr("Signalen"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        dress(self, row=38, least=220)
        self._size_columns()
        self.doubleClicked.connect(self.edit_requested)
        self.selectionModel().selectionChanged.connect(self._tell)

    def chosen_rows(self) -> list[int]:
        """The rows that are chosen, from top to bottom."""
        selection = self.selectionModel().selection()
        parts = [selection.at(i) for i in range(selection.count())]
        return sorted({row for part in parts for row in range(part.top(), part.bottom() + 1)})

    def chosen_ids(self) -> list[UUID]:
        """The signals that are chosen; reads the pages they stand on."""
        found = (self._model.signal_at(row) for row in self.chosen_rows())
        return [signal.id for signal in found if signal is not None]

    def current_signal(self) -> Signaal | None:
        """The signal the keyboard is on, else the first one that is chosen."""
        row = self.currentIndex().row()
        if row >= 0 and self.selectionModel().isRowSelected(row, QModelIndex()):
            return self._model.signal_at(row)
        chosen = self.chosen_rows()
        return self._model.signal_at(chosen[0]) if chosen else None

    def choose_rows(self, rows: Sequence[int]) -> None:
        """Choose exactly these rows, with the keyboard on the first one in sight."""
        selection = QItemSelection()
        for row in rows:
            selection.select(self._model.index(row, 0), self._model.index(row, len(Column) - 1))
        how = QItemSelectionModel.SelectionFlag
        if rows:
            first = self._model.index(rows[0], int(Column.TEXT))
            self.selectionModel().setCurrentIndex(first, how.NoUpdate)
            self.scrollTo(first)
        self.selectionModel().select(selection, how.ClearAndSelect)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.edit_requested.emit()
            case Qt.Key.Key_Delete:
                self.remove_requested.emit()
            case Qt.Key.Key_Down | Qt.Key.Key_Home if not self.selectionModel().hasSelection():
                # Qt stands on the first row before anything is chosen, and would skip it.
                self.selectRow(max(0, self.currentIndex().row()))
            case _:
                super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        signal = self.current_signal()
        if signal is None:
            return
        menu = QMenu(self)
        if not signal.verwijderd:
            menu.addAction(self.tr("Wijzig\tEnter"), self.edit_requested.emit)
        name = self.tr("Zet terug\tDelete") if signal.verwijderd else self.tr("Verwijder\tDelete")
        menu.addAction(name, self.remove_requested.emit)
        menu.addAction(self.tr("Alles over dit signaal"), self.inzage_requested.emit)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < px(_NARROW)
        self.setColumnHidden(Column.WHO, narrow)
        self.setColumnHidden(Column.THEME, event.size().width() < px(_TIGHT))
        self.horizontalHeader().resizeSection(
            Column.THEME, px(_WIDTHS[Column.THEME] - (30 if narrow else 0))
        )

    def _size_columns(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(px(60))
        for column, width in _WIDTHS.items():
            header.resizeSection(column, px(width))
        header.setSectionResizeMode(Column.TEXT, QHeaderView.ResizeMode.Stretch)

    def _tell(self) -> None:
        self.current_changed.emit()
