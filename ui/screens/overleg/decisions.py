"""What is decided about the item on the table, done at the desk; every act can be taken back."""

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from signaal.domain.model_besluit import Besluit, SoortBesluit
from signaal.usecases.acties import Actieinvoer, voeg_actie_toe
from signaal.usecases.besluiten import Besluitinvoer, neem_besluit, trek_besluit_in
from signaal.usecases.doorverwijzen import (
    Doorverwijsinvoer,
    list_partners,
    trek_doorverwijzing_in,
    verwijs_door,
)
from ui.screens.overleg.decision_form import DecisionForm
from ui.session import Session, Task
from ui.steps import Steps
from ui.widgets.pass_on_question import PassOnQuestion


class Decisions(QObject):
    """Listens to the form; tell it which item is on the table with :meth:`about`."""

    def __init__(self, session: Session, steps: Steps, form: DecisionForm, asker: QWidget) -> None:
        super().__init__(asker)
        self._session = session
        self._steps = steps
        self._form = form
        self._asker = asker
        self._key = ""
        self._title = ""
        self._kernen: tuple[str, ...] = ()
        self._decided: Besluit | None = None
        form.decided.connect(self._decide)
        form.withdrawn.connect(self._withdraw)
        form.agreed.connect(self._agree)
        form.pass_on_requested.connect(self._pass_on)

    def about(self, key: str, title: str, kernen: tuple[str, ...], decided: Besluit | None) -> None:
        """The item, its kernen, and what stands there about it."""
        self._key, self._title, self._kernen, self._decided = key, title, kernen, decided

    def _decide(self, invoer: Besluitinvoer) -> None:
        said = self.tr("{}: {}").format(self._title, invoer.soort.label)
        self._steps.do(said, neem_besluit, self._steps.overleg, self._key, invoer)

    def _withdraw(self) -> None:
        said = self.tr("Geen besluit: {}").format(self._title)
        self._steps.do(said, trek_besluit_in, self._steps.overleg, self._key)

    def _agree(self, invoer: Actieinvoer) -> None:
        """An agreement of this item; of what is taken up together it is an activity."""
        decided = self._decided
        together = decided is not None and decided.soort is SoortBesluit.COLLECTIEVE_ACTIE
        said = self.tr("Afgesproken: {}").format(invoer.wat)
        actie = replace(
            invoer,
            overleg=self._steps.overleg,
            bundel=self._key,
            collectief=together,
            kernen=self._kernen,
        )
        key = self._form.key
        task = self._steps.do(said, voeg_actie_toe, actie)
        task.refused.connect(lambda _: self._form.give_back(key, invoer.wat))

    def _pass_on(self) -> None:
        """To a partner, with a question; it waits under Open punten until there is an answer."""
        partners = self._session.read(list_partners) or ()
        question = PassOnQuestion(self._session, self._title, partners, self._asker)
        overleg, key = self._steps.overleg, self._key
        made: list[UUID] = []

        def keep() -> Task:
            answer = question.passed_on()
            invoer = Doorverwijsinvoer(answer.partner, answer.vraag, overleg=overleg, sleutel=key)
            return self._steps.do_and_back(
                self.tr("Doorgegeven: {}").format(self._title),
                lambda bureau: made.append(verwijs_door(bureau, invoer).id),
                lambda bureau: trek_doorverwijzing_in(bureau, made[-1]),
            )

        question.kept(self._session, keep)
