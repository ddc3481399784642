"""At the front door: put a backup back, or repair, when the archive is damaged or gone."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from signaal.fouten import SignaalFout
from signaal.usecases.reparatieverslag import bewaar_verslag
from signaal.usecases.reservebestand import Reservekopie, bekijk
from signaal.usecases.reservekopie import UITGANG
from ui.look import px
from ui.models import backup_words
from ui.widgets import buttons, words
from ui.widgets.file_question import ask_for_file
from ui.widgets.message_bar import MessageBar
from ui.widgets.progress_line import ProgressLine

_BACKUP = Qt.ItemDataRole.UserRole


class TerugzettenDialog(QDialog):
    """Wishes only; the entrance fulfils them.

    ``restore_requested``: (path of a backup, passphrase); ``repair_requested``: passphrase;
    ``stop_requested``: never mind.
    """

    restore_requested = QtSignal(str, str)
    repair_requested = QtSignal(str)
    stop_requested = QtSignal()

    def __init__(
        self, backups: Sequence[Reservekopie], parent: QWidget, *, repairable: bool
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Zet een reservekopie terug"))
        self.bar = MessageBar()
        self.list = QListWidget()
        self.list.setProperty("kind", "rows")
        self.list.setAccessibleName(self.tr("Reservekopieën"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumHeight(px(150))
        self.file_button = buttons.quiet(self.tr("Kies een kopie op een stick"), "download-simple")
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setMaxLength(1000)
        self.back_button = buttons.primary(self.tr("Zet terug"))
        self.repair_button = buttons.secondary(self.tr("Repareer het archief"))
        self.repair_button.setVisible(repairable)
        self.no_button = buttons.quiet(self.tr("Laat maar"))
        self.line = ProgressLine()
        self._repairable = repairable
        self._busy = False
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.timeout.connect(self._judge)
        self._lay_out()
        self._connect()
        for backup in backups:
            self._add(backup)
        self.list.setCurrentRow(0)
        self._judge()
        self.passphrase.setFocus()

    def choose(self, path: Path) -> None:
        """Add the backup at ``path`` on top and choose it; say so when it is none."""
        try:
            backup = bekijk(path)
        except SignaalFout as fault:
            self.bar.tell(fault.bericht, "stop")
            return
        self.bar.hide()
        self._add(backup, first=True)
        self.list.setCurrentRow(0)
        self._judge()
        self.passphrase.setFocus()

    def begin(self, sentence: str) -> None:
        """Something is under way."""
        self._busy = True
        self.bar.hide()
        self.line.begin(sentence)
        self._judge()

    def refuse(self, sentence: str, wait_s: int = 0) -> None:
        """Say why it was not done; it may be tried again, after ``wait_s`` seconds."""
        self._busy = False
        self.line.hide()
        self.bar.tell(sentence, "stop")
        self.wait(wait_s)
        self.passphrase.selectAll()
        self.passphrase.setFocus()

    def wait(self, seconds: int) -> None:
        """No next guess for so long; choosing goes on."""
        if seconds:
            self._waiting.start(1000 * seconds)
        self._judge()

    def reject(self) -> None:
        """Leaving stops what is under way first."""
        if self._busy:
            self.stop_requested.emit()
        else:
            super().reject()

    def _add(self, backup: Reservekopie, *, first: bool = False) -> None:
        told = f"{backup_words.when(backup)}\n{backup_words.about(backup)}"
        item = QListWidgetItem(told)
        item.setData(_BACKUP, str(backup.pad))
        if backup.kapot:
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.list.insertItem(0 if first else self.list.count(), item)

    def _chosen(self) -> str:
        item = self.list.currentItem()
        usable = item is not None and bool(item.flags() & Qt.ItemFlag.ItemIsEnabled)
        return str(item.data(_BACKUP)) if item is not None and usable else ""

    def _put_back(self) -> None:
        if self.back_button.isEnabled() and self._typed() and (path := self._chosen()):
            self.restore_requested.emit(path, self.passphrase.text())

    def _repair(self) -> None:
        if self._typed():
            self.repair_requested.emit(self.passphrase.text())

    def _typed(self) -> bool:
        if self.passphrase.text():
            return True
        self.bar.tell(self.tr("Typ eerst je wachtwoord."), "ask")
        self.passphrase.setFocus()
        return False

    def _judge(self) -> None:
        ready = not (self._busy or self._waiting.isActive())
        for widget in (self.list, self.file_button, self.passphrase):
            widget.setEnabled(not self._busy)
        self.repair_button.setEnabled(ready)
        self.back_button.setEnabled(bool(self._chosen()) and ready)
        self.back_button.setDefault(True)

    def _choose_file(self) -> None:
        kinds = self.tr("Reservekopie (*{})").format(UITGANG)
        if (path := ask_for_file(self, self.tr("Zet een reservekopie terug"), kinds)) is not None:
            self.choose(path)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(px(26), px(20), px(26), px(18))
        column.setSpacing(px(6))
        column.addWidget(words.heading(self.tr("Zet een reservekopie terug")))
        column.addWidget(
            words.soft(
                self.tr(
                    "Wat er nu staat, gooien we niet weg: dat blijft bewaard naast het archief."
                )
            )
        )
        column.addWidget(self.bar)
        column.addSpacing(px(6))
        column.addWidget(words.label(self.tr("Welke kopie"), field=self.list))
        column.addWidget(self.list, 1)
        column.addWidget(self.file_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(px(8))
        column.addWidget(words.label(self.tr("Wachtwoord of herstelcode"), field=self.passphrase))
        column.addWidget(self.passphrase)
        column.addWidget(
            words.small(
                self.tr(
                    "Is je wachtwoord na de kopie gewijzigd en past het niet? "
                    "Probeer dan het wachtwoord van toen."
                )
            )
        )
        if self._repairable:
            column.addSpacing(px(6))
            column.addWidget(
                words.small(
                    self.tr(
                        "Repareren haalt uit het beschadigde archief en de kopieën samen "
                        "zo veel mogelijk terug."
                    )
                )
            )
        column.addWidget(self.line)
        column.addSpacing(px(8))
        row = QHBoxLayout()
        row.addWidget(self.back_button)
        row.addWidget(self.repair_button)
        row.addStretch(1)
        row.addWidget(self.no_button)
        column.addLayout(row)
        self.setMinimumWidth(px(620))

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._judge)
        self.file_button.clicked.connect(self._choose_file)
        self.passphrase.returnPressed.connect(self._put_back)
        self.back_button.clicked.connect(self._put_back)
        self.repair_button.clicked.connect(self._repair)
        self.no_button.clicked.connect(self.reject)
        self.line.stop_requested.connect(self.stop_requested)


class VerslagDialog(QDialog):
    """What a repair brought back and what it did not, to read and to keep."""

    def __init__(self, lines: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Verslag van de reparatie"))
        self.lines = tuple(lines)
        self.bar = MessageBar()
        self.save_button = buttons.secondary(self.tr("Bewaar dit verslag"), "upload-simple")
        self.open_button = buttons.primary(self.tr("Open het archief"))
        self.open_button.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(26), px(20), px(26), px(18))
        column.setSpacing(px(6))
        column.addWidget(words.heading(self.tr("Verslag van de reparatie")))
        self.text = QListWidget()
        self.text.setProperty("kind", "rows")
        self.text.setAccessibleName(self.tr("Verslag"))
        self.text.setWordWrap(True)
        self.text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text.setMinimumHeight(px(180))
        self.text.addItems(self.lines)
        column.addWidget(self.text, 1)
        column.addWidget(self.bar)
        row = QHBoxLayout()
        row.addWidget(self.open_button)
        row.addWidget(self.save_button)
        row.addStretch(1)
        column.addLayout(row)
        self.setMinimumWidth(px(620))
        self.open_button.clicked.connect(self.accept)
        self.save_button.clicked.connect(self._ask_where)

    def save_to(self, path: Path) -> None:
        """Write the report as plain text; there is no content of signals in it."""
        try:
            bewaar_verslag(path, self.lines)
        except SignaalFout as fault:
            self.bar.tell(fault.bericht, "stop")
        else:
            self.bar.tell(self.tr("Bewaard als {}").format(path.name), "good")

    def _ask_where(self) -> None:
        name = self.tr("Verslag reparatie Signaal.txt")
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Verslag bewaren"), name, "*.txt")
        if chosen:
            self.save_to(Path(chosen))
