"""Passing on to a partner, and what came back."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtWidgets import QWidget

from signaal.domain.model_besluit import Partner
from signaal.usecases.doorverwijzen import BEGINPARTNERS
from ui.session import Session
from ui.widgets import words
from ui.widgets.fields import ChoiceField
from ui.widgets.guarded_field import GuardedField
from ui.widgets.question import Question


@dataclass(frozen=True, slots=True)
class PassedOn:
    """To whom (one of the list, or a new name), and what is asked."""

    partner: UUID | str
    vraag: str


class PassOnQuestion(Question):
    """Asks to whom and what; a partner that is not on the list can be typed."""

    def __init__(
        self, session: Session, about: str, partners: Sequence[Partner], parent: QWidget
    ) -> None:
        super().__init__(parent.tr("Geef door"), parent.tr("Geef door"), parent, about)
        self.partner = ChoiceField()
        self.partner.setEditable(True)
        for partner in partners:
            self.partner.addItem(partner.naam, partner.id)
        known = {p.naam for p in partners}
        for name in BEGINPARTNERS:
            if name not in known:
                self.partner.addItem(name)
        self.question = GuardedField(session, lines=True)
        self.add(self.tr("Aan wie?"), self.partner)
        line = self.partner.lineEdit()
        if line is not None:
            line.setAccessibleName(self.tr("Aan wie?"))  # not inherited from the combo
            line.setMaxLength(200)
        self.add(self.tr("Wat vraag je?"), self.question)
        self.body.addWidget(
            words.small(self.tr("Je krijgt over twee weken te zien of er antwoord is."))
        )
        self.question.changed.connect(self._judge)
        self.partner.currentTextChanged.connect(self._judge)
        self.question.setFocus()
        self._judge()

    def passed_on(self) -> PassedOn:
        """What stands there."""
        typed = self.partner.currentText().strip()
        at = self.partner.findText(typed)
        known = self.partner.itemData(at) if at >= 0 else None
        return PassedOn(UUID(str(known)) if known else typed, self.question.text())

    def _judge(self) -> None:
        self.yes.setEnabled(bool(self.partner.currentText().strip() and self.question.text()))
