"""On a new laptop: the folder the team shares, who you are, a passphrase, and four words to say."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit

from signaal.domain.model import Discipline
from ui.look import px
from ui.widgets import buttons, words
from ui.widgets.card import Card
from ui.widgets.file_question import ask_for_folder
from ui.widgets.front_page import FrontPart
from ui.widgets.front_parts import PassphrasePart, WhoFields
from ui.widgets.progress_line import ProgressLine
from ui.widgets.wizard import Step, Wizard


@dataclass(frozen=True, slots=True)
class Wish:
    """What was filled in; ``folder`` as it was typed or chosen."""

    folder: str
    name: str
    discipline: Discipline
    passphrase: str
    remember: bool


class AansluitenScreen(Wizard):
    """Wishes only: ``asked`` carries a :class:`Wish`, ``stopped``: never mind, ``left``: back.

    Who made it answers with :meth:`show_words` or :meth:`refuse`.
    """

    asked = QtSignal(object)
    stopped = QtSignal()
    left = QtSignal()

    def __init__(self) -> None:
        super().__init__()
        self.folder = QLineEdit()
        self.folder_button = buttons.secondary(self.tr("Kies de map"))
        self.who = WhoFields(self.tr("Staat je naam al in het team? Schrijf hem net zo."))
        self.next_button = buttons.primary(self.tr("Verder"))
        self.passphrase = PassphrasePart(self.tr("Vraag het aan"))
        self.spoken = QLabel()
        self.line = ProgressLine()
        self._connect()
        self._set_steps()

    def begin(self) -> None:
        """From the start; what was filled in stays, the words and the passphrase do not."""
        self.forget()
        self.turn(0)

    def show_words(self, spoken: str) -> None:
        """The request lies in the folder: show what to read out, and wait."""
        self.passphrase.set_busy(False)
        self.spoken.setText("\n".join(spoken.split()))
        self.spoken.setAccessibleName(self.tr("De vier woorden: {}").format(spoken))
        self._wait()
        self.turn(2)

    def show_progress(self, done: int, total: int) -> None:
        """We are let in: how far bringing in what the team has is."""
        self.line.sentence.setText(self.tr("Je bent toegelaten. We halen alles op…"))
        self.line.progress(done, total)

    def forget(self) -> None:
        """Know no passphrase and no words any more."""
        self.passphrase.fields.clear()
        self.spoken.clear()
        self.spoken.setAccessibleName("")
        self.line.hide()
        self.passphrase.set_busy(False)

    def refuse(self, sentence: str) -> None:
        """Say why it did not work; what was filled in may be put right."""
        self.passphrase.set_busy(False)
        again = ((self.tr("Kijk opnieuw"), self._wait_again),) if self.at == 2 else ()
        if self.at == 2:
            self.line.hide()
        self.message.tell(sentence, "stop", again)

    def wish(self) -> Wish:
        """What is filled in."""
        name, discipline = self.who.value()
        return Wish(
            self.folder.text().strip(),
            name,
            discipline,
            self.passphrase.fields.text(),
            self.passphrase.remember.isChecked(),
        )

    def _wait(self) -> None:
        self.line.begin(self.tr("We wachten tot je collega ze heeft overgetypt…"))

    def _wait_again(self) -> None:
        self.message.hide()
        self._wait()
        self.asked.emit(self.wish())

    def _set_steps(self) -> None:
        self.set_steps(
            Step(
                self.tr("Sluit je aan bij je team"),
                self.tr("Kies de map die je team deelt, en houd een collega aan de telefoon."),
                self._who_part(),
                self.folder,
            ),
            Step(
                self.tr("Kies een wachtwoord"),
                self.tr("Daarmee gaat het archief op deze laptop op slot. Het is alleen van jou."),
                self.passphrase,
                self.passphrase.fields.first,
            ),
            Step(
                self.tr("Bel je collega"),
                self.tr("Lees deze vier woorden voor. Je collega typt ze over bij Instellingen,")
                + " "
                + self.tr("Delen, ‘Laat een laptop toe’."),
                self._words_part(),
                self.line.stop_button,
            ),
        )

    def _choose_folder(self) -> None:
        chosen = ask_for_folder(self, self.tr("Kies de gedeelde map"))
        if chosen is not None:
            self.folder.setText(str(chosen))
            self.message.hide()
            self.who.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _to_passphrase(self) -> None:
        complaint = self.who.complaint()
        if not self.folder.text().strip():
            complaint = self.tr("Kies eerst de map die je team deelt.")
        if complaint:
            self._tell_missing(complaint)
            return
        self.turn(1)

    def _tell_missing(self, complaint: str) -> None:
        self.message.tell(complaint, "ask")

    def _ask(self) -> None:
        self.message.hide()
        self.passphrase.set_busy(True)
        self.asked.emit(self.wish())

    def _connect(self) -> None:
        for answered in (
            self.folder.textEdited,
            self.who.answered,
            self.passphrase.fields.changed,
        ):
            answered.connect(self.message.hide)  # what was asked is being answered
        for onward in (
            self.next_button.clicked,
            self.folder.returnPressed,
            self.who.name.returnPressed,
        ):
            onward.connect(self._to_passphrase)
        self.folder_button.clicked.connect(self._choose_folder)
        self.passphrase.left.connect(lambda: self.turn(0))
        self.passphrase.refused.connect(self._tell_missing)
        self.passphrase.chosen.connect(self._ask)
        self.line.stop_requested.connect(self.stopped)

    def _who_part(self) -> FrontPart:
        part = FrontPart()
        part.column.addWidget(words.label(self.tr("De gedeelde map"), "", self.folder))
        across = QHBoxLayout()
        across.setSpacing(px(8))
        across.addWidget(self.folder, 1)
        across.addWidget(self.folder_button)
        part.column.addLayout(across)
        part.column.addSpacing(px(8))
        part.column.addWidget(self.who)
        part.column.addSpacing(px(10))
        away = buttons.quiet(self.tr("Terug"))
        away.clicked.connect(self.left)
        part.add_foot(self.next_button, away)
        return part

    def _words_part(self) -> FrontPart:
        part = FrontPart()
        self.spoken.setProperty("kind", "spoken")
        self.spoken.setTextFormat(Qt.TextFormat.PlainText)
        self.spoken.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.spoken.setAlignment(Qt.AlignmentFlag.AlignCenter)
        card = Card()
        card.body.addWidget(self.spoken)
        part.column.addWidget(card)
        part.column.addSpacing(px(10))
        self.line.stop_button.setText(self.tr("Laat maar"))
        part.column.addWidget(self.line)
        return part
