"""Who is to be called back today: mine, those of colleagues, and folded what is long past."""

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from signaal.domain.model import Signaal
from signaal.domain.model_besluit import Uitkomst
from signaal.usecases.bureau import Bureau
from signaal.usecases.nabelcontact import (
    lees_contact,
    met_contact,
    noteer_poging,
    pogingen_van,
    trek_poging_in,
)
from signaal.usecases.nabellen import (
    Nabelwerk,
    lees_nabellen,
    stel_nabellen_uit,
    vink_nabellen_af,
    zet_alle_nabellen_terug,
    zet_nabellen_terug,
)
from signaal.usecases.team import Teamgegevens
from ui import dates
from ui.screens.open_punten.group import Group, fill
from ui.session import Session, Task
from ui.steps import Steps
from ui.widgets import buttons, words
from ui.widgets.call_question import CallQuestion, may_wipe, note_contact
from ui.widgets.fold import Fold
from ui.widgets.open_line import OpenLine


@dataclass(frozen=True, slots=True)
class Calls:
    """The work of today, how often was tried, and for which there is somebody to call."""

    werk: Nabelwerk
    pogingen: dict[UUID, int]
    contacten: frozenset[UUID]


def read_calls(bureau: Bureau) -> Calls:
    """Whom to call today, and later."""
    werk = lees_nabellen(bureau)
    asked = (*werk.vandaag, *werk.later)
    pogingen = {s.id: len(pogingen_van(bureau, s.id)) for s in asked}
    return Calls(werk, pogingen, met_contact(bureau))


class CallsGroup(Group):
    """The calls of today; :attr:`older` folds what is due longer than six weeks.

    :attr:`later` is a group of its own: what is to be called after today.
    """

    def __init__(self, session: Session, steps: Steps) -> None:
        super().__init__("")
        self._title = self.tr("Vandaag nabellen ({})")
        self._session = session
        self._steps = steps
        self._calls: Calls | None = None
        self._older_lines = QVBoxLayout()
        self.tick_all_off = buttons.secondary(self.tr("Alle oudere afvinken"))
        self.older = Fold("", self._older_room())
        self.older.hide()
        self.later = Group(self.tr("Later nabellen ({})"))
        self.tick_all_off.clicked.connect(self._tick_all_off)

    def show_calls(self, calls: Calls, team: Teamgegevens) -> list[OpenLine]:
        """Show them; all lines, also those that are folded."""
        self._calls = calls
        werk = calls.werk
        mine, others, older, later = (
            [self._call(signal, team, calls) for signal in signals]
            for signals in (werk.mij, werk.anderen, werk.ouder, werk.later)
        )
        parts: list[QWidget] = [*mine, *others]
        if mine and others:
            my_head = words.label(self.tr("Van jou ({})").format(len(mine)))
            their_head = words.label(self.tr("Van collega's ({})").format(len(others)))
            parts = [my_head, *mine, their_head, *others]
        self.show_lines(parts)
        fill(self._older_lines, older)
        said = self.tr("{} oudere, van langer dan zes weken geleden").format(len(older))
        self.older.button.setText(said)
        self.older.button.setAccessibleName(said)
        self.older.setVisible(bool(older))
        self.tick_all_off.setHidden(self._session.reads_along)
        self.later.show_lines(later)
        return [*mine, *others, *older, *later]

    def _call(self, signal: Signaal, team: Teamgegevens, calls: Calls) -> OpenLine:
        kernen = {k.id: k.naam for k in team.kernen}
        leden = {lid.id: lid.naam for lid in team.leden}
        tried = calls.pogingen.get(signal.id, 0)
        about = [
            dates.recent(signal.datum, self._session.today),
            kernen.get(signal.kern, ""),
            leden.get(signal.lid, "") if signal.lid else "",
            self.tr("{} keer gebeld").format(tried) if tried else "",
        ]
        due = signal.nabellen_op
        is_later = due is not None and due > self._session.today
        if due is not None and is_later:
            about.insert(0, self.tr("Bellen op {}").format(dates.recent(due, self._session.today)))
        text = signal.tekst or self.tr("Geteld, zonder tekst")
        line = OpenLine(text, " · ".join(part for part in about if part))
        if self._session.reads_along:  # who has no number and may note nothing calls nobody
            return line
        known = signal.id in calls.contacten
        what = self.tr("Bel…") if known else self.tr("Gebeld…")
        line.add(what, lambda: self._ask(signal))
        if not known:
            line.add(self.tr("Wie bel je terug…"), lambda: self._note(signal), quiet=True)
        if not is_later:
            line.add(self.tr("Over een week"), lambda: self._later(signal), quiet=True)
        return line

    def _note(self, signal: Signaal) -> None:
        note_contact(self._session, signal, self)

    def _ask(self, signal: Signaal) -> None:
        contact = self._session.read(lees_contact, signal.id)
        text = signal.tekst or self.tr("Geteld, zonder tekst")
        question = CallQuestion(self._session, text, contact, self)
        day = signal.nabellen_op

        def keep() -> Task:
            call = question.call()
            said, undone = self._told(call.uitkomst, wiped=contact is not None)
            return self._steps.do_and_back(
                said,
                lambda bureau: noteer_poging(bureau, signal.id, call.uitkomst, call.notitie),
                lambda bureau: trek_poging_in(bureau, signal.id, day),
                undone=undone,
            )

        question.kept(self._session, keep)

    def _told(self, uitkomst: Uitkomst, *, wiped: bool) -> tuple[str, str]:
        """What is said about a call that ended so, and about taking that back."""
        if not uitkomst.sluit:
            kept = self.tr("Geen gehoor. Het staat bij Later nabellen, over een week")
            return kept, self.tr("geen gehoor")
        if not wiped:
            return self.tr("Nagebeld"), ""
        return (
            self.tr("Nagebeld. Naam en nummer zijn vernietigd en komen niet terug"),
            self.tr("nagebeld. Naam en nummer komen niet terug"),
        )

    def _later(self, signal: Signaal) -> None:
        day = signal.nabellen_op
        self._steps.do_and_back(
            self.tr("Over een week nabellen"),
            lambda bureau: stel_nabellen_uit(bureau, signal.id),
            lambda bureau: zet_nabellen_terug(bureau, signal.id, day),
        )

    def _tick_all_off(self) -> None:
        if self._calls is None:
            return
        days = {signal.id: signal.nabellen_op for signal in self._calls.werk.ouder}
        if not may_wipe(len(self._calls.contacten & days.keys()), self):
            return
        self._steps.do_and_back(
            self.tr("{} oudere nabelafspraken afgevinkt").format(len(days)),
            lambda bureau: vink_nabellen_af(bureau, days),
            lambda bureau: zet_alle_nabellen_terug(bureau, days),
        )

    def _older_room(self) -> QWidget:
        room = QWidget()
        column = QVBoxLayout(room)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tick_all_off, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._older_lines)
        return room
