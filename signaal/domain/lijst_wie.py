"""Who logged it, as people type it: disciplines, their abbreviations, names of the trio."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from uuid import UUID

from signaal.domain.lijst_blad import letters, sleutel
from signaal.domain.model import Discipline, Lid

LEEG = "leeg"
MEER_DISCIPLINES = "meer dan één discipline"
ONBEKEND = "geen discipline van de drie-eenheid"

_WOORDEN: dict[Discipline, str] = {
    Discipline.SOCIAAL_WERKER: "sw sociaalwerker socwerker socwerk sociaalwerk sociaalw"
    " opbouwwerker opbouwwerk maatschappelijkwerker maatschappelijkwerk welzijnswerker welzijn",
    Discipline.PREVENTIEWERKER_JEUGD: "pj preventiewerkerjeugd preventiewerker preventiejeugd"
    " prevjeugd prevwerkerjeugd preventjeugd jeugdpreventiewerker jeugdpreventie jeugd pwj",
    Discipline.WIJKVERPLEEGKUNDIGE: "wvk wijkverpleegkundige wijkverpleging wijkverpl wijkvpl"
    " wijkvp wijkverpleger wijkzuster wijkverpleegk wvpk",
}
_BEKEND = {woord: d for d, woorden in _WOORDEN.items() for woord in woorden.split()}
_EN = re.compile(r"\s*(?:/|,|;|\+|&|\ben\b|\bof\b)\s*")


@dataclass(frozen=True, slots=True)
class Wielezing:
    """``discipline`` is None when unclear; then ``reden`` says why and ``voorstel`` may help."""

    discipline: Discipline | None = None
    lid: UUID | None = None
    reden: str = ""
    voorstel: Discipline | None = None


class Bezetting:
    """The trio: who has which seat. ``geleerd`` maps words to disciplines as a person answered."""

    def __init__(self, leden: Iterable[Lid], geleerd: Iterable[tuple[str, Discipline]] = ()):
        self._geleerd = {letters(woord): d for woord, d in geleerd}
        self._leden = [lid for lid in leden if not lid.vertrokken]
        namen: dict[str, list[Lid]] = {}
        for lid in self._leden:
            for naam in {sleutel(lid.naam), sleutel(lid.naam).split(" ")[0]}:
                namen.setdefault(naam, []).append(lid)
        self._namen = {naam: wie[0] for naam, wie in namen.items() if len(wie) == 1}

    def lees(self, waarde: str) -> Wielezing:
        """What a cell says about who logged it."""
        if not letters(waarde):
            return Wielezing(reden=LEEG)
        if (lid := self._namen.get(sleutel(waarde))) is not None:
            return Wielezing(lid.discipline, lid.id)
        if (discipline := self._discipline(waarde)) is not None:
            return Wielezing(discipline, self.enig_lid(discipline))
        delen = [d for deel in _EN.split(sleutel(waarde)) if (d := self._discipline(deel))]
        if len(set(delen)) > 1:
            return Wielezing(reden=MEER_DISCIPLINES, voorstel=delen[0])
        return Wielezing(reden=ONBEKEND, voorstel=delen[0] if delen else None)

    def lid_met_naam(self, naam: str) -> UUID | None:
        """The lid with this (first) name, when there is exactly one."""
        lid = self._namen.get(sleutel(naam))
        return lid.id if lid else None

    def enig_lid(self, discipline: Discipline) -> UUID | None:
        """The lid with this seat, when there is exactly one."""
        wie = [lid.id for lid in self._leden if lid.discipline is discipline]
        return wie[0] if len(wie) == 1 else None

    def _discipline(self, waarde: str) -> Discipline | None:
        return self._geleerd.get(letters(waarde)) or lees_discipline(waarde)


def lees_discipline(waarde: str) -> Discipline | None:
    """A discipline from its name, code, abbreviation or a slip of the pen in the full word."""
    woord = letters(waarde)
    if (bekend := _BEKEND.get(woord)) is not None:
        return bekend
    if len(woord) < 8:
        return None
    for voluit, discipline in _BEKEND.items():
        if len(voluit) >= 10 and SequenceMatcher(None, woord, voluit).ratio() >= 0.9:
            return discipline
    return None
