"""From the front door to the open archive and out again: every connect of the door stands here."""

import gc
from collections.abc import Callable
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog

from signaal.fouten import (
    ArchiefKapotFout,
    GeenArchiefFout,
    GeenWachtwoordFout,
    InGebruikFout,
    SignaalFout,
    SleutelbosKapotFout,
    SleutelbosWegFout,
    VerkeerdWachtwoordFout,
)
from signaal.usecases.aanwezig import noteer_pogingen
from signaal.usecases.archief import (
    Herstelcode,
    Sleutelring,
    Wachtwoord,
    open_archief,
    sluit,
)
from signaal.usecases.brieven import Ingenomen, neem_brieven_in, schrijf_brief
from signaal.usecases.bureau import Bureau
from signaal.usecases.reservekopie import UITGANG
from signaal.usecases.sleutels import (
    nieuw_wachtwoord,
    wordt_onthouden,
)
from ui.errand import Errand, remember_as_asked
from ui.front_door import FrontDoor
from ui.guesses import Guesses
from ui.lock import Lock
from ui.main_window import MainWindow
from ui.models import backup_words
from ui.session import Session

if TYPE_CHECKING:  # loaded when it is wanted
    from signaal.usecases.herstellen import Klaargezet
    from ui.first_start import FirstStart
    from ui.later import Later
    from ui.rekey import Rekey
    from ui.rescue import Rescue
    from ui.widgets.recovery_code import RecoveryCode

#: How long opening waits for another window that may just be closing (s).
_WAIT_S = 1.0
#: What a backup or a repair may help against.
_BEYOND_TYPING = (ArchiefKapotFout, GeenArchiefFout, SleutelbosKapotFout, SleutelbosWegFout)


class Entrance(QObject):
    """Opens an archive and shows its window; as a context it leaves nothing open behind."""

    def __init__(
        self,
        door: FrontDoor,
        now: Callable[[], datetime],
        today: Callable[[], date],
        load_later: Callable[[], "Later"],
    ) -> None:
        super().__init__()
        self._door = door
        self._laptop = door.laptop
        self._now = now
        self._today = today
        self._load_later = load_later
        self._bureau: Bureau | None = None
        self._errand = Errand(self)
        self._guesses = Guesses(self._laptop, now)
        self._came_in = Ingenomen()  # by the worker that opened the archive: there may be thousands
        self._leaving = False
        self.window: MainWindow | None = None
        self.lock = Lock(door, now, self)
        self.lock.dropped.connect(self._leave_locked)
        self.lock.code_left.connect(self._forget_desk)
        unlock = door.unlock
        unlock.rescue_requested.connect(self._open_rescue)
        unlock.open_requested.connect(self._open_with_passphrase)
        unlock.recover_requested.connect(self._recover)
        unlock.letter_requested.connect(self._write_letter)
        unlock.new_requested.connect(self._show_welcome)
        unlock.other_requested.connect(self._choose_other)
        unlock.wait(self._guesses.left())
        if not self._laptop.habits.archive:
            self._show_welcome()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *fault: object) -> None:
        self.close()

    @property
    def busy(self) -> bool:
        """Whether an archive is being opened, made or put on lock."""
        return self._errand.busy or self.lock.busy

    def knock(self) -> None:
        """Come in without a word when this laptop was told to remember; else wait to be asked."""
        self._open_by_itself()
        gc.freeze()  # what is loaded now stays until the end: never look through it again
        if self.window is None:
            gc.enable()  # with a window, its session collects (ui/collector.py)

    def _open_by_itself(self) -> None:
        path = self._archive()
        if not self._laptop.habits.archive or not wordt_onthouden(path):
            return
        try:
            bureau = open_archief(path, Sleutelring(), self._now, self._today, wacht_s=_WAIT_S)
            self._enter(bureau, hurried=True)
        except GeenWachtwoordFout:
            return  # the keyring of this laptop lost it: ask
        except InGebruikFout as fout:
            self._door.unlock.refuse(fout.bericht, again=self._open_by_itself)
        except SignaalFout as fault:
            self._refuse(fault)

    @cached_property
    def first(self) -> "FirstStart":
        """The first start of a team at this laptop; made when it is wanted."""
        later = self._load_later()
        first = later.first_start(
            self._door, self._errand, self._now, self._today, later.open_example
        )
        first.made.connect(self._guard_new)
        first.entered.connect(lambda bureau, example: self._enter(bureau, example=example))
        first.other_requested.connect(self._choose_other)
        self.lock.code_left.connect(first.leave_desk)
        return first

    def _show_welcome(self) -> None:
        self.first.show()

    def _forget_welcome(self) -> None:
        if (first := self.__dict__.pop("first", None)) is not None:
            self.lock.code_left.disconnect(first.leave_desk)
            first.forget()

    def _archive(self) -> Path:
        return Path(self._laptop.habits.archive)

    def _open_with_passphrase(self, passphrase: str, remember: bool) -> None:
        path, now, today = self._archive(), self._now, self._today

        def work() -> Bureau:
            bureau = open_archief(path, Wachtwoord(passphrase), now, today, wacht_s=_WAIT_S)
            remember_as_asked(bureau, remember)
            self._came_in = _take_letters_in(bureau)
            return bureau

        self._errand.run(work, self._enter, self._refuse)

    def _recover(self, code: str, passphrase: str) -> None:
        path, now, today = self._archive(), self._now, self._today

        def work() -> Bureau:
            bureau = open_archief(path, Herstelcode(code), now, today, wacht_s=_WAIT_S)
            try:
                nieuw_wachtwoord(bureau, passphrase)
            except SignaalFout:
                sluit(bureau)
                raise
            self._came_in = _take_letters_in(bureau)
            return bureau

        self._errand.run(work, self._enter, self._tell_refusal)

    def _tell_refusal(self, fault: SignaalFout) -> None:
        unlock = self._door.unlock
        again = unlock.repeat if isinstance(fault, InGebruikFout) else None
        unlock.refuse(fault.bericht, again, rescue=isinstance(fault, _BEYOND_TYPING))

    def _refuse(self, fault: SignaalFout) -> None:
        self._tell_refusal(fault)
        if isinstance(fault, VerkeerdWachtwoordFout):
            self._door.unlock.wait(self._guesses.wrong())

    def _write_letter(self, text: str, kern: str) -> None:
        try:
            schrijf_brief(self._archive(), text, kern, self._now(), self._today())
        except SignaalFout as fault:
            self._door.unlock.refuse(fault.bericht)
        else:
            self._door.unlock.tell_letter_kept()

    def _guard_new(self, bureau: Bureau, code: "RecoveryCode") -> None:
        """A new archive is open while its recovery code stands on the screen."""
        self._bureau = bureau
        self.lock.guard_code(bureau, code)

    def _choose_other(self) -> None:
        kinds = self.tr("Archief of reservekopie (*.signaal *{})").format(UITGANG)
        path, _ = QFileDialog.getOpenFileName(self._door, self.tr("Open een archief"), "", kinds)
        if path.endswith(UITGANG):
            self.rescue.open(self._laptop.free_place(), Path(path))
        elif path:
            self._laptop.keep(archive=path)
            self._door.show_unlock()

    @cached_property
    def rescue(self) -> "Rescue":
        """A backup put back, an archive repaired; made when it is wanted."""
        rescue = self._load_later().rescue(
            self._door, self._errand, self._guesses, self._now, self._load_later
        )
        rescue.rescued.connect(self._open_rescued)
        return rescue

    def _open_rescue(self) -> None:
        self.rescue.open(self._archive())

    def _open_rescued(self, archive: str, passphrase: str) -> None:
        self._laptop.keep(archive=archive)
        self._door.show_unlock()
        if passphrase:
            self._open_with_passphrase(passphrase, False)
        else:
            self._door.unlock.forgot_button.click()

    def _leave_for_rescue(self) -> None:
        """The open archive is damaged: to the front door, where it can be mended."""
        if self.window is not None:
            self._door.show_unlock()
            self._door.show()
            self.window.close()
            self.window = None
            self._open_rescue()

    def _put_back(self, ready: "Klaargezet") -> None:
        """A backup that was checked takes the place of the open archive."""
        if self.window is None or self._bureau is None:
            return
        bureau, self._bureau = self._bureau, None  # the window closes, the desk a moment later
        self._door.show_unlock()
        self._door.unlock.set_busy(True)
        self._door.show()
        self.window.close()
        self.window = None

        def come_back(fresh: Bureau) -> None:
            self._enter(fresh)
            if self.window is not None:
                self.window.notices.tell_restored(backup_words.when(ready.kopie))

        swap = self._load_later().swap_to
        self._errand.run(lambda: swap(bureau, ready), come_back, self._refuse)

    def _enter(self, bureau: Bureau, *, example: bool = False, hurried: bool = False) -> None:
        """Show the window; ``hurried``: letters that nobody is waiting for come a moment later."""
        self._bureau = bureau
        if self._leaving:
            return
        if (wrong := self._guesses.right()) and not example:
            noteer_pogingen(bureau, wrong)
        hurried = hurried and self._door.unlock.letter.is_empty()
        came_in = Ingenomen() if hurried else self._take_last_letter_in(bureau)
        self._door.unlock.forget()
        self._forget_welcome()
        session = Session(bureau)
        self.window = MainWindow(session, self._laptop, self._load_later, example=example)
        self.window.closed.connect(self._leave)
        self.window.restore_requested.connect(self._put_back, Qt.ConnectionType.QueuedConnection)
        self.window.rescue_requested.connect(
            self._leave_for_rescue, Qt.ConnectionType.QueuedConnection
        )
        self.window.show()
        self._door.hide()
        if not example:
            self.lock.guard(self.window)
            self.window.rekey_requested.connect(self._give_new_key)
            self.window.take_up(came_in)
        if hurried:
            self.window.take_letters_in(_take_letters_in)

    def _take_last_letter_in(self, bureau: Bureau) -> Ingenomen:
        """What was written while locked; a letter that still stands on the screen goes along."""
        letter = self._door.unlock.letter
        if not letter.is_empty():
            self._write_letter(letter.text.toPlainText(), letter.kern.text())
        came_in, self._came_in = self._came_in, Ingenomen()
        return came_in.met(_take_letters_in(bureau))

    def _leave(self) -> None:
        if self._bureau is not None:
            sluit(self._bureau)
            self._bureau = None

    def _forget_desk(self) -> None:
        self._bureau = None

    def _leave_locked(self) -> None:
        self.window = None
        self._leave()

    @cached_property
    def rekey(self) -> "Rekey":
        """Another key for the archive; made when it is wanted."""
        rekey = self._load_later().rekey(self._door, self._errand, self)
        rekey.finished.connect(self._enter)
        rekey.failed.connect(self._go_on)
        rekey.closed_down.connect(self._ask_again)
        rekey.code_shown.connect(self.lock.guard_code)
        self.lock.code_left.connect(rekey.forget)
        return rekey

    def _give_new_key(self, passphrase: str) -> None:
        bureau = self._bureau
        if bureau is None or self.lock.busy:
            return
        self._bureau = self.window = None
        self.rekey.show()
        self.lock.step_aside(lambda: self.rekey.run(bureau, passphrase))

    def _go_on(self, bureau: Bureau, sentence: str) -> None:
        self._enter(bureau)
        if self.window is not None:
            self.window.notices.tell_failure(sentence)

    def _ask_again(self, sentence: str) -> None:
        self._door.show_unlock()
        self._door.unlock.refuse(sentence)

    def close(self) -> None:
        """Close what is open, also when the door is shut halfway a first start."""
        self._leaving = True
        if "rekey" in self.__dict__:
            self.rekey.leave()
            self._bureau = self._bureau or self.rekey.bureau
        if "first" in self.__dict__:
            self.first.wait_no_longer()
        self._errand.wait()
        self.lock.stop()
        if self.window is not None and self.window.isVisible():
            self.window.close()
        self._leave()


def _take_letters_in(bureau: Bureau) -> Ingenomen:
    """What was written while locked; nothing that is wrong with it keeps anybody out."""
    try:
        return neem_brieven_in(bureau)
    except SignaalFout as fault:
        return Ingenomen(let_op=(fault.bericht,))
