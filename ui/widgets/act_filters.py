"""What narrows "Wie deed wat": who, which kind of act, which days."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from PySide6.QtCore import QSignalBlocker
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from signaal.usecases.daadwoorden import Daadgroep
from signaal.usecases.wie_deed_wat import Journaalfilter
from ui.dates import from_qdate
from ui.look import px
from ui.models.signalen_model import sentence_case
from ui.widgets import buttons, words
from ui.widgets.fields import choice_field, choose, day_field, offer
from ui.widgets.flow import FlowLayout

_ALL, _OWN = "alle", "zelf"


class ActFilters(QWidget):
    """The filters as a :class:`Journaalfilter`; ``changed`` when the user chose.

    ``more`` is the button for what can be done with what was found; the page gives it its menu.
    """

    changed = QtSignal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self.who = choice_field(self.tr("Wie"), 170)
        self.kind = choice_field(self.tr("Wat"), 210)
        self.period = choice_field(self.tr("Periode"), 170)
        self.first = day_field(today, self.tr("Van"))
        self.last = day_field(today, self.tr("Tot en met"))
        self.more = buttons.tool("dots-three-vertical", self.tr("Meenemen als bestand"))
        groups = [(sentence_case(group.value), group) for group in Daadgroep]
        offer(self.kind, [(self.tr("Alles"), _ALL), *groups])
        offer(self.period, self._periods(today))
        self.set_people(())
        self._lay_out()
        for combo in (self.who, self.kind, self.period):
            combo.currentIndexChanged.connect(self._tell)
        for day in (self.first, self.last):
            day.dateChanged.connect(self._tell)

    def set_people(self, people: Sequence[tuple[UUID, str]]) -> None:
        """Who may be chosen; the choice of now is kept."""
        offer(self.who, [(self.tr("Iedereen"), _ALL), *((name, id_) for id_, name in people)])

    def value(self) -> Journaalfilter:
        """What is asked for now."""
        who, kind, period = (c.currentData() for c in (self.who, self.kind, self.period))
        first, last = (None, None) if period in {None, _ALL, _OWN} else period
        if period == _OWN:
            first, last = from_qdate(self.first.date()), from_qdate(self.last.date())
        return Journaalfilter(
            wie=None if who in {None, _ALL} else who,
            groep=None if kind in {None, _ALL} else Daadgroep(kind),
            van=first,
            tot=last,
        )

    def clear(self) -> None:
        """Everything again; ``changed`` follows."""
        blocker = QSignalBlocker(self)
        for combo in (self.who, self.kind, self.period):
            choose(combo, _ALL)
        blocker.unblock()
        self._tell()

    def _periods(self, today: date) -> list[tuple[str, object]]:
        month = today.replace(day=1)
        before = month - timedelta(days=1)
        return [
            (self.tr("Alle dagen"), _ALL),
            (self.tr("Vandaag"), (today, today)),
            (self.tr("Deze week"), (today - timedelta(days=today.weekday()), today)),
            (self.tr("Deze maand"), (month, today)),
            (self.tr("Vorige maand"), (before.replace(day=1), before)),
            (self.tr("Dit jaar"), (date(today.year, 1, 1), today)),
            (self.tr("Kies zelf dagen"), _OWN),
        ]

    def _tell(self) -> None:
        self._own_days.setVisible(self.period.currentData() == _OWN)
        self.changed.emit()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        choices = QWidget()
        flow = FlowLayout(choices)
        for widget in (self.who, self.kind, self.period, self.more):
            flow.addWidget(widget)
        self._own_days = QWidget()
        days = QHBoxLayout(self._own_days)
        days.setContentsMargins(0, 0, 0, 0)
        days.setSpacing(px(8))
        for part in (words.soft(self.tr("van")), self.first, words.soft(self.tr("tot en met"))):
            days.addWidget(part)
        days.addWidget(self.last)
        days.addStretch(1)
        self._own_days.hide()
        column.addWidget(choices)
        column.addWidget(self._own_days)
