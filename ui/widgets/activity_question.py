"""What is told about an activity: goal, who helps, when and where, what it cost and brought."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, Literal

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from signaal.domain.model import Actie
from signaal.domain.model_besluit import CollectieveActie
from signaal.usecases.collectieve_actie import Activiteitinvoer
from ui.dates import from_qdate
from ui.look import px
from ui.session import Session
from ui.widgets import words
from ui.widgets.fields import date_field
from ui.widgets.guarded_field import GuardedField
from ui.widgets.question import Question

_FIGURES: Final[tuple[Literal["datum", "budget", "opkomst"], ...]] = ("datum", "budget", "opkomst")


class ActivityQuestion(Question):
    """Everything may stay empty; it is filled in as it becomes known.

    A board reads a running activity when it may read the agreement; where it is and what the news
    is only with marks of their own.
    """

    def __init__(
        self, session: Session, actie: Actie, old: CollectieveActie, parent: QWidget
    ) -> None:
        heading, about = parent.tr("Activiteit"), actie.wat.tekst
        super().__init__(heading, parent.tr("Bewaar"), parent, about)
        self.goal = GuardedField(session, old.doel.tekst, most=500)
        self.partners = GuardedField(session, ", ".join(old.partners), most=500)
        self.has_day = QCheckBox(self.tr("Dag"))
        self.day = date_field(old.datum or actie.voor or session.today)
        self.place = GuardedField(session, old.plaats.tekst, most=200)
        self.place_fit = self._mark(self.place, old.plaats.voor_bestuur, self.tr("plaats"))
        self.news = GuardedField(session, actie.nieuws.tekst, most=500)
        self.news_fit = self._mark(self.news, actie.nieuws.voor_bestuur, self.tr("nieuws"))
        self.organiser = GuardedField(session, old.organisator, most=200)
        self.budget = _number_line(old.budget)
        self.turnout = _number_line(old.opkomst)
        self.lesson = GuardedField(session, old.les.tekst, lines=True)
        self._lay_out(actie)
        self.has_day.setChecked(old.datum is not None)
        self.day.setEnabled(old.datum is not None)
        self.day.setAccessibleName(self.tr("Dag van de activiteit"))
        self.has_day.toggled.connect(self.day.setEnabled)
        for line in (self.budget, self.turnout):
            line.textChanged.connect(self._judge)
        self.goal.setFocus()

    def activity(self) -> Activiteitinvoer:
        """What stands there, also what was there before; what was emptied is not known any more."""
        day: QDate = self.day.date()
        known = Activiteitinvoer(
            doel=self.goal.text(),
            partners=tuple(self.partners.text().split(",")),
            organisator=self.organiser.text(),
            datum=from_qdate(day) if self.has_day.isChecked() else None,
            plaats=self.place.text(),
            budget=_number(self.budget),
            opkomst=_number(self.turnout),
            les=self.lesson.text(),
            plaats_voor_bestuur=self.place_fit.isChecked(),
            nieuws=self.news.text(),
            nieuws_voor_bestuur=self.news_fit.isChecked(),
        )
        return replace(known, onbekend=frozenset(f for f in _FIGURES if getattr(known, f) is None))

    def _mark(self, field: GuardedField, marked: bool, what: str) -> QCheckBox:
        """Its own mark; another text has to be read again first."""
        box = QCheckBox(self.tr("Het bestuur mag dit lezen"))
        box.setAccessibleName(self.tr("Het bestuur mag dit lezen: {}").format(what))
        box.setChecked(marked)
        field.changed.connect(lambda: box.setChecked(False))
        return box

    def _lay_out(self, actie: Actie) -> None:
        """What is known before the day left, what comes of it right."""
        before: Sequence[tuple[str, QWidget]] = (
            (self.tr("Wat willen jullie bereiken?"), self.goal),
            (self.tr("Met wie? (komma ertussen)"), self.partners),
            (self.tr("Wie organiseert het?"), self.organiser),
            (self.tr("Budget in euro's"), self.budget),
        )
        after: Sequence[tuple[str, QWidget]] = (
            (self.tr("Hoeveel mensen kwamen er?"), self.turnout),
            (self.tr("Wat leerden jullie ervan?"), self.lesson),
        )
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(px(8))
        for label, field in before:
            left.addWidget(words.label(label, field=field))
            left.addWidget(field)
        left.addStretch(1)
        day = QHBoxLayout()
        day.setSpacing(px(10))
        day.addWidget(self.has_day)
        day.addWidget(self.day, 1)
        right.addLayout(day)
        for label, field, mark in (
            (self.tr("Waar?"), self.place, self.place_fit),
            (self.tr("Nieuws voor het bestuur"), self.news, self.news_fit),
        ):
            right.addWidget(words.label(label, field=field))
            right.addWidget(field)
            right.addWidget(mark)
        for label, field in after:
            right.addWidget(words.label(label, field=field))
            right.addWidget(field)
        right.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(px(24))
        row.addLayout(left, 1)
        row.addLayout(right, 1)
        self.body.addLayout(row)
        if not actie.wat.voor_bestuur:
            said = self.tr("Het bestuur ziet deze activiteit pas als het de afspraak mag lezen.")
            self.body.addWidget(words.small(said))
        self.setMinimumWidth(px(760))

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
