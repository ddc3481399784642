"""Fields for days, times, numbers and choices, all with the same manners."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QResizeEvent, QTextCharFormat, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCalendarWidget,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QSpinBox,
    QTableView,
    QTimeEdit,
    QToolButton,
    QWidget,
)

from ui import dates
from ui.look import icon, px
from ui.tokens import tokens_of

_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class DateField(QDateEdit):
    """A day with its weekday; type it as you would write it, or choose it in the calendar.

    Qt's own field takes a day only piece by piece in the order shown. Here the first key opens an
    empty line over it; every whole day typed there counts at once, anything else changes nothing.
    The wheel scrolls the page.
    """

    def __init__(self, moment: date, shown: str = "ddd d MMMM yyyy") -> None:
        super().__init__(dates.to_qdate(moment))
        self.setCalendarPopup(True)
        self.setDisplayFormat(shown)
        self._near = moment
        self.typing = QLineEdit(self)
        self.typing.setAccessibleName(self.tr("Datum, bijvoorbeeld 20-11-2026"))
        self.typing.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.typing.hide()
        self.typing.textEdited.connect(self._read)
        self.typing.editingFinished.connect(self._finish)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isalnum() and not event.modifiers() & _HELD:
            self._near = dates.from_qdate(self.date())
            self.typing.setText(event.text())
            self.typing.show()
            self.typing.setFocus(Qt.FocusReason.OtherFocusReason)
            self.typing.setCursorPosition(len(event.text()))
            return
        if event.key() in (Qt.Key.Key_F4, Qt.Key.Key_Down):
            self._make_room_in_calendar()
        super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """One Tab leaves it; Qt's own goes by weekday, day and month first."""
        return QWidget.focusNextPrevChild(self, forward)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.typing.setGeometry(0, 0, self.width() - px(30), self.height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._make_room_in_calendar()
        super().mousePressEvent(event)

    def _make_room_in_calendar(self) -> None:
        """Room for seven names of days and six weeks at every text size; made when it opens."""
        calendar = self.calendarWidget()
        self._colour(calendar)
        days = calendar.findChild(QTableView)
        if days is not None:
            names = calendar.fontMetrics().horizontalAdvance("wo.") + px(14)
            high = calendar.fontMetrics().lineSpacing() + px(10)
            calendar.setMinimumSize(8 * names + px(20), 7 * high + px(60))

    def _colour(self, calendar: QCalendarWidget) -> None:
        """Qt's arrows are black and its weekends bright red, also on a dark page."""
        weekend = QTextCharFormat()
        weekend.setForeground(QColor(tokens_of(calendar.palette()).soft))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(day, weekend)
        for name, picture in (("prevmonth", "caret-left"), ("nextmonth", "caret-right")):
            button = calendar.findChild(QToolButton, f"qt_calendar_{name}")
            if isinstance(button, QToolButton):
                button.setIcon(icon(picture))

    def _read(self, text: str) -> None:
        day = dates.typed(text, self._near)
        if day is not None:
            self.setDate(dates.to_qdate(day))

    def _finish(self) -> None:
        if self.typing.isVisible():
            had_keyboard = self.typing.hasFocus()
            self.typing.hide()
            if had_keyboard:
                self.setFocus(Qt.FocusReason.OtherFocusReason)


class ChoiceField(QComboBox):
    """A list to choose from; the wheel scrolls the page, not the choice."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class NumberField(QSpinBox):
    """A whole number; the wheel scrolls the page, not the number."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class TimeField(QTimeEdit):
    """A time of day; the wheel scrolls the page, not the time."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def date_field(moment: date) -> DateField:
    """A day with its weekday; a calendar opens beside it."""
    return DateField(moment)


def time_field() -> QTimeEdit:
    """Hours and minutes."""
    made = TimeField()
    made.setDisplayFormat("H:mm")
    _indent(made)
    return made


def number_field(least: int, most: int) -> QSpinBox:
    """A whole number from ``least`` to ``most``."""
    made = NumberField()
    made.setRange(least, most)
    _indent(made)
    return made


def choice_field(name: str, width: int) -> ChoiceField:
    """A list to filter by: ``name`` is said, not shown; ``width`` at 100 % text."""
    made = ChoiceField()
    made.setAccessibleName(name)
    made.setToolTip(name)
    made.setFixedWidth(px(width))
    made.setMaxVisibleItems(16)
    made.view().setTextElideMode(Qt.TextElideMode.ElideNone)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    return made


def day_field(moment: date, name: str) -> DateField:
    """A day to filter by, without its weekday."""
    field = DateField(moment, "d MMM yyyy")
    field.setAccessibleName(name)
    return field


def offer(combo: QComboBox, choices: Sequence[tuple[str, object]]) -> None:
    """Offer ``(words, data)``, silently; what was chosen stays chosen when it is still there."""
    kept = combo.currentData()
    blocker = QSignalBlocker(combo)
    combo.clear()
    for text, data in choices:
        combo.addItem(text, data)
    choose(combo, kept)
    blocker.unblock()


def choose(combo: QComboBox, data: object) -> None:
    """Choose the item with this data, the first one when there is none.

    Qt's own ``findData`` compares Python objects by identity, so an equal UUID is not found.
    """
    known = [combo.itemData(index) for index in range(combo.count())]
    combo.setCurrentIndex(known.index(data) if data in known else 0)


def _indent(box: QAbstractSpinBox) -> None:
    # The style sheet's padding does not reach the line inside a box with arrows.
    box.lineEdit().setTextMargins(px(8), 0, 0, 0)
