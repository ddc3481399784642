"""From the wish for another key to the window that goes on where it was; all connects of it."""

from PySide6.QtCore import QObject
from PySide6.QtCore import Signal as QtSignal

from signaal.fouten import SignaalFout
from signaal.usecases.archief import staat_open
from signaal.usecases.bureau import Bureau
from signaal.usecases.hersleutelen import hersleutel
from ui.code_desk import CodeDesk
from ui.errand import Errand
from ui.front_door import FrontDoor
from ui.screens.hersleutel import HersleutelScreen


class Rekey(QObject):
    """``finished`` carries the desk to go on with; ``failed`` the same and a sentence;
    ``closed_down`` a sentence when the archive has to be opened anew. ``code_shown`` carries the
    open desk while the new code stands on the screen, and that code.
    """

    finished = QtSignal(object)
    failed = QtSignal(object, str)
    closed_down = QtSignal(str)
    code_shown = QtSignal(object, object)

    def __init__(self, door: FrontDoor, errand: Errand, parent: QObject) -> None:
        super().__init__(parent)
        self._errand = errand
        self._unseen = False
        self.screen = HersleutelScreen()
        self.screen.kept.connect(self._finish)
        self._desk = CodeDesk(self.screen.code, self)
        self._desk.refused.connect(self.screen.tell)
        door.stack.addWidget(self.screen)
        self._door = door

    def show(self) -> None:
        """Put the screen at the door."""
        self._door.stack.setCurrentWidget(self.screen)
        self.screen.begin()

    def run(self, bureau: Bureau, passphrase: str) -> None:
        """Give the archive of this desk, which nobody else uses now, another key."""
        self._desk.bureau = bureau
        screen = self.screen

        def work() -> tuple[Bureau, str]:
            def progress(done: int, total: int) -> None:
                screen.progressed.emit(100 * done // total)

            return hersleutel(bureau, passphrase, voortgang=progress, stop=screen.is_stopped)

        self._errand.run(work, self._show_code, self._refuse)

    def leave(self) -> None:
        """The program ends: stop, and let no code stand that nobody saw."""
        self.screen.stop()
        self._errand.wait()
        if self._unseen:
            self._desk.drop_code()

    def forget(self) -> None:
        """Nobody kept the code: the archive was closed."""
        self._unseen = False
        self._desk.bureau = None

    @property
    def bureau(self) -> Bureau | None:
        """The desk this has now, to be closed at the end."""
        return self._desk.bureau

    def _show_code(self, made: tuple[Bureau, str]) -> None:
        self._desk.bureau, code = made
        self._unseen = True
        self.screen.show_code(code)
        self.code_shown.emit(self._desk.bureau, self.screen.code)

    def _refuse(self, fault: SignaalFout) -> None:
        bureau, self._desk.bureau = self._desk.bureau, None
        if bureau is not None and staat_open(bureau):
            self.failed.emit(bureau, fault.bericht)
        else:
            self.closed_down.emit(fault.bericht)

    def _finish(self) -> None:
        self._unseen = False
        self.screen.code.show_code("")
        bureau, self._desk.bureau = self._desk.bureau, None
        self.finished.emit(bureau)
