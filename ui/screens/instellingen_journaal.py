"""Who did what when (NEN 7513): event, time, object, user. Acts only, never what was in them."""

from dataclasses import replace
from pathlib import Path
from typing import Literal
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QWidget,
)

from signaal.domain.daad import Daad
from signaal.usecases.team import lees_team
from signaal.usecases.wie_deed_wat import Daadregel, Journaalfilter, exporteer_daden, lees_daden
from ui.look import px
from ui.models.journaal_model import JournaalModel
from ui.session import Session
from ui.widgets import buttons, words
from ui.widgets.act_filters import ActFilters
from ui.widgets.act_table import ActTable
from ui.widgets.empty_state import EmptyState
from ui.widgets.message_bar import MessageBar
from ui.widgets.settings_page import SettingsPage


class JournaalPage(SettingsPage):
    """One line an act, however many things it touched; :meth:`ask_about` narrows to one signal."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._signal: UUID | None = None
        self.filters = ActFilters(session.today)
        self._narrowed = QWidget()
        self.everything_button = buttons.quiet(self.tr("Toon alles"))
        self.model = JournaalModel()
        self.table = ActTable(self.model)
        self.bar = MessageBar()
        self._room = QStackedWidget()
        self._lay_out()
        self._connect()
        self.reload()

    def reload(self) -> None:
        """Show what is on record now."""
        team = self._session.read(lees_team)
        if team is not None:
            self.filters.set_people([(lid.id, lid.naam) for lid in team.leden])
        self._show_acts()

    def ask_about(self, signal: UUID | None) -> None:
        """Only what was done with this signal; None is everything."""
        self._signal = signal
        self._show_acts()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def export(self, ending: Literal["xlsx", "csv"]) -> None:
        """Ask where, and write what is shown there, also what is not read yet."""
        name = self.tr("Wie deed wat.{}").format(ending)
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Waar bewaar je dit?"), name, f"*.{ending}"
        )
        if chosen:
            path = Path(chosen)
            sentence = self.tr("Bewaard als {}").format(path.name)

            def done(_: object) -> None:
                self._show_acts()
                self.bar.tell(sentence, "good")

            self._session.do_slow(exporteer_daden, path, self._asked(), done=done)

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Bewaar als Excel…"), lambda: self.export("xlsx"))
        menu.addAction(self.tr("Bewaar als csv…"), lambda: self.export("csv"))
        button = self.filters.more
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _asked(self) -> Journaalfilter:
        return replace(self.filters.value(), over=str(self._signal) if self._signal else "")

    def _show_acts(self) -> None:
        asked = self._asked()

        def fetch(after: Daad | None, many: int) -> list[Daadregel]:
            return self._session.read(lees_daden, asked, after, many) or []

        self.model.show(fetch)
        found = self.model.rowCount() > 0
        self._room.setCurrentIndex(0 if found else 1)
        self.filters.more.setEnabled(found)
        self._narrowed.setVisible(self._signal is not None)
        if found:
            self.table.setCurrentIndex(self.model.index(0, 0))

    def _show_everything(self) -> None:
        self._signal = None
        self.filters.clear()

    def _lay_out(self) -> None:
        self.part(
            self.tr("Wie deed wat"),
            self.tr(
                "Alles wat er met jullie gegevens gebeurde, zonder de inhoud. "
                "Enter bij een signaal toont alles over dat signaal."
            ),
        )
        self.body.addWidget(self.filters)
        line = QHBoxLayout(self._narrowed)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(8))
        line.addWidget(words.label(self.tr("Alleen één signaal")))
        line.addWidget(self.everything_button)
        line.addStretch(1)
        self.body.addWidget(self._narrowed)
        self.body.addWidget(self.bar)
        wider = buttons.secondary(self.tr("Toon alles"))
        wider.clicked.connect(self._show_everything)
        nothing = self.tr("Kies een langere periode, of iedereen.")
        self._room.addWidget(self.table)
        self._room.addWidget(
            EmptyState("magnifying-glass", self.tr("Niets gevonden"), nothing, wider)
        )
        self.body.addWidget(self._room, 1)

    def _connect(self) -> None:
        self.filters.changed.connect(self._show_acts)
        self.everything_button.clicked.connect(self._show_everything)
        self.filters.more.clicked.connect(self._open_menu)
        self.table.signal_requested.connect(self.ask_about)
        self._session.failed.connect(self._tell_failure)

    def _tell_failure(self, sentence: str) -> None:
        self.bar.tell(sentence, "stop")
