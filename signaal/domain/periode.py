"""From one overleg to the next: the series of meetings and the periods between them.

"Eens in de zes weken": the series counts in both directions from one anchor day. Days that do not
suit (Dutch feast days, the team's "liever niet" dates) push a coming meeting a week further, so
that it stays on the weekday on which all three work; the ones after it stay where they were.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from uuid import UUID, uuid5

from signaal.domain.model import Overleg, Periode, Team

_WEEK = timedelta(days=7)
#: A meeting is pushed at most this many weeks; after that the feast day wins.
_HOOGSTENS_WEKEN_LATER = 3


@dataclass(frozen=True, slots=True)
class Reeks:
    """The series of one team. ``vermijd`` holds the days that do not suit."""

    team: UUID
    anker: date
    weken: int
    vermijd: frozenset[date] = frozenset()
    vastgelegd: Mapping[date, Overleg] = field(default_factory=dict)
    plaats: str = ""
    tijd: time = time(9, 0)

    def gepland(self, nummer: int) -> date:
        """The day of meeting ``nummer`` by the rule alone; the anchor is number 0."""
        return self.anker + nummer * self.weken * _WEEK

    def overleg(self, nummer: int) -> Overleg:
        """Meeting ``nummer`` as it stands: as recorded by people, else as the series says."""
        gepland = self.gepland(nummer)
        vast = self.vastgelegd.get(gepland)
        if vast is not None:
            return vast
        dag = self._passend(gepland) if nummer > 0 else gepland
        return Overleg(overleg_id(self.team, gepland), gepland, dag, self.tijd, self.plaats)

    def _passend(self, gepland: date) -> date:
        for later in range(min(self.weken, _HOOGSTENS_WEKEN_LATER + 1)):
            if (dag := gepland + later * _WEEK) not in self.vermijd:
                return dag
        return gepland

    def nummer_op_of_na(self, dag: date) -> int:
        """The first meeting on or after ``dag``."""
        # A meeting may have been moved either way: start a step early and walk.
        nummer = (dag - self.anker).days // (7 * self.weken) - 1
        while self.overleg(nummer).datum < dag:
            nummer += 1
        return nummer

    def volgend(self, vandaag: date) -> Overleg:
        """The meeting that is prepared today: today's or the next one."""
        return self.overleg(self.nummer_op_of_na(vandaag))

    def nummer_van(self, overleg: UUID, rond: date) -> int | None:
        """The number of a meeting by its id, looked for within ten years around ``rond``."""
        midden = (rond - self.anker).days // (7 * self.weken)
        straal = 522 // self.weken + 1
        for stap in range(straal + 1):
            for nummer in {midden + stap, midden - stap}:
                if self.overleg(nummer).id == overleg:
                    return nummer
        return None

    def op_dag(self, dag: date) -> int | None:
        """The number of the meeting held on ``dag``, or None."""
        nummer = self.nummer_op_of_na(dag)
        return nummer if self.overleg(nummer).datum == dag else None

    def periode(self, nummer: int) -> Periode:
        """The period that closes with meeting ``nummer``: (previous overleg, overleg]."""
        vorige = self.overleg(nummer - 1).datum
        return Periode(vorige + timedelta(days=1), self.overleg(nummer).datum)

    def periodes(self, tot_en_met: int, aantal: int) -> tuple[Periode, ...]:
        """The last ``aantal`` periods up to meeting ``tot_en_met``, oldest first."""
        return tuple(self.periode(n) for n in range(tot_en_met - aantal + 1, tot_en_met + 1))


def overleg_id(team: UUID, gepland: date) -> UUID:
    """The same id on every laptop for the same planned meeting, without asking each other."""
    return uuid5(team, f"overleg/{gepland.isoformat()}")


def maak_reeks(team: Team, vastgelegd: Iterable[Overleg], feestdagen: Iterable[date]) -> Reeks:
    """The series of a team with what people recorded about single meetings."""
    return Reeks(
        team=team.id,
        anker=team.overleg_anker,
        weken=team.overleg_weken,
        vermijd=frozenset(feestdagen) | frozenset(team.liever_niet),
        vastgelegd={o.gepland: o for o in vastgelegd},
        plaats=team.overleg_plaats,
        tijd=team.overleg_tijd,
    )


def weeknummer(dag: date) -> int:
    """ISO 8601 week number, as on a Dutch calendar."""
    return dag.isocalendar().week


def weeklabel(periode: Periode) -> str:
    """A period by its weeks, such as ``wk 42–47``."""
    return f"wk {weeknummer(periode.van)}–{weeknummer(periode.tot)}"
