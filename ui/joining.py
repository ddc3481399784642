"""From "Sluit je aan bij je team" to an archive that has all the team has; all connects of it."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtCore import Signal as QtSignal

from signaal.fouten import SignaalFout
from signaal.usecases.aansluiten import Aanmelding, rond_af, vraag_aan
from signaal.usecases.bureau import Bureau
from ui.errand import Errand, make_room, remember_as_asked
from ui.front_door import FrontDoor
from ui.screens.aansluiten import AansluitenScreen, Wish

#: How often it looks whether a colleague let us in (ms).
_LOOK_MS = 1_000


class Joining(QObject):
    """``joined`` carries the new desk and its recovery code; ``left``: back to the welcome.

    Until somebody lets us in nothing is made on this laptop. Who stops just when it happens is in.
    """

    joined = QtSignal(object)
    left = QtSignal()

    def __init__(
        self,
        door: FrontDoor,
        errand: Errand,
        now: Callable[[], datetime],
        today: Callable[[], date],
    ) -> None:
        super().__init__(door)
        self._errand = errand
        self._now = now
        self._today = today
        self._door = door
        self._request: Aanmelding | None = None
        self._wish: Wish | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self.screen = AansluitenScreen()
        self.screen.asked.connect(self._ask)
        self.screen.stopped.connect(self.stop)
        self.screen.left.connect(self.left)
        door.stack.addWidget(self.screen)

    def open(self) -> None:
        """Show the first question."""
        self._door.stack.setCurrentWidget(self.screen)
        self.screen.begin()

    def stop(self) -> None:
        """Wait no longer; what was begun is taken away."""
        self._errand.cancel()
        self.forget()
        self.screen.begin()

    def forget(self) -> None:
        """Know no words and no passphrase, and look no more."""
        self._timer.stop()
        self._request = self._wish = None
        self.screen.forget()

    def leave(self) -> None:
        """The archive is there, by whichever way: this is done with."""
        self.forget()
        self._door.stack.removeWidget(self.screen)
        self.screen.deleteLater()
        self.deleteLater()

    def _ask(self, wish: Wish) -> None:
        """Put the request in the folder; when it lies there already, go on waiting."""
        if self._errand.busy:  # what was stopped a moment ago is still letting go
            QTimer.singleShot(_LOOK_MS, self, partial(self._ask, wish))
            return
        self._wish = wish
        if self._request is not None:
            self._timer.start()
            return
        path, now = self._door.laptop.free_place(), self._now

        def work() -> Aanmelding:
            make_room(path)
            lid = f"{wish.name.replace(':', ' ')}:{wish.discipline.value}"
            return vraag_aan(path, Path(wish.folder), lid, now())

        self._errand.run(work, self._wait, self._refuse)

    def _refuse(self, fault: SignaalFout) -> None:
        self.screen.refuse(fault.bericht)

    def _wait(self, request: Aanmelding) -> None:
        self._request = request
        self.screen.show_words(request.woorden)
        self._timer.start()

    def _look(self) -> None:
        request, wish, errand = self._request, self._wish, self._errand
        if request is None or wish is None or errand.busy:
            return
        now, today = self._now, self._today

        def work() -> tuple[Bureau, str] | None:
            made = rond_af(
                request,
                wish.passphrase,
                now,
                today,
                voortgang=errand.report,
                stop=errand.is_cancelled,
            )
            if made is not None:
                remember_as_asked(made[0], wish.remember)
            return made

        errand.run(work, self._found, self._pause, self.screen.show_progress)

    def _found(self, made: tuple[Bureau, str] | None) -> None:
        if made is not None:
            self.forget()
            self.joined.emit(made)

    def _pause(self, fault: SignaalFout) -> None:
        """It cannot look now: say why, and look again when asked to."""
        if self._request is not None:  # else nobody waits for it any more
            self._timer.stop()
            self.screen.refuse(fault.bericht)
