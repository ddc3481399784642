"""Three laptops of one team and one shared folder, through the command line, in one process.

Every laptop has a clock of its own. ``sluit_aan`` runs in a thread: it waits for the words that the
other one types.
"""

import io
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from signaal import opdrachtregel, vault
from signaal.usecases.archief import Wachtwoord, open_archief, sluit
from signaal.usecases.bureau import Bureau
from signaal.wereld import Wereld
from tests.builders import GOEDKOOP, NU, VANDAAG, WACHTWOORD, Klok
from tests.roeper import Antwoord


class _Meelezer(io.StringIO):
    """What a command says, with a bell for its first whole line."""

    def __init__(self) -> None:
        super().__init__()
        self.eerste_regel = threading.Event()

    def write(self, tekst: str) -> int:
        geschreven = super().write(tekst)
        if "\n" in self.getvalue():
            self.eerste_regel.set()
        return geschreven


@dataclass
class Laptop:
    """One archive file and the clock of its laptop."""

    pad: Path
    klok: Klok = field(default_factory=lambda: Klok(NU, VANDAAG))

    def roep(self, woord: str, *rest: str | Path, uit: io.StringIO | None = None) -> Antwoord:
        """One command on this archive."""
        uit, fout = uit or io.StringIO(), io.StringIO()
        wereld = Wereld(
            {"SIGNAAL_WACHTWOORD": WACHTWOORD},
            self.klok.nu, self.klok.vandaag, io.StringIO(), uit, fout,
        )  # fmt: skip
        woorden = [woord, "--archief", str(self.pad), *(str(w) for w in rest)]
        status = opdrachtregel.main(woorden, wereld)
        return Antwoord(status, uit.getvalue(), fout.getvalue())

    def goed(self, woord: str, *rest: str | Path) -> str:
        """What a command says that must work."""
        antwoord = self.roep(woord, *rest)
        assert antwoord.status == 0, antwoord.fout
        self.klok.later(seconds=1)
        return antwoord.uit.strip()

    @contextmanager
    def open(self) -> Iterator[Bureau]:
        """The archive, to look inside or to write what no command writes."""
        slot = Wachtwoord(WACHTWOORD)
        bureau = open_archief(self.pad, slot, self.klok.nu, self.klok.vandaag, stil=True)
        try:
            yield bureau
        finally:
            sluit(bureau)

    def log(self, tekst: str, kern: str = "Schaijk", thema: str = "vallen") -> str:
        """A signal; its id."""
        return self.goed("log", "--kern", kern, "--thema", thema, tekst)

    def signalen(self) -> list[dict[str, str]]:
        """All signals as the export tells them."""
        uit = self.pad.with_suffix(".jsonl")
        self.goed("exporteer", uit)
        return [json.loads(regel) for regel in uit.read_text("utf-8").splitlines()]

    def teksten(self) -> dict[str, str]:
        """Text by id."""
        return {s["id"]: s["tekst"] for s in self.signalen()}


@dataclass
class Drietal:
    """The laptops of Anne, Bram and Cleo, and the folder they share."""

    anne: Laptop
    bram: Laptop
    cleo: Laptop
    gedeeld: Path

    @property
    def alle(self) -> tuple[Laptop, Laptop, Laptop]:
        """All three."""
        return self.anne, self.bram, self.cleo

    def wissel_uit(self, rondes: int = 2) -> None:
        """Everybody exchanges, in turn."""
        for _ in range(rondes):
            for laptop in self.alle:
                laptop.goed("wissel-uit", "--map", self.gedeeld)


@dataclass
class Gast:
    """A laptop whose command waits to be let in; ``woorden`` are the four that it said."""

    laptop: Laptop
    woorden: str
    _draad: threading.Thread
    _antwoord: list[Antwoord]

    def wacht(self) -> Antwoord:
        """How it ended."""
        self._draad.join(60)
        assert self._antwoord, "the newcomer is still waiting"
        return self._antwoord[0]


def vraag_aan(nieuw: Laptop, gedeeld: Path, lid: str, wacht_s: int = 60) -> Gast:
    """``nieuw`` asks to join, and waits in a thread."""
    uit, antwoord = _Meelezer(), list[Antwoord]()

    def aan_de_slag() -> None:
        woorden = ("sluit-aan", "--map", gedeeld, "--lid", lid, "--wacht", str(wacht_s))
        antwoord.append(nieuw.roep(*woorden, uit=uit))

    draad = threading.Thread(target=aan_de_slag)
    draad.start()
    assert uit.eerste_regel.wait(60)
    return Gast(nieuw, uit.getvalue().splitlines()[0].strip(), draad, antwoord)


def sluit_aan(nieuw: Laptop, bij: Laptop, gedeeld: Path, lid: str, *rest: str) -> str:
    """``nieuw`` joins, ``bij`` types the words; what the newcomer's command said."""
    gast = vraag_aan(nieuw, gedeeld, lid)
    toegelaten = bij.roep("laat-toe", "--map", gedeeld, "--woorden", gast.woorden, *rest)
    antwoord = gast.wacht()
    assert toegelaten.status == 0, toegelaten.fout
    assert antwoord.status == 0, antwoord.fout
    return antwoord.uit


def maak_drietal(folder: Path) -> Drietal:
    """A team of three laptops that joined one after the other."""
    gedeeld = folder / "gedeeld"
    gedeeld.mkdir()
    anne, bram, cleo = (Laptop(folder / f"{naam}.signaal") for naam in ("anne", "bram", "cleo"))
    anne.goed(
        "nieuw", "--team", "Landerd", "--kern", "Schaijk", "--kern", "Zeeland", "--kern", "Reek",
        "--lid", "Anne:wijkverpleegkundige", "--lid", "Bram:sociaal_werker",
        "--lid", "Cleo:preventiewerker_jeugd", "--overleg", "2026-11-20",
    )  # fmt: skip
    anne.log("losse stoep bij de klinkers")
    sluit_aan(bram, anne, gedeeld, "Bram")
    sluit_aan(cleo, bram, gedeeld, "Cleo")
    drietal = Drietal(anne, bram, cleo, gedeeld)
    for laptop in drietal.alle:  # opening them again need not cost what guessing costs
        sleutel = vault.open_met_wachtwoord(laptop.pad, WACHTWOORD)
        vault.zet_wachtwoord(laptop.pad, sleutel, WACHTWOORD, GOEDKOOP)
    drietal.wissel_uit()
    bram.klok.later(hours=2)
    cleo.klok.moment -= timedelta(hours=3)
    return drietal
