"""Getting the bytes of a file that somebody else made, or one sentence why that fails."""

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from signaal.fouten import GebruikFout

#: A list of a team is a few hundred kB; these leave room for a hundred times that.
GROOTSTE_BESTAND = 50 * 1024 * 1024
GROOTSTE_UITGEPAKT = 200 * 1024 * 1024
#: Sheets shrink ten to thirty times; a zip bomb a thousand times.
_GROOTSTE_KRIMP = 150
_ALTIJD_GOED = 10 * 1024 * 1024
_BLOK = 64 * 1024


def lees_bytes(pad: Path) -> bytes:
    """The whole file; GebruikFout when it is missing, locked, empty, too big or no file."""
    try:
        with pad.open("rb") as bestand:
            inhoud = bestand.read(GROOTSTE_BESTAND + 1)
    except FileNotFoundError as fout:
        raise GebruikFout(
            f"Er is geen bestand {pad.name} op deze plek. Kijk of de naam en de map kloppen.",
            str(fout),
        ) from fout
    except IsADirectoryError as fout:
        raise GebruikFout(f"{pad.name} is een map, geen lijst. Kies een bestand.") from fout
    except (PermissionError, OSError, ValueError) as fout:
        raise GebruikFout(
            f"{pad.name} kan niet gelezen worden. Misschien staat het nog open in Excel: "
            "sluit het daar en probeer het opnieuw.",
            str(fout),
        ) from fout
    if not inhoud:
        raise GebruikFout(f"{pad.name} is leeg: er staat niets in om te lezen.")
    if len(inhoud) > GROOTSTE_BESTAND:
        raise GebruikFout(
            f"{pad.name} is groter dan 50 MB; zo groot is een lijst met signalen niet."
        )
    return inhoud


class Pakket:
    """A zip file that is not trusted: nothing is unpacked before its sizes are looked at.

    The directory of the zip is checked first; while reading, the real sizes are counted.
    """

    def __init__(self, inhoud: bytes, naam: str) -> None:
        self._naam = naam
        self._over = GROOTSTE_UITGEPAKT
        try:
            self._zip = zipfile.ZipFile(BytesIO(inhoud))
            delen = self._zip.infolist()
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as fout:
            raise self.beschadigd(fout) from fout
        uitgepakt = sum(deel.file_size for deel in delen)
        krimp = uitgepakt / max(1, min(len(inhoud), sum(d.compress_size for d in delen)))
        if uitgepakt > GROOTSTE_UITGEPAKT or (uitgepakt > _ALTIJD_GOED and krimp > _GROOTSTE_KRIMP):
            raise self._bom()

    def heeft(self, deel: str) -> bool:
        """Whether there is a part with this name."""
        return deel in self._zip.NameToInfo

    def lees(self, deel: str) -> bytes:
        """A small part as a whole."""
        return b"".join(self.blokken(deel))

    def blokken(self, deel: str) -> Iterator[bytes]:
        """A part piece by piece; GebruikFout when it is damaged or grows beyond reason."""
        try:
            with self._zip.open(deel) as stroom:
                while blok := stroom.read(_BLOK):
                    self._over -= len(blok)
                    if self._over < 0:
                        raise self._bom()
                    yield blok
        except (
            zipfile.BadZipFile,
            zlib.error,
            KeyError,
            EOFError,
            OSError,
            RuntimeError,
            NotImplementedError,
        ) as fout:
            raise self.beschadigd(fout) from fout

    def beschadigd(self, oorzaak: Exception) -> GebruikFout:
        """The sentence for a file that is damaged, cut off, or not what its name says."""
        return GebruikFout(
            f"{self._naam} is beschadigd of niet helemaal gekopieerd. "
            "Open het in Excel, sla het opnieuw op en probeer het nog eens.",
            repr(oorzaak),
        )

    def _bom(self) -> GebruikFout:
        return GebruikFout(
            f"{self._naam} wordt uitgepakt onwaarschijnlijk groot en is daarom niet geopend."
        )
