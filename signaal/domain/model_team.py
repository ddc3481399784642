"""The nouns of a team and what it hears: kern, lid, thema, signaal; never a person.

Stored codes (``Discipline``) can never be respelled: read them twice.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from uuid import UUID


class Discipline(StrEnum):
    """The seat a lid holds in the trio."""

    SOCIAAL_WERKER = "sociaal_werker"
    PREVENTIEWERKER_JEUGD = "preventiewerker_jeugd"
    WIJKVERPLEEGKUNDIGE = "wijkverpleegkundige"

    @property
    def label(self) -> str:
        """The word on screen and paper."""
        return self.value.replace("_", " ").replace("jeugd", "Jeugd")


#: Sources that are offered; a team may type another one.
BRONNEN: tuple[str, ...] = (
    "inwoner zelf",
    "mantelzorger",
    "familie",
    "buren",
    "huisarts",
    "school",
    "vrijwilliger",
    "thuiszorg",
    "gemeente",
    "eigen waarneming",
    "anders",
)


@dataclass(frozen=True, slots=True)
class Getypt:
    """A text typed by a person, with its own mark *geschikt voor bestuur*.

    Editing removes the mark (privacy rule 2): use :meth:`wijzig`, never ``replace`` on ``tekst``.
    """

    tekst: str = ""
    voor_bestuur: bool = False

    def wijzig(self, tekst: str) -> "Getypt":
        """The same mark when the text is unchanged, no mark when it is another text."""
        return self if tekst == self.tekst else Getypt(tekst)

    def markeer(self, voor_bestuur: bool) -> "Getypt":
        """The same text with the mark set or taken off; an empty text is never marked."""
        return Getypt(self.tekst, voor_bestuur and bool(self.tekst.strip()))

    def bewerk(self, tekst: str | None, voor_bestuur: bool | None) -> "Getypt":
        """Both at once, as a form hands them in; None leaves that side as it is."""
        nieuw = self if tekst is None else self.wijzig(tekst.strip())
        return nieuw if voor_bestuur is None else nieuw.markeer(voor_bestuur)

    @property
    def bestuurstekst(self) -> str:
        """The text a board may read: empty unless marked."""
        return self.tekst if self.voor_bestuur else ""


LEEG = Getypt()


@dataclass(frozen=True, slots=True)
class Kern:
    """A village. ``id`` is a code that is never reused; ``naam`` may change."""

    id: str
    naam: str
    inwoners: int | None = None
    cbs_code: str = ""
    vervallen: bool = False


@dataclass(frozen=True, slots=True)
class Buurtschap:
    """A hamlet (or another spelling of a place) that counts for ``kern_id``."""

    id: str
    naam: str
    kern_id: str


@dataclass(frozen=True, slots=True)
class Lid:
    """A member of the trio. Colleagues, not residents."""

    id: UUID
    naam: str
    discipline: Discipline
    vertrokken: bool = False


@dataclass(frozen=True, slots=True)
class Thema:
    """A theme of the team's own list. Retiring keeps the code; codes are never reused.

    ``voor_bestuur`` marks the name as fit for a board: true for the delivered names, false for a
    name that somebody typed until it is marked by hand.
    """

    id: str
    naam: str
    omschrijving: str = ""
    eigen: bool = False
    vervallen: bool = False
    altijd_bespreken: bool = False
    voor_bestuur: bool = False


@dataclass(frozen=True, slots=True)
class Bestuur:
    """The board of one zorgcooperatie; each bestuur gets its own edition over its kernen."""

    id: UUID
    naam: str
    kernen: tuple[str, ...]
    vervallen: bool = False


@dataclass(frozen=True, slots=True)
class Team:
    """One trio with one archive, and how it meets: every ``overleg_weken`` from the anchor on."""

    id: UUID
    naam: str
    overleg_anker: date
    overleg_weken: int = 6
    liever_niet: tuple[date, ...] = ()
    overleg_plaats: str = ""
    overleg_tijd: time = time(9, 0)
    gevoeligheid: str = "gewoon"


@dataclass(frozen=True, slots=True)
class Signaal:
    """One observation or question from the neighbourhood; never a person.

    ``tekst`` is empty only for a tally (one key for a frequent short question). ``gedaan`` is what
    was done at once. ``themas`` are theme ids, best first; ``themas_voorgesteld`` says a machine
    chose them and nobody looked yet. ``gewijzigd`` is UTC.
    """

    id: UUID
    datum: date
    kern: str
    discipline: Discipline
    tekst: str
    gewijzigd: datetime
    themas: tuple[str, ...] = ()
    lid: UUID | None = None
    buurtschap: str = ""
    bron: str = ""
    gedaan: str = ""
    spoed: bool = False
    nabellen: bool = False
    nabellen_op: date | None = None
    themas_voorgesteld: bool = False
    verwijderd: bool = False
    importcode: str = ""


@dataclass(frozen=True, slots=True)
class Afwezigheid:
    """A lid is away from ``van`` to ``tot`` (both days included)."""

    id: UUID
    lid: UUID
    van: date
    tot: date
    verwijderd: bool = False


@dataclass(frozen=True, slots=True)
class Telknop:
    """One key (1-9) for a frequent short question: logs a signal without text."""

    id: UUID
    toets: int
    label: str
    thema: str
    verwijderd: bool = False


@dataclass(frozen=True, slots=True)
class Filter:
    """A saved filter of the signals table; ``zoekvraag`` is a :class:`Zoekvraag` as JSON."""

    id: UUID
    naam: str
    zoekvraag: str
    verwijderd: bool = False


@dataclass(frozen=True, slots=True)
class Zoekvraag:
    """What the signals table shows; empty tuples and None mean: no restriction."""

    tekst: str = ""
    kernen: tuple[str, ...] = ()
    themas: tuple[str, ...] = ()
    disciplines: tuple[Discipline, ...] = ()
    bronnen: tuple[str, ...] = ()
    van: date | None = None
    tot: date | None = None
    zonder_thema: bool = False
    alleen_spoed: bool = False
    alleen_nabellen: bool = False
    verwijderd: bool = False


@dataclass(frozen=True, slots=True)
class Dagtelling:
    """How many signals on one day; ``thema`` is empty for those without one.

    A signal with two themes counts once in each, so counts of themes do not add up to a total.
    """

    kern: str
    thema: str
    datum: date
    discipline: Discipline
    aantal: int


@dataclass(frozen=True, slots=True)
class Instelling:
    """One small thing the team or a laptop remembers, such as when somebody last looked."""

    id: str
    waarde: str


@dataclass(frozen=True, slots=True)
class Importvraag:
    """A row of an imported list that waits for a person; survives closing.

    ``soort`` names column and kind ("datum: geen jaar"), never the content of the cell.
    ``ruwe_rij`` is the row as read, with *stop* findings blanked. ``voorstel`` may be taken over.
    ``gemaakt`` is when the list was brought in: waiting has a term.
    """

    id: UUID
    lijst: str
    blad: str
    regel: int
    soort: str
    ruwe_rij: tuple[tuple[str, str], ...]
    voorstel: Signaal | None = None
    afgehandeld: bool = False
    gemaakt: datetime | None = None


@dataclass(frozen=True, slots=True)
class Journaalregel:
    """One row of the journal as people may read it: event, time, object, user; no content."""

    volgnummer: int
    moment: datetime
    wie: str
    handeling: str
    soort: str
    voorwerp: str
    velden: tuple[str, ...] = field(default=())


class Rol(StrEnum):
    """What a laptop may read: everything, or everything but contacts and notes."""

    LID = "lid"
    LEEST_MEE = "leest_mee"


@dataclass(frozen=True, slots=True)
class Apparaat:
    """A laptop in the circle of this team; ``verwijderd`` since it may read nothing new.

    ``tekensleutel`` (Ed25519) says what it wrote, ``doossleutel`` (X25519) is what others close a
    letter to it with; both public, in hex. ``lid`` works on it. ``vervangt`` is what it was before
    it came out of a backup.
    """

    id: UUID
    naam: str
    lid: UUID | None
    rol: Rol
    tekensleutel: str
    doossleutel: str
    toegelaten: datetime
    verwijderd: bool = False
    vervangt: UUID | None = None


@dataclass(frozen=True, slots=True)
class Epoch:
    """A key under which files are closed; the laptops in ``zonder`` were out when it was made.

    It may be used as long as nobody else was taken out since: who was in may have it.
    """

    id: UUID
    gemaakt: datetime
    zonder: tuple[UUID, ...] = ()
