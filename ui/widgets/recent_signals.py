"""The last signals that were logged here, each with a way back."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from signaal.domain.model import Signaal
from ui import dates
from ui.look import px
from ui.tokens import tokens_of
from ui.widgets import buttons

_CUT = Qt.TextElideMode.ElideRight


class RecentSignals(QWidget):
    """One line a signal. ``edit_requested`` and ``undo_requested`` carry its id."""

    edit_requested = QtSignal(object)
    undo_requested = QtSignal(object)

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._lines: list[OneLine] = []
        self._shown: tuple[object, ...] = ()

    def show_signals(
        self, signals: Sequence[Signaal], names: Mapping[str, str], today: date
    ) -> None:
        """Show these, newest first; ``names`` gives kern and theme ids their names.

        The same ones again disturb nothing.
        """
        shown = tuple(signals), dict(names), today
        if shown == self._shown:
            return
        self._shown = shown
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._lines = []
        for signal in signals:
            self._column.addWidget(self._line(signal, names, today))

    def texts(self) -> list[str]:
        """The texts shown, newest first."""
        return [line.text for line in self._lines]

    def abouts(self) -> list[str]:
        """What is shown below each text: day, kern, themes."""
        return [line.about for line in self._lines]

    def _line(self, signal: Signaal, names: Mapping[str, str], today: date) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, px(3), 0, px(3))
        row.setSpacing(px(4))
        places = [names.get(code, code) for code in (signal.kern, *signal.themas)]
        if signal.themas_voorgesteld:
            places[-1] = self.tr("{} (voorstel)").format(places[-1])
        about = " · ".join([dates.recent(signal.datum, today), *places])
        text = OneLine(signal.tekst or self.tr("Geteld"), about)
        self._lines.append(text)
        row.addWidget(text, 1)
        edit = buttons.tool("pencil-simple", self.tr("Wijzig"))
        edit.clicked.connect(lambda: self.edit_requested.emit(signal.id))
        undo = buttons.tool("trash", self.tr("Verwijder"))
        undo.clicked.connect(lambda: self.undo_requested.emit(signal.id))
        row.addWidget(edit)
        row.addWidget(undo)
        return line


class OneLine(QWidget):
    """A text that is cut with an ellipsis, with what it is about, quieter, below it."""

    def __init__(self, text: str, about: str) -> None:
        super().__init__()
        self.text = " ".join(text.split())
        self.about = about
        self.setAccessibleName(f"{self.text}. {about}")
        self.setToolTip(self.text if len(self.text) > 60 else "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(px(300), round(self.fontMetrics().lineSpacing() * 2.1))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(100), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        shown = painter.fontMetrics().elidedText(self.text, _CUT, self.width())
        painter.setPen(tokens.text)
        painter.drawText(0, painter.fontMetrics().ascent(), shown)
        below = painter.fontMetrics().lineSpacing()
        smaller = self.font()
        smaller.setPixelSize(px(14))
        painter.setFont(smaller)
        about = painter.fontMetrics().elidedText(self.about, _CUT, self.width())
        painter.setPen(tokens.soft)
        painter.drawText(0, below + painter.fontMetrics().ascent(), about)
        painter.end()
