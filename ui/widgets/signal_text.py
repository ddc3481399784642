"""The field in which a signal is written: grows with the text, underlines what deserves a look."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6 import QtGui
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from ui.look import px
from ui.tokens import tokens_of

_ANSWERS = (Qt.Key.Key_1, Qt.Key.Key_2)
#: Quiet this long (ms) after a key: time to read along.
PAUSE_MS = 250


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch to underline, in code points, end exclusive; ``stop`` looks sterner."""

    begin: int
    end: int
    stop: bool


class SignalText(QPlainTextEdit):
    """``paused``: the typist took a breath. ``tab_pressed``: on to what comes next (``own_tab``).

    ``undo_pressed``: Ctrl+Z while there is no text to take back. ``replace_pressed``: Ctrl+1,
    ``no_name_pressed``: Ctrl+2. It is ``least`` to ``most`` lines high.
    """

    paused = QtSignal()
    replace_pressed = QtSignal()
    no_name_pressed = QtSignal()
    tab_pressed = QtSignal()
    undo_pressed = QtSignal()

    def __init__(self, least: int = 4, most: int = 10, *, own_tab: bool = False) -> None:
        super().__init__()
        self._own_tab = own_tab
        self._least, self._most = least, most
        self.setTabChangesFocus(True)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.paused)
        self.textChanged.connect(self._timer.start)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def content(self) -> str:
        """What stands there."""
        return self.toPlainText()

    def marked(self) -> list[str]:
        """The words that are underlined now."""
        return [selection.cursor.selectedText() for selection in self.extraSelections()]

    def mark(self, marks: Sequence[Mark]) -> None:
        """Underline exactly these stretches."""
        text = self.toPlainText()
        tokens = tokens_of(self.palette())
        shown = []
        for mark in marks:
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(utf16(text, mark.begin))
            cursor.setPosition(utf16(text, mark.end), QTextCursor.MoveMode.KeepAnchor)
            look = QtGui.QTextCharFormat()  # Qt makes this type when it is first named
            look.setUnderlineStyle(QtGui.QTextCharFormat.UnderlineStyle.WaveUnderline)
            look.setUnderlineColor(QColor(tokens.stop_text if mark.stop else tokens.ask_text))
            look.setBackground(QColor(tokens.stop_back if mark.stop else tokens.ask_back))
            look.setForeground(QColor(tokens.stop_text if mark.stop else tokens.ask_text))
            selection.cursor = cursor
            selection.format = look
            shown.append(selection)
        self.setExtraSelections(shown)

    def write(self, text: str) -> None:
        """Put ``text`` in place of what is there, as one step that Ctrl+Z takes back."""
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self.setTextCursor(cursor)

    def go_to_end(self) -> None:
        """Put the cursor behind the last word."""
        self.moveCursor(QTextCursor.MoveOperation.End)

    def event(self, event: QEvent) -> bool:
        """A Tab that leaves a field never comes to :meth:`keyPressEvent`."""
        if (
            self._own_tab
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Tab
            and event.modifiers() == Qt.KeyboardModifier.NoModifier
        ):
            self.tab_pressed.emit()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() in _ANSWERS:
            (self.replace_pressed if event.key() == Qt.Key.Key_1 else self.no_name_pressed).emit()
            return
        if event.matches(QKeySequence.StandardKey.Undo) and self.document().isEmpty():
            self.undo_pressed.emit()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        line = self.fontMetrics().lineSpacing()
        lines = min(self._most, max(self._least, round(self.document().size().height())))
        self.setFixedHeight(lines * line + px(28))


def utf16(text: str, at: int) -> int:
    """Qt counts UTF-16 units, the guard counts code points."""
    return at + sum(ord(c) > 0xFFFF for c in text[:at])
