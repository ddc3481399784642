"""Exchanges with the laptops of colleagues beside the work, one thing at a time.

After a change here, when something lands in the shared folder, and every minute. Quiet when all is
well; a folder that fails is tried again after growing pauses, and said only when it fails twice.
"""

from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from time import monotonic
from typing import TypeVar, cast

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer
from PySide6.QtCore import Signal as QtSignal

from signaal.fouten import GestoptFout, SignaalFout
from signaal.usecases.bureau import Bureau
from signaal.usecases.deelronde import Ronde, wissel_rond
from signaal.usecases.geschillen import aantal_geschillen
from signaal.usecases.nakijken import Nagekeken
from signaal.usecases.wisselwoorden import Melding, Soortmelding, bijgewerkt_zin
from ui.session import Session

T = TypeVar("T")
Progress = Callable[[int, int], object]
#: What is on its way, or may go by itself, is no news until it is so for this many rounds.
_ROUNDS_ON_ITS_WAY = 3
_ON_ITS_WAY = frozenset(
    {Soortmelding.ONDERWEG, Soortmelding.GAT, Soortmelding.ERUIT, Soortmelding.BLIJFT}
)
#: How far it is, is told only of an exchange that takes longer (s).
_LONG_S = 2.0


@dataclass(frozen=True, slots=True)
class Pace:
    """When the next round is, in milliseconds: after opening, after a change here, after something
    landed in the folder, else; and after a first failure and after many.
    """

    opening: int = 2_000
    change: int = 1_000
    landing: int = 700
    poll: int = 60_000
    pause: int = 10_000
    longest: int = 600_000


@dataclass(frozen=True, slots=True)
class Standing:
    """How it is with sharing. ``said``: the one line when all is well; ``failing``: why not.

    ``percent`` of a long exchange that is under way, else None.
    """

    shared: bool = False
    said: str = ""
    failing: str = ""
    notices: tuple[Melding, ...] = ()
    choices: int = 0
    percent: int | None = None


@dataclass(frozen=True, slots=True)
class _Job:
    verb: Callable[..., object]
    done: Callable[[object], object]
    progress: Progress


class Exchanger(QObject):
    """``changed``: ``standing`` is another now; ``rounded`` carries each :class:`Ronde` that ended.

    That something came in is told by the session (``arrived``).
    """

    changed = QtSignal()
    rounded = QtSignal(object)

    def __init__(self, session: Session, parent: QObject, pace: Pace | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._pace = pace or Pace()
        self.standing = Standing()
        self._news: Counter[str] = Counter()
        self._last = Ronde()
        self._failures = 0
        self._looked_at = Nagekeken()
        self._met: Counter[tuple[Soortmelding, str]] = Counter()
        self._put_aside: set[tuple[Soortmelding, str]] = set()
        self._jobs: deque[_Job] = deque()
        self._at_work = self._stopped = False
        self._began = 0.0
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(lambda _: self._in(self._pace.landing))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.exchange)
        session.changed.connect(self._written_here)
        self._in(self._pace.opening)

    def exchange(self) -> None:
        """A round now, or as soon as what is under way is done."""
        self._timer.stop()
        if all(job.verb != self._round for job in self._jobs):
            self.run(self._round, self._take, self._show_progress)

    def run(
        self,
        verb: Callable[..., T],
        done: Callable[[T | SignaalFout], object],
        progress: Progress = lambda done, total: None,
    ) -> None:
        """Run ``verb(bureau, voortgang, stop)`` in its turn; ``done`` gets what came of it, or why
        it was refused: nobody else is told.
        """
        self._jobs.append(_Job(verb, cast("Callable[[object], object]", done), progress))
        self._next()

    def put_aside(self, notice: Melding) -> None:
        """Say this no more, until it was over and comes again."""
        self._put_aside.add(_key(notice))
        self._tell()

    def forget_news(self) -> None:
        """What came in was looked at."""
        self._news.clear()
        self._tell()

    def stop(self) -> None:
        """The archive is about to close: nothing begins any more."""
        self._stopped = True
        self._timer.stop()
        self._jobs.clear()
        self._watch(())

    def _round(self, bureau: Bureau, voortgang: Progress, stop: Callable[[], bool]) -> Ronde:
        return wissel_rond(bureau, voortgang, stop, self._looked_at)

    def _in(self, ms: int) -> None:
        """A round in so many milliseconds, unless one comes sooner."""
        if not self._stopped and not 0 <= self._timer.remainingTime() <= ms:
            self._timer.start(ms)

    def _next(self) -> None:
        if self._at_work or self._stopped or not self._jobs:
            return
        job = self._jobs.popleft()
        self._at_work, self._began = True, monotonic()

        def work(bureau: Bureau, voortgang: Progress, stop: Callable[[], bool]) -> object:
            try:
                return job.verb(bureau, voortgang, stop)
            except GestoptFout:
                raise
            except SignaalFout as fault:
                return fault

        task = self._session.do_slow(work, done=job.done, progress=job.progress, aside=True)
        task.ended.connect(self._ended)

    def _ended(self) -> None:
        self._at_work = False
        if not self._timer.isActive() and self._last.door_map:
            self._in(self._pause() if self._failures else self._pace.poll)
        self._next()

    def _pause(self) -> int:
        doubled = min(self._failures - 1, 16)
        return min(self._pace.pause << doubled, self._pace.longest)

    def _written_here(self) -> None:
        if self._last.door_map and not self._failures:
            self._in(self._pace.change)
        if self.standing.choices:
            self._session.do_slow(aantal_geschillen, done=self._count, aside=True)

    def _count(self, choices: int) -> None:
        self._last = replace(self._last, geschillen=choices)
        self._tell()

    def _take(self, found: Ronde | SignaalFout) -> None:
        if isinstance(found, SignaalFout):
            found = replace(self._last, mislukt=found.bericht, gewisseld=None, volgen=())
        self._last = found
        self._failures = self._failures + 1 if found.mislukt else 0
        self._watch(tuple(str(folder) for folder in found.volgen))
        came = found.gewisseld
        if came is not None:
            self._news.update(dict(came.signalen))
            now = {_key(m) for m in came.meldingen}
            self._met = Counter({key: self._met[key] + 1 for key in now})
            self._put_aside &= now
        self._tell()
        self.rounded.emit(found)
        if came is not None and came.genomen:
            self._session.arrived.emit()

    def _show_progress(self, done: int, total: int) -> None:
        if total and monotonic() - self._began > _LONG_S:
            self._tell(min(99, 100 * done // total))

    def _tell(self, percent: int | None = None) -> None:
        last = self._last
        notices = last.gewisseld.meldingen if last.gewisseld is not None else ()
        said = bijgewerkt_zin(last.bijgewerkt, self._news.items()) if last.bijgewerkt else ""
        standing = Standing(
            last.gedeeld,
            said if last.door_map else "",
            last.mislukt if self._failures > 1 else "",
            tuple(notice for notice in notices if self._is_news(notice)),
            last.geschillen,
            percent,
        )
        if standing != self.standing:
            self.standing = standing
            self.changed.emit()

    def _is_news(self, notice: Melding) -> bool:
        long_enough = _ROUNDS_ON_ITS_WAY if notice.soort in _ON_ITS_WAY else 1
        return self._met[_key(notice)] >= long_enough and _key(notice) not in self._put_aside

    def _watch(self, folders: tuple[str, ...]) -> None:
        """Follow exactly these; they were there a moment ago: asking for them takes no time."""
        was = set(self._watcher.directories())
        if gone := was - {*folders}:
            self._watcher.removePaths([*gone])
        if new := {*folders} - was:
            self._watcher.addPaths([*new])
            self._in(self._pace.landing)  # something may have landed just before


def _key(notice: Melding) -> tuple[Soortmelding, str]:
    return notice.soort, notice.wie
