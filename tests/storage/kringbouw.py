"""Laptops of one team side by side: archives with one secret, and what goes between them."""

import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from signaal.domain.model import Team
from signaal.domain.wissel import Deel
from signaal.storage.archive import Archive
from signaal.storage.controle import bewaarde_telling
from signaal.storage.kringwaarden import OpenGeschil, Opgenomen
from signaal.storage.schrijfbeurt import Schrijfbeurt
from signaal.storage.tables import TABELLEN
from signaal.usecases.bureau import Bureau
from signaal.vault import maak_sleutelbos
from signaal.vault.bos import bospad
from tests.builders import GOEDKOOP, NU, WACHTWOORD


@dataclass
class Laptop:
    """One archive; ``scheef`` is how many hours its clock is wrong."""

    archive: Archive
    scheef: float = 0
    getikt: int = field(default=0)

    @property
    def id(self) -> UUID:
        return self.archive.apparaat

    @property
    def nu(self) -> Any:
        self.getikt += 1
        return NU + timedelta(hours=self.scheef, minutes=self.getikt)

    def schrijf(self) -> Any:
        return self.archive.schrijf("test", None, self.nu)

    def zet(self, *waarden: object) -> None:
        with self.schrijf() as beurt:
            beurt.zet_alle(waarden)

    def vernietig(self, waarden: Iterable[Any], vakken: Iterable[str] = ()) -> None:
        with self.schrijf() as beurt:
            geschreven: Schrijfbeurt = beurt
            geschreven.vernietig(list(waarden), list(vakken))

    def kies(self, open_: OpenGeschil, keuze: int) -> None:
        with self.schrijf() as beurt:
            beurt.bevestig(open_.keuzen[keuze], [open_.geschil.veld])

    def mist(self, naar: "Laptop", grootte: int = 1000) -> list[Deel]:
        """What the other has not got of all chains here, in parts of ``grootte`` rows."""
        daar = naar.archive.kring.stand()
        return [
            self.archive.kring.deel(device, van, min(van + grootte - 1, tot))
            for device, tot in self.archive.kring.stand().items()
            if device != naar.id
            for van in range(daar.get(device, 0) + 1, tot + 1, grootte)
        ]

    def neem(self, van: "Laptop") -> Opgenomen:
        """Take in all that the other has."""
        return self.neem_delen(van.mist(self), van)

    def neem_delen(self, delen: Sequence[Deel], van: "Laptop") -> Opgenomen:
        sleutels = van.archive.kring.nieuwe_sleutels()
        return self.archive.kring.neem_op(delen, [], sleutels, self.nu)


def sluit_aan(folder: Path, naam: str, bij: Archive, team: Team, scheef: float = 0) -> Laptop:
    """A new laptop in the circle, with nothing in it yet."""
    pad = folder / f"{naam}.signaal"
    sleutel, _ = maak_sleutelbos(pad, WACHTWOORD, GOEDKOOP)
    device = UUID(int=(0x7000 + len(list(folder.glob("*.signaal")))) << 64 | 0x8 << 60)
    archive = Archive.create(pad, sleutel, team, NU, geheim=bij.geheim, apparaat=device)
    return Laptop(archive, scheef)


def terug_uit_reserve(laptop: Laptop, kopie: Path) -> Laptop:
    """The copy, as it is opened on the same machine after a disk that died."""
    return Laptop(Archive.open(kopie, laptop.archive.sleutel, NU), laptop.scheef, laptop.getikt)


def reservekopie(laptop: Laptop, doel: Path) -> Path:
    """The archive as it is now, with its bag."""
    laptop.archive.reserve.kopieer(doel, lambda: False)
    shutil.copyfile(bospad(laptop.archive.pad), bospad(doel))
    return doel


def kring(folder: Path, bureau: Bureau, aantal: int = 3, *scheef: float) -> list[Laptop]:
    """The desk and other laptops, all with what the desk has."""
    eerste = Laptop(bureau.archive)
    (team,) = bureau.archive.alle(Team)
    anderen = [
        sluit_aan(folder, f"laptop{i}", bureau.archive, team, (*scheef, 0, 0, 0)[i])
        for i in range(aantal - 1)
    ]
    for ander in anderen:
        ander.neem(eerste)
    return [eerste, *anderen]


def wissel(*laptops: Laptop) -> None:
    """Everybody takes in from everybody, twice: what was told anew comes along."""
    for _ in range(2):
        for een in laptops:
            for ander in laptops:
                if een is not ander:
                    een.neem(ander)


def stand(laptop: Laptop) -> dict[str, Any]:
    """All that people can see, and what triggers keep."""
    waarden: dict[str, Any] = {
        tabel.name: laptop.archive.waar(soort) for soort, tabel in TABELLEN.items()
    }
    with laptop.archive._verbind(False) as conn:
        waarden["telling"] = bewaarde_telling(conn)
    return waarden


def gezond_en_gelijk(*laptops: Laptop) -> None:
    """Every archive is sound, and all show the same."""
    for laptop in laptops:
        laptop.archive.controleer()
    eerste, *rest = (stand(laptop) for laptop in laptops)
    for ander in rest:
        assert ander == eerste
    vragen = [[(o.id, o.geschil) for o in x.archive.kring.geschillen()] for x in laptops]
    assert all(v == vragen[0] for v in vragen)
