"""The icon beside the clock, on desktops that have one: log from anywhere."""

from PySide6.QtCore import QObject
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget


class Tray(QObject):
    """``log_requested``: clicked, or chosen from its menu. Without a tray it does nothing."""

    log_requested = QtSignal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._menu = QMenu(window)
        self._menu.addAction(self.tr("Signaal loggen"), self.log_requested.emit)
        self._menu.addAction(self.tr("Afsluiten"), window.close)
        self._icon = QSystemTrayIcon(window.windowIcon(), self)
        self._icon.setToolTip("Signaal")
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._activated)

    def show(self) -> None:
        """Put the icon beside the clock, if there is such a place."""
        if QSystemTrayIcon.isSystemTrayAvailable():
            self._icon.show()

    def hide(self) -> None:
        """Take the icon away."""
        self._icon.hide()

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason == QSystemTrayIcon.ActivationReason.Trigger:
            self.log_requested.emit()
