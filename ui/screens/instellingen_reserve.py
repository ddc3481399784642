"""Behind the gear: the backups, made by hand or by itself, taken along, and put back."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal as QtSignal
from PySide6.QtWidgets import QFileDialog, QWidget

from signaal.domain.reserve import Aanleiding
from signaal.usecases.herstellen import Klaargezet, lees_verschil, zet_klaar
from signaal.usecases.reservebestand import Reservekopie, bekijk
from signaal.usecases.reservekopie import (
    UITGANG,
    bewaar_reservekopie,
    list_reservekopieen,
    maak_reservekopie,
)
from ui.models import backup_words
from ui.session import Session, Task
from ui.widgets import buttons
from ui.widgets.backup_list import BackupList
from ui.widgets.file_question import ask_for_file
from ui.widgets.flow import FlowLayout
from ui.widgets.message_bar import MessageBar
from ui.widgets.progress_line import ProgressLine
from ui.widgets.question import Question
from ui.widgets.settings_page import SettingsPage


class ReservePage(SettingsPage):
    """``restore_ready``: a backup was checked and lies ready to take the place of the archive."""

    restore_ready = QtSignal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._task: Task | None = None
        self.make_button = buttons.secondary(self.tr("Maak nu een reservekopie"), "copy")
        self.stick_button = buttons.secondary(self.tr("Bewaar op een stick"), "upload-simple")
        self.from_stick_button = buttons.quiet(
            self.tr("Zet een kopie van een stick terug"), "download-simple"
        )
        self.bar = MessageBar()
        self.line = ProgressLine()
        self.list = BackupList()
        self._lay_out()
        self._connect()
        self.reload()

    def reload(self) -> None:
        """Show the backups of now."""
        backups = self._session.read(list_reservekopieen)
        if backups is not None:
            self.list.show_backups(backups)

    def make(self) -> None:
        """One more, now."""
        self._begin(
            self.tr("We maken een reservekopie…"),
            self._session.do_slow(
                maak_reservekopie,
                Aanleiding.ZELF,
                done=self._made,
                progress=self.line.progress,
                aside=True,
            ),
        )

    def take_along(self) -> None:
        """Ask where, and write one there."""
        name = self.tr("Signaal {}{}").format(date.isoformat(self._session.today), UITGANG)
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Reservekopie bewaren"), name, f"*{UITGANG}"
        )
        if chosen:
            self.save_to(Path(chosen))

    def save_to(self, path: Path) -> None:
        """Write one to ``path``, which Qt asked about already when something is there."""
        path = path if path.suffix else path.with_suffix(UITGANG)
        self._begin(
            self.tr("We bewaren een reservekopie…"),
            self._session.do_slow(
                bewaar_reservekopie,
                path,
                done=self._taken,
                progress=self.line.progress,
                aside=True,
            ),
        )

    def ask(self, backup: Reservekopie) -> None:
        """Tell what would happen, and do it when the answer is yes."""
        found = self._session.read(lees_verschil, backup)
        if found is None:
            return
        if found.in_kopie is None:
            self.prepare(backup)  # says why it cannot be put back from here
            return
        heading = self.tr("Terug naar {}?").format(backup_words.when(backup))
        sentence = " ".join(
            (
                backup_words.difference(found),
                self.tr("Wat je daarna hebt gedaan, staat dan niet meer in het archief."),
                self.tr("Het archief van nu bewaren we eerst als reservekopie."),
            )
        )
        if Question(heading, self.tr("Zet terug"), self, sentence).agreed():
            self.prepare(backup)

    def prepare(self, backup: Reservekopie) -> None:
        """Check every bit and lay it ready; nothing is replaced yet."""
        self._begin(
            self.tr("We kijken de reservekopie na…"),
            self._session.do_slow(
                zet_klaar,
                backup.pad,
                done=self._ready,
                progress=self.line.progress,
                aside=True,
            ),
        )

    def _choose_from_stick(self) -> None:
        kinds = self.tr("Reservekopie (*{})").format(UITGANG)
        path = ask_for_file(self, self.tr("Zet een reservekopie terug"), kinds)
        if path is None:
            return
        backup = self._session.read(lambda _: bekijk(path))
        if backup is not None:
            self.ask(backup)

    def _begin(self, sentence: str, task: Task) -> None:
        self._task = task
        self.bar.hide()
        self.line.begin(sentence)
        self._allow(False)
        task.stopped.connect(self._stopped)
        task.ended.connect(self._ended)

    def _ended(self) -> None:
        self._task = None
        self.line.hide()
        self._allow(True)

    def _allow(self, yes: bool) -> None:
        buttons_ = (self.make_button, self.stick_button, self.from_stick_button, self.list)
        for button in buttons_:
            button.setEnabled(yes)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _stopped(self) -> None:
        self.bar.tell(self.tr("Gestopt; er is niets veranderd."))

    def _made(self, backup: Reservekopie) -> None:
        self.bar.tell(self.tr("De reservekopie is gemaakt."), "good")
        self.reload()
        del backup

    def _taken(self, backup: Reservekopie) -> None:
        told = self.tr("Bewaard als {}. Hij opent met je wachtwoord van nu.")
        self.bar.tell(told.format(backup.pad.name), "good")

    def _ready(self, ready: Klaargezet) -> None:
        self.restore_ready.emit(ready)

    def _tell_failure(self, sentence: str) -> None:
        self.bar.tell(sentence, "stop")

    def _lay_out(self) -> None:
        self.body.addWidget(self.bar)
        self.part(
            self.tr("Reservekopieën"),
            self.tr(
                "Signaal maakt ze zelf, versleuteld, naast je archief: bij het openen en elk uur, "
                "als er iets veranderde. Gaat je laptop stuk of kwijt, dan helpt alleen een kopie "
                "op een andere plek. Bewaar er daarom elke week een op een stick."
            ),
            _side_by_side(self.make_button, self.stick_button),
            self.line,
        )
        self.part(self.tr("Terug naar een eerder moment"), "", self.list, self.from_stick_button)
        self.close_off()

    def _connect(self) -> None:
        self.make_button.clicked.connect(self.make)
        self.stick_button.clicked.connect(self.take_along)
        self.from_stick_button.clicked.connect(self._choose_from_stick)
        self.list.chosen.connect(self.ask)
        self.line.stop_requested.connect(self._stop)
        self._session.failed.connect(self._tell_failure)


def _side_by_side(*widgets: QWidget) -> QWidget:
    room = QWidget()
    flow = FlowLayout(room)
    for widget in widgets:
        flow.addWidget(widget)
    return room
