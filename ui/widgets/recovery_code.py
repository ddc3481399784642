"""The recovery code, large, to print, to copy, or to keep as a page where the user says."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMarginsF, Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QGuiApplication, QPageLayout, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.look import FAMILY, px
from ui.widgets import buttons, words
from ui.widgets.card import Card


class RecoveryCode(QWidget):
    """Shows one code in its groups. ``taken``: it was copied (True) or went to the printer;
    ``save_requested`` carries the place for its page (PDF).
    """

    taken = QtSignal(bool)
    save_requested = QtSignal(str)

    def __init__(self) -> None:
        super().__init__()
        self._code = ""
        self._shown = QLabel()
        self._shown.setProperty("kind", "code")
        self._shown.setWordWrap(True)
        self._shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._shown.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        card = Card()
        card.body.addWidget(self._shown)
        self.copy_button = buttons.secondary(self.tr("Kopieer"), "copy")
        self.copy_button.clicked.connect(self._copy)
        self.print_button = buttons.secondary(self.tr("Druk af"), "printer")
        self.print_button.clicked.connect(self._print)
        self.save_button = buttons.secondary(self.tr("Bewaar als pdf"), "file-pdf")
        self.save_button.clicked.connect(self._ask_place)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.print_button)
        row.addWidget(self.save_button)
        row.addWidget(self.copy_button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        self.told = words.small("")
        self.told.hide()
        column.addWidget(card)
        column.addLayout(row)
        column.addWidget(self.told)

    def show_code(self, code: str) -> None:
        """Show ``code``: groups with hyphens between them, four groups on a line."""
        self._code = code
        self.told.hide()
        groups = code.split("-")
        lines = ["  ".join(groups[i : i + 4]) for i in range(0, len(groups), 4)]
        self._shown.setText("\n".join(lines))
        self._shown.setAccessibleName(self.tr("Herstelcode {}").format(" ".join(groups)))

    def tell_saved(self, place: str) -> None:
        """The page is there now."""
        said = self.tr("Bewaard: {}. Druk het af en leg het thuis neer, niet bij de laptop.")
        self.told.setText(said.format(Path(place).name))
        self.told.show()

    def code(self) -> str:
        """The code that is shown."""
        return self._code

    def last_group(self) -> str:
        """What the user types over to show that the code was kept."""
        return self._code.split("-")[-1]

    def complaint(self, typed: str) -> str:
        """Why ``typed`` does not show that the code was kept, or "" when it does."""
        if typed.strip().upper() == self.last_group():
            return ""
        return self.tr("Dat is niet het laatste groepje van de code. Kijk nog eens.")

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._code)
        self.taken.emit(True)

    def _ask_place(self) -> None:
        place, _ = QFileDialog.getSaveFileName(
            self, self.tr("Herstelblad bewaren"), self.tr("Herstelblad.pdf"), "*.pdf"
        )
        if place:
            self.save_requested.emit(place)

    def _print(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageMargins(QMarginsF(25, 25, 25, 25), QPageLayout.Unit.Millimeter)
        if QPrintDialog(printer, self).exec():
            sheet(self._code).print_(printer)
            self.taken.emit(False)


def sheet(code: str) -> QTextDocument:
    """The page to keep at home: what this code is for, the code, and no name of anybody."""

    def say(sentence: str) -> str:
        return QCoreApplication.translate("recovery", sentence)

    document = QTextDocument()
    document.setDefaultStyleSheet(
        f"body {{ font-family: '{FAMILY}'; font-size: 12pt }} .code {{ font-size: 20pt }}"
    )
    document.setHtml(
        f"<body><h1>{say('Herstelcode van Signaal')}</h1>"
        f"<p>{say('Ben je het wachtwoord kwijt? Kies dan “Wachtwoord vergeten” en typ deze code.')}"
        f"</p><p class='code'><b>{code.replace('-', ' - ')}</b></p>"
        f"<p>{say('Wie deze code en je laptop heeft, kan alles lezen.')} "
        f"{say('Bewaar dit blad thuis, niet bij de laptop.')}</p></body>"
    )
    return document
