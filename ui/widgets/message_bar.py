"""One line that tells what just happened, with a few things to do about it."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from ui.look import ColourRole, icon, px
from ui.widgets import buttons
from ui.widgets.announce import announce

Mood = Literal["good", "info", "ask", "stop", "quiet"]

_ICONS: dict[Mood, tuple[str, ColourRole]] = {
    "good": ("check", "good_text"),
    "info": ("info", "on_tint"),
    "ask": ("warning", "ask_text"),
    "stop": ("warning", "stop_text"),
    "quiet": ("info", "soft"),
}
#: The sentence gets at least this much beside the buttons (px at 100 %).
_LEAST = 260


class MessageBar(QFrame):
    """Hidden until :meth:`tell`; screen readers hear the sentence too."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = QLabel()
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._doing = QWidget()
        self._row = QHBoxLayout(self._doing)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(10))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(px(14), px(6), px(8), px(6))
        self._grid.setHorizontalSpacing(px(10))
        self._grid.setVerticalSpacing(0)
        self._grid.addWidget(self._picture, 0, 0)
        self._grid.addWidget(self._words, 0, 1)
        self._grid.addWidget(self._doing, 0, 2)
        self._grid.setColumnStretch(1, 1)
        self._actions: list[QPushButton] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def tell(
        self,
        text: str,
        mood: Mood = "info",
        actions: tuple[tuple[str, Callable[[], object]], ...] = (),
        seconds: float = 0,
    ) -> None:
        """Show ``text``, with a button per ``(label, what it does)``; 0 ``seconds`` is: stay."""
        self.setProperty("kind", {"info": "bar"}.get(mood, f"bar-{mood}"))
        for widget in (self, self._words):  # the sheet looks at ``kind`` only when it polishes
            self.style().unpolish(widget)
            self.style().polish(widget)
        name, role = _ICONS[mood]
        self._picture.setPixmap(icon(name, role).pixmap(QSize(px(20), px(20))))
        self._words.setText(text)
        for old in self._actions:
            self._row.removeWidget(old)
            old.deleteLater()
        self._actions = [self._action(label, what) for label, what in actions]
        self._timer.stop()
        if seconds:
            self._timer.start(round(seconds * 1000))
        self._doing.setVisible(bool(actions))
        self.show()
        self._fit()
        announce(self, text)

    def text(self) -> str:
        """The sentence that is (or was last) shown."""
        return self._words.text()

    def press(self, label: str) -> None:
        """Do what the button that begins with ``label`` does."""
        next(button for button in self._actions if button.text().startswith(label)).click()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """What can be done stands behind the sentence, or below it where that leaves no room."""
        left = self.width() - self._doing.sizeHint().width() - px(62)
        wanted = self._words.fontMetrics().horizontalAdvance(self._words.text())
        below = self._doing.isVisibleTo(self) and left < min(wanted, px(_LEAST))
        if (self._grid.itemAtPosition(1, 1) is not None) != below:
            self._grid.removeWidget(self._doing)
            side = Qt.AlignmentFlag.AlignLeft if below else Qt.AlignmentFlag.AlignVCenter
            self._grid.addWidget(self._doing, *((1, 1) if below else (0, 2)), side)
        high = self._grid.totalHeightForWidth(self.width())
        if high > 0 and high != self.minimumHeight():
            self.setMinimumHeight(high)  # a window asks for no more when words wrap later
            self._grid.invalidate()  # laid out for the height of before

    def _action(self, label: str, what: Callable[[], object]) -> QPushButton:
        button = buttons.quiet(label)
        button.clicked.connect(lambda: what())
        self._row.addWidget(button)
        return button
