"""Tells when the desktop locks its screen or the laptop goes to sleep.

Windows says so to a window that asked (WTSRegisterSessionNotification); elsewhere the desktop says
so on D-Bus, a socket on this machine. Where nobody says anything, the quiet time has to do.
"""

import sys
from typing import Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtCore import Signal as QtSignal

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    from PySide6.QtCore import QByteArray
    from PySide6.QtWidgets import QWidget

    _WM_POWERBROADCAST, _PBT_APMSUSPEND = 0x0218, 0x0004
    _WM_WTSSESSION_CHANGE, _WTS_SESSION_LOCK = 0x02B1, 0x7
    _THIS_SESSION = 0

    class _Listener(QWidget):
        """A window that is never shown: all it does is being told."""

        told = QtSignal()

        def __init__(self) -> None:
            super().__init__()
            self._handle = int(self.winId())
            ctypes.windll.wtsapi32.WTSRegisterSessionNotification(
                wintypes.HWND(self._handle), _THIS_SESSION
            )

        def nativeEvent(
            self, event_type: QByteArray | bytes | bytearray | memoryview, message: int
        ) -> object:
            sent = wintypes.MSG.from_address(int(message))
            if (sent.message, sent.wParam) in {
                (_WM_WTSSESSION_CHANGE, _WTS_SESSION_LOCK),
                (_WM_POWERBROADCAST, _PBT_APMSUSPEND),
            }:
                self.told.emit()
            return False, 0

        def forget(self) -> None:
            """Be told nothing any more."""
            ctypes.windll.wtsapi32.WTSUnRegisterSessionNotification(wintypes.HWND(self._handle))
            self.destroy()

else:
    from PySide6.QtCore import SLOT
    from PySide6.QtDBus import QDBusConnection

    #: Interface, signal, and the slot that takes what it says.
    _SCREENS = (
        ("org.freedesktop.ScreenSaver", "ActiveChanged"),
        ("org.gnome.ScreenSaver", "ActiveChanged"),
        ("org.cinnamon.ScreenSaver", "ActiveChanged"),
        ("org.mate.ScreenSaver", "ActiveChanged"),
    )
    _LOGIN = "org.freedesktop.login1"


class LockSignals(QObject):
    """``locked``: whoever sat here went away. Listens from its making until :meth:`stop`."""

    locked = QtSignal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        if sys.platform == "win32":
            self._listener = _Listener()
            self._listener.told.connect(self.locked)
        else:
            yes: Any = SLOT("_told(bool)")  # wants str, though its stub says bytes
            plain: Any = SLOT("_told_plainly()")
            bus = QDBusConnection.sessionBus()
            if bus.isConnected():
                for interface, signal in _SCREENS:
                    bus.connect("", "", interface, signal, self, yes)
            system = QDBusConnection.systemBus()
            if system.isConnected():
                login = f"{_LOGIN}.Manager", f"{_LOGIN}.Session"
                system.connect(_LOGIN, "", login[0], "PrepareForSleep", self, yes)
                system.connect(_LOGIN, "", login[1], "Lock", self, plain)

    def stop(self) -> None:
        """Listen no longer."""
        if sys.platform == "win32":
            self._listener.forget()

    @Slot(bool)
    def _told(self, active: bool) -> None:
        if active:
            self.locked.emit()

    @Slot()
    def _told_plainly(self) -> None:
        self.locked.emit()
