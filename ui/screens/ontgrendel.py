"""Unlock: the passphrase, or the recovery code when it is lost. Shows nothing of the content."""

from functools import cached_property

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ui.look import px
from ui.widgets import buttons, words
from ui.widgets.front_page import FrontPage
from ui.widgets.message_bar import MessageBar
from ui.widgets.passphrase import PassphraseFields


class OntgrendelScreen(FrontPage):
    """Wishes only; the entrance fulfils them and tells what went wrong with :meth:`refuse`."""

    open_requested = QtSignal(str, bool)
    recover_requested = QtSignal(str, str)
    other_requested = QtSignal()
    new_requested = QtSignal()

    def __init__(self) -> None:
        super().__init__()
        self.message = MessageBar()
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setMaxLength(1000)
        self.remember = QCheckBox(self.tr("Onthoud op deze laptop"))
        self.open_button = buttons.primary(self.tr("Open"))
        self.forgot_button = buttons.quiet(self.tr("Wachtwoord vergeten"))
        self.recovery = RecoveryPart()
        self.title = words.title(self.tr("Welkom terug"))
        self.column.addWidget(self.title)
        self.column.addWidget(self.message)
        self.column.addSpacing(px(10))
        self.set_parts(self._lay_out_open(), self.recovery)
        self._connect()

    def refuse(self, sentence: str) -> None:
        """Say why it did not open; the passphrase may be typed again."""
        self.message.tell(sentence, "stop")
        if self.passphrase.isVisible():
            self.passphrase.selectAll()
            self.passphrase.setFocus()
        else:
            self.recovery.code.setFocus()

    def begin(self) -> None:
        """Keyboard on the passphrase."""
        self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self.passphrase.returnPressed.connect(self._open)
        self.open_button.clicked.connect(self._open)
        self.forgot_button.clicked.connect(lambda: self._turn(1))
        self.recovery.left.connect(lambda: self._turn(0))
        self.recovery.filled_in.connect(self._recover)

    def _open(self) -> None:
        if not self.passphrase.text():
            self.message.tell(self.tr("Typ eerst je wachtwoord."), "ask")
            return
        self.message.hide()
        self.open_requested.emit(self.passphrase.text(), self.remember.isChecked())

    def _recover(self) -> None:
        if complaint := self.recovery.complaint():
            self.message.tell(complaint, "ask")
            return
        self.message.hide()
        self.recover_requested.emit(self.recovery.code.text(), self.recovery.fresh.text())

    def _turn(self, part: int) -> None:
        self.message.hide()
        self.title.setText(self.tr("Wachtwoord vergeten") if part else self.tr("Welkom terug"))
        if part:
            self.recovery.lay_out()
        self.turn_to(part)
        (self.recovery.code if part else self.passphrase).setFocus()

    def _lay_out_open(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addWidget(words.label(self.tr("Wachtwoord"), "", self.passphrase))
        column.addWidget(self.passphrase)
        column.addWidget(self.remember)
        column.addSpacing(px(14))
        row = QHBoxLayout()
        row.addWidget(self.open_button)
        row.addStretch(1)
        row.addWidget(self.forgot_button)
        column.addLayout(row)
        column.addSpacing(px(30))
        other = buttons.quiet(self.tr("Open een ander archief"))
        other.clicked.connect(self.other_requested)
        new = buttons.quiet(self.tr("Begin een nieuw team"))
        new.clicked.connect(self.new_requested)
        for button in (other, new):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return part


class RecoveryPart(QWidget):
    """The printed code and a new passphrase; laid out when it is needed, which is rarely."""

    filled_in = QtSignal()
    left = QtSignal()

    def __init__(self) -> None:
        super().__init__()
        self.code = QLineEdit()
        self.code.setMaxLength(200)

    @cached_property
    def fresh(self) -> PassphraseFields:
        """The new passphrase, twice."""
        return PassphraseFields()

    def complaint(self) -> str:
        """What is still missing, or ""."""
        if not self.code.text().strip():
            return self.tr("Typ eerst de herstelcode van je blad.")
        return self.fresh.complaint()

    def lay_out(self) -> None:
        """Put everything in its place; once is enough, more does no harm."""
        if self.layout() is not None:
            return
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        said = self.tr("Typ de code van je herstelblad. Kies daarna een nieuw wachtwoord.")
        column.addWidget(words.soft(said))
        column.addSpacing(px(8))
        column.addWidget(words.label(self.tr("Herstelcode"), "", self.code))
        column.addWidget(self.code)
        column.addSpacing(px(8))
        column.addWidget(self.fresh)
        column.addSpacing(px(14))
        open_button = buttons.primary(self.tr("Open met de code"))
        open_button.clicked.connect(self.filled_in)
        self.fresh.again.returnPressed.connect(self.filled_in)
        back = buttons.quiet(self.tr("Terug"))
        back.clicked.connect(self.left)
        row = QHBoxLayout()
        row.addWidget(open_button)
        row.addStretch(1)
        row.addWidget(back)
        column.addLayout(row)
        column.addStretch(1)
