"""Puts an open archive on lock: by hand, after a quiet time, with the screen lock of the laptop.

What is shown goes at once; keys and values are let go of as soon as nothing uses them any more.
"""

import gc
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QThread, QTimer
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtWidgets import QApplication

from signaal.usecases.sleutels import wordt_onthouden
from ui.front_door import FrontDoor
from ui.main_window import MainWindow
from ui.quiet import QuietWatch

#: Until a sheet that was closed has really let go (ms).
_AGAIN_MS = 50


class Lock(QObject):
    """``dropped``: the window is gone, the archive may be closed. One window at a time."""

    dropped = QtSignal()

    def __init__(self, door: FrontDoor, now: Callable[[], datetime], parent: QObject) -> None:
        super().__init__(parent)
        self._door = door
        self._window: MainWindow | None = None
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
        self._window = window
        window.closed.connect(self.stop)
        window.lock_requested.connect(self.lock)
        self.quiet.start()

    def stop(self) -> None:
        """There is nothing to guard any more."""
        self.quiet.stop()
        self._window = None

    def lock(self) -> None:
        """Show the front door and nothing else; what was typed is kept in the archive."""
        if self._window is None or self._busy:
            return
        self._door.show_unlock()
        path = Path(self._door.laptop.habits.archive)
        self._door.unlock.go_on_lock(remembered=wordt_onthouden(path))
        self._put_away(self._window, self.dropped.emit)

    def step_aside(self, then: Callable[[], object]) -> None:
        """Let the window go for work that needs the archive to itself; ``then`` does that work."""
        if self._window is not None and not self._busy:
            self._put_away(self._window, then)

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
