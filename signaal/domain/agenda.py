"""The agenda of one overleg: for the trio, and per bestuur what a board may read.

The values are finished: whoever draws them (paper, screen) looks nothing up and decides nothing.
"""

from dataclasses import dataclass
from datetime import date, time

from signaal.domain.model import Bundel, Discipline, Kandidaat, Overleg, Periode, SoortPunt


@dataclass(frozen=True, slots=True)
class ActieRegel:
    """An action as one line of paper: ``regiehouder`` and ``stand`` as they are read aloud.

    ``aanleiding`` is what sets it going when it is no day.
    """

    wat: str
    regiehouder: str
    voor: date | None
    stand: str
    resultaat: str = ""
    aanleiding: str = ""


@dataclass(frozen=True, slots=True)
class TrioPunt:
    """One item of the trio agenda, in its place.

    ``bundel`` and ``kandidaat`` are there for an item about a bundle; ``samen_oppakken`` says that
    the reason is shown as a question to the trio. ``vraag`` is what will be asked of the board.
    """

    nummer: int
    soort: SoortPunt
    sleutel: str
    titel: str
    minuten: int | None = None
    nodig: tuple[Discipline, ...] = ()
    notitie: str = ""
    bundel: Bundel | None = None
    kandidaat: Kandidaat | None = None
    vraag: str = ""
    samen_oppakken: bool = False


@dataclass(frozen=True, slots=True)
class TrioAgenda:
    """The agenda the trio puts on the table.

    ``overige`` are the bundles without an item of their own. ``reekslabels`` name the periods of
    every ``Bundel.reeks``, oldest first ("wk 36–41"); a shorter reeks uses the last of them.
    ``kernnamen`` and ``themanamen`` are (id, name) pairs.
    """

    team: str
    overleg: Overleg
    periode: Periode
    volgende: date | None
    vandaag: date
    punten: tuple[TrioPunt, ...] = ()
    overige: tuple[Bundel, ...] = ()
    open_acties: tuple[ActieRegel, ...] = ()
    kernnamen: tuple[tuple[str, str], ...] = ()
    themanamen: tuple[tuple[str, str], ...] = ()
    reekslabels: tuple[str, ...] = ()

    @property
    def minuten(self) -> int:
        """Minutes planned over all items."""
        return sum(punt.minuten or 0 for punt in self.punten)

    def bundelnaam(self, bundel: Bundel) -> str:
        """The name people gave, or else themes and villages: "Vallen, Schaijk"."""
        if bundel.naam.tekst:
            return bundel.naam.tekst
        themas, kernen = dict(self.themanamen), dict(self.kernnamen)
        wat = " en ".join(themas.get(t, t) for t in bundel.themas) or "Zonder thema"
        waar = " en ".join(kernen.get(k, k) for k in bundel.kernen)
        return f"{wat}, {waar}" if waar else wat


@dataclass(frozen=True, slots=True)
class BestuursPunt:
    """One item as a board may read it; every string has passed the disclosure control.

    ``aantal`` is None for an item that is not about signals. ``reden`` is a fixed sentence, ``zin``
    what the trio wrote for the board, ``vraag`` what is asked of it. ``reeks`` (with the agenda's
    ``reekslabels``) is there only when every point may be shown.
    """

    titel: str
    aantal: int | None = None
    reden: str = ""
    zin: str = ""
    vraag: str = ""
    reeks: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class Afspraak:
    """An earlier agreement and what became of it, in words for the board."""

    wat: str
    uitkomst: str = ""


@dataclass(frozen=True, slots=True)
class Activiteit:
    """A running activity: what, when (as read aloud, "12 december, 14.00 uur"), where, news."""

    wat: str
    wanneer: str = ""
    waar: str = ""
    nieuws: str = ""


@dataclass(frozen=True, slots=True)
class BestuursAgenda:
    """The edition of one bestuur: two pages at most, nothing traceable, no trace of gaps.

    ``kernen`` and ``vaste_punten`` are names as they are read. ``volgende`` is the next meeting.
    """

    bestuur: str
    kernen: tuple[str, ...]
    datum: date
    tijd: time
    plaats: str = ""
    punten: tuple[BestuursPunt, ...] = ()
    eerdere_afspraken: tuple[Afspraak, ...] = ()
    activiteiten: tuple[Activiteit, ...] = ()
    vaste_punten: tuple[str, ...] = ()
    reekslabels: tuple[str, ...] = ()
    volgende: date | None = None

    @property
    def vragen(self) -> tuple[BestuursPunt, ...]:
        """The items that ask something of the board, in order; they come first on the page."""
        return tuple(punt for punt in self.punten if punt.vraag)
