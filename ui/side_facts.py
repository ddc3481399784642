"""What the sidebar tells beside its places: the team, and when it meets next."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtCore import Signal as QtSignal

from signaal.domain.model import Overleg
from signaal.usecases.bureau import Bureau
from signaal.usecases.team import lees_team
from ui import dates
from ui.session import Session
from ui.widgets.navigation import Navigation

if TYPE_CHECKING:  # loaded beside the window, see main
    from ui.later import Later


class SideFacts(QObject):
    """``can_look_back``: whether there is something to look back on."""

    can_look_back = QtSignal(bool)

    def __init__(
        self, session: Session, load_later: Callable[[], "Later"], parent: QObject, *, example: bool
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._load_later = load_later
        self._example = example
        self._navigation: Navigation | None = None

    def show_on(self, navigation: Navigation) -> None:
        """From now on in this sidebar."""
        self._navigation = navigation
        self._show_team()

    def reload(self) -> None:
        """What is true now."""
        self._show_team()
        self.ask()

    def ask(self) -> None:
        """Find out, beside the window, what brings feast days or all decisions along."""

        def next_meeting(bureau: Bureau) -> Overleg:
            return self._load_later().next_meeting(bureau)

        def has_past(bureau: Bureau) -> bool:
            return self._load_later().has_terugblik(bureau)

        self._session.do_slow(next_meeting, done=self._count_down)
        self._session.do_slow(has_past, done=self.can_look_back.emit)

    def _show_team(self) -> None:
        team = self._session.read(lees_team)
        if team is not None and self._navigation is not None:
            name = team.team.naam
            self._navigation.team.setText(
                self.tr("Voorbeeldteam\n{}").format(name) if self._example else name
            )

    def _count_down(self, overleg: Overleg) -> None:
        if self._navigation is None:
            return
        days = (overleg.datum - self._session.today).days
        ahead = {0: self.tr("vandaag"), 1: self.tr("morgen")}.get(
            days, self.tr("over {} dagen").format(days)
        )
        when = dates.day_with_week(overleg.datum)
        self._navigation.countdown.setText(self.tr("Volgend overleg\n{},\n{}").format(when, ahead))
