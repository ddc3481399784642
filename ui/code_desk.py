"""The desk behind a recovery code that stands at the front door, before anybody went in."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtCore import Signal as QtSignal

from signaal.fouten import SignaalFout
from signaal.usecases.bureau import Bureau
from signaal.usecases.herstelblad import bewaar_herstelblad
from signaal.usecases.sleutels import noteer_herstelcode, verwijder_herstelcode
from ui.widgets.recovery_code import RecoveryCode


class CodeDesk(QObject):
    """Writes down that the code ``shown`` was taken, and makes its page. ``bureau`` is None while
    there is no open archive. ``refused`` carries why something could not be done.
    """

    refused = QtSignal(str)

    def __init__(self, shown: RecoveryCode, parent: QObject) -> None:
        super().__init__(parent)
        self.bureau: Bureau | None = None
        self._shown = shown
        shown.taken.connect(self._note)
        shown.save_requested.connect(self._save)

    def drop_code(self) -> None:
        """Let no code stand that nobody kept."""
        self._do(verwijder_herstelcode)

    def _note(self, copied: bool) -> None:
        self._do(lambda bureau: noteer_herstelcode(bureau, gekopieerd=copied))

    def _save(self, place: str) -> None:
        def save(bureau: Bureau) -> None:
            bewaar_herstelblad(bureau, self._shown.code(), Path(place))
            self._shown.tell_saved(place)

        self._do(save)

    def _do(self, act: Callable[[Bureau], object]) -> None:
        if self.bureau is None:
            return
        try:
            act(self.bureau)
        except SignaalFout as fault:
            self.refused.emit(fault.bericht)
