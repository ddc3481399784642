"""A paper before it is drawn: a neutral document of plain strings.

Whoever composes a paper (agenda, verslag, actielijst) builds a :class:`Stuk`; one renderer draws
it. Every string that reaches a reader is in :meth:`Stuk.teksten`, so the privacy guard can run over
the finished text, whatever the paper.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from signaal.domain.grafiek import Tekening


@dataclass(frozen=True, slots=True)
class Deel:
    """A run of text. ``naar`` makes it a link to the Kop with that ``anker``.

    Drawn literally: there is no markup, so nothing to escape. A newline is a line break.
    """

    tekst: str
    vet: bool = False
    naar: str = ""


Delen = tuple[Deel, ...]


def delen(*stukken: str | Deel) -> Delen:
    """Runs of text from strings and Deel values; empty strings are left out."""
    runs = (Deel(s) if isinstance(s, str) else s for s in stukken)
    return tuple(run for run in runs if run.tekst)


def _lees(runs: Delen) -> str:
    """The text of a paragraph: one string, so that nothing hides across a change of weight."""
    return "".join(run.tekst for run in runs)


class Toon(StrEnum):
    """How a block speaks."""

    GEWOON = "gewoon"
    GEDEMPT = "gedempt"


@dataclass(frozen=True, slots=True)
class Kop:
    """A heading, level 1 (the title, once) to 3; becomes a bookmark. Levels are never skipped.

    ``anker`` is where links go to; it is not written into the file.
    """

    niveau: int
    tekst: str
    anker: str = ""

    def teksten(self) -> Iterator[str]:
        """Every text of this block, in reading order."""
        yield self.tekst


@dataclass(frozen=True, slots=True)
class Alinea:
    """A paragraph."""

    delen: Delen
    toon: Toon = Toon.GEWOON

    def teksten(self) -> Iterator[str]:
        """Every text of this block, in reading order."""
        yield _lees(self.delen)


@dataclass(frozen=True, slots=True)
class Opsomming:
    """A bulleted list."""

    punten: tuple[Delen, ...]

    def teksten(self) -> Iterator[str]:
        """Every text of this block, in reading order."""
        yield from map(_lees, self.punten)


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column: its heading and its share of the width. ``rechts`` aligns numbers."""

    titel: str
    breedte: float
    rechts: bool = False


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table with a heading row that returns on every page; every row has a cell a column."""

    kolommen: tuple[Kolom, ...]
    rijen: tuple[tuple[Delen, ...], ...]

    def __post_init__(self) -> None:
        if any(len(rij) != len(self.kolommen) for rij in self.rijen):
            raise ValueError("every row needs as many cells as there are columns")

    def teksten(self) -> Iterator[str]:
        """Every text of this block, in reading order."""
        yield from (kolom.titel for kolom in self.kolommen)
        yield from (_lees(cel) for rij in self.rijen for cel in rij)


@dataclass(frozen=True, slots=True)
class Grafiek:
    """A chart; its ``tekening.alt`` says the same in words."""

    tekening: Tekening

    def teksten(self) -> Iterator[str]:
        """Every text of this block, in reading order."""
        yield self.tekening.alt
        yield from self.tekening.teksten()


@dataclass(frozen=True, slots=True)
class Kader:
    """An accent box: a short question and what speaks for it ("Samen oppakken?")."""

    kop: str
    delen: Delen

    def teksten(self) -> Iterator[str]:
        """Every text of this block, in reading order."""
        yield self.kop
        yield _lees(self.delen)


@dataclass(frozen=True, slots=True)
class Vraagkader:
    """What is asked of the readers, in a box with a heading of its own (level 2).

    ``vragen`` are (what it is about, the question) pairs.
    """

    kop: str
    vragen: tuple[tuple[str, str], ...]

    def teksten(self) -> Iterator[str]:
        """Every text of this block, in reading order."""
        yield self.kop
        yield from (
            f"{waarover}: {vraag}" if waarover else vraag for waarover, vraag in self.vragen
        )


@dataclass(frozen=True, slots=True)
class Witruimte:
    """Empty space, in lines of text."""

    regels: float = 1.0

    def teksten(self) -> Iterator[str]:
        """Every text of this block, in reading order."""
        return iter(())


@dataclass(frozen=True, slots=True)
class Paginawissel:
    """The next block starts on a new page."""

    def teksten(self) -> Iterator[str]:
        """Every text of this block, in reading order."""
        return iter(())


Blok = Kop | Alinea | Opsomming | Tabel | Grafiek | Kader | Vraagkader | Witruimte | Paginawissel


class Letter(StrEnum):
    """Size of print: ordinary (10 pt) or large (12.5 pt) for a volunteer at the kitchen table."""

    GEWOON = "gewoon"
    GROOT = "groot"


@dataclass(frozen=True, slots=True)
class Stuk:
    """A finished paper. ``titel`` and ``onderwerp`` also become file properties.

    ``voet`` stands at the foot of every page, beside the page number. ``taal`` is a BCP 47 code.
    ``hoogstens`` is the number of pages to aim at (0: as many as it takes): when large print needs
    more, ordinary print is used; nothing is ever left out.
    """

    titel: str
    onderwerp: str
    blokken: tuple[Blok, ...]
    voet: str = ""
    taal: str = "nl-NL"
    letter: Letter = Letter.GEWOON
    hoogstens: int = 0

    def __post_init__(self) -> None:
        vorige = 0
        for niveau in _niveaus(self.blokken):
            if not 1 <= niveau <= vorige + 1 or niveau == vorige == 1:
                raise ValueError("heading levels start at 1, once, and skip none")
            vorige = niveau
        ankers = {blok.anker for blok in self.blokken if isinstance(blok, Kop)}
        if not {run.naar for blok in self.blokken for run in _runs(blok) if run.naar} <= ankers:
            raise ValueError("a link needs a heading with its anchor")

    def teksten(self) -> Iterator[str]:
        """Every string that a reader or a program can find in the file, in reading order."""
        yield from (self.titel, self.onderwerp, self.voet)
        for blok in self.blokken:
            yield from blok.teksten()


def _niveaus(blokken: tuple[Blok, ...]) -> Iterator[int]:
    """Levels of the headings, those inside boxes included."""
    for blok in blokken:
        if isinstance(blok, Kop):
            yield blok.niveau
        elif isinstance(blok, Vraagkader):
            yield 2


def _runs(blok: Blok) -> Iterator[Deel]:
    """The runs of text of one block."""
    match blok:
        case Alinea() | Kader():
            yield from blok.delen
        case Opsomming():
            yield from (run for punt in blok.punten for run in punt)
        case Tabel():
            yield from (run for rij in blok.rijen for cel in rij for run in cel)
        case _:
            return
