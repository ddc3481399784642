"""Behind the gear: lists in and out, tally keys, sensitivity, checking the archive."""

from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Signal as QtSignal
from PySide6.QtWidgets import QFileDialog, QWidget

from signaal.usecases.archief import controleer
from signaal.usecases.exporteren import exporteer_signalen
from signaal.usecases.importeren import list_importvragen
from signaal.usecases.intussen import Getoond
from signaal.usecases.team import (
    Teamgegevens,
    bewaar_telknop,
    lees_team,
    verwijder_telknop,
    wijzig_team,
)
from ui.session import Session
from ui.widgets import buttons, words
from ui.widgets.chips import ChipRow
from ui.widgets.fields import ChoiceField, choose, number_field
from ui.widgets.flow import FlowLayout
from ui.widgets.form_dialog import FormDialog
from ui.widgets.guarded_field import GuardedField
from ui.widgets.message_bar import MessageBar
from ui.widgets.row_list import Row, RowList
from ui.widgets.settings_page import SettingsPage


class GegevensPage(SettingsPage):
    """``import_requested``: bring in a list; ``waiting_requested``: show the rows that wait."""

    import_requested = QtSignal()
    waiting_requested = QtSignal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._team: Teamgegevens | None = None
        self.import_button = buttons.secondary(self.tr("Haal een lijst binnen"), "download-simple")
        self.waiting_button = buttons.quiet("")
        self.excel_button = buttons.secondary(self.tr("Bewaar als Excel"), "upload-simple")
        self.csv_button = buttons.secondary(self.tr("Bewaar als csv"), "upload-simple")
        self.keys = RowList(self.tr("Telknop erbij"), removable=True)
        self.sensitivity = ChipRow(self.tr("Hoe snel “Samen oppakken?”"))
        self.sensitivity_told = words.soft("")
        self.check_button = buttons.secondary(self.tr("Kijk het archief na"), "check")
        self.bar = MessageBar()
        self._lay_out()
        self._connect()
        self.reload()

    def reload(self) -> None:
        """Show what is set now."""
        team = self._session.read(lees_team)
        waiting = self._session.read(list_importvragen)
        if team is None or waiting is None:
            return
        self._team = team
        self.waiting_button.setText(self.tr("{} regels wachten op jullie").format(len(waiting)))
        self.waiting_button.setVisible(bool(waiting))
        themes = {t.id: t.naam for t in team.themas}
        self.keys.show_rows(
            [Row(k.id, f"{k.toets}  {k.label}", themes.get(k.thema, "")) for k in team.telknoppen]
        )
        self.sensitivity.choose([team.team.gevoeligheid])
        self.sensitivity_told.setText(self._about(team.team.gevoeligheid))

    def edit_key(self, key_id: UUID | None) -> None:
        """A sheet for one tally key; None is a new one."""
        team = self._team
        if team is None:
            return
        key = next((k for k in team.telknoppen if k.id == key_id), None)
        taken = {k.toets for k in team.telknoppen}
        free = next((n for n in range(1, 10) if n not in taken), 9)
        hint = self.tr("Bijvoorbeeld: vraag over een hulpmiddel")
        label = GuardedField(self._session, key.label if key else "", hint)
        digit = number_field(1, 9)
        digit.setValue(key.toets if key else free)
        theme = ChoiceField()
        for choice in sorted(team.themas, key=lambda t: t.naam.casefold()):
            if not choice.vervallen:
                theme.addItem(choice.naam, choice.id)
        choose(theme, key.thema if key else None)
        shown = Getoond(key) if key else None

        def keep() -> bool:
            verb = partial(bewaar_telknop, telknop=key_id, getoond=shown)
            said = digit.value(), label.text(), str(theme.currentData())
            return self._session.do(verb, *said) is not None

        title = self.tr("Telknop wijzigen") if key else self.tr("Telknop erbij")
        fields = (
            (self.tr("Welke vraag"), label),
            (self.tr("Toets"), digit),
            (self.tr("Telt bij thema"), theme),
        )
        FormDialog(self._session, title, fields, keep, self).open()

    def export(self, ending: str) -> None:
        """Ask where, and write all signals there."""
        name = self.tr("Signalen.{}").format(ending)
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Signalen bewaren"), name, f"*.{ending}"
        )
        if chosen:
            path = Path(chosen)
            sentence = self.tr("Bewaard als {}").format(path.name)
            self._session.do_slow(
                exporteer_signalen, path, done=lambda _: self.bar.tell(sentence, "good")
            )

    def check(self) -> None:
        """Check archive and journal, and say what was found."""
        self.bar.tell(self.tr("We kijken het archief na…"))
        self._session.do_slow(controleer, done=lambda told: self.bar.tell(told, "good"))

    def _tell_failure(self, sentence: str) -> None:
        self.bar.tell(sentence, "stop")

    def _about(self, sensitivity: str) -> str:
        return {
            "rustig": self.tr(
                "Alleen bij een duidelijke stijging. Is er niets, dan één vlag in tien overleggen."
            ),
            "gewoon": self.tr(
                "Bij een stijging die opvalt. Is er niets, dan één vlag in vier overleggen."
            ),
            "alert": self.tr(
                "Ook bij een kleine stijging. Is er niets, dan toch één of twee per overleg."
            ),
        }.get(sensitivity, "")

    def _choose_sensitivity(self) -> None:
        chosen = self.sensitivity.chosen()[0]
        self._session.do(lambda b: wijzig_team(b, gevoeligheid=chosen))

    def _lay_out(self) -> None:
        self.sensitivity.set_choices(
            (
                ("rustig", self.tr("Rustig")),
                ("gewoon", self.tr("Gewoon")),
                ("alert", self.tr("Alert")),
            )
        )
        self.body.addWidget(self.bar)
        self.part(
            self.tr("Lijst binnenhalen"),
            self.tr("Excel, csv of ods. Twee keer dezelfde lijst voegt niets toe."),
            _side_by_side(self.import_button, self.waiting_button),
        )
        self.part(
            self.tr("Signalen meenemen"),
            self.tr("Een gewoon bestand, zonder wachtwoord. Let op waar je het laat."),
            _side_by_side(self.excel_button, self.csv_button),
        )
        self.part(
            self.tr("Telknoppen"),
            self.tr("Eén toets telt een korte vraag die vaak komt. Ze staan bij Loggen."),
            self.keys,
        )
        self.part(
            self.tr("Hoe snel “Samen oppakken?”"), "", self.sensitivity, self.sensitivity_told
        )
        self.part(
            self.tr("Archief"),
            self.tr("Kijkt of er buiten Signaal om niets aan het archief veranderd is."),
            _side_by_side(self.check_button),
        )
        self.close_off()

    def _connect(self) -> None:
        self.import_button.clicked.connect(self.import_requested)
        self.waiting_button.clicked.connect(self.waiting_requested)
        self.excel_button.clicked.connect(lambda: self.export("xlsx"))
        self.csv_button.clicked.connect(lambda: self.export("csv"))
        self.keys.add_requested.connect(lambda: self.edit_key(None))
        self.keys.edit_requested.connect(self.edit_key)
        self.keys.remove_requested.connect(lambda key: self._session.do(verwijder_telknop, key))
        self.sensitivity.changed.connect(self._choose_sensitivity)
        self.check_button.clicked.connect(self.check)
        self._session.changed.connect(self.reload)
        self._session.failed.connect(self._tell_failure)


def _side_by_side(*widgets: QWidget) -> QWidget:
    room = QWidget()
    flow = FlowLayout(room)
    for widget in widgets:
        flow.addWidget(widget)
    return room
