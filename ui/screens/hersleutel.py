"""While the archive gets another key: how far it is, and then the new recovery code."""

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtWidgets import QLineEdit, QProgressBar, QVBoxLayout, QWidget

from ui.look import px
from ui.widgets import buttons, words
from ui.widgets.front_page import FrontPage
from ui.widgets.message_bar import MessageBar
from ui.widgets.recovery_code import RecoveryCode


class HersleutelScreen(FrontPage):
    """Stands at the front door: nothing of the content is in sight. ``progressed`` (from any
    thread): so many percent. ``kept``: the new code was kept, back to work.
    """

    progressed = QtSignal(int)
    kept = QtSignal()

    def __init__(self) -> None:
        super().__init__()
        self._stopped = False
        self.title = words.title("")
        self.lead = words.soft("")
        self.bar = MessageBar()
        self.progress = QProgressBar()
        self.progress.setAccessibleName(self.tr("Hoe ver het is"))
        self.stop_button = buttons.secondary(self.tr("Stop"))
        self.code = RecoveryCode()
        self.last_group = QLineEdit()
        self.last_group.setMaxLength(20)
        self.done_button = buttons.primary(self.tr("Ik heb de code bewaard"))
        for widget in (self.title, self.lead, self.bar):
            self.column.addWidget(widget)
        self.column.addSpacing(px(14))
        self.set_parts(self._progress_part(), self._code_part())
        self.progressed.connect(self.progress.setValue, Qt.ConnectionType.QueuedConnection)
        self.stop_button.clicked.connect(self.stop)
        self.done_button.clicked.connect(self._check)
        self.last_group.returnPressed.connect(self._check)

    def begin(self) -> None:
        """From the start."""
        self._stopped = False
        self.title.setText(self.tr("Een nieuwe sleutel"))
        self.lead.setText(self.tr("We versleutelen je archief opnieuw. Dat duurt even."))
        self.progress.setValue(0)
        self.stop_button.setEnabled(True)
        self.turn_to(0)
        self.stop_button.setFocus()

    def stop(self) -> None:
        """Ask to stop; the archive then keeps the key it had."""
        self._stopped = True
        self.stop_button.setEnabled(False)

    def is_stopped(self) -> bool:
        """Whether somebody asked to stop; may be asked from any thread."""
        return self._stopped

    def show_code(self, code: str) -> None:
        """It is done; show the new recovery code, once."""
        self.title.setText(self.tr("Jouw nieuwe herstelcode"))
        self.lead.setText(
            self.tr("Je archief heeft een nieuwe sleutel. Je wachtwoord blijft hetzelfde, je oude")
            + " "
            + self.tr("herstelblad werkt niet meer. Je ziet deze code alleen nu.")
        )
        self.code.show_code(code)
        self.last_group.clear()
        self.turn_to(1)
        self.last_group.setFocus()

    def tell(self, sentence: str) -> None:
        """Say what went wrong with the page of the code."""
        self.bar.tell(sentence, "stop")

    def _check(self) -> None:
        if self.last_group.text().strip().upper() == self.code.last_group():
            self.bar.hide()
            self.kept.emit()
        else:
            said = self.tr("Dat is niet het laatste groepje van de code. Kijk nog eens.")
            self.bar.tell(said, "ask")

    def _progress_part(self) -> QWidget:
        part, column = _part()
        column.addWidget(self.progress)
        column.addSpacing(px(10))
        column.addWidget(self.stop_button, 0, Qt.AlignmentFlag.AlignLeft)
        return part

    def _code_part(self) -> QWidget:
        part, column = _part()
        column.addWidget(self.code)
        column.addSpacing(px(10))
        column.addWidget(words.label(self.tr("Typ het laatste groepje over"), "", self.last_group))
        column.addWidget(self.last_group)
        column.addSpacing(px(8))
        column.addWidget(self.done_button, 0, Qt.AlignmentFlag.AlignLeft)
        return part


def _part() -> tuple[QWidget, QVBoxLayout]:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(5))
    return part, column
