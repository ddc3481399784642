"""What nobody saw yet is gone over: signals that point at a person are opened, one by one."""

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject

from signaal.domain.model import Signaal
from signaal.usecases.signalen import lees_signalen
from ui.session import Session
from ui.widgets.signal_dialog import SignalDialog


class LookOver(QObject):
    """``edit`` opens a signal; None when it cannot."""

    def __init__(
        self, session: Session, edit: Callable[[Signaal], SignalDialog | None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._edit = edit
        self._ids: tuple[UUID, ...] = ()
        session.reader_ready.connect(self._go_on)

    def begin(self, ids: Sequence[UUID]) -> None:
        """Open the first of these in which the guard finds something; the next when it is closed.

        Without a reader that is as soon as there is one.
        """
        self._ids = tuple(ids)
        self._go_on()

    def _go_on(self) -> None:
        reader = self._session.reader
        while reader is not None and self._ids:
            first, *rest = self._ids
            self._ids = tuple(rest)
            for signal in self._session.read(lees_signalen, [first]) or []:
                reading = self._session.read(reader.lees_mee, signal.tekst)
                if reading is None or not reading.vondsten:
                    continue
                if (dialog := self._edit(signal)) is not None:
                    left, self._ids = self._ids, ()
                    dialog.finished.connect(partial(self._follow, left))
                    return

    def _follow(self, ids: tuple[UUID, ...], _: int) -> None:
        self.begin(ids)
