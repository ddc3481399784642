"""The concept agenda as rows of a list: what is discussed, in order, and what is left over, folded.

:func:`rows_of` decides everything that is shown; the model only hands it to Qt, and knows which
rows may change places.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtCore import Signal as QtSignal

from signaal.domain.concept_agenda import Conceptpunt, Groep
from signaal.domain.model import Bundel, Kandidaat
from signaal.usecases.overleg import GETOOND, Overlegbeeld
from ui import dates
from ui.models import phrases

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
#: The role under which a row gives its :class:`AgendaRow`.
ROW = Qt.ItemDataRole.UserRole
_MIME = "application/x-signaal-agendapunt"


class Kind(StrEnum):
    """What a row is."""

    HEADER = "header"
    STANDING = "standing"
    ITEM = "item"
    FOLD = "fold"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """One row, ready to paint. ``trend`` counts the last periods, oldest first.

    ``change`` is the difference with the period before (None: unknown), ``remark`` a quiet word
    beside the number, ``starts`` and ``minutes`` what the clock says ("9.15", "10 min").
    """

    kind: Kind
    key: str
    title: str
    count: int | None = None
    change: int | None = None
    trend: tuple[int, ...] = ()
    flag: bool = False
    remark: str = ""
    starts: str = ""
    minutes: str = ""

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        parts = [
            self.title,
            phrases.signals(self.count) if self.count is not None else "",
            phrases.change(self.change) if self.change is not None else "",
            _tr("samen oppakken?") if self.flag else "",
            self.remark,
            self.starts and _tr("om {}").format(self.starts),
            self.minutes,
        ]
        return ", ".join(part for part in parts if part)


def rows_of(view: Overlegbeeld, unfolded: bool) -> list[AgendaRow]:
    """All rows of one meeting; the rows under the fold only when it is open."""
    rows: list[AgendaRow] = []
    clock = datetime.combine(view.overleg.datum, view.overleg.tijd)
    grouped = _in_groups(view.concept.punten)
    last: Groep | None = None
    if not grouped:
        rows.append(AgendaRow(Kind.HEADER, "", _tr("Jullie volgorde")))
    for item in view.concept.punten:
        if grouped and item.groep is not last and item.groep is not Groep.VAST:
            rows.append(_header(item.groep))
        last = item.groep
        rows.append(_item(item, clock, grouped))
        clock += timedelta(minutes=item.minuten)
    others = [_left_out(item) for item in view.concept.weggelaten]
    others += [_other(b, view.kandidaten.get(b.sleutel)) for b in view.concept.overige]
    if others:
        title = _tr("Overige ({})").format(len(others))
        rows.append(AgendaRow(Kind.FOLD, "", title, flag=unfolded))
    return [*rows, *(others if unfolded else ())]


def highest(view: Overlegbeeld) -> int:
    """The top of the one scale on which every little chart of this meeting stands."""
    return max((n for b in view.bundels for n in b.reeks[-GETOOND:]), default=1)


class AgendaModel(QAbstractListModel):
    """The rows for a list. ``reordered`` carries the keys of the agenda as dropped or moved."""

    reordered = QtSignal(list)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[AgendaRow] = []
        self.highest = 1

    def show_rows(self, rows: Sequence[AgendaRow], top: int) -> None:
        """Put these rows in place of what was there; equal rows disturb nothing."""
        self.highest = top
        if list(rows) == self._rows:
            return
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row_at(self, index: Index) -> AgendaRow | None:
        """The row behind an index, or None outside the list."""
        return self._rows[index.row()] if index.isValid() else None

    def index_of(self, key: str) -> QModelIndex:
        """Where the item ``key`` stands; invalid when it is not on the list."""
        for number, row in enumerate(self._rows):
            if row.key == key and key:
                return self.index(number)
        return QModelIndex()

    def fold(self) -> QModelIndex:
        """The row that folds what is left over; invalid when nothing is."""
        for number, row in enumerate(self._rows):
            if row.kind is Kind.FOLD:
                return self.index(number)
        return QModelIndex()

    def first_item(self) -> QModelIndex:
        """The first bundle or own item: what somebody wants to see on arrival."""
        for number, row in enumerate(self._rows):
            if row.kind is Kind.ITEM:
                return self.index(number)
        return self.index(0) if self._rows else QModelIndex()

    def nearest_item(self, number: int) -> QModelIndex:
        """The bundle or own item closest to row ``number``."""
        items = [n for n, row in enumerate(self._rows) if row.kind in {Kind.ITEM, Kind.OTHER}]
        if not items:
            return self.first_item()
        return self.index(min(items, key=lambda n: abs(n - number)))

    def agenda_keys(self) -> list[str]:
        """Keys of everything on the agenda, in order."""
        return [r.key for r in self._rows if r.kind in {Kind.ITEM, Kind.STANDING}]

    def move(self, key: str, steps: int) -> None:
        """Ask for ``key`` to go ``steps`` down (negative: up) on the agenda."""
        keys = self.agenda_keys()
        if key not in keys:
            return
        old = keys.index(key)
        new = min(max(old + steps, 0), len(keys) - 1)
        if new != old:
            keys.insert(new, keys.pop(old))
            self._reorder(keys)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index)
        if row is None:
            return None
        match role:
            case Qt.ItemDataRole.UserRole:
                return row
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return row.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.row_at(index)
        if row is None:
            return Qt.ItemFlag.ItemIsDropEnabled
        if row.kind is Kind.HEADER:
            return Qt.ItemFlag.NoItemFlags
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        on_agenda = row.kind in {Kind.ITEM, Kind.STANDING}
        return usual | Qt.ItemFlag.ItemIsDragEnabled if on_agenda else usual

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        row = self.row_at(indexes[0]) if indexes else None
        data.setData(_MIME, (row.key if row else "").encode())
        return data

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        return data.hasFormat(_MIME) and (row >= 0 or parent.isValid())

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Always False: the rows change places through the archive, not by Qt removing one."""
        key = bytes(data.data(_MIME).data()).decode()
        before = row if row >= 0 else parent.row()
        keys = self.agenda_keys()
        if key in keys:
            above = [r.key for r in self._rows[:before] if r.key in keys and r.key != key]
            rest = [k for k in keys if k != key]
            self._reorder([*rest[: len(above)], key, *rest[len(above) :]])
        return False

    def _reorder(self, keys: list[str]) -> None:
        if keys == self.agenda_keys():
            return
        # Shown at once; the archive follows and then says what is true (headers, clock times).
        rows = {r.key: r for r in self._rows if r.key in set(keys)}
        wanted = iter(keys)
        fresh = [rows[next(wanted)] if r.key in rows else r for r in self._rows]
        self.beginResetModel()
        self._rows = fresh
        self.endResetModel()
        self.reordered.emit(keys)


def _tr(text: str) -> str:
    return QCoreApplication.translate("agenda_model", text)


def _in_groups(items: Sequence[Conceptpunt]) -> bool:
    """Whether the groups still stand apart; after moving by hand headings would only confuse."""
    order = [list(Groep).index(p.groep) for p in items if p.groep is not Groep.VAST]
    return order == sorted(order)


def _header(group: Groep) -> AgendaRow:
    titles = {
        Groep.SAMEN: _tr("Samen oppakken?"),
        Groep.TERUG: _tr("Komt terug"),
        Groep.OOK: _tr("Ook bespreken"),
        Groep.EIGEN: _tr("Eigen punten"),
    }
    return AgendaRow(Kind.HEADER, "", titles[group], flag=group is Groep.SAMEN)


def _item(item: Conceptpunt, clock: datetime, grouped: bool) -> AgendaRow:
    b = item.bundel
    samen = item.groep is Groep.SAMEN
    return AgendaRow(
        kind=Kind.STANDING if item.groep is Groep.VAST else Kind.ITEM,
        key=item.sleutel,
        title=item.titel.tekst,
        count=b.aantal if b else None,
        change=b.verandering if b else None,
        trend=b.reeks[-GETOOND:] if b else (),
        flag=samen,
        remark=_remark(item.kandidaat, samen and not grouped),
        starts=dates.clock(clock.time()),
        minutes=_tr("{} min").format(item.minuten),
    )


def _left_out(item: Conceptpunt) -> AgendaRow:
    b = item.bundel
    return AgendaRow(
        Kind.OTHER, item.sleutel, item.titel.tekst, b.aantal if b else None,
        trend=b.reeks[-GETOOND:] if b else (), remark=_tr("weggelaten"),
    )  # fmt: skip


def _other(b: Bundel, judged: Kandidaat | None) -> AgendaRow:
    return AgendaRow(
        Kind.OTHER, b.sleutel, b.naam.tekst, b.aantal, b.verandering, b.reeks[-GETOOND:],
        remark=_tr("niet samen oppakken") if judged and judged.afgewezen else "",
    )  # fmt: skip


def _remark(judged: Kandidaat | None, ask: bool) -> str:
    if judged is not None and judged.spoed:
        return _tr("{} met spoed").format(judged.spoed)
    return _tr("samen oppakken?") if ask else ""
