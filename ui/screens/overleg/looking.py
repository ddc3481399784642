"""Notes that somebody looked at a bundle, once it was in sight for a few seconds."""

from uuid import UUID

from PySide6.QtCore import QObject, QTimer

from signaal.usecases.bekijken import noteer_bekeken
from ui.session import Session

#: Leafing past a bundle is no looking at it (ms).
A_LOOK_MS = 4000


class Looking(QObject):
    """Tell it what is in sight with :meth:`at`; :meth:`away` when nothing is."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._seen: tuple[UUID, str] | None = None
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(A_LOOK_MS)
        self.timer.timeout.connect(self._note)

    def at(self, overleg: UUID, key: str) -> None:
        """This bundle is in sight; the same one again changes nothing."""
        if self._seen != (overleg, key):
            self._seen = (overleg, key)
            self.timer.start()

    def away(self) -> None:
        """No bundle is in sight any more."""
        self._seen = None
        self.timer.stop()

    def _note(self) -> None:
        if self._seen is not None:
            self._session.do_slow(noteer_bekeken, *self._seen, done=lambda _: None)
