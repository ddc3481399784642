"""How a row of the concept agenda looks: two quiet lines, a little chart, the clock.

Colour never speaks alone: a flag stands under the words "Samen oppakken?", a change is a triangle
with words.
"""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from signaal.domain.grafiek import sparkline
from ui.look import icon, px
from ui.models import phrases
from ui.models.agenda_model import ROW, AgendaModel, AgendaRow, Kind
from ui.tokens import Tokens, tokens_of
from ui.widgets.grafiek import draw

Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CUT = Qt.TextElideMode.ElideRight
#: Heights in pixels at 100 % text.
_HEIGHTS = {Kind.HEADER: 34, Kind.FOLD: 38, Kind.STANDING: 30, Kind.ITEM: 56, Kind.OTHER: 56}

_ONE_LINE = 38


class AgendaRows(QStyledItemDelegate):
    """Paints :class:`AgendaRow`."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(ROW)
        if not isinstance(row, AgendaRow):
            return QSize()
        return QSize(px(240), px(_ONE_LINE if _is_short(row) else _HEIGHTS[row.kind]))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        model = index.model()
        if not isinstance(row, AgendaRow) or not isinstance(model, AgendaModel):
            return
        tokens = tokens_of(option.palette)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._back(painter, option, tokens)
        inner = option.rect.adjusted(px(12), 0, -px(12), 0)
        paint: Callable[[], None] = {
            Kind.HEADER: lambda: _header(painter, inner, row, tokens),
            Kind.FOLD: lambda: _fold(painter, inner, row, tokens),
            Kind.STANDING: lambda: _standing(painter, inner, row, tokens),
        }.get(row.kind, lambda: _item(painter, inner, row, tokens, model.highest))
        paint()
        painter.restore()

    def _back(self, painter: QPainter, option: QStyleOptionViewItem, tokens: Tokens) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
        if not enabled or not (chosen or hovered):
            return
        painter.setBrush(QColor(tokens.tint if chosen else tokens.hover))
        ring = chosen and focused
        painter.setPen(QPen(QColor(tokens.accent), 2) if ring else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), px(7), px(7))


def _header(painter: QPainter, box: QRect, row: AgendaRow, tokens: Tokens) -> None:
    painter.setPen(QColor(tokens.ask_text if row.flag else tokens.soft))
    painter.setFont(_font(painter, 14, bold=True))
    text = box.adjusted(0, px(8), 0, 0)
    painter.drawText(text, _LEFT, row.title)


def _fold(painter: QPainter, box: QRect, row: AgendaRow, tokens: Tokens) -> None:
    size = px(16)
    arrow = icon("caret-down" if row.flag else "caret-right", "accent").pixmap(QSize(size, size))
    painter.drawPixmap(box.left() - px(2), box.center().y() - size // 2 + 1, arrow)
    painter.setPen(QColor(tokens.accent))
    painter.drawText(box.adjusted(px(20), 0, 0, 0), _LEFT, row.title)


def _standing(painter: QPainter, box: QRect, row: AgendaRow, tokens: Tokens) -> None:
    painter.setFont(_font(painter, 14))
    painter.setPen(QColor(tokens.soft))
    clock = f"{row.starts} · {row.minutes}"
    room = box.width() - painter.fontMetrics().horizontalAdvance(clock) - px(12)
    painter.drawText(box, _LEFT, painter.fontMetrics().elidedText(row.title, _CUT, room))
    painter.drawText(box, _RIGHT, clock)


def _item(painter: QPainter, box: QRect, row: AgendaRow, tokens: Tokens, top: int) -> None:
    upper = QRect(box.left(), box.top() + px(6), box.width(), px(23))
    lower = upper if _is_short(row) else upper.translated(0, px(22))
    if row.flag:
        size = px(17)
        flag = icon("flag", "ask_text").pixmap(QSize(size, size))
        painter.drawPixmap(upper.left(), upper.center().y() - size // 2 + 1, flag)
        upper.setLeft(upper.left() + px(23))
    width = px(76)
    if row.trend:
        chart = sparkline(
            row.title, row.trend, ("",) * len(row.trend),
            hoogste=top, breedte=width, hoogte=px(22),
        )  # fmt: skip
        draw(painter, chart, tokens, QPointF(upper.right() - width, upper.top()))
        upper.setRight(upper.right() - width - px(10))
    painter.setFont(_font(painter, 14))
    painter.setPen(QColor(tokens.soft))
    if row.starts:
        clock = f"{row.starts} · {row.minutes}"
        painter.drawText(QRect(box.left(), lower.top(), box.width(), lower.height()), _RIGHT, clock)
        if lower == upper:
            upper.setRight(upper.right() - painter.fontMetrics().horizontalAdvance(clock) - px(10))
    _numbers(painter, lower, row, tokens)
    painter.setFont(_font(painter, 16, bold=row.kind is Kind.ITEM))
    painter.setPen(QColor(tokens.text))
    title = painter.fontMetrics().elidedText(row.title, _CUT, upper.width())
    painter.drawText(upper, _LEFT, title)


def _is_short(row: AgendaRow) -> bool:
    """Nothing was counted: the title is all there is to say."""
    return row.kind in {Kind.ITEM, Kind.OTHER} and row.count is None and not row.remark


def _numbers(painter: QPainter, box: QRect, row: AgendaRow, tokens: Tokens) -> None:
    """``14 signalen  ▲ 13 meer · 2 met spoed``, the triangle drawn."""
    x = box.left()
    words = painter.fontMetrics()
    if row.count is not None:
        said = phrases.signals(row.count)
        painter.drawText(box, _LEFT, said)
        x += words.horizontalAdvance(said)
    if row.change is not None:
        x += px(12)
        painter.setBrush(QColor(tokens.soft))
        x += _triangle(painter, QPointF(x, box.center().y() + 1), row.change)
        said = phrases.change(row.change)
        painter.drawText(QRect(x, box.top(), box.right() - x, box.height()), _LEFT, said)
        x += words.horizontalAdvance(said)
    if row.remark:
        said = f" · {row.remark}" if row.count is not None else row.remark
        painter.drawText(QRect(x, box.top(), box.right() - x, box.height()), _LEFT, said)


def _triangle(painter: QPainter, at: QPointF, change: int) -> int:
    """An arrow head up or down left of the words; nothing for no change. Gives its width."""
    if change == 0:
        return 0
    half, up = px(4), -1 if change > 0 else 1
    tip = QPointF(at.x() + half, at.y() + up * half)
    base = at.y() - up * half * 0.8
    painter.drawPolygon(QPolygonF([tip, QPointF(at.x(), base), QPointF(at.x() + 2 * half, base)]))
    return 2 * half + px(5)


def _font(painter: QPainter, size: int, *, bold: bool = False) -> QFont:
    font = QFont(painter.font())
    font.setPixelSize(px(size))
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font
