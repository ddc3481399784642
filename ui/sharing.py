"""Sharing as the window has it: the exchange in the background, its line, and the choices to make.

Made beside the window once it accepts keys (ui/later.py).
"""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtWidgets import QApplication, QWidget

from signaal.usecases.wisselwoorden import Soortmelding
from ui.exchanger import Exchanger, Pace
from ui.screens.kiezen import KiezenDialog
from ui.session import Session
from ui.widgets.sharing_line import SharingLine

#: What may be right at the next look.
_LOOK_AGAIN = frozenset(
    {Soortmelding.KAPOT, Soortmelding.ONDERWEG, Soortmelding.GAT}
    | {Soortmelding.DICHT, Soortmelding.BLIJFT}
)


class Sharing(QObject):
    """``gear_requested``: the page about sharing, behind the gear."""

    gear_requested = QtSignal()

    def __init__(self, session: Session, window: QWidget, pace: Pace | None = None) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._line: SharingLine | None = None
        self.exchanger = Exchanger(session, self, pace)
        self.exchanger.changed.connect(self._show)

    def show_on(self, line: SharingLine) -> None:
        """From now on this is the line at the foot of the window."""
        self._line = line
        self._show()

    def choose(self, about: str = "") -> None:
        """Everything that two people changed, one after the other; first what has this id."""
        above = QApplication.activeModalWidget() or self._window
        dialog = KiezenDialog(self._session, above, about)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def looked(self) -> None:
        """What came in is on the screen: it is no news any more."""
        self.exchanger.forget_news()

    def stop(self) -> None:
        """The window closes."""
        self.exchanger.stop()

    def _show(self) -> None:
        if self._line is None:
            return
        line, now = self._line, self.exchanger.standing
        out = next((n for n in now.notices if n.soort is Soortmelding.ERUIT), None)
        again = self.tr("Kijk opnieuw")
        if now.percent is not None:
            said = self.tr("We halen binnen wat je collega's schreven: {} %")
            line.rest(said.format(now.percent))
        elif now.failing:
            line.ask(now.failing, again, self.exchanger.exchange)
        elif out is not None:
            line.ask(out.zin, self.tr("Wat betekent dit?"), self.gear_requested.emit)
        elif now.choices:
            line.ask(self._choices(now.choices), self.tr("Kies wat blijft"), self.choose)
        elif not now.notices:
            line.rest(self._at_rest(now.said))
        elif now.notices[0].soort in _LOOK_AGAIN:
            line.ask(now.notices[0].zin, again, self.exchanger.exchange)
        else:
            put_aside = partial(self.exchanger.put_aside, now.notices[0])
            line.ask(now.notices[0].zin, self.tr("Sluit"), put_aside)

    def _at_rest(self, said: str) -> str:
        """Who only reads along is told before, not after, typing."""
        reads = self.tr("Deze laptop leest mee.") if self._session.reads_along else ""
        return " ".join(part for part in (reads, said) if part)

    def _choices(self, count: int) -> str:
        return self.tr("{} keer hebben jullie iets allebei veranderd.").format(count)
