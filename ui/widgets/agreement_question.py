"""What is agreed: who does what before when, and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QLineEdit, QPlainTextEdit, QWidget

from signaal.domain.model import Actie, Lid
from ui.dates import from_qdate, to_qdate
from ui.look import px
from ui.widgets.question import Question

_TWO_WEEKS = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Agreement:
    """Who does what before when; ``voor_bestuur``: a board may read ``wat``."""

    wat: str
    regiehouder: UUID
    voor: date
    collectief: bool
    voor_bestuur: bool


class AgreementQuestion(Question):
    """Asks all of it, exactly one regiehouder; ``old`` fills it in, to be changed."""

    def __init__(
        self,
        about: str,
        leden: Sequence[Lid],
        today: date,
        parent: QWidget,
        old: Actie | None = None,
    ) -> None:
        heading = parent.tr("Afspraak wijzigen") if old else parent.tr("Afspraak toevoegen")
        super().__init__(heading, parent.tr("Bewaar"), parent, about)
        self.what = QLineEdit(old.wat.tekst if old else "")
        self.what.setMaxLength(500)
        self.who = QComboBox()
        for lid in leden:
            self.who.addItem(f"{lid.naam}, {lid.discipline.label}", lid.id)
            if old is not None and lid.id == old.regiehouder:
                self.who.setCurrentIndex(self.who.count() - 1)
        before = old.voor if old and old.voor else today + _TWO_WEEKS
        self.before = QDateEdit(to_qdate(before))
        self.before.setCalendarPopup(True)
        self.before.setDisplayFormat("ddd d MMMM yyyy")
        self.collective = QCheckBox(self.tr("Dit is een activiteit voor het dorp"))
        self.collective.setChecked(old.collectief if old else False)
        self.fit = QCheckBox(self.tr("Het bestuur mag deze afspraak lezen"))
        self.fit.setChecked(old.wat.voor_bestuur if old else False)
        self.add(self.tr("Wat spreken jullie af?"), self.what)
        self.add(self.tr("Wie is regiehouder?"), self.who)
        self.add(self.tr("Klaar voor"), self.before)
        self.body.addWidget(self.collective)
        self.body.addWidget(self.fit)
        self.what.textEdited.connect(lambda _: self.fit.setChecked(False))  # read it again first
        self.what.textChanged.connect(self._judge)
        self.what.setFocus()
        self._judge()

    def ask(self) -> Agreement | None:
        """The agreement; None when it was let be."""
        return self.agreement() if self.agreed() else None

    def agreement(self) -> Agreement:
        """What stands there."""
        return Agreement(
            self.what.text().strip(),
            UUID(str(self.who.currentData())),
            from_qdate(self.before.date()),
            self.collective.isChecked(),
            self.fit.isChecked(),
        )

    def _judge(self) -> None:
        self.yes.setEnabled(bool(self.what.text().strip()))


class ResultQuestion(Question):
    """What did it bring? And may a board read that?"""

    def __init__(self, about: str, parent: QWidget) -> None:
        super().__init__(parent.tr("Klaar"), parent.tr("Sluit de afspraak"), parent, about)
        self.brought = QPlainTextEdit()
        self.brought.setTabChangesFocus(True)
        self.brought.setFixedHeight(px(96))
        self.fit = QCheckBox(self.tr("Het bestuur mag dit lezen"))
        self.add(self.tr("Wat heeft het opgeleverd?"), self.brought)
        self.body.addWidget(self.fit)
        self.brought.textChanged.connect(self._judge)
        self.brought.setFocus()
        self._judge()

    def ask(self) -> tuple[str, bool] | None:
        """The result and whether a board may read it; None when it was let be."""
        if not self.agreed():
            return None
        return self.brought.toPlainText().strip(), self.fit.isChecked()

    def _judge(self) -> None:
        self.yes.setEnabled(bool(self.brought.toPlainText().strip()))
