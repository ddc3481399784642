"""A text that somebody types about an item, perhaps with its own mark for the board.

Kept when the keyboard leaves it, on Ctrl+Enter, or after a pause: nobody presses "bewaar" here.
"""

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, QTimer
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QVBoxLayout, QWidget

from signaal.domain.model import Getypt
from ui.look import px
from ui.widgets import words

#: Quiet this long (ms) after a key: keep what is there.
PAUSE_MS = 2500
_LEAST_LINES, _MOST_LINES = 2, 8


class GrowingText(QPlainTextEdit):
    """Grows with its text. ``left``: the keyboard went elsewhere, or Ctrl+Enter."""

    left = QtSignal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        lines = min(_MOST_LINES, max(_LEAST_LINES, round(self.document().size().height())))
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + px(28))


class TypedField(QWidget):
    """``edited`` carries the text and the mark (True, False, or None: leave it as it is)."""

    edited = QtSignal(str, object)

    def __init__(
        self, name: str, hint: str = "", *, markable: bool = False, titled: bool = True
    ) -> None:
        super().__init__()
        self._key = ""
        self._kept = Getypt()
        self._told: str | None = None
        self.text = GrowingText()
        self.text.setPlaceholderText(hint)
        self.mark = QCheckBox(self.tr("Geschikt voor het bestuur"))
        self.mark.setAccessibleName(self.tr("{}: geschikt voor het bestuur").format(name))
        if not markable:
            self.mark.hide()
        self.why = words.small(
            self.tr("Je hebt de tekst veranderd. Lees hem na en vink hem dan weer aan.")
        )
        self.why.hide()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        title = words.label(name, field=self.text)
        if not titled:
            title.hide()
        column.addWidget(title)
        column.addWidget(self.text)
        column.addWidget(self.mark)
        column.addWidget(self.why)
        self._timer.timeout.connect(self.flush)
        self.text.left.connect(self.flush)
        self.text.textChanged.connect(self._typed)
        self.mark.clicked.connect(self._marked)

    def show_value(self, key: str, value: Getypt) -> None:
        """Show ``value`` of the item ``key``; what is being typed there now is not disturbed."""
        same = key == self._key
        self._key, self._kept = key, value
        busy = same and self._dirty  # also when it was refused: nobody's words just disappear
        if busy:
            return
        self._told = None
        blocker = QSignalBlocker(self.text)
        if self.text.toPlainText() != value.tekst:
            self.text.setPlainText(value.tekst)
        blocker.unblock()
        self.mark.setChecked(value.voor_bestuur)
        self.mark.setEnabled(bool(value.tekst.strip()))
        if value.voor_bestuur or not value.tekst:
            self.why.hide()

    def flush(self) -> None:
        """Tell about what was typed and not told yet."""
        self._timer.stop()
        if self._dirty and self.text.toPlainText() != self._told:
            self._tell(None)

    @property
    def _dirty(self) -> bool:
        return self.text.toPlainText().strip() != self._kept.tekst

    def _typed(self) -> None:
        self._timer.start()
        self.mark.setEnabled(bool(self.text.toPlainText().strip()))
        if self.mark.isChecked() and self._dirty:
            self.mark.setChecked(False)
            self.why.show()

    def _marked(self, wanted: bool) -> None:
        self._timer.stop()
        self.why.hide()
        self._tell(wanted)

    def _tell(self, mark: bool | None) -> None:
        self._told = self.text.toPlainText()
        self.edited.emit(self._told.strip(), mark)
