"""What the import made of a list: what is clear, what needs a person, what was left out and why.

All values, no verbs: ``lijst_begrip`` makes an :class:`Importplan`, screens and the command line
show it, and only the use case writes anything.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from signaal.domain.model import Buurtschap, Signaal


class Veld(StrEnum):
    """What a column holds. The value is the word on screen and in the report."""

    DATUM = "datum"
    KERN = "kern"
    BUURTSCHAP = "buurtschap"
    DISCIPLINE = "discipline"
    LID = "lid"
    TEKST = "tekst"
    THEMA = "thema"
    BRON = "bron"
    GEDAAN = "gedaan"
    NABELLEN = "nabellen"
    SPOED = "spoed"
    ID = "id"
    GENEGEERD = "genegeerd"


class Wachtsoort(StrEnum):
    """What a person has to look at; the value follows a number on screen ("8 met een naam")."""

    NAAM = "met een naam"
    PERSOON = "met andere persoonsgegevens"
    DATUM = "met een onduidelijke datum"
    PLAATS = "met een plaats die niet duidelijk is"
    WIE = "waarbij niet duidelijk is wie het opschreef"
    TEKST = "met een signaal dat leeg, te lang of kapot is"
    DUBBEL = "dubbel"


class Herkend(StrEnum):
    """How a column was understood; the value is the word on screen and in the report."""

    KOP = "aan de kop"
    INHOUD = "aan de inhoud"
    HAND = "zelf gekozen"
    NIET = "niet herkend"


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column and how it was understood. ``nummer`` counts from 0; ``kop`` as it was typed."""

    nummer: int
    kop: str
    veld: Veld
    hoe: Herkend


@dataclass(frozen=True, slots=True)
class Kolomkeuze:
    """What a person decided about one sheet; a column that is not named is ignored.

    ``koprij`` is the row number of the header, None when there is none.
    """

    koprij: int | None
    velden: Mapping[int, Veld]


@dataclass(frozen=True, slots=True)
class Lijstkeuze:
    """The answers of a person: columns per sheet, and a kern, discipline or theme per value."""

    kolommen: Mapping[str, Kolomkeuze] = field(default_factory=lambda: MappingProxyType({}))
    waarden: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Overgeslagen:
    """Rows ``van`` up to and including ``tot`` are no signals, and why."""

    van: int
    tot: int
    reden: str


@dataclass(frozen=True, slots=True)
class Bladbegrip:
    """How one sheet was understood. ``reden`` says why it is not used; empty when it is."""

    naam: str
    koprij: int | None
    kolommen: tuple[Kolom, ...]
    overgeslagen: tuple[Overgeslagen, ...] = ()
    gelezen: int = 0
    reden: str = ""

    @property
    def keuze(self) -> Kolomkeuze:
        """The same as a choice, for a person to correct."""
        velden = {k.nummer: k.veld for k in self.kolommen if k.veld is not Veld.GENEGEERD}
        return Kolomkeuze(self.koprij, velden)


@dataclass(frozen=True, slots=True, order=True)
class Plek:
    """One row of one sheet."""

    blad: str
    regel: int


@dataclass(frozen=True, slots=True)
class HeldereRij:
    """A row that needs nobody."""

    plek: Plek
    signaal: Signaal


@dataclass(frozen=True, slots=True)
class Reden:
    """Why a row waits: its kind, and column and kind in words."""

    soort: Wachtsoort
    tekst: str


@dataclass(frozen=True, slots=True)
class TeBeslissen:
    """A row that waits for a person. ``reden`` names column and kind, never the content.

    ``soort`` is that of the first reason, so that every row counts once.

    In ``voorstel`` and ``ruwe_rij`` (column header, content) the *stop* findings are blanked.
    ``code`` is the importcode of the row.
    """

    plek: Plek
    reden: str
    voorstel: Signaal | None
    ruwe_rij: tuple[tuple[str, str], ...]
    code: str
    soort: Wachtsoort


@dataclass(frozen=True, slots=True)
class Waardevraag:
    """A value that is asked once for all its rows.

    ``voorstel`` is one of ``keuzes`` or empty. A ``waarde`` such as "(kern)" asks about a column
    that is not there at all.
    """

    veld: Veld
    kolom: str
    waarde: str
    plekken: tuple[Plek, ...]
    voorstel: str
    keuzes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dubbel:
    """A row that was seen before: an exact copy of ``van``, or (None) already in the archive."""

    plek: Plek
    van: Plek | None


@dataclass(frozen=True, slots=True)
class Privacyvondst:
    """Personal data in a cell: where and which kind, never what. ``stop``: the row waits."""

    plek: Plek
    kolom: str
    soort: str
    stop: bool


@dataclass(frozen=True, slots=True)
class Opmerking:
    """Something about one cell that people should know; nothing waits for it."""

    plek: Plek
    kolom: str
    wat: str


@dataclass(frozen=True, slots=True)
class Importplan:
    """A list understood, before anything is written.

    Each row is in exactly one of ``helder``, ``te_beslissen``, ``wachtend`` (it only waits for the
    answer to one of ``waardevragen``), or it is in the archive already. ``gezien`` holds the latter
    and the exact copies, about which a person decides (skip or keep). ``lijkt_op`` pairs rows that
    may tell the same event; both stay. ``onbekende_onderwerpen`` counts rows per theme word that no
    theme fits. ``nieuwe_plaatsen`` are answers worth remembering.
    ``telling`` counts the clear rows per (kern, last day of the period).
    """

    bestand: str
    bladen: tuple[Bladbegrip, ...]
    helder: tuple[HeldereRij, ...]
    te_beslissen: tuple[TeBeslissen, ...]
    wachtend: tuple[TeBeslissen, ...]
    waardevragen: tuple[Waardevraag, ...]
    gezien: tuple[Dubbel, ...]
    lijkt_op: tuple[tuple[Plek, Plek], ...]
    privacy: tuple[Privacyvondst, ...]
    opmerkingen: tuple[Opmerking, ...]
    onbekende_onderwerpen: tuple[tuple[str, int], ...]
    nieuwe_plaatsen: tuple[Buurtschap, ...]
    telling: Mapping[tuple[str, date], int]
    kernnamen: Mapping[str, str]

    @property
    def signalen(self) -> tuple[Signaal, ...]:
        """The clear rows as values that are ready to be written."""
        return tuple(h.signaal for h in self.helder)

    @property
    def open_rijen(self) -> tuple[TeBeslissen, ...]:
        """Every row that waits, whatever for."""
        return (*self.te_beslissen, *self.wachtend)

    @property
    def gelezen(self) -> int:
        """Rows that are signals, over all sheets: every one of them is accounted for."""
        return sum(b.gelezen for b in self.bladen)

    @property
    def aangenomen(self) -> int:
        """Clear rows that are not in the archive yet."""
        return len(self.helder)

    @property
    def dubbel(self) -> int:
        """Rows that were seen before, in this list or in the archive."""
        return len(self.gezien)

    @property
    def bruikbaar(self) -> bool:
        """Whether any sheet could be understood at all."""
        return any(not b.reden for b in self.bladen)

    @property
    def per_kern(self) -> dict[str, int]:
        """Clear rows per kern name, in the team's order."""
        per_kern = dict.fromkeys(self.kernnamen.values(), 0)
        for (kern, _), aantal in self.telling.items():
            per_kern[self.kernnamen[kern]] += aantal
        return per_kern

    @property
    def per_periode(self) -> dict[date, int]:
        """Clear rows per last day of the period, oldest first."""
        per_periode: dict[date, int] = {}
        for (_, tot), aantal in sorted(self.telling.items(), key=lambda t: t[0][1]):
            per_periode[tot] = per_periode.get(tot, 0) + aantal
        return per_periode
