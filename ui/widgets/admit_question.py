"""Asks the four words that a colleague reads out over the phone, and what that laptop may do."""

from PySide6.QtCore import Signal as QtSignal
from PySide6.QtWidgets import QLineEdit, QWidget

from signaal.domain.model import Rol
from ui.widgets import words
from ui.widgets.chips import ChipRow
from ui.widgets.message_bar import MessageBar
from ui.widgets.progress_line import ProgressLine
from ui.widgets.question import Question

#: Trying as many requests takes a second.
_MANY = 6


class AdmitQuestion(Question):
    """``given``: the words and the role. It stays until it is accepted, told why not, or let be.

    ``closed``: nobody waits for an answer any more.
    """

    given = QtSignal(str, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            self.tr("Een laptop toelaten"),
            self.tr("Laat toe"),
            parent,
            self.tr("Je collega kiest op de nieuwe laptop ‘Sluit je aan bij je team’, belt je en")
            + " "
            + self.tr("leest vier woorden voor. Ken je de stem? Typ ze dan over."),
        )
        self.closed = False
        self._searching = False
        self.bar = MessageBar()
        self.line = ProgressLine()
        self.line.stop_button.hide()
        self.words = QLineEdit()
        self.words.setMaxLength(100)
        self.role = ChipRow(self.tr("Wat mag deze laptop?"))
        self.role.set_choices(
            ((Rol.LID.value, self.tr("Doet mee")), (Rol.LEEST_MEE.value, self.tr("Leest mee")))
        )
        self.role.choose([Rol.LID.value])
        self.about_role = words.small("")
        self.add(self.tr("De vier woorden"), self.words)
        self.add(self.tr("Wat mag deze laptop?"), self.role)
        self.body.addWidget(self.about_role)
        self.body.addWidget(self.bar)
        self.body.addWidget(self.line)
        self.yes.clicked.disconnect()
        self.yes.clicked.connect(self._give)
        self.words.textEdited.connect(self.bar.hide)
        self.role.changed.connect(self._tell_role)
        self.finished.connect(self._close)
        self._tell_role()
        self.words.setFocus()

    def show_progress(self, done: int, total: int) -> None:
        """How many of the requests were tried; told when there are more than people make."""
        if self.closed or done < _MANY:
            return
        if not self.line.isVisible():
            self.line.begin(self.tr("Er liggen veel aanvragen in de map. We proberen ze allemaal…"))
        self.line.progress(done, total)

    def refuse(self, sentence: str) -> None:
        """Say why not; what was typed may be put right."""
        self.line.hide()
        self._set_searching(False)
        self.bar.tell(sentence, "ask")
        self.words.selectAll()
        self.words.setFocus()

    def may_go(self) -> bool:
        """At any moment while it is looked for: the words are no loss."""
        return self._searching or super().may_go()

    def _tell_role(self) -> None:
        self.about_role.setText(
            self.tr("Leest alles en schrijft mee.")
            if self.role.chosen() == (Rol.LID.value,)
            else self.tr(
                "Verandert niets. Ziet geen notities, geen vragen aan collega's, en geen namen en "
                "nummers van wie jullie nabellen."
            )
        )

    def _close(self) -> None:
        self.closed = True

    def _give(self) -> None:
        if not self.words.text().strip():
            self.bar.tell(self.tr("Typ eerst de vier woorden die je collega voorleest."), "ask")
            return
        self.bar.hide()
        self._set_searching(True)
        self.given.emit(self.words.text(), Rol(self.role.chosen()[0]))

    def _set_searching(self, searching: bool) -> None:
        self._searching = searching
        self.yes.setEnabled(not searching)
