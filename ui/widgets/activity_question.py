"""What is told about an activity: goal, who helps, when and where, what it cost and brought."""

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QWidget

from signaal.domain.model_besluit import CollectieveActie
from signaal.usecases.collectieve_actie import Activiteitinvoer
from ui.dates import from_qdate
from ui.look import px
from ui.session import Session
from ui.widgets.fields import date_field
from ui.widgets.guarded_field import GuardedField
from ui.widgets.question import Question


class ActivityQuestion(Question):
    """Everything may stay empty; it is filled in as it becomes known."""

    def __init__(
        self, session: Session, about: str, old: CollectieveActie, parent: QWidget
    ) -> None:
        super().__init__(parent.tr("Activiteit"), parent.tr("Bewaar"), parent, about)
        self._old = old
        self.goal = GuardedField(session, old.doel.tekst, most=500)
        self.partners = GuardedField(session, ", ".join(old.partners), most=500)
        self.organiser = GuardedField(session, old.organisator, most=200)
        self.has_day = QCheckBox(self.tr("Dag"))
        self.day = date_field(old.datum or session.today)
        self.place = GuardedField(session, old.plaats.tekst, most=200)
        self.budget = _number_line(old.budget)
        self.turnout = _number_line(old.opkomst)
        self.lesson = GuardedField(session, old.les.tekst, lines=True)
        self.add(self.tr("Wat willen jullie bereiken?"), self.goal)
        self.add(self.tr("Met wie? (komma ertussen)"), self.partners)
        self.add(self.tr("Wie organiseert het?"), self.organiser)
        row = QHBoxLayout()
        row.setSpacing(px(10))
        row.addWidget(self.has_day)
        row.addWidget(self.day, 1)
        self.body.addLayout(row)
        self.add(self.tr("Waar?"), self.place)
        self.add(self.tr("Budget in euro's"), self.budget)
        self.add(self.tr("Hoeveel mensen kwamen er?"), self.turnout)
        self.add(self.tr("Wat leerden jullie ervan?"), self.lesson)
        self.has_day.setChecked(old.datum is not None)
        self.day.setEnabled(old.datum is not None)
        self.day.setAccessibleName(self.tr("Dag van de activiteit"))
        self.has_day.toggled.connect(self.day.setEnabled)
        for line in (self.budget, self.turnout):
            line.textChanged.connect(self._judge)
        self.goal.setFocus()

    def ask(self) -> Activiteitinvoer | None:
        """What stands there; None when it was let be."""
        return self.activity() if self.agreed() else None

    def activity(self) -> Activiteitinvoer:
        """What stands there, also what was there before."""
        day: QDate = self.day.date()
        return Activiteitinvoer(
            doel=self.goal.text(),
            partners=tuple(self.partners.text().split(",")),
            organisator=self.organiser.text(),
            datum=from_qdate(day) if self.has_day.isChecked() else None,
            plaats=self.place.text(),
            budget=_number(self.budget),
            opkomst=_number(self.turnout),
            les=self.lesson.text(),
        )

    def _judge(self) -> None:
        whole = all(
            not line.text().strip() or line.text().strip().isdecimal()
            for line in (self.budget, self.turnout)
        )
        self.yes.setEnabled(whole)


def _number_line(value: int | None) -> QLineEdit:
    line = QLineEdit("" if value is None else str(value))
    line.setMaxLength(9)
    return line


def _number(line: QLineEdit) -> int | None:
    text = line.text().strip()
    return int(text) if text.isdecimal() else None
