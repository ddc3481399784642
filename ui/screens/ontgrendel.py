"""Unlock: the passphrase, or the recovery code when it is lost. Shows nothing of the content.

While the archive stays locked a signal can still be written, and nothing read.
"""

from collections.abc import Callable
from functools import cached_property

from PySide6.QtCore import Qt, QTimer
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.look import px
from ui.widgets import buttons, words
from ui.widgets.front_page import FrontPage, FrontPart
from ui.widgets.letter_part import LetterPart
from ui.widgets.message_bar import MessageBar
from ui.widgets.passphrase import PassphraseFields


class OntgrendelScreen(FrontPage):
    """Wishes only; the entrance fulfils them and tells what went wrong with :meth:`refuse`.

    ``letter_requested`` carries a text and a village for the archive that stays locked.
    """

    open_requested = QtSignal(str, bool)
    recover_requested = QtSignal(str, str)
    letter_requested = QtSignal(str, str)
    other_requested = QtSignal()
    new_requested = QtSignal()
    rescue_requested = QtSignal()

    def __init__(self) -> None:
        super().__init__()
        self.message = MessageBar()
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setMaxLength(1000)
        self.remember = QCheckBox(self.tr("Onthoud op deze laptop"))
        self.open_button = buttons.primary(self.tr("Open"))
        self.forgot_button = buttons.quiet(self.tr("Wachtwoord vergeten"))
        self.letter_button = buttons.secondary(
            self.tr("Toch een signaal vastleggen"), "note-pencil"
        )
        self.recovery = RecoveryPart()
        self.letter = LetterPart()
        self.title = words.title(self.tr("Welkom terug"))
        self._busy = False
        self._waiting = 0
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self.column.addWidget(self.title)
        self.column.addWidget(self.message)
        self.column.addSpacing(px(10))
        self.set_parts(self._lay_out_open(), self.recovery, self.letter)
        self._connect()

    def refuse(
        self, sentence: str, again: Callable[[], object] | None = None, *, rescue: bool = False
    ) -> None:
        """Say why it did not open; the passphrase may be typed again.

        ``again``: nothing was wrong with what was typed, it may simply be tried once more.
        ``rescue``: typing it again does not help, a backup or a repair may.
        """
        self.set_busy(False)
        ways: list[tuple[str, Callable[[], object]]] = []
        if again is not None:
            ways.append((self.tr("Probeer opnieuw"), again))
        if rescue:
            ways.append((self.tr("Herstel"), self.rescue_requested.emit))
        self.message.tell(sentence, "stop", tuple(ways))
        if self.passphrase.isVisible():
            self.passphrase.selectAll()
            self.passphrase.setFocus()
        elif self.letter.isVisible():
            self.letter.text.setFocus()
        else:
            self.recovery.code.setFocus()

    def repeat(self) -> None:
        """Ask once more for what was asked last."""
        if self.recovery.isVisible():
            self._recover()
        else:
            self._open()

    def begin(self) -> None:
        """Keyboard on the passphrase."""
        self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_busy(self, busy: bool) -> None:
        """Opening takes a moment: until it is done there is nothing to press."""
        self._busy = busy
        self._show_state()

    def wait(self, seconds: int) -> None:
        """No next guess for so long; everything else goes on."""
        self._waiting = seconds
        if seconds:
            self._second.start()
        self._show_state()

    def go_on_lock(self, *, remembered: bool) -> None:
        """Ask the passphrase of an archive that was open a moment ago."""
        self._turn(0)
        self.title.setText(self.tr("Signaal is op slot"))
        self.remember.setChecked(remembered)
        self.begin()

    def forget(self) -> None:
        """Nothing that was typed to get in stays here."""
        self.set_busy(False)
        self.passphrase.clear()
        self.recovery.forget()
        self._turn(0)

    def tell_letter_kept(self) -> None:
        """The letter is on disk; the field is ready for the next."""
        self.letter.clear()
        self.message.tell(self.tr("Bewaard. Je ziet het terug zodra je het archief opent."), "good")
        self.letter.text.setFocus()

    def _connect(self) -> None:
        self.passphrase.returnPressed.connect(self._open)
        self.open_button.clicked.connect(self._open)
        self.forgot_button.clicked.connect(lambda: self._turn(1))
        self.letter_button.clicked.connect(lambda: self._turn(2))
        self.recovery.left.connect(lambda: self._turn(0))
        self.recovery.filled_in.connect(self._recover)
        self.letter.left.connect(lambda: self._turn(0))
        self.letter.written.connect(self._write)
        self._second.timeout.connect(self._count_down)

    def _count_down(self) -> None:
        self._waiting = max(0, self._waiting - 1)
        if not self._waiting:
            self._second.stop()
        self._show_state()

    def _show_state(self) -> None:
        words_now = self.tr("Open")
        if self._busy:
            words_now = self.tr("Even geduld…")
        elif self._waiting == 1:
            words_now = self.tr("Nog 1 seconde")
        elif self._waiting:
            words_now = self.tr("Nog {} seconden").format(self._waiting)
        self.open_button.setText(words_now)
        self.open_button.setEnabled(not (self._busy or self._waiting))
        self.recovery.set_busy(self._busy)

    def _open(self) -> None:
        if self._busy or self._waiting:
            return
        if not self.passphrase.text():
            self.message.tell(self.tr("Typ eerst je wachtwoord."), "ask")
            return
        self.message.hide()
        self.set_busy(True)
        self.open_requested.emit(self.passphrase.text(), self.remember.isChecked())

    def _recover(self) -> None:
        if self._busy:
            return
        if complaint := self.recovery.complaint():
            self.message.tell(complaint, "ask")
            return
        self.message.hide()
        self.set_busy(True)
        self.recover_requested.emit(self.recovery.code.text(), self.recovery.fresh.text())

    def _write(self) -> None:
        self.message.hide()
        self.letter_requested.emit(self.letter.text.toPlainText(), self.letter.kern.text())

    def _turn(self, part: int) -> None:
        self.message.hide()
        self.title.setText(
            (
                self.tr("Welkom terug"),
                self.tr("Wachtwoord vergeten"),
                self.tr("Toch een signaal vastleggen"),
            )[part]
        )
        if part == 1:
            self.recovery.lay_out()
        elif part:
            self.letter.lay_out()
        self.turn_to(part)
        (self.passphrase, self.recovery.code, self.letter.text)[part].setFocus()

    def _lay_out_open(self) -> FrontPart:
        part = FrontPart(spacing=6)
        column = part.column
        column.addWidget(words.label(self.tr("Wachtwoord"), "", self.passphrase))
        column.addWidget(self.passphrase)
        column.addWidget(self.remember)
        column.addSpacing(px(14))
        part.add_foot(self.open_button, self.forgot_button)
        column.addSpacing(px(30))
        column.addWidget(self.letter_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(px(16))
        part.add_links(
            (self.tr("Open een ander archief"), self.other_requested),
            (self.tr("Begin een team of sluit je aan"), self.new_requested),
            (self.tr("Zet een reservekopie terug"), self.rescue_requested),
        )
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
    def open_button(self) -> QPushButton:
        """The button of this part."""
        return buttons.primary(self.tr("Open met de code"))

    @cached_property
    def fresh(self) -> PassphraseFields:
        """The new passphrase, twice."""
        return PassphraseFields()

    def complaint(self) -> str:
        """What is still missing, or ""."""
        if not self.code.text().strip():
            return self.tr("Typ eerst de herstelcode van je blad.")
        return self.fresh.complaint()

    def set_busy(self, busy: bool) -> None:
        """Nothing to press until it is done."""
        if self.layout() is not None:
            self.open_button.setEnabled(not busy)

    def forget(self) -> None:
        """Nothing that was typed stays here."""
        self.code.clear()
        if self.layout() is not None:
            self.fresh.clear()

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
        self.open_button.clicked.connect(self.filled_in)
        self.fresh.again.returnPressed.connect(self.filled_in)
        back = buttons.quiet(self.tr("Terug"))
        back.clicked.connect(self.left)
        row = QHBoxLayout()
        row.addWidget(self.open_button)
        row.addStretch(1)
        row.addWidget(back)
        column.addLayout(row)
        column.addStretch(1)
