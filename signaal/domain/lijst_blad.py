"""A list as it lies on the table: sheets, rows and cells, nothing understood yet.

Whoever reads a file (xlsx, ods, csv) makes these; whoever understands a list starts from these.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from signaal.domain.schrift import heeft_onzichtbaar, leesbaar

#: What a cell can hold: text (numbers as Excel shows them) or a real date.
Cel = str | date

#: What a cell that goes out can hold; int before float, so that whole numbers stay whole.
Uitcel = str | date | int | float

#: As many characters as Excel itself allows in one cell.
LANGSTE_CEL = 32_767


class Bijzonder(StrEnum):
    """Something about a cell that people should know; the value is the words they read."""

    FORMULE = "formule, de laatst berekende waarde is gebruikt"
    FORMULE_LEEG = "formule zonder berekende waarde"
    FOUTWAARDE = "foutwaarde"
    INGEKORT = "te lange cel, het eind is weggelaten"
    STUURTEKENS = "onzichtbare tekens zijn weggehaald"
    ONLEESBAAR = "onleesbare tekens"
    SAMENGEVOEGD = "samengevoegde cel, de waarde geldt voor elke regel"
    AANHALING = "aanhalingsteken zonder eind, de regel is letterlijk gelezen"
    KOLOMMEN = "meer kolommen dan gelezen worden"


@dataclass(frozen=True, slots=True)
class Rij:
    """One row that holds something. ``regel`` is its number in Excel, or its line in a csv.

    ``bijzonder`` holds (column, what is odd about it).
    """

    regel: int
    cellen: tuple[Cel, ...]
    bijzonder: tuple[tuple[int, Bijzonder], ...] = ()

    def cel(self, kolom: int) -> Cel:
        """The cell in this column; empty text beyond the last one."""
        return self.cellen[kolom] if kolom < len(self.cellen) else ""

    def is_fout(self, kolom: int) -> bool:
        """Whether the cell held an error or a formula that was never worked out."""
        return any(
            k == kolom and b in (Bijzonder.FOUTWAARDE, Bijzonder.FORMULE_LEEG)
            for k, b in self.bijzonder
        )


@dataclass(frozen=True, slots=True)
class Blad:
    """One sheet: only the rows that hold something, in order."""

    naam: str
    rijen: tuple[Rij, ...]
    verborgen: bool = False
    datum1904: bool = False


#: Error values as Excel, LibreOffice and their Dutch versions write them.
_FOUTWAARDE = re.compile(
    r"#(?:n/b|n/a|verw!|ref!|waarde!|value!|deel/0!|div/0!|naam\?|name\?|getal!|num!|leeg!|null!"
    r"|overloop!|spill!|calc!)|err:5\d\d",
    re.IGNORECASE,
)


def schoon(tekst: str) -> tuple[str, Bijzonder | None]:
    """Text without what no reader sees: outer and double spaces, invisible characters.

    Line breaks stay. Also says what was odd, or None.
    """
    odd: Bijzonder | None = None
    if len(tekst) > LANGSTE_CEL:
        tekst, odd = tekst[:LANGSTE_CEL], Bijzonder.INGEKORT
    if heeft_onzichtbaar(tekst):
        odd = odd or Bijzonder.STUURTEKENS
    if "\ufffd" in tekst:
        odd = odd or Bijzonder.ONLEESBAAR
    tekst = leesbaar(tekst)
    if _FOUTWAARDE.fullmatch(tekst):
        return "", Bijzonder.FOUTWAARDE
    return tekst, odd


def maak_rij(
    regel: int, cellen: Iterable[Cel], bijzonder: Iterable[tuple[int, Bijzonder]] = ()
) -> Rij | None:
    """A row with every cell made clean; None when nothing is left of it."""
    waarden: list[Cel] = []
    gemerkt = list(bijzonder)
    for kolom, cel in enumerate(cellen):
        if isinstance(cel, str):
            tekst, odd = schoon(cel) if cel else (cel, None)
            if odd is not None:
                gemerkt.append((kolom, odd))
            waarden.append(tekst)
        else:
            waarden.append(cel)
    while waarden and waarden[-1] == "":
        waarden.pop()
    if not waarden and not gemerkt:
        return None
    return Rij(regel, tuple(waarden), tuple(gemerkt))


def sleutel(tekst: str) -> str:
    """What makes two texts the same to a reader: no capitals, no accents, single spaces."""
    vlak = unicodedata.normalize("NFKD", tekst).casefold()
    if not vlak.isascii():
        vlak = "".join(t for t in vlak if not unicodedata.combining(t))
    return " ".join(vlak.split())


def letters(tekst: str) -> str:
    """Only the letters and digits of :func:`sleutel`: ``Soc. werk`` is ``socwerk``."""
    return "".join(t for t in sleutel(tekst) if t.isalnum())
