"""Three members of the trio, each at a window on an archive of its own, and the folder they share.

One sits down at a time: keys that work from anywhere in the program would else reach all three.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Self

from numpy.random import default_rng
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from signaal.domain.model import Zoekvraag
from signaal.usecases.archief import Wachtwoord, controleer, open_archief, sluit
from signaal.usecases.bureau import Bureau
from signaal.usecases.delen import kies_map
from signaal.usecases.geschillen import aantal_geschillen
from signaal.usecases.signalen import zoek_signalen
from tests.builders import NU, WACHTWOORD, Klok
from tests.flows.tafel import Member
from tests.fouten.kring import stand
from tests.overlegbouw import WOENSDAG
from tests.ui.overlegvenster import WAIT
from ui.exchanger import Exchanger

NAMES = ("anne", "bram", "cleo")
#: A file that was thrown away comes back from whoever holds it: at most so many rounds.
_ROUNDS = 6


class Trio:
    """The three, as a context that closes all; ``folder`` holds the archives and ``gedeeld``."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self._desktop = QWidget()  # without a screen only another window takes the keyboard away
        qtbot.addWidget(self._desktop)
        self._desktop.show()
        self.shared = folder / "gedeeld"
        self.clocks = [Klok(NU, WOENSDAG) for _ in NAMES]
        self.desks = [
            open_archief(
                folder / f"{name}.signaal", Wachtwoord(WACHTWOORD), clock.nu, clock.vandaag
            )
            for name, clock in zip(NAMES, self.clocks, strict=True)
        ]
        for desk in self.desks:
            kies_map(desk, self.shared)  # the copies know the folder of the example
        self.members = [
            Member(desk, name.title(), folder, qtbot)
            for name, desk in zip(NAMES, self.desks, strict=True)
        ]
        for member in self.members:
            member.until(partial(_shares, member))
            member.window.hide()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *fault: object) -> None:
        for member, desk in zip(self.members, self.desks, strict=True):
            member.window.close()
            member.window.deleteLater()
            sluit(desk)

    @contextmanager
    def at(self, number: int) -> Iterator[Member]:
        """Sit down at one of the three windows."""
        member = self.members[number]
        member.window.show()
        member.window.activateWindow()
        member.until(member.window.isActiveWindow)
        member.settle()
        yield member
        member.settle()
        self._desktop.activateWindow()
        member.until(self._desktop.isActiveWindow)
        member.window.hide()

    def exchange(self, number: int) -> None:
        """One laptop exchanges, beside its window, as it does by itself every minute."""
        exchanger = exchanger_of(self.members[number])
        assert exchanger is not None
        with self._qtbot.waitSignal(exchanger.rounded, timeout=WAIT * 3):
            exchanger.exchange()
        self.clocks[number].later(seconds=1)
        self.members[number].settle()

    def meet(self, between: Callable[[], object] = lambda: None) -> None:
        """Exchange in turn, ``between`` after each, until all three have the same."""
        for _ in range(_ROUNDS):
            for number in range(len(self.members)):
                self.exchange(number)
                between()
            if self.is_equal():
                return
        raise AssertionError(f"after {_ROUNDS} rounds: {[all_texts(d) for d in self.desks]}")

    def is_equal(self) -> bool:
        """Whether all three hold the same in everything, and have as much to choose.

        The same signals are not enough: a meeting of one is not yet with the others then.
        """
        states = [stand(desk.archive) for desk in self.desks]
        choices = [aantal_geschillen(desk) for desk in self.desks]
        return states[0] == states[1] == states[2] and len(set(choices)) == 1

    def check(self) -> None:
        """Every archive is sound to its last row."""
        for desk in self.desks:
            assert controleer(desk).startswith("Het archief is in orde")


def exchanger_of(member: Member) -> Exchanger | None:
    """What exchanges beside this window, once it is loaded."""
    sharing = member.window.gear.sharing
    return sharing.exchanger if sharing is not None else None


def _shares(member: Member) -> bool:
    return exchanger_of(member) is not None


def all_texts(bureau: Bureau) -> list[str]:
    """Every signal that is read here."""
    return sorted(s.tekst for s in zoek_signalen(bureau, Zoekvraag(), 0, 10_000))


class Mishaps:
    """What programs that synchronise do to files: throw away, double, cut off, call otherwise."""

    def __init__(self, shared: Path, seed: int) -> None:
        self._shared = shared
        self._dice = default_rng(seed)

    def happen(self) -> None:
        """Something to one file in three."""
        acts = (self._throw_away, self._double, self._cut, self._rename)
        for path in sorted((self._shared / "v1").rglob("*.vsg")):
            if self._dice.random() < 1 / 3:
                acts[self._dice.integers(len(acts))](path)

    def _throw_away(self, path: Path) -> None:
        path.unlink()

    def _double(self, path: Path) -> None:
        shutil.copy(path, path.with_name(f"{path.stem} (1){path.suffix}"))

    def _cut(self, path: Path) -> None:
        whole = path.read_bytes()
        path.write_bytes(whole[: int(len(whole) * self._dice.random())])

    def _rename(self, path: Path) -> None:
        path.rename(
            path.with_name(f"{path.stem} (conflict {self._dice.integers(999)}){path.suffix}")
        )
