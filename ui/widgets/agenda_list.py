"""The concept agenda as a list: choose with the arrows, move with Alt+arrows or by dragging."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from ui.models.agenda_model import AgendaModel, AgendaRow, Kind
from ui.widgets.agenda_rows import AgendaRows


class AgendaList(QListView):
    """``chosen``: another row is looked at. ``pointed``: clicked. ``opened``: Enter, right arrow.

    ``removed``: Delete. ``fold_requested``: show or hide what is left over. All carry a key but the
    last. The model tells when rows change places.
    """

    chosen = QtSignal(str)
    pointed = QtSignal(str)
    opened = QtSignal(str)
    removed = QtSignal(str)
    fold_requested = QtSignal()

    def __init__(self, model: AgendaModel) -> None:
        super().__init__()
        self._model = model
        self._key = ""
        self._row = 0
        self._on_fold = False
        self._scrolled = 0
        self.setProperty("kind", "rows")  # the chosen row shows where the keyboard is
        self.setModel(model)
        self.setItemDelegate(AgendaRows(self))
        self.setAccessibleName(self.tr("Agenda"))
        self.setMouseTracking(True)
        self.setUniformItemSizes(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.selectionModel().currentChanged.connect(self._look_at)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._restore)

    @property
    def key(self) -> str:
        """The key of the row that is chosen; "" for none."""
        return self._key

    def choose(self, key: str) -> None:
        """Choose ``key``, or the first item when it is not on the list."""
        index = self._model.index_of(key)
        if not index.isValid():
            index = self._model.first_item()
        how = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, how)

    def _look_at(self, current: QModelIndex) -> None:
        row = self._model.row_at(current)
        if row is not None and row.key and row.key != self._key:
            self._key = row.key
            self.chosen.emit(row.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self._model.row_at(self.currentIndex())
        if row is not None and self._act(row, event):
            event.accept()
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        row = self._model.row_at(self.indexAt(event.position().toPoint()))
        if row is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if row.kind is Kind.FOLD:
            self.fold_requested.emit()
        elif row.key:
            self.pointed.emit(row.key)

    def _act(self, row: AgendaRow, event: QKeyEvent) -> bool:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        match event.key():
            case Qt.Key.Key_Up | Qt.Key.Key_Down if alt:
                self._model.move(row.key, -1 if event.key() == Qt.Key.Key_Up else 1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Right | Qt.Key.Key_Space:
                if row.kind is Kind.FOLD:
                    self.fold_requested.emit()
                else:
                    self.opened.emit(row.key)
            case Qt.Key.Key_Left if row.kind in {Kind.FOLD, Kind.OTHER}:
                self.fold_requested.emit()
            case Qt.Key.Key_Delete if row.kind in {Kind.ITEM, Kind.STANDING}:
                self.removed.emit(row.key)
            case _:
                return False
        return True

    def _remember(self) -> None:
        self._scrolled = self.verticalScrollBar().value()
        self._row = self.currentIndex().row()
        here = self._model.row_at(self.currentIndex())
        self._on_fold = here is not None and here.kind is Kind.FOLD

    def _restore(self) -> None:
        """The same item chosen as before; when it left, the one that came in its place."""
        index = self._model.fold() if self._on_fold else self._model.index_of(self._key)
        how = QItemSelectionModel.SelectionFlag.ClearAndSelect
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, how)
        elif self._key:
            self._key = ""
            near = self._model.nearest_item(self._row)
            self.selectionModel().setCurrentIndex(near, how)
        self.verticalScrollBar().setValue(self._scrolled)
