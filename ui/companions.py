"""What works beside the window for as long as the archive is open, once it accepts keys.

Nothing of it is needed to log a signal: :mod:`ui.later` brings it.
"""

from PySide6.QtCore import QObject
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtWidgets import QWidget

from signaal.usecases.nabelcontact import wis_verlopen_contacten
from ui.keeper import Keeper
from ui.lock_signals import LockSignals
from ui.look_ahead import LookAhead
from ui.session import Session
from ui.sharing import Sharing
from ui.widgets.tray import Tray


class Companions(QObject):
    """``log_requested``: from beside the clock. ``locked``: the desktop went on lock.

    ``not_backed_up`` and ``damaged`` carry a sentence about the archive. An ``example`` is neither
    looked after nor shared: ``sharing`` is None there.
    """

    log_requested = QtSignal()
    locked = QtSignal()
    not_backed_up = QtSignal(str)
    damaged = QtSignal(str)

    def __init__(self, session: Session, window: QWidget, *, example: bool) -> None:
        super().__init__(window)
        # Whom to call back may not be kept for longer than a year, whoever forgot.
        session.do_slow(wis_verlopen_contacten, done=lambda _: None)
        self._tray = Tray(window)
        self._tray.log_requested.connect(self.log_requested)
        self._tray.show()
        self.lock_signals = LockSignals(self)
        self.lock_signals.locked.connect(self.locked)
        LookAhead(session, self)
        self.sharing: Sharing | None = None
        if not example:
            keeper = Keeper(session, self)
            keeper.failed.connect(self.not_backed_up)
            keeper.damaged.connect(self.damaged)
            self.sharing = Sharing(session, window)

    def stop(self) -> None:
        """The window closes."""
        self._tray.hide()
        self.lock_signals.stop()
        if self.sharing is not None:
            self.sharing.stop()
