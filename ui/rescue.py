"""At the front door: a backup put back or an archive repaired, beside the window."""

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtCore import Signal as QtSignal

from signaal.fouten import SignaalFout, VerkeerdWachtwoordFout
from signaal.usecases.archief import Herstelcode, Slot, Wachtwoord
from signaal.usecases.herstellen import Klaargezet, herstel_archief
from signaal.usecases.reparatieverslag import Reparatieverslag, verslag_in_woorden
from signaal.usecases.repareren import repareer_archief
from signaal.usecases.reservebestand import reservekopieen_bij
from ui.errand import Errand
from ui.front_door import FrontDoor
from ui.guesses import Guesses

#: As it stands on the sheet: groups of four.
_CODE = re.compile(r"(?:[0-9A-Za-z]{4}[- ]){7}[0-9A-Za-z]{4}")

if TYPE_CHECKING:
    from ui.later import Later
    from ui.screens.terugzetten import TerugzettenDialog


class Rescue(QObject):
    """``rescued``: the archive at this path can be opened with this passphrase; "" when it was the
    recovery code that did it.
    """

    rescued = QtSignal(str, str)

    def __init__(
        self,
        door: FrontDoor,
        errand: Errand,
        guesses: Guesses,
        now: Callable[[], datetime],
        load_later: Callable[[], "Later"],
    ) -> None:
        super().__init__(door)
        self._door = door
        self._errand = errand
        self._guesses = guesses
        self._now = now
        self._load_later = load_later
        self.dialog: TerugzettenDialog | None = None

    def open(self, archive: Path, backup: Path | None = None) -> None:
        """Show what there is for ``archive``, with ``backup`` from elsewhere chosen."""
        dialog = self._load_later().put_back(
            reservekopieen_bij(archive), self._door, repairable=archive.is_file()
        )
        dialog.restore_requested.connect(partial(self._put_back, archive))
        dialog.repair_requested.connect(partial(self._repair, archive))
        dialog.stop_requested.connect(self._errand.cancel)
        dialog.finished.connect(self._forget)
        dialog.wait(self._guesses.left())
        if backup is not None:
            dialog.choose(backup)
        self.dialog = dialog
        dialog.open()

    def _put_back(self, archive: Path, backup: str, typed: str) -> None:
        dialog, errand = self.dialog, self._errand
        if dialog is None:
            return

        def work() -> Klaargezet:
            with suppress(OSError):  # then there is no place to write, and that is said
                archive.parent.mkdir(parents=True, exist_ok=True)
            return herstel_archief(
                archive,
                Path(backup),
                _slot(typed),
                self._now,
                errand.report,
                errand.is_cancelled,
            )

        dialog.begin(self.tr("We kijken de reservekopie na en zetten hem terug…"))
        errand.run(
            work,
            lambda _: self._done(archive, typed),
            self._refuse,
            dialog.line.progress,
        )

    def _repair(self, archive: Path, typed: str) -> None:
        dialog, errand = self.dialog, self._errand
        if dialog is None:
            return

        def work() -> Reparatieverslag:
            return repareer_archief(
                archive, _slot(typed), self._now, errand.report, errand.is_cancelled
            )

        dialog.begin(self.tr("We repareren het archief. Dat kan even duren…"))
        errand.run(
            work,
            partial(self._report, archive, typed),
            self._refuse,
            dialog.line.progress,
        )

    def _refuse(self, fault: SignaalFout) -> None:
        wrong = isinstance(fault, VerkeerdWachtwoordFout)
        if self.dialog is not None:
            self.dialog.refuse(fault.bericht, self._guesses.wrong() if wrong else 0)

    def _report(self, archive: Path, typed: str, report: Reparatieverslag) -> None:
        told = self._load_later().repair_report(verslag_in_woorden(report), self._door)
        told.finished.connect(lambda _: self._done(archive, typed))
        told.finished.connect(told.deleteLater)
        if self.dialog is not None:
            self.dialog.hide()
        told.open()

    def _done(self, archive: Path, typed: str) -> None:
        if self.dialog is not None:
            self.dialog.accept()
        code = isinstance(_slot(typed), Herstelcode)
        self.rescued.emit(str(archive), "" if code else typed)

    def _forget(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None


def _slot(typed: str) -> Slot:
    """A recovery code is known by its groups; a passphrase of that form is not likely."""
    return Herstelcode(typed) if _CODE.fullmatch(typed.strip()) else Wachtwoord(typed)
