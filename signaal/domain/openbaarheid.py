"""Disclosure control: what the volunteer board of a zorgcooperatie may read.

The board are neighbours of the people concerned. Four rules, each tested:

1. An item stands there only when its thema has at least ``DREMPEL`` signals over the kernen of that
   board; otherwise it is left out without a trace.
2. A number is never exact: it is rounded down to a multiple of ``KLASSE`` ("minstens 10"), so that
   it stands for five possible counts and an earlier export minus this one gives no count away
   (publishing intervals: Hundepool et al., Statistical Disclosure Control, 2012). Intervals over
   overlapping sets can be intersected, so there are none: two besturen have the same kernen or no
   kern in common (:func:`kernen_botsen`), and items that share a thema are one item.
3. A string that a person typed appears only with its own mark *geschikt voor bestuur*; otherwise a
   neutral generated title stands there.
4. The reason is one fixed sentence: no usual level, discipline or kern.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from signaal.domain.agenda import Activiteit, Afspraak, BestuursAgenda, BestuursPunt
from signaal.domain.concept_agenda import VASTE_PUNTEN, Conceptagenda, Conceptpunt
from signaal.domain.datum import opsomming, voluit
from signaal.domain.model import (
    Actie,
    ActieStand,
    Bestuur,
    Overleg,
    Periode,
    Signaal,
    SoortPunt,
    Thema,
)

#: Fewer signals than this are never shown to a board.
DREMPEL = 5
#: Counts are rounded down to a multiple of this.
KLASSE = 5
REDEN = (
    "Hierover kwamen signalen binnen. De drie-eenheid bespreekt of er samen iets aan te doen is."
)
NEUTRAAL_THEMA = "Ander onderwerp"
NEUTRAAL_PUNT = "Punt van de drie-eenheid"


def afgerond(aantal: int) -> int | None:
    """The number a board may read ("minstens ..."), or None when it may not be shown."""
    return None if aantal < DREMPEL else aantal - aantal % KLASSE


def tel_themas(signalen: Iterable[Signaal], themas: Iterable[str], kernen: Iterable[str]) -> int:
    """Signals on any of ``themas`` in these kernen; each signal counts once."""
    gezocht, gevraagd = frozenset(themas), frozenset(kernen)
    return sum(
        1
        for s in signalen
        if not s.verwijderd and s.kern in gevraagd and not gezocht.isdisjoint(s.themas)
    )


def kernen_botsen(een: Iterable[str], ander: Iterable[str]) -> bool:
    """Whether editions over these two sets of kernen, side by side, could give a number away.

    Equal sets show the same, disjoint sets share nothing. Anything between lets a reader of both
    subtract, and with enough of them the intervals of rule 2 close in on one value.
    """
    a, b = frozenset(een), frozenset(ander)
    return a != b and not a.isdisjoint(b)


@dataclass(frozen=True, slots=True)
class Bestuursvraag:
    """Everything the edition of one bestuur is made from."""

    bestuur: Bestuur
    overleg: Overleg
    volgende: date | None
    concept: Conceptagenda
    signalen_per_periode: Sequence[tuple[Periode, Sequence[Signaal]]]
    themas: Mapping[str, Thema]
    kernnamen: Mapping[str, str]
    acties: Sequence[Actie] = ()
    sinds: date | None = None
    periodelabels: Sequence[str] = ()


def maak_bestuursagenda(v: Bestuursvraag) -> BestuursAgenda:
    """The finished edition of one bestuur; nothing in it is derived from a hidden number."""
    getoond = [p for p in (_punt(v, punten) for punten in _per_thema(v)) if p is not None]
    acties = [a for a in v.acties if _raakt(a, v.bestuur) and a.wat.bestuurstekst]
    return BestuursAgenda(
        bestuur=v.bestuur.naam,
        kernen=tuple(v.kernnamen.get(k, k) for k in v.bestuur.kernen),
        datum=v.overleg.datum,
        tijd=v.overleg.tijd,
        plaats=v.overleg.plaats,
        punten=tuple(getoond),
        eerdere_afspraken=tuple(
            _afspraak(a) for a in acties if not _loopt(a) and _nog_nieuws(a, v.sinds)
        ),
        activiteiten=tuple(_activiteit(a) for a in acties if _loopt(a)),
        vaste_punten=tuple(titel for titel, _ in VASTE_PUNTEN.values()),
        reekslabels=tuple(v.periodelabels),
        volgende=v.volgende,
    )


def komt_bij_bestuur(v: Bestuursvraag, punt: Conceptpunt) -> bool:
    """Whether this item of the trio appears in the edition of this bestuur (for the screen)."""
    for punten in _per_thema(v):
        if any(p.sleutel == punt.sleutel for p in punten):
            return _punt(v, punten) is not None
    return False


def _per_thema(v: Bestuursvraag) -> list[list[Conceptpunt]]:
    """The items of the concept that are about this board's kernen, gathered into items of a board.

    Items that share a thema are one: a merged bundle ties its themas together, so that no two
    numbers on the page are about overlapping signals of one thema.
    """
    groepen: list[tuple[set[str], list[Conceptpunt]]] = []
    for punt in v.concept.punten:
        themas = _onderwerpen(v, punt)
        if not themas:
            continue
        rakend = [g for g in groepen if not g[0].isdisjoint(themas)]
        eerste = rakend[0] if rakend else (set[str](), list[Conceptpunt]())
        if not rakend:
            groepen.append(eerste)
        for ander in rakend[1:]:
            eerste[0].update(ander[0])
            eerste[1].extend(ander[1])
            groepen.remove(ander)
        eerste[0].update(themas)
        eerste[1].append(punt)
    return [punten for _, punten in groepen]


def _onderwerpen(v: Bestuursvraag, punt: Conceptpunt) -> set[str]:
    """What an item is about for this board: its themas, or itself; empty when it is not theirs."""
    if punt.soort is SoortPunt.EIGEN:
        return {f"eigen:{punt.sleutel}"}
    if punt.bundel is None or set(v.bestuur.kernen).isdisjoint(punt.bundel.kernen):
        return set()
    return set(punt.bundel.themas)


def _punt(v: Bestuursvraag, punten: Sequence[Conceptpunt]) -> BestuursPunt | None:
    zin = " ".join(p.bestuurszin.bestuurstekst for p in punten if p.bestuurszin.bestuurstekst)
    vraag = " ".join(p.vraag.bestuurstekst for p in punten if p.vraag.bestuurstekst)
    eerste = punten[0]
    if eerste.soort is SoortPunt.EIGEN:
        titel = eerste.titel.bestuurstekst
        if not (titel or zin or vraag):
            return None
        return BestuursPunt(titel=titel or NEUTRAAL_PUNT, zin=zin, vraag=vraag)
    themas = list(dict.fromkeys(t for p in punten if p.bundel for t in p.bundel.themas))
    reeks = [tel_themas(s, themas, v.bestuur.kernen) for _, s in v.signalen_per_periode]
    aantal = afgerond(reeks[-1]) if reeks else None
    if aantal is None:
        return None
    return BestuursPunt(
        titel=_titel(punten, [v.themas[t] for t in themas if t in v.themas]),
        aantal=aantal,
        reden=REDEN,
        zin=zin,
        vraag=vraag,
        reeks=_reeks(reeks),
    )


def _titel(punten: Sequence[Conceptpunt], themas: Sequence[Thema]) -> str:
    """A name that people marked, when it covers the whole item; else the names of its themas."""
    if len(punten) == 1 and punten[0].titel.bestuurstekst:
        return punten[0].titel.bestuurstekst
    namen = [t.naam if t.voor_bestuur else NEUTRAAL_THEMA for t in themas]
    return opsomming(dict.fromkeys(namen)) or NEUTRAAL_THEMA


def _reeks(tellingen: Sequence[int]) -> tuple[int, ...] | None:
    """The course over the periods, only when every point may be shown; rounded like the rest."""
    klassen = [afgerond(n) for n in tellingen]
    getoond = tuple(k for k in klassen if k is not None)
    return getoond if len(getoond) == len(klassen) > 1 else None


def _loopt(actie: Actie) -> bool:
    """A collective action that is going on; once it ended its outcome is an earlier agreement."""
    return actie.collectief and actie.stand is ActieStand.OPEN


def _raakt(actie: Actie, bestuur: Bestuur) -> bool:
    return not actie.verwijderd and (
        not actie.kernen or not set(actie.kernen).isdisjoint(bestuur.kernen)
    )


def _nog_nieuws(actie: Actie, sinds: date | None) -> bool:
    """Open ones, and those that ended since the last overleg."""
    if actie.stand is ActieStand.OPEN or sinds is None or actie.gewijzigd is None:
        return True
    return actie.gewijzigd.date() > sinds


def _afspraak(actie: Actie) -> Afspraak:
    woorden = {
        ActieStand.OPEN: "Hier wordt aan gewerkt.",
        ActieStand.KLAAR: "Dit is gedaan.",
        ActieStand.VERVALLEN: "Dit gaat niet door.",
    }
    return Afspraak(actie.wat.bestuurstekst, actie.resultaat.bestuurstekst or woorden[actie.stand])


def _activiteit(actie: Actie) -> Activiteit:
    return Activiteit(
        wat=actie.wat.bestuurstekst,
        wanneer=voluit(actie.voor) if actie.voor else "",
        nieuws=actie.nieuws.bestuurstekst,
    )
