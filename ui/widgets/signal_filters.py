"""What narrows the signals table: text, period, kern, theme; the rest behind "Meer filters"."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication, QRect, QSignalBlocker, Qt, QTimer
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from signaal.domain.model import BRONNEN, Discipline, Zoekvraag
from signaal.domain.periode import Reeks
from ui import dates
from ui.dates import from_qdate, to_qdate
from ui.look import icon, px
from ui.models.signalen_model import sentence_case
from ui.widgets import buttons, words
from ui.widgets.fields import choice_field, choose, day_field, offer
from ui.widgets.flow import FlowLayout

#: Quiet this long (ms) after a key: time to search.
PAUSE_MS = 200
#: Periods that can be chosen by name, this one included.
_PERIODS = 8

_ALL, _OWN = "alle", "zelf"
_URGENT, _CALL_BACK, _REMOVED = "spoed", "nabellen", "verwijderd"


@dataclass(frozen=True, slots=True)
class Span:
    """Days one can choose by a name: ``first`` up to and including ``last``."""

    name: str
    first: date
    last: date


def spans_of(series: Reeks, today: date) -> list[Span]:
    """Periods between the team's meetings, this one first, and then years."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("SignalFilters", text)

    number = series.nummer_op_of_na(today)
    named = {0: tr("Deze periode"), 1: tr("Vorige periode")}
    spans = []
    for ago, period in enumerate(reversed(series.periodes(number, _PERIODS))):
        days = f"{dates.short_day(period.van)} – {dates.short_day(period.tot)} {period.tot.year}"
        spans.append(Span(named.get(ago, days), period.van, period.tot))
    for name, year in ((tr("Dit jaar"), today.year), (tr("Vorig jaar"), today.year - 1)):
        spans.append(Span(name, date(year, 1, 1), date(year, 12, 31)))
    return spans


class SignalFilters(QWidget):
    """The filters as a :class:`Zoekvraag`; ``changed`` when the user narrowed or widened it."""

    changed = QtSignal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self.search = SearchField(self.tr("Zoek in de tekst"))
        self.period = choice_field(self.tr("Periode"), 178)
        self.kern = choice_field(self.tr("Kern"), 132)
        self.theme = choice_field(self.tr("Thema"), 178)
        self.more = buttons.quiet(self.tr("Meer filters"), "funnel")
        self.more.setCheckable(True)
        self.who = choice_field(self.tr("Discipline"), 200)
        self.source = choice_field(self.tr("Bron"), 170)
        self.state = choice_field(self.tr("Stand"), 170)
        self.first, self.last = (
            day_field(today, self.tr("Van")),
            day_field(today, self.tr("Tot en met")),
        )
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._fill_fixed()
        self._lay_out()
        self._connect()

    def set_team(
        self, kernen: Sequence[tuple[str, str]], themes: Sequence[tuple[str, str]]
    ) -> None:
        """The ``(id, name)`` of what may be chosen; the choice of now is kept."""
        offer(self.kern, [(self.tr("Alle kernen"), _ALL), *((n, i) for i, n in kernen)])
        some = [(name, code) for code, name in themes]
        offer(self.theme, [(self.tr("Alle thema's"), _ALL), (self.tr("Nog geen thema"), ""), *some])

    def set_periods(self, spans: Sequence[Span]) -> None:
        """Periods by name, the nearest first; the choice of now is kept."""
        named = [(span.name, (span.first, span.last)) for span in spans]
        offer(
            self.period,
            [(self.tr("Alle dagen"), _ALL), *named, (self.tr("Kies zelf dagen"), _OWN)],
        )

    def value(self) -> Zoekvraag:
        """What is asked for now."""
        first, last = self._days()
        kern, theme = self.kern.currentData(), self.theme.currentData()
        discipline, source = self.who.currentData(), self.source.currentData()
        state = self.state.currentData()
        return Zoekvraag(
            tekst=self.search.text().strip(),
            kernen=() if kern in {None, _ALL} else (kern,),
            themas=() if theme in {None, _ALL, ""} else (theme,),
            disciplines=() if discipline == _ALL else (Discipline(discipline),),
            bronnen=() if source == _ALL else (source,),
            van=first,
            tot=last,
            zonder_thema=theme == "",
            alleen_spoed=state == _URGENT,
            alleen_nabellen=state == _CALL_BACK,
            verwijderd=state == _REMOVED,
        )

    def fill(self, asked: Zoekvraag) -> None:
        """Show ``asked``; ``changed`` follows."""
        blocker = QSignalBlocker(self)
        self.search.setText(asked.tekst)
        choose(self.kern, asked.kernen[0] if asked.kernen else _ALL)
        choose(self.theme, "" if asked.zonder_thema else next(iter(asked.themas), _ALL))
        choose(self.who, asked.disciplines[0].value if asked.disciplines else _ALL)
        choose(self.source, asked.bronnen[0] if asked.bronnen else _ALL)
        state = _URGENT if asked.alleen_spoed else _CALL_BACK if asked.alleen_nabellen else _ALL
        choose(self.state, _REMOVED if asked.verwijderd else state)
        self._fill_days(asked.van, asked.tot)
        self.more.setChecked(self._narrows_quietly())
        blocker.unblock()
        self._tell()

    def clear(self) -> None:
        """Everything again."""
        self.fill(Zoekvraag())

    def _days(self) -> tuple[date | None, date | None]:
        chosen = self.period.currentData()
        if chosen == _OWN:
            return from_qdate(self.first.date()), from_qdate(self.last.date())
        return (None, None) if chosen in {None, _ALL} else (chosen[0], chosen[1])

    def _fill_days(self, first: date | None, last: date | None) -> None:
        if first is None and last is None:
            choose(self.period, _ALL)
            return
        days = (first or self._today, last or self._today)
        self.first.setDate(to_qdate(days[0]))
        self.last.setDate(to_qdate(days[1]))
        known = [self.period.itemData(i) for i in range(self.period.count())]
        self.period.setCurrentIndex(known.index(days if days in known else _OWN))

    def _narrows_quietly(self) -> bool:
        """Whether a filter is on that stands behind "Meer filters"."""
        return any(c.currentData() != _ALL for c in (self.who, self.source, self.state))

    def _fill_fixed(self) -> None:
        seats = [(sentence_case(d.label), d.value) for d in Discipline]
        offer(self.who, [(self.tr("Iedereen"), _ALL), *seats])
        sources = [(sentence_case(b), b) for b in BRONNEN]
        offer(self.source, [(self.tr("Alle bronnen"), _ALL), *sources])
        offer(
            self.state,
            [
                (self.tr("Elke stand"), _ALL),
                (self.tr("Spoed"), _URGENT),
                (self.tr("Wil nabellen"), _CALL_BACK),
                (self.tr("Verwijderd"), _REMOVED),
            ],
        )
        self.set_team((), ())
        self.set_periods(())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        seen = QWidget()
        flow = FlowLayout(seen)
        for widget in (self.search, self.period, self.kern, self.theme, self.more):
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
        self._rest = QWidget()
        rest = FlowLayout(self._rest)
        for widget in (self.who, self.source, self.state):
            rest.addWidget(widget)
        self._rest.hide()
        column.addWidget(seen)
        column.addWidget(self._own_days)
        column.addWidget(self._rest)

    def _connect(self) -> None:
        self._pause.timeout.connect(self._tell)
        self.search.textChanged.connect(self._pause.start)
        self.search.returnPressed.connect(self._tell)
        self.more.toggled.connect(self._rest.setVisible)
        for combo in (self.period, self.kern, self.theme, self.who, self.source, self.state):
            combo.currentIndexChanged.connect(self._tell)
        for days in (self.first, self.last):
            days.dateChanged.connect(self._tell)

    def _tell(self) -> None:
        self._pause.stop()
        self._own_days.setVisible(self.period.currentData() == _OWN)
        self.changed.emit()


class SearchField(QLineEdit):
    """A line to search in, with a glass in front; Esc empties it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self.setFixedWidth(px(250))
        self.setTextMargins(px(24), 0, 0, 0)
        self._glass = icon("magnifying-glass", "soft")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = px(18)
        painter = QPainter(self)
        self._glass.paint(painter, QRect(px(10), (self.height() - side) // 2, side, side))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)
