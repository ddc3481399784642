"""Counts per periode to the cells that the candidates engine judges.

``inzet`` comes from the absence calendar and never from the signals themselves: per periode the sum
over the leden of the share of the days that each was present, scaled by the length of the periode
(a periode of three weeks gives half the effort of one of six). ``compleet`` of the running periode
is the share of it that has passed. A periode before the first signal of a kern was not observed.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from signaal.domain.bundels import bundelsleutel
from signaal.domain.kandidaten_model import Cel
from signaal.domain.model import Afwezigheid, Lid, Periode


def inzet(
    periode: Periode, leden: Sequence[Lid], afwezig: Iterable[Afwezigheid], dagen_normaal: int
) -> float:
    """Active reporters in this periode: 3.0 for three leden who were there all the time."""
    weg: dict[UUID, set[int]] = {lid.id: set() for lid in leden}
    for a in afwezig:
        van, tot = max(a.van, periode.van), min(a.tot, periode.tot)
        if not a.verwijderd and a.lid in weg:  # two who note the same holiday: one holiday
            weg[a.lid].update(range(van.toordinal(), tot.toordinal() + 1))
    aanwezig = sum((periode.dagen - len(dagen)) / periode.dagen for dagen in weg.values())
    return aanwezig * periode.dagen / dagen_normaal


def compleet(periode: Periode, vandaag: date) -> float:
    """Share of the periode that has passed: 0 before it starts, 1 once it is over."""
    verstreken = (min(vandaag, periode.tot) - periode.van).days + 1
    return max(0, verstreken) / periode.dagen


@dataclass(frozen=True, slots=True)
class Waarneming:
    """What was observed: which kernen (id, name, day of the first signal) and themas, by whom."""

    gemeente: str
    kernen: tuple[tuple[str, str, date], ...]
    themas: tuple[str, ...]
    leden: tuple[Lid, ...]
    afwezig: tuple[Afwezigheid, ...]
    dagen_normaal: int
    vandaag: date


def maak_cellen(
    tellingen: Mapping[str, Sequence[int]], periodes: Sequence[Periode], w: Waarneming
) -> list[Cel]:
    """One cell per kern, thema and observed periode, zeros included; ``periode`` numbers from 0.

    ``tellingen`` holds per bundle key the counts of ``periodes``, in the same order. A cell has the
    name of its kern: the engine writes reasons with it.
    """
    uit: list[Cel] = []
    gewerkt = [inzet(p, w.leden, w.afwezig, w.dagen_normaal) for p in periodes]
    gedeelte = [compleet(p, w.vandaag) for p in periodes]
    for kern, naam, eerste in sorted(w.kernen):
        for thema in w.themas:
            rij = tellingen.get(bundelsleutel(thema, kern))
            for nummer, periode in enumerate(periodes):
                if periode.tot < eerste:
                    continue
                aantal = rij[nummer] if rij else 0
                uit.append(
                    Cel(w.gemeente, naam, thema, nummer, aantal, gewerkt[nummer], gedeelte[nummer])
                )
    return uit
