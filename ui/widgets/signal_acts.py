"""What can be done around one signal: pass it on, ask a colleague, note whom to call back."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtWidgets import QMenu, QWidget

from signaal.domain.model import Lid, Signaal
from signaal.domain.model_besluit import Partner
from signaal.usecases.bureau import Bureau
from signaal.usecases.collegavragen import stel_vraag, trek_vraag_in
from signaal.usecases.doorverwijzen import (
    Doorverwijsinvoer,
    list_partners,
    trek_doorverwijzing_in,
    verwijs_door,
)
from signaal.usecases.team import Teamgegevens
from ui.models.phrases import cut
from ui.session import Session
from ui.widgets import words
from ui.widgets.call_question import note_contact
from ui.widgets.fields import ChoiceField
from ui.widgets.guarded_field import GuardedField
from ui.widgets.pass_on_question import PassOnQuestion
from ui.widgets.question import Question


class SignalActs(QObject):
    """``done`` carries what was done, and how to take it back (None: it cannot)."""

    done = QtSignal(str, object)

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._home = parent

    def menu_for(self, signal: Signaal, team: Teamgegevens) -> QMenu:
        """A menu with everything that can be done around this signal; who reads along: nothing."""
        menu = QMenu(self._home)
        if self._session.reads_along:
            return menu
        menu.addAction(self.tr("Geef door aan…"), partial(self.pass_on, signal))
        others = [x for x in team.leden if not x.vertrokken and x.id != team.mij.id]
        if others:
            menu.addAction(self.tr("Vraag een collega…"), partial(self.ask, signal, others))
        if signal.nabellen:
            menu.addAction(self.tr("Wie bel je terug…"), partial(self.note_contact, signal))
        return menu

    def pass_on(self, signal: Signaal) -> None:
        """To a partner; a clock begins to run."""
        partners: tuple[Partner, ...] = self._session.read(list_partners) or ()
        question = PassOnQuestion(self._session, cut(signal.tekst), partners, self._home)

        def keep() -> bool:
            answer = question.passed_on()
            invoer = Doorverwijsinvoer(answer.partner, answer.vraag, signaal=signal.id)
            made = self._session.do(verwijs_door, invoer)
            if made is not None:
                back = partial(trek_doorverwijzing_in, doorverwijzing=made.id)
                self._tell(self.tr("Doorgegeven"), back)
            return made is not None

        question.kept(self._session, keep)

    def ask(self, signal: Signaal, colleagues: list[Lid]) -> None:
        """A question that stays with the signal."""
        question = ColleagueQuestion(self._session, cut(signal.tekst), colleagues, self._home)

        def keep() -> bool:
            answer = question.asked()
            made = self._session.do(stel_vraag, signal.id, answer.vraag, answer.aan)
            if made is not None:
                self._tell(self.tr("Gevraagd"), partial(trek_vraag_in, vraag=made.id))
            return made is not None

        question.kept(self._session, keep)

    def note_contact(self, signal: Signaal) -> None:
        """Whom to call back; told apart from everything else."""
        if note_contact(self._session, signal, self._home):
            self.done.emit(self.tr("Bewaard. Je ziet het bij Open punten, als je belt"), None)

    def _tell(self, said: str, back: Callable[[Bureau], object]) -> None:
        self.done.emit(said, partial(self._session.do, back))


@dataclass(frozen=True, slots=True)
class Asked:
    """The question, and for whom (None: both)."""

    vraag: str
    aan: UUID | None


class ColleagueQuestion(Question):
    """Asks what, and of whom."""

    def __init__(
        self, session: Session, about: str, colleagues: list[Lid], parent: QWidget
    ) -> None:
        super().__init__(parent.tr("Vraag een collega"), parent.tr("Vraag"), parent, about)
        self.whom = ChoiceField()
        for lid in colleagues:
            self.whom.addItem(f"{lid.naam}, {lid.discipline.label}", lid.id)
        if len(colleagues) > 1:
            self.whom.addItem(self.tr("Allebei"), None)
        self.question = GuardedField(session, lines=True)
        self.add(self.tr("Wie?"), self.whom)
        self.add(self.tr("Wat wil je weten?"), self.question)
        self.body.addWidget(words.small(self.tr("Het antwoord blijft bij dit signaal staan.")))
        self.question.changed.connect(self._judge)
        self.question.setFocus()
        self._judge()

    def asked(self) -> Asked:
        """What stands there."""
        whom = self.whom.currentData()
        return Asked(self.question.text(), UUID(str(whom)) if whom else None)

    def _judge(self) -> None:
        self.yes.setEnabled(bool(self.question.text()))
