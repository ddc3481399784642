"""One slow thing at the front door, beside the window, so that it keeps painting."""

import gc
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar, cast

from PySide6.QtCore import QCoreApplication, QObject, Qt, QThreadPool

from signaal.fouten import SchrijfFout, SignaalFout
from signaal.usecases.bureau import Bureau
from signaal.usecases.sleutels import onthoud_op_deze_laptop
from ui.session import Run, Task

T = TypeVar("T")


class Errand(QObject):
    """Runs one piece of work at a time; ``done`` or ``refused`` is called in the window's thread.

    Nothing is collected while it runs: a worker that collects may destroy a widget.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pool = QThreadPool()
        self._task: Task | None = None
        self._before: Task | None = None

    @property
    def busy(self) -> bool:
        """Whether something is under way."""
        return self._task is not None

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], object],
        refused: Callable[[SignaalFout], object],
        progress: Callable[[int, int], object] | None = None,
    ) -> None:
        """Do ``work``; asked for while another is under way it is let be.

        ``progress`` hears what ``work`` tells :meth:`report`.
        """
        if self._task is not None:
            return

        jobs = [work]  # let go of as soon as it is done: it may know a passphrase
        del work

        def attempt(_: Task) -> T | SignaalFout:
            try:
                return jobs.pop()()
            except SignaalFout as fault:
                return fault

        task = Task(attempt)

        def tell(outcome: object) -> None:
            self._end(task)
            if isinstance(outcome, SignaalFout):
                refused(outcome)
            else:
                done(cast("T", outcome))

        self._task = task
        task.ended.connect(lambda: self._end(task))
        task.succeeded.connect(tell)
        if progress is not None:
            task.progressed.connect(progress, Qt.ConnectionType.QueuedConnection)
        gc.disable()
        self._pool.start(Run(task))

    def report(self, done: int, total: int) -> None:
        """How far it is; called by the work."""
        if (task := self._task) is not None:
            task.progressed.emit(done, total)

    def is_cancelled(self) -> bool:
        """Whether somebody asked to stop; asked by the work."""
        task = self._task
        return task is not None and task.is_cancelled()

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        if self._task is not None:
            self._task.cancel()

    def wait(self) -> None:
        """Until what is under way is done and has been told."""
        self._pool.waitForDone()
        if self._task is not None:
            QCoreApplication.sendPostedEvents(self._task)

    def _end(self, task: Task) -> None:
        """Not when it was told already and the next one is under way."""
        if self._task is task:
            if self._before is not None:
                self._before.deleteLater()
            self._before, self._task = self._task, None  # its worker may hold it a moment longer
            gc.enable()


def remember_as_asked(bureau: Bureau, remember: bool) -> None:
    """If that can be done: who came in stays in, and the settings show how it is."""
    with suppress(SignaalFout):
        onthoud_op_deze_laptop(bureau, remember)


def make_room(path: Path) -> None:
    """The folder in which the archive ``path`` will be made; SchrijfFout when there is none."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        said = QCoreApplication.translate(
            "errand",
            "De map voor je archief kan niet worden gemaakt; er is niets gemaakt of veranderd. "
            "Kijk of er ruimte is op de schijf en of je er mag schrijven, en probeer het opnieuw.",
        )
        raise SchrijfFout(said, str(fault)) from fault
