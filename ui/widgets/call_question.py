"""Calling back: whom, and how it went."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from signaal.domain.model import Signaal
from signaal.domain.model_besluit import Contact, Uitkomst
from signaal.usecases.bureau import Bureau
from signaal.usecases.intussen import Getoond
from signaal.usecases.nabelcontact import merk_contact, met_contact, zet_contact
from ui import dates
from ui.models.phrases import cut
from ui.session import Session
from ui.widgets import words
from ui.widgets.chips import ChipRow
from ui.widgets.guarded_field import GuardedField
from ui.widgets.question import Question


@dataclass(frozen=True, slots=True)
class Call:
    """How it went, and a few words about it (perhaps none)."""

    uitkomst: Uitkomst
    notitie: str


class CallQuestion(Question):
    """Shows whom to call when that was written down, and asks how it went."""

    def __init__(
        self, session: Session, about: str, contact: Contact | None, parent: QWidget
    ) -> None:
        super().__init__(parent.tr("Nabellen"), parent.tr("Bewaar"), parent, about)
        self.whom = words.heading("")
        self.whom.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.whom.setAccessibleName(self.tr("Wie je belt"))
        self.outcome = ChipRow(self.tr("Hoe ging het?"))
        self.outcome.set_choices(
            (
                (Uitkomst.GELUKT.value, self.tr("Gelukt")),
                (Uitkomst.DEELS.value, self.tr("Deels")),
                (Uitkomst.NIET.value, self.tr("Niet gelukt")),
                (Uitkomst.GEEN_GEHOOR.value, self.tr("Geen gehoor")),
            ),
        )
        self.outcome.choose([Uitkomst.GELUKT.value])
        self.note = GuardedField(session, hint=self.tr("Mag leeg blijven"), most=500)
        self.fate = words.soft("")
        if contact is not None:
            self.whom.setText(" · ".join(p for p in (contact.naam, contact.telefoon) if p))
            self.body.addWidget(self.whom)
            self.body.addWidget(self.fate)
            self.outcome.changed.connect(self._tell_fate)
            self._tell_fate()
        else:
            for unused in (self.whom, self.fate):
                unused.setParent(self)
                unused.hide()
        self.body.addWidget(words.label(self.tr("Hoe ging het?")))
        self.body.addWidget(self.outcome)
        self.add(self.tr("Wat hoorde je?"), self.note)
        self.outcome.focus_chosen()

    def call(self) -> Call:
        """How it went."""
        return Call(self._chosen(), self.note.text())

    def _chosen(self) -> Uitkomst:
        return Uitkomst(self.outcome.chosen()[0])

    def _tell_fate(self) -> None:
        """Before the answer is given: what becomes of name and number."""
        if self._chosen().sluit:
            self.yes.setText(self.tr("Bewaar en vernietig nummer"))
            self.fate.setText(
                self.tr("Naam en nummer worden vernietigd. Ook ongedaan maken haalt ze niet terug.")
            )
        else:
            self.yes.setText(self.tr("Bewaar"))
            self.fate.setText(
                self.tr("Naam en nummer blijven. Over een week staat het weer klaar.")
            )


class ContactQuestion(Question):
    """Whom to call back: the one place where a name and a number may be typed.

    ``known``: somebody stands there already, whom this does not show.
    """

    def __init__(self, about: str, last: str, parent: QWidget, *, known: bool = False) -> None:
        said = parent.tr(
            "Alleen hier mag een naam staan. Na het nabellen, en uiterlijk op {}, is het weg."
        ).format(last)
        super().__init__(parent.tr("Wie bel je terug?"), parent.tr("Bewaar"), parent, said)
        self.about = words.small(about)
        self.name = QLineEdit()
        self.name.setMaxLength(200)
        self.number = QLineEdit()
        self.number.setMaxLength(200)
        self.body.addWidget(self.about)
        if known:
            said = self.tr(
                "Er staat al iemand bij. Wat je hier invult, komt daarvoor in de plaats."
            )
            self.body.addWidget(words.small(said))
        self.add(self.tr("Naam"), self.name)
        self.add(self.tr("Telefoonnummer"), self.number)
        self.number.textChanged.connect(self._judge)
        self.name.setFocus()
        self._judge()

    def contact(self) -> tuple[str, str]:
        """Name and number."""
        return self.name.text(), self.number.text()

    def _judge(self) -> None:
        self.yes.setEnabled(bool(self.number.text().strip()))


def note_contact(session: Session, signal: Signaal, parent: QWidget) -> bool:
    """Ask whom to call back about ``signal`` and keep it apart; False when it was let be."""
    today = session.today
    last = dates.full_day(today.replace(year=today.year + 1, day=min(today.day, 28)))
    shown = Getoond(session.read(merk_contact, signal.id))
    known = shown.waarde is not None
    question = ContactQuestion(cut(signal.tekst), last, parent, known=known)

    def write(bureau: Bureau) -> bool:
        zet_contact(bureau, signal.id, *question.contact(), shown)
        return True

    return question.kept(session, lambda: session.do(write) is not None)


def may_wipe(contacts: int, parent: QWidget) -> bool:
    """Whether so many names and numbers may be destroyed; asked only where there are any."""
    said = parent.tr(
        "Je hoeft hier dan niet meer over te bellen. De naam en het nummer die erbij stonden, "
        "worden vernietigd. Ook ongedaan maken haalt ze niet terug."
    )
    yes = parent.tr("Vernietig nummer")
    return not contacts or Question(_wipe_heading(parent), yes, parent, said).agreed()


def may_close_call(session: Session, signal: Signaal, parent: QWidget) -> bool:
    """Whether nobody needs to be called about ``signal`` any more, with what that destroys."""
    return may_wipe(contacts_of(session, [signal.id]), parent)


def contacts_of(session: Session, signals: Iterable[UUID]) -> int:
    """With how many of these somebody stands to be called."""
    return len((session.read(met_contact) or frozenset()) & set(signals))


def may_remove(contacts: int, parent: QWidget) -> bool:
    """Whether signals may be removed with so many names and numbers; asked only where they are."""
    said = parent.tr(
        "De naam en het nummer die erbij staan om terug te bellen, worden vernietigd. "
        "Terugzetten haalt het signaal terug, maar die niet."
    )
    yes = parent.tr("Verwijder en vernietig nummer")
    return not contacts or Question(_wipe_heading(parent), yes, parent, said).agreed()


def _wipe_heading(parent: QWidget) -> str:
    return parent.tr("Nummer vernietigen?")
