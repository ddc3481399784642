"""Fields for days and choices: typed as people write, and left alone by the wheel."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QScrollBar, QTableView, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.toetsen import Keyboard
from ui import dates, look
from ui.widgets.fields import ChoiceField, DateField, date_field, number_field, time_field

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("20-11-2026", date(2026, 11, 20)),
        ("20 nov", date(2026, 11, 20)),
        ("20/11", date(2026, 11, 20)),
        ("3 januari", date(2027, 1, 3)),
        ("vr 20 november 2026", date(2026, 11, 20)),
        ("1 mrt 25", date(2025, 3, 1)),
        ("29-2-2026", None),
        ("29 feb", None),
        ("20", None),
        ("20 juxx", None),
        ("3 ju", None),
    ],
)
def test_days_as_people_type_them(typed: str, day: date | None, dressed: QApplication) -> None:
    assert dates.typed(typed, TODAY) == day


@pytest.mark.parametrize("typed", ["20-11-2026", "20 nov"])
def test_a_day_is_typed_over_the_field(typed: str, dressed: QApplication, qtbot: QtBot) -> None:
    field = date_field(TODAY)
    qtbot.addWidget(field)
    field.show()
    keys = Keyboard(field)
    field.setFocus()
    keys.text(typed)
    assert field.date() == dates.to_qdate(date(2026, 11, 20))
    keys.key(Qt.Key.Key_Return)
    assert not field.typing.isVisible()
    assert field.text() == "vr 20 november 2026"
    keys.text("99-99")
    keys.key(Qt.Key.Key_Return)
    assert field.date() == dates.to_qdate(date(2026, 11, 20))


def test_the_wheel_scrolls_the_page_and_changes_no_field(
    dressed: QApplication, qtbot: QtBot
) -> None:
    choice = ChoiceField()
    choice.addItems(["een", "twee"])
    number, day, clock = number_field(0, 9), date_field(TODAY), time_field()
    for field, value in (
        (choice, choice.currentText),
        (number, number.text),
        (day, day.text),
        (clock, clock.text),
    ):
        qtbot.addWidget(field)
        field.show()
        field.setFocus()
        before = value()
        for turn in (120, -120):
            assert not _turn_wheel(field, turn)
            assert value() == before


@pytest.mark.parametrize("percent", [100, 150])
def test_the_calendar_shows_every_day_of_the_month(
    percent: int, dressed: QApplication, qtbot: QtBot
) -> None:
    look.apply(dressed, dark=False, text_percent=percent)
    field = DateField(TODAY)
    qtbot.addWidget(field)
    field.show()
    Keyboard(field).key(Qt.Key.Key_Down, alt=True)
    calendar = field.calendarWidget()
    calendar.resize(calendar.minimumSize())
    calendar.show()
    days = calendar.findChild(QTableView)
    assert days is not None
    QApplication.processEvents()
    for bar in (days.horizontalScrollBar(), days.verticalScrollBar()):
        assert isinstance(bar, QScrollBar)
        assert bar.maximum() == 0
    width = days.columnWidth(days.model().columnCount() - 1)
    assert width >= calendar.fontMetrics().horizontalAdvance("wo")
    look.apply(dressed, dark=False, text_percent=100)


def test_the_calendar_can_be_leafed_through_in_the_dark(
    dressed: QApplication, qtbot: QtBot
) -> None:
    look.apply(dressed, dark=True, text_percent=100)
    field = DateField(TODAY)
    qtbot.addWidget(field)
    field.show()
    Keyboard(field).key(Qt.Key.Key_Down, alt=True)
    page = field.palette().window().color().lightness()
    for name in ("qt_calendar_prevmonth", "qt_calendar_nextmonth"):
        arrow = field.calendarWidget().findChild(QToolButton, name)
        assert isinstance(arrow, QToolButton)
        drawn = arrow.icon().pixmap(32, 32).toImage()
        points = [drawn.pixelColor(x, y) for x in range(32) for y in range(32)]
        assert max(p.lightness() for p in points if p.alpha() > 200) > page + 100
    look.apply(dressed, dark=False, text_percent=100)


def _turn_wheel(field: QWidget, turn: int) -> bool:
    """Whether the field took it."""
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(field.mapToGlobal(QPoint(5, 5))),
        QPoint(),
        QPoint(0, turn),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(field, event)
    return event.isAccepted()
