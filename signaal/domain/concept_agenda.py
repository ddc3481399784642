"""The concept agenda: bundles and open actions in an order that the trio can keep or change.

It is always there. What nobody touched is computed anew; what somebody placed, wrote, left out or
timed stays exactly so. Order: opening, earlier agreements, what asks to be taken up together, what
returns or is urgent, own items, round of questions. Everything else is folded under "overige".
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from signaal.domain.model import (
    LEEG,
    Actie,
    ActieStand,
    Agendapunt,
    Bundel,
    Discipline,
    Getypt,
    Kandidaat,
    SoortPunt,
)

#: Standing items: key, title, minutes; the first two open the meeting, the last closes it.
OPENING = "vast:opening"
AFSPRAKEN = "vast:afspraken"
RONDVRAAG = "vast:rondvraag"
VASTE_PUNTEN: Mapping[str, tuple[str, int]] = {
    OPENING: ("Opening", 5),
    AFSPRAKEN: ("Wat is er gedaan met de afspraken?", 10),
    RONDVRAAG: ("Rondvraag en volgende datum", 5),
}
_MINUTEN_SAMEN = 10
_MINUTEN_OVERIG = 5


class Groep(StrEnum):
    """Where an item stands on the screen."""

    VAST = "vast"
    SAMEN = "samen"
    OOK = "ook"
    EIGEN = "eigen"


@dataclass(frozen=True, slots=True)
class Conceptpunt:
    """One item of the concept agenda; ``minuten`` and ``nodig`` are computed unless typed."""

    sleutel: str
    soort: SoortPunt
    groep: Groep
    titel: Getypt
    minuten: int
    nodig: tuple[Discipline, ...]
    notitie: Getypt = LEEG
    bestuurszin: Getypt = LEEG
    vraag: Getypt = LEEG
    bundel: Bundel | None = None
    kandidaat: Kandidaat | None = None
    met_de_hand_geplaatst: bool = False


@dataclass(frozen=True, slots=True)
class Conceptagenda:
    """The items in order, what was left out by hand, and the bundles that are not on it."""

    punten: tuple[Conceptpunt, ...]
    weggelaten: tuple[Conceptpunt, ...]
    overige: tuple[Bundel, ...]

    @property
    def minuten(self) -> int:
        """Length of the meeting as planned."""
        return sum(p.minuten for p in self.punten)


def stel_agenda_op(
    bundels: Sequence[Bundel],
    kandidaten: Mapping[str, Kandidaat],
    opgeslagen: Iterable[Agendapunt],
    acties: Iterable[Actie],
) -> Conceptagenda:
    """The concept agenda from what was computed and what people decided about it."""
    van_hand = {p.sleutel: p for p in opgeslagen if not p.verwijderd}
    in_actie = {a.bundel for a in acties if a.stand is ActieStand.OPEN and a.bundel}
    berekend: list[Conceptpunt] = []
    overige: list[Bundel] = []
    for bundel in sorted(bundels, key=lambda b: _volgorde(b, kandidaten.get(b.sleutel))):
        kandidaat = kandidaten.get(bundel.sleutel)
        hand = van_hand.get(bundel.sleutel)
        groep = _groep(bundel, kandidaat, hand, in_actie)
        if groep is None:
            overige.append(bundel)
        else:
            berekend.append(_bundelpunt(bundel, kandidaat, hand, groep))
    vast = {s: _vast_punt(s, van_hand.get(s)) for s in VASTE_PUNTEN}
    eigen = [
        Conceptpunt(
            p.sleutel, p.soort, Groep.EIGEN, p.titel, p.minuten or _MINUTEN_OVERIG, p.nodig,
            p.notitie, p.bestuurszin, p.vraag, met_de_hand_geplaatst=p.volgorde is not None,
        )
        for p in sorted(van_hand.values(), key=lambda p: p.id)
        if p.soort is SoortPunt.EIGEN
    ]  # fmt: skip
    samen = [p for p in berekend if p.groep is Groep.SAMEN]
    ook = [p for p in berekend if p.groep is Groep.OOK]
    alle = [vast[OPENING], vast[AFSPRAKEN], *samen, *ook, *eigen, vast[RONDVRAAG]]
    weg = [p for p in alle if (h := van_hand.get(p.sleutel)) is not None and h.weggelaten]
    blijft = [p for p in alle if p not in weg]
    return Conceptagenda(_in_handvolgorde(blijft, van_hand), tuple(weg), tuple(overige))


def _volgorde(bundel: Bundel, kandidaat: Kandidaat | None) -> tuple[float, float, str]:
    score = kandidaat.score if kandidaat and kandidaat.score is not None else float("-inf")
    return (-score, -bundel.aantal, bundel.sleutel)


def _groep(
    bundel: Bundel, kandidaat: Kandidaat | None, hand: Agendapunt | None, in_actie: set[str]
) -> Groep | None:
    if kandidaat and kandidaat.vlag:
        return Groep.SAMEN
    if kandidaat and kandidaat.afgewezen and hand is None:
        return None
    op_agenda = (
        bundel.vastgezet
        or not in_actie.isdisjoint((bundel.sleutel, *bundel.samengevoegd))
        or (kandidaat is not None and (kandidaat.altijd_bespreken or kandidaat.spoed > 0))
        or hand is not None
    )
    return Groep.OOK if op_agenda else None


def _bundelpunt(
    bundel: Bundel, kandidaat: Kandidaat | None, hand: Agendapunt | None, groep: Groep
) -> Conceptpunt:
    standaard = _MINUTEN_SAMEN if groep is Groep.SAMEN else _MINUTEN_OVERIG
    return Conceptpunt(
        sleutel=bundel.sleutel,
        soort=SoortPunt.BUNDEL,
        groep=groep,
        titel=bundel.naam,
        minuten=hand.minuten if hand and hand.minuten is not None else standaard,
        nodig=hand.nodig if hand and hand.nodig else bundel.disciplines,
        notitie=hand.notitie if hand else LEEG,
        bestuurszin=hand.bestuurszin if hand else LEEG,
        vraag=hand.vraag if hand else LEEG,
        bundel=bundel,
        kandidaat=kandidaat,
        met_de_hand_geplaatst=hand is not None and hand.volgorde is not None,
    )


def _vast_punt(sleutel: str, hand: Agendapunt | None) -> Conceptpunt:
    titel, minuten = VASTE_PUNTEN[sleutel]
    return Conceptpunt(
        sleutel=sleutel,
        soort=SoortPunt.VAST,
        groep=Groep.VAST,
        titel=Getypt(titel),
        minuten=hand.minuten if hand and hand.minuten is not None else minuten,
        nodig=hand.nodig if hand and hand.nodig else tuple(Discipline),
        notitie=hand.notitie if hand else LEEG,
        met_de_hand_geplaatst=hand is not None and hand.volgorde is not None,
    )


def _in_handvolgorde(
    punten: list[Conceptpunt], van_hand: Mapping[str, Agendapunt]
) -> tuple[Conceptpunt, ...]:
    """Placed items in their placed order; an item nobody placed keeps its computed neighbour.

    A new item comes directly after the item that precedes it in the computed order, so that a new
    flag appears among the flags and not behind the closing round.
    """
    plaats = {s: p.volgorde for s, p in van_hand.items() if p.volgorde is not None}
    uit = sorted((p for p in punten if p.sleutel in plaats), key=lambda p: plaats[p.sleutel])
    if not uit:
        return tuple(punten)
    for nummer, punt in enumerate(punten):
        if punt.sleutel in plaats:
            continue
        voor = [p.sleutel for p in punten[:nummer]]
        na = (
            next((i for i in range(len(uit) - 1, -1, -1) if uit[i].sleutel == voor[-1]), -1)
            if (voor)
            else -1
        )
        uit.insert(na + 1, punt)
    return tuple(uit)
