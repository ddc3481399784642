"""Moving a meeting: another day, time or place."""

from dataclasses import dataclass
from datetime import date, time

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QWidget

from signaal.domain.model import Overleg
from ui import dates
from ui.dates import from_qdate
from ui.session import Session
from ui.widgets import words
from ui.widgets.fields import DateField, time_field
from ui.widgets.guarded_field import GuardedField
from ui.widgets.question import Question


@dataclass(frozen=True, slots=True)
class Moment:
    """When and where a meeting is."""

    datum: date
    tijd: time
    plaats: str


class MeetingQuestion(Question):
    """Shows the day as it is, with its week; only this meeting moves."""

    def __init__(self, session: Session, overleg: Overleg, parent: QWidget) -> None:
        super().__init__(
            parent.tr("Verzet overleg"),
            parent.tr("Verzet"),
            parent,
            parent.tr("Alleen dit overleg verandert; de andere blijven staan."),
        )
        self.day = DateField(overleg.datum)
        self.week = words.small("")
        self.time = time_field()
        self.time.setDisplayFormat("H.mm")
        self.time.setTime(QTime(overleg.tijd.hour, overleg.tijd.minute))
        self.place = GuardedField(session, overleg.plaats)
        self.add(self.tr("Dag"), self.day)
        self.body.addWidget(self.week)
        self.add(self.tr("Begint om"), self.time)
        self.add(self.tr("Waar"), self.place)
        self.day.dateChanged.connect(self._name_week)
        self._name_week()
        self.day.setFocus()

    def moment(self) -> Moment:
        """What stands there."""
        at = self.time.time()
        return Moment(from_qdate(self.day.date()), time(at.hour(), at.minute()), self.place.text())

    def _name_week(self) -> None:
        self.week.setText(dates.day_with_week(from_qdate(self.day.date())))
