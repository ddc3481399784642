"""Open punten: what was agreed and is not done yet, and who is to be called back today."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QKeySequence, QShortcut

from signaal.domain.model import Actie
from signaal.usecases.acties import Actieinvoer, list_acties, voeg_actie_toe
from signaal.usecases.bureau import Bureau
from signaal.usecases.team import Teamgegevens, lees_team
from ui.screens.open_punten.calls import Calls, CallsGroup, read_calls
from ui.screens.open_punten.group import Group
from ui.screens.open_punten.hand_over import HandOver
from ui.screens.open_punten.hours import Hours, HoursPart, read_hours
from ui.screens.open_punten.waiting import Waiting, WaitingGroup, read_waiting
from ui.session import Session, Task
from ui.steps import Steps
from ui.widgets import buttons
from ui.widgets.agreement_lines import AgreementLines
from ui.widgets.agreement_question import Places
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
    nabellen: Calls
    wacht: Waiting
    uren: Hours | None


class OpenPuntenScreen(Page):
    """Groups appear with their first item. Ctrl+Z takes back the last act."""

    loaded = QtSignal()

    def __init__(self, session: Session) -> None:
        super().__init__(self.tr("Open punten"))
        self._session = session
        self._open: _Open | None = None
        self._shown: tuple[_Open, date] | None = None
        self.lines: list[OpenLine] = []
        self.steps = Steps(session, self)
        self.acts = AgreementLines(session, self.steps, self)
        self.add = buttons.primary(self.tr("&Afspraak toevoegen"))
        self.message = MessageBar()
        self.calls = CallsGroup(session, self.steps)
        self.waiting = WaitingGroup(session, self.steps)
        self.hand_over = HandOver(session, self, self.message)
        self.agreed = Group(self.tr("Afspraken ({})"))
        self.empty = EmptyState(
            "check-square",
            self.tr("Niets open"),
            self.tr("Afspraken uit het overleg en mensen die je nabelt, staan straks hier."),
        )
        self.tools.addWidget(self.add)
        self.body.addWidget(self.message)
        for part in (
            self.calls,
            self.calls.older,
            self.waiting,
            self.agreed,
            self.calls.later,
        ):
            self.body.addWidget(part)
        self.hours = HoursPart(session, self.steps, self.message)
        self.hours_fold = Fold(self.tr("Uren"), self.hours, key="U")
        self.hours_fold.hide()
        self.body.addWidget(self.empty, 1)
        self.body.addWidget(self.hours_fold)
        self.body.addStretch(1)
        self.empty.hide()
        self._connect()

    def reload(self) -> None:
        """Show what is open now."""
        self._session.do_slow(_read, done=self._show)

    def _show(self, found: _Open) -> None:
        if (found, self._session.today) != self._shown:
            self._shown = found, self._session.today
            with self.staying():
                self._show_lines(found)
        self.loaded.emit()

    def _show_lines(self, found: _Open) -> None:
        self._open = found
        self.acts.know(found.team.leden, Places(found.team.kernen, found.team.besturen))
        calls = self.calls.show_calls(found.nabellen, found.team)
        self.waiting.show_waiting(found.wacht)
        self.agreed.show_lines([self.acts.line(actie) for actie in found.acties])
        self.lines = [*calls, *self.waiting.lines, *self.agreed.lines]
        self.empty.setVisible(not self.lines)
        self.hours_fold.setVisible(found.uren is not None)
        if found.uren is not None:
            self.hours.show_hours(found.uren)

    def _begin_hours(self, open_now: bool) -> None:
        if open_now:
            self.hours.open()

    def _add(self) -> None:
        if self._open is None:
            return
        question = self.acts.ask()

        def keep() -> Task:
            answer = question.agreement()
            invoer = Actieinvoer(
                answer.wat,
                answer.regiehouder,
                answer.voor,
                collectief=answer.collectief,
                kernen=answer.kernen,
                voor_bestuur=answer.voor_bestuur,
                aanleiding=answer.aanleiding,
            )
            said = self.tr("Afgesproken: {}").format(answer.wat)
            return self.steps.do(said, voeg_actie_toe, invoer)

        question.kept(self._session, keep)

    def _tell_done(self, said: str) -> None:
        undo = ((self.tr("Maak ongedaan (Ctrl+Z)"), self.steps.undo),)
        self.message.tell(said, "good", undo, seconds=_TOLD)

    def _tell_undone(self, said: str) -> None:
        self.message.tell(self.tr("Ongedaan gemaakt: {}").format(said), seconds=_TOLD)

    def _tell_nothing_left(self) -> None:
        self.message.tell(self.tr("Er is niets meer om ongedaan te maken."), seconds=_TOLD)

    def _connect(self) -> None:
        self.add.clicked.connect(self._add)
        self.waiting.paper_requested.connect(self.hand_over.begin)
        self.hours_fold.toggled.connect(self._begin_hours)
        self.steps.done.connect(self._tell_done)
        self.steps.undone.connect(self._tell_undone)
        self.steps.nothing_left.connect(self._tell_nothing_left)
        self.steps.refused.connect(self.reload)
        shortcut = QShortcut(QKeySequence("Ctrl+Z"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.steps.undo)


def _read(bureau: Bureau) -> _Open:
    return _Open(
        lees_team(bureau),
        list_acties(bureau),
        read_calls(bureau),
        read_waiting(bureau),
        read_hours(bureau),
    )
