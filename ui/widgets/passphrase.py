"""Choosing a passphrase: twice, with its strength in words."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from ui.look import px
from ui.widgets import words

#: Shorter is refused.
LEAST = 10


def strength(passphrase: str) -> tuple[int, str]:
    """0 (refused) to 3, and what to say about it; length counts, as in NIST SP 800-63B."""

    def say(level: int, sentence: str) -> tuple[int, str]:
        return level, QCoreApplication.translate("passphrase", sentence)

    pieces = len({word for word in passphrase.split() if len(word) > 2})
    if not passphrase:
        return say(0, "Minstens 10 tekens. Vier losse woorden onthoud je goed.")
    if len(passphrase) < LEAST:
        return say(0, "Nog te kort: minstens 10 tekens.")
    if len(set(passphrase)) < 5:
        return say(0, "Te makkelijk te raden: gebruik meer verschillende tekens.")
    if len(passphrase) >= 20 or (pieces >= 4 and len(passphrase) >= 16):
        return say(3, "Sterk.")
    if len(passphrase) >= 14:
        return say(2, "Goed. Nog een woord erbij maakt het sterk.")
    return say(1, "Matig: makkelijk te raden als iemand je kent. Langer is beter.")


class PassphraseFields(QWidget):
    """Two fields and a line below them. ``changed``: the user typed. ``name`` stands above."""

    changed = QtSignal()

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.first = _secret_field()
        self.again = _secret_field()
        self.said = words.small(strength("")[1])
        show = QCheckBox(self.tr("Laat zien wat ik typ"))
        show.toggled.connect(self._reveal)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(5))
        column.addWidget(words.label(name or self.tr("Wachtwoord"), "", self.first))
        column.addWidget(self.first)
        column.addWidget(self.said)
        column.addSpacing(px(8))
        column.addWidget(words.label(self.tr("Nog een keer"), "", self.again))
        column.addWidget(self.again)
        column.addWidget(show)
        self.first.textChanged.connect(self._typed)
        self.again.textChanged.connect(self._typed)

    def complaint(self) -> str:
        """Why this will not do, or "" when it will."""
        level, sentence = strength(self.first.text())
        if level == 0:
            return sentence
        if self.first.text() != self.again.text():
            return self.tr("De twee wachtwoorden zijn niet gelijk.")
        return ""

    def text(self) -> str:
        """The passphrase."""
        return self.first.text()

    def clear(self) -> None:
        """Forget what was typed."""
        self.first.clear()
        self.again.clear()

    def _typed(self) -> None:
        self.said.setText(strength(self.first.text())[1])
        self.changed.emit()

    def _reveal(self, wanted: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if wanted else QLineEdit.EchoMode.Password
        self.first.setEchoMode(mode)
        self.again.setEchoMode(mode)


def _secret_field() -> QLineEdit:
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setMaxLength(1000)
    return field
