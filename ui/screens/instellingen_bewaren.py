"""Behind the gear: how long what is kept, and what is kept too long and may go for good."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSpinBox, QVBoxLayout, QWidget

from signaal.domain.bewaartermijn import HOOGSTE, LAAGSTE, Bewaarsoort, Post
from signaal.usecases.bewaartermijnen import lees_termijnen, zet_termijn
from signaal.usecases.reserve_bewerken import Bewerkt, gooi_reservekopie_weg
from signaal.usecases.vernietigen import (
    Vernietigd,
    haal_uitstel_weg,
    lees_vernietigingslijst,
    loop_reserve_na,
    loopt_reserve_achter,
    stel_vernietiging_uit,
    vernietig,
)
from ui.look import px
from ui.models.phrases import number
from ui.session import Session
from ui.widgets import buttons, words
from ui.widgets.due_line import DueLine
from ui.widgets.fields import number_field
from ui.widgets.message_bar import MessageBar
from ui.widgets.question import Question, TextQuestion
from ui.widgets.settings_page import SettingsPage


class BewarenPage(SettingsPage):
    """Terms hold at once and destroy nothing; destroying is asked, with how many."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.terms: dict[Bewaarsoort, QSpinBox] = {}
        self.bar = MessageBar()
        self.lead = words.soft("")
        self.lines: dict[str, DueLine] = {}
        self.behind = QWidget()
        self.catch_up_button = buttons.secondary(self.tr("Werk de reservekopieën bij"))
        self._list = QVBoxLayout()
        self.destroy_button = buttons.secondary(self.tr("Vernietig wat gekozen is…"), "trash")
        self._lay_out()
        self.destroy_button.clicked.connect(self._ask)
        self.catch_up_button.clicked.connect(self._catch_up)
        session.changed.connect(self.reload)
        session.failed.connect(self._tell_failure)
        self.reload()

    def reload(self) -> None:
        """Show the terms and what is due today; what was chosen stays chosen."""
        terms = self._session.read(lees_termijnen)
        posts = self._session.read(lees_vernietigingslijst)
        behind = self._session.read(loopt_reserve_achter)
        if terms is None or posts is None:
            return
        self.behind.setVisible(bool(behind))
        self.catch_up_button.setEnabled(True)
        for term in terms:
            self.terms[term.soort].setValue(term.jaren)
        chosen = {key for key, line in self.lines.items() if line.tick.isChecked()}
        self._show(posts, chosen)

    def chosen(self) -> list[Post]:
        """The lines that are ticked."""
        return [line.post for line in self.lines.values() if line.tick.isChecked()]

    def _show(self, posts: Sequence[Post], chosen: set[str]) -> None:
        while (item := self._list.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.lines = {}
        for post in posts:
            line = DueLine(post, self.told(post))
            line.tick.setChecked(post.sleutel in chosen and post.uitstel is None)
            line.tick.toggled.connect(self._judge)
            line.postpone.clicked.connect(partial(self._postpone, post))
            self.lines[post.sleutel] = line
            self._list.addWidget(line)
        self.lead.setText(
            self.tr("Dit is langer bewaard dan jullie afspraken. Kies wat voorgoed weg mag.")
            if posts
            else self.tr("Er is niets dat te lang bewaard is.")
        )
        self.destroy_button.setVisible(bool(posts))
        self._judge()

    def told(self, post: Post) -> str:
        """``2020: 312 signalen en wat erbij hoort``."""
        one, many = self._things(post.soort)
        if not post.aantal:
            return self.tr("{}: wat er eerst over {} stond").format(post.jaar, many)
        thing = one if post.aantal == 1 else many
        return self.tr("{}: {} {}").format(post.jaar, number(post.aantal), thing)

    def _things(self, kind: Bewaarsoort) -> tuple[str, str]:
        """One and many of a kind of data."""
        return {
            Bewaarsoort.SIGNAAL: (self.tr("signaal"), self.tr("signalen en wat erbij hoort")),
            Bewaarsoort.VERWIJDERD: (
                self.tr("verwijderd signaal"),
                self.tr("verwijderde signalen"),
            ),
            Bewaarsoort.IMPORT: (self.tr("regel uit een lijst"), self.tr("regels uit een lijst")),
            Bewaarsoort.OVERLEG: (
                self.tr("notitie of besluit"),
                self.tr("notities, besluiten en keren overleg"),
            ),
            Bewaarsoort.ACTIE: (self.tr("afspraak"), self.tr("afspraken")),
            Bewaarsoort.UREN: (self.tr("regel met uren"), self.tr("regels met uren")),
            Bewaarsoort.CONTACT: (
                self.tr("naam en nummer"),
                self.tr("namen en nummers"),
            ),
        }[kind]

    def _postpone(self, post: Post) -> None:
        if post.uitstel is not None:
            self._session.do(haal_uitstel_weg, post.sleutel)
            return
        asked = TextQuestion(
            self._session,
            self.tr("Nog niet vernietigen"),
            self.tr("Stel uit"),
            self,
            label=self.tr("Waarom bewaren jullie dit langer?"),
            sentence=self.tr("Op 1 januari staat het weer op de lijst."),
        )
        asked.kept(
            self._session,
            lambda: self._session.do(stel_vernietiging_uit, post.sleutel, asked.text()) is not None,
        )

    def _ask(self) -> None:
        """How many, that it is for good; only a clear yes goes on."""
        posts = self.chosen()
        what = "\n".join(f"•  {self.told(post)}" for post in posts)
        question = Question(
            self.tr("Voorgoed vernietigen?"),
            self.tr("Vernietig voorgoed"),
            self,
            self.tr("Dit kan niet ongedaan worden gemaakt."),
        )
        question.body.addWidget(words.plain(what))
        question.body.addWidget(
            words.soft(
                self.tr(
                    "Deel je met collega's? Dan verdwijnt het ook op hun laptops. "
                    "Ook de reservekopieën die Signaal zelf maakte, worden bijgewerkt. "
                    "Wat je zelf als bestand bewaarde of op papier hebt, blijft waar het is. "
                    "Wie dit deed en hoeveel het was, blijft in “Wie deed wat” staan."
                )
            )
        )
        question.yes.setDefault(False)
        question.no.setFocus()
        if question.agreed():
            keys = [post.sleutel for post in posts]
            self.destroy_button.setEnabled(False)
            self.bar.tell(self.tr("We vernietigen het, ook in de reservekopieën…"))
            self._session.do_slow(vernietig, keys, done=self._done, writes=True)

    def _done(self, gone: Vernietigd) -> None:
        many = gone.signalen + gone.andere
        told = (
            self.tr("Eén ding is voorgoed vernietigd.")
            if many == 1
            else self.tr("{} dingen zijn voorgoed vernietigd.").format(number(many))
        )
        if gone.reserve is not None:
            self._tell_backups(gone.reserve, told)
        else:  # the line about backups below says what to do
            self.bar.tell(told, "good")

    def _tell_backups(self, done: Bewerkt, told: str) -> None:
        """What became of the backups; those that could not be opened are offered to go whole."""
        left = done.overgeslagen
        if not left:
            self.bar.tell(told, "good")
            return
        sentence = self.tr("{} {} reservekopieën konden niet open en houden wat erin stond.")
        throw = (self.tr("Gooi die weg"), partial(self._throw, left))
        self.bar.tell(sentence.format(told, len(left)), "ask", (throw,))

    def _throw(self, backups: Sequence[Path]) -> None:
        for path in backups:
            self._session.do(gooi_reservekopie_weg, path)
        self._catch_up()

    def _catch_up(self) -> None:
        told = self.tr("De reservekopieën zijn bijgewerkt.")
        self.catch_up_button.setEnabled(False)
        self.bar.tell(self.tr("We werken de reservekopieën bij…"))
        self._session.do_slow(
            loop_reserve_na, done=lambda done: self._tell_backups(done, told), writes=True
        )

    def _set(self, kind: Bewaarsoort) -> None:
        self._session.do(zet_termijn, kind, self.terms[kind].value())

    def _judge(self) -> None:
        self.destroy_button.setEnabled(bool(self.chosen()))

    def _tell_failure(self, sentence: str) -> None:
        self.bar.tell(sentence, "stop")
        self.catch_up_button.setEnabled(True)
        self._judge()

    def _lay_out(self) -> None:
        self._list.setSpacing(px(2))
        due = QWidget()
        column = QVBoxLayout(due)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.lead)
        column.addLayout(self._list)
        column.addSpacing(px(4))
        column.addWidget(self.destroy_button, 0, Qt.AlignmentFlag.AlignLeft)
        late = QVBoxLayout(self.behind)
        late.setContentsMargins(0, 0, 0, px(8))
        late.addWidget(
            words.plain(self.tr("In reservekopieën kan nog staan wat jullie hebben vernietigd."))
        )
        late.addWidget(self.catch_up_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.bar)
        self.part(self.tr("Te lang bewaard"), "", self.behind, due)
        self.part(
            self.tr("Hoe lang jullie bewaren"),
            self.tr(
                "Hele kalenderjaren na het jaar waar iets bij hoort. "
                "Een ander getal vernietigt nog niets."
            ),
            self._terms(),
            words.soft(
                self.tr(
                    "Belgegevens hebben elk hun eigen laatste dag: hoogstens twaalf maanden. "
                    "Wie wat deed blijft bewaard, zonder de inhoud."
                )
            ),
        )
        self.close_off()

    def _terms(self) -> QWidget:
        names = {
            Bewaarsoort.SIGNAAL: self.tr("Signalen"),
            Bewaarsoort.VERWIJDERD: self.tr("Signalen die jullie verwijderden"),
            Bewaarsoort.IMPORT: self.tr("Regels uit een lijst die wachten"),
            Bewaarsoort.OVERLEG: self.tr("Overleg: notities en besluiten"),
            Bewaarsoort.ACTIE: self.tr("Afspraken"),
            Bewaarsoort.UREN: self.tr("Uren"),
        }
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(18))
        grid.setVerticalSpacing(px(6))
        for row, (kind, name) in enumerate(names.items()):
            field = number_field(LAAGSTE, HOOGSTE)
            field.setSuffix(self.tr(" jaar"))
            field.setFixedWidth(px(120))
            field.setKeyboardTracking(False)
            field.editingFinished.connect(partial(self._set, kind))
            self.terms[kind] = field
            grid.addWidget(words.label(name, field=field), row, 0)
            grid.addWidget(field, row, 1)
        grid.setColumnStretch(2, 1)
        return made
