"""The concept agenda: bundles and open actions in an order that the trio can keep or change.

It is always there. What nobody touched is computed anew; what somebody placed, wrote, left out or
timed stays exactly so. Order: opening, earlier agreements, what asks to be taken up together, what
earlier decisions bring back, what is urgent, own items, round of questions. Everything else is
folded under "overige".
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType

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
from signaal.domain.terugkeer import Terugkeer

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
    TERUG = "terug"
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
    terugkeer: Terugkeer | None = None
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
    terugkeer: Mapping[str, Terugkeer] = MappingProxyType({}),
) -> Conceptagenda:
    """The concept agenda from what was computed and what people decided about it.

    ``terugkeer`` is keyed by item; an own item that returns needs no row in this meeting.
    """
    van_hand = {p.sleutel: p for p in opgeslagen if not p.verwijderd}
    in_actie = {a.bundel for a in acties if a.stand is ActieStand.OPEN and a.bundel}
    berekend: list[Conceptpunt] = []
    overige: list[Bundel] = []
    for bundel in sorted(bundels, key=lambda b: _volgorde(b, kandidaten.get(b.sleutel))):
        kandidaat = kandidaten.get(bundel.sleutel)
        hand = van_hand.get(bundel.sleutel)
        komt_terug = _terugkeer(bundel, terugkeer)
        groep = _groep(bundel, kandidaat, hand, in_actie, terug=komt_terug is not None)
        if groep is None:
            overige.append(bundel)
        else:
            punt = _bundelpunt(bundel, kandidaat, hand, groep)
            berekend.append(replace(punt, terugkeer=komt_terug))
    vast = {s: _vast_punt(s, van_hand.get(s)) for s in VASTE_PUNTEN}
    eigen = [
        Conceptpunt(
            p.sleutel, p.soort, Groep.EIGEN, p.titel, p.minuten or _MINUTEN_OVERIG, p.nodig,
            p.notitie, p.bestuurszin, p.vraag, met_de_hand_geplaatst=p.volgorde is not None,
        )
        for p in sorted(van_hand.values(), key=lambda p: p.id)
        if p.soort is SoortPunt.EIGEN
    ]  # fmt: skip
    eigen += [
        _eigen_terug(t) for t in terugkeer.values() if _is_eigen(t) and t.sleutel not in van_hand
    ]
    per_groep = [p for g in (Groep.SAMEN, Groep.TERUG, Groep.OOK) for p in berekend if p.groep is g]
    alle = [vast[OPENING], vast[AFSPRAKEN], *per_groep, *eigen, vast[RONDVRAAG]]
    weg = [p for p in alle if (h := van_hand.get(p.sleutel)) is not None and h.weggelaten]
    blijft = [p for p in alle if p not in weg]
    return Conceptagenda(_in_handvolgorde(blijft, van_hand), tuple(weg), tuple(overige))


def _volgorde(bundel: Bundel, kandidaat: Kandidaat | None) -> tuple[float, float, str]:
    score = kandidaat.score if kandidaat and kandidaat.score is not None else float("-inf")
    return (-score, -bundel.aantal, bundel.sleutel)


def _groep(
    bundel: Bundel,
    kandidaat: Kandidaat | None,
    hand: Agendapunt | None,
    in_actie: set[str],
    *,
    terug: bool,
) -> Groep | None:
    if kandidaat and kandidaat.vlag:
        return Groep.SAMEN
    if terug:
        return Groep.TERUG
    if kandidaat and kandidaat.afgewezen and hand is None:
        return None
    op_agenda = (
        bundel.vastgezet
        or not in_actie.isdisjoint((bundel.sleutel, *bundel.samengevoegd))
        or (kandidaat is not None and (kandidaat.altijd_bespreken or kandidaat.spoed > 0))
        or hand is not None
    )
    return Groep.OOK if op_agenda else None


def _terugkeer(bundel: Bundel, terugkeer: Mapping[str, Terugkeer]) -> Terugkeer | None:
    """The decision that brings this bundle back, also when it was taken on a part of it."""
    delen = (bundel.sleutel, *bundel.samengevoegd)
    return next((terugkeer[s] for s in delen if s in terugkeer), None)


def _is_eigen(terug: Terugkeer) -> bool:
    """Decided on an item that was about no signals: it returns under its own name."""
    return not terug.besluit.themas and not terug.besluit.kernen


def _eigen_terug(terug: Terugkeer) -> Conceptpunt:
    return Conceptpunt(
        sleutel=terug.sleutel,
        soort=SoortPunt.EIGEN,
        groep=Groep.EIGEN,
        titel=terug.besluit.naam,
        minuten=_MINUTEN_OVERIG,
        nodig=(),
        terugkeer=terug,
    )


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
