"""Three laptops and their folder, watched: what was promised, and whether all have it.

The program that is killed is the true one in a process of its own (see ``programma``); what others
do meanwhile, and looking afterwards, is done in this process.
"""

import os
import shutil
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from signaal.exchange.omslag import sha12
from tests.builders import WACHTWOORD, Klok
from tests.drie import Drietal, Laptop
from tests.fouten.programma import Programma

_DAGEN_S = 3 * 86_400


@dataclass
class Kringplaats:
    """``leden`` are to hold the same, ``beloofd`` are ids that were printed and their texts,
    ``te_kiezen`` questions that wait for a choice and the text to choose.
    """

    folder: Path
    drie: Drietal
    leden: list[Laptop]
    beloofd: dict[str, str] = field(default_factory=dict)
    te_kiezen: list[tuple[str, str]] = field(default_factory=list)
    _nummer: int = 0

    @staticmethod
    def met(folder: Path, voorbeeld: Path) -> "Kringplaats":
        """A new one with copies of three closed archives and their folder."""
        shutil.copytree(voorbeeld, folder / "kring")
        plaats = folder / "kring"
        (folder / "werk").mkdir()
        anne, bram, cleo = (
            _laptop(plaats / f"{naam}.signaal") for naam in ("anne", "bram", "cleo")
        )
        drie = Drietal(anne, bram, cleo, plaats / "gedeeld")
        return Kringplaats(folder, drie, [anne, bram, cleo])

    @property
    def programma(self) -> Programma:
        """The program on any of these laptops."""
        werk = self.folder / "werk"
        omgeving = {
            "PATH": os.environ["PATH"],
            "SIGNAAL_WACHTWOORD": WACHTWOORD,
            "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
            **dict.fromkeys(("HOME", "XDG_CACHE_HOME", "TMPDIR", "TEMP", "TMP"), str(werk)),
        }
        return Programma(werk, omgeving, self.folder)

    def nieuw(self) -> Laptop:
        """A laptop without an archive."""
        self._nummer += 1
        return _laptop(self.folder / "kring" / f"nieuw{self._nummer}.signaal")

    def log(self, laptop: Laptop) -> str:
        """Something new is promised; its id."""
        self._nummer += 1
        tekst = f"losse tegels bij de kerk, melding {self._nummer} van deze week"
        id_ = laptop.log(tekst)
        self.beloofd[id_] = tekst
        return id_

    def woord(self, laptop: Laptop, woord: str, *meer: str | Path) -> tuple[str, ...]:
        """The words of a command on one of the archives."""
        return (woord, "--archief", str(laptop.pad), *map(str, meer))

    def keur(self) -> list[str]:
        """What is wrong here after everybody exchanged; nothing when every promise was kept."""
        wie = self.leden
        try:
            for laptop in (*wie, *wie):
                laptop.goed("wissel-uit", "--map", self.drie.gedeeld)
            mis = [m for laptop in wie for m in self._keur(laptop)]
            if len({tuple(sorted(laptop.teksten().items())) for laptop in wie}) != 1:
                mis.append("the laptops do not hold the same")
        except AssertionError as fout:
            return [f"does not answer: {fout}"]
        return mis + self._keur_map() + self._keur_resten(wie[0])

    def _keur(self, laptop: Laptop) -> list[str]:
        laptop.goed("controleer")
        er = laptop.teksten()
        kwijt = [id_ for id_, tekst in self.beloofd.items() if er.get(id_) != tekst]
        naast = [p.name for p in laptop.pad.parent.glob(f"{laptop.pad.name}*")]
        half = [n for n in naast if n.endswith((".tmp", ".wissel")) or "niet-klaar" in n]
        return [f"lost at {laptop.pad.stem}: {id_}" for id_ in kwijt] + [f"left: {n}" for n in half]

    def _keur_map(self) -> list[str]:
        """Whatever has a name that counts is whole: the name ends with what its bytes come to."""
        bestanden = [p for p in self.drie.gedeeld.rglob("*.vs?") if p.is_file()]
        return [
            f"half under a final name: {p.name}"
            for p in bestanden
            if p.stem.rsplit("-", 1)[1] != sha12(p.read_bytes())
        ]

    def _keur_resten(self, laptop: Laptop) -> list[str]:
        """What was left half-written goes some day."""
        for rest in self.drie.gedeeld.rglob("~*.tmp"):
            os.utime(rest, (time.time() - _DAGEN_S,) * 2)
        laptop.goed("wissel-uit", "--map", self.drie.gedeeld)
        return [f"left in the folder: {p.name}" for p in self.drie.gedeeld.rglob("~*.tmp")]


def _laptop(pad: Path) -> Laptop:
    """With the clock of this machine, as the program that is killed has it."""
    nu = datetime.now(UTC)
    return Laptop(pad, Klok(nu, nu.date()))
