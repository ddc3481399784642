"""A fixed place for one message under a field: a hint in rest, news when there is some."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.look import px
from ui.widgets import words
from ui.widgets.message_bar import MessageBar, Mood


class MessageSlot(QWidget):
    """Keeps its height, so that nothing below jumps while somebody types.

    Without a hint it takes no room until there is news.
    """

    def __init__(self, hint: str = "") -> None:
        super().__init__()
        self._hint = words.small(hint)
        self.bar = MessageBar()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._hint, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignTop)
        if hint:
            self.setMinimumHeight(px(56))
        else:
            self._hint.hide()

    def tell(
        self,
        text: str,
        mood: Mood = "info",
        actions: tuple[tuple[str, Callable[[], object]], ...] = (),
    ) -> None:
        """Show ``text`` in place of the hint until :meth:`rest`."""
        self._hint.hide()
        self.bar.tell(text, mood, actions)

    def rest(self) -> None:
        """Back to the hint."""
        self.bar.hide()
        self._hint.setVisible(bool(self._hint.text()))
