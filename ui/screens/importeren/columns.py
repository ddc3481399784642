"""Step 1: how each column of each sheet was understood, and setting that right."""

from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from signaal.domain.lijst import Bladbegrip, Herkend, Importplan, Kolom, Kolomkeuze, Veld
from signaal.domain.lijst_kolommen import MEERVOUDIG
from ui.look import px
from ui.models.signalen_model import sentence_case
from ui.screens.importeren.steps import Step
from ui.widgets import words
from ui.widgets.card import Card
from ui.widgets.fields import choose, number_field
from ui.widgets.flow import FlowLayout
from ui.widgets.fold import Fold


class ColumnsStep(Step):
    """:meth:`choices` tells what was set right; empty when the list was understood well."""

    def __init__(self) -> None:
        super().__init__("", "")
        self.heading = self.tr("Zo lezen we de lijst")
        self.lead = self.tr("Klopt er iets niet? Kies dan zelf wat er in een kolom staat.")
        self.sheets: list[SheetCard] = []

    def show_plan(self, plan: Importplan) -> None:
        """A card for each sheet."""
        self.clear()
        self.sheets = [SheetCard(sheet) for sheet in plan.bladen]
        for card in self.sheets:
            self.body.addWidget(card)
        self.body.addStretch(1)

    def choices(self) -> dict[str, Kolomkeuze]:
        """The sheets that a person read otherwise, by name."""
        return {card.sheet.naam: card.choice() for card in self.sheets if card.is_changed()}


class SheetCard(Card):
    """One sheet: its columns with a choice each, and what was left out, folded."""

    def __init__(self, sheet: Bladbegrip) -> None:
        super().__init__()
        self.sheet = sheet
        self.header_row = number_field(0, 10_000)
        self.header_row.setSpecialValueText(self.tr("geen"))
        self.header_row.setValue(sheet.koprij or 0)
        self.header_row.setFixedWidth(px(92))
        self.header_row.setAccessibleName(self.tr("Regel met de koppen"))
        self.combos: dict[int, QComboBox] = {}
        self.body.addLayout(self._head())
        if sheet.reden:
            self.body.addWidget(words.soft(self.tr("Niet gelezen: {}.").format(sheet.reden)))
        self.body.addWidget(self._columns())
        if sheet.overgeslagen:
            self.body.addWidget(self._left_out())

    def choice(self) -> Kolomkeuze:
        """What the fields say now."""
        fields = {n: Veld(combo.currentData()) for n, combo in self.combos.items()}
        used = {n: field for n, field in fields.items() if field is not Veld.GENEGEERD}
        return Kolomkeuze(self.header_row.value() or None, used)

    def is_changed(self) -> bool:
        """Whether a person reads this sheet otherwise."""
        return self.choice() != self.sheet.keuze

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(10))
        row.addWidget(words.heading(self.tr("Blad “{}”").format(self.sheet.naam)))
        read = self.sheet.gelezen
        told = self.tr("1 signaal") if read == 1 else self.tr("{} signalen").format(read)
        row.addWidget(words.soft(told), 1)
        if self.sheet.kolommen:
            row.addWidget(words.small(self.tr("koppen op regel")))
            row.addWidget(self.header_row)
        return row

    def _columns(self) -> QWidget:
        room = QWidget()
        flow = FlowLayout(room, gap=14)
        for column in self.sheet.kolommen:
            flow.addWidget(self._column(column))
        return room

    def _column(self, column: Kolom) -> QWidget:
        block = QWidget()
        block.setFixedWidth(px(176))
        name = column.kop or self.tr("kolom {}").format(column.nummer + 1)
        combo = QComboBox()
        combo.setAccessibleName(self.tr("Kolom {}").format(name))
        for field in Veld:
            combo.addItem(self._word(field), field.value)
        choose(combo, column.veld.value)
        combo.setMaxVisibleItems(len(Veld))
        combo.currentIndexChanged.connect(partial(self._only_once, column.nummer))
        self.combos[column.nummer] = combo
        stack = QVBoxLayout(block)
        stack.setContentsMargins(0, 0, 0, px(2))
        stack.setSpacing(px(3))
        stack.addWidget(_cut(name, px(170)))
        stack.addWidget(combo)
        if column.hoe is not Herkend.KOP:
            stack.addWidget(words.small(column.hoe.value))
        stack.addStretch(1)
        return block

    def _only_once(self, number: int, _index: int) -> None:
        """Most fields stand in one column: the other one lets go."""
        field = Veld(self.combos[number].currentData())
        if field in MEERVOUDIG:
            return
        for other, combo in self.combos.items():
            if other != number and combo.currentData() == field.value:
                blocker = QSignalBlocker(combo)
                choose(combo, Veld.GENEGEERD.value)
                blocker.unblock()

    def _left_out(self) -> Fold:
        rows = sum(part.tot - part.van + 1 for part in self.sheet.overgeslagen)
        lines = [
            self.tr("regel {}: {}").format(
                part.van if part.van == part.tot else f"{part.van}–{part.tot}", part.reden
            )
            for part in self.sheet.overgeslagen
        ]
        title = self.tr("1 regel overgeslagen")
        many = self.tr("{} regels overgeslagen").format(rows)
        return Fold(title if rows == 1 else many, words.soft("\n".join(lines)))

    def _word(self, field: Veld) -> str:
        if field is Veld.GENEGEERD:
            return self.tr("niet gebruiken")
        return {
            Veld.DISCIPLINE: self.tr("Wie (discipline)"),
            Veld.LID: self.tr("Wie (naam van jullie)"),
            Veld.TEKST: self.tr("Het signaal"),
            Veld.BRON: self.tr("Van wie"),
            Veld.GEDAAN: self.tr("Al gedaan"),
            Veld.ID: self.tr("Nummer van Signaal"),
        }.get(field, sentence_case(field.value))


def _cut(text: str, width: int) -> QLabel:
    """A name that fits; the whole of it on hover."""
    made = words.label("")
    flat = " ".join(text.split())
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(made.fontMetrics().elidedText(flat, Qt.TextElideMode.ElideRight, width))
    made.setToolTip(flat)
    return made
