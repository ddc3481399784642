"""Fields for days, times, numbers and choices, all with the same manners."""

from datetime import date

from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QDateEdit, QSpinBox, QTimeEdit

from ui.dates import to_qdate
from ui.look import px


def date_field(moment: date) -> QDateEdit:
    """A day with its weekday; a calendar opens beside it."""
    made = QDateEdit(to_qdate(moment))
    made.setCalendarPopup(True)
    made.setDisplayFormat("ddd d MMMM yyyy")
    return made


def time_field() -> QTimeEdit:
    """Hours and minutes."""
    made = QTimeEdit()
    made.setDisplayFormat("H:mm")
    _indent(made)
    return made


def number_field(least: int, most: int) -> QSpinBox:
    """A whole number from ``least`` to ``most``."""
    made = QSpinBox()
    made.setRange(least, most)
    _indent(made)
    return made


def choose(combo: QComboBox, data: object) -> None:
    """Choose the item with this data, the first one when there is none.

    Qt's own ``findData`` compares Python objects by identity, so an equal UUID is not found.
    """
    known = [combo.itemData(index) for index in range(combo.count())]
    combo.setCurrentIndex(known.index(data) if data in known else 0)


def _indent(box: QAbstractSpinBox) -> None:
    # The style sheet's padding does not reach the line inside a box with arrows.
    box.lineEdit().setTextMargins(px(8), 0, 0, 0)
