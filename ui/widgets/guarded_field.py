"""A field for a few words that people keep: the guard reads along, with its line below."""

from PySide6.QtCore import Signal as QtSignal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from signaal.usecases.bewaken import mag_bewaard
from ui.look import px
from ui.session import Session
from ui.widgets.guarded_line import GuardedLine
from ui.widgets.message_slot import MessageSlot
from ui.widgets.read_along import ReadAlong
from ui.widgets.signal_text import SignalText


class GuardedField(QWidget):
    """One line, or with ``lines`` a few. ``changed``: another text stands there now; ``left``: the
    line is done with; ``entered``: Enter in it.

    Ctrl+1 writes the proposal in place of what is pointed out. Never keeps anybody from going on;
    whoever keeps it asks :meth:`refuse` first, so that no words are lost with a refusal.
    """

    changed = QtSignal()
    left = QtSignal()
    entered = QtSignal()

    def __init__(
        self,
        session: Session,
        text: str = "",
        hint: str = "",
        *,
        lines: bool = False,
        most: int = 32767,
    ) -> None:
        super().__init__()
        self.slot = MessageSlot()
        self.typing: SignalText | GuardedLine
        if lines:
            self.typing = SignalText(least=2, most=6)
            self.typing.setPlainText(text)
        else:
            self.typing = GuardedLine(text)
            self.typing.setMaxLength(most)
            self.typing.editingFinished.connect(self.left)
            self.typing.returnPressed.connect(self.entered)
        self.typing.setPlaceholderText(hint)
        self.reading = ReadAlong(session, self.typing, self.slot)
        self.setFocusProxy(self.typing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addWidget(self.typing)
        column.addWidget(self.slot)
        self.typing.textChanged.connect(self.changed)

    def text(self) -> str:
        """What stands there, without spaces around it."""
        return self.typing.content().strip()

    def refuse(self) -> bool:
        """Say below it why this may not be kept, and put the keyboard there; False when it may."""
        if mag_bewaard(self.text()):
            return False
        self.reading.catch_up()
        if not self.reading.refuse():
            said = self.tr("Er is niets bewaard: dit is te lang, of er staat een nummer in.")
            self.slot.tell(said, "stop")
        self.typing.setFocus()
        return True

    def show_text(self, text: str) -> None:
        """Show ``text`` instead of what is there."""
        if isinstance(self.typing, SignalText):
            self.typing.setPlainText(text)
        else:
            self.typing.setText(text)
