"""First start: who you are, a passphrase, the recovery code. Or join a team, or look around."""

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtWidgets import QLineEdit

from signaal.domain.model import Discipline
from ui.dates import from_qdate, to_qdate
from ui.look import px
from ui.widgets import buttons, words
from ui.widgets.fields import date_field
from ui.widgets.fold import Fold
from ui.widgets.front_page import FrontPart
from ui.widgets.front_parts import CodePart, PassphrasePart, WhoFields
from ui.widgets.kern_fields import HamletFields, split_names
from ui.widgets.wizard import Step, Wizard

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


class WelkomScreen(Wizard):
    """Wishes only: ``create_requested`` carries a :class:`Start`; the entrance answers with
    :meth:`show_code` or :meth:`refuse`. ``finished``: the code was kept, on to Loggen.
    """

    create_requested = QtSignal(object)
    demo_requested = QtSignal()
    join_requested = QtSignal()
    other_requested = QtSignal()
    finished = QtSignal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self.who = WhoFields()
        self.kernen = QLineEdit()
        self.kernen.setMaxLength(1000)
        self.kernen.setPlaceholderText(self.tr("Gescheiden door komma's"))
        self.team = QLineEdit()
        self.team.setMaxLength(200)
        self.team.setPlaceholderText(self.tr("De naam van je eerste kern"))
        self.hamlets = HamletFields()
        self.meeting = date_field(today + timedelta(days=_FIRST_MEETING_DAYS))
        self.meeting.setMinimumDate(to_qdate(today))
        self.meeting.setMaximumDate(to_qdate(today + timedelta(days=_FURTHEST_DAYS)))
        self.more = Fold(self.tr("Meer"), self._more_part(), "M")
        self.next_button = buttons.primary(self.tr("Verder"))
        self.passphrase = PassphrasePart(self.tr("Begin mijn archief"))
        self.keeping = CodePart()
        self.code = self.keeping.code
        self._connect()
        self._set_steps()

    def refuse(self, sentence: str) -> None:
        """Say why it did not work; nothing was made."""
        self.message.tell(sentence, "stop")

    def set_busy(self, busy: bool) -> None:
        """Making an archive takes a moment: until it is there, there is nothing to press."""
        self.passphrase.set_busy(busy)

    def show_code(self, code: str) -> None:
        """The archive is there; show its recovery code, once."""
        self.keeping.show_code(code)
        self.passphrase.fields.clear()
        self.turn(2)

    def begin(self) -> None:
        """Keyboard on the first field."""
        self.who.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_steps(self) -> None:
        self.set_steps(
            Step(
                self.tr("Welkom bij Signaal"),
                self.tr("Leg in seconden vast wat er speelt. Alles blijft op deze laptop."),
                self._who_part(),
                self.who.name,
            ),
            Step(
                self.tr("Kies een wachtwoord"),
                self.tr("Daarmee gaat jullie archief op slot. Niemand anders kent het."),
                self.passphrase,
                self.passphrase.fields.first,
            ),
            Step(
                self.tr("Jouw herstelcode"),
                self.tr(
                    "Wachtwoord kwijt? Met deze code kom je weer binnen. Je ziet hem alleen nu."
                    " Bewaar hem thuis, niet bij de laptop."
                ),
                self.keeping,
                self.keeping.last_group,
            ),
        )

    def _to_passphrase(self) -> None:
        complaint = self.who.complaint()
        if not complaint and not split_names(self.kernen.text()):
            complaint = self.tr("Noem minstens één kern waar je werkt.")
        if complaint:
            self._ask(complaint)
            return
        self.turn(1)

    def _ask(self, complaint: str) -> None:
        self.message.tell(complaint, "ask")

    def _create(self) -> None:
        name, discipline = self.who.value()
        kernen = split_names(self.kernen.text())
        self.create_requested.emit(
            Start(
                name=name,
                discipline=discipline,
                team=self.team.text().strip() or kernen[0],
                kernen=kernen,
                hamlets=self.hamlets.hamlets() if self.more.is_open else (),
                meeting=from_qdate(self.meeting.date()),
                passphrase=self.passphrase.fields.text(),
                remember=self.passphrase.remember.isChecked(),
            )
        )

    def _connect(self) -> None:
        for answered in (
            self.who.answered,
            self.kernen.textEdited,
            self.keeping.last_group.textEdited,
        ):
            answered.connect(self.message.hide)  # what was asked is being answered
        for onward in (
            self.next_button.clicked,
            self.who.name.returnPressed,
            self.kernen.returnPressed,
        ):
            onward.connect(self._to_passphrase)
        self.kernen.textChanged.connect(lambda typed: self.hamlets.set_kernen(split_names(typed)))
        self.passphrase.left.connect(lambda: self.turn(0))
        self.passphrase.refused.connect(self._ask)
        self.passphrase.chosen.connect(self._create)
        self.keeping.refused.connect(self._ask)
        self.keeping.kept.connect(self.finished)

    def _who_part(self) -> FrontPart:
        part = FrontPart()
        part.column.addWidget(self.who)
        part.add(self.tr("In welke kernen werk je?"), self.kernen)
        part.column.addWidget(self.more)
        part.column.addSpacing(px(10))
        part.column.addWidget(self.next_button, 0, Qt.AlignmentFlag.AlignLeft)
        part.column.addSpacing(px(26))
        part.add_links(
            (self.tr("Sluit je aan bij je team"), self.join_requested),
            (self.tr("Kijk eerst rond in een voorbeeldteam"), self.demo_requested),
            (self.tr("Open een archief dat er al is"), self.other_requested),
        )
        return part

    def _more_part(self) -> FrontPart:
        part = FrontPart()
        part.add(self.tr("Naam van je team"), self.team)
        part.add(self.tr("Eerstvolgende overleg"), self.meeting)
        when = self.tr("Binnen zes weken; daarna is het elke zes weken.")
        part.column.addWidget(words.small(when))
        part.column.addSpacing(px(8))
        part.column.addWidget(self.hamlets)
        return part
