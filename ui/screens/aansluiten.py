"""On a new laptop: the folder the team shares, who you are, a passphrase, and four words to say."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from signaal.domain.model import Discipline
from ui.look import px
from ui.widgets import buttons, words
from ui.widgets.card import Card
from ui.widgets.chips import ChipRow
from ui.widgets.file_question import ask_for_folder
from ui.widgets.floating_bar import FloatingBar
from ui.widgets.front_page import FrontPage
from ui.widgets.passphrase import PassphraseFields
from ui.widgets.progress_line import ProgressLine


@dataclass(frozen=True, slots=True)
class Wish:
    """What was filled in; ``folder`` as it was typed or chosen."""

    folder: str
    name: str
    discipline: Discipline
    passphrase: str
    remember: bool


class AansluitenScreen(FrontPage):
    """Wishes only: ``asked`` carries a :class:`Wish`, ``stopped``: never mind, ``left``: back.

    Who made it answers with :meth:`show_words` or :meth:`refuse`.
    """

    asked = QtSignal(object)
    stopped = QtSignal()
    left = QtSignal()

    def __init__(self) -> None:
        super().__init__()
        self._at = 0
        self.message = FloatingBar(self, 520, centred=True)
        self.title = words.title("")
        self.lead = words.soft("")
        self.folder = QLineEdit()
        self.folder_button = buttons.secondary(self.tr("Kies de map"))
        self.name = QLineEdit()
        self.name.setMaxLength(200)
        self.discipline = ChipRow(self.tr("Wat doe je?"))
        self.discipline.set_choices(
            [(d.value, d.label[:1].upper() + d.label[1:]) for d in Discipline]
        )
        self.passphrase = PassphraseFields()
        self.remember = QCheckBox(self.tr("Onthoud op deze laptop"))
        self.next_button = buttons.primary(self.tr("Verder"))
        self.ask_button = buttons.primary(self.tr("Vraag het aan"))
        self.spoken = QLabel()
        self.line = ProgressLine()
        for widget in (self.title, self.lead):
            self.column.addWidget(widget)
        self.column.addSpacing(px(14))
        self.set_parts(self._who_part(), self._passphrase_part(), self._words_part())
        self._connect()
        self._turn(0)

    def begin(self) -> None:
        """From the start; what was filled in stays, the words and the passphrase do not."""
        self.forget()
        self._turn(0)

    def show_words(self, spoken: str) -> None:
        """The request lies in the folder: show what to read out, and wait."""
        self.set_busy(False)
        self.spoken.setText("\n".join(spoken.split()))
        self.spoken.setAccessibleName(self.tr("De vier woorden: {}").format(spoken))
        self.line.begin(self.tr("We wachten tot je collega ze heeft overgetypt…"))
        self._turn(2)

    def show_progress(self, done: int, total: int) -> None:
        """We are let in: how far bringing in what the team has is."""
        self.line.sentence.setText(self.tr("Je bent toegelaten. We halen alles op…"))
        self.line.progress(done, total)

    def forget(self) -> None:
        """Know no passphrase and no words any more."""
        self.passphrase.clear()
        self.spoken.clear()
        self.spoken.setAccessibleName("")
        self.line.hide()
        self.set_busy(False)

    def refuse(self, sentence: str) -> None:
        """Say why it did not work; what was filled in may be put right."""
        self.set_busy(False)
        again = ((self.tr("Kijk opnieuw"), self._wait_again),) if self._at == 2 else ()
        if self._at == 2:
            self.line.hide()
        self.message.tell(sentence, "stop", again)

    def set_busy(self, busy: bool) -> None:
        """Asking takes a moment: until then there is nothing to press."""
        self.ask_button.setEnabled(not busy)
        self.ask_button.setText(self.tr("Even geduld…") if busy else self.tr("Vraag het aan"))

    def wish(self) -> Wish:
        """What is filled in."""
        return Wish(
            self.folder.text().strip(),
            self.name.text().strip(),
            Discipline(self.discipline.chosen()[0]),
            self.passphrase.text(),
            self.remember.isChecked(),
        )

    def _wait_again(self) -> None:
        self.message.hide()
        self.line.begin(self.tr("We wachten tot je collega ze heeft overgetypt…"))
        self.asked.emit(self.wish())

    def _turn(self, part: int) -> None:
        title, lead = (
            (
                self.tr("Sluit je aan bij je team"),
                self.tr("Kies de map die je team deelt, en houd een collega aan de telefoon."),
            ),
            (
                self.tr("Kies een wachtwoord"),
                self.tr("Daarmee gaat het archief op deze laptop op slot. Het is alleen van jou."),
            ),
            (
                self.tr("Bel je collega"),
                self.tr("Lees deze vier woorden voor. Je collega typt ze over bij Instellingen,")
                + " "
                + self.tr("Delen, ‘Laat een laptop toe’."),
            ),
        )[part]
        self._at = part
        self.message.hide()
        self.title.setText(title)
        self.lead.setText(lead)
        self.turn_to(part)
        first = (self.folder, self.passphrase.first, self.line.stop_button)[part]
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_folder(self) -> None:
        chosen = ask_for_folder(self, self.tr("Kies de gedeelde map"))
        if chosen is not None:
            self.folder.setText(str(chosen))
            self.message.hide()
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _to_passphrase(self) -> None:
        complaint = ""
        if not self.folder.text().strip():
            complaint = self.tr("Kies eerst de map die je team deelt.")
        elif not self.name.text().strip():
            complaint = self.tr("Vul eerst je naam in.")
        elif not self.discipline.chosen():
            complaint = self.tr("Kies wat je doet.")
        if complaint:
            self.message.tell(complaint, "ask")
            return
        self._turn(1)

    def _ask(self) -> None:
        if not self.ask_button.isEnabled():
            return
        complaint = self.passphrase.complaint()
        if complaint:
            self.message.tell(complaint, "ask")
            return
        self.message.hide()
        self.set_busy(True)
        self.asked.emit(self.wish())

    def _connect(self) -> None:
        for answered in (
            self.folder.textEdited,
            self.name.textEdited,
            self.discipline.changed,
            self.passphrase.changed,
        ):
            answered.connect(self.message.hide)  # what was asked is being answered
        self.folder_button.clicked.connect(self._choose_folder)
        self.folder.returnPressed.connect(self._to_passphrase)
        self.name.returnPressed.connect(self._to_passphrase)
        self.next_button.clicked.connect(self._to_passphrase)
        self.ask_button.clicked.connect(self._ask)
        self.passphrase.again.returnPressed.connect(self._ask)
        self.line.stop_requested.connect(self.stopped)

    def _who_part(self) -> QWidget:
        part, column = _part()
        column.addWidget(words.label(self.tr("De gedeelde map"), "", self.folder))
        across = QHBoxLayout()
        across.setSpacing(px(8))
        across.addWidget(self.folder, 1)
        across.addWidget(self.folder_button)
        column.addLayout(across)
        column.addSpacing(px(8))
        _add(column, self.tr("Hoe heet je?"), self.name)
        column.addWidget(words.small(self.tr("Staat je naam al in het team? Schrijf hem net zo.")))
        column.addSpacing(px(4))
        _add(column, self.tr("Wat doe je?"), self.discipline)
        column.addSpacing(px(10))
        column.addLayout(self._foot(self.next_button, self.left.emit))
        return part

    def _passphrase_part(self) -> QWidget:
        part, column = _part()
        column.addWidget(self.passphrase)
        column.addWidget(self.remember)
        column.addSpacing(px(10))
        column.addLayout(self._foot(self.ask_button, lambda: self._turn(0)))
        return part

    def _words_part(self) -> QWidget:
        part, column = _part()
        self.spoken.setProperty("kind", "spoken")
        self.spoken.setTextFormat(Qt.TextFormat.PlainText)
        self.spoken.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.spoken.setAlignment(Qt.AlignmentFlag.AlignCenter)
        card = Card()
        card.body.addWidget(self.spoken)
        column.addWidget(card)
        column.addSpacing(px(10))
        self.line.stop_button.setText(self.tr("Laat maar"))
        column.addWidget(self.line)
        return part

    def _foot(self, button: QWidget, back: Callable[[], object]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(button)
        row.addStretch(1)
        away = buttons.quiet(self.tr("Terug"))
        away.clicked.connect(lambda: back())
        row.addWidget(away)
        return row


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
