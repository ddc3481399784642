"""The line on sharing at the foot of the window: quiet, or a sentence with one button."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.look import px
from ui.widgets import words
from ui.widgets.message_bar import MessageBar

#: A sentence and its button stay together on a wide window (px at 100 %).
_WIDEST = 860


class SharingLine(QWidget):
    """Not there until something is told. What asks for an act is said to a screen reader too."""

    def __init__(self) -> None:
        super().__init__()
        self.quiet = words.small("")
        self.bar = MessageBar()
        column = QVBoxLayout(self)
        column.setContentsMargins(px(40), px(2), px(40), px(8))
        column.addWidget(self.quiet)
        across = QHBoxLayout()
        across.addWidget(self.bar, 1000)
        across.addStretch(1)  # takes what the bar may not
        self.bar.setMaximumWidth(px(_WIDEST))
        column.addLayout(across)
        self._asked: tuple[str, str] = "", ""
        self.hide()

    def rest(self, sentence: str) -> None:
        """All is well: say so quietly, or with an empty sentence nothing."""
        self._asked = "", ""
        self.bar.hide()
        self.quiet.setText(sentence)
        self.quiet.show()
        self.setVisible(bool(sentence))

    def ask(self, sentence: str, label: str, what: Callable[[], object]) -> None:
        """Show ``sentence`` with a button that does ``what``; told again it changes nothing."""
        if (sentence, label) == self._asked:
            return
        self._asked = sentence, label
        self.quiet.hide()
        self.show()
        self.bar.tell(sentence, "quiet", ((label, what),))

    def text(self) -> str:
        """What is shown now."""
        return self.bar.text() if self._asked[0] else self.quiet.text()
