"""What a command sees of the machine: streams, clock, environment."""

import os
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from getpass import getpass
from io import StringIO, TextIOWrapper
from typing import TextIO

from signaal.fouten import SchrijfFout


@dataclass(frozen=True, slots=True)
class Wereld:
    """What a command sees of the machine; main makes the real one, tests make theirs.

    ``vraag_wachtwoord`` asks on a terminal, None where there is none.
    """

    omgeving: Mapping[str, str]
    nu: Callable[[], datetime]
    vandaag: Callable[[], date]
    lees: TextIO
    uit: TextIO
    fout: TextIO
    vraag_wachtwoord: Callable[[str], str] | None = None

    def zeg(self, regel: str) -> None:
        """One line on standard output; SchrijfFout when nobody can read it any more."""
        try:
            self.uit.write(regel + "\n")
            self.uit.flush()
        except OSError as fout:
            raise SchrijfFout(
                "Het antwoord kan niet worden afgedrukt; wat bewaard was, is veilig.", str(fout)
            ) from fout

    def waarschuw(self, regel: str) -> None:
        """One line on standard error, whatever names of files stand in it."""
        with suppress(OSError):
            self.fout.write(" ".join(regel.splitlines()) + "\n")
            self.fout.flush()

    def sluit(self) -> None:
        """Hand over what was said; who is not listening any more is told nothing twice."""
        try:
            self.uit.flush()
        except OSError:  # said already; Python would say it again while it ends
            os.dup2(os.open(os.devnull, os.O_WRONLY), self.uit.fileno())


def deze_machine(
    omgeving: Mapping[str, str], nu: Callable[[], datetime], vandaag: Callable[[], date]
) -> Wereld:
    """The world of this process: its own streams, and a prompt where there is a terminal."""
    lees = _in_utf8(sys.stdin, "surrogateescape")
    uit, fout = (_in_utf8(s, "backslashreplace") for s in (sys.stdout, sys.stderr))
    return Wereld(omgeving, nu, vandaag, lees, uit, fout, getpass if lees.isatty() else None)


def _in_utf8(stroom: TextIO | None, fouten: str) -> TextIO:
    """A stream that speaks UTF-8 whatever the machine speaks; an empty one where it was closed."""
    if stroom is None:
        return StringIO()
    if isinstance(stroom, TextIOWrapper):
        stroom.reconfigure(encoding="utf-8", errors=fouten)
    return stroom
