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

    def punt(self, sleutel: str) -> Conceptpunt | None:
        """The item with this key, also when it was left out or is folded under "overige"."""
        for punt in (*self.punten, *self.weggelaten):
            if punt.sleutel == sleutel:
                return punt
        gevouwen = (b for b in self.overige if b.sleutel == sleutel)
        return next((_bundelpunt(b, None, None, Groep.OOK) for b in gevouwen), None)


def stel_agenda_op(
    bundels: Sequence[Bundel],
    kandidaten: Mapping[str, Kandidaat],
    opgeslagen: Iterable[Agendapunt],
    acties: Iterable[Actie],
    terugkeer: Mapping[str, Terugkeer] = MappingProxyType({}),
    volgorde: Sequence[str] | None = None,
) -> Conceptagenda:
    """The concept agenda from what was computed and what people decided about it.

    ``terugkeer`` is keyed by item; what returns without signals needs no row in this meeting.
    ``volgorde`` is that of the meeting: None leaves it to what the items themselves say.
    """
    rijen = {p.sleutel: p for p in opgeslagen}
    van_hand = {s: p for s, p in rijen.items() if not p.verwijderd}
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
        _eigen_punt(p, terugkeer.get(p.sleutel))
        for p in sorted(van_hand.values(), key=lambda p: p.id)
        if p.soort is SoortPunt.EIGEN
    ]
    met_bundel = {s for b in bundels for s in (b.sleutel, *b.samengevoegd)}
    eigen += [_los_terug(t) for s, t in terugkeer.items() if s not in met_bundel and s not in rijen]
    per_groep = [p for g in (Groep.SAMEN, Groep.TERUG, Groep.OOK) for p in berekend if p.groep is g]
    alle = [vast[OPENING], vast[AFSPRAKEN], *per_groep, *eigen, vast[RONDVRAAG]]
    weg = [p for p in alle if (h := van_hand.get(p.sleutel)) is not None and h.weggelaten]
    blijft = [p for p in alle if p not in weg]
    plaats = (
        {s: p.volgorde for s, p in van_hand.items() if p.volgorde is not None}
        if volgorde is None
        else {s: nummer for nummer, s in enumerate(volgorde)}
    )
    weggelaten = tuple(replace(p, met_de_hand_geplaatst=p.sleutel in plaats) for p in weg)
    return Conceptagenda(_in_handvolgorde(blijft, plaats), weggelaten, tuple(overige))


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


def _los_terug(terug: Terugkeer) -> Conceptpunt:
    """What returns without signals of its own: an own item, a bundle that was split off by hand."""
    return Conceptpunt(
        sleutel=terug.sleutel,
        soort=SoortPunt.EIGEN,
        groep=Groep.EIGEN,
        titel=terug.besluit.naam,
        minuten=_MINUTEN_OVERIG,
        nodig=(),
        terugkeer=terug,
    )


def _eigen_punt(rij: Agendapunt, terug: Terugkeer | None) -> Conceptpunt:
    return Conceptpunt(
        sleutel=rij.sleutel,
        soort=rij.soort,
        groep=Groep.EIGEN,
        titel=rij.titel,
        minuten=rij.minuten or _MINUTEN_OVERIG,
        nodig=rij.nodig,
        notitie=rij.notitie,
        bestuurszin=rij.bestuurszin,
        vraag=rij.vraag,
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
    )


def _in_handvolgorde(
    punten: list[Conceptpunt], plaats: Mapping[str, int]
) -> tuple[Conceptpunt, ...]:
    """Placed items in their placed order; an item nobody placed keeps its computed neighbour.

    A new item comes directly after the item that precedes it in the computed order, so that a new
    flag appears among the flags and not behind the closing round.
    """
    punten = [replace(p, met_de_hand_geplaatst=p.sleutel in plaats) for p in punten]
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
