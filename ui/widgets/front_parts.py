"""What leads to a new archive asks: who you are, a passphrase, and to keep the recovery code."""

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtWidgets import QCheckBox, QLineEdit

from signaal.domain.model import Discipline
from ui.look import px
from ui.widgets import buttons, words
from ui.widgets.chips import ChipRow
from ui.widgets.front_page import FrontPart
from ui.widgets.passphrase import PassphraseFields
from ui.widgets.recovery_code import RecoveryCode


class WhoFields(FrontPart):
    """Your name, with ``hint`` below it, and what you do. ``answered``: the user changed one."""

    answered = QtSignal()

    def __init__(self, hint: str = "") -> None:
        super().__init__()
        self.name = QLineEdit()
        self.name.setMaxLength(200)
        self.discipline = ChipRow(self.tr("Wat doe je?"))
        self.discipline.set_choices(
            [(d.value, d.label[:1].upper() + d.label[1:]) for d in Discipline]
        )
        self.add(self.tr("Hoe heet je?"), self.name)
        if hint:
            self.column.addWidget(words.small(hint))
            self.column.addSpacing(px(4))
        self.add(self.tr("Wat doe je?"), self.discipline)
        self.name.textEdited.connect(self.answered)
        self.discipline.changed.connect(self.answered)

    def complaint(self) -> str:
        """What is still missing, or ""."""
        if not self.name.text().strip():
            return self.tr("Vul eerst je naam in.")
        if not self.discipline.chosen():
            return self.tr("Kies wat je doet.")
        return ""

    def value(self) -> tuple[str, Discipline]:
        """Name and discipline; asked for only when there is no complaint."""
        return self.name.text().strip(), Discipline(self.discipline.chosen()[0])


class PassphrasePart(FrontPart):
    """The passphrase of an archive that is to be made; ``go_on`` stands on the button.

    ``chosen``: it will do; ``refused`` carries why it will not; ``left``: back.
    """

    chosen = QtSignal()
    refused = QtSignal(str)
    left = QtSignal()

    def __init__(self, go_on: str) -> None:
        super().__init__()
        self._go_on = go_on
        self.fields = PassphraseFields()
        self.remember = QCheckBox(self.tr("Onthoud op deze laptop"))
        self.button = buttons.primary(go_on)
        back = buttons.quiet(self.tr("Terug"))
        self.column.addWidget(self.fields)
        self.column.addWidget(self.remember)
        self.column.addSpacing(px(10))
        self.add_foot(self.button, back)
        back.clicked.connect(self.left)
        self.button.clicked.connect(self._choose)
        self.fields.again.returnPressed.connect(self._choose)

    def set_busy(self, busy: bool) -> None:
        """What follows takes a moment: until then there is nothing to press."""
        self.button.setEnabled(not busy)
        self.button.setText(self.tr("Even geduld…") if busy else self._go_on)

    def _choose(self) -> None:
        if not self.button.isEnabled():
            return
        if complaint := self.fields.complaint():
            self.refused.emit(complaint)
        else:
            self.chosen.emit()


class CodePart(FrontPart):
    """The recovery code, which is left only when its last group was typed over.

    ``kept``: it was; ``refused`` carries why it was not.
    """

    kept = QtSignal()
    refused = QtSignal(str)

    def __init__(self) -> None:
        super().__init__()
        self.code = RecoveryCode()
        self.last_group = QLineEdit()
        self.last_group.setMaxLength(20)
        self.button = buttons.primary(self.tr("Ik heb de code bewaard"))
        self.column.addWidget(self.code)
        self.column.addSpacing(px(10))
        self.add(self.tr("Typ het laatste groepje over"), self.last_group)
        self.column.addSpacing(px(6))
        self.column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.last_group.returnPressed.connect(self._check)
        self.button.clicked.connect(self._check)

    def show_code(self, code: str) -> None:
        """Show it, once."""
        self.code.show_code(code)
        self.last_group.clear()

    def _check(self) -> None:
        if complaint := self.code.complaint(self.last_group.text()):
            self.refused.emit(complaint)
        else:
            self.kept.emit()
