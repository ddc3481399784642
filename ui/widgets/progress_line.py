"""A sentence, a thin bar that fills, and a way out; hidden when nothing is under way."""

from PySide6.QtCore import Signal as QtSignal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ui.look import px
from ui.widgets import buttons, words


class ProgressLine(QWidget):
    """``stop_requested``: never mind."""

    stop_requested = QtSignal()

    def __init__(self) -> None:
        super().__init__()
        self.sentence = words.soft("")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Voortgang"))
        self.stop_button = buttons.quiet(self.tr("Stop"))
        self.stop_button.clicked.connect(self.stop_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addWidget(self.sentence)
        row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addWidget(self.bar, 1)
        row.addWidget(self.stop_button)
        column.addLayout(row)
        self.hide()

    def begin(self, sentence: str) -> None:
        """Say what is going on; the bar moves until somebody knows how far it is."""
        self.sentence.setText(sentence)
        self.bar.setRange(0, 0)
        self.show()

    def progress(self, done: int, total: int) -> None:
        """How far it is, in any unit."""
        self.bar.setRange(0, 1000)
        self.bar.setValue(1000 * done // total if total else 0)
