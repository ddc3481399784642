"""Typing as a person does, also "é": QTest aborts on characters that no keyboard key has."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier


class Keyboard:
    """Types into whatever has the focus and counts the keys beyond plain text."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        window.activateWindow()
        QTest.qWaitForWindowActive(window)
        self.strokes = 0

    def text(self, typed: str) -> None:
        """Letters; not counted as strokes."""
        for letter in typed:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(self._target(), event)

    def key(self, key: Qt.Key, *, ctrl: bool = False, alt: bool = False) -> None:
        """One stroke, with Ctrl or Alt held."""
        held = Qt.KeyboardModifier.NoModifier
        if ctrl:
            held |= _CTRL
        if alt:
            held |= _ALT
        self.strokes += 1
        QTest.keyClick(self._target(), key, held)

    def _target(self) -> QWidget:
        return QApplication.focusWidget() or self._window
