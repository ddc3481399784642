"""From the wish for another key to the window that goes on where it was; all connects of it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtCore import Signal as QtSignal

from signaal.fouten import SignaalFout
from signaal.usecases.archief import staat_open
from signaal.usecases.bureau import Bureau
from signaal.usecases.hersleutelen import hersleutel
from signaal.usecases.herstelblad import bewaar_herstelblad
from signaal.usecases.sleutels import noteer_herstelcode, verwijder_herstelcode
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
        self._bureau: Bureau | None = None
        self._unseen = False
        self.screen = HersleutelScreen()
        self.screen.kept.connect(self._finish)
        self.screen.code.taken.connect(self._note_code)
        self.screen.code.save_requested.connect(self._save_sheet)
        door.stack.addWidget(self.screen)
        self._door = door

    def show(self) -> None:
        """Put the screen at the door."""
        self._door.stack.setCurrentWidget(self.screen)
        self.screen.begin()

    def run(self, bureau: Bureau, passphrase: str) -> None:
        """Give the archive of this desk, which nobody else uses now, another key."""
        self._bureau = bureau
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
        if self._unseen and self._bureau is not None:
            self._with_bureau(verwijder_herstelcode)

    def forget(self) -> None:
        """Nobody kept the code: the archive was closed."""
        self._unseen = False
        self._bureau = None

    @property
    def bureau(self) -> Bureau | None:
        """The desk this has now, to be closed at the end."""
        return self._bureau

    def _show_code(self, made: tuple[Bureau, str]) -> None:
        self._bureau, code = made
        self._unseen = True
        self.screen.show_code(code)
        self.code_shown.emit(self._bureau, self.screen.code)

    def _refuse(self, fault: SignaalFout) -> None:
        bureau, self._bureau = self._bureau, None
        if bureau is not None and staat_open(bureau):
            self.failed.emit(bureau, fault.bericht)
        else:
            self.closed_down.emit(fault.bericht)

    def _finish(self) -> None:
        self._unseen = False
        self.screen.code.show_code("")
        bureau, self._bureau = self._bureau, None
        self.finished.emit(bureau)

    def _note_code(self, copied: bool) -> None:
        self._with_bureau(lambda bureau: noteer_herstelcode(bureau, gekopieerd=copied))

    def _save_sheet(self, place: str) -> None:
        sheet = self.screen.code

        def save(bureau: Bureau) -> None:
            bewaar_herstelblad(bureau, sheet.code(), Path(place))
            sheet.tell_saved(place)

        self._with_bureau(save)

    def _with_bureau(self, act: Callable[[Bureau], object]) -> None:
        if self._bureau is None:
            return
        try:
            act(self._bureau)
        except SignaalFout as fault:
            self.screen.tell(fault.bericht)
