"""Behind the gear: one record on three laptops. Which laptops, through which folder or file."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Signal as QtSignal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget
from shiboken6 import isValid

from signaal.domain.model import Rol
from signaal.fouten import SignaalFout
from signaal.usecases.aansluiten import laat_toe
from signaal.usecases.bureau import Bureau
from signaal.usecases.deelronde import Ronde
from signaal.usecases.delen import (
    Deelstand,
    Laptop,
    deelmap,
    kies_map,
    lees_deelstand,
    verwijder_laptop,
)
from signaal.usecases.geschillen import aantal_geschillen
from signaal.usecases.wisselen import Gewisseld, geef_mee, neem_op
from ui.exchanger import Exchanger, Progress
from ui.look import px
from ui.models import sharing_words
from ui.session import Session
from ui.widgets import buttons, words
from ui.widgets.admit_question import AdmitQuestion
from ui.widgets.file_question import ask_for_file, ask_for_folder
from ui.widgets.flow import FlowLayout
from ui.widgets.laptop_list import LaptopList, takes_part
from ui.widgets.message_bar import MessageBar
from ui.widgets.progress_line import ProgressLine
from ui.widgets.question import Question
from ui.widgets.settings_page import SettingsPage

T = TypeVar("T")
#: What one laptop gives to another in one file.
_POST = ".signaalpost"


class DelenPage(SettingsPage):
    """Before it is shared: an explanation and two ways to begin. After: who, where and by what.

    ``choose_requested``: show what two people changed.
    """

    choose_requested = QtSignal()

    def __init__(self, session: Session, exchanger: Exchanger) -> None:
        super().__init__()
        self._session = session
        self._exchanger = exchanger
        self._asked = False
        self.bar = MessageBar()
        self.line = ProgressLine()
        self.line.stop_button.hide()
        self.begin_button = buttons.secondary(self.tr("Kies de gedeelde map"))
        self.first_button = buttons.secondary(self.tr("Laat een laptop toe"))
        self.laptops = LaptopList()
        self.admit_button = buttons.secondary(self.tr("Laat een laptop toe"), "plus")
        self.folder = words.plain("")
        self.standing = words.small("")
        self.notices = words.small("")
        self.now_button = buttons.secondary(self.tr("Wissel nu uit"))
        self.folder_button = buttons.quiet(self.tr("Kies een andere map"))
        self.choices = words.plain("")
        self.choose_button = buttons.secondary(self.tr("Kies wat blijft"))
        self.give_button = buttons.secondary(self.tr("Geef mee in een bestand…"), "upload-simple")
        self.take_button = buttons.secondary(self.tr("Neem een bestand op…"), "download-simple")
        self._before, self._choice, self._shared = QWidget(), QWidget(), QWidget()
        self._lay_out()
        self._connect()
        self.reload()

    def reload(self) -> None:
        """Show with whom and how it is shared now."""
        found = self._session.read(lees_deelstand)
        if found is None:
            return
        self._before.setVisible(not found.gedeeld)
        self._shared.setVisible(found.gedeeld)
        self.laptops.show_laptops(found.laptops, self._session.today)
        self.admit_button.setVisible(takes_part(found.laptops))
        self._show_folder(found)
        choices = (self._session.read(aantal_geschillen) or 0) if found.gedeeld else 0
        self.choices.setText(
            self.tr("{} keer hebben jullie iets allebei veranderd.").format(choices)
        )
        self._choice.setVisible(choices > 0)

    def ask_for_folder(self, then: Callable[[Path], object] = lambda folder: None) -> None:
        """Ask for the shared folder and share through it; ``then`` goes on with it."""
        chosen = ask_for_folder(self, self.tr("Kies de gedeelde map"))
        if chosen is None:
            return
        folder = chosen

        def done(_: None) -> None:
            self.bar.tell(self.tr("Jullie delen nu via de map {}.").format(folder.name), "good")
            self._exchanger.exchange()
            then(folder)

        self._run(lambda bureau, *_: kies_map(bureau, folder), done)

    def let_in(self) -> None:
        """Let a laptop in; where there is no shared folder yet, that is asked first."""
        folder = self._session.read(deelmap)
        if folder is None:
            self.ask_for_folder(self._ask_words)
        else:
            self._ask_words(folder)

    def exchange(self) -> None:
        """Exchange now and say how it went."""
        self._asked = True
        self.now_button.setEnabled(False)
        self.bar.hide()
        self._exchanger.exchange()

    def give(self) -> None:
        """Ask where, and put there what the others miss."""
        name = self.tr("Voor mijn collega's") + _POST
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Geef mee in een bestand"), name, f"*{_POST}"
        )
        if chosen:
            path = Path(chosen)
            path = path if path.suffix == _POST else path.with_name(path.name + _POST)
            self._begin(self.tr("We zetten klaar wat je collega's missen…"))
            self._run(lambda bureau, *_: geef_mee(bureau, path), partial(self._gave, path.name))

    def take(self) -> None:
        """Ask for a file of a colleague and take in what is in it."""
        kinds = self.tr("Signaalpost (*{})").format(_POST)
        path = ask_for_file(self, self.tr("Neem een bestand op"), kinds)
        if path is not None:
            self._begin(self.tr("We nemen op wat je collega meegaf…"))
            self._run(lambda bureau, *_: neem_op(bureau, path), self._took)

    def remove(self, laptop: Laptop) -> None:
        """Take a laptop out, after a question that says what it means."""
        question = Question(
            self.tr("{} verwijderen?").format(laptop.naam),
            self.tr("Verwijder"),
            self,
            self.tr("Deze laptop leest vanaf nu niets nieuws meer, en wat hij nog schrijft, komt")
            + " "
            + self.tr("niet bij jullie binnen. Wat er al op stond, houdt hij."),
        )

        def done(_: None) -> None:
            self.bar.tell(self.tr("{} is verwijderd.").format(laptop.naam), "good")
            self._exchanger.exchange()

        if question.agreed():
            self._run(lambda bureau, *_: verwijder_laptop(bureau, laptop.id), done)

    def _ask_words(self, folder: Path) -> None:
        question = AdmitQuestion(self)

        def ask(spoken: str, role: Rol) -> None:
            def verb(bureau: Bureau, progress: Progress, stop: Callable[[], bool]) -> str:
                return laat_toe(
                    bureau, folder, spoken, role, progress, lambda: stop() or question.closed
                )

            self._run(verb, partial(let_in, role), refuse, question.show_progress)

        def let_in(role: Rol, name: str) -> None:
            if not question.closed:
                question.accept()
            self.bar.tell(sharing_words.let_in(name, role), "good")
            self._exchanger.exchange()

        def refuse(sentence: str) -> None:
            """Also who let it be hears it: the laptop may be in by then. A stop is never told."""
            (self._tell_failure if question.closed else question.refuse)(sentence)

        question.given.connect(ask)
        question.finished.connect(question.deleteLater)
        question.open()

    def _run(
        self,
        verb: Callable[[Bureau, Progress, Callable[[], bool]], T],
        done: Callable[[T], object],
        refused: Callable[[str], object] | None = None,
        progress: Progress = lambda done, total: None,
    ) -> None:
        """Do it beside the window, in its turn; not told any more once this page is closed."""

        def tell(outcome: T | SignaalFout) -> None:
            if not isValid(self):
                return
            self.line.hide()
            self.reload()
            if isinstance(outcome, SignaalFout):
                (refused or self._tell_failure)(outcome.bericht)
            else:
                done(outcome)

        self._exchanger.run(verb, tell, progress)

    def _begin(self, sentence: str) -> None:
        self.bar.hide()
        self.line.begin(sentence)

    def _gave(self, name: str, _: Gewisseld) -> None:
        told = self.tr("Bewaard als {}. Mail het, of zet het op een stick.")
        self.bar.tell(told.format(name), "good")

    def _took(self, came: Gewisseld) -> None:
        if came.genomen:
            self._session.arrived.emit()
        notices = " ".join(notice.zin for notice in came.meldingen)
        told = came.zin if came.genomen else self.tr("Alles in dit bestand had je al.")
        self.bar.tell(notices or told, "ask" if notices else "good")

    def _rounded(self, ronde: Ronde) -> None:
        """What an exchange found; how it went is told to who asked for it."""
        self.now_button.setEnabled(True)
        self.reload()
        if ronde.mislukt:
            self.bar.tell(ronde.mislukt, "ask", ((self.tr("Kijk opnieuw"), self.exchange),))
        elif self._asked:
            came = ronde.gewisseld
            self.bar.tell(came.zin if came is not None else "", "good", seconds=12)
        self._asked = False

    def _show_folder(self, found: Deelstand) -> None:
        through = found.map is not None
        self.folder.setText(str(found.map) if through else self.tr("Er is nog geen gedeelde map."))
        self.now_button.setVisible(through and not found.eruit)
        self.give_button.setVisible(not found.eruit)
        self.folder_button.setText(
            self.tr("Kies een andere map") if through else self.tr("Kies de gedeelde map")
        )
        standing = self._exchanger.standing
        said = standing.failing or standing.said  # else "bijgewerkt" hides that it fails since
        self.standing.setText(said)
        self.standing.setVisible(bool(said))
        self.notices.setText("\n\n".join(notice.zin for notice in standing.notices))
        self.notices.setVisible(bool(standing.notices))

    def _tell_failure(self, sentence: str) -> None:
        self.bar.tell(sentence, "ask")

    def _lay_out(self) -> None:
        self.body.addWidget(self.bar)
        self.body.addWidget(self.line)
        self.part(self.tr("Delen met je collega's"), "", self._before, self._choice, self._shared)
        before = _column(self._before)
        before.addWidget(
            words.soft(
                self.tr("Alle drie dezelfde signalen, via een map die jullie al delen, zoals in")
                + " "
                + self.tr("Teams, OneDrive of op een netwerkschijf. Wat Signaal daar neerzet, is")
                + " "
                + self.tr("versleuteld: alleen jullie laptops kunnen het lezen.")
            )
        )
        before.addSpacing(px(6))
        before.addWidget(_side_by_side(self.begin_button, self.first_button))
        choice = _column(self._choice)
        choice.addWidget(self.choices)
        choice.addWidget(_side_by_side(self.choose_button))
        choice.addSpacing(px(14))
        shared = _column(self._shared)
        shared.addWidget(self.laptops)
        shared.addWidget(_side_by_side(self.admit_button))
        shared.addSpacing(px(22))
        shared.addWidget(words.heading(self.tr("De gedeelde map")))
        for part in (self.folder, self.standing, self.notices):
            shared.addWidget(part)
        shared.addWidget(_side_by_side(self.now_button, self.folder_button))
        shared.addSpacing(px(22))
        shared.addWidget(words.heading(self.tr("Per e-mail of op een stick")))
        shared.addWidget(
            words.soft(
                self.tr("Eén bestand met alles wat je collega's nog niet hebben. Twee keer opnemen")
                + " "
                + self.tr("kan geen kwaad.")
            )
        )
        shared.addWidget(_side_by_side(self.give_button, self.take_button))
        self.close_off()

    def _connect(self) -> None:
        self.begin_button.clicked.connect(lambda: self.ask_for_folder())
        self.folder_button.clicked.connect(lambda: self.ask_for_folder())
        self.first_button.clicked.connect(self.let_in)
        self.admit_button.clicked.connect(self.let_in)
        self.now_button.clicked.connect(self.exchange)
        self.give_button.clicked.connect(self.give)
        self.take_button.clicked.connect(self.take)
        self.choose_button.clicked.connect(self.choose_requested)
        self.laptops.removed.connect(self.remove)
        self._exchanger.rounded.connect(self._rounded)
        self._session.changed.connect(self.reload)


def _column(room: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(room)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(6))
    return column


def _side_by_side(*widgets: QWidget) -> QWidget:
    room = QWidget()
    flow = FlowLayout(room)
    for widget in widgets:
        flow.addWidget(widget)
    return room
