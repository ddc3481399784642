"""The numbers behind "Samen oppakken?": what came in and what is usual, period by period."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from signaal.domain.kandidaten import Periodebeeld
from signaal.usecases.overleg import GETOOND, Onderbouwing
from ui.look import px
from ui.widgets import words


class Why(QWidget):
    """One small table per bundle that was judged (a merged bundle has several)."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(8))

    def show_numbers(self, found: Sequence[tuple[str, Onderbouwing]]) -> None:
        """Show ``(name, numbers)``; the names only when there are several."""
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for name, numbers in found:
            if len(found) > 1:
                self._column.addWidget(words.label(name))
            self._column.addWidget(self._table(numbers))
        if not found:
            nothing = self.tr("Er zijn nog geen eerdere periodes om mee te vergelijken.")
            self._column.addWidget(words.soft(nothing))

    def _table(self, numbers: Onderbouwing) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(28))
        grid.setVerticalSpacing(px(3))
        heads = (self.tr("Periode"), self.tr("Signalen"), self.tr("Gewoonlijk"), self.tr("Inzet"))
        for column, head in enumerate(heads):
            grid.addWidget(words.small(head), 0, column)
        rows = list(zip(numbers.labels, numbers.beeld.periodes, strict=True))[-GETOOND:]
        for number, (label, period) in enumerate(rows, start=1):
            last = number == len(rows)
            texts = (label, str(period.aantal), self._usual(period), self._effort(period))
            for column, text in enumerate(texts):
                grid.addWidget(_cell(text, bold=last and column < 2), number, column)
        grid.setColumnStretch(len(heads), 1)
        return made

    def _usual(self, period: Periodebeeld) -> str:
        if period.laag is None or period.hoog is None:
            return self.tr("nog niet bekend")
        low, high = round(period.laag), round(period.hoog)
        return str(low) if low == high else self.tr("{} à {}").format(low, high)

    def _effort(self, period: Periodebeeld) -> str:
        """Colleagues who were there; of the running period what has passed of it."""
        there = f"{period.inzet:.1f}".replace(".", ",").removesuffix(",0")
        said = self.tr("1 collega") if there == "1" else self.tr("{} collega's").format(there)
        if period.compleet < 1:
            said = self.tr("{}, periode voor {} % voorbij").format(
                said, round(100 * period.compleet)
            )
        return said


def _cell(text: str, *, bold: bool) -> QLabel:
    made = words.label(text) if bold else words.plain(text)
    made.setWordWrap(False)
    made.setAlignment(Qt.AlignmentFlag.AlignLeft)
    return made
