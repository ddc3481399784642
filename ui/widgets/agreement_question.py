"""What is agreed: who does what before when and where, and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from PySide6.QtWidgets import QCheckBox, QWidget

from signaal.domain.datum import opsomming
from signaal.domain.model import Actie, Bestuur, Kern, Lid
from ui.dates import from_qdate
from ui.session import Session
from ui.widgets import words
from ui.widgets.chips import ChipRow
from ui.widgets.day_from_text import DayFromText
from ui.widgets.fields import ChoiceField, date_field
from ui.widgets.guarded_field import GuardedField
from ui.widgets.question import Question

_ALL = ""
_TWO_WEEKS = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Agreement:
    """Who does what before when; ``voor_bestuur``: a board of ``kernen`` may read ``wat``.

    No ``kernen``: all of them. ``aanleiding`` is what sets it going, when that is no day.
    """

    wat: str
    regiehouder: UUID
    voor: date
    collectief: bool
    voor_bestuur: bool
    kernen: tuple[str, ...] = ()
    aanleiding: str = ""


@dataclass(frozen=True, slots=True)
class Places:
    """The kernen an agreement can be about, and the besturen that may read it."""

    kernen: tuple[Kern, ...] = ()
    besturen: tuple[Bestuur, ...] = ()


class AgreementQuestion(Question):
    """Asks all of it, exactly one regiehouder; ``old`` fills it in, to be changed.

    Which kern is asked where ``places`` holds more than one bestuur.
    """

    def __init__(
        self,
        session: Session,
        about: str,
        leden: Sequence[Lid],
        parent: QWidget,
        old: Actie | None = None,
        places: Places | None = None,
    ) -> None:
        heading = parent.tr("Afspraak wijzigen") if old else parent.tr("Afspraak toevoegen")
        super().__init__(heading, parent.tr("Bewaar"), parent, about)
        self.what = GuardedField(session, old.wat.tekst if old else "", most=500)
        self.who = ChoiceField()
        for lid in leden:
            self.who.addItem(f"{lid.naam}, {lid.discipline.label}", lid.id)
            if old is not None and lid.id == old.regiehouder:
                self.who.setCurrentIndex(self.who.count() - 1)
        before = old.voor if old and old.voor else session.today + _TWO_WEEKS
        self.before = date_field(before)
        hint = self.tr("Bijvoorbeeld: de gemeente antwoordt")
        self.trigger = GuardedField(session, old.aanleiding.tekst if old else "", hint, most=500)
        self.collective = QCheckBox(self.tr("Dit is een activiteit voor het dorp"))
        self.collective.setChecked(old.collectief if old else False)
        self.fit = QCheckBox(self.tr("Het bestuur mag deze afspraak lezen"))
        self.fit.setChecked(old.wat.voor_bestuur if old else False)
        self._boards = tuple(b for b in places.besturen if not b.vervallen) if places else ()
        self.kernen = ChipRow(self.tr("Voor welke kern?"), exclusive=False)
        self.readers = words.small("")
        self.add(self.tr("Wat spreken jullie af?"), self.what)
        self.add(self.tr("Wie is regiehouder?"), self.who)
        name = self.add(self.tr("Klaar voor"), self.before)
        self._day = DayFromText(session, self.what, self.before, name)
        self.add(self.tr("Zodra (als het ergens op wacht)"), self.trigger)
        self.body.addWidget(self.collective)
        self._ask_kernen(places, old)
        self.body.addWidget(self.fit)
        self.body.addWidget(self.readers)
        self.what.changed.connect(lambda: self.fit.setChecked(False))  # read it again first
        self.what.changed.connect(self._judge)
        self.what.setFocus()
        self._judge()

    def agreement(self) -> Agreement:
        """What stands there."""
        return Agreement(
            self.what.text(),
            UUID(str(self.who.currentData())),
            from_qdate(self.before.date()),
            self.collective.isChecked(),
            self.fit.isChecked(),
            tuple(kern for kern in self.kernen.chosen() if kern != _ALL),
            self.trigger.text(),
        )

    def _ask_kernen(self, places: Places | None, old: Actie | None) -> None:
        """All kernen until somebody says otherwise; asked only where boards differ."""
        several = places is not None and len(self._boards) > 1
        kept = set(old.kernen) if old else set()
        kernen = [k for k in places.kernen if k.id in kept or not k.vervallen] if places else []
        self.kernen.set_choices([(_ALL, self.tr("Alle kernen")), *((k.id, k.naam) for k in kernen)])
        self._chosen: tuple[str, ...] = tuple(k.id for k in kernen if k.id in kept) or (_ALL,)
        self.kernen.choose(self._chosen)
        if several:
            self.add(self.tr("Voor welke kern?"), self.kernen)
        else:
            self.kernen.setParent(self)
            self.kernen.hide()
        self.readers.setVisible(several)
        self.kernen.changed.connect(self._choose_kernen)
        self._tell_readers()

    def _choose_kernen(self) -> None:
        """All or some, as the last click says; none is all."""
        chosen = self.kernen.chosen()
        if not chosen or (_ALL in chosen and _ALL not in self._chosen):
            chosen = (_ALL,)
        self._chosen = tuple(k for k in chosen if k != _ALL) or (_ALL,)
        self.kernen.choose(self._chosen)
        self._tell_readers()

    def _tell_readers(self) -> None:
        names = [
            board.naam
            for board in self._boards
            if _ALL in self._chosen or not set(self._chosen).isdisjoint(board.kernen)
        ]
        said = self.tr("Met dit vinkje leest: {}").format(opsomming(names))
        self.readers.setText(said if names else self.tr("Geen bestuur gaat over deze kern."))

    def _judge(self) -> None:
        self.yes.setEnabled(bool(self.what.text()))


class ResultQuestion(Question):
    """What did it bring? And may a board read that?"""

    def __init__(self, session: Session, about: str, parent: QWidget) -> None:
        super().__init__(parent.tr("Klaar"), parent.tr("Sluit de afspraak"), parent, about)
        self.brought = GuardedField(session, lines=True)
        self.fit = QCheckBox(self.tr("Het bestuur mag dit lezen"))
        self.add(self.tr("Wat heeft het opgeleverd?"), self.brought)
        self.body.addWidget(self.fit)
        self.brought.changed.connect(self._judge)
        self.brought.setFocus()
        self._judge()

    def outcome(self) -> tuple[str, bool]:
        """The result, and whether a board may read it."""
        return self.brought.text(), self.fit.isChecked()

    def _judge(self) -> None:
        self.yes.setEnabled(bool(self.brought.text()))
