"""The rows of a list that wait for a person: one at a time, with a proposal that can be changed.

What is guessed looks like a guess: a kern is not chosen, a theme is offered, a day is
said to be one.
"""

from dataclasses import fields, replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from signaal.domain import lijst_datum, lijst_plaats, lijst_wie
from signaal.domain.model import Importvraag, Signaal
from signaal.usecases.importeren import (
    beantwoord_importvraag,
    list_importvragen,
    sla_importvraag_over,
)
from signaal.usecases.signalen import Signaalinvoer
from signaal.usecases.team import lees_team
from ui.look import px
from ui.models import phrases
from ui.session import Session
from ui.widgets import buttons, words
from ui.widgets.empty_state import EmptyState
from ui.widgets.message_bar import MessageBar
from ui.widgets.signal_form import SignalForm

_ABOUT_DATE = frozenset(
    {
        lijst_datum.GEEN_JAAR,
        lijst_datum.WEEKNUMMER,
        lijst_datum.ONGEVEER,
        lijst_datum.MEER_DAGEN,
        lijst_datum.GETAL,
        lijst_datum.BESTAAT_NIET,
        lijst_datum.TOEKOMST,
        lijst_datum.LANG_GELEDEN,
        lijst_datum.ONLEESBAAR,
    }
)
_ABOUT_PLACE = frozenset({lijst_plaats.MEER_KERNEN, lijst_plaats.BUITEN, lijst_plaats.ONBEKEND})
_ABOUT_WHO = frozenset({lijst_wie.MEER_DISCIPLINES, lijst_wie.ONBEKEND})


class WachtendeRegelsDialog(QDialog):
    """Ctrl+Enter takes the row over, Ctrl+D skips it, Alt+arrows walk past it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rows: list[Importvraag] = []
        self._at = 0
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Regels die op een keuze wachten"))
        self.where = words.small("")
        self.reason = MessageBar()
        self.raw = QVBoxLayout()
        self.guess = words.small("")
        self.form = SignalForm(session)
        self.bar = MessageBar()
        self.take_button = buttons.primary(self.tr("Neem over"))
        self.skip_button = buttons.secondary(self.tr("Sla over"))
        self.previous_button = buttons.quiet(self.tr("Vorige"))
        self.next_button = buttons.quiet(self.tr("Volgende"))
        self.close_button = buttons.quiet(self.tr("Sluit"))
        self._room = QStackedWidget()
        self._lay_out()
        self._connect()
        self.reload()

    def reload(self) -> None:
        """The rows that wait now; the place in the list stays."""
        self._rows = list(self._session.read(list_importvragen) or ())
        self._at = min(self._at, max(0, len(self._rows) - 1))
        self._show()

    def current(self) -> Importvraag | None:
        """The row that is shown."""
        return self._rows[self._at] if self._rows else None

    def take_over(self) -> None:
        """Keep the row as it stands in the form; the next one follows."""
        row = self.current()
        if row is None:
            return
        if not self.form.chosen_kern():
            self.bar.tell(self.tr("Kies eerst een kern."), "ask")
            self.form.kern.focus_chosen()
            return
        if not self.form.settle_theme():
            return
        value = self.form.value()
        offered = () if value.themas else self.form.themes.proposed()[:1]
        if offered:  # nobody chose it: kept as the proposal that it is
            value = replace(value, themas=offered, themas_voorgesteld=True)
        if self._session.do(beantwoord_importvraag, row.id, value) is not None:
            self.bar.tell(self.tr("Regel {} is overgenomen.").format(row.regel), "good")
            self.reload()

    def skip(self) -> None:
        """Leave the row out for good; the next one follows."""
        row = self.current()
        if row is not None:
            self._session.do(sla_importvraag_over, row.id)
            self.bar.tell(self.tr("Regel {} is overgeslagen.").format(row.regel), "info")
            self.reload()

    def walk(self, step: int) -> None:
        """Look at another row; this one keeps waiting."""
        if self._rows:
            self._at = (self._at + step) % len(self._rows)
            self.bar.hide()
            self._show()

    def _show(self) -> None:
        row = self.current()
        self._room.setCurrentIndex(0 if row is not None else 1)
        several = len(self._rows) > 1
        for button in (self.previous_button, self.next_button):
            button.setVisible(several)
        for button in (self.take_button, self.skip_button):
            button.setVisible(row is not None)
        if row is None:
            self.where.setText("")
            self.close_button.setFocus()
            return
        total = len(self._rows)
        place = self.tr("{} van {} · {}, regel {}").format(self._at + 1, total, row.blad, row.regel)
        self.where.setText(place)
        self.reason.tell(row.soort, "ask")
        self._show_raw(row)
        self._fill(row.voorstel)

    def _show_raw(self, row: Importvraag) -> None:
        while (item := self.raw.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for name, content in row.ruwe_rij:
            if content.strip():
                self.raw.addWidget(words.small(name))
                self.raw.addWidget(words.plain(content))
        self.raw.addStretch(1)

    def _fill(self, proposal: Signaal | None) -> None:
        team = self._session.read(lees_team)
        if team is None:
            return
        self.form.clear()
        self.form.set_team(team, "")
        self.form.kern.choose([])
        if proposal is not None:
            self._propose(proposal)
            if proposal.lid is None:
                self.form.details.offer_unnamed(proposal.discipline.label)
        self.form.more.open()
        self._ask()

    def _propose(self, proposal: Signaal) -> None:
        """What the list says as it is; what was guessed not chosen, or said to be a guess."""
        values = {f.name: getattr(proposal, f.name) for f in fields(Signaalinvoer)}
        guessed_theme = proposal.themas_voorgesteld
        self.form.fill(replace(Signaalinvoer(**values), themas_voorgesteld=False))
        if guessed_theme:
            self.form.themes.choose(())
            self.form.themes.propose(dict.fromkeys(proposal.themas, ""))
        why = set(self._reasons())
        if why & _ABOUT_PLACE:
            self.form.kern.choose([])
        guesses = [
            name
            for name, about in ((self.tr("datum"), _ABOUT_DATE), (self.tr("wie"), _ABOUT_WHO))
            if why & about
        ]
        self.guess.setText(self.tr("Voorstel, kijk het na: {}").format(phrases.listed(guesses)))
        self.guess.setVisible(bool(guesses))

    def _reasons(self) -> list[str]:
        """Why this row waits, without the name of the column."""
        row = self.current()
        parts = row.soort.split("; ") if row is not None else []
        return [part.rpartition(": ")[2] for part in parts]

    def _ask(self) -> None:
        """Put the keyboard on what this row waits for."""
        why = next(iter(self._reasons()), "")
        if why in _ABOUT_DATE:
            self.form.details.date.setFocus()
        elif why in _ABOUT_PLACE:
            self.form.kern.focus_chosen()
        elif why in _ABOUT_WHO:
            self.form.details.who.setFocus()

    def _tell_failure(self, sentence: str) -> None:
        self.bar.tell(sentence, "stop")

    def _lay_out(self) -> None:
        row_room = QWidget()
        whole = QVBoxLayout(row_room)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(px(12))
        top = QVBoxLayout()
        top.setContentsMargins(px(28), px(20), px(28), 0)
        top.setSpacing(px(6))
        top.addWidget(self.where)
        top.addWidget(self.reason)
        whole.addLayout(top)
        whole.addWidget(self._sheet(), 1)
        self._room.addWidget(row_room)
        self._room.addWidget(
            EmptyState(
                "check",
                self.tr("Er wacht niets meer"),
                self.tr("Alle regels uit jullie lijst hebben een plek of zijn overgeslagen."),
            )
        )
        told = QVBoxLayout()
        told.setContentsMargins(px(28), 0, px(28), 0)
        told.addWidget(self.bar)
        foot = QHBoxLayout()
        foot.setContentsMargins(px(28), px(4), px(28), px(20))
        foot.setSpacing(px(10))
        for button in (self.take_button, self.skip_button, self.previous_button, self.next_button):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._room, 1)
        column.addLayout(told)
        column.addLayout(foot)
        room = self.screen().availableGeometry()
        self.resize(min(px(980), room.width() - px(40)), min(px(720), room.height() - px(60)))

    def _sheet(self) -> QScrollArea:
        """The row as it stood on the left, the form on the right."""
        left = QWidget()
        left.setFixedWidth(px(230))
        beside = QVBoxLayout(left)
        beside.setContentsMargins(0, 0, px(20), 0)
        beside.setSpacing(px(8))
        beside.addWidget(words.heading(self.tr("Zo stond het er")))
        self.raw.setSpacing(px(1))
        beside.addLayout(self.raw)
        beside.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(px(10))
        right.addWidget(words.heading(self.tr("Zo nemen we het over")))
        right.addWidget(self.guess)
        right.addWidget(self.form)
        right.addStretch(1)
        inside = QWidget()
        inside.setObjectName("page")
        columns = QHBoxLayout(inside)
        columns.setContentsMargins(px(28), 0, px(28), px(8))
        columns.addWidget(left)
        columns.addLayout(right, 1)
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return scroll

    def _connect(self) -> None:
        self._session.failed.connect(self._tell_failure)
        self.take_button.setToolTip(self.tr("Ctrl+Enter"))
        self.skip_button.setToolTip(self.tr("Ctrl+D"))
        self.take_button.clicked.connect(self.take_over)
        self.skip_button.clicked.connect(self.skip)
        self.previous_button.clicked.connect(lambda: self.walk(-1))
        self.next_button.clicked.connect(lambda: self.walk(1))
        self.close_button.clicked.connect(self.accept)
        for key, act in (
            ("Ctrl+Return", self.take_over),
            ("Ctrl+Enter", self.take_over),
            ("Ctrl+D", self.skip),
            ("Alt+Left", lambda: self.walk(-1)),
            ("Alt+Right", lambda: self.walk(1)),
        ):
            QShortcut(QKeySequence(key), self).activated.connect(act)
