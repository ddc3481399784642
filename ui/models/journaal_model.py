"""Who did what as Qt wants it: acts are read a page at a time, when somebody scrolls to them."""

from collections.abc import Callable, Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from signaal.domain.daad import Daad
from signaal.usecases.wie_deed_wat import Daadregel
from ui.models.signalen_model import sentence_case

#: Acts that are read in one go.
PAGE = 200

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
#: Reads the acts that follow this one (None: the newest), at most so many.
Fetch = Callable[[Daad | None, int], Sequence[Daadregel]]


class Column(IntEnum):
    """What stands where."""

    WHEN = 0
    WHAT = 1
    ABOUT = 2
    WHO = 3


class JournaalModel(QAbstractTableModel):
    """Acts, newest first; :meth:`show` says how they are read."""

    def __init__(self) -> None:
        super().__init__()
        self._acts: list[Daadregel] = []
        self._fetch: Fetch = _nothing
        self._complete = True
        self._titles = {
            Column.WHEN: self.tr("Wanneer"),
            Column.WHAT: self.tr("Wat"),
            Column.ABOUT: self.tr("Waarover"),
            Column.WHO: self.tr("Wie"),
        }

    def show(self, fetch: Fetch) -> None:
        """From now on what ``fetch`` reads; its first page at once."""
        self.beginResetModel()
        self._fetch = fetch
        self._acts = list(fetch(None, PAGE))
        self._complete = len(self._acts) < PAGE
        self.endResetModel()

    def act_at(self, row: int) -> Daadregel | None:
        """The act on this row."""
        return self._acts[row] if 0 <= row < len(self._acts) else None

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._acts)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(Column)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and not self._complete

    def fetchMore(self, parent: Index) -> None:
        if not self.canFetchMore(parent):
            return
        more = self._fetch(self._acts[-1].daad, PAGE)
        self._complete = len(more) < PAGE
        if more:
            last = len(self._acts) + len(more) - 1
            self.beginInsertRows(_ROOT, len(self._acts), last)
            self._acts.extend(more)
            self.endInsertRows()

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[Column(section)]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        act = self.act_at(index.row())
        if act is None or role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        match Column(index.column()):
            case Column.WHEN:
                local = act.daad.moment.astimezone()
                return f"{local:%d-%m-%Y}  {local:%H:%M}"
            case Column.WHAT:
                return sentence_case(act.wat)
            case Column.ABOUT:
                return sentence_case(act.waarover)
            case Column.WHO:
                return act.wie


def _nothing(_after: Daad | None, _many: int) -> Sequence[Daadregel]:
    return ()
