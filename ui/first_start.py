"""From the welcome screen to a new archive, to a team, or to the example; all connects of it."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtCore import Signal as QtSignal

from signaal.fouten import SignaalFout
from signaal.usecases.bureau import Bureau
from signaal.usecases.nieuw_archief import NieuwTeam, nieuw_archief
from ui.code_desk import CodeDesk
from ui.errand import Errand, make_room, remember_as_asked
from ui.front_door import FrontDoor
from ui.joining import Joining
from ui.screens.welkom import Start, WelkomScreen

_EXAMPLE = "voorbeeld"


class FirstStart(QObject):
    """``made`` carries the new desk and the code that stands on the screen until it was kept.

    ``entered`` carries the desk to go in with, and whether that is the example's.
    """

    made = QtSignal(object, object)
    entered = QtSignal(object, bool)
    other_requested = QtSignal()

    def __init__(
        self,
        door: FrontDoor,
        errand: Errand,
        now: Callable[[], datetime],
        today: Callable[[], date],
        open_example: Callable[[Path], Bureau],
    ) -> None:
        super().__init__(door)
        self._door = door
        self._errand = errand
        self._now = now
        self._today = today
        self._open_example = open_example
        self._joining: Joining | None = None
        self.welcome = WelkomScreen(today())
        self.welcome.other_requested.connect(self.other_requested)
        self.welcome.create_requested.connect(self._create)
        self.welcome.demo_requested.connect(self._show_example)
        self.welcome.join_requested.connect(self._join)
        self.welcome.finished.connect(self._enter)
        self._desk = CodeDesk(self.welcome.code, self)
        self._desk.refused.connect(self.welcome.refuse)
        door.stack.addWidget(self.welcome)

    def show(self) -> None:
        """Put the welcome screen at the door."""
        self._door.stack.setCurrentWidget(self.welcome)
        self.welcome.begin()

    def leave_desk(self) -> None:
        """Nobody kept the code: the archive was closed."""
        self._desk.bureau = None

    def wait_no_longer(self) -> None:
        """The program ends: nobody is asked to let this laptop in any more."""
        if self._joining is not None:
            self._joining.forget()

    def forget(self) -> None:
        """The screen knows a passphrase and a recovery code: it goes when it is done."""
        self.leave_desk()
        if self._joining is not None:
            self._joining.leave()
        self._door.stack.removeWidget(self.welcome)
        self.welcome.deleteLater()
        self.deleteLater()

    def _create(self, start: Start) -> None:
        wish = NieuwTeam(
            naam=start.team,
            kernen=start.kernen,
            leden=((start.name, start.discipline),),
            overleg=start.meeting,
            buurtschappen=start.hamlets,
        )
        path, now, today = self._door.laptop.free_place(), self._now, self._today

        def work() -> tuple[Bureau, str]:
            make_room(path)
            bureau, code = nieuw_archief(path, start.passphrase, wish, now, today)
            remember_as_asked(bureau, start.remember)
            return bureau, code

        self.welcome.set_busy(True)
        self._errand.run(work, self._show_code, self._refuse)

    def _join(self) -> None:
        if self._joining is None:
            self._joining = Joining(self._door, self._errand, self._now, self._today)
            self._joining.joined.connect(self._show_joined)
            self._joining.left.connect(self.show)
        self._joining.open()

    def _show_joined(self, made: tuple[Bureau, str]) -> None:
        """The archive is there, as if it was begun here: its recovery code has to be kept."""
        self.show()
        self._show_code(made)

    def _refuse(self, fault: SignaalFout) -> None:
        self.welcome.set_busy(False)
        self.welcome.refuse(fault.bericht)

    def _show_code(self, made: tuple[Bureau, str]) -> None:
        bureau, code = made
        self._desk.bureau = bureau
        self._door.laptop.keep(archive=str(bureau.pad))
        self.welcome.set_busy(False)
        self.welcome.show_code(code)
        self.made.emit(bureau, self.welcome.code)

    def _enter(self) -> None:
        if self._desk.bureau is not None:
            self.entered.emit(self._desk.bureau, False)

    def _show_example(self) -> None:
        try:
            bureau = self._open_example(self._door.laptop.folder / _EXAMPLE)
        except SignaalFout as fault:
            self.welcome.refuse(fault.bericht)
        else:
            self.entered.emit(bureau, True)
