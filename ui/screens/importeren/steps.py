"""What the steps of bringing in a list have in common, and the sheet shown while it works."""

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtWidgets import QFrame, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from ui.look import px
from ui.widgets import buttons, words


class Step(QScrollArea):
    """Add to ``body``; ``heading`` and ``lead`` stand above it, outside, in the dialog."""

    def __init__(self, heading: str, lead: str) -> None:
        super().__init__()
        self.heading = heading
        self.lead = lead
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inner = QWidget()
        self._inner.setObjectName("page")
        self.body = QVBoxLayout(self._inner)
        self.body.setContentsMargins(px(28), 0, px(28), px(12))
        self.body.setSpacing(px(10))
        self.setWidget(self._inner)

    def clear(self) -> None:
        """Take away what the last list left here."""
        while (item := self.body.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()


class BusyStep(QWidget):
    """A sentence, a bar that fills, and a way out. ``stop_requested``: never mind."""

    stop_requested = QtSignal()

    def __init__(self) -> None:
        super().__init__()
        self.sentence = words.plain("")
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(px(360))
        self.bar.setAccessibleName(self.tr("Voortgang"))
        self.stop_button = buttons.quiet(self.tr("Stop"))
        self.stop_button.clicked.connect(self.stop_requested)
        column = QVBoxLayout(self)
        column.setSpacing(px(14))
        column.addStretch(1)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(self.sentence)
        column.addWidget(self.bar, 0, middle)
        column.addWidget(self.stop_button, 0, middle)
        column.addStretch(2)

    def begin(self, sentence: str) -> None:
        """Say what is going on; the bar moves until somebody knows how far it is."""
        self.sentence.setText(sentence)
        self.bar.setRange(0, 0)

    def progress(self, done: int, total: int) -> None:
        """How far it is."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
