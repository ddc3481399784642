"""Signalen: find, read, change, remove and bring back what was logged."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QFocusEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu

from signaal.domain.model import Filter, Signaal, Zoekvraag
from signaal.usecases.exporteren import exporteer_signalen
from signaal.usecases.geschillen import lees_geschillen
from signaal.usecases.importeren import list_importvragen
from signaal.usecases.overlegreeks import lees_reeks
from signaal.usecases.signalen import tel_signalen
from signaal.usecases.team import Teamgegevens, lees_team
from signaal.usecases.zoekhulp import (
    Plek,
    bewaar_filter,
    list_filters,
    verwijder_filter,
    zoekvraag_van,
)
from ui.look import px
from ui.models.phrases import number
from ui.models.signalen_answer import Answer
from ui.models.signalen_model import PAGE, Names, SignalenModel
from ui.session import Session
from ui.widgets import buttons, words
from ui.widgets.look_over import LookOver
from ui.widgets.message_bar import MessageBar
from ui.widgets.page import Page
from ui.widgets.question import TextQuestion
from ui.widgets.saved_filters import SavedFilters
from ui.widgets.signal_acts import SignalActs
from ui.widgets.signal_dialog import SignalDialog
from ui.widgets.signal_filters import SignalFilters, spans_of
from ui.widgets.signal_panel import SignalPanel
from ui.widgets.signal_room import SignalRoom
from ui.widgets.signal_steps import SignalSteps
from ui.widgets.signal_table import SignalTable


class SignalenScreen(Page):
    """``import_requested``: bring in a list; ``waiting_requested``: show the rows that wait.

    ``inzage_requested``: everything about the signal that has this id. ``choose_requested``: what
    two people changed in it, by its id.
    """

    import_requested = QtSignal()
    inzage_requested = QtSignal(object)
    choose_requested = QtSignal(str)
    waiting_requested = QtSignal()

    def __init__(self, session: Session) -> None:
        super().__init__(self.tr("Signalen"), width=0)
        self._session = session
        self._team: Teamgegevens | None = None
        self._answer: Answer | None = None
        self._to_choose: list[str] = []
        self.filters = SignalFilters(session.today)
        self.model = SignalenModel()
        self.table = SignalTable(self.model)
        self.panel = SignalPanel()
        self.acts = SignalActs(session, self)
        self._look_over = LookOver(session, self._edit, self)
        self.count = words.soft("")
        self.clear_button = buttons.quiet(self.tr("Wis filters"))
        self.saved = SavedFilters()
        self.menu_button = buttons.tool("dots-three-vertical", self.tr("Importeren en exporteren"))
        self.bar = MessageBar()
        self.steps = SignalSteps(session, self.bar, self)
        self.waiting = MessageBar()
        self.room = SignalRoom(self.table, self.panel)
        self._lay_out()
        self._connect()

    def reload(self) -> None:
        """Show what is there now; filters, chosen rows and place in the list stay."""
        team = self._session.read(lees_team)
        if team is None:
            return
        self._team = team
        themes = [(t.id, t.naam) for t in team.themas if not t.vervallen]
        self.filters.set_team(
            [(k.id, k.naam) for k in team.kernen if not k.vervallen],
            sorted(themes, key=lambda theme: theme[1].casefold()),
        )
        series = self._session.read(lees_reeks)
        if series is not None:
            self.filters.set_periods(spans_of(series, self._session.today))
        self._show_waiting(len(self._session.read(list_importvragen) or ()))
        self._to_choose = [vraag.id for vraag in self._session.read(lees_geschillen) or ()]
        self._show_rows()

    def place(self) -> Plek:
        """Where the user is: what is asked, and the row the keyboard is on."""
        signal = self.table.current_signal()
        return Plek(gekozen=str(signal.id) if signal else "", zoekvraag=self.filters.value())

    def return_to(self, place: Plek) -> None:
        """Ask the same again, with the keyboard on the same row."""
        self.filters.fill(place.zoekvraag)
        self._show_rows()
        if place.gekozen:
            self.choose([UUID(place.gekozen)])

    def choose(self, ids: Sequence[UUID]) -> None:
        """Choose these signals, as far as they are among the first that are shown."""
        rows = [self.model.row_of(signal_id, near=0) for signal_id in ids]
        self.table.choose_rows(sorted(row for row in rows if row >= 0))

    def show_news(self, ids: Sequence[UUID]) -> None:
        """What colleagues logged, chosen in the whole list, so that it stands out."""
        self.return_to(Plek())
        self.choose(ids)
        if ids:
            said = self.tr("{} nieuw van je collega's. Nieuw is wat gekozen staat.")
            self.bar.tell(said.format(len(ids)), "info", seconds=20)

    def edit_current(self) -> None:
        """Open the signal the keyboard is on."""
        if (signal := self.table.current_signal()) is not None:
            self._edit(signal)

    def look_over(self, ids: Sequence[UUID]) -> None:
        """Choose these, and open what in them points at a person."""
        self.choose(ids)
        self._look_over.begin(ids)

    def _edit(self, signal: Signaal) -> SignalDialog | None:
        if self._team is None or signal.verwijderd:
            return None
        dialog = SignalDialog(self._session, self._team, signal, self)
        dialog.kept.connect(self.steps.tell_changed)
        dialog.open()
        return dialog

    def remove_chosen(self) -> None:
        """Remove what is chosen, or bring it back when the removed ones are shown."""
        ids = self._chosen_ids()
        if ids and self.filters.value().verwijderd:
            self.steps.bring_back(ids)
        elif ids:
            self.steps.remove(ids)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard is for the table; a focus proxy would make Tab skip all that is above it."""
        super().focusInEvent(event)
        self.table.setFocus(event.reason())

    def export(self, ending: Literal["xlsx", "csv"]) -> None:
        """Ask where, and write all signals there."""
        name, kinds = self.tr("Signalen.{}").format(ending), f"*.{ending}"
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Signalen bewaren"), name, kinds)
        if chosen:
            path = Path(chosen)

            def done(_: object) -> None:
                self.bar.tell(self.tr("Bewaard als {}").format(path.name), "good", seconds=12)

            self._session.do_slow(exporteer_signalen, path, done=done)

    def _ask_to_choose(self) -> None:
        if (signal := self.table.current_signal()) is not None:
            self.choose_requested.emit(str(signal.id))

    def _ask_inzage(self) -> None:
        if (signal := self.table.current_signal()) is not None:
            self.inzage_requested.emit(signal.id)

    def _show_waiting(self, count: int) -> None:
        """Say how many rows of a list wait for a person; 0 says nothing."""
        if not count:
            self.waiting.hide()
            return
        one = self.tr("1 regel uit jullie lijst wacht op een keuze.")
        more = self.tr("{} regels uit jullie lijst wachten op een keuze.").format(count)
        act = (self.tr("Bekijk"), self.waiting_requested.emit)
        self.waiting.tell(one if count == 1 else more, "info", (act,))

    def _show_rows(self) -> None:
        asked = self.filters.value()
        count = self._session.read(tel_signalen, asked)
        everything = Zoekvraag(verwijderd=asked.verwijderd)
        total = count if asked == everything else self._session.read(tel_signalen, everything)
        if count is None or total is None or self._team is None:
            return
        chosen = self.table.chosen_rows()[:PAGE]
        kept = [(row, signal.id) for row in chosen if (signal := self.model.signal_at(row))]
        at = self.table.verticalScrollBar().value()
        self._answer = Answer(self._session, asked, count)
        self.model.show(count, self._answer.fetch, _names(self._team))
        self.room.show_for(count, total)
        rows = [self.model.row_of(signal_id, near=row) for row, signal_id in kept]
        found = sorted(row for row in rows if row >= 0)
        self.table.choose_rows(found or ([min(chosen[0], count - 1)] if chosen and count else []))
        self.table.verticalScrollBar().setValue(at)
        self._tell_count(asked, count, total)

    def _tell_count(self, asked: Zoekvraag, count: int, total: int) -> None:
        narrowed = asked != Zoekvraag()
        if asked.verwijderd:
            kind = self.tr("verwijderd signaal") if total == 1 else self.tr("verwijderde signalen")
        else:
            kind = self.tr("signaal") if total == 1 else self.tr("signalen")
        shown = number(total) if count == total else f"{number(count)} van {number(total)}"
        self.count.setText(f"{shown} {kind}")
        self.clear_button.setVisible(narrowed)
        filters = self._session.read(list_filters) or ()
        self.saved.show_filters(filters, can_keep=narrowed)
        self.saved.setVisible(narrowed or bool(filters))

    def _show_current(self) -> None:
        signal = self.table.current_signal()
        self.panel.setVisible(signal is not None)
        if signal is not None and self._team is not None:
            chosen = len(self.table.chosen_rows())
            self.panel.show_signal(signal, _names(self._team), chosen)
            if self._session.reads_along:
                self.panel.more.hide()
            self.panel.show_choice(any(str(signal.id) in asked for asked in self._to_choose))

    def _chosen_ids(self) -> list[UUID]:
        rows = self.table.chosen_rows()
        if len(rows) <= PAGE or self._answer is None:
            return self.table.chosen_ids()
        ids = self._answer.ids()
        return [ids[row] for row in rows if row < len(ids)]

    def _offer_acts(self) -> None:
        signal = self.table.current_signal()
        if signal is not None and self._team is not None:
            menu = self.acts.menu_for(signal, self._team)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.panel.more.mapToGlobal(self.panel.more.rect().bottomLeft()))

    def _keep_filter(self) -> None:
        question = TextQuestion(
            self._session,
            self.tr("Filter bewaren"),
            self.tr("Bewaar"),
            self,
            label=self.tr("Naam van het filter"),
        )
        wanted = self.filters.value()
        question.kept(
            self._session,
            lambda: self._session.do(bewaar_filter, question.text(), wanted) is not None,
        )

    def _use_filter(self, saved: Filter) -> None:
        self.filters.fill(zoekvraag_van(saved))

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Haal een lijst binnen…\tCtrl+I"), self.import_requested.emit)
        menu.addAction(self.tr("Regels die op een keuze wachten…"), self.waiting_requested.emit)
        menu.addSeparator()
        menu.addAction(self.tr("Bewaar als Excel…"), lambda: self.export("xlsx"))
        menu.addAction(self.tr("Bewaar als csv…"), lambda: self.export("csv"))
        menu.popup(self.menu_button.mapToGlobal(self.menu_button.rect().bottomLeft()))

    def _lay_out(self) -> None:
        self.tools.addWidget(self.menu_button)
        self.body.addWidget(self.filters)
        line = QHBoxLayout()
        line.setSpacing(px(4))
        line.addWidget(self.count)
        line.addWidget(self.clear_button)
        line.addStretch(1)
        line.addWidget(self.saved)
        self.body.addLayout(line)
        self.body.addWidget(self.waiting)
        self.body.addWidget(self.bar)
        self.body.addWidget(self.room, 1)

    def _connect(self) -> None:
        self.filters.changed.connect(self._show_rows)
        self.clear_button.clicked.connect(self.filters.clear)
        self.saved.chosen.connect(self._use_filter)
        self.saved.keep_requested.connect(self._keep_filter)
        self.saved.forget_requested.connect(lambda code: self._session.do(verwijder_filter, code))
        self.table.current_changed.connect(self._show_current)
        self.table.edit_requested.connect(self.edit_current)
        self.table.remove_requested.connect(self.remove_chosen)
        self.panel.edit_requested.connect(self.edit_current)
        self.panel.more_requested.connect(self._offer_acts)
        self.acts.done.connect(self.steps.tell_done)
        self.steps.told.connect(self.table.setFocus)
        self.panel.remove_requested.connect(self.remove_chosen)
        self.panel.inzage_requested.connect(self._ask_inzage)
        self.panel.choose_requested.connect(self._ask_to_choose)
        self.table.inzage_requested.connect(self._ask_inzage)
        self.panel.restore_requested.connect(self.remove_chosen)
        self.menu_button.clicked.connect(self._open_menu)
        self.room.import_requested.connect(self.import_requested)
        self.room.wider_requested.connect(self.filters.clear)
        for key, act in (
            ("Ctrl+F", self.filters.search.setFocus),
            ("Ctrl+Z", self.steps.undo),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)


def _names(team: Teamgegevens) -> Names:
    return Names(
        kernen={k.id: k.naam for k in team.kernen},
        themes={t.id: t.naam for t in team.themas},
        leden={lid.id: lid.naam for lid in team.leden},
        hamlets={b.id: b.naam for b in team.buurtschappen},
    )
