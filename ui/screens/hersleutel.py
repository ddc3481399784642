"""While the archive gets another key: how far it is, and then the new recovery code."""

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtWidgets import QProgressBar

from ui.look import px
from ui.widgets import buttons, words
from ui.widgets.front_page import FrontPage, FrontPart
from ui.widgets.front_parts import CodePart
from ui.widgets.message_bar import MessageBar


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
        self.keeping = CodePart()
        self.code = self.keeping.code
        for widget in (self.title, self.lead, self.bar):
            self.column.addWidget(widget)
        self.column.addSpacing(px(14))
        self.set_parts(self._progress_part(), self.keeping)
        self.progressed.connect(self.progress.setValue, Qt.ConnectionType.QueuedConnection)
        self.stop_button.clicked.connect(self.stop)
        self.keeping.refused.connect(self._ask)
        self.keeping.kept.connect(self.bar.hide)
        self.keeping.kept.connect(self.kept)

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
        self.keeping.show_code(code)
        self.turn_to(1)
        self.keeping.last_group.setFocus()

    def tell(self, sentence: str) -> None:
        """Say what went wrong with the page of the code."""
        self.bar.tell(sentence, "stop")

    def _ask(self, complaint: str) -> None:
        self.bar.tell(complaint, "ask")

    def _progress_part(self) -> FrontPart:
        part = FrontPart()
        part.column.addWidget(self.progress)
        part.column.addSpacing(px(10))
        part.column.addWidget(self.stop_button, 0, Qt.AlignmentFlag.AlignLeft)
        return part
