"""Every act on the meeting goes through here: done beside the window, and one Ctrl+Z away."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtCore import Signal as QtSignal

from signaal.usecases.bureau import Bureau
from signaal.usecases.terugdraaien import Terugweg, draai_terug, met_terugweg
from ui.session import Session

P = ParamSpec("P")


class Steps(QObject):
    """``done`` and ``undone`` carry what was done, in words; ``refused``: show what is true again.

    ``overleg`` is the meeting that is on the screen.
    """

    done = QtSignal(str)
    undone = QtSignal(str)
    refused = QtSignal()
    nothing_left = QtSignal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._taken: list[tuple[str, Terugweg]] = []
        self.overleg = UUID(int=0)

    def do(
        self,
        said: str,
        verb: Callable[Concatenate[Bureau, P], object],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> None:
        """Run ``verb``; ``said`` ("Weggelaten: Vallen") is shown with a way back."""
        overleg = self.overleg

        def act(bureau: Bureau) -> Terugweg:
            return met_terugweg(bureau, overleg, verb, *args, **kwargs)

        def remember(way_back: Terugweg) -> None:
            if way_back.wijzigingen:
                self._taken.append((said, way_back))
                self.done.emit(said)

        task = self._session.do_slow(act, done=remember, writes=True)
        task.refused.connect(lambda _: self.refused.emit())

    def undo(self) -> None:
        """Take the last act back; each next call one further."""
        if not self._taken:
            self.nothing_left.emit()
            return
        said, way_back = self._taken.pop()
        task = self._session.do_slow(
            draai_terug, way_back, done=lambda _: self.undone.emit(said), writes=True
        )
        task.refused.connect(lambda _: self.refused.emit())
