"""What was done to signals in the list, told in a bar with one step back."""

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtWidgets import QWidget

from signaal.domain.model import Signaal
from signaal.usecases.signalen import herstel_signalen, verwijder_signalen, zet_signaal_terug
from ui.models.phrases import number
from ui.session import Session
from ui.widgets.call_question import contacts_of, may_remove
from ui.widgets.message_bar import MessageBar


class SignalSteps(QObject):
    """``told``: something was done, and stands in ``bar`` with the way back."""

    told = QtSignal()

    def __init__(self, session: Session, bar: MessageBar, home: QWidget) -> None:
        super().__init__(home)
        self._session = session
        self._bar = bar
        self._home = home
        self._back: Callable[[], object] | None = None

    def undo(self) -> None:
        """Take back the last thing that was done."""
        if self._back is not None:
            step, self._back = self._back, None
            self._bar.hide()
            step()

    def remove(self, ids: Sequence[UUID]) -> None:
        """Out of the list, after a question where somebody was to be called."""
        self._put_away(ids, away=True)

    def bring_back(self, ids: Sequence[UUID]) -> None:
        """Removed ones, into the list again."""
        self._put_away(ids, away=False)

    def tell_changed(self, before: Signaal, after: Signaal) -> None:
        """One was changed."""

        def back() -> None:
            known = contacts_of(self._session, [before.id])
            if self._session.do(zet_signaal_terug, before, after):
                said = self.tr("Het signaal is weer zoals het was")
                if before.nabellen and not known:  # perhaps there was one before the change
                    said = self.tr("{}. Wie je zou terugbellen, staat er niet (meer) bij")
                    said = said.format(self.tr("Het signaal is weer zoals het was"))
                self._bar.tell(said, "info", seconds=12)

        self._tell(self.tr("Signaal gewijzigd"), back)

    def tell_done(self, said: str, back: Callable[[], object] | None) -> None:
        """Something was done around one; None: there is no way back."""
        if back is None:
            self._bar.tell(said, "good", seconds=12)
        else:
            self._tell(said, back)

    def _put_away(self, ids: Sequence[UUID], *, away: bool, gone: bool = False) -> None:
        """``gone``: whom to call was destroyed when they were removed."""
        wiped = contacts_of(self._session, ids) if away else 0
        if not may_remove(wiped, self._home):
            return
        if self._session.do(verwijder_signalen if away else herstel_signalen, ids) is None:
            return
        done = self.tr("verwijderd") if away else self.tr("teruggezet")
        kind = self.tr("signaal") if len(ids) == 1 else self.tr("signalen")
        said = f"{number(len(ids))} {kind} {done}"
        if wiped:
            said = self.tr("{}. Naam en nummer zijn vernietigd en komen niet terug").format(said)
        if gone:
            said = self.tr("{}, zonder naam en nummer: die zijn vernietigd").format(said)
        self._tell(said, partial(self._put_away, ids, away=not away, gone=bool(wiped)))

    def _tell(self, sentence: str, back: Callable[[], object]) -> None:
        self._back = back
        self._bar.tell(sentence, "good", ((self.tr("Ongedaan maken (Ctrl+Z)"), self.undo),))
        self.told.emit()
