"""Agreements as lines with everything that can be done about them; every act can be taken back."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from signaal.domain.model import Actie, ActieStand, Lid
from signaal.usecases.acties import Actiewijziging, verwijder_actie, wijzig_actie
from signaal.usecases.collectieve_actie import bewaar_collectieve_actie, lees_collectieve_actie
from signaal.usecases.intussen import Getoond
from ui import dates
from ui.session import Session, Task
from ui.steps import Steps
from ui.widgets.activity_question import ActivityQuestion
from ui.widgets.agreement_question import AgreementQuestion, Places, ResultQuestion
from ui.widgets.open_line import OpenLine


class AgreementLines(QObject):
    """Makes the lines for one screen; tell it who there is with :meth:`know`."""

    def __init__(self, session: Session, steps: Steps, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._steps = steps
        self._asker = parent
        self._leden: tuple[Lid, ...] = ()
        self._places = Places()

    def know(self, leden: Sequence[Lid], places: Places) -> None:
        """The members, also those who left, and the kernen and besturen of this team."""
        self._leden, self._places = tuple(leden), places

    def line(self, actie: Actie, *, made_here: bool = False) -> OpenLine:
        """One open agreement. ``made_here``: in the meeting that is held, so it can be undone."""
        line = OpenLine(actie.wat.tekst, self._about(actie))
        if not made_here:
            line.add(self.tr("Klaar…"), lambda: self._finish(actie))
        line.add(self.tr("Wijzig…"), lambda: self._edit(actie), quiet=not made_here)
        if actie.collectief:
            line.add(self.tr("Activiteit…"), lambda: self.tell_activity(actie), quiet=True)
        if made_here:
            line.add(self.tr("Haal weg"), lambda: self._remove(actie), quiet=True)
        else:
            line.add(self.tr("Gaat niet door"), lambda: self._drop(actie), quiet=True)
        return line

    def tell_activity(self, actie: Actie) -> None:
        """Ask what is known of this activity, with what is known already filled in."""
        old = self._session.read(lees_collectieve_actie, actie.id)
        if old is None:
            return
        question = ActivityQuestion(self._session, actie, old, self._asker)
        said = self.tr("Activiteit bijgewerkt: {}").format(actie.wat.tekst)
        shown = Getoond(old), Getoond(actie)

        def keep() -> Task:
            answer = replace(question.activity(), getoond=shown)
            return self._steps.do(said, bewaar_collectieve_actie, actie.id, answer)

        question.kept(self._session, keep)

    def ask(
        self, about: str = "", old: Actie | None = None, *, anywhere: bool = True
    ) -> AgreementQuestion:
        """The question that makes a new agreement, or changes ``old``.

        ``anywhere`` asks for which kernen; else the item says so.
        """
        leden = [lid for lid in self._leden if not lid.vertrokken]
        places = self._places if anywhere else None
        return AgreementQuestion(self._session, about, leden, self._asker, old, places)

    def _about(self, actie: Actie) -> str:
        about = [_name(self._leden, actie.regiehouder)]
        if actie.voor is not None:
            late = actie.voor < self._session.today
            when = self.tr("had klaar moeten zijn op {}") if late else self.tr("klaar voor {}")
            about.append(when.format(dates.day(actie.voor)))
        if actie.aanleiding.tekst:
            about.append(self.tr("zodra {}").format(actie.aanleiding.tekst))
        if actie.collectief:
            about.append(self.tr("activiteit"))
        if actie.wat.voor_bestuur:
            about.append(self.tr("mag het bestuur lezen"))
        return " · ".join(part for part in about if part)

    def _finish(self, actie: Actie) -> None:
        question = ResultQuestion(self._session, actie.wat.tekst, self._asker)
        said, shown = self.tr("Klaar: {}").format(actie.wat.tekst), Getoond(actie)

        def keep() -> Task:
            result, fit = question.outcome()
            change = Actiewijziging(
                stand=ActieStand.KLAAR,
                resultaat=result,
                resultaat_voor_bestuur=fit,
                getoond=shown,
            )
            return self._change(said, actie, change)

        question.kept(self._session, keep)

    def _drop(self, actie: Actie) -> None:
        said = self.tr("Gaat niet door: {}").format(actie.wat.tekst)
        change = Actiewijziging(stand=ActieStand.VERVALLEN, getoond=Getoond(actie))
        self._change(said, actie, change)

    def _remove(self, actie: Actie) -> None:
        said = self.tr("Weggehaald: {}").format(actie.wat.tekst)
        self._steps.do(said, verwijder_actie, actie.id)

    def _edit(self, actie: Actie) -> None:
        question, shown = self.ask(old=actie), Getoond(actie)

        def keep() -> Task:
            answer = question.agreement()
            change = Actiewijziging(
                wat=answer.wat,
                wat_voor_bestuur=answer.voor_bestuur,
                regiehouder=answer.regiehouder,
                voor=answer.voor,
                collectief=answer.collectief,
                kernen=answer.kernen,
                aanleiding=answer.aanleiding,
                getoond=shown,
            )
            return self._change(self.tr("Gewijzigd: {}").format(answer.wat), actie, change)

        question.kept(self._session, keep)

    def _change(self, said: str, actie: Actie, change: Actiewijziging) -> Task:
        return self._steps.do(said, wijzig_actie, actie.id, change)


def _name(leden: Sequence[Lid], who: UUID) -> str:
    return next((lid.naam for lid in leden if lid.id == who), "")
