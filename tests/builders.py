"""Small real archives for tests: team Landerd, cheap keys, a fixed clock."""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from signaal.domain.ids import nieuw_id
from signaal.domain.model import Discipline, Lid, Signaal
from signaal.usecases.archief import Slot, Wachtwoord, open_archief, sluit
from signaal.usecases.bureau import Bureau
from signaal.usecases.nieuw_archief import NieuwTeam, nieuw_archief
from signaal.vault import Kosten
from signaal.vault.bos import bospad

VANDAAG = date(2026, 11, 22)
NU = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
#: Laptops of colleagues: one that sorts before every id of this time, and one that sorts after.
ANDERE_LAPTOPS = (
    UUID("00000000-0000-7000-8000-000000000001"),
    UUID("ffffffff-0000-7000-8000-000000000001"),
)
WACHTWOORD = "een zin die niemand raadt"
#: argon2 as cheap as it goes: tests are about what happens, not about how long guessing takes.
GOEDKOOP = Kosten(geheugen_kib=8, rondes=1, banen=1)

LANDERD = NieuwTeam(
    naam="Landerd",
    kernen=("Schaijk", "Zeeland", "Reek"),
    buurtschappen=(
        ("Oventje", "Zeeland"),
        ("Graspeel", "Zeeland"),
        ("Nabbegat", "Zeeland"),
        ("Koolwijk", "Schaijk"),
    ),
    leden=(
        ("Anne", Discipline.WIJKVERPLEEGKUNDIGE),
        ("Bram", Discipline.SOCIAAL_WERKER),
        ("Cleo", Discipline.PREVENTIEWERKER_JEUGD),
    ),
    overleg=date(2026, 11, 20),
)


@dataclass
class Klok:
    """A clock that stands still until a test moves it."""

    moment: datetime = NU
    dag: date = VANDAAG

    def nu(self) -> datetime:
        """The moment."""
        return self.moment

    def vandaag(self) -> date:
        """The day."""
        return self.dag

    def later(self, **hoeveel: float) -> None:
        """Move on by a timedelta; the day follows."""
        self.moment += timedelta(**hoeveel)
        self.dag = self.moment.date()


@dataclass
class Archiefbouw:
    """Makes, closes and opens one archive file."""

    pad: Path
    klok: Klok = field(default_factory=Klok)
    code: str = ""

    def nieuw(self, opgave: NieuwTeam = LANDERD) -> Bureau:
        """A new archive; its recovery code is kept in ``code``."""
        bureau, self.code = nieuw_archief(
            self.pad, WACHTWOORD, opgave, self.klok.nu, self.klok.vandaag, GOEDKOOP
        )
        return bureau

    def als(self, voorbeeld: "Archiefbouw") -> Bureau:
        """A copy of a closed archive, opened: much quicker than a new one."""
        for van, naar in ((voorbeeld.pad, self.pad), (bospad(voorbeeld.pad), bospad(self.pad))):
            shutil.copyfile(van, naar)
        self.code = voorbeeld.code
        return self.open()

    def open(self, slot: Slot | None = None) -> Bureau:
        """Open it, with the passphrase unless told otherwise."""
        return open_archief(
            self.pad, slot or Wachtwoord(WACHTWOORD), self.klok.nu, self.klok.vandaag
        )

    def heropen(self, bureau: Bureau) -> Bureau:
        """Close and open again, as after a night."""
        sluit(bureau)
        return self.open()


def maak_signaal(tekst: str = "losse tegels bij de kerk", **anders: Any) -> Signaal:
    """A signal of today in Schaijk; anything can be set by name."""
    return replace(
        Signaal(
            id=nieuw_id(NU),
            datum=VANDAAG,
            kern="schaijk",
            discipline=Discipline.WIJKVERPLEEGKUNDIGE,
            tekst=tekst,
            gewijzigd=NU,
        ),
        **anders,
    )


def zet(bureau: Bureau, *waarden: object) -> None:
    """Put values in the archive without the checks of the use cases."""
    with bureau.archive.schrijf("test", bureau.lid, bureau.nu()) as beurt:
        beurt.zet_alle(waarden)


@contextmanager
def vanaf(bureau: Bureau, apparaat: UUID) -> Iterator[None]:
    """What is written inside the block is as if another laptop wrote it and it came in here."""
    archive = bureau.archive
    eigen, archive._keten = archive._keten, replace(archive._keten, device=apparaat)
    thuis, archive.apparaat, archive._kop = archive.apparaat, apparaat, None
    try:
        yield
    finally:
        archive._keten, archive.apparaat, archive._kop = eigen, thuis, None


def vul(bureau: Bureau, aantal: int, **anders: Any) -> list[Signaal]:
    """``aantal`` signals on different days over the last two years, three kernen, two themes."""
    kernen, themas = ("schaijk", "zeeland", "reek"), ("vallen", "mantelzorg")
    signalen = [
        maak_signaal(
            f"signaal {i}",
            datum=VANDAAG - timedelta(days=i % 730),
            kern=kernen[i % 3],
            themas=themas[: i % 3],
            discipline=list(Discipline)[i % 3],
            **anders,
        )
        for i in range(aantal)
    ]
    zet(bureau, *signalen)
    return signalen


def lid_met(bureau: Bureau, discipline: Discipline) -> UUID:
    """The id of the member who holds this seat."""
    return next(lid.id for lid in bureau.archive.alle(Lid) if lid.discipline is discipline)


def rauwe_bytes(folder: Path) -> bytes:
    """Every byte of every file in a folder: what a thief would read."""
    return b"".join(pad.read_bytes() for pad in _bestanden(folder))


def _bestanden(folder: Path) -> Iterable[Path]:
    return (pad for pad in sorted(folder.rglob("*")) if pad.is_file())
