"""Hours, for teams that count them: one line to write, this week below it, and a file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from signaal.domain.model import Kern
from signaal.domain.model_besluit import Uren
from signaal.usecases.bureau import Bureau
from signaal.usecases.extra import Extra, list_aan
from signaal.usecases.team import lees_team
from signaal.usecases.uren import ACTIVITEITEN, list_uren, schrijf_uren, verwijder_uren
from signaal.usecases.urenstaat import bewaar_urenstaat
from ui import dates
from ui.look import px
from ui.session import Session
from ui.steps import Steps
from ui.widgets import buttons, words
from ui.widgets.chips import ChipRow
from ui.widgets.fields import ChoiceField, date_field, number_field
from ui.widgets.flow import FlowLayout
from ui.widgets.guarded_line import GuardedLine
from ui.widgets.message_bar import MessageBar
from ui.widgets.message_slot import MessageSlot
from ui.widgets.question import Question
from ui.widgets.read_along import ReadAlong
from ui.widgets.row_list import Row, RowList
from ui.widgets.ways_out import ask_where, tell_saved

#: Alt+letters that other parts of the screen have.
_TAKEN = "aous"
_USUAL, _STEP, _DAY = 30, 15, 24 * 60


@dataclass(frozen=True, slots=True)
class Hours:
    """The kernen, the kinds of work that were ever used, and what I wrote this week."""

    kernen: tuple[Kern, ...]
    activiteiten: tuple[str, ...]
    week: tuple[Uren, ...]


def read_hours(bureau: Bureau) -> Hours | None:
    """This week; None when the team does not count hours."""
    if Extra.UREN not in list_aan(bureau):
        return None
    team, today = lees_team(bureau), bureau.vandaag()
    monday = today - timedelta(days=today.weekday())
    year = list_uren(bureau, today - timedelta(days=366), today)
    own = sorted({u.activiteit for u in year} - set(ACTIVITEITEN))
    mine = tuple(u for u in year if u.datum >= monday and u.lid == bureau.lid)
    kernen = tuple(k for k in team.kernen if not k.vervallen)
    return Hours(kernen, (*ACTIVITEITEN, *own), mine)


class HoursPart(QWidget):
    """Kern, kind of work, minutes, Enter. What was chosen stays for the next line."""

    def __init__(self, session: Session, steps: Steps, bar: MessageBar) -> None:
        super().__init__()
        self._session = session
        self._steps = steps
        self._bar = bar
        self._offered: tuple[tuple[str, str], ...] = ()
        self.kern = ChipRow(self.tr("Voor welke kern"))
        self.work = ChoiceField()
        self.work.setEditable(True)
        self._typed = GuardedLine()
        self._typed.setMaxLength(60)
        self._typed.setAccessibleName(self.tr("Wat deed je?"))  # not inherited from the combo
        self.work.setLineEdit(self._typed)
        self.work_slot = MessageSlot()
        self.work_reading = ReadAlong(session, self._typed, self.work_slot)
        self.minutes = number_field(1, _DAY)
        self.minutes.setSingleStep(_STEP)
        self.minutes.setSuffix(self.tr(" minuten"))
        self.minutes.setValue(_USUAL)
        self.day = date_field(session.today)
        self.keep = buttons.secondary(self.tr("&Schrijf op"))
        self.total = words.label("")
        self.week = RowList("", editable=False, removable=True)
        self.week.add_button.hide()
        self.export = buttons.quiet(self.tr("Uren per kern naar Excel…"))
        self._lay_out()
        self.keep.clicked.connect(self.write)
        self.minutes.lineEdit().returnPressed.connect(self.write)
        self.week.remove_requested.connect(self._remove)
        self.export.clicked.connect(self._export)

    def show_hours(self, found: Hours) -> None:
        """Offer these, and list the week; what is being filled in stays."""
        offered = tuple((k.id, k.naam) for k in found.kernen)
        if offered != self._offered:
            self._offered = offered
            self.kern.set_choices(offered, taken=_TAKEN)
        if not self.kern.chosen() and offered:
            self.kern.choose([offered[0][0]])
        self._offer_work(found.activiteiten)
        minutes = sum(u.minuten for u in found.week)
        self.total.setText(self.tr("Deze week schreef je {} op").format(_clock(minutes)))
        self.total.setVisible(bool(found.week))
        names = dict(offered)
        self.week.show_rows(
            [
                Row(
                    u.id,
                    f"{_clock(u.minuten)} {u.activiteit}",
                    f"{names.get(u.kern, '')} · {dates.recent(u.datum, self._session.today)}",
                )
                for u in found.week
            ]
        )

    def open(self) -> None:
        """Begin a line of today."""
        self.day.setDate(dates.to_qdate(self._session.today))
        self.begin()

    def begin(self) -> None:
        """Put the keyboard on the minutes: the rest mostly stands right."""
        self.minutes.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.minutes.selectAll()

    def write(self) -> None:
        """Write the line down; Ctrl+Z takes it back."""
        chosen = self.kern.chosen()
        if not chosen:
            return
        kern, work, minutes = chosen[0], self.work.currentText(), self.minutes.value()
        day = dates.from_qdate(self.day.date())
        made: list[UUID] = []
        self._steps.do_and_back(
            self.tr("{} {}").format(_clock(minutes), work),
            lambda bureau: made.append(schrijf_uren(bureau, kern, work, minutes, day).id),
            lambda bureau: verwijder_uren(bureau, made[0]),
        )
        self.begin()

    def _remove(self, uren: UUID) -> None:
        self._steps.do_and_back(
            self.tr("Uren weggehaald"),
            lambda bureau: verwijder_uren(bureau, uren),
            lambda bureau: verwijder_uren(bureau, uren, verwijderd=False),
        )

    def _export(self) -> None:
        days = DaysQuestion(self._session.today, self).ask()
        if days is None:
            return
        path = ask_where(
            self, self.tr("Uren per kern.xlsx"), self.tr("Excel (*.xlsx);;csv (*.csv)")
        )
        if path is not None:
            done = partial(tell_saved, self._bar)
            self._session.do_slow(bewaar_urenstaat, path, *days, done=done)

    def _offer_work(self, kinds: Sequence[str]) -> None:
        if kinds != tuple(self.work.itemText(n) for n in range(self.work.count())):
            typed = self.work.currentText()
            self.work.clear()
            self.work.addItems(list(kinds))
            self.work.setCurrentText(typed or kinds[0])

    def _lay_out(self) -> None:
        across = QWidget()
        flow = FlowLayout(across)
        for name, field in (
            (self.tr("Wat deed je?"), self.work),
            (self.tr("Hoe lang?"), self.minutes),
            (self.tr("Wanneer?"), self.day),
        ):
            flow.addWidget(_named(name, field))
        flow.addWidget(_named("", self.keep))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        for part in (self.kern, across, self.work_slot, self.total, self.week):
            column.addWidget(part)
        column.addWidget(self.export, 0, Qt.AlignmentFlag.AlignLeft)


class DaysQuestion(Question):
    """From which day to which; this year so far unless said otherwise."""

    def __init__(self, today: date, parent: QWidget) -> None:
        super().__init__(
            parent.tr("Uren per kern en activiteit"),
            parent.tr("Maak het bestand"),
            parent,
            parent.tr("De uren van jullie alle drie, bij elkaar opgeteld."),
        )
        self.first, self.last = date_field(today.replace(month=1, day=1)), date_field(today)
        self.add(self.tr("Van"), self.first)
        self.add(self.tr("Tot en met"), self.last)

    def ask(self) -> tuple[date, date] | None:
        """Both days; None when it was let be."""
        if not self.agreed():
            return None
        return dates.from_qdate(self.first.date()), dates.from_qdate(self.last.date())


def _named(name: str, field: QWidget) -> QWidget:
    room = QWidget()
    column = QVBoxLayout(room)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(2))
    column.addWidget(words.label(name, field=field if name else None))
    column.addWidget(field)
    return room


def _clock(minutes: int) -> str:
    """``0:45``, ``12:05``: hours and minutes."""
    return f"{minutes // 60}:{minutes % 60:02}"
