"""Step 3: what will come in, per kern and period, and what waits."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from signaal.domain.lijst import Importplan, Plek, Wachtsoort
from ui.look import px
from ui.screens.importeren.steps import Step
from ui.widgets import words
from ui.widgets.fold import Fold

#: Rows of the table that are shown at once; the rest scrolls.
_ROWS_SHOWN = 8


class PreviewStep(Step):
    """Numbers first, then the table; everything that deserves a look is folded below it."""

    def __init__(self) -> None:
        super().__init__("", "")
        self.heading = self.tr("Dit komt erin")
        self.lead = ""

    def show_plan(self, plan: Importplan) -> None:
        """Show what bringing in this plan would do."""
        self.clear()
        waiting = len(plan.open_rijen)
        self.body.addWidget(self._numbers(plan, waiting))
        if plan.telling:
            self.body.addWidget(self._table(plan))
        if waiting:
            self.body.addWidget(self._waiting(plan))
        for title, lines in (
            (self.tr("Lijkt op elkaar, beide komen erin"), self._pairs(plan)),
            (self.tr("Persoonsgegevens gezien"), self._privacy(plan)),
            (self.tr("Opmerkingen"), self._remarks(plan)),
        ):
            if lines:
                inside = words.soft("\n".join(lines))
                self.body.addWidget(Fold(f"{title} ({len(lines)})", inside))
        self.body.addStretch(1)

    def _numbers(self, plan: Importplan, waiting: int) -> QWidget:
        known = sum(seen.van is None for seen in plan.gezien)
        room = QWidget()
        row = QHBoxLayout(room)
        row.setContentsMargins(0, 0, 0, px(6))
        row.setSpacing(px(36))
        for number, told in (
            (plan.aangenomen, self.tr("komen erin")),
            (waiting, self.tr("wachten op jullie")),
            (known, self.tr("stonden er al")),
        ):
            block = QVBoxLayout()
            block.setSpacing(0)
            figure = words.title(f"{number}")
            figure.setProperty("kind", "number")
            block.addWidget(figure)
            block.addWidget(words.small(told))
            row.addLayout(block)
        row.addStretch(1)
        return room

    def _waiting(self, plan: Importplan) -> Fold:
        """What waits, per kind in words; one fold deeper where it stands."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(18), 0, 0, 0)
        column.setSpacing(0)
        for kind, number in Counter(row.soort for row in plan.open_rijen).most_common():
            lines = words.soft("\n".join(self._places(plan, kind)))
            lines.setIndent(px(18))
            column.addWidget(Fold(f"{number} {kind.value}", lines))
        return Fold(self.tr("Wat er wacht ({})").format(len(plan.open_rijen)), inside)

    def _places(self, plan: Importplan, kind: Wachtsoort) -> list[str]:
        copies = {seen.plek: seen.van for seen in plan.gezien}
        told = []
        for row in sorted(plan.open_rijen, key=lambda row: row.plek):
            if row.soort is kind:
                line = self.tr("regel {}, blad {}").format(row.plek.regel, row.plek.blad)
                if kind is Wachtsoort.DUBBEL and (first := copies.get(row.plek)) is not None:
                    line += self.tr(", zegt hetzelfde als regel {}").format(first.regel)
                told.append(line)
        return told

    def _table(self, plan: Importplan) -> QTableWidget:
        days = sorted({tot for _, tot in plan.telling}, reverse=True)
        kernen = list(plan.kernnamen)
        table = QTableWidget(len(days) + 1, len(kernen) + 2)
        table.setAccessibleName(self.tr("Signalen per periode en kern"))
        table.setHorizontalHeaderLabels(
            [self.tr("Periode tot en met"), *plan.kernnamen.values(), self.tr("Samen")]
        )
        for row, last in enumerate(days):
            numbers = [plan.telling.get((kern, last), 0) for kern in kernen]
            _fill(table, row, [f"{last:%d-%m-%Y}", *map(_or_dash, numbers), str(sum(numbers))])
        totals = [str(number) for number in plan.per_kern.values()]
        _fill(table, len(days), [self.tr("Alles bij elkaar"), *totals, str(plan.aangenomen)])
        _make_quiet(table)
        return table

    def _pairs(self, plan: Importplan) -> list[str]:
        return [self.tr("{} en {}").format(_place(a), _place(b)) for a, b in plan.lijkt_op]

    def _privacy(self, plan: Importplan) -> list[str]:
        return [
            self.tr("{}, kolom {}: {}").format(_place(v.plek), v.kolom, v.soort.lower())
            for v in plan.privacy
        ]

    def _remarks(self, plan: Importplan) -> list[str]:
        return [
            self.tr("{}, kolom {}: {}").format(_place(o.plek), o.kolom, o.wat)
            for o in plan.opmerkingen
        ]


def _place(place: Plek) -> str:
    return f"{place.blad} regel {place.regel}"


def _or_dash(number: int) -> str:
    return str(number) if number else "–"


def _fill(table: QTableWidget, row: int, texts: Sequence[str]) -> None:
    for column, text in enumerate(texts):
        item = QTableWidgetItem(text)
        side = Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignRight
        item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        table.setItem(row, column, item)


def _make_quiet(table: QTableWidget) -> None:
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(px(30))
    header = table.horizontalHeader()
    header.setSectionsClickable(False)
    header.setHighlightSections(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    first = table.horizontalHeaderItem(0)
    if first is not None:
        first.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    shown = min(table.rowCount(), _ROWS_SHOWN)
    table.setFixedHeight(px(38) + shown * px(30))
