"""The true program in a process of its own, begun in milliseconds, to be killed from outside.

A fork server has the program's modules loaded; every command is a fresh fork of it that runs
``main.main`` with its own words, environment, folder and streams. :meth:`Programma.werkelijk` is
the slow way, a new Python on main.py: the sweeps keep a share of those. Where to die is chosen by
strace: at the n-th system call that writes, so that no moment of a save goes untried.
"""

import ctypes
import multiprocessing
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path

import main
from signaal import opdrachtregel
from signaal.exchange import agenda_pdf, csv_lezen, spreadsheet_uit, xlsx_lezen

HOOFD = Path(main.__file__).resolve()
#: Loaded before the fork, so that a command spends its time on what it does.
VOORGELADEN = (opdrachtregel, agenda_pdf, csv_lezen, spreadsheet_uit, xlsx_lezen)
#: A question mark lets strace pass over calls that this kind of machine does not have.
SCHRIJVEND = (
    "write,pwrite64,?writev,?pwritev,fsync,fdatasync,ftruncate,?rename,?renameat,?renameat2,"
    "?unlink,?unlinkat,?mkdir,?link,?fallocate"
)
_PR_SET_PTRACER = 0x59616D61
_AANROEP = re.compile(r"^(?:\d+ +)?(\w+)\(", re.MULTILINE)
_HOOGSTENS_S = 60


@dataclass(frozen=True, slots=True)
class Afloop:
    """How a command ended: its exit status (below zero: the signal), what it said, how long."""

    status: int
    uit: str
    fout: str
    duur_s: float


@dataclass(frozen=True, slots=True)
class Stap:
    """The ``nummer``-th call of this name in the life of a command."""

    naam: str
    nummer: int


@dataclass(frozen=True, slots=True)
class Programma:
    """Runs commands in ``folder`` with this environment; ``stromen`` keeps what they say."""

    folder: Path
    omgeving: Mapping[str, str]
    stromen: Path

    def roep(self, woorden: Sequence[str], *, dood_na_s: float | None = None) -> Afloop:
        """Run a command; with ``dood_na_s`` it is killed after so many seconds (SIGKILL)."""
        kind, poort = self._begin(woorden)
        poort.send(None)
        return self._loop_af(kind, dood_na_s)

    def stappen(self, woorden: Sequence[str]) -> tuple[Stap, ...]:
        """Run a command to its end and list every writing call it made, in order."""
        verslag = self.stromen / "strace"
        kind, poort = self._begin(woorden)
        with _strace(kind.pid, "-o", str(verslag)):
            poort.send(None)
            afloop = self._loop_af(kind, None)
        assert afloop.status == 0, afloop
        geteld: dict[str, int] = {}
        stappen: list[Stap] = []
        for naam in _AANROEP.findall(verslag.read_text("utf-8", "replace")):
            geteld[naam] = geteld.get(naam, 0) + 1
            stappen.append(Stap(naam, geteld[naam]))
        return tuple(stappen)

    def sterf_bij(self, woorden: Sequence[str], stap: Stap) -> Afloop:
        """Run a command that is killed as it enters this call; later calls never happen."""
        kind, poort = self._begin(woorden)
        dood = f"inject={stap.naam}:signal=KILL:when={stap.nummer}"
        with _strace(kind.pid, "-o", os.devnull, "-e", dood):
            poort.send(None)
            return self._loop_af(kind, None)

    def werkelijk(self, woorden: Sequence[str], *, dood_na_s: float | None = None) -> Afloop:
        """The same with a new Python on main.py."""
        begin = time.monotonic()
        with (
            (self.stromen / "uit").open("wb") as uit,
            (self.stromen / "fout").open("wb") as fout,
            subprocess.Popen(
                [sys.executable, str(HOOFD), *woorden],
                cwd=self.folder,
                env=dict(self.omgeving),
                stdin=subprocess.DEVNULL,
                stdout=uit,
                stderr=fout,
            ) as kind,
        ):
            with suppress(subprocess.TimeoutExpired):
                kind.wait(_HOOGSTENS_S if dood_na_s is None else dood_na_s)
            kind.kill()
            kind.wait()
        return self._afloop(kind.returncode, begin)

    def _begin(self, woorden: Sequence[str]) -> tuple[ForkServerProcess, "Connection[None, None]"]:
        """A process that waits for a sign before it does anything."""
        vork = multiprocessing.get_context("forkserver")
        vork.set_forkserver_preload([__name__])
        hier, daar = vork.Pipe()
        kind = vork.Process(
            target=_doe,
            args=(daar, list(woorden), dict(self.omgeving), str(self.folder), str(self.stromen)),
        )
        kind.start()
        daar.close()
        hier.recv()
        return kind, hier

    def _loop_af(self, kind: ForkServerProcess, dood_na_s: float | None) -> Afloop:
        begin = time.monotonic()
        kind.join(_HOOGSTENS_S if dood_na_s is None else dood_na_s)
        if kind.is_alive():
            kind.kill()
            kind.join()
        status = kind.exitcode
        assert status is not None
        kind.close()
        return self._afloop(status, begin)

    def _afloop(self, status: int, begin: float) -> Afloop:
        duur = time.monotonic() - begin
        uit, fout = (
            (self.stromen / naam).read_bytes().decode("utf-8", "replace")
            for naam in ("uit", "fout")
        )
        return Afloop(status, uit, fout, duur)


def _doe(
    poort: "Connection[None, None]",
    woorden: list[str],
    omgeving: dict[str, str],
    folder: str,
    stromen: str,
) -> None:
    """In the child: become the program, wait for the sign, run."""
    with suppress(AttributeError):  # only Linux knows it; lets strace in where ptrace is narrowed
        ctypes.CDLL(None).prctl(_PR_SET_PTRACER, ctypes.c_ulong(-1), 0, 0, 0)
    for nummer, naam in ((1, "uit"), (2, "fout")):
        stroom = os.open(Path(stromen, naam), os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(stroom, nummer)
        os.close(stroom)
    os.environ.clear()
    os.environ.update(omgeving)
    os.chdir(folder)
    sys.argv = [str(HOOFD), *woorden]
    poort.send(None)
    poort.recv()
    poort.close()
    sys.exit(main.main())


@contextmanager
def _strace(pid: int | None, *meer: str) -> Iterator[None]:
    """Watches the writing calls of a process from here to its end."""
    woorden = ["strace", "-f", "-p", str(pid), "-e", f"trace={SCHRIJVEND}", *meer]
    with subprocess.Popen(woorden, stderr=subprocess.PIPE, text=True) as toezicht:
        assert toezicht.stderr is not None
        gezegd = toezicht.stderr.readline()
        assert "attached" in gezegd, f"strace cannot watch a process here: {gezegd}"
        yield
        toezicht.communicate(timeout=_HOOGSTENS_S)
