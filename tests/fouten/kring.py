"""A team of laptops for faults: archives that stay open, each with its own copy of the folder."""

import atexit
import shutil
import tempfile
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from signaal.domain.bewaren import ALLEEN_LEDEN, NOTITIES
from signaal.domain.model import LEEG, Rol, Signaal, Team
from signaal.domain.model_besluit import Contact
from signaal.exchange.deelmap import UITGANGEN, SchijfMap
from signaal.exchange.segmentnaam import uit_naam
from signaal.storage.archive import Archive
from signaal.storage.tables import TABELLEN
from signaal.usecases.aansluiten import laat_toe, rond_af, vraag_aan
from signaal.usecases.archief import open_met_sleutel, sluit
from signaal.usecases.bureau import Bureau
from signaal.usecases.delen import kies_map, lees_deelstand, onthoud_map
from signaal.usecases.kringsleutels import (
    eis_kring,
    onthoud_epochs,
    onthoud_kennis,
    onthoud_sleutel,
)
from signaal.usecases.nakijken import Nagekeken
from signaal.usecases.ophalen import haal_op
from signaal.usecases.signalen import Signaalinvoer, log_signaal
from signaal.usecases.wisselen import Gewisseld, wissel_uit
from signaal.vault import Sleutel, maak_sleutelbos
from signaal.vault.apparaatsleutel import Apparaatsleutel
from tests.builders import GOEDKOOP, NU, WACHTWOORD, Archiefbouw, Klok
from tests.overlegbouw import WOENSDAG, richt_in

NAMEN = ("Anne", "Bram", "Cleo")
#: Two days before the overleg.
BEGIN = datetime(2026, 11, 18, 9, tzinfo=UTC)


@dataclass
class Kringlaptop:
    """One laptop: its open archive, its clock and its own copy of the shared folder."""

    naam: str
    folder: Path
    klok: Klok
    bureau: Bureau
    nagekeken: Nagekeken = field(default_factory=Nagekeken)

    @property
    def archive(self) -> Archive:
        return self.bureau.archive

    @property
    def map(self) -> Path:
        return self.folder / "gedeeld"

    def wissel(self) -> Gewisseld:
        """One exchange with its own copy of the folder."""
        gewisseld = wissel_uit(self.bureau, nagekeken=self.nagekeken)
        assert gewisseld is not None
        return gewisseld

    def signalen(self) -> dict[UUID, Signaal]:
        return {s.id: s for s in self.archive.alle(Signaal)}

    def bewaar(self, doel: Path) -> None:
        """A copy of the archive files, as somebody makes who knows no better."""
        self._dicht()
        shutil.rmtree(doel, ignore_errors=True)
        doel.mkdir()
        for pad in self._bestanden():
            shutil.copy(pad, doel)
        self._open()

    def zet_terug(self, kopie: Path) -> None:
        """The files of then in the place of those of now; the folder stays as it is."""
        self._dicht()
        for pad in self._bestanden():
            pad.unlink()
        for pad in kopie.iterdir():
            shutil.copy(pad, self.folder)
        self._open()

    def _bestanden(self) -> list[Path]:
        return [pad for pad in self.folder.glob("team.signaal*") if pad.is_file()]

    def _dicht(self) -> None:
        sluit(self.bureau)

    def _open(self) -> None:
        self.nagekeken = Nagekeken()
        self.bureau = _open(self.folder, self.archive.sleutel, self.klok)


def _open(folder: Path, sleutel: Sleutel, klok: Klok) -> Bureau:
    pad = folder / "team.signaal"
    return open_met_sleutel(pad, sleutel, klok.nu, klok.vandaag, "wachtwoord")


@cache
def _voorbeeld() -> tuple[Path, tuple[Sleutel, ...]]:
    """Three laptops that joined, closed, to copy; once for all runs."""
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    klok = Klok(BEGIN, WOENSDAG)
    (folder / NAMEN[0]).mkdir()
    gedeeld = folder / NAMEN[0] / "gedeeld"
    gedeeld.mkdir()
    anne = Archiefbouw(folder / NAMEN[0] / "team.signaal", klok).nieuw()
    richt_in(anne, klok)
    klok.dag = WOENSDAG
    kies_map(anne, gedeeld)
    bureaus = [anne]
    for naam in NAMEN[1:]:
        (folder / naam).mkdir()
        bureaus.append(sluit_aan(bureaus[-1], gedeeld, folder / naam, naam, klok))
    for _ in range(2):
        for bureau in bureaus:
            wissel_uit(bureau)
    for naam, bureau in zip(NAMEN, bureaus, strict=True):
        onthoud_map(bureau, Path("nergens"))
        if naam != NAMEN[0]:
            shutil.copytree(gedeeld, folder / naam / "gedeeld")
        sluit(bureau)
    return folder, tuple(bureau.archive.sleutel for bureau in bureaus)


def drie_laptops(folder: Path) -> list[Kringlaptop]:
    """Anne, Bram and Cleo, who exchanged everything just now."""
    voorbeeld, sleutels = _voorbeeld()
    laptops = []
    for naam, sleutel in zip(NAMEN, sleutels, strict=True):
        shutil.copytree(voorbeeld / naam, folder / naam)
        klok = Klok(BEGIN, WOENSDAG)
        bureau = _open(folder / naam, sleutel, klok)
        onthoud_map(bureau, folder / naam / "gedeeld")
        laptops.append(Kringlaptop(naam, folder / naam, klok, bureau))
    return laptops


def sluit_aan(
    bij: Bureau, gedeeld: Path, folder: Path, lid: str, klok: Klok, rol: Rol = Rol.LID
) -> Bureau:
    """A new laptop in ``folder`` is let in; both look at the same copy of the shared folder."""
    aanmelding = vraag_aan(folder / "team.signaal", gedeeld, lid, klok.nu())
    laat_toe(bij, gedeeld, aanmelding.woorden, rol)
    klaar = rond_af(aanmelding, WACHTWOORD, klok.nu, klok.vandaag, GOEDKOOP)
    assert klaar is not None, "let in, and everything is in the folder"
    return klaar[0]


def nieuweling(bij: Kringlaptop, folder: Path, rol: Rol = Rol.LID) -> Kringlaptop:
    """Dora, let in through the copy of the folder of ``bij``."""
    folder.mkdir()
    klok = Klok(bij.klok.moment, bij.klok.dag)
    bureau = sluit_aan(bij.bureau, bij.map, folder, "Dora:sociaal_werker", klok, rol)
    shutil.copytree(bij.map, folder / "gedeeld")
    onthoud_map(bureau, folder / "gedeeld")
    return Kringlaptop(folder.name, folder, klok, bureau)


#: What a laptop that reads along has nothing of.
VOOR_LEDEN = ALLEEN_LEDEN | {Contact}


def stand(archive: Archive, *, meegelezen: bool = False) -> dict[str, Any]:
    """Everything that people can see; ``meegelezen``: what of it who reads along may see."""
    alles: dict[type, tuple[Any, ...]] = {soort: archive.alle(soort) for soort in TABELLEN}
    if meegelezen:
        alles = {soort: w for soort, w in alles.items() if soort not in VOOR_LEDEN}
        for soort, velden in NOTITIES.items():
            leeg = dict.fromkeys(velden, LEEG)
            alles[soort] = tuple(replace(waarde, **leeg) for waarde in alles[soort])
    return {TABELLEN[soort].name: waarden for soort, waarden in alles.items()}


def vragen(archive: Archive) -> list[tuple[Any, ...]]:
    """What people are asked, without what who reads along may not see."""
    return [
        (o.soort, o.id, o.geschil)
        for o in archive.kring.geschillen()
        if o.soort not in VOOR_LEDEN and o.geschil.veld not in NOTITIES.get(o.soort, ())
    ]


def herbouwd(laptop: Kringlaptop, folder: Path) -> Archive:
    """A laptop that has nothing but the keys of the epochs and what lies in the folder."""
    folder.mkdir()
    pad = folder / "team.signaal"
    sleutel, _ = maak_sleutelbos(pad, WACHTWOORD, GOEDKOOP)
    (team,) = laptop.archive.alle(Team)
    kring = eis_kring(laptop.archive)
    archive = Archive.create(
        pad, sleutel, team, NU, geheim=laptop.archive.geheim, apparaat=UUID(int=7)
    )
    onthoud_sleutel(archive, Apparaatsleutel.nieuw())
    onthoud_epochs(archive, kring.epochs.values())
    onthoud_kennis(archive, kring.apparaten.values())
    bureau = Bureau(archive, laptop.bureau.lid, laptop.klok.nu, laptop.klok.vandaag, pad)
    haal_op(bureau, SchijfMap(laptop.map), None, None)
    return archive


def is_eruit(laptop: Kringlaptop) -> bool:
    """Whether this laptop knows that it was taken out."""
    return lees_deelstand(laptop.bureau).eruit


def log(laptop: Kringlaptop, tekst: str = "de stoep ligt scheef") -> UUID:
    """A signal; its id."""
    return log_signaal(laptop.bureau, Signaalinvoer(tekst, "reek", ("vallen",))).id


def breng_alles(laptops: list[Kringlaptop]) -> None:
    """Every file comes everywhere, as it is."""
    for van in laptops:
        for naam in namen(van.map):
            for naar in laptops:
                if not (naar.map / naam).exists():
                    leg(naar.map / naam, (van.map / naam).read_bytes())


def wissel(laptops: list[Kringlaptop], rondes: int = 2) -> None:
    """Everybody exchanges in turn, and the folder keeps up."""
    for _ in range(rondes):
        for laptop in laptops:
            laptop.wissel()
            breng_alles(laptops)


def bestanden(laptops: list[Kringlaptop], deel: str) -> list[Path]:
    """The files with this in their name, in every copy of the folder."""
    return [p.map / naam for p in laptops for naam in namen(p.map) if deel in naam]


def kantel(pad: Path) -> None:
    """One bit in the middle, and as long as it was."""
    inhoud = bytearray(pad.read_bytes())
    inhoud[len(inhoud) // 2] ^= 16
    pad.write_bytes(bytes(inhoud))


def leg(doel: Path, inhoud: bytes) -> None:
    """Write a file as a program for shared folders does, without asking."""
    doel.parent.mkdir(parents=True, exist_ok=True)
    doel.write_bytes(inhoud)


def namen(map_: Path) -> list[str]:
    """The files of laptops in a copy of the folder, by their names there."""
    gevonden = (pad for pad in map_.rglob("*") if pad.suffix in UITGANGEN)
    return sorted(pad.relative_to(map_).as_posix() for pad in gevonden)


def is_van(naam: str, device: UUID) -> bool:
    """Whether a file holds rows of this laptop."""
    stuk = uit_naam(naam)
    return stuk is not None and stuk.device == device
