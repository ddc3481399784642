"""Step 2: what a value means, asked once for all its rows."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from signaal.domain.lijst import Importplan, Veld, Waardevraag
from ui.look import px
from ui.models.signalen_model import sentence_case
from ui.screens.importeren.steps import Step
from ui.widgets import words
from ui.widgets.chips import ChipRow
from ui.widgets.fold import Fold

_LATER = ""


class QuestionsStep(Step):
    """:meth:`answers` gives what was chosen by value; what is left for later is not in it."""

    def __init__(self) -> None:
        super().__init__("", "")
        self.heading = self.tr("Even vragen")
        self.lead = self.tr("We vragen het één keer en onthouden het voor de volgende lijst.")
        self.rows: list[tuple[Waardevraag, ChipRow]] = []
        self.topics: dict[str, QComboBox] = {}

    def show_plan(self, plan: Importplan, themes: Sequence[tuple[str, str]]) -> None:
        """A line for each question; ``themes`` are ``(id, name)`` for topics nobody knows."""
        self.clear()
        self.rows, self.topics = [], {}
        for question in plan.waardevragen:
            self.body.addWidget(self._question(question))
        if plan.onbekende_onderwerpen:
            self.body.addWidget(self._topics(plan.onbekende_onderwerpen, themes))
        self.body.addStretch(1)

    def is_needed(self) -> bool:
        """Whether there is anything to ask."""
        return bool(self.rows)

    def answers(self) -> dict[str, str]:
        """Value to kern, discipline or theme."""
        chosen = {q.waarde: next(iter(chips.chosen()), _LATER) for q, chips in self.rows}
        chosen |= {word: str(combo.currentData()) for word, combo in self.topics.items()}
        return {value: answer for value, answer in chosen.items() if answer != _LATER}

    def _question(self, question: Waardevraag) -> QWidget:
        room = QWidget()
        rows = len(question.plekken)
        times = self.tr("1 regel") if rows == 1 else self.tr("{} regels").format(rows)
        belongs = self.tr("hoort bij") if question.veld is Veld.KERN else self.tr("is")
        chips = ChipRow(self.tr("“{}” {}").format(question.waarde, belongs))
        choices = [(choice, sentence_case(choice)) for choice in question.keuzes]
        chips.set_choices([*choices, (_LATER, self.tr("Later beslissen"))], taken="tvs")
        chips.choose([question.voorstel])
        self.rows.append((question, chips))
        asked = QVBoxLayout()
        asked.setSpacing(0)
        asked.addWidget(words.heading(f"“{question.waarde}”"))
        guessed = self.tr(" · voorstel, kijk het na") if question.voorstel else ""
        asked.addWidget(words.small(f"{times} · {belongs}{guessed}"))
        asked.addStretch(1)
        row = QHBoxLayout(room)
        row.setContentsMargins(0, px(4), 0, px(4))
        row.setSpacing(px(12))
        row.addLayout(asked, 1)
        row.addWidget(chips, 3)
        return room

    def _topics(
        self, unknown: Sequence[tuple[str, int]], themes: Sequence[tuple[str, str]]
    ) -> Fold:
        room = QWidget()
        grid = QGridLayout(room)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(12))
        for row, (word, times) in enumerate(unknown):
            combo = QComboBox()
            combo.setAccessibleName(self.tr("Thema voor “{}”").format(word))
            combo.addItem(self.tr("Geen thema"), _LATER)
            for code, name in themes:
                combo.addItem(name, code)
            self.topics[word] = combo
            grid.addWidget(words.plain(f"“{word}” ({times})"), row, 0)
            grid.addWidget(combo, row, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return Fold(self.tr("Onderwerpen die we niet kennen ({})").format(len(unknown)), room)
