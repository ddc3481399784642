"""The fields of a signal that most signals do not need: behind "Meer"."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QWidget,
)

from signaal.domain.model import BRONNEN, Buurtschap, Lid
from ui.dates import from_qdate, to_qdate
from ui.look import px
from ui.session import Session
from ui.widgets import words
from ui.widgets.fields import ChoiceField, choose, date_field
from ui.widgets.guarded_field import GuardedField
from ui.widgets.guarded_line import GuardedLine
from ui.widgets.message_slot import MessageSlot
from ui.widgets.read_along import ReadAlong

#: A call-back is proposed this many days ahead.
_CALL_BACK_DAYS = 14


@dataclass(frozen=True, slots=True)
class Details:
    """What the fields hold; ``lid`` None is: the one who works here."""

    datum: date
    lid: UUID | None = None
    buurtschap: str = ""
    bron: str = ""
    gedaan: str = ""
    spoed: bool = False
    nabellen: bool = False
    nabellen_op: date | None = None


class SignalDetails(QWidget):
    """Date, source, who, hamlet, what was done, spoed, nabellen. ``changed``: the user did."""

    changed = QtSignal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._today = today = session.today
        self._hamlets: tuple[Buurtschap, ...] = ()
        self.date = date_field(today)
        self.source = ChoiceField()
        self.source.setEditable(True)
        self._source_line = GuardedLine()
        self._source_line.setAccessibleName(self.tr("Bron"))  # not inherited from the combo
        self.source.setLineEdit(self._source_line)
        self.source.addItems(["", *BRONNEN])
        self.source.setMaxVisibleItems(12)
        self.who = ChoiceField()
        self.hamlet = ChoiceField()
        self.source_slot = MessageSlot()
        self.source_reading = ReadAlong(session, self._source_line, self.source_slot)
        self.done = GuardedField(session, most=2000)
        self.urgent = QCheckBox(self.tr("Spoed"))
        self.call_back = QCheckBox(self.tr("Ik wil nabellen"))
        self.call_back_on = date_field(today + timedelta(days=_CALL_BACK_DAYS))
        self.call_back_on.setAccessibleName(self.tr("Nabellen op"))
        self.call_back_on.hide()
        self.call_back_whom = words.small(
            self.tr("Wie je belt, vraagt Signaal na het opslaan. Schrijf het niet in de tekst.")
        )
        self.call_back_whom.hide()
        self.call_back.toggled.connect(self.call_back_on.setVisible)
        self.call_back.toggled.connect(self.call_back_whom.setVisible)
        self._lay_out()
        self._connect()

    def set_team(self, leden: Sequence[Lid], me: UUID, hamlets: Sequence[Buurtschap]) -> None:
        """Who may have heard it (``me`` in front) and the hamlets of all kernen."""
        self._hamlets = tuple(hamlets)
        chosen = self.who.currentData()
        self.who.blockSignals(True)
        self.who.clear()
        for lid in sorted(leden, key=lambda other: other.id != me):
            self.who.addItem(f"{lid.naam}, {lid.discipline.label}", lid.id)
        choose(self.who, chosen)
        self.who.blockSignals(False)

    def offer_unnamed(self, discipline: str) -> None:
        """Choose "somebody with this seat": a signal from a list may have no name to it."""
        self.who.blockSignals(True)
        unnamed = self.tr("{}, uit de lijst").format(discipline[:1].upper() + discipline[1:])
        self.who.insertItem(0, unnamed, None)
        self.who.setCurrentIndex(0)
        self.who.blockSignals(False)

    def set_kern(self, kern: str) -> None:
        """Offer the hamlets of this kern."""
        chosen = self.hamlet.currentData()
        self.hamlet.blockSignals(True)
        self.hamlet.clear()
        self.hamlet.addItem("", "")
        for hamlet in self._hamlets:
            if hamlet.kern_id == kern:
                self.hamlet.addItem(hamlet.naam, hamlet.id)
        choose(self.hamlet, chosen)
        self.hamlet.setEnabled(self.hamlet.count() > 1)
        self.hamlet.blockSignals(False)

    def value(self) -> Details:
        """What is filled in now."""
        wants_call = self.call_back.isChecked()
        return Details(
            datum=from_qdate(self.date.date()),
            lid=self.who.currentData(),
            buurtschap=self.hamlet.currentData() or "",
            bron=self.source.currentText().strip(),
            gedaan=self.done.text(),
            spoed=self.urgent.isChecked(),
            nabellen=wants_call,
            nabellen_op=from_qdate(self.call_back_on.date()) if wants_call else None,
        )

    def fill(self, value: Details) -> None:
        """Show ``value``, silently."""
        self.blockSignals(True)
        self.date.setDate(to_qdate(value.datum))
        choose(self.who, value.lid)
        choose(self.hamlet, value.buurtschap)
        self.source.setCurrentText(value.bron)
        self.done.show_text(value.gedaan)
        self.urgent.setChecked(value.spoed)
        self.call_back.setChecked(value.nabellen)
        later = value.nabellen_op or self._today + timedelta(days=_CALL_BACK_DAYS)
        self.call_back_on.setDate(to_qdate(later))
        self.blockSignals(False)

    def clear(self) -> None:
        """Back to the usual: today, me, nothing else."""
        self.fill(Details(self._today))

    def a_day_earlier(self) -> None:
        """One day back, with the keyboard on the date."""
        self.date.setDate(self.date.date().addDays(-1))
        self.date.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(20))
        grid.setVerticalSpacing(px(4))
        fields: tuple[tuple[str, str, QWidget], ...] = (
            (self.tr("Datum"), "D", self.date),
            (self.tr("Bron"), "B", self.source),
            (self.tr("Wie hoorde het"), "W", self.who),
            (self.tr("Buurtschap"), "U", self.hamlet),
        )
        for number, (name, key, field) in enumerate(fields):
            row, column = divmod(number, 2)
            grid.addWidget(words.label(name, key, field), row * 3, column)
            grid.addWidget(field, row * 3 + 1, column)
            grid.setRowMinimumHeight(row * 3 + 2, px(8))
        grid.addWidget(self.source_slot, 2, 0, 1, 2)
        grid.addWidget(words.label(self.tr("Al gedaan"), "G", self.done), 6, 0, 1, 2)
        grid.addWidget(self.done, 7, 0, 1, 2)
        ticks = QHBoxLayout()
        ticks.setSpacing(px(24))
        ticks.addWidget(self.urgent)
        ticks.addWidget(self.call_back)
        ticks.addWidget(self.call_back_on)
        ticks.addStretch(1)
        grid.setRowMinimumHeight(8, px(4))
        grid.addLayout(ticks, 9, 0, 1, 2)
        grid.addWidget(self.call_back_whom, 10, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)

    def _connect(self) -> None:
        self.date.dateChanged.connect(self.changed)
        self.call_back_on.dateChanged.connect(self.changed)
        self.source.currentTextChanged.connect(self.changed)
        self.who.currentIndexChanged.connect(self.changed)
        self.hamlet.currentIndexChanged.connect(self.changed)
        self.done.changed.connect(self.changed)
        self.urgent.toggled.connect(self.changed)
        self.call_back.toggled.connect(self.changed)
