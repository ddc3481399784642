"""In the meeting: what is decided about an item, why, and who does what before when."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from signaal.domain.model import LEEG, Lid
from signaal.domain.model_besluit import Besluit, SoortBesluit
from signaal.usecases.acties import Actieinvoer
from signaal.usecases.besluiten import Besluitinvoer
from signaal.usecases.bewaken import mag_bewaard
from signaal.usecases.intussen import Getoond
from ui.dates import from_qdate, to_qdate
from ui.look import px
from ui.session import Session
from ui.widgets import buttons, words
from ui.widgets.chips import ChipRow
from ui.widgets.day_from_text import DayFromText
from ui.widgets.fields import ChoiceField, DateField
from ui.widgets.guarded_field import GuardedField
from ui.widgets.typed_field import TypedField

_TWO_WEEKS = timedelta(days=14)


class DecisionForm(QWidget):
    """``decided`` carries a :class:`Besluitinvoer`, ``agreed`` an :class:`Actieinvoer`.

    Everything is kept at once: a chip when it is pressed, the reason when the keyboard leaves it,
    an agreement with Enter. A reason is asked once there is something to give a reason for.
    ``withdrawn``: the chip that was pressed in is let go. ``pass_on_requested``: it was decided to
    pass it on, and now it is.
    """

    decided = QtSignal(object)
    withdrawn = QtSignal()
    agreed = QtSignal(object)
    pass_on_requested = QtSignal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._key = ""
        self._kept: Besluit | None = None
        self._shown_kind: SoortBesluit | None = None
        self._keeps_dissent = False
        self._refused: dict[str, list[str]] = {}
        self._given_back = ""
        self._today = session.today
        self.kinds = ChipRow(self.tr("Besluit"))
        self.kinds.set_choices([(s.value, _capital(s.label)) for s in SoortBesluit], taken="bfsvnw")
        self.reason = TypedField(session, self.tr("Waarom?"), markable=True)
        self.dissent = TypedField(session, self.tr("Iemand zag het anders"))
        hint = self.tr("Bijvoorbeeld: dorpshuis vragen voor 12 december")
        self.what = GuardedField(session, hint=hint, most=500)
        self.who = ChoiceField()
        self.before = DateField(self._today + _TWO_WEEKS, "ddd d MMM")
        self.keep = buttons.secondary(self.tr("Spreek af"), "plus")
        self.pass_on = buttons.secondary(self.tr("&Geef door aan…"), "upload-simple")
        self.decision_part = QWidget()
        self._lay_out()
        self._connect()

    def show_item(self, key: str, besluit: Besluit | None, leden: Sequence[Lid]) -> None:
        """Show what is decided about ``key``; what is being typed now is not disturbed."""
        other = key != self._key
        self._key, self._kept = key, besluit
        self._shown_kind = besluit.soort if besluit else None
        self.kinds.choose([besluit.soort.value] if besluit else [])
        self.reason.show_value(key, besluit.reden if besluit else LEEG)
        self.dissent.show_value(key, besluit.afwijkend if besluit else LEEG)
        self._arrange()
        self._offer(leden)
        if other:
            self._show_refused()
            self.before.setDate(to_qdate(self._today + _TWO_WEEKS))
            self._day.begin()

    def begin(self) -> None:
        """Keyboard on the decision."""
        self.kinds.focus_chosen()

    def set_locked(self, locked: bool) -> None:
        """A closed meeting shows what was decided and lets nothing be changed."""
        self.setEnabled(not locked)

    def set_dissent(self, wanted: bool) -> None:
        """Whether the team keeps what one of the three saw differently."""
        self._keeps_dissent = wanted
        self._arrange()

    def flush(self) -> None:
        """Tell about what was typed and not told yet; an agreement half typed is kept too."""
        self.reason.flush()
        self.dissent.flush()
        if (what := self.what.text()) != self._given_back:
            if what:
                self._keep_agreement()
            else:
                self._show_next_refused()

    @property
    def key(self) -> str:
        """Of which item of which meeting this is shown."""
        return self._key

    def give_back(self, key: str, what: str) -> None:
        """An agreement of the item ``key`` was refused after all: its words stand there again, once
        nothing else does.
        """
        refused = self._refused.setdefault(key, [])
        if what not in refused:
            refused.append(what)
        if key == self._key and not self.what.text():
            self._show_next_refused()

    def unkept(self) -> tuple[str, ...]:
        """Texts that were refused and stand there still, of every item that was shown."""
        refused = (what for texts in self._refused.values() for what in texts)
        return (*self.reason.unkept(), *self.dissent.unkept(), *refused)

    def _offer(self, leden: Sequence[Lid]) -> None:
        if [self.who.itemData(n) for n in range(self.who.count())] != [lid.id for lid in leden]:
            self.who.clear()
            for lid in leden:
                self.who.addItem(lid.naam, lid.id)

    def _arrange(self) -> None:
        decided = bool(self.kinds.chosen())
        self.reason.setVisible(decided)
        self.pass_on.setVisible(self.kinds.chosen() == (SoortBesluit.DOORSCHAKELEN.value,))
        self.dissent.setVisible(decided and self._keeps_dissent)

    def _choose(self) -> None:
        chosen = self.kinds.chosen()
        kept = self._kept.soort.value if self._kept else ""
        if chosen == (kept,):  # pressed again: nothing was decided after all
            self.kinds.choose(())
            self.withdrawn.emit()
        else:
            self._tell()
        self._arrange()

    def _tell(
        self, reason: str | None = None, mark: bool | None = None, dissent: str | None = None
    ) -> None:
        if chosen := self.kinds.chosen():
            kind = SoortBesluit(chosen[0])
            shown = Getoond(self._shown())
            self.decided.emit(Besluitinvoer(kind, reason, dissent, mark, shown))
            self._shown_kind = kind

    def _shown(self) -> Besluit | None:
        """What stood here when somebody began to change it, or what was told last."""
        if self._shown_kind is None:
            return None
        besluit = self._kept or Besluit(UUID(int=0), UUID(int=0), self._key, self._shown_kind)
        return replace(
            besluit,
            soort=self._shown_kind,
            reden=self.reason.shown,
            afwijkend=self.dissent.shown,
        )

    def _agree(self) -> None:
        """Enter: kept, and ready for the next; what may not be kept stays, with the reason."""
        if self.what.text() and not self.what.refuse():
            self._keep_agreement()
        self.what.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_agreement(self) -> None:
        what = self.what.text()
        day: date = from_qdate(self.before.date())  # an empty line names none
        if mag_bewaard(what):
            self._show_next_refused()
        else:
            self._let_go()
            self._refused.setdefault(self._key, []).insert(0, what)
            self._given_back = what
        self.agreed.emit(Actieinvoer(what, UUID(str(self.who.currentData())), day))

    def _show_next_refused(self) -> None:
        """The refused words that stood here are kept now, changed, or wiped by hand."""
        self._let_go()
        self._show_refused()

    def _let_go(self) -> None:
        refused = self._refused.get(self._key, [])
        if self._given_back in refused:
            refused.remove(self._given_back)
        self._given_back = ""

    def _show_refused(self) -> None:
        self._given_back = next(iter(self._refused.get(self._key, ())), "")
        self.what.show_text(self._given_back)

    def _connect(self) -> None:
        self.kinds.changed.connect(self._choose)
        self.reason.edited.connect(lambda text, mark: self._tell(reason=text, mark=mark))
        self.dissent.edited.connect(lambda text, _: self._tell(dissent=text))
        self.what.entered.connect(self._agree)
        self.before.typing.returnPressed.connect(self._agree)
        self.keep.clicked.connect(self._agree)
        self.pass_on.clicked.connect(self.pass_on_requested)

    def _lay_out(self) -> None:
        part = QVBoxLayout(self.decision_part)
        part.setContentsMargins(0, 0, 0, 0)
        part.setSpacing(px(8))
        part.addWidget(words.heading(self.tr("Wat besluiten jullie?")))
        part.addWidget(self.kinds)
        part.addWidget(self.pass_on, 0, Qt.AlignmentFlag.AlignLeft)
        part.addWidget(self.reason)
        part.addWidget(self.dissent)
        who = QHBoxLayout()
        who.setSpacing(px(10))
        for label, field, stretch in (
            (self.tr("Wie is regiehouder?"), self.who, 3),
            (self.tr("Klaar voor"), self.before, 2),
        ):
            cell = QVBoxLayout()
            cell.setSpacing(px(4))
            name = words.label(label, field=field)
            cell.addWidget(name)
            cell.addWidget(field)
            who.addLayout(cell, stretch)
            if field is self.before:
                self._day = DayFromText(self._session, self.what, self.before, name)
        who.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.decision_part)
        column.addWidget(words.label(self.tr("Wat spreken jullie af?"), field=self.what.typing))
        column.addWidget(self.what)
        column.addLayout(who)
        self._arrange()


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
