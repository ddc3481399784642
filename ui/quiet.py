"""Notices that nobody touched the keyboard or mouse for a while."""

from collections.abc import Callable
from datetime import datetime
from time import monotonic

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QGuiApplication, QWindow

#: How often it looks (ms); a laptop that slept through the quiet time is found at the next look.
_EVERY_MS = 5_000
_TOUCHED = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletMove,
        QEvent.Type.InputMethod,
    }
)


class QuietWatch(QObject):
    """``quiet``: nothing was touched for so many minutes, by the wall clock or by a clock that
    nobody can set. ``minutes`` and ``busy`` are asked at each look; 0 minutes is never.

    It listens at the windows of the program only (not at every widget), the newest one included.
    """

    quiet = QtSignal()

    def __init__(
        self,
        now: Callable[[], datetime],
        minutes: Callable[[], int],
        busy: Callable[[], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._minutes = minutes
        self._busy = busy
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self.touch()

    def start(self) -> None:
        """Begin to watch; being asked to is a touch."""
        self.touch()
        self._timer.start()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._listen_at)
            self._listen_at(QGuiApplication.focusWindow())

    def stop(self) -> None:
        """Watch no longer."""
        self._timer.stop()

    def touch(self) -> None:
        """Somebody is there."""
        self._last = self._now().timestamp()
        self._last_steady = monotonic()

    def look(self) -> None:
        """Say so when it was quiet for long enough; work that is under way is not quiet."""
        if self._busy():
            self.touch()
        passed = max(self._now().timestamp() - self._last, monotonic() - self._last_steady)
        if 0 < self._minutes() * 60 <= passed:
            self.quiet.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHED:
            self.touch()
        return super().eventFilter(watched, event)

    def _listen_at(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)  # once more does no harm
