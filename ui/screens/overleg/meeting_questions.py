"""Two questions about the meeting: when and where it is, and what was agreed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from uuid import UUID

from PySide6.QtCore import QTime
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QLabel,
    QLineEdit,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from signaal.domain.model import Lid, Overleg
from ui import dates
from ui.dates import from_qdate, to_qdate
from ui.widgets import words
from ui.widgets.question import Question


@dataclass(frozen=True, slots=True)
class Moment:
    """When and where a meeting is."""

    datum: date
    tijd: time
    plaats: str


class MeetingQuestion(Question):
    """Another day, time or place for one meeting."""

    def __init__(self, overleg: Overleg, parent: QWidget) -> None:
        super().__init__(
            parent.tr("Verzet overleg"),
            parent.tr("Verzet"),
            parent,
            parent.tr("Alleen dit overleg verandert; de andere blijven staan."),
        )
        self.day = QDateEdit(to_qdate(overleg.datum))
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("ddd d MMMM yyyy")
        self.week = words.small("")
        self.time = QTimeEdit(QTime(overleg.tijd.hour, overleg.tijd.minute))
        self.time.setDisplayFormat("H.mm")
        self.place = QLineEdit(overleg.plaats)
        _rows(
            self.body,
            (self.tr("Dag"), self.day),
            ("", self.week),
            (self.tr("Begint om"), self.time),
            (self.tr("Waar"), self.place),
        )
        self.day.dateChanged.connect(self._name_week)
        self._name_week()
        self.day.setFocus()

    def ask(self) -> Moment | None:
        """The new moment; None when it was let be."""
        if not self.agreed():
            return None
        at = self.time.time()
        return Moment(
            from_qdate(self.day.date()), time(at.hour(), at.minute()), self.place.text().strip()
        )

    def _name_week(self) -> None:
        self.week.setText(dates.day_with_week(from_qdate(self.day.date())))


@dataclass(frozen=True, slots=True)
class Agreement:
    """Who does what before when."""

    wat: str
    regiehouder: UUID
    voor: date
    collectief: bool


class AgreementQuestion(Question):
    """What is agreed, exactly one regiehouder, and a day."""

    def __init__(self, about: str, leden: Sequence[Lid], today: date, parent: QWidget) -> None:
        super().__init__(parent.tr("Afspraak toevoegen"), parent.tr("Spreek af"), parent, about)
        self.what = QLineEdit()
        self.who = QComboBox()
        for lid in leden:
            self.who.addItem(f"{lid.naam} ({lid.discipline.label})", lid.id)
        self.before = QDateEdit(to_qdate(today + timedelta(days=14)))
        self.before.setCalendarPopup(True)
        self.before.setDisplayFormat("ddd d MMMM yyyy")
        self.before.setMinimumDate(to_qdate(today))
        self.collective = QCheckBox(self.tr("Dit is een activiteit voor het dorp"))
        _rows(
            self.body,
            (self.tr("Wat spreken jullie af?"), self.what),
            (self.tr("Wie is regiehouder?"), self.who),
            (self.tr("Klaar voor"), self.before),
            ("", self.collective),
        )
        self.what.textChanged.connect(self._judge)
        self.what.setFocus()
        self._judge()

    def ask(self) -> Agreement | None:
        """The agreement; None when it was let be."""
        if not self.agreed():
            return None
        return Agreement(
            self.what.text().strip(),
            UUID(str(self.who.currentData())),
            from_qdate(self.before.date()),
            self.collective.isChecked(),
        )

    def _judge(self) -> None:
        self.yes.setEnabled(bool(self.what.text().strip()))


def _rows(column: QVBoxLayout, *rows: tuple[str, QWidget]) -> None:
    for name, field in rows:
        if name:
            label: QLabel = words.label(name, field=field)
            column.addWidget(label)
        column.addWidget(field)
