"""Acts that can be taken back: done beside the window, and one Ctrl+Z away."""

from collections.abc import Callable
from functools import partial
from typing import Concatenate, ParamSpec
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtCore import Signal as QtSignal

from signaal.usecases.bureau import Bureau
from signaal.usecases.terugdraaien import Terugweg, draai_terug, met_terugweg
from ui.session import Session, Task

P = ParamSpec("P")
Act = Callable[[Bureau], object]


class Steps(QObject):
    """``done`` and ``undone`` carry what was done, in words; ``refused``: show what is true again.

    ``overleg`` is the meeting that is on the screen, None where agreements are all there is.
    """

    done = QtSignal(str)
    undone = QtSignal(str)
    refused = QtSignal()
    nothing_left = QtSignal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._taken: list[tuple[str, Act]] = []
        self._overleg: UUID | None = None
        self._under_way = 0

    @property
    def busy(self) -> bool:
        """Whether an act is under way: what is read meanwhile may be old when it is shown."""
        return self._under_way > 0

    @property
    def overleg(self) -> UUID:
        """The meeting that is on the screen; asked for only where there is one."""
        if self._overleg is None:
            raise LookupError("no meeting is shown")
        return self._overleg

    @overleg.setter
    def overleg(self, overleg: UUID) -> None:
        self._overleg = overleg

    def do(
        self,
        said: str,
        verb: Callable[Concatenate[Bureau, P], object],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Task:
        """Run ``verb``; ``said`` ("Weggelaten: Vallen") is shown with a way back."""
        overleg = self._overleg

        def act(bureau: Bureau) -> Terugweg:
            return met_terugweg(bureau, overleg, verb, *args, **kwargs)

        def remember(way_back: Terugweg) -> None:
            if way_back.wijzigingen:
                self._remember(said, partial(draai_terug, terugweg=way_back))

        return self._run(act, remember)

    def do_and_back(self, said: str, act: Act, back: Act, *, undone: str = "") -> Task:
        """Run ``act``, which ``back`` takes back; ``undone`` is told then, in place of ``said``."""
        return self._run(act, lambda _: self._remember(said, back, undone))

    def undo(self) -> None:
        """Take the last act back; each next call one further."""
        if not self._taken:
            self.nothing_left.emit()
            return
        said, back = self._taken.pop()
        self._run(back, lambda _: self.undone.emit(said))

    def _remember(self, said: str, back: Act, undone: str = "") -> None:
        self._taken.append((undone or said, back))
        self.done.emit(said)

    def _run(self, act: Callable[[Bureau], object], done: Callable[..., None]) -> Task:
        self._under_way += 1
        task = self._session.do_slow(act, done=partial(self._finish, done), writes=True)
        task.refused.connect(self._refuse)
        return task

    def _finish(self, done: Callable[..., None], outcome: object) -> None:
        self._under_way -= 1
        done(outcome)

    def _refuse(self, _: str) -> None:
        self._under_way -= 1
        self.refused.emit()
