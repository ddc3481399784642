"""How long each kind of data is kept: whole calendar years after the year it belongs to.

What is kept longer than it is needed may not be kept (GDPR art. 5(1)(e)); nobody fixes the years
for a trio, so the team does. The defaults, and why:

- signals 5 years: the comparison of a period looks back three years, and a plan of a municipality
  runs for four; who asks after five years asks about history, not about the neighbourhood.
- removed signals 1 year: long enough to bring one back, and somebody wanted them gone.
- rows of a list that wait 1 year: who did not answer by then will not.
- meetings (notes, decisions) and agreements 5 years: as long as the signals they are about.
- hours 2 years: what was done in a year is accounted for in the next.
- whom to call back: each has its own last day (at most twelve months), not a number of years.

The journal itself keeps who did what for as long as the archive lives, without content (NEN 7513
asks five years at least). Counts go with the signals: a count of one is about somebody.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from signaal.domain.bewaren import Groep, naam_van_vak

LAAGSTE = 1
HOOGSTE = 15


class Bewaarsoort(StrEnum):
    """Kinds of data with a term. Stored in settings: never respelled."""

    SIGNAAL = "signaal"
    VERWIJDERD = "verwijderd"
    IMPORT = "import"
    OVERLEG = "overleg"
    ACTIE = "actie"
    UREN = "uren"
    CONTACT = "contact"

    @property
    def groep(self) -> Groep | None:
        """Whose vakken go as a whole; None for what is picked out one by one."""
        los = self in {Bewaarsoort.VERWIJDERD, Bewaarsoort.CONTACT}
        return None if los else Groep(self.value)


STANDAARD: dict[Bewaarsoort, int] = {
    Bewaarsoort.SIGNAAL: 5,
    Bewaarsoort.VERWIJDERD: 1,
    Bewaarsoort.IMPORT: 1,
    Bewaarsoort.OVERLEG: 5,
    Bewaarsoort.ACTIE: 5,
    Bewaarsoort.UREN: 2,
}


@dataclass(frozen=True, slots=True)
class Termijn:
    """``jaren`` whole calendar years after the year something belongs to."""

    soort: Bewaarsoort
    jaren: int

    def vervalt(self, jaar: int) -> date:
        """The first day on which what belongs to ``jaar`` is kept too long."""
        return date(min(jaar + self.jaren + 1, date.max.year), 1, 1)


@dataclass(frozen=True, slots=True)
class Uitstel:
    """Not yet, and why; on ``tot`` it is asked again."""

    tot: date
    reden: str


@dataclass(frozen=True, slots=True)
class Post:
    """One line of the destruction list: ``aantal`` things of one kind and year, due ``sinds``.

    ``blijft`` is how many of them stay because they are still open. With ``aantal`` 0 there are
    only earlier versions of things that moved to another year.
    """

    soort: Bewaarsoort
    jaar: int
    aantal: int
    sinds: date
    blijft: int = 0
    uitstel: Uitstel | None = None

    @property
    def sleutel(self) -> str:
        """How this line is named in settings and choices."""
        return f"{self.soort.value}/{self.jaar:04}"

    @property
    def vak(self) -> str:
        """The vak that goes as a whole; "" when it is picked out one by one."""
        groep = self.soort.groep
        return naam_van_vak(groep, self.jaar) if groep else ""
