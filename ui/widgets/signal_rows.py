"""The signals of a bundle under each other, in full: date, place and who, then the text."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from signaal.domain.model import Signaal
from ui import dates
from ui.look import px
from ui.tokens import tokens_of

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_SIGNAL = Qt.ItemDataRole.UserRole
_WRAP = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere


class SignalRows(QListView):
    """As high as its rows, so that the page scrolls and not the list.

    ``picked_changed``: other rows are picked. ``left_requested``: back to where we came from.
    """

    picked_changed = QtSignal()
    left_requested = QtSignal()

    def __init__(self) -> None:
        super().__init__()
        self._signals = _Signals(self)
        self.setProperty("kind", "rows")  # the picked row shows where the keyboard is
        self.setModel(self._signals)
        self.setItemDelegate(_Row(self))
        self.setAccessibleName(self.tr("Signalen in deze bundel"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.selectionModel().selectionChanged.connect(self.picked_changed)

    def show_signals(self, signals: Sequence[Signaal], kernen: Mapping[str, str]) -> None:
        """Show these; what was picked stays picked as far as it is still there."""
        if self._signals.shows(signals, kernen):
            return
        picked = set(self.picked())
        self._signals.fill(signals, kernen)
        chosen = QItemSelection()
        for number, signal in enumerate(signals):
            if signal.id in picked:
                chosen.select(self._signals.index(number), self._signals.index(number))
        self.selectionModel().select(chosen, self.selectionModel().SelectionFlag.ClearAndSelect)
        self._fit()

    def picked(self) -> tuple[UUID, ...]:
        """Ids of the picked signals, in their order."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return tuple(self._signals.signals[row].id for row in rows)

    def start(self) -> None:
        """The keyboard on the first row."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self._signals.index(0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Escape}:
            self.left_requested.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        if not self.isVisible():
            return  # hundreds of rows are measured when somebody unfolds them
        self.scheduleDelayedItemsLayout()
        height = sum(self.sizeHintForRow(row) for row in range(self._signals.rowCount()))
        self.setFixedHeight(height + px(16))


class _Signals(QAbstractListModel):
    def __init__(self, parent: QListView) -> None:
        super().__init__(parent)
        self.signals: tuple[Signaal, ...] = ()
        self.kernen: Mapping[str, str] = {}

    def shows(self, signals: Sequence[Signaal], kernen: Mapping[str, str]) -> bool:
        return self.signals == tuple(signals) and self.kernen == kernen

    def fill(self, signals: Sequence[Signaal], kernen: Mapping[str, str]) -> None:
        self.beginResetModel()
        self.signals, self.kernen = tuple(signals), kernen
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.signals)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        signal = self.signals[index.row()]
        match role:
            case Qt.ItemDataRole.UserRole:
                return signal
            case Qt.ItemDataRole.DisplayRole:
                return self.text(signal)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self.about(signal)}. {self.text(signal)}"
        return None

    def text(self, signal: Signaal) -> str:
        said = signal.tekst or self.tr("Geteld, zonder tekst")
        return f"{said}\n{self.tr('Gedaan: {}').format(signal.gedaan)}" if signal.gedaan else said

    def about(self, signal: Signaal) -> str:
        place = self.kernen.get(signal.kern, signal.kern)
        parts = [dates.day(signal.datum), place, signal.discipline.label, signal.bron]
        if signal.spoed:
            parts.append(self.tr("spoed"))
        return " · ".join(part for part in parts if part)


class _Row(QStyledItemDelegate):
    def __init__(self, parent: QListView) -> None:
        super().__init__(parent)
        self._view = parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        body = self._text_box(option.font, width, str(index.data()))
        return QSize(width, body.height() + _small_metrics(option.font).lineSpacing() + px(18))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        signal, model = index.data(_SIGNAL), index.model()
        if not isinstance(signal, Signaal) or not isinstance(model, _Signals):
            return
        tokens = tokens_of(self._view.palette())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        picked = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if picked or focused:
            painter.setBrush(QColor(tokens.tint if picked else tokens.surface))
            painter.setPen(QPen(QColor(tokens.accent), 2) if focused else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), px(7), px(7))
        box = option.rect.adjusted(px(10), px(7), -px(10), 0)
        small = _small(option.font)
        painter.setFont(small)
        painter.setPen(QColor(tokens.soft))
        line = QFontMetrics(small).lineSpacing()
        about = QFontMetrics(small).elidedText(
            model.about(signal), Qt.TextElideMode.ElideRight, box.width()
        )
        painter.drawText(QRect(box.left(), box.top(), box.width(), line), 0, about)
        painter.setFont(option.font)
        painter.setPen(QColor(tokens.text))
        painter.drawText(box.adjusted(0, line + px(1), 0, 0), _WRAP, model.text(signal))
        painter.restore()

    def _text_box(self, font: QFont, width: int, text: str) -> QRect:
        room = QRect(0, 0, max(px(80), width - px(20)), 100_000)
        return QFontMetrics(font).boundingRect(room, _WRAP, text)


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPixelSize(px(14))
    return small


def _small_metrics(font: QFont) -> QFontMetrics:
    return QFontMetrics(_small(font))
