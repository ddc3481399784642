"""One file for e-mail or a stick, ``.signaalpost``: a zip with the files of a shared folder in it.

Nothing in it is pressed: sealed bytes cannot be. It comes in by e-mail, so nothing of it is
trusted: its directory is small, its parts lie beside each other and not on top, and nothing is
unpacked to a disk.
"""

import contextlib
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from signaal.exchange.bestand import klaargezet
from signaal.exchange.deelmap import UITGANGEN, Bestand
from signaal.exchange.omslag import HOOGSTE_BESTAND, VERSIE
from signaal.fouten import GebruikFout, NieuwereVersieFout, PakjeFout

UITGANG = ".signaalpost"
#: Of 100,000 changes in one go a package is some 50 MB.
GROOTSTE = 512 * 1024 * 1024
MEESTE_DELEN = 20_000
_SLOT, _SLOTMERK = 22, b"PK\x05\x06"
_WEGWIJZER, _WEGWIJZERMERK = 20, b"PK\x06\x07"
_GROOTSTE_LIJST = 4 * 1024 * 1024
_LANGSTE_NAAM = 200
_HAP = 1 << 20
_DAG = (1980, 1, 1, 0, 0, 0)

_GEEN = "Er is geen bestand {naam} op deze plek. Er is niets veranderd. Kijk of de map klopt."
_DICHT = (
    "{naam} kan nu niet worden gelezen. Er is niets veranderd. "
    "Kijk of de stick er nog in zit of de bijlage is opgeslagen, en probeer het opnieuw."
)
_KAPOT = (
    "{naam} is geen post van Signaal, of is niet heel aangekomen. Er is niets veranderd. "
    "Vraag je collega om het nog eens te sturen."
)
_TE_VEEL = (
    "Er is te veel om in één bestand mee te geven. Er is niets gemaakt en er is niets kwijt. "
    "Wissel één keer uit via een gedeelde map (dat kan ook een map op een stick zijn); daarna past "
    "het weer."
)
_NIEUWER = (
    "{naam} is gemaakt met een nieuwere versie van Signaal. Er is niets veranderd. "
    "Installeer de nieuwste versie en open het dan opnieuw."
)


class Pakje:
    """A package to read (``with Pakje(pad) as pakje``), or a new one to fill and then keep.

    Reading raises GebruikFout (not there), PakjeFout (damaged, or none of ours) and
    NieuwereVersieFout.
    """

    def __init__(self, pad: Path) -> None:
        self._pad = pad
        self._zip: zipfile.ZipFile | None = None
        self._nieuw: dict[str, bytes] = {}

    def __enter__(self) -> "Pakje":
        return self

    def __exit__(
        self,
        soort: type[BaseException] | None,
        fout: BaseException | None,
        spoor: TracebackType | None,
    ) -> None:
        self.sluit()

    def sluit(self) -> None:
        """Let go of the file."""
        if self._zip is not None:
            self._zip.close()
            self._zip = None

    @property
    def gesloten(self) -> frozenset[str]:
        """Nothing in a package is closed to who may read it."""
        return frozenset()

    def lijst(self) -> list[Bestand]:
        """The parts that may be ours."""
        delen = [deel for deel in self._open().infolist() if _van_ons(deel.filename)]
        return [Bestand(deel.filename, deel.file_size, 0.0) for deel in delen]

    def lees(self, naam: str) -> bytes | None:
        """A part; None when there is none, empty when it is damaged."""
        pakje = self._open()
        if naam not in pakje.NameToInfo:
            return None
        try:
            with pakje.open(naam) as deel:
                return deel.read(HOOGSTE_BESTAND + 1)
        except (zipfile.BadZipFile, EOFError, OSError, RuntimeError, ValueError):
            return b""

    def leg(self, naam: str, inhoud: bytes) -> None:
        """Put a file in a new package; :meth:`bewaar` writes it."""
        self._nieuw.setdefault(naam, inhoud)

    def haal_weg(self, naam: str) -> None:
        """Nothing is taken out of a package: it is one moment, on its way."""

    def bewaar(self) -> None:
        """Write the new package whole or not at all; see :meth:`klaargezet`."""
        with self.klaargezet():
            pass

    @contextlib.contextmanager
    def klaargezet(self) -> Iterator[None]:
        """The new package is on disk inside the block and takes its place when that ends well.

        SchrijfFout when that does not work, GebruikFout when it is more than anybody would read:
        what was there stays as it was, and what the block does is not done.
        """
        grootte = sum(map(len, self._nieuw.values()))
        if len(self._nieuw) > MEESTE_DELEN or grootte > GROOTSTE * 9 // 10:
            raise GebruikFout(_TE_VEEL, f"{len(self._nieuw)} parts, {grootte} bytes")
        doel = BytesIO()
        with zipfile.ZipFile(doel, "w", zipfile.ZIP_STORED, allowZip64=False) as pakje:
            for naam, inhoud in sorted(self._nieuw.items()):
                pakje.writestr(zipfile.ZipInfo(naam, _DAG), inhoud)
        doel.seek(0)
        with klaargezet(self._pad, iter(lambda: doel.read(_HAP), b"")):
            yield

    def _open(self) -> zipfile.ZipFile:
        """The directory of the package, once, after its sizes were looked at."""
        if self._zip is None:
            with self._in_gewoon_nederlands():
                with self._pad.open("rb") as bestand:
                    self._eis_klein(bestand)
                pakje = zipfile.ZipFile(self._pad)
                try:
                    self._eis_eerlijk(pakje)
                except BaseException:
                    pakje.close()
                    raise
                self._zip = pakje
        return self._zip

    def _eis_klein(self, bestand: BinaryIO) -> None:
        """The end of a zip says how large its directory is: read that before the directory."""
        grootte = bestand.seek(0, 2)
        bestand.seek(max(0, grootte - _SLOT - _WEGWIJZER))
        staart = bestand.read()
        slot = staart[-_SLOT:]
        aantal, lijst = int.from_bytes(slot[10:12], "little"), int.from_bytes(slot[12:16], "little")
        heel = slot.startswith(_SLOTMERK) and slot.endswith(b"\0\0")
        groot = staart[:-_SLOT].startswith(_WEGWIJZERMERK) or aantal > MEESTE_DELEN
        if not heel or groot or lijst > _GROOTSTE_LIJST or grootte > GROOTSTE:
            raise self._fout(f"end {heel}, {aantal} parts, directory {lijst}, size {grootte}")

    def _eis_eerlijk(self, pakje: zipfile.ZipFile) -> None:
        """Parts as we write them; more in them than in the file means that they overlap."""
        delen = pakje.infolist()
        if len(delen) > MEESTE_DELEN:
            raise self._fout("more parts than its end says")
        for deel in delen:
            eigen = deel.compress_type == zipfile.ZIP_STORED and not deel.flag_bits & 1
            if not eigen or not deel.file_size == deel.compress_size <= HOOGSTE_BESTAND:
                raise self._fout("a part that we do not write")
        if sum(deel.file_size for deel in delen) > self._pad.stat().st_size:
            raise self._fout("parts that overlap")
        if len({deel.filename for deel in delen}) != len(delen):
            raise self._fout("a name that is there twice")
        if delen and not any(_van_ons(deel.filename) for deel in delen):
            later = any(_versie(deel.filename) > VERSIE for deel in delen)
            raise self._nieuwer() if later else self._fout("nothing of ours in it")

    @contextlib.contextmanager
    def _in_gewoon_nederlands(self) -> Iterator[None]:
        naam = self._pad.name
        try:
            yield
        except FileNotFoundError as fout:
            raise GebruikFout(_GEEN.format(naam=naam), repr(fout)) from fout
        except OSError as fout:
            raise GebruikFout(_DICHT.format(naam=naam), repr(fout)) from fout
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as fout:
            raise self._fout(repr(fout)) from fout

    def _fout(self, oorzaak: str) -> PakjeFout:
        return PakjeFout(_KAPOT.format(naam=self._pad.name), oorzaak)

    def _nieuwer(self) -> NieuwereVersieFout:
        return NieuwereVersieFout(_NIEUWER.format(naam=self._pad.name))


def _van_ons(naam: str) -> bool:
    """Whether a part may be a file of this version; its name leads nowhere but inside."""
    delen = naam.split("/")
    netjes = "\\" not in naam and ":" not in naam and not {"", ".", ".."} & set(delen)
    return (
        netjes
        and len(naam) <= _LANGSTE_NAAM
        and _versie(naam) == VERSIE
        and naam.endswith(UITGANGEN)
    )


def _versie(naam: str) -> int:
    """The version in front of a name; 0 when there is none."""
    eerste = naam.partition("/")[0].removeprefix("v")
    return int(eerste) if naam.startswith("v") and eerste.isdecimal() and len(eerste) < 4 else 0
