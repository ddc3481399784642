"""Between the screens and the use cases: runs them, tells what changed, passes failures on.

Screens get the Session through their constructor and hand it a use case: ``session.do(log_signaal,
invoer)``. The desk (``Bureau``) is put in front; screens never hold it.
"""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool
from PySide6.QtCore import Signal as QtSignal

from signaal.fouten import GestoptFout, SignaalFout
from signaal.usecases.bureau import Bureau
from ui.collector import Collector

if TYPE_CHECKING:  # brings word lists and numpy: loaded beside the window
    from signaal.usecases.meelezen import Meelezer

P = ParamSpec("P")
T = TypeVar("T")


class Task(QObject):
    """One use case at work beside the window; everything it tells arrives in the window's thread.

    Exactly one of ``succeeded``, ``refused`` and ``stopped`` comes, then ``ended``.
    """

    progressed = QtSignal(int, int)
    succeeded = QtSignal(object)
    refused = QtSignal(str)
    stopped = QtSignal()
    ended = QtSignal()
    _worked = QtSignal(object, object)

    def __init__(self, work: Callable[["Task"], object]) -> None:
        super().__init__()
        self._work = work
        self.awaited = False
        self._cancelled = False
        self._forgotten = False
        self._over = False
        self._worked.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Ask the work to stop at its next step; nothing it did is kept."""
        self._cancelled = True

    def forget(self) -> None:
        """Nobody waits for the outcome any more: it is told to no one."""
        self._forgotten = True

    @property
    def over(self) -> bool:
        """Whether nothing more comes of it: it has ended, however, or nobody is told."""
        return self._over or self._forgotten

    def is_cancelled(self) -> bool:
        """Whether somebody asked to stop."""
        return self._cancelled

    def work(self) -> None:
        """Do the work; runs in the worker's thread."""
        try:
            self._worked.emit(self._work(self), None)
        except Exception as fault:  # carried to the window's thread and raised there, see _tell
            self._worked.emit(None, fault)

    def _tell(self, outcome: object, fault: Exception | None) -> None:
        self._over = True
        match fault:
            case _ if self._forgotten:
                pass
            case None:
                self.succeeded.emit(outcome)
            case GestoptFout():
                self.stopped.emit()
            case SignaalFout():
                self.refused.emit(fault.bericht)
        if not self._forgotten:
            self.ended.emit()
        if fault is not None and not isinstance(fault, SignaalFout):
            raise fault


class Session(QObject):
    """Runs use cases at one desk. ``changed``: data was written; ``failed``: a sentence to show.

    ``arrived``: something of a colleague came in; nobody here did anything.
    ``reader`` reads along in every form; None until it is loaded (``reader_ready``).
    """

    changed = QtSignal()
    arrived = QtSignal()
    failed = QtSignal(str)
    reader_ready = QtSignal()

    def __init__(self, bureau: Bureau) -> None:
        super().__init__()
        self._bureau = bureau
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(1)  # the archive has one writer; readers need not overtake
        self._running: set[Task] = set()
        self._aside: set[Task] = set()
        self.reader: Meelezer | None = None
        self._ended: Task | None = None
        self._closed = False
        self._beside = QThreadPool()
        self._watching: Task | None = None
        self._collector = Collector(self)

    @property
    def today(self) -> date:
        """The day on which we work."""
        return self._bureau.vandaag()

    @property
    def reads_along(self) -> bool:
        """Whether this laptop only reads along, without notes and contacts."""
        return self._bureau.leest_mee

    @property
    def busy(self) -> bool:
        """Whether something is at work beside the window that people wait for: what writes, or
        tells how far it is. Reading is no work.
        """
        return any(task.awaited for task in self._running - self._aside)

    @property
    def at_rest(self) -> bool:
        """Whether nothing is read or written but what nobody waits for."""
        return not self._running - self._aside

    def set_reader(self, reader: "Meelezer") -> None:
        """From now on this one reads along."""
        self.reader = reader
        self.reader_ready.emit()

    def do(
        self, verb: Callable[Concatenate[Bureau, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T | None:
        """Run a use case that writes; None when it was refused (``failed`` has told why)."""
        if self._closed:
            return None
        try:
            outcome = verb(self._bureau, *args, **kwargs)
        except SignaalFout as fout:
            self.failed.emit(fout.bericht)
            return None
        self.changed.emit()
        return outcome

    def read(
        self, verb: Callable[Concatenate[Bureau, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T | None:
        """Run a use case that changes nothing another screen shows; else like :meth:`do`."""
        if self._closed:
            return None
        try:
            return verb(self._bureau, *args, **kwargs)
        except SignaalFout as fout:
            self.failed.emit(fout.bericht)
            return None

    def do_slow(
        self,
        verb: Callable[..., T],
        *args: object,
        done: Callable[[T], object],
        progress: Callable[[int, int], object] | None = None,
        writes: bool = False,
        aside: bool = False,
    ) -> Task:
        """Run a use case beside the window; ``done`` gets its outcome, ``failed`` its refusal.

        With ``progress`` the use case gets two more arguments by name: ``voortgang(done, total)``
        to call now and then, and ``stop()``, true once the task was cancelled. ``writes`` makes
        ``changed`` follow. ``aside`` is for what nobody waits for: it holds up no other work.
        """
        call = partial(verb, self._bureau, *args)

        def work(task: Task) -> T:
            if progress is None:
                return call()
            return call(voortgang=task.progressed.emit, stop=task.is_cancelled)

        task = Task(work)
        task.awaited = writes or progress is not None
        if self._closed:
            task.forget()
            return task
        self._running.add(task)
        if progress is not None:
            task.progressed.connect(progress, Qt.ConnectionType.QueuedConnection)
        task.succeeded.connect(done)
        if writes:
            task.succeeded.connect(lambda _: self.changed.emit())
        task.refused.connect(self.failed)
        task.ended.connect(lambda: self._let_go(task))
        if aside:
            self._aside.add(task)
        (self._beside if aside else self._pool).start(Run(task))
        return task

    def watch(self, verb: Callable[[Bureau, Callable[[], bool]], object]) -> None:
        """Take a long look beside all else; ``failed`` tells what it found.

        ``verb`` gets a question to ask often: whether to stop. Nobody waits for it: it does not
        make us busy, and closing ends it.
        """
        if self._closed or self._watching is not None:
            return
        self._watching = Task(lambda task: verb(self._bureau, task.is_cancelled))
        self._watching.refused.connect(self.failed)
        self._beside.start(Run(self._watching))

    def _let_go(self, task: Task) -> None:
        """Keep the last one until the next has ended: its worker may hold it a moment longer, and a
        QObject must not be destroyed in another thread than its own.

        Destroying it is what frees the functions that were connected to it.
        """
        self._running.discard(task)
        self._aside.discard(task)
        if self._ended is not None:
            self._ended.deleteLater()
        self._ended = task

    def close(self) -> None:
        """Stop what still runs and wait for it; the desk may be closed after this.

        From then on nothing is read or written: a screen that still asks gets no answer.
        """
        self._closed = True
        for task in (*self._running, *filter(None, (self._watching,))):
            task.cancel()
            task.forget()
        self._pool.waitForDone()
        self._beside.waitForDone()
        for task in (*self._running, *filter(None, (self._ended, self._watching))):
            task.deleteLater()
        self._running.clear()
        self._aside.clear()
        self._ended = self._watching = None
        self._collector.stop()


class Run(QRunnable):
    """Hands a task to the thread pool."""

    def __init__(self, task: Task) -> None:
        super().__init__()
        self._task = task

    def run(self) -> None:
        self._task.work()
