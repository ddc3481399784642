"""The dialog that brings in a list, in three calm steps."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from signaal.domain.lijst import Importplan, Kolomkeuze, Lijstkeuze
from signaal.usecases.bureau import Bureau
from signaal.usecases.importeren import Importverslag, lees_lijst, voer_in
from signaal.usecases.nabellen import tel_oude_nabellen
from signaal.usecases.team import lees_team
from ui.look import px
from ui.screens.importeren.columns import ColumnsStep
from ui.screens.importeren.preview import PreviewStep
from ui.screens.importeren.questions import QuestionsStep
from ui.screens.importeren.steps import BusyStep, Step
from ui.session import Session, Task
from ui.widgets import buttons, words
from ui.widgets.empty_state import EmptyState
from ui.widgets.file_question import ask_for_file
from ui.widgets.message_bar import MessageBar


def choose_list(parent: QWidget) -> Path | None:
    """Ask for a list on this laptop; None when the user thought better of it."""
    title = parent.tr("Kies jullie lijst")
    kinds = parent.tr("Lijsten (*.xlsx *.csv *.ods);;Alles (*)")
    return ask_for_file(parent, title, kinds)


class ImporterenDialog(QDialog):
    """Starts to read ``path`` at once. ``waiting_requested``: show the rows that wait."""

    waiting_requested = QtSignal()

    def __init__(self, session: Session, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._path = path
        self._plan: Importplan | None = None
        self._columns: dict[str, Kolomkeuze] = {}
        self._task: Task | None = None
        self._shown: Step | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Lijst binnenhalen"))
        self.columns = ColumnsStep()
        self.questions = QuestionsStep()
        self.preview = PreviewStep()
        self.busy = BusyStep()
        self._steps: tuple[Step, ...] = (self.columns, self.questions, self.preview)
        self.where = words.small("")
        self.heading = words.title("")
        self.lead = words.soft("")
        self.bar = MessageBar()
        self.back_button = buttons.quiet(self.tr("Terug"))
        self.next_button = buttons.primary("")
        self.close_button = buttons.quiet(self.tr("Laat maar"))
        self._buttons = (self.back_button, self.next_button, self.close_button)
        self._room = QStackedWidget()
        self._lay_out()
        self._connect()
        self._read(self.columns)

    def go_on(self) -> None:
        """What the main button does: the next step, and at the end bring the list in."""
        step = self._room.currentWidget()
        if step is self.columns:
            self._leave_columns()
        elif step is self.questions:
            self._read(self.preview, self.questions.answers())
        elif step is self.preview:
            self._bring_in()
        elif step is not self.busy:
            self.accept()

    def go_back(self) -> None:
        """The step before."""
        step = self._room.currentWidget()
        if step is self.preview and self.questions.is_needed():
            self._show_step(self.questions)
        else:
            self._show_step(self.columns)

    def reject(self) -> None:
        if self._task is not None:
            self._task.cancel()
        super().reject()

    def _leave_columns(self) -> None:
        choices = self.columns.choices()
        if choices or self._columns:
            self._columns |= choices
            self._read(self.questions)
        else:
            self._after_columns()

    def _after_columns(self) -> None:
        """On to the questions, or past them when there are none."""
        plan = self._plan
        if plan is None or not plan.bruikbaar:
            self._show_step(self.columns)
            self.bar.tell(
                self.tr("Hier staan nog geen signalen in. Kies de kolommen met datum en signaal."),
                "ask",
            )
            return
        team = self._session.read(lees_team)
        themes = [(t.id, t.naam) for t in team.themas if not t.vervallen] if team else []
        self.questions.show_plan(plan, sorted(themes, key=lambda theme: theme[1].casefold()))
        if self.questions.is_needed():
            self._show_step(self.questions)
        else:
            self.preview.show_plan(plan)
            self._show_step(self.preview)

    def _read(self, then: Step, answers: dict[str, str] | None = None) -> None:
        """Have the list read in the background with what was chosen until now."""
        self._show_busy(self.tr("We lezen “{}”…").format(self._path.name))
        chosen = Lijstkeuze(kolommen=dict(self._columns), waarden=answers or {})

        def done(plan: Importplan) -> None:
            self._plan = plan
            self._show_plan(plan, then)

        self._run(
            self._session.do_slow(
                lees_lijst, self._path, chosen, done=done, progress=self.busy.progress
            )
        )

    def _show_plan(self, plan: Importplan, then: Step) -> None:
        if then is self.columns or not plan.bruikbaar:
            self.columns.show_plan(plan)
        if then is self.questions:
            self.columns.show_plan(plan)
            self._after_columns()
            return
        if then is self.preview:
            self.preview.show_plan(plan)
        self._show_step(then)

    def _bring_in(self) -> None:
        plan = self._plan
        if plan is None:
            return
        if not (plan.aangenomen or plan.te_beslissen or plan.wachtend):
            self.accept()
            return
        self._show_busy(self.tr("We halen de signalen binnen…"))

        def bring_in(
            bureau: Bureau, voortgang: Callable[[int, int], None], stop: Callable[[], bool]
        ) -> Importverslag:
            voortgang(0, 0)
            return voer_in(bureau, plan, stop)

        self._run(
            self._session.do_slow(
                bring_in, done=self._tell_done, progress=self.busy.progress, writes=True
            )
        )

    def _tell_done(self, report: Importverslag) -> None:
        """The list is in: say so, and offer what waits."""
        one = self.tr("1 signaal erbij")
        many = self.tr("{} signalen erbij").format(report.ingevoerd)
        if report.vragen:
            told = self.tr("{} regels wachten op jullie. Dat kan ook later, bij Signalen.")
            told = told.format(report.vragen)
        else:
            told = self.tr("Je vindt ze bij Signalen en in het volgende overleg.")
        look = buttons.secondary(self.tr("Bekijk wat er wacht"))
        look.clicked.connect(self._go_waiting)
        heading = one if report.ingevoerd == 1 else many
        button = look if report.vragen else None
        end = EmptyState("check", heading, told, button, also=self._about_calls())
        self._room.addWidget(end)
        self._room.setCurrentWidget(end)
        self._hide_frame()
        self.next_button.setText(self.tr("Klaar"))
        self.next_button.show()
        self.next_button.setFocus()

    def _about_calls(self) -> str:
        """Old call-backs are kept, but are not the work of today; empty when there are none."""
        signals = self._plan.signalen if self._plan is not None else ()
        old = tel_oude_nabellen(signals, self._session.today)
        if not old:
            return ""
        one = self.tr("1 oude nabelafspraak staat apart bij Open punten.")
        many = self.tr("{} oude nabelafspraken staan apart bij Open punten.").format(old)
        return one if old == 1 else many

    def _go_waiting(self) -> None:
        self.accept()
        self.waiting_requested.emit()

    def _run(self, task: Task) -> None:
        self._task = task
        task.refused.connect(self._tell_failure)
        task.stopped.connect(self._fall_back)
        task.ended.connect(self._forget_task)

    def _forget_task(self) -> None:
        self._task = None

    def _tell_failure(self, sentence: str) -> None:
        self._fall_back()
        self.bar.tell(sentence, "stop")

    def _fall_back(self) -> None:
        """To the step we came from; without any there is nothing to go on with."""
        if self._shown is not None:
            self._show_step(self._shown)
            return
        self._room.setCurrentIndex(0)
        self.heading.setText(self.tr("Deze lijst lukt niet"))
        self.heading.show()
        self.close_button.setText(self.tr("Sluit"))
        self.close_button.show()

    def _stop(self) -> None:
        if self._shown is None:
            self.reject()
        elif self._task is not None:
            self._task.cancel()

    def _show_busy(self, sentence: str) -> None:
        self.bar.hide()
        self.busy.begin(sentence)
        self._room.setCurrentWidget(self.busy)
        self._hide_frame()

    def _hide_frame(self) -> None:
        for part in (self.where, self.heading, self.lead, *self._buttons):
            part.hide()

    def _show_step(self, step: Step) -> None:
        self.bar.hide()
        self._shown = step
        self._room.setCurrentWidget(step)
        number = self._steps.index(step) + 1
        self.where.setText(self.tr("Stap {} van 3 · {}").format(number, self._path.name))
        self.heading.setText(step.heading)
        self.lead.setText(step.lead)
        self.next_button.setText(self._next_words(step))
        for part in (self.where, self.heading, self.next_button, self.close_button):
            part.show()
        self.lead.setVisible(bool(step.lead))
        self.back_button.setVisible(step is not self.columns)
        self.next_button.setFocus()

    def _next_words(self, step: Step) -> str:
        if step is not self.preview or self._plan is None:
            return self.tr("Verder")
        count = self._plan.aangenomen
        if count:
            many = self.tr("Haal {} signalen binnen").format(count)
            return self.tr("Haal 1 signaal binnen") if count == 1 else many
        waits = self._plan.te_beslissen or self._plan.wachtend
        return self.tr("Bewaar wat er wacht") if waits else self.tr("Klaar")

    def _lay_out(self) -> None:
        top = QVBoxLayout()
        top.setContentsMargins(px(28), px(22), px(28), 0)
        top.setSpacing(px(4))
        for part in (self.where, self.heading, self.lead, self.bar):
            top.addWidget(part)
        self._room.addWidget(QWidget())
        for page in (self.busy, *self._steps):
            self._room.addWidget(page)
        foot = QHBoxLayout()
        foot.setContentsMargins(px(28), px(8), px(28), px(20))
        foot.setSpacing(px(10))
        foot.addWidget(self.close_button)
        foot.addStretch(1)
        foot.addWidget(self.back_button)
        foot.addWidget(self.next_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(14))
        column.addLayout(top)
        column.addWidget(self._room, 1)
        column.addLayout(foot)
        room = self.screen().availableGeometry()
        self.resize(min(px(900), room.width() - px(40)), min(px(680), room.height() - px(60)))

    def _connect(self) -> None:
        self.next_button.clicked.connect(self.go_on)
        self.back_button.clicked.connect(self.go_back)
        self.close_button.clicked.connect(self.reject)
        self.busy.stop_requested.connect(self._stop)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(self.go_on)
