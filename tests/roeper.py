"""The command line called inside this process, for tests that look from outside."""

import io
from dataclasses import dataclass
from pathlib import Path

from signaal import opdrachtregel
from signaal.wereld import Wereld
from tests.builders import NU, VANDAAG, WACHTWOORD


@dataclass(frozen=True)
class Antwoord:
    """What a command left behind."""

    status: int
    uit: str
    fout: str

    def is_een_weigering(self, status: int) -> bool:
        """Whether it said one sentence and nothing else."""
        return (
            self.status == status
            and self.uit == ""
            and self.fout.count("\n") == 1
            and self.fout.endswith(".\n")
        )


def roep(*woorden: str | Path, invoer: str = "", wachtwoord: str = WACHTWOORD) -> Antwoord:
    """Run one command with a fixed clock and this passphrase."""
    uit, fout = io.StringIO(), io.StringIO()
    wereld = Wereld(
        {"SIGNAAL_WACHTWOORD": wachtwoord},
        lambda: NU,
        lambda: VANDAAG,
        io.StringIO(invoer),
        uit,
        fout,
    )
    status = opdrachtregel.main([str(w) for w in woorden], wereld)
    return Antwoord(status, uit.getvalue(), fout.getvalue())
