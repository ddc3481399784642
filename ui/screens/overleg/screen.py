"""Overleg: left the agenda as it stands, right the chosen item or the paper. All wiring is here."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from signaal.domain.concept_agenda import Groep
from signaal.domain.model import Overleg
from signaal.usecases.agendapapier import lees_bij_bestuur
from signaal.usecases.agendapunten import (
    Puntwijziging,
    herstel_volgorde,
    verwijder_eigen_punt,
    voeg_eigen_punt_toe,
    wijzig_punt,
    zet_volgorde,
)
from signaal.usecases.bureau import Bureau
from signaal.usecases.intussen import Getoond
from signaal.usecases.overleg import Overlegbeeld, lees_overleg
from signaal.usecases.overlegreeks import komend_overleg, list_overleggen, verzet_overleg
from signaal.usecases.zoekhulp import Plek
from ui import dates
from ui.look import px
from ui.models.agenda_model import AgendaModel, highest, rows_of
from ui.screens.overleg.bundle_pane import BundlePane
from ui.screens.overleg.meeting_bar import MeetingBar
from ui.screens.overleg.meeting_mode import MeetingMode
from ui.screens.overleg.meeting_question import MeetingQuestion
from ui.screens.overleg.news import News
from ui.screens.overleg.paper_pane import PaperPane
from ui.screens.overleg.to_calendar import to_calendar
from ui.session import Session, Task
from ui.steps import Steps
from ui.widgets import buttons
from ui.widgets.agenda_list import AgendaList
from ui.widgets.beside import Beside
from ui.widgets.empty_state import EmptyState
from ui.widgets.message_bar import MessageBar
from ui.widgets.question import TextQuestion

#: Widths in pixels at 100 % text: of the list, and below which it folds over the item.
_LIST, _LEAST = 400, 900


class OverlegScreen(QWidget):
    """Keys: arrows choose, Alt+arrows move, Delete leaves out, Enter goes into the signals,

    Esc goes back, Ctrl+Z takes back the last act. ``loaded``: what is shown is true as of now.
    """

    loaded = QtSignal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("page")
        self._session = session
        self._view: Overlegbeeld | None = None
        self._wanted: UUID | None = None
        self._unfolded = False
        self._own_before: frozenset[str] | None = None
        self._report_wanted = False
        self._boards: dict[str, tuple[str, ...]] = {}
        self._return_to = ""
        self.steps = Steps(session, self)
        self.bar = MeetingBar()
        self.model = AgendaModel(self)
        self.list = AgendaList(self.model)
        self.own_item = buttons.quiet(self.tr("&Eigen punt toevoegen"), "plus")
        self.pane = BundlePane(session, self.steps)
        self.meeting = MeetingMode(session, self.steps, self.pane, self.list)
        self.locked = MessageBar()
        self.paper = PaperPane(session)
        self.back = buttons.quiet(self.tr("Terug naar de agenda"))
        self.left = QWidget()
        self.right = QStackedWidget()
        self._lay_out()
        self._connect()

    def reload(self) -> None:
        """Read the meeting beside the window and show it; what is chosen stays chosen."""
        self._session.do_slow(lees_overleg, self._wanted, done=self._show)

    def show_meeting(self, overleg: UUID) -> None:
        """Prepare another meeting."""
        self.pane.flush()
        self._wanted = overleg
        self.reload()

    def place(self) -> Plek:
        """The meeting and the item that are on the screen."""
        overleg = self._view.overleg.id if self._view is not None else None
        return Plek(gekozen=self.list.key, overleg=overleg)

    def unfinished(self) -> tuple[tuple[str, str], ...]:
        """What was typed and refused."""
        return self.pane.unfinished()

    def return_to(self, place: Plek) -> None:
        """Show that meeting with that item, as soon as it is read."""
        self._wanted, self._return_to = place.overleg, place.gekozen
        self.reload()

    def show_paper(self) -> None:
        """Put the paper of this agenda on the right."""
        if self._view is None:
            return
        self.pane.flush()
        self.right.setCurrentWidget(self.paper)
        self._arrange_bar()
        self.beside.show_second()
        self._arrange_back()
        self.paper.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.paper.refresh()

    def show_item(self) -> None:
        """Put the chosen item on the right."""
        self.right.setCurrentWidget(self.pane if self._view and self.list.key else self.empty)
        self._arrange_bar()
        self._arrange_back()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard is for the list; a focus proxy would make Tab skip all that is above it."""
        super().focusInEvent(event)
        self.list.setFocus(event.reason())

    def hideEvent(self, event: QHideEvent) -> None:
        self.pane.flush()
        super().hideEvent(event)

    def _show(self, view: Overlegbeeld) -> None:
        if self.steps.busy:
            return  # read before an act that is under way; what follows it is shown
        first = self._view is None
        self._view = view
        self.steps.overleg = view.overleg.id
        self.bar.show_view(view)
        self.meeting.show(view)
        self.bar.start.setEnabled(bool(view.concept.punten))
        self._show_locked()
        self.model.show_rows(rows_of(view, self._unfolded), highest(view))
        self.paper.show_meeting(view)
        self._choose_new(view)
        self._show_chosen()
        if first:
            self.show_item()
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._report_wanted and self.meeting.locked:
            self._show_report()
        elif self.right.currentWidget() is self.paper:
            self.paper.refresh()
        self._session.do_slow(lees_bij_bestuur, view, done=self._show_boards)
        self._session.do_slow(_list_meetings, done=self._show_meetings)
        self.loaded.emit()

    def _choose_new(self, view: Overlegbeeld) -> None:
        """The own item that was just added, else what was chosen, else the first bundle."""
        new = _own_items(view) - self._own_before if self._own_before is not None else ()
        if new:
            self._own_before = None
            self.list.choose(next(iter(new)))
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._return_to or not self.list.currentIndex().isValid():
            key, self._return_to = self._return_to or self.list.key, ""
            self.list.choose(key)

    def _show_boards(self, boards: dict[str, tuple[str, ...]]) -> None:
        self._boards = boards
        self.pane.show_boards(boards)
        self.paper.show_boards(boards)

    def _show_meetings(self, found: tuple[tuple[Overleg, ...], Overleg]) -> None:
        meetings, coming = found
        if self._view is not None:
            self.bar.show_meetings(meetings, self._view.overleg.id, coming)

    def _show_chosen(self) -> None:
        if self._view is not None and self.list.key:
            self.pane.show_item(self._view, self.list.key)

    def _choose(self, key: str) -> None:
        self.pane.flush()
        if self._view is not None:
            self.pane.show_item(self._view, key)
            self.pane.show_boards(self._boards)
        self.meeting.follow(key)

    def _point(self, _: str) -> None:
        self.show_item()
        self.beside.show_second()

    def _open(self, key: str) -> None:
        self._point(key)
        self.pane.open_signals()

    def _to_item(self, key: str) -> None:
        """The item in which something keeps the paper from going out."""
        self.list.choose(key)
        self._choose(key)
        self._point(key)
        self.pane.open_texts()

    def _to_list(self) -> None:
        self.show_item()
        self.beside.show_first()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange_back(self) -> None:
        """The way back to the list, where the list is not in sight; the paper has its own."""
        self.back.setVisible(self.beside.folded and self.right.currentWidget() is self.pane)

    def _arrange_bar(self) -> None:
        """One primary button: the paper before the meeting, the next item in it."""
        on_paper = self.right.currentWidget() is self.paper
        self.bar.preview.setVisible(not (on_paper or self.meeting.on))
        self.bar.start.setVisible(not (on_paper or self.meeting.on or self.meeting.locked))
        self.bar.when.setVisible(not self.meeting.on)  # its line is for what is on the table

    def _start_meeting(self) -> None:
        self.show_item()
        self.beside.show_second()
        self.meeting.start()

    def _want_report(self) -> None:
        """The meeting was closed; its report is shown with the first reading after it."""
        self._report_wanted = True
        self.reload()

    def _show_report(self) -> None:
        self._report_wanted = False
        self.paper.choose_report()
        self.show_paper()

    def _show_locked(self) -> None:
        self._arrange_bar()
        self.own_item.setVisible(not self.meeting.locked)
        self.bar.set_locked(self.meeting.locked)
        if not self.meeting.locked:
            self.locked.hide()
            return
        self.locked.tell(
            self.tr("Dit overleg is afgesloten. Wat besloten is, staat vast."),
            "info",
            (
                (self.tr("Verslag"), self._show_report),
                (self.tr("Open weer…"), lambda: self.meeting.reopen(self)),
            ),
        )

    def _fold(self) -> None:
        self._unfolded = not self._unfolded
        if self._view is not None:
            self.model.show_rows(rows_of(self._view, self._unfolded), highest(self._view))

    def _reorder(self, keys: list[str]) -> None:
        self.steps.do(self.tr("Volgorde veranderd"), zet_volgorde, self.steps.overleg, keys)

    def _reset_order(self) -> None:
        said = self.tr("De voorgestelde volgorde staat er weer")
        self.steps.do(said, herstel_volgorde, self.steps.overleg)

    def _leave_out(self, key: str) -> None:
        if self._view is None:
            return
        item = next((p for p in self._view.concept.punten if p.sleutel == key), None)
        if item is None:
            return
        said = self.tr("Weggelaten: {}").format(item.titel.tekst)
        overleg = self.steps.overleg
        if item.groep is Groep.EIGEN:
            self.steps.do(said, verwijder_eigen_punt, overleg, key)
        else:
            self.steps.do(said, wijzig_punt, overleg, key, Puntwijziging(weggelaten=True))

    def _add_own(self) -> None:
        question = TextQuestion(
            self._session,
            self.tr("Eigen punt toevoegen"),
            self.tr("Voeg toe"),
            self,
            label=self.tr("Waar gaat het over?"),
        )

        def keep() -> Task | bool:
            if self._view is None:
                return False
            self._own_before = _own_items(self._view)
            said = self.tr("Toegevoegd: {}").format(question.text())
            return self.steps.do(said, voeg_eigen_punt_toe, self.steps.overleg, question.text())

        question.kept(self._session, keep)

    def _move_meeting(self) -> None:
        if self._view is None:
            return
        question = MeetingQuestion(self._session, self._view.overleg, self)
        overleg, shown = self.steps.overleg, Getoond(self._view.overleg)

        def keep() -> Task:
            moment = question.moment()
            return self.steps.do(
                self.tr("Overleg verzet naar {}").format(dates.day_with_week(moment.datum)),
                verzet_overleg,
                overleg,
                datum=moment.datum,
                tijd=moment.tijd,
                plaats=moment.plaats,
                getoond=shown,
            )

        question.kept(self._session, keep)

    def _to_calendar(self, *, series: bool = False) -> None:
        if self._view is not None:
            to_calendar(self._session, self, self.message, self._view.overleg, series=series)

    def _connect(self) -> None:
        self.list.chosen.connect(self._choose)
        self.list.pointed.connect(self._point)
        self.list.opened.connect(self._open)
        self.list.removed.connect(self._leave_out)
        self.list.fold_requested.connect(self._fold)
        self.model.reordered.connect(self._reorder)
        self.own_item.clicked.connect(self._add_own)
        self.bar.meeting_chosen.connect(self.show_meeting)
        self.bar.preview_requested.connect(self.show_paper)
        self.bar.own_item_requested.connect(self._add_own)
        self.bar.move_requested.connect(self._move_meeting)
        self.bar.reset_order_requested.connect(self._reset_order)
        self.bar.undo_requested.connect(self.steps.undo)
        self.bar.calendar_requested.connect(self._to_calendar)
        self.bar.series_requested.connect(partial(self._to_calendar, series=True))
        self.bar.start_requested.connect(self._start_meeting)
        self.meeting.changed.connect(lambda _: self._arrange_bar())
        self.meeting.closed.connect(self._want_report)
        self.meeting.reopened.connect(self.message.tell_reopened)
        self.pane.left_requested.connect(self._to_list)
        self.paper.left_requested.connect(self._to_list)
        self.paper.item_requested.connect(self._to_item)
        self.back.clicked.connect(self._to_list)
        self.beside.folded_changed.connect(self._arrange_back)
        self.steps.refused.connect(self.reload)
        for keys, what in (
            ("Ctrl+Z", self.steps.undo),
            ("Esc", self._to_list),
            ("PgDown", lambda: self.meeting.step(1)),
            ("PgUp", lambda: self.meeting.step(-1)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(what)

    def _lay_out(self) -> None:
        first = QVBoxLayout(self.left)
        first.setContentsMargins(0, 0, 0, 0)
        first.setSpacing(px(4))
        first.addWidget(self.list, 1)
        first.addWidget(self.own_item, 0, Qt.AlignmentFlag.AlignLeft)
        self.empty = EmptyState(
            "users-three",
            self.tr("Even kijken wat er binnenkwam"),
            self.tr("Zodra er signalen zijn, staat hier vanzelf een agenda klaar."),
        )
        for part in (self.empty, self.pane, self.paper):
            self.right.addWidget(part)
        right = QWidget()
        second = QVBoxLayout(right)
        second.setContentsMargins(0, 0, 0, 0)
        second.setSpacing(px(4))
        second.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        second.addWidget(self.right, 1)
        self.back.hide()
        self.beside = Beside(self.left, right, _LIST, _LEAST)
        self.message = News(self, self.bar, self.left, self.beside, self.steps)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(36), px(24), px(22), px(14))
        column.setSpacing(px(10))
        column.addWidget(self.bar)
        column.addWidget(self.meeting.strip)
        column.addWidget(self.locked)
        column.addWidget(self.beside, 1)


def _own_items(view: Overlegbeeld) -> frozenset[str]:
    return frozenset(p.sleutel for p in view.concept.punten if p.groep is Groep.EIGEN)


def _list_meetings(bureau: Bureau) -> tuple[tuple[Overleg, ...], Overleg]:
    return list_overleggen(bureau), komend_overleg(bureau)
