"""Says a sentence to who listens with a screen reader."""

from PySide6 import QtGui  # by its name in use: Qt makes these types when they are first named
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, text: str) -> None:
    """Say ``text`` now, wherever the keyboard is."""
    event = QtGui.QAccessibleAnnouncementEvent(widget, text)
    QtGui.QAccessible.updateAccessibility(event)
