"""The agreements of an item; on the item about earlier agreements all that was agreed before."""

from PySide6.QtCore import Signal as QtSignal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from signaal.domain.concept_agenda import AFSPRAKEN
from signaal.domain.model import Actie, ActieStand, Bundel, OverlegStand
from signaal.usecases.overleg import Overlegbeeld
from ui.look import px
from ui.session import Session
from ui.steps import Steps
from ui.widgets import words
from ui.widgets.agreement_lines import AgreementLines
from ui.widgets.agreement_question import Places
from ui.widgets.open_line import OpenLine


class AgreementsPart(QWidget):
    """Not there as long as nothing was agreed. ``lines`` are those that are shown.

    ``emptied``: the line that had the keyboard went, and there is no other.
    """

    emptied = QtSignal()

    def __init__(self, session: Session, steps: Steps) -> None:
        super().__init__()
        self.acts = AgreementLines(session, steps, self)
        self.lines: list[OpenLine] = []
        self._shown: tuple[object, ...] = ()
        self._heading = words.label(self.tr("Afgesproken"))
        self._column = QVBoxLayout()
        self._column.setSpacing(px(6))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(px(6))
        whole.addWidget(self._heading)
        whole.addLayout(self._column)
        self.hide()

    def show_item(self, view: Overlegbeeld, key: str, bundle: Bundel | None) -> None:
        """What is open on ``key``; lines that say the same as before are not disturbed."""
        places = Places(tuple(view.kernen.values()), view.besturen)
        self.acts.know(tuple(view.leden.values()), places)
        keys = {key, *(bundle.samengevoegd if bundle else ())}
        open_ = [a for a in view.acties if a.stand is ActieStand.OPEN]
        mine = [a for a in open_ if a.bundel in keys]
        if key == AFSPRAKEN:
            mine = [a for a in open_ if a.overleg != view.overleg.id or a.bundel == key]
        closed = view.overleg.stand is OverlegStand.AFGESLOTEN
        shown = (view.overleg.id, key, closed, tuple(mine))
        if shown == self._shown:
            return
        self._shown = shown
        self._fill([(a, a.overleg == view.overleg.id and not closed) for a in mine])

    def _fill(self, agreements: list[tuple[Actie, bool]]) -> None:
        had = self._focused_name()
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.lines = [self.acts.line(a, made_here=made_here) for a, made_here in agreements]
        for line in self.lines:
            self._column.addWidget(line)
        self.setVisible(bool(self.lines))
        if had and not self._focus_again(had):
            self.emptied.emit()

    def _focused_name(self) -> str:
        focused = self.window().focusWidget()
        within = focused is not None and self.isAncestorOf(focused)
        return focused.accessibleName() if focused is not None and within else ""

    def _focus_again(self, name: str) -> bool:
        """The rows are new; the keyboard stays where it was, or else with the first one."""
        same = any(line.focus_named(name) for line in self.lines)
        return same or any(line.focus_first() for line in self.lines)
