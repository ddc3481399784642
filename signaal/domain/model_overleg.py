"""The nouns of a meeting: overleg, bundel, kandidaat, agendapunt, actie.

Stored codes (``SoortPunt``, ``ActieStand`` ...) can never be respelled: read them twice.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from uuid import UUID

from signaal.domain.model_team import LEEG, Discipline, Getypt, Signaal


class OverlegStand(StrEnum):
    """Where a meeting stands."""

    CONCEPT = "concept"
    AFGESLOTEN = "afgesloten"


@dataclass(frozen=True, slots=True)
class Overleg:
    """A meeting of the trio. ``gepland`` is its day in the series, ``datum`` the real day.

    ``aanwezig`` are the members who were there. A closed meeting is locked since ``gesloten``;
    ``heropend`` says why it was opened again the last time. ``volgorde`` are the keys of the agenda
    as a hand put them: one thing, so that of two laptops one order holds and never a mixture; ()
    is the computed order, None was never said (older archives: see the items themselves).
    """

    id: UUID
    gepland: date
    datum: date
    tijd: time
    plaats: str = ""
    stand: OverlegStand = OverlegStand.CONCEPT
    aanwezig: tuple[UUID, ...] = ()
    heropend: Getypt = LEEG
    gesloten: datetime | None = None
    volgorde: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, order=True)
class Periode:
    """From the day after one overleg (``van``) up to and including the next (``tot``)."""

    van: date
    tot: date

    def __contains__(self, dag: date) -> bool:
        return self.van <= dag <= self.tot

    @property
    def dagen(self) -> int:
        """Length in days."""
        return (self.tot - self.van).days + 1


class SoortCorrectie(StrEnum):
    """What a hand did to the bundles."""

    SAMENVOEGEN = "samenvoegen"
    SPLITSEN = "splitsen"
    VERPLAATSEN = "verplaatsen"
    HERNOEMEN = "hernoemen"
    VASTZETTEN = "vastzetten"


@dataclass(frozen=True, slots=True)
class Correctie:
    """One hand correction on the bundles of one overleg; undone = ``ongedaan``.

    ``bundel`` is the key of the bundle that was touched, ``doel`` the key it goes to (merge, move,
    split), ``signalen`` the signals concerned (move, split), ``naam`` a new name (rename).
    ``volgnummer`` orders corrections within an overleg.
    """

    id: UUID
    overleg: UUID
    volgnummer: int
    soort: SoortCorrectie
    bundel: str
    doel: str = ""
    signalen: tuple[UUID, ...] = ()
    naam: Getypt = LEEG
    ongedaan: bool = False


@dataclass(frozen=True, slots=True)
class Bundel:
    """The signals on one thema in one kern in one periode, after the corrections of people.

    ``sleutel`` is stable: ``thema/kern`` for a computed bundle (thema ``-`` when none), a UUID for
    one split off by hand. ``reeks`` counts the last periods, oldest first, this one last.
    """

    sleutel: str
    naam: Getypt
    themas: tuple[str, ...]
    kernen: tuple[str, ...]
    signalen: tuple[Signaal, ...]
    reeks: tuple[int, ...] = ()
    samengevoegd: tuple[str, ...] = ()
    met_de_hand: bool = False
    vastgezet: bool = False

    @property
    def aantal(self) -> int:
        """How many signals this period."""
        return len(self.signalen)

    @property
    def verandering(self) -> int | None:
        """Difference with the period before, or None when there is none."""
        return self.aantal - self.reeks[-2] if len(self.reeks) > 1 else None

    @property
    def disciplines(self) -> tuple[Discipline, ...]:
        """Disciplines that logged here, in a fixed order."""
        gezien = {s.discipline for s in self.signalen}
        return tuple(d for d in Discipline if d in gezien)


@dataclass(frozen=True, slots=True)
class Kandidaat:
    """A bundle judged: why (or why not) it asks for collective action.

    ``score`` is higher when it should be listed sooner, None when it cannot be judged. ``reden`` is
    a Dutch sentence; ``gewoonlijk`` the usual count (low, high) when known.
    """

    bundel: str
    vlag: bool
    reden: str
    score: float | None = None
    p: float | None = None
    gewoonlijk: tuple[float, float] | None = None
    altijd_bespreken: bool = False
    spoed: int = 0
    afgewezen: str = ""


@dataclass(frozen=True, slots=True)
class Afwijzing:
    """Not to be taken up together, and why; quiet until the bundle holds more than ``aantal``."""

    id: UUID
    overleg: UUID
    bundel: str
    reden: str
    aantal: int
    ongedaan: bool = False


class SoortPunt(StrEnum):
    """Kind of agenda item."""

    VAST = "vast"
    BUNDEL = "bundel"
    EIGEN = "eigen"


@dataclass(frozen=True, slots=True)
class Agendapunt:
    """What people decided about one item of one agenda; computed items exist without a row.

    ``sleutel`` names what it is about: a bundle key, ``vast:opening`` and the like, or the id of
    an own item. ``volgorde`` is where a hand put it; the order itself is the meeting's, where that
    knows one. ``bestuurszin`` is the sentence written for the board, ``vraag`` what is asked of the
    board. ``besteed`` is the time it took in the meeting, in seconds, when the clock ran.
    """

    id: UUID
    overleg: UUID
    soort: SoortPunt
    sleutel: str
    titel: Getypt = LEEG
    volgorde: int | None = None
    minuten: int | None = None
    nodig: tuple[Discipline, ...] = ()
    notitie: Getypt = LEEG
    bestuurszin: Getypt = LEEG
    vraag: Getypt = LEEG
    weggelaten: bool = False
    verwijderd: bool = False
    besteed: int | None = None


class ActieStand(StrEnum):
    """Where an action stands."""

    OPEN = "open"
    KLAAR = "klaar"
    VERVALLEN = "vervallen"


@dataclass(frozen=True, slots=True)
class Actie:
    """Who does what before when; exactly one regiehouder. Ends with a result.

    ``aanleiding`` is what sets it going when it is no day: "zodra de gemeente antwoordt".
    """

    id: UUID
    wat: Getypt
    regiehouder: UUID
    voor: date | None
    overleg: UUID | None = None
    bundel: str = ""
    stand: ActieStand = ActieStand.OPEN
    resultaat: Getypt = LEEG
    collectief: bool = False
    kernen: tuple[str, ...] = ()
    nieuws: Getypt = LEEG
    gemaakt: datetime | None = None
    gewijzigd: datetime | None = None
    verwijderd: bool = False
    aanleiding: Getypt = LEEG
