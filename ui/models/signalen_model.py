"""The table of signals as Qt wants it: the number of rows at once, the rows a page at a time.

Only pages that are looked at are read, and only the last few are kept, so that a hundred thousand
signals cost as much as two hundred.
"""

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from signaal.domain.model import Signaal
from ui.look import icon

#: Rows that are read in one go, and how many of such pages stay in memory.
PAGE = 200
_PAGES_KEPT = 25

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_ANSWERED = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.DecorationRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
    }
)
#: Reads rows: from which one on, and how many.
Fetch = Callable[[int, int], Sequence[Signaal]]


class Column(IntEnum):
    """What stands where."""

    DATE = 0
    KERN = 1
    THEME = 2
    TEXT = 3
    WHO = 4


@dataclass(frozen=True, slots=True)
class Names:
    """What people call the codes in a signal."""

    kernen: Mapping[str, str] = field(default_factory=dict)
    themes: Mapping[str, str] = field(default_factory=dict)
    leden: Mapping[UUID, str] = field(default_factory=dict)
    hamlets: Mapping[str, str] = field(default_factory=dict)

    def who(self, signal: Signaal) -> str:
        """The colleague by name; for a signal without one, the discipline."""
        known = self.leden.get(signal.lid) if signal.lid is not None else None
        return known or sentence_case(signal.discipline.label)

    def themes_of(self, signal: Signaal) -> str:
        """The themes in words, best first."""
        return ", ".join(self.themes.get(theme, theme) for theme in signal.themas)


class SignalenModel(QAbstractTableModel):
    """Rows of signals; :meth:`show` says how many there are and how they are read."""

    def __init__(self) -> None:
        super().__init__()
        self._count = 0
        self._fetch: Fetch = _nothing
        self._names = Names()
        self._pages: OrderedDict[int, Sequence[Signaal]] = OrderedDict()
        self._titles = {
            Column.DATE: self.tr("Datum"),
            Column.KERN: self.tr("Kern"),
            Column.THEME: self.tr("Thema"),
            Column.TEXT: self.tr("Signaal"),
            Column.WHO: self.tr("Wie"),
        }
        self._urgent = icon("warning", "ask_text")

    def show(self, count: int, fetch: Fetch, names: Names) -> None:
        """From now on ``count`` rows, read by ``fetch`` when somebody looks."""
        self.beginResetModel()
        self._count, self._fetch, self._names = count, fetch, names
        self._pages.clear()
        self.endResetModel()

    def signal_at(self, row: int) -> Signaal | None:
        """The signal on this row; None when it is gone since the rows were counted."""
        page, place = divmod(row, PAGE)
        found = self._page(page)
        return found[place] if place < len(found) else None

    def row_of(self, wanted: UUID, near: int) -> int:
        """The row of this signal on the page of row ``near`` or one beside it, or -1."""
        for page in (near // PAGE, near // PAGE - 1, near // PAGE + 1):
            if 0 <= page * PAGE < self._count:
                for place, signal in enumerate(self._page(page)):
                    if signal.id == wanted:
                        return page * PAGE + place
        return -1

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[Column(section)]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in _ANSWERED or (signal := self.signal_at(index.row())) is None:
            return None
        column = Column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._words(signal, column)
            case Qt.ItemDataRole.DecorationRole:
                return self._urgent if signal.spoed and column is Column.TEXT else None
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._said(signal, column)
            case _:
                return self._hint(signal, column)

    def _page(self, page: int) -> Sequence[Signaal]:
        if page in self._pages:
            self._pages.move_to_end(page)
        else:
            self._pages[page] = self._fetch(page * PAGE, PAGE)
            if len(self._pages) > _PAGES_KEPT:
                self._pages.popitem(last=False)
        return self._pages[page]

    def _words(self, signal: Signaal, column: Column) -> str:
        match column:
            case Column.DATE:
                return f"{signal.datum:%d-%m-%Y}"
            case Column.KERN:
                return self._names.kernen.get(signal.kern, signal.kern)
            case Column.THEME:
                return self._names.themes_of(signal)
            case Column.TEXT:
                return " ".join(signal.tekst.split()) or self.tr("Geteld")
            case Column.WHO:
                return self._names.who(signal)

    def _said(self, signal: Signaal, column: Column) -> str:
        words = self._words(signal, column)
        if column is Column.TEXT and signal.spoed:
            return self.tr("Spoed: {}").format(words)
        if column is Column.THEME and not words:
            return self.tr("Nog geen thema")
        return words

    def _hint(self, signal: Signaal, column: Column) -> str | None:
        if column is Column.THEME and signal.themas and signal.themas_voorgesteld:
            return self.tr("Voorgesteld door Signaal, nog niet bekeken")
        return None


def sentence_case(text: str) -> str:
    """A capital in front, the rest as it was."""
    return text[:1].upper() + text[1:]


def _nothing(_from: int, _many: int) -> Sequence[Signaal]:
    return ()
