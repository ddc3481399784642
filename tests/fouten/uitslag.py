"""What a sweep of faults showed: how many cases, how they ended, and what was wrong."""

import sys
from collections import Counter
from dataclasses import dataclass, field

from numpy.random import Generator, default_rng

_HOOGSTENS = 20


@dataclass
class Uitslag:
    """``afloop`` counts how the cases ended; ``mis`` names every case that broke a promise."""

    fout: str
    zaad: int
    gevallen: int = 0
    afloop: Counter[str] = field(default_factory=Counter)
    mis: list[str] = field(default_factory=list)

    def tel(self, hoe: str, mis: list[str], geval: str) -> None:
        """One more case: how it ended, and what was wrong with it."""
        self.gevallen += 1
        self.afloop[hoe] += 1
        self.mis += [f"seed {self.zaad}, case {self.gevallen}, {geval}: {m}" for m in mis]

    def toon(self) -> None:
        """Print a row of the table, and what was wrong below it."""
        aflopen = ", ".join(f"{hoe} {n}" for hoe, n in sorted(self.afloop.items()))
        rij = (self.fout, self.gevallen, aflopen, len(self.mis), self.zaad)
        sys.stdout.write(f"| {' | '.join(map(str, rij))} |\n")
        sys.stdout.writelines(f"  {regel}\n" for regel in self.mis[:_HOOGSTENS])
        sys.stdout.flush()


def toeval(zaad: int, naam: str) -> Generator:
    """The dice of one sweep: the same seed throws the same."""
    return default_rng([zaad, *naam.encode()])


KOP = "| fault | cases | how they ended | wrong | seed |\n|---|---|---|---|---|\n"
