"""One laptop in a folder: archive, working folder, home and temporary files, all watched.

Everything the program says it kept is remembered; :meth:`Werkplaats.keur` looks from outside
whether it is there, whether the archive is sound, and whether a planted word lies open anywhere.
"""

import json
import os
import shutil
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from signaal.usecases.archief import sluit
from tests.builders import WACHTWOORD, Archiefbouw, maak_signaal, zet
from tests.fouten.programma import Programma
from tests.roeper import roep

#: Stands in every planted text and in no word list: where its bytes are, a text lies open.
MERK = "zoutkievitspad"
VANDAAG = "2026-11-22"
RIJEN = 60
_OPEN = tuple(
    geheim.encode(code)
    for geheim in (MERK, WACHTWOORD)
    for code in ("utf-8", "utf-16-le", "utf-16-be")
)


def gevuld_voorbeeld(folder: Path) -> Archiefbouw:
    """A closed archive of team Landerd with thirty planted signals."""
    bouw = Archiefbouw(folder / "landerd.signaal")
    bureau = bouw.nieuw()
    themas = (("vallen",), (), ("mantelzorg", "vervoer"))
    zet(
        bureau,
        *(maak_signaal(f"begin {i} van het {MERK}", themas=themas[i % 3]) for i in range(30)),
    )
    sluit(bureau)
    return bouw


@dataclass
class Werkplaats:
    """``beloofd`` maps each id that was printed to its text; ``misschien`` may be there.

    ``uitgegeven`` are files that hold plain text because somebody asked for them, ``na_ruimte``
    looks to take when there is room again, ``begin`` an archive to come back to.
    """

    folder: Path
    beloofd: dict[str, str] = field(default_factory=dict)
    misschien: set[str] = field(default_factory=set)
    uitgegeven: set[Path] = field(default_factory=set)
    begin: dict[str, bytes] = field(default_factory=dict)
    na_ruimte: list[Callable[[], list[str]]] = field(default_factory=list)
    _nummer: int = 0

    @staticmethod
    def met(folder: Path, voorbeeld: Archiefbouw) -> "Werkplaats":
        """A new one with a copy of a closed archive; what stands in it is promised."""
        for deel in ("archief", "werk", "thuis", "tijdelijk"):
            (folder / "laptop" / deel).mkdir(parents=True)
        plaats = Werkplaats(folder / "laptop")
        for pad in voorbeeld.pad.parent.iterdir():
            shutil.copyfile(pad, plaats.archief.parent / pad.name)
        plaats.beloofd = plaats.staat_er()
        return plaats

    @property
    def archief(self) -> Path:
        """The archive."""
        return self.folder / "archief" / "landerd.signaal"

    def naast(self, achter: str) -> Path:
        """The archive, or the file beside it whose name goes on like this."""
        return self.archief.with_name(self.archief.name + achter)

    def bestanden(self) -> dict[str, bytes]:
        """The archive and every file beside it, by how their name goes on."""
        begin = len(self.archief.name)
        paden = (pad for pad in self.archief.parent.iterdir() if pad.is_file())
        return {pad.name[begin:]: pad.read_bytes() for pad in paden}

    def zet_neer(self, bestanden: Mapping[str, bytes]) -> None:
        """Put the archive back as these files, and nothing beside it."""
        shutil.rmtree(self.archief.parent)
        self.archief.parent.mkdir()
        for naast, inhoud in bestanden.items():
            self.naast(naast).write_bytes(inhoud)

    @property
    def werk(self) -> Path:
        """Where lists come from and papers go to."""
        return self.folder / "werk"

    @property
    def programma(self) -> Programma:
        """The program on this laptop."""
        thuis, tijdelijk = str(self.folder / "thuis"), str(self.folder / "tijdelijk")
        omgeving = {
            "PATH": os.environ["PATH"],
            "SIGNAAL_WACHTWOORD": WACHTWOORD,
            "SIGNAAL_VANDAAG": VANDAAG,
            "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
            "HOME": thuis,
            "XDG_CACHE_HOME": thuis,
            **dict.fromkeys(("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"), tijdelijk),
        }
        return Programma(self.werk, omgeving, self.folder.parent)

    def woord(self, woord: str, *meer: str | Path) -> tuple[str, ...]:
        """The words of a command on this archive."""
        return (woord, "--archief", str(self.archief), *map(str, meer))

    def nieuwe_tekst(self) -> str:
        """A text that nobody wrote before; it may be there from now on."""
        self._nummer += 1
        tekst = f"losse tegels in het {MERK}, melding {self._nummer} van deze week"
        self.misschien.add(tekst)
        return tekst

    def onthoud(self, tekst: str, gezegd: str) -> None:
        """An id that was printed for ``tekst`` is a promise."""
        for id_ in gezegd.split():
            self.beloofd[id_] = tekst
            self.misschien.discard(tekst)

    def nieuwe_lijst(self, lijst: Path) -> frozenset[str]:
        """A list with texts that nobody wrote before."""
        self._nummer += 1
        teksten = [f"stoep {i} scheef in het {MERK}, lijst {self._nummer}" for i in range(RIJEN)]
        rijen = (f"{1 + i % 28}-{1 + i % 10}-2026;Reek;SW;{t}" for i, t in enumerate(teksten))
        lijst.write_text("\n".join(("Datum;Dorp;Wie;Signaal", *rijen, "")), "utf-8")
        self.uitgegeven.add(lijst)
        self.misschien |= set(teksten)
        return frozenset(teksten)

    def staat_er(self) -> dict[str, str]:
        """Every signal by id, read by an export to a place that is not watched."""
        uit = self.folder.parent / "staat_er.jsonl"
        antwoord = roep(*self.woord("exporteer", uit))
        assert antwoord.status == 0, antwoord.fout
        regels = (json.loads(regel) for regel in uit.read_text("utf-8").splitlines())
        return {regel["id"]: regel["tekst"] for regel in regels}

    def handelingen(self) -> Counter[str]:
        """How often each act is on record."""
        bureau = Archiefbouw(self.archief).open()
        try:
            return Counter(r.handeling for r in bureau.archive.journaal.lees(aantal=100_000))
        finally:
            sluit(bureau)

    def kijk_met_ruimte(self) -> list[str]:
        """What is wrong with what was tried, now that there is room to look."""
        keuringen, self.na_ruimte = self.na_ruimte, []
        return [mis for keur in keuringen for mis in keur()]

    def keur(self) -> list[str]:
        """What is wrong here; nothing when every promise was kept."""
        antwoord = roep(*self.woord("controleer"))
        if antwoord.status or not antwoord.uit.startswith("Het archief is in orde"):
            return [f"controleer: {antwoord}"]
        er = self.staat_er()
        kwijt = [id_ for id_, tekst in self.beloofd.items() if er.get(id_) != tekst]
        vreemd = set(er.values()) - set(self.beloofd.values()) - self.misschien
        return [
            *(f"lost or changed: {id_}" for id_ in kwijt),
            *(f"nobody wrote: {tekst[:60]!r}" for tekst in sorted(vreemd)),
            *self.keur_bestanden(),
        ]

    def keur_bestanden(self) -> list[str]:
        """Temporary files that were left, and files in which a planted text lies open."""
        mis: list[str] = []
        for pad in sorted(p for p in self.folder.rglob("*") if p.is_file()):
            half = pad.suffix in {".tmp", ".wissel"} or ".nieuw-" in pad.name
            if half or pad.is_relative_to(self.folder / "tijdelijk"):
                mis.append(f"left behind: {pad.relative_to(self.folder)}")
        return mis + [f"lies open: {pad}" for pad in self.ligt_open()]

    def ligt_open(self) -> list[Path]:
        """Where a planted text can be read that nobody asked for, in any file of the laptop."""
        paden = sorted(p for p in self.folder.rglob("*") if p.is_file())
        verder = [p for p in paden if p not in self.uitgegeven]
        return [
            pad.relative_to(self.folder)
            for pad in verder
            if any(woord in pad.read_bytes() for woord in _OPEN)
        ]
