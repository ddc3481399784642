"""The meeting as it is held: item after item, and closed at the end. Keeps the strip true."""

from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtWidgets import QWidget

from signaal.domain.model import OverlegStand, SoortPunt
from signaal.usecases.agendapunten import noteer_tijd
from signaal.usecases.bureau import Bureau
from signaal.usecases.extra import Extra, list_aan
from signaal.usecases.overleg import Overlegbeeld
from signaal.usecases.overlegloop import heropen_overleg, sluit_overleg, zet_aanwezigen
from signaal.usecases.overlegreeks import verzet_overleg
from ui import dates
from ui.models import phrases
from ui.screens.overleg.bundle_pane import BundlePane
from ui.screens.overleg.meeting_strip import MeetingStrip
from ui.session import Session
from ui.steps import Steps
from ui.widgets.agenda_list import AgendaList
from ui.widgets.question import Question, TextQuestion


class MeetingMode(QObject):
    """``changed``: it began or ended; ``closed``: it is locked now; ``reopened``: no longer."""

    changed = QtSignal(bool)
    closed = QtSignal()
    reopened = QtSignal()

    def __init__(
        self, session: Session, steps: Steps, pane: BundlePane, agenda: AgendaList
    ) -> None:
        super().__init__(pane)
        self._session = session
        self._steps = steps
        self._moving = False
        self._pane = pane
        self._list = agenda
        self._view: Overlegbeeld | None = None
        self._present: list[UUID] = []
        self._wanted: list[UUID] = []
        self._keeping = False
        self._at = ""
        self._number = 0
        self.on = False
        self.strip = MeetingStrip()
        self.strip.hide()
        self.strip.next_requested.connect(lambda: self.step(1))
        self.strip.previous_requested.connect(lambda: self.step(-1))
        self.strip.left_requested.connect(self.stop)
        self.strip.close_requested.connect(self._ask_to_close)
        self.strip.present_changed.connect(self._keep_present)
        steps.refused.connect(self._is_not_moved)

    @property
    def locked(self) -> bool:
        """Whether the meeting on the screen was closed."""
        return self._view is not None and self._view.overleg.stand is OverlegStand.AFGESLOTEN

    def start(self) -> None:
        """Begin with the first item; where decisions were taken already, after the last of them."""
        keys = self._keys()
        if self._view is None or self.locked or not keys:
            return
        if self._view.overleg.datum > self._session.today:
            self._ask_to_move(self._view)
            return
        self.on = True
        self.strip.show()
        self._show_present()
        self._session.do_slow(list_aan, done=self._use)
        self._pane.set_meeting(True)
        self.changed.emit(True)
        decided = [n for n, key in enumerate(keys) if key in self._view.besluiten]
        self._go(keys[min(max(decided, default=-1) + 1, len(keys) - 1)])

    def stop(self) -> None:
        """Back to preparing; what was decided stays."""
        if not self.on:
            return
        self._pane.flush()
        self._keep_time()
        self.on = False
        self.strip.hide()
        self.strip.use(clock=False, presence=False)
        self._pane.set_meeting(False)
        self.changed.emit(False)

    def show(self, view: Overlegbeeld) -> None:
        """The meeting as it stands now."""
        other = self._view is not None and self._view.overleg.id != view.overleg.id
        self._view = view
        later = view.overleg.datum > self._session.today
        if self.on and (other or later or self.locked):
            self.stop()
        if self._moving and not later:
            self._moving = False
            self.start()
        if self.on and not self._keeping:  # else what is pressed meanwhile would be undone
            self._show_present()

    def step(self, forward: int) -> None:
        """The next item (or the one before); from aside the agenda, on from where it was left."""
        keys = self._keys()
        if not self.on:
            return
        aside = self._list.key not in keys
        at = self._number + min(forward, 0) if aside else keys.index(self._list.key) + forward
        if 0 <= at < len(keys):
            self._go(keys[at])

    def follow(self, key: str) -> None:
        """Another item was chosen in the list: it is on the table now."""
        if self.on and key != self._at:
            self._on_the_table(key)

    def reopen(self, parent: QWidget) -> None:
        """Open a closed meeting again, with a reason."""
        if self._view is None:
            return
        question = TextQuestion(
            self._session,
            self.tr("Overleg weer openen"),
            self.tr("Open"),
            parent,
            label=self.tr("Waarom gaat het weer open?"),
            sentence=self.tr("De reden komt in het verslag te staan."),
        )
        overleg = self._view.overleg.id

        def keep() -> bool:
            return self._session.do(heropen_overleg, overleg, question.text()) is not None

        if question.kept(self._session, keep):
            self.reopened.emit()

    def _show_present(self) -> None:
        if self._view is not None:
            leden = [lid for lid in self._view.leden.values() if not lid.vertrokken]
            here = self._view.overleg.aanwezig
            self._present = self._wanted = [lid.id for lid in leden if lid.id in here]
            self.strip.show_present(leden, here)

    def _go(self, key: str) -> None:
        self._pane.flush()
        self._list.choose(key)
        self._on_the_table(key)
        self._pane.begin_decision()

    def _on_the_table(self, key: str) -> None:
        self._keep_time()
        self._at = key
        keys = self._keys()
        item = self._view.concept.punt(key) if self._view else None
        self._number = keys.index(key) + 1 if key in keys else self._number
        aside = key not in keys
        self.strip.show_place(self._number, len(keys), item.minuten if item else 0, aside=aside)

    def _keep_time(self) -> None:
        seconds = self.strip.seconds
        if self._at and seconds and self._view is not None:
            overleg, key = self._view.overleg.id, self._at
            self._session.do_slow(noteer_tijd, overleg, key, seconds, done=lambda _: None)
        self._at = ""

    def _keys(self) -> list[str]:
        return [p.sleutel for p in self._view.concept.punten] if self._view else []

    def _use(self, on: frozenset[Extra]) -> None:
        self.strip.use(clock=Extra.KLOK in on, presence=Extra.AANWEZIG in on)
        self._pane.decision.set_dissent(Extra.AFWIJKEND in on)

    def _keep_present(self, here: list[UUID]) -> None:
        """One after the other: each tells what changed since the one that is known to be kept."""
        self._wanted = here
        if self._view is None or self._keeping:
            return
        self._keeping = True
        overleg = self._view.overleg.id

        def kept(_: object) -> None:
            if self._view is not None and self._view.overleg.id == overleg:
                self._present = here

        def ended() -> None:
            self._keeping = False
            if self._present != here:
                self._show_present()
            elif self._wanted != here:
                self._keep_present(self._wanted)

        args = (overleg, here, self._present)
        task = self._session.do_slow(zet_aanwezigen, *args, done=kept, writes=True)
        task.ended.connect(ended)

    def _ask_to_move(self, view: Overlegbeeld) -> None:
        """One that is planned for later is moved to today, and begins then; or it is let be."""
        today = self._session.today
        question = Question(
            self.tr("Vandaag al overleg?"),
            self.tr("Verzet naar vandaag"),
            self._pane,
            self.tr("Dit overleg staat op {}. Als jullie het nu houden, komt het op {}.").format(
                dates.day_with_week(view.overleg.datum), dates.day_with_week(today)
            ),
        )
        if question.agreed():
            self._moving = True
            said = self.tr("Overleg verzet naar vandaag")
            self._steps.do(said, verzet_overleg, view.overleg.id, datum=today)

    def _is_not_moved(self) -> None:
        self._moving = False

    def _ask_to_close(self) -> None:
        """Close it, after a last look; one that is held before its day is moved to today first."""
        if self._view is None:
            return
        self._pane.flush()
        view = self._view
        early = view.overleg.datum > self._session.today
        heading = (
            self.tr("Is dit overleg vandaag gehouden?") if early else self.tr("Overleg afsluiten?")
        )
        yes = self.tr("Ja, zet op vandaag en sluit af") if early else self.tr("Sluit af")
        question = Question(heading, yes, self._pane, self._summary(view))
        if question.agreed():
            overleg = view.overleg.id
            self._keep_time()  # before it is locked

            def close(bureau: Bureau) -> None:
                if early:
                    verzet_overleg(bureau, overleg, datum=bureau.vandaag())
                sluit_overleg(bureau, overleg)

            self._session.do_slow(close, done=self._is_closed, writes=True)

    def _is_closed(self, _: object) -> None:
        self.stop()
        self.closed.emit()

    def _summary(self, view: Overlegbeeld) -> str:
        """What stands there, and what nobody decided about."""
        agreed = sum(1 for a in view.acties if a.overleg == view.overleg.id)
        said = [
            phrases.counted(len(view.besluiten), self.tr("besluit"), self.tr("besluiten")),
            phrases.counted(agreed, self.tr("afspraak"), self.tr("afspraken")),
        ]
        undecided = [
            p.titel.tekst
            for p in view.concept.punten
            if p.soort is not SoortPunt.VAST and p.sleutel not in view.besluiten
        ]
        stands = phrases.listed(said)
        stands = f"{stands[:1].upper()}{stands[1:]}"
        lines = [self.tr("{}. Daarna is het op slot.").format(stands)]
        if view.overleg.datum > self._session.today:
            planned = self.tr("Het staat op {}.").format(dates.day_with_week(view.overleg.datum))
            lines.insert(0, planned)
        if undecided:
            lines.append(self.tr("Zonder besluit: {}.").format(phrases.listed(undecided)))
        return " ".join(lines)
