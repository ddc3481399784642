"""One line to type in, with the same underline as the text of a signal."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QLineEdit

from ui.look import px
from ui.tokens import tokens_of
from ui.widgets.signal_text import PAUSE_MS, Mark, utf16


class GuardedLine(QLineEdit):
    """``paused``: the typist took a breath. ``replace_pressed``: Ctrl+1, ``no_name_pressed``:
    Ctrl+2.
    """

    paused = QtSignal()
    replace_pressed = QtSignal()
    no_name_pressed = QtSignal()

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self._marks: tuple[Mark, ...] = ()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.paused)
        self.textChanged.connect(self._typed)

    def content(self) -> str:
        """What stands there."""
        return self.text()

    def mark(self, marks: Sequence[Mark]) -> None:
        """Underline exactly these stretches."""
        self._marks = tuple(marks)
        self.update()

    def marked(self) -> list[str]:
        """The words that are underlined now."""
        return [self.text()[mark.begin : mark.end] for mark in self._marks]

    def write(self, text: str) -> None:
        """Put ``text`` in place of what is there, as one step that Ctrl+Z takes back."""
        self.selectAll()
        self.insert(text)
        self.textEdited.emit(self.text())

    def event(self, event: QEvent) -> bool:
        """Ctrl+Z with nothing to take back in the line is for the page around it."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo)
            if undo and not self.isUndoAvailable():
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if held and event.key() in (Qt.Key.Key_1, Qt.Key.Key_2):
            (self.replace_pressed if event.key() == Qt.Key.Key_1 else self.no_name_pressed).emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._marks:
            return
        tokens = tokens_of(self.window().palette())  # inside a combo the own one differs
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cursor = self.cursorRect()
        origin = cursor.center().x() - self._width_to(self.cursorPosition())
        room = self.rect().adjusted(px(6), 0, -px(6), 0)
        painter.setClipRect(room)
        for mark in self._marks:
            begin, end = (utf16(self.text(), at) for at in (mark.begin, mark.end))
            painter.setPen(QPen(QColor(tokens.stop_text if mark.stop else tokens.ask_text), 1.4))
            painter.drawPolyline(
                _wave(origin + self._width_to(begin), origin + self._width_to(end), cursor.bottom())
            )

    def _width_to(self, position: int) -> int:
        """How far the character at ``position`` (UTF-16) stands from the first."""
        before = self.text().encode("utf-16-le")[: 2 * position].decode("utf-16-le", "ignore")
        return self.fontMetrics().horizontalAdvance(before)

    def _typed(self) -> None:
        self._marks = ()
        self._timer.start()


def _wave(begin: int, end: int, low: int) -> QPolygonF:
    step = px(2)
    points = range(begin, max(end, begin + 2 * step), step)
    return QPolygonF([QPointF(x, low + 1 - (step if n % 2 else 0)) for n, x in enumerate(points)])
