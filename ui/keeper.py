"""Looks after the open archive beside the work: backups, and a first look for damage.

Quiet when all is well; one calm sentence when a backup fails, and not again until one worked.
"""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtCore import Signal as QtSignal

from signaal.usecases.waken import Gewaakt, waak_bij_opening, waak_elk_uur
from ui.session import Session

#: The window is used first; then it is looked after (ms).
_FIRST_MS = 15_000
_HOUR_MS = 3_600_000


class Keeper(QObject):
    """``failed``: no backup could be made, and why. ``damaged``: the archive is, in a sentence."""

    failed = QtSignal(str)
    damaged = QtSignal(str)

    def __init__(self, session: Session, parent: QObject, first_ms: int = _FIRST_MS) -> None:
        super().__init__(parent)
        self._session = session
        self._complained = False
        self._hour = QTimer(self)
        self._hour.setInterval(_HOUR_MS)
        self._hour.timeout.connect(self.look_after)
        self._hour.start()
        QTimer.singleShot(first_ms, self, self.begin)

    def begin(self) -> None:
        """The first round, after opening."""
        self._session.do_slow(waak_bij_opening, done=self._tell, progress=_unheard, aside=True)

    def look_after(self) -> None:
        """The round of every hour."""
        self._session.do_slow(waak_elk_uur, done=self._tell, progress=_unheard, aside=True)

    def _tell(self, kept: Gewaakt) -> None:
        if kept.beschadigd:
            self._hour.stop()
            self.damaged.emit(kept.beschadigd)
        elif kept.mislukt and not self._complained:
            self.failed.emit(kept.mislukt)
        self._complained = bool(kept.mislukt)


def _unheard(done: int, total: int) -> None:
    """Nobody watches how far it is."""
    del done, total
