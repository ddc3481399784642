"""A text that somebody types about an item, perhaps with its own mark for the board.

Kept when the keyboard leaves it, on Ctrl+Enter, or after a pause: nobody presses "bewaar" here.
The guard reads along, and a text in which it finds anything gets no mark.
"""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from signaal.domain.model import Getypt
from signaal.text.privacy import Vondst
from signaal.usecases.bewaken import mag_bewaard
from signaal.usecases.wacht import vind_streng
from ui.look import px
from ui.session import Session
from ui.widgets import words
from ui.widgets.message_slot import MessageSlot
from ui.widgets.read_along import ReadAlong
from ui.widgets.signal_text import SignalText

#: Quiet this long (ms) after a key: keep what is there.
PAUSE_MS = 2500


class GrowingText(SignalText):
    """``left``: the keyboard went elsewhere, or Ctrl+Enter."""

    left = QtSignal()

    def __init__(self) -> None:
        super().__init__(least=2, most=8)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.left.emit()
            return
        super().keyPressEvent(event)


class TypedField(QWidget):
    """``edited`` carries the text and the mark (True, False, or None: leave it as it is).

    ``shown`` is what stood there when somebody began to type it, or what was told last: what comes
    in from a colleague meanwhile is not written over unseen.
    """

    edited = QtSignal(str, object)

    def __init__(
        self,
        session: Session,
        name: str,
        hint: str = "",
        *,
        markable: bool = False,
        titled: bool = True,
    ) -> None:
        super().__init__()
        self._session = session
        self._key = ""
        self._kept = self.shown = Getypt()
        self._told: str | None = None
        self._refused = False
        self._unkept: dict[str, str] = {}
        self.text = GrowingText()
        self.text.setPlaceholderText(hint)
        self.slot = MessageSlot()
        self.reading = ReadAlong(session, self.text, self.slot)
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
        column.addWidget(self.slot)
        column.addWidget(self.mark)
        column.addWidget(self.why)
        self._timer.timeout.connect(self.flush)
        self.text.left.connect(self.flush)
        self.text.textChanged.connect(self._typed)
        self.mark.clicked.connect(self._marked)

    def read_only(self, why: str) -> None:
        """Nothing can be typed here, and ``why`` stands in its place."""
        self.text.setReadOnly(True)
        self.text.setPlaceholderText(why)

    def show_value(self, key: str, value: Getypt) -> None:
        """Show ``value`` of the item ``key``; what is being typed there now is not disturbed."""
        typed = key == self._key and self._dirty
        self._key, self._kept = key, value
        busy = typed and self._dirty  # also when it was refused: nobody's words just disappear
        if busy:
            if self.text.toPlainText() == self._told:  # told, and refused: now somebody knows
                self.shown = value
            return
        self.shown = value
        shown = self._told = self._unkept.get(key)
        shown = value.tekst if shown is None else shown
        blocker = QSignalBlocker(self.text)
        if self.text.toPlainText() != shown:
            self.text.setPlainText(shown)
            self.text.mark(())
            self.slot.rest()
            self.reading.read_now()
        blocker.unblock()
        self.mark.setChecked(value.voor_bestuur)
        self.mark.setEnabled(bool(value.tekst.strip()))
        if value.voor_bestuur or not value.tekst:
            self.why.hide()

    def flush(self) -> None:
        """Tell about what was typed and not told yet."""
        self._timer.stop()
        if not self._dirty:
            self._unkept.pop(self._key, None)
        elif self.text.toPlainText() != self._told:
            self._tell(None)

    def unkept(self) -> tuple[str, ...]:
        """Texts that were refused and stand there still, of every item that was shown."""
        return tuple(self._unkept.values())

    @property
    def _dirty(self) -> bool:
        return self.text.toPlainText().strip() != self._kept.tekst

    def _typed(self) -> None:
        self._timer.start()
        if self._refused:
            self._refused = False
            self.slot.rest()
        self.mark.setEnabled(bool(self.text.toPlainText().strip()))
        if self.mark.isChecked() and self._dirty:
            self.mark.setChecked(False)
            self.why.show()

    def _marked(self, wanted: bool) -> None:
        self._timer.stop()
        self.why.hide()
        if not wanted:
            self._tell(False)
            return
        self.mark.setChecked(False)  # until the guard of the board's paper agrees
        text = self.text.toPlainText()
        self._session.do_slow(vind_streng, text, done=partial(self._judged, self._key, text))

    def _judged(self, key: str, text: str, found: Sequence[Vondst]) -> None:
        if (key, text) != (self._key, self.text.toPlainText()):
            return
        if found:
            self._refused = True
            said = self.tr("{} Zo mag het bestuur dit niet lezen.").format(found[0].waarom)
            self.slot.tell(said, "stop")
            return
        self.mark.setChecked(True)
        self._tell(True)

    def _tell(self, mark: bool | None) -> None:
        self._told = self.text.toPlainText()
        self._unkept.pop(self._key, None)
        if not mag_bewaard(self._told):
            self._unkept[self._key] = self._told
        self.edited.emit(self._told.strip(), mark)
        self.shown = self.shown.bewerk(self._told, mark)
