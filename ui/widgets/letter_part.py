"""A signal written while the archive is locked: one text, perhaps a village, and it is gone."""

from functools import cached_property

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ui.look import px
from ui.widgets import buttons, words


class LetterPart(QWidget):
    """``written``: keep what stands here. ``left``: back to the passphrase.

    Laid out when it is needed, as the door must be painted at once.
    """

    written = QtSignal()
    left = QtSignal()

    @cached_property
    def text(self) -> QPlainTextEdit:
        """What is heard or seen."""
        field = QPlainTextEdit()
        field.setTabChangesFocus(True)
        return field

    @cached_property
    def kern(self) -> QLineEdit:
        """The village, by hand: the list of them is on lock too."""
        field = QLineEdit()
        field.setMaxLength(200)
        return field

    def is_empty(self) -> bool:
        """Whether nothing was written yet."""
        return self.layout() is None or not self.text.toPlainText().strip()

    def clear(self) -> None:
        """Gone, also from what Ctrl+Z brings back."""
        self.text.setPlainText("")
        self.kern.setText("")

    def lay_out(self) -> None:
        """Put everything in its place; once is enough, more does no harm."""
        if self.layout() is not None:
            return
        keep = buttons.primary(self.tr("Leg vast"))
        back = buttons.quiet(self.tr("Terug"))
        keep.clicked.connect(self.written)
        back.clicked.connect(self.left)
        self.text.setFixedHeight(px(132))
        self.kern.setPlaceholderText(self.tr("Leeg is: uit je tekst, of je laatste kern"))
        row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addWidget(keep)
        row.addWidget(words.small(self.tr("of Ctrl+Enter")))
        row.addStretch(1)
        row.addWidget(back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        said = self.tr("Het gaat versleuteld opzij en komt erin zodra je het archief opent.")
        column.addWidget(words.soft(said))
        column.addSpacing(px(8))
        column.addWidget(words.label(self.tr("Wat zag of hoorde je?"), "", self.text))
        column.addWidget(self.text)
        column.addSpacing(px(4))
        column.addWidget(words.label(self.tr("Kern (hoeft niet)"), "", self.kern))
        column.addWidget(self.kern)
        column.addSpacing(px(14))
        column.addLayout(row)
        column.addStretch(1)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.written)
