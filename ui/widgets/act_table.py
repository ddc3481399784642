"""The table of acts: one line each, whole rows, driven by the keyboard."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui.look import px
from ui.models.journaal_model import Column, JournaalModel
from ui.widgets.row_table import dress

#: Widths at 100 % text; what was done and what it was about share what is left.
_WIDTHS = {Column.WHEN: 150, Column.WHO: 120}


class ActTable(QTableView):
    """Enter or a double click on an act that touched one signal: ``signal_requested`` with it."""

    signal_requested = QtSignal(object)

    def __init__(self, model: JournaalModel) -> None:
        super().__init__()
        self._model = model
        self.setModel(model)
        self.setAccessibleName(self.tr("Wie deed wat"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        dress(self, row=34, least=240)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(px(60))
        for column, width in _WIDTHS.items():
            header.resizeSection(column, px(width))
        for column in (Column.WHAT, Column.ABOUT):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(self._ask)

    def current_signal(self) -> UUID | None:
        """The one signal that the act under the keyboard touched."""
        act = self._model.act_at(self.currentIndex().row())
        return act.signaal if act is not None else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._ask()
        else:
            super().keyPressEvent(event)

    def _ask(self) -> None:
        if (signal := self.current_signal()) is not None:
            self.signal_requested.emit(signal)
