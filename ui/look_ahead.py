"""Reads the coming meeting when nobody waits for the machine, so that F3 shows it at once."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtCore import Signal as QtSignal

from signaal.usecases.overleg import lees_overleg
from ui.session import Session

#: After the last change somebody is still busy for a moment (ms).
A_PAUSE_MS = 1000


class LookAhead(QObject):
    """Begins a moment after it was made, and again a moment after each change, here or from a
    colleague.

    What it reads is remembered by the archive: nothing is done twice. ``looked``: done.
    """

    looked = QtSignal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(A_PAUSE_MS)
        self.timer.timeout.connect(self._look)
        session.changed.connect(self.timer.start)
        session.arrived.connect(self.timer.start)
        self.timer.start()

    def _look(self) -> None:
        self._session.do_slow(lees_overleg, done=lambda _: self.looked.emit(), aside=True)
