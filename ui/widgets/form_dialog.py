"""A small sheet with a few fields: asks, keeps, or says why not."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.look import px
from ui.session import Session
from ui.widgets import buttons, words
from ui.widgets.message_bar import MessageBar
from ui.widgets.question import may_throw_away


class FormDialog(QDialog):
    """``keep`` is called for Opslaan and says whether it worked; then the sheet closes."""

    def __init__(
        self,
        session: Session,
        title: str,
        fields: Sequence[tuple[str, QWidget]],
        keep: Callable[[], bool],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._keep = keep
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.bar = MessageBar()
        self.save_button = buttons.primary(self.tr("Opslaan"))
        self.cancel_button = buttons.quiet(self.tr("Laat maar"))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(26), px(20), px(26), px(18))
        column.setSpacing(px(4))
        column.addWidget(words.heading(title))
        column.addSpacing(px(8))
        for name, field in fields:
            if name:
                column.addWidget(words.label(name, field=field))
            column.addWidget(field)
            column.addSpacing(px(8))
        column.addWidget(self.bar)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(self.save_button)
        foot.addStretch(1)
        foot.addWidget(self.cancel_button)
        column.addSpacing(px(6))
        column.addLayout(foot)
        self.setMinimumWidth(px(420))
        session.failed.connect(self._tell_failure)
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.leave)
        self.save_button.setDefault(True)
        self.cancel_button.setAutoDefault(True)
        if fields:
            fields[0][1].setFocus()

    def save(self) -> None:
        """Keep what is filled in."""
        if self._keep():
            self.accept()

    def leave(self) -> None:
        """Let it be, unless somebody thinks better of throwing away what was typed."""
        if may_throw_away(self):
            self.reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.isHidden() or may_throw_away(self):
            super().closeEvent(event)
        else:
            event.ignore()

    def _tell_failure(self, sentence: str) -> None:
        self.bar.tell(sentence, "stop")
