"""Puts an open archive on lock: by hand, after a quiet time, with the screen lock of the laptop.

What is shown goes at once; keys and values are let go of as soon as nothing uses them any more.
"""

import gc
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, QTimer
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtWidgets import QApplication

from signaal.fouten import SignaalFout
from signaal.usecases.archief import sluit
from signaal.usecases.bureau import Bureau
from signaal.usecases.sleutels import verwijder_herstelcode, wordt_onthouden
from ui.front_door import FrontDoor
from ui.main_window import MainWindow
from ui.quiet import QuietWatch

if TYPE_CHECKING:  # shown once in the life of an archive
    from ui.widgets.recovery_code import RecoveryCode

#: Until a sheet that was closed has really let go (ms).
_AGAIN_MS = 50


class Lock(QObject):
    """``dropped``: the window is gone, the archive may be closed. One window at a time.

    ``code_left``: nobody kept the recovery code that was shown; that archive is closed.
    """

    dropped = QtSignal()
    code_left = QtSignal()

    def __init__(self, door: FrontDoor, now: Callable[[], datetime], parent: QObject) -> None:
        super().__init__(parent)
        self._door = door
        self._window: MainWindow | None = None
        self._shown: tuple[Bureau, RecoveryCode] | None = None
        self._busy = False
        self._then: Callable[[], object] = self.dropped.emit
        self.quiet = QuietWatch(now, self._minutes, self._at_work, self)
        self.quiet.quiet.connect(self.lock)

    @property
    def busy(self) -> bool:
        """Whether a window is being let go of."""
        return self._busy

    def guard(self, window: MainWindow) -> None:
        """From now on this window goes on lock when it should."""
        self._window, self._shown = window, None
        window.closed.connect(self.stop)
        window.lock_requested.connect(self.lock)
        self.quiet.start()

    def guard_code(self, bureau: Bureau, code: "RecoveryCode") -> None:
        """A page at the front door shows ``code`` and the archive is open: not for ever."""
        self._shown = bureau, code
        self.quiet.start()

    def stop(self) -> None:
        """There is nothing to guard any more."""
        self.quiet.stop()
        self._window = self._shown = None

    def lock(self) -> None:
        """Show the front door and nothing else; what was typed is kept in the archive."""
        if self._shown is not None:
            self._leave_code(*self._shown)
        if self._window is None or self._busy:
            return
        self._show_locked()
        self._put_away(self._window, self.dropped.emit)

    def step_aside(self, then: Callable[[], object]) -> None:
        """Let the window go for work that needs the archive to itself; ``then`` does that work."""
        if self._window is not None and not self._busy:
            self._put_away(self._window, then)

    def _leave_code(self, bureau: Bureau, code: "RecoveryCode") -> None:
        """A code that nobody kept must not stand, and the archive not be open beside it."""
        self.stop()
        code.show_code("")
        with suppress(SignaalFout):  # no room: then the next code takes its place
            verwijder_herstelcode(bureau)
        sluit(bureau)
        self._show_locked()
        self._door.unlock.refuse(
            self.tr("Signaal ging op slot voordat je de herstelcode had bevestigd.")
            + " "
            + self.tr("Gebruik die code niet: open je archief en maak een nieuwe")
            + " "
            + self.tr("bij de instellingen.")
        )
        self.code_left.emit()

    def _show_locked(self) -> None:
        self._door.show_unlock()
        path = Path(self._door.laptop.habits.archive)
        self._door.unlock.go_on_lock(remembered=wordt_onthouden(path))

    def _put_away(self, window: MainWindow, then: Callable[[], object]) -> None:
        self._busy = True
        self._then = then
        self.quiet.stop()
        self._door.restoreGeometry(window.saveGeometry())
        self._door.show()
        window.put_away()
        QTimer.singleShot(0, self._drop)

    def _drop(self) -> None:
        """Let the window go; not while a sheet still waits for its answer in a loop of its own."""
        nested = QThread.currentThread().loopLevel() > 1
        if nested or QApplication.activeModalWidget() is not None:
            QTimer.singleShot(_AGAIN_MS, self._drop)
            return
        if self._window is not None:
            self._window.deleteLater()
            self._window = None
        QTimer.singleShot(0, self._clean)

    def _clean(self) -> None:
        """Bring what is left of texts and keys down from memory now, not some time later."""
        self._then()
        gc.collect()
        self._busy = False
        self._door.activateWindow()

    def _minutes(self) -> int:
        return self._door.laptop.habits.lock_after

    def _at_work(self) -> bool:
        return self._window is not None and self._window.busy
