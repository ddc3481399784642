"""What the window says of itself, in the bar over its screens: one sentence at a time."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtCore import Signal as QtSignal

from signaal.usecases.brieven import Ingenomen
from ui.widgets.message_bar import MessageBar, Mood


class Notices(QObject):
    """``look_requested`` carries the ids of signals nobody saw yet; ``rescue_requested``: the
    archive is damaged, mend it.
    """

    look_requested = QtSignal(object)
    rescue_requested = QtSignal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._bar: MessageBar | None = None
        self._damage = ""

    def show_on(self, bar: MessageBar) -> None:
        """From now on in this bar."""
        self._bar = bar

    def rest(self) -> None:
        """What was said is done with."""
        if self._bar is not None:
            self._bar.hide()

    def renew(self) -> None:
        """Something was done: only damage is still as true as it was."""
        self.rest()
        if self._damage:
            self.tell_damage(self._damage)

    def tell_came_in(self, came_in: Ingenomen) -> None:
        """Say what was written while the archive was locked, and what was wrong with it."""
        sentence = " ".join((came_in.zin, *came_in.let_op)).strip()
        if not sentence:
            return

        def look() -> None:
            self.rest()
            self.look_requested.emit(came_in.signalen)

        acts = ((self.tr("Kijk na"), look),) if came_in.signalen else ()
        self._tell(sentence, "ask" if came_in.let_op else "info", *acts)

    def tell_restored(self, when: str) -> None:
        """Say that a backup stands here now, and where to find what stood here."""
        told = self.tr(
            "De reservekopie van {} staat terug. Wat er stond, vind je bij je reservekopieën."
        )
        self._tell(told.format(when), "good")

    def tell_failure(self, sentence: str) -> None:
        """Show what did not work, until it is put away."""
        self._tell(sentence, "stop")

    def tell_no_backup(self, sentence: str) -> None:
        """Say that no backup could be made; the work itself is safe."""
        self._tell(sentence, "ask")

    def tell_damage(self, sentence: str) -> None:
        """Say that the archive is damaged, and keep saying it."""
        self._damage = sentence
        if self._bar is not None:
            mend = (self.tr("Herstel"), self.rescue_requested.emit)
            self._bar.tell(sentence, "stop", (mend,))

    def _tell(self, sentence: str, mood: Mood, *acts: tuple[str, Callable[[], object]]) -> None:
        """Until it is put away."""
        if self._bar is not None:
            self._bar.tell(sentence, mood, (*acts, (self.tr("Sluit"), self.rest)))
