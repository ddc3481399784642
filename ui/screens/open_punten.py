"""Open punten: what was agreed and is not done yet, and who is to be called back today."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from signaal.domain.model import Actie, ActieStand, Signaal
from signaal.usecases.acties import (
    Actieinvoer,
    Actiewijziging,
    list_acties,
    voeg_actie_toe,
    wijzig_actie,
)
from signaal.usecases.bureau import Bureau
from signaal.usecases.nabellen import (
    Nabelwerk,
    lees_nabellen,
    rond_nabellen_af,
    stel_nabellen_uit,
    vink_nabellen_af,
    zet_alle_nabellen_terug,
    zet_nabellen_terug,
)
from signaal.usecases.team import Teamgegevens, lees_team
from ui import dates
from ui.look import px
from ui.session import Session
from ui.steps import Steps
from ui.widgets import buttons, words
from ui.widgets.agreement_question import AgreementQuestion, Places, ResultQuestion
from ui.widgets.empty_state import EmptyState
from ui.widgets.fold import Fold
from ui.widgets.message_bar import MessageBar
from ui.widgets.open_line import OpenLine
from ui.widgets.page import Page

#: What was done stays in sight this long (s); Ctrl+Z works longer.
_TOLD = 10.0


@dataclass(frozen=True, slots=True)
class _Open:
    """All that is open today."""

    team: Teamgegevens
    acties: tuple[Actie, ...]
    nabellen: Nabelwerk


class OpenPuntenScreen(Page):
    """Groups appear with their first item. Ctrl+Z takes back the last act."""

    loaded = QtSignal()

    def __init__(self, session: Session) -> None:
        super().__init__(self.tr("Open punten"))
        self._session = session
        self._open: _Open | None = None
        self.lines: list[OpenLine] = []
        self.steps = Steps(session, self)
        self.add = buttons.primary(self.tr("&Afspraak toevoegen"))
        self.message = MessageBar()
        self.call_title = words.heading("")
        self.calls = QVBoxLayout()
        self._older_lines = QVBoxLayout()
        self.tick_all_off = buttons.secondary(self.tr("Alle oudere afvinken"))
        self.older = Fold("", self._older_room())
        self.agreed_title = words.heading("")
        self.agreements = QVBoxLayout()
        self.empty = EmptyState(
            "check-square",
            self.tr("Niets open"),
            self.tr("Afspraken uit het overleg en mensen die je nabelt, staan straks hier."),
        )
        self.tools.addWidget(self.add)
        self.body.addWidget(self.message)
        self.body.addWidget(self.call_title)
        self.body.addLayout(self.calls)
        self.body.addWidget(self.older)
        self.body.addSpacing(px(12))
        self.body.addWidget(self.agreed_title)
        self.body.addLayout(self.agreements)
        self.body.addWidget(self.empty, 1)
        self.body.addStretch(1)
        self.call_title.hide()
        self.older.hide()
        self.agreed_title.hide()
        self.empty.hide()
        self._connect()

    def reload(self) -> None:
        """Show what is open now."""
        self._session.do_slow(_read, done=self._show)

    def _show(self, found: _Open) -> None:
        self._open = found
        focused = self.focusWidget()
        kept = focused.accessibleName() if focused is not None else ""
        self.agreed_title.setText(self.tr("Afspraken ({})").format(len(found.acties)))
        self.agreed_title.setVisible(bool(found.acties))
        work = found.nabellen
        self.empty.setVisible(not (found.acties or work.vandaag or work.ouder))
        calls = self._show_calls(work, found.team)
        agreed = [self._agreement(actie, found.team) for actie in found.acties]
        _fill(self.agreements, agreed)
        self.lines = [*calls, *agreed]
        if kept and self.isVisible():
            self._focus_again(kept)
        self.loaded.emit()

    def _show_calls(self, work: Nabelwerk, team: Teamgegevens) -> list[OpenLine]:
        """Mine, those of colleagues, and folded what is long past."""
        self.call_title.setText(self.tr("Vandaag nabellen ({})").format(len(work.vandaag)))
        self.call_title.setVisible(bool(work.vandaag))
        mine, others, older = (
            [self._call(signal, team) for signal in signals]
            for signals in (work.mij, work.anderen, work.ouder)
        )
        if mine and others:
            my_head = words.label(self.tr("Van jou ({})").format(len(mine)))
            their_head = words.label(self.tr("Van collega's ({})").format(len(others)))
            _fill(self.calls, [my_head, *mine, their_head, *others])
        else:
            _fill(self.calls, [*mine, *others])
        _fill(self._older_lines, older)
        said = self.tr("{} oudere, van langer dan zes weken geleden").format(len(older))
        self.older.button.setText(said)
        self.older.button.setAccessibleName(said)
        self.older.setVisible(bool(older))
        return [*mine, *others, *older]

    def _focus_again(self, name: str) -> None:
        """The rows are new; the keyboard stays where it was."""
        for line in self.lines:
            if line.focus_named(name):
                return

    def _call(self, signal: Signaal, team: Teamgegevens) -> OpenLine:
        kernen = {k.id: k.naam for k in team.kernen}
        text = signal.tekst or self.tr("Geteld, zonder tekst")
        about = [dates.recent(signal.datum, self._session.today), kernen.get(signal.kern, "")]
        leden = {lid.id: lid.naam for lid in team.leden}
        if signal.lid is not None and signal.lid in leden:
            about.append(leden[signal.lid])
        line = OpenLine(text, " · ".join(part for part in about if part))
        line.add(self.tr("Gebeld"), lambda: self._called(signal))
        line.add(self.tr("Over een week"), lambda: self._later(signal), quiet=True)
        return line

    def _agreement(self, actie: Actie, team: Teamgegevens) -> OpenLine:
        leden = {lid.id: lid.naam for lid in team.leden}
        about = [leden.get(actie.regiehouder, "")]
        if actie.voor is not None:
            late = actie.voor < self._session.today
            when = self.tr("had klaar moeten zijn op {}") if late else self.tr("klaar voor {}")
            about.append(when.format(dates.day(actie.voor)))
        line = OpenLine(actie.wat.tekst, " · ".join(part for part in about if part))
        line.add(self.tr("Klaar…"), lambda: self._finish(actie))
        line.add(self.tr("Wijzig…"), lambda: self._edit(actie), quiet=True)
        line.add(self.tr("Gaat niet door"), lambda: self._drop(actie), quiet=True)
        return line

    def _called(self, signal: Signaal) -> None:
        day = signal.nabellen_op
        self.steps.do_and_back(
            self.tr("Nagebeld"),
            lambda bureau: rond_nabellen_af(bureau, signal.id),
            lambda bureau: zet_nabellen_terug(bureau, signal.id, day),
        )

    def _later(self, signal: Signaal) -> None:
        day = signal.nabellen_op
        self.steps.do_and_back(
            self.tr("Over een week nabellen"),
            lambda bureau: stel_nabellen_uit(bureau, signal.id),
            lambda bureau: zet_nabellen_terug(bureau, signal.id, day),
        )

    def _tick_all_off(self) -> None:
        if self._open is None:
            return
        days = {signal.id: signal.nabellen_op for signal in self._open.nabellen.ouder}
        self.steps.do_and_back(
            self.tr("{} oudere nabelafspraken afgevinkt").format(len(days)),
            lambda bureau: vink_nabellen_af(bureau, days),
            lambda bureau: zet_alle_nabellen_terug(bureau, days),
        )

    def _older_room(self) -> QWidget:
        room = QWidget()
        column = QVBoxLayout(room)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tick_all_off, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._older_lines)
        return room

    def _finish(self, actie: Actie) -> None:
        if (answer := ResultQuestion(self._session, actie.wat.tekst, self).ask()) is not None:
            result, fit = answer
            said = self.tr("Klaar: {}").format(actie.wat.tekst)
            change = Actiewijziging(
                stand=ActieStand.KLAAR, resultaat=result, resultaat_voor_bestuur=fit
            )
            self.steps.do(said, wijzig_actie, actie.id, change)

    def _drop(self, actie: Actie) -> None:
        said = self.tr("Gaat niet door: {}").format(actie.wat.tekst)
        self.steps.do(said, wijzig_actie, actie.id, Actiewijziging(stand=ActieStand.VERVALLEN))

    def _edit(self, actie: Actie) -> None:
        if self._open is None:
            return
        question = self._question(self._open.team, actie)
        if (answer := question.ask()) is not None:
            said = self.tr("Gewijzigd: {}").format(answer.wat)
            change = Actiewijziging(
                wat=answer.wat,
                wat_voor_bestuur=answer.voor_bestuur,
                regiehouder=answer.regiehouder,
                voor=answer.voor,
                collectief=answer.collectief,
                kernen=answer.kernen,
            )
            self.steps.do(said, wijzig_actie, actie.id, change)

    def _add(self) -> None:
        if self._open is None:
            return
        question = self._question(self._open.team)
        if (answer := question.ask()) is not None:
            invoer = Actieinvoer(
                answer.wat,
                answer.regiehouder,
                answer.voor,
                collectief=answer.collectief,
                kernen=answer.kernen,
                voor_bestuur=answer.voor_bestuur,
            )
            self.steps.do(self.tr("Afgesproken: {}").format(answer.wat), voeg_actie_toe, invoer)

    def _question(self, team: Teamgegevens, old: Actie | None = None) -> AgreementQuestion:
        leden = [lid for lid in team.leden if not lid.vertrokken]
        places = Places(team.kernen, team.besturen)
        return AgreementQuestion(self._session, "", leden, self, old, places)

    def _tell_done(self, said: str) -> None:
        undo = ((self.tr("Maak ongedaan (Ctrl+Z)"), self.steps.undo),)
        self.message.tell(said, "good", undo, seconds=_TOLD)

    def _tell_undone(self, said: str) -> None:
        self.message.tell(self.tr("Ongedaan gemaakt: {}").format(said), seconds=_TOLD)

    def _tell_nothing_left(self) -> None:
        self.message.tell(self.tr("Er is niets meer om ongedaan te maken."), seconds=_TOLD)

    def _connect(self) -> None:
        self.add.clicked.connect(self._add)
        self.tick_all_off.clicked.connect(self._tick_all_off)
        self.steps.done.connect(self._tell_done)
        self.steps.undone.connect(self._tell_undone)
        self.steps.nothing_left.connect(self._tell_nothing_left)
        self.steps.refused.connect(self.reload)
        shortcut = QShortcut(QKeySequence("Ctrl+Z"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.steps.undo)


def _read(bureau: Bureau) -> _Open:
    return _Open(lees_team(bureau), list_acties(bureau), lees_nabellen(bureau))


def _fill(column: QVBoxLayout, lines: Sequence[QWidget]) -> None:
    while (item := column.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()
    for line in lines:
        column.addWidget(line)
