"""Behind the gear: how often, when and where the team meets, and who is away."""

from dataclasses import replace
from datetime import date, time
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, QTime
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from signaal.usecases.extra import Extra, list_aan, zet_aan
from signaal.usecases.intussen import Getoond
from signaal.usecases.overlegreeks import list_overleggen
from signaal.usecases.team import (
    Teamgegevens,
    bewaar_afwezigheid,
    lees_team,
    list_afwezigheden,
    verwijder_afwezigheid,
    wijzig_team,
)
from ui import dates
from ui.dates import from_qdate, to_qdate
from ui.look import px
from ui.session import Session
from ui.widgets import words
from ui.widgets.fields import ChoiceField, date_field, number_field, time_field
from ui.widgets.form_dialog import FormDialog
from ui.widgets.guarded_field import GuardedField
from ui.widgets.row_list import Row, RowList
from ui.widgets.settings_page import SettingsPage


class OverlegPage(SettingsPage):
    """The series of meetings, days that do not suit, absence. Every change holds at once."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._place_shown = ""
        self._team: Teamgegevens | None = None
        self.weeks = number_field(1, 26)
        self.weeks.setSuffix(self.tr(" weken"))
        self.anchor = date_field(session.today)
        self.time = time_field()
        self.place = GuardedField(session)
        self.coming = words.soft("")
        self.not_then = RowList(self.tr("Dag erbij"), editable=False, removable=True)
        self.away = RowList(self.tr("Afwezigheid erbij"), editable=False, removable=True)
        self.part(self.tr("Jullie overleg"), "", self._series(), self.coming)
        self.part(
            self.tr("Liever niet"),
            self.tr("Valt een overleg op zo'n dag, dan schuift het een week op. Feestdagen ook."),
            self.not_then,
        )
        self.part(
            self.tr("Weg of vrij"),
            self.tr("Dan telt Signaal mee dat er minder gelogd kon worden."),
            self.away,
        )
        self.extras = self._make_extras()
        self.part(
            self.tr("Wat je erbij kunt zetten"),
            self.tr("Staat uit tot jullie het nodig hebben."),
            *self.extras.values(),
        )
        self.close_off()
        self._connect()
        self.reload()

    def reload(self) -> None:
        """Show the series as it is now."""
        team = self._session.read(lees_team)
        if team is None:
            return
        self._team = team
        on = self._session.read(list_aan) or frozenset()
        for extra, tick in self.extras.items():
            blocker = QSignalBlocker(tick)
            tick.setChecked(extra in on)
            blocker.unblock()
        blockers = [QSignalBlocker(field) for field in (self.weeks, self.anchor, self.time)]
        self.weeks.setValue(team.team.overleg_weken)
        self.anchor.setDate(to_qdate(team.team.overleg_anker))
        at = team.team.overleg_tijd
        self.time.setTime(QTime(at.hour, at.minute))
        for blocker in blockers:
            blocker.unblock()
        if not self.place.typing.hasFocus():
            self._place_shown = team.team.overleg_plaats
            self.place.show_text(self._place_shown)
        meetings = self._session.read(list_overleggen, 0, 3) or ()
        days = ", ".join(dates.full_day(meeting.datum) for meeting in meetings)
        self.coming.setText(self.tr("De komende keren: {}").format(days))
        self.not_then.show_rows([Row(d, dates.full_day(d)) for d in team.team.liever_niet])
        names = {lid.id: lid.naam for lid in team.leden}
        self.away.show_rows(
            [
                Row(
                    a.id, names.get(a.lid, ""), f"{dates.full_day(a.van)} – {dates.full_day(a.tot)}"
                )
                for a in self._session.read(list_afwezigheden) or ()
            ]
        )

    def add_day(self) -> None:
        """A sheet for one day that does not suit."""
        field = date_field(self._session.today)

        def keep() -> bool:
            return self._change_days((*self._days(), from_qdate(field.date())))

        fields = ((self.tr("Dag"), field),)
        FormDialog(self._session, self.tr("Liever niet op"), fields, keep, self).open()

    def add_absence(self) -> None:
        """A sheet for who is away from when to when."""
        who = ChoiceField()
        who_may = self._team.leden if self._team else ()
        for lid in who_may:
            if not lid.vertrokken:
                who.addItem(lid.naam, lid.id)
        first, last = date_field(self._session.today), date_field(self._session.today)

        def keep() -> bool:
            span = from_qdate(first.date()), from_qdate(last.date())
            return self._session.do(bewaar_afwezigheid, who.currentData(), *span) is not None

        fields = (
            (self.tr("Wie"), who),
            (self.tr("Van"), first),
            (self.tr("Tot en met"), last),
        )
        FormDialog(self._session, self.tr("Weg of vrij"), fields, keep, self).open()

    def _make_extras(self) -> dict[Extra, QCheckBox]:
        said = {
            Extra.AANWEZIG: self.tr("Bijhouden wie er bij het overleg was"),
            Extra.KLOK: self.tr("Een klok per punt tijdens het overleg"),
            Extra.AFWIJKEND: self.tr("Bij een besluit noteren dat iemand het anders zag"),
            Extra.OVERDRACHT: self.tr("Een blad om mee te geven als je iets doorgeeft"),
            Extra.UREN: self.tr("Uren bijhouden, per kern en wat je deed"),
        }
        ticks = {extra: QCheckBox(text) for extra, text in said.items()}
        for extra, tick in ticks.items():
            tick.toggled.connect(lambda wanted, which=extra: self._turn(which, wanted))
        return ticks

    def _turn(self, extra: Extra, wanted: bool) -> None:
        self._session.do(zet_aan, extra, wanted)

    def _days(self) -> tuple[date, ...]:
        return self._team.team.liever_niet if self._team else ()

    def _change_days(self, days: tuple[date, ...]) -> bool:
        return self._session.do(lambda b: wijzig_team(b, liever_niet=days)) is not None

    def _remove_day(self, day: date) -> None:
        self._change_days(tuple(other for other in self._days() if other != day))

    def _remove_absence(self, absence: UUID) -> None:
        self._session.do(verwijder_afwezigheid, absence)

    def _keep_series(self) -> None:
        at = self.time.time()
        weeks, anchor = self.weeks.value(), from_qdate(self.anchor.date())
        place, when = self.place.text(), time(at.hour(), at.minute())
        if self._team is None:
            return
        shown = Getoond(replace(self._team.team, overleg_plaats=self._place_shown))
        self._session.do(
            lambda b: wijzig_team(
                b,
                shown,
                overleg_weken=weeks,
                overleg_anker=anchor,
                overleg_tijd=when,
                overleg_plaats=place,
            )
        )

    def _series(self) -> QWidget:
        room = QWidget()
        grid = QGridLayout(room)
        grid.setContentsMargins(0, 0, 0, px(6))
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(4))
        for column, (name, field) in enumerate(
            (
                (self.tr("Elke"), self.weeks),
                (self.tr("Gerekend vanaf"), self.anchor),
                (self.tr("Hoe laat"), self.time),
            )
        ):
            grid.addWidget(words.label(name, field=field), 0, column)
            grid.addWidget(field, 1, column)
        grid.setRowMinimumHeight(2, px(4))
        grid.addWidget(words.label(self.tr("Waar"), field=self.place), 3, 0, 1, 3)
        grid.addWidget(self.place, 4, 0, 1, 3)
        grid.setColumnStretch(1, 1)
        return room

    def _connect(self) -> None:
        for field in (self.weeks, self.anchor, self.time):
            field.editingFinished.connect(self._keep_series)
        self.place.left.connect(self._keep_series)
        self.not_then.add_requested.connect(self.add_day)
        self.not_then.remove_requested.connect(self._remove_day)
        self.away.add_requested.connect(self.add_absence)
        self.away.remove_requested.connect(self._remove_absence)
        self._session.changed.connect(self.reload)


def _span(first: date, last: date) -> str:
    return f"{dates.full_day(first)} – {dates.full_day(last)}"
