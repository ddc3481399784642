"""Sheets about getting in: another passphrase, and a new recovery code to keep."""

from PySide6.QtCore import Signal as QtSignal
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.widgets import words
from ui.widgets.message_bar import MessageBar
from ui.widgets.passphrase import PassphraseFields
from ui.widgets.question import Question
from ui.widgets.recovery_code import RecoveryCode


class PassphraseDialog(Question):
    """Asks the passphrase of now, and with ``fresh`` a new one. ``given``: (now, new or "").

    It stays until the owner accepts it, or tells why not with :meth:`refuse`.
    """

    given = QtSignal(str, str)

    def __init__(
        self, heading: str, yes: str, parent: QWidget, sentence: str = "", *, fresh: bool = True
    ) -> None:
        super().__init__(heading, yes, parent, sentence)
        self.bar = MessageBar()
        self.now = QLineEdit()
        self.now.setEchoMode(QLineEdit.EchoMode.Password)
        self.now.setMaxLength(1000)
        self.fresh = PassphraseFields(self.tr("Nieuw wachtwoord")) if fresh else None
        self.body.addWidget(self.bar)
        self.add(self.tr("Je huidige wachtwoord"), self.now)
        if self.fresh is not None:
            self.body.addWidget(self.fresh)
        self.yes.clicked.disconnect()
        self.yes.clicked.connect(self._give)
        self.now.setFocus()

    def refuse(self, sentence: str) -> None:
        """Say why not; what was typed may be put right."""
        self.yes.setEnabled(True)
        self.bar.tell(sentence, "stop")
        self.now.selectAll()
        self.now.setFocus()

    def _give(self) -> None:
        complaint = self.fresh.complaint() if self.fresh is not None else ""
        if not self.now.text():
            complaint = self.tr("Typ eerst je huidige wachtwoord.")
        if complaint:
            self.bar.tell(complaint, "ask")
            return
        self.bar.hide()
        self.yes.setEnabled(False)
        self.given.emit(self.now.text(), self.fresh.text() if self.fresh is not None else "")


class NewCodeDialog(Question):
    """Shows a new recovery code, once; accepted only when its last group was typed over.

    ``save_requested`` carries the place for its page (PDF).
    """

    save_requested = QtSignal(str)

    def __init__(self, code: str, parent: QWidget) -> None:
        super().__init__(
            self.tr("Jouw nieuwe herstelcode"),
            self.tr("Ik heb de code bewaard"),
            parent,
            self.tr("Je ziet hem alleen nu. Bewaar hem thuis, niet bij de laptop."),
        )
        self.bar = MessageBar()
        self.code = RecoveryCode()
        self.code.show_code(code)
        self.code.save_requested.connect(self.save_requested)
        self.last_group = QLineEdit()
        self.last_group.setMaxLength(20)
        self.body.addWidget(self.code)
        self.add(self.tr("Typ het laatste groepje over"), self.last_group)
        self.body.addWidget(self.bar)
        self.body.addWidget(words.small(self.tr("Daarna werkt je oude blad niet meer.")))
        self.yes.clicked.disconnect()
        self.yes.clicked.connect(self._check)
        self.last_group.setFocus()

    def _check(self) -> None:
        if complaint := self.code.complaint(self.last_group.text()):
            self.bar.tell(complaint, "ask")
        else:
            self.accept()
