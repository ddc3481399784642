"""Loggen: the start screen. A signal costs its text and a few keys."""

from collections.abc import Callable
from dataclasses import fields, replace
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout

from signaal.domain.model import Signaal
from signaal.usecases.intussen import Getoond
from signaal.usecases.nieuws import nieuw_van_collegas
from signaal.usecases.signalen import (
    Signaalinvoer,
    herstel_signalen,
    laatste_signalen,
    log_signaal,
    tel_vraag,
    verwijder_signalen,
    wijzig_signaal,
)
from signaal.usecases.team import lees_team
from ui import dates
from ui.calling import Calling
from ui.draft import Draft
from ui.laptop import Laptop
from ui.look import px
from ui.session import Session
from ui.widgets import buttons, words
from ui.widgets.page import Page
from ui.widgets.recent_signals import RecentSignals
from ui.widgets.signal_form import SignalForm
from ui.widgets.tally_row import TallyRow


class LoggenScreen(Page):
    """Text first; Ctrl+Enter saves and is ready for the next.

    ``colleagues_requested``: show me their news; ``tally_requested``: I want to set up a key.
    """

    colleagues_requested = QtSignal()
    tally_requested = QtSignal()

    def __init__(self, session: Session, laptop: Laptop, calling: Callable[[], Calling]) -> None:
        super().__init__(self.tr("Wat zag of hoorde je?"))
        self._session = session
        self._laptop = laptop
        self._calling = calling
        self._editing: Signaal | None = None
        self._shown_signal: Getoond[Signaal] | None = None
        self._saved: tuple[UUID, Signaalinvoer] | None = None
        self._shown = False
        self.form = SignalForm(session)
        self.form.point_out_alike(True)
        self.draft = Draft(session, self.form, self)
        self.save_button = buttons.primary(self.tr("&Opslaan"))
        self.stop_button = buttons.quiet(self.tr("Laat maar"))
        self.stop_button.hide()
        self.tally = TallyRow()
        self.tally_button = buttons.quiet(self.tr("Telknop maken"))
        self.tally_button.setToolTip(self.tr("Tel een vraag die vaak komt met één toets"))
        self.tally_button.hide()
        self.colleagues = buttons.quiet("", "users-three")
        self.recent_title = words.heading(self.tr("Laatst gelogd"))
        self.recent = RecentSignals()
        self._lay_out()
        self._connect()

    def reload(self) -> None:
        """Show the team, the last signals and the news as they are now."""
        team = self._session.read(lees_team)
        signals = self._session.read(laatste_signalen, 5)
        if team is None or signals is None:
            return
        self.form.set_team(team, self._laptop.habits.kern)
        names = {k.id: k.naam for k in team.kernen} | {t.id: t.naam for t in team.themas}
        self.recent.show_signals(signals, names, self._session.today)
        self.recent_title.setVisible(bool(signals))
        self.tally.set_keys(team.telknoppen)
        news = len(self._session.read(nieuw_van_collegas) or ())
        self.colleagues.setVisible(news > 0)
        self.colleagues.setText(self.tr("{} nieuw van je collega's").format(news))
        if not self._shown:
            self._shown = True
            self.draft.take_up()
        self.draft.go_with_its_signal(on_screen=self._editing is None)

    def begin(self) -> None:
        """Keyboard in the text, wherever we came from."""
        self.ensureVisible(0, 0)
        self.form.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def save(self) -> None:
        """Keep the signal, or say why not; the text stays until it is kept.

        Nobody chose a theme: the best proposal goes along, marked as one.
        """
        self.form.reading.catch_up()
        if self.form.is_empty():
            asked = self.tr("Schrijf eerst in een paar woorden wat je zag of hoorde.")
            self.form.slot.tell(asked, "ask")
            self.form.text.setFocus()
            return
        if self.form.reading.refuse():
            self.form.text.setFocus()
            self._show_told()
            return
        if not self.form.settle_theme():
            self._show_told()
            return
        value = self.form.value()
        if self._editing is not None:
            self._save_edit(self._editing, value)
            return
        offered = () if value.themas else self.form.themes.proposed()[:1]
        wish = replace(value, themas=offered, themas_voorgesteld=True) if offered else value
        signal = self._session.do(log_signaal, wish)
        if signal is None:
            return
        self._laptop.keep(kern=signal.kern)
        self._saved = (signal.id, value)
        self.draft.drop()
        self._tell_saved(signal)
        self._show_told()

    def undo(self) -> None:
        """Take back the last save: the signal goes, its text returns to the form."""
        if self._saved is None or not self.form.is_empty():
            return
        signal, value = self._saved
        calling = self._calling()
        if not calling.may_remove(calling.contacts_of(self._session, [signal]), self):
            return
        if self._session.do(verwijder_signalen, [signal]) is not None:
            self._saved, self.draft.taken_back = None, signal
            self.form.fill(value)
            self.form.slot.tell(self.tr("Teruggehaald. Het signaal is nog niet bewaard."))

    def edit(self, signal_id: UUID) -> None:
        """Show a logged signal in the form, to change it."""
        signals = self._session.read(laatste_signalen, 5) or ()
        signal = next((s for s in signals if s.id == signal_id), None)
        if signal is None:
            return
        if self._editing is None:
            self.draft.keep()
        self._editing, self._shown_signal = signal, Getoond(signal)
        self.form.point_out_alike(False)
        values = {field.name: getattr(signal, field.name) for field in fields(Signaalinvoer)}
        self.form.fill(Signaalinvoer(**values))
        when = dates.recent(signal.datum, self._session.today)
        self.form.slot.tell(self.tr("Je wijzigt een signaal van {}.").format(when))
        self._show_editing()

    def stop_editing(self) -> None:
        """Leave the signal as it was; an unfinished text comes back."""
        self._editing = None
        self.form.point_out_alike(True)
        self.form.clear()
        self._show_editing()
        self.draft.take_up()

    def _let_edit_be(self) -> None:
        """Leave the signal as it was; what was changed already can be had back."""
        signal, value, changed = self._editing, self.form.value(), bool(self.unfinished())
        self.stop_editing()

        def resume() -> None:
            if signal is not None:
                self.edit(signal.id)
                self.form.fill(value)

        if changed:
            back = ((self.tr("Ga er toch mee verder"), resume),)
            self.form.slot.tell(self.tr("Je wijziging is niet bewaard."), "info", back)

    def keep_draft(self) -> None:
        """Keep what is typed but not saved, for the next start."""
        if self._editing is None:
            self.draft.keep_if_changed()

    def unfinished(self) -> tuple[tuple[str, str], ...]:
        """The text of a logged signal as it is being changed: a draft is for a new one."""
        text = self.form.value().tekst
        if self._editing is None or text == self._editing.tekst:
            return ()
        return ((self.tr("Signaal wijzigen"), text),)

    def _tell_saved(self, signal: Signaal) -> None:
        said = self.tr("Bewaard")
        acts: list[tuple[str, Callable[[], object]]] = []
        if signal.nabellen:
            acts.append((self.tr("Wie bel je terug?"), lambda: self._note_contact(signal)))
        if signal.themas_voorgesteld:
            theme = self.form.themes.name_of(signal.themas[0])
            said = self.tr("Bewaard bij {} (voorstel)").format(theme)
            acts.append((self.tr("Ander thema"), lambda: self._choose_theme(signal.id)))
        acts.append((self.tr("Maak ongedaan (Ctrl+Z)"), self.undo))
        self.form.slot.tell(said, "good", tuple(acts))
        self.ensureVisible(0, 0)

    def _note_contact(self, signal: Signaal) -> None:
        """From here on the signal is not taken back by one key: a number hangs on it."""
        if self._calling().note_contact(self._session, signal, self):
            self._saved = None
            self.form.slot.tell(self.tr("Bewaard. Naam en nummer staan bij Open punten"), "good")
        self.form.text.setFocus()

    def _show_told(self) -> None:
        """What happened stands under the text, which may be scrolled away from what is pressed."""
        self.ensureWidgetVisible(self.form.slot, 0, px(20))

    def _choose_theme(self, signal_id: UUID) -> None:
        """Change a signal, beginning with its theme: the proposals stand there to choose from."""
        self.edit(signal_id)
        self.form.themes.choose(())
        self.form.reading.read_now()
        self.form.themes.field.setFocus()

    def _save_edit(self, signal: Signaal, value: Signaalinvoer) -> None:
        may_close = self._calling().may_close_call
        if not value.nabellen and not may_close(self._session, signal, self):
            return
        changes = {field.name: getattr(value, field.name) for field in fields(Signaalinvoer)}
        # Another text does not make a proposal a choice.
        changes["themas_voorgesteld"] = signal.themas_voorgesteld and value.themas == signal.themas
        shown = self._shown_signal
        outcome = self._session.do(lambda b: wijzig_signaal(b, signal.id, shown, **changes))
        if outcome is not None:
            self.stop_editing()
            self.form.slot.tell(self.tr("Gewijzigd"), "good")
            self._show_told()

    def _count(self, key: UUID) -> None:
        signal = self._session.do(tel_vraag, key, self.form.chosen_kern())
        if signal is not None:
            takes_back = (self.tr("Maak ongedaan"), lambda: self._remove(signal.id))
            self.form.slot.tell(self.tr("Geteld"), "good", (takes_back,))

    def _remove(self, signal_id: UUID) -> None:
        calling = self._calling()
        wiped = calling.contacts_of(self._session, [signal_id])
        if not calling.may_remove(wiped, self):
            return
        if self._session.do(verwijder_signalen, [signal_id]) is not None:

            def bring_back() -> None:
                if self._session.do(herstel_signalen, [signal_id]) is None:
                    return
                self.form.slot.rest()
                if wiped:
                    back = self.tr("Teruggezet, zonder naam en nummer: die zijn vernietigd")
                    self.form.slot.tell(back)

            said = self.tr("Verwijderd")
            if wiped:
                said = self.tr("Verwijderd. Naam en nummer zijn vernietigd en komen niet terug")
            self.form.slot.tell(said, "info", ((self.tr("Zet terug"), bring_back),))

    def _changed(self) -> None:
        if self._editing is None:
            self.draft.touch()

    def _tell_draft(self) -> None:
        said = self.tr("Je was nog bezig; hier is je tekst terug.")
        self.form.slot.tell(said, "info", ((self.tr("Gooi weg"), self.draft.drop),))

    def _tell_destroyed(self) -> None:
        said = self.tr("Dit signaal is vernietigd. Je tekst erover is ook weg.")
        self.form.slot.tell(said)

    def _show_editing(self) -> None:
        editing = self._editing is not None
        self.stop_button.setVisible(editing)
        self.save_button.setText(self.tr("&Opslaan"))
        self.title.setText(
            self.tr("Signaal wijzigen") if editing else self.tr("Wat zag of hoorde je?")
        )

    def _lay_out(self) -> None:
        self.tools.addWidget(self.colleagues)
        self.body.addWidget(self.form)
        self.body.addWidget(self.tally_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addSpacing(px(10))
        row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addWidget(self.save_button)
        row.addWidget(words.small(self.tr("of Ctrl+Enter")))
        row.addStretch(1)
        row.addWidget(self.stop_button)
        self.body.addLayout(row)
        self.body.addWidget(self.tally)
        self.body.addSpacing(px(26))
        self.body.addWidget(self.recent_title)
        self.body.addWidget(self.recent)
        self.body.addStretch(1)

    def _connect(self) -> None:
        self.form.changed.connect(self._changed)
        self.form.more.toggled.connect(self.tally_button.setVisible)
        self.tally_button.clicked.connect(self.tally_requested)
        self.form.text.undo_pressed.connect(self.undo)
        self.draft.came_back.connect(self._tell_draft)
        self.draft.destroyed.connect(self._tell_destroyed)
        self.save_button.clicked.connect(self.save)
        self.stop_button.clicked.connect(self._let_edit_be)
        self.tally.counted.connect(self._count)
        self.colleagues.clicked.connect(self.colleagues_requested)
        self.recent.edit_requested.connect(self.edit)
        self.recent.undo_requested.connect(self._remove)
        for key, act in (
            ("Ctrl+Return", self.save),
            ("Ctrl+Enter", self.save),
            ("Alt+L", self.tally.start),
            ("Escape", self._escape),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _escape(self) -> None:
        if self._editing is not None:
            self._let_edit_be()
        else:
            self.begin()
