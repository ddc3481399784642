"""First start: who you are, a passphrase, the recovery code. Or join a team, or look around."""

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from signaal.domain.model import Discipline
from ui.dates import from_qdate, to_qdate
from ui.look import px
from ui.widgets import buttons, words
from ui.widgets.chips import ChipRow
from ui.widgets.fields import date_field
from ui.widgets.floating_bar import FloatingBar
from ui.widgets.fold import Fold
from ui.widgets.front_page import FrontPage
from ui.widgets.kern_fields import HamletFields, split_names
from ui.widgets.passphrase import PassphraseFields
from ui.widgets.recovery_code import RecoveryCode

#: Until somebody says otherwise, the first overleg is this many days away. It is at most so many:
#: one that lies further would not be the first, as the series counts back in steps of six weeks.
_FIRST_MEETING_DAYS, _FURTHEST_DAYS = 35, 41


@dataclass(frozen=True, slots=True)
class Start:
    """What was filled in; ``hamlets`` are (hamlet, kern)."""

    name: str
    discipline: Discipline
    team: str
    kernen: tuple[str, ...]
    hamlets: tuple[tuple[str, str], ...]
    meeting: date
    passphrase: str
    remember: bool


class WelkomScreen(FrontPage):
    """Wishes only: ``create_requested`` carries a :class:`Start`; the entrance answers with
    :meth:`show_code` or :meth:`refuse`. ``finished``: the code was kept, on to Loggen.
    ``code_taken``: it was copied (True) or printed.
    """

    create_requested = QtSignal(object)
    demo_requested = QtSignal()
    join_requested = QtSignal()
    other_requested = QtSignal()
    finished = QtSignal()
    code_taken = QtSignal(bool)

    def __init__(self, today: date) -> None:
        super().__init__()
        self.message = FloatingBar(self, 520, centred=True)
        self.title = words.title("")
        self.lead = words.soft("")
        self.name = QLineEdit()
        self.name.setMaxLength(200)
        self.discipline = ChipRow(self.tr("Wat doe je?"))
        self.discipline.set_choices(
            [(d.value, d.label[:1].upper() + d.label[1:]) for d in Discipline]
        )
        self.kernen = QLineEdit()
        self.kernen.setMaxLength(1000)
        self.kernen.setPlaceholderText(self.tr("Gescheiden door komma's"))
        self.team = QLineEdit()
        self.team.setMaxLength(200)
        self.hamlets = HamletFields()
        self.meeting = date_field(today + timedelta(days=_FIRST_MEETING_DAYS))
        self.meeting.setMinimumDate(to_qdate(today))
        self.meeting.setMaximumDate(to_qdate(today + timedelta(days=_FURTHEST_DAYS)))
        self.passphrase = PassphraseFields()
        self.remember = QCheckBox(self.tr("Onthoud op deze laptop"))
        self.code = RecoveryCode()
        self.last_group = QLineEdit()
        self.last_group.setMaxLength(20)
        self.next_button = buttons.primary(self.tr("Verder"))
        self.create_button = buttons.primary(self.tr("Begin mijn archief"))
        self.done_button = buttons.primary(self.tr("Ik heb de code bewaard"))
        for widget in (self.title, self.lead):
            self.column.addWidget(widget)
        self.column.addSpacing(px(14))
        self.set_parts(self._who_part(), self._passphrase_part(), self._code_part())
        self._connect()
        self._turn(0)

    def refuse(self, sentence: str) -> None:
        """Say why it did not work; nothing was made."""
        self.message.tell(sentence, "stop")

    def set_busy(self, busy: bool) -> None:
        """Making an archive takes a moment: until it is there, there is nothing to press."""
        self.create_button.setEnabled(not busy)
        self.create_button.setText(
            self.tr("Even geduld…") if busy else self.tr("Begin mijn archief")
        )

    def show_code(self, code: str) -> None:
        """The archive is there; show its recovery code, once."""
        self.code.show_code(code)
        self.passphrase.clear()
        self._turn(2)

    def begin(self) -> None:
        """Keyboard on the first field."""
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn(self, part: int) -> None:
        title, lead = (
            (
                self.tr("Welkom bij Signaal"),
                self.tr("Leg in seconden vast wat er speelt. Alles blijft op deze laptop."),
            ),
            (
                self.tr("Kies een wachtwoord"),
                self.tr("Daarmee gaat jullie archief op slot. Niemand anders kent het."),
            ),
            (
                self.tr("Jouw herstelcode"),
                self.tr(
                    "Wachtwoord kwijt? Met deze code kom je weer binnen. Je ziet hem alleen nu."
                    " Bewaar hem thuis, niet bij de laptop."
                ),
            ),
        )[part]
        self.message.hide()
        self.title.setText(title)
        self.lead.setText(lead)
        self.turn_to(part)
        (self.name, self.passphrase.first, self.last_group)[part].setFocus()

    def _to_passphrase(self) -> None:
        complaint = ""
        if not self.name.text().strip():
            complaint = self.tr("Vul eerst je naam in.")
        elif not self.discipline.chosen():
            complaint = self.tr("Kies wat je doet.")
        elif not split_names(self.kernen.text()):
            complaint = self.tr("Noem minstens één kern waar je werkt.")
        if complaint:
            self.message.tell(complaint, "ask")
            return
        self._turn(1)

    def _create(self) -> None:
        if not self.create_button.isEnabled():
            return
        complaint = self.passphrase.complaint()
        if complaint:
            self.message.tell(complaint, "ask")
            return
        kernen = split_names(self.kernen.text())
        self.create_requested.emit(
            Start(
                name=self.name.text().strip(),
                discipline=Discipline(self.discipline.chosen()[0]),
                team=self.team.text().strip() or kernen[0],
                kernen=kernen,
                hamlets=self.hamlets.hamlets() if self.more.is_open else (),
                meeting=from_qdate(self.meeting.date()),
                passphrase=self.passphrase.text(),
                remember=self.remember.isChecked(),
            )
        )

    def _finish(self) -> None:
        if self.last_group.text().strip().upper() != self.code.last_group():
            self.message.tell(
                self.tr("Dat is niet het laatste groepje van de code. Kijk nog eens."), "ask"
            )
            return
        self.finished.emit()

    def _connect(self) -> None:
        self.code.taken.connect(self.code_taken)
        for answered in (
            self.name.textEdited,
            self.kernen.textEdited,
            self.discipline.changed,
            self.last_group.textEdited,
        ):
            answered.connect(self.message.hide)  # what was asked is being answered
        self.next_button.clicked.connect(self._to_passphrase)
        self.name.returnPressed.connect(self._to_passphrase)
        self.kernen.returnPressed.connect(self._to_passphrase)
        self.kernen.textChanged.connect(lambda typed: self.hamlets.set_kernen(split_names(typed)))
        self.create_button.clicked.connect(self._create)
        self.passphrase.again.returnPressed.connect(self._create)
        self.last_group.returnPressed.connect(self._finish)
        self.done_button.clicked.connect(self._finish)

    def _who_part(self) -> QWidget:
        part, column = _part()
        rest, inside = _part()
        for label, field in (
            (self.tr("Naam van je team"), self.team),
            (self.tr("Eerstvolgende overleg"), self.meeting),
        ):
            _add(inside, label, field)
        inside.addWidget(words.small(self.tr("Binnen zes weken; daarna is het elke zes weken.")))
        inside.addSpacing(px(8))
        self.team.setPlaceholderText(self.tr("De naam van je eerste kern"))
        inside.addWidget(self.hamlets)
        self.more = Fold(self.tr("Meer"), rest, "M")
        _add(column, self.tr("Hoe heet je?"), self.name)
        _add(column, self.tr("Wat doe je?"), self.discipline)
        _add(column, self.tr("In welke kernen werk je?"), self.kernen)
        column.addWidget(self.more)
        column.addSpacing(px(10))
        column.addWidget(self.next_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(px(26))
        join = buttons.quiet(self.tr("Sluit je aan bij je team"))
        join.clicked.connect(self.join_requested)
        look = buttons.quiet(self.tr("Kijk eerst rond in een voorbeeldteam"))
        look.clicked.connect(self.demo_requested)
        other = buttons.quiet(self.tr("Open een archief dat er al is"))
        other.clicked.connect(self.other_requested)
        for button in (join, look, other):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return part

    def _passphrase_part(self) -> QWidget:
        part, column = _part()
        column.addWidget(self.passphrase)
        column.addWidget(self.remember)
        column.addSpacing(px(10))
        back = buttons.quiet(self.tr("Terug"))
        back.clicked.connect(lambda: self._turn(0))
        column.addLayout(_row(self.create_button, back))
        return part

    def _code_part(self) -> QWidget:
        part, column = _part()
        column.addWidget(self.code)
        column.addSpacing(px(10))
        _add(column, self.tr("Typ het laatste groepje over"), self.last_group)
        column.addSpacing(px(6))
        column.addWidget(self.done_button, 0, Qt.AlignmentFlag.AlignLeft)
        return part


def _part() -> tuple[QWidget, QVBoxLayout]:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(5))
    return part, column


def _add(column: QVBoxLayout, label: str, field: QWidget) -> None:
    column.addWidget(words.label(label, "", field))
    column.addWidget(field)
    column.addSpacing(px(8))


def _row(first: QPushButton, last: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(first)
    row.addStretch(1)
    row.addWidget(last)
    return row
