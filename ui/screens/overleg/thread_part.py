"""What went before on an item: earlier decisions, before and after, what exists already."""

from datetime import date

from PySide6.QtCore import Signal as QtSignal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from signaal.domain.grafiek import voor_en_na_staven
from signaal.domain.model import Bundel
from signaal.domain.model_besluit import Besluit, Initiatief
from signaal.domain.periode import weeklabel
from signaal.domain.voor_en_na import VoorEnNa
from signaal.domain.wat_bestaat import Aanbod
from signaal.usecases.besluiten import Verloop, lees_verloop
from signaal.usecases.initiatieven import aanbod_voor
from signaal.usecases.overleg import Overlegbeeld
from ui import dates
from ui.look import px
from ui.models import phrases
from ui.session import Session
from ui.widgets import words
from ui.widgets.grafiek import Grafiek

#: So many earlier decisions and initiatives are named; the rest is counted.
_NAMED = 3


class ThreadPart(QWidget):
    """Hidden as long as nothing went before and nothing exists.

    ``charted``: whether it shows the signals before and after; one chart of them is enough.
    """

    charted = QtSignal(bool)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._asked: tuple[object, str] = (None, "")
        self.decided = words.plain("")
        self.course = words.plain("")
        self.chart = Grafiek()
        self.exists = words.soft("")
        self.overlap = words.soft("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        for part in (self.decided, self.course, self.chart, self.exists, self.overlap):
            column.addWidget(part)
            part.hide()

    def show_item(self, view: Overlegbeeld, key: str, bundle: Bundel | None) -> None:
        """Read the thread of ``key`` beside the window and show it."""
        self._asked = (view.overleg.id, key)
        asked = self._asked
        self._session.do_slow(lees_verloop, view, key, done=lambda v: self._show(asked, view, v))
        if bundle is None:
            self._show_offer(asked, view, Aanbod())
        else:
            self._session.do_slow(
                aanbod_voor, bundle, done=lambda a: self._show_offer(asked, view, a)
            )

    def _show(self, asked: object, view: Overlegbeeld, found: Verloop) -> None:
        if asked != self._asked:
            return
        lines = [self._line(day, b) for day, b in found.besluiten[:_NAMED]]
        more = len(found.besluiten) - len(lines)
        if more:
            lines.append(self.tr("En nog {} keer eerder.").format(more))
        _tell(self.decided, "\n".join(lines))
        self._show_course(found.voor_en_na)

    def _line(self, day: date, besluit: Besluit) -> str:
        said = self.tr("Besloten op {}: {}").format(dates.full_day(day), besluit.soort.label)
        reason = besluit.reden.tekst
        return f"{said}. {reason[:1].upper()}{reason[1:]}" if reason else f"{said}."

    def _show_course(self, course: VoorEnNa | None) -> None:
        _tell(self.course, course.zin if course else "")
        shown = course is not None and bool(course.na)
        self.chart.setVisible(shown)
        self.charted.emit(shown)
        if course is not None and shown:
            before = [t.aantal for t in course.voor]
            after = [t.aantal for t in course.na]
            labels = [weeklabel(t.periode) for t in (*course.voor, *course.na)]
            name = self.tr("Signalen per periode")
            self.chart.teken(
                lambda width, height, letter: voor_en_na_staven(
                    name, before, after, labels, breedte=width, hoogte=height, letter=letter
                )
            )

    def _show_offer(self, asked: object, view: Overlegbeeld, offer: Aanbod) -> None:
        if asked != self._asked:
            return
        lines = []
        if offer.hier:
            lines.append(self.tr("Bestaat al: {}").format(self._named(offer.hier)))
        if offer.elders:
            lines.append(self.tr("Elders: {}").format(self._named(offer.elders)))
        _tell(self.exists, "\n".join(lines))
        pairs = [self._named(group) for group in offer.overlap]
        _tell(
            self.overlap,
            self.tr("Doen hetzelfde voor dezelfde mensen: {}").format("; ".join(pairs))
            if pairs
            else "",
        )

    def _named(self, found: tuple[Initiatief, ...]) -> str:
        names = [i.naam.tekst for i in found[:_NAMED]]
        more = len(found) - len(names)
        if more:
            names.append(self.tr("nog {}").format(more))
        return phrases.listed(names)


def _tell(label: QLabel, text: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))
