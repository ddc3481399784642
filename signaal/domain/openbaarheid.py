"""Disclosure control: what the volunteer board of a zorgcooperatie may read.

The board are neighbours of the people concerned. Five rules, each tested (docs/openbaarheid.md has
the attacker and the proof):

1. An item stands there only when its thema has at least ``DREMPEL`` signals over the kernen of that
   board; otherwise it is left out without a trace.
2. A number is never exact: it is rounded down to a multiple of ``KLASSE`` ("minstens 10"), so that
   it stands for five possible counts (publishing intervals: Hundepool et al., Statistical
   Disclosure Control, 2012). Intervals over overlapping sets can be intersected, so there are none,
   on this paper or on any before it: two besturen have the same kernen or no kern in common
   (``kernen_botsen``), items that share a thema are one item, and what papers that went out
   said about part of a set binds this one (:mod:`signaal.domain.gezegd`).
3. A string that a person typed appears only with its own mark *geschikt voor bestuur*; otherwise a
   neutral generated title stands there.
4. The reason is one fixed sentence: no usual level, discipline or kern.
5. Items stand in order of what is readable (class, title), never of what was counted.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from signaal.domain.agenda import Activiteit, Afspraak, BestuursAgenda, BestuursPunt
from signaal.domain.concept_agenda import VASTE_PUNTEN, Conceptagenda, Conceptpunt
from signaal.domain.datum import opsomming, voluit
from signaal.domain.datum import zin as met_punt
from signaal.domain.gezegd import Eerder, Gezegd, Over, afgerond
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
from signaal.domain.model_besluit import Besluit, CollectieveActie

REDEN = (
    "Hierover kwamen signalen binnen. De drie-eenheid bespreekt of er samen iets aan te doen is."
)
NEUTRAAL_THEMA = "Ander onderwerp"
NEUTRAAL_PUNT = "Punt van de drie-eenheid"


def tel_themas(signalen: Iterable[Signaal], themas: Iterable[str], kernen: Iterable[str]) -> int:
    """Signals on any of ``themas`` in these kernen; each signal counts once."""
    gezocht, gevraagd = frozenset(themas), frozenset(kernen)
    return sum(
        1
        for s in signalen
        if not s.verwijderd and s.kern in gevraagd and not gezocht.isdisjoint(s.themas)
    )


@dataclass(frozen=True, slots=True)
class Bestuursvraag:
    """Everything the edition of one bestuur is made from; ``eerder`` is what papers said before.

    ``activiteiten`` are by the id of their agreement, ``besluiten`` those of this overleg by item.
    """

    bestuur: Bestuur
    overleg: Overleg
    volgende: date | None
    concept: Conceptagenda
    signalen_per_periode: Sequence[tuple[Periode, Sequence[Signaal]]]
    themas: Mapping[str, Thema]
    kernnamen: Mapping[str, str]
    acties: Sequence[Actie] = ()
    activiteiten: Mapping[UUID, CollectieveActie] = field(default_factory=dict)
    besluiten: Mapping[str, Besluit] = field(default_factory=dict)
    sinds: date | None = None
    periodelabels: Sequence[str] = ()
    eerder: Eerder = field(default_factory=Eerder)


@dataclass(frozen=True, slots=True)
class Editie:
    """A finished edition, and what it says about the signals: to remember once it goes out.

    ``vastgehouden`` are the titles (for the trio) of items that could have stood there with a
    number of their own, had earlier papers not spoken about part of it.
    """

    agenda: BestuursAgenda
    gezegd: tuple[Gezegd, ...]
    vastgehouden: tuple[str, ...] = ()


def maak_editie(v: Bestuursvraag) -> Editie:
    """The edition of one bestuur; nothing in it is derived from a hidden number."""
    groepen = [_Onderwerp(v, punten) for punten in _per_thema(v)]
    getoond = [(g, p) for g in groepen if (p := g.punt()) is not None]
    gezegd = [zin for groep, _ in getoond for zin in groep.gezegd()]
    genoemd = {thema for groep, _ in getoond for thema in groep.themas}
    return Editie(
        _agenda(v, [punt for _, punt in getoond]),
        (*gezegd, *_verzwegen(v, genoemd)),
        tuple(groep.naam for groep in groepen if groep.vastgehouden()),
    )


def _verzwegen(v: Bestuursvraag, genoemd: set[str]) -> list[Gezegd]:
    """Each thema that is not on the page: a reader takes it for fewer than five."""
    stil = [
        _over(v, (thema,), periode)
        for periode, _ in v.signalen_per_periode[-1:]
        for thema in v.themas
        if thema not in genoemd
    ]
    return [Gezegd(over, None) for over in stil if v.eerder.vrij(over)]


def _over(v: Bestuursvraag, themas: Iterable[str], periode: Periode) -> Over:
    return Over(frozenset(themas), frozenset(v.bestuur.kernen), frozenset({periode}))


def _agenda(v: Bestuursvraag, getoond: Sequence[BestuursPunt]) -> BestuursAgenda:
    acties = [a for a in v.acties if _raakt(a, v.bestuur) and a.wat.bestuurstekst]
    return BestuursAgenda(
        bestuur=v.bestuur.naam,
        kernen=tuple(v.kernnamen.get(k, k) for k in v.bestuur.kernen),
        datum=v.overleg.datum,
        tijd=v.overleg.tijd,
        plaats=v.overleg.plaats,
        punten=tuple(sorted(getoond, key=_leesvolgorde)),
        eerdere_afspraken=tuple(
            _afspraak(a) for a in acties if not _loopt(a) and _nog_nieuws(a, v.sinds)
        ),
        activiteiten=tuple(_activiteit(a, v.activiteiten.get(a.id)) for a in acties if _loopt(a)),
        vaste_punten=tuple(titel for titel, _ in VASTE_PUNTEN.values()),
        reekslabels=tuple(v.periodelabels),
        volgende=v.volgende,
    )


def _leesvolgorde(punt: BestuursPunt) -> tuple[int, str]:
    """Largest class first, then by title; own items keep their order and come last."""
    return (-punt.aantal, punt.titel.casefold()) if punt.aantal else (0, "")


def komt_bij_bestuur(v: Bestuursvraag, punt: Conceptpunt) -> bool:
    """Whether this item of the trio appears in the edition of this bestuur (for the screen)."""
    for punten in _per_thema(v):
        if any(p.sleutel == punt.sleutel for p in punten):
            return _Onderwerp(v, punten).punt() is not None
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


class _Onderwerp:
    """One item of a board: the items of the trio that it stands for."""

    def __init__(self, v: Bestuursvraag, punten: Sequence[Conceptpunt]) -> None:
        self._v, self._punten = v, punten
        self.themas = tuple(dict.fromkeys(t for p in punten if p.bundel for t in p.bundel.themas))
        self._reeks = [
            (_over(v, self.themas, periode), tel_themas(signalen, self.themas, v.bestuur.kernen))
            for periode, signalen in (v.signalen_per_periode if self.themas else ())
        ]

    @property
    def naam(self) -> str:
        """What the trio calls it."""
        return self._punten[0].titel.tekst

    def punt(self) -> BestuursPunt | None:
        """The item as a board reads it, or None when it is left out."""
        punten = self._punten
        zin = " ".join(filter(None, (self._zin(p) for p in punten)))
        vraag = " ".join(p.vraag.bestuurstekst for p in punten if p.vraag.bestuurstekst)
        if punten[0].soort is SoortPunt.EIGEN:
            titel = punten[0].titel.bestuurstekst
            if not (titel or zin or vraag):
                return None
            return BestuursPunt(titel=titel or NEUTRAAL_PUNT, zin=zin, vraag=vraag)
        klassen = [self._v.eerder.zeg(over, aantal) for over, aantal in self._reeks]
        if not klassen or klassen[-1] is None:
            return None
        return BestuursPunt(
            titel=_titel(punten, [self._v.themas[t] for t in self.themas if t in self._v.themas]),
            aantal=klassen[-1],
            reden=REDEN,
            zin=zin,
            vraag=vraag,
            reeks=_reeks(klassen),
        )

    def _zin(self, punt: Conceptpunt) -> str:
        """The words for the board, and what was decided once its reason is marked."""
        woorden, besluit = punt.bestuurszin.bestuurstekst, self._v.besluiten.get(punt.sleutel)
        if besluit is None or not besluit.reden.bestuurstekst:
            return woorden
        reden = met_punt(besluit.reden.bestuurstekst)
        besloten = f"Besloten: {besluit.soort.label}. Reden: {reden}"
        return f"{met_punt(woorden)} {besloten}" if woorden else besloten

    def gezegd(self) -> Iterator[Gezegd]:
        """What the item says of its own accord; what it repeats is no news.

        A course that is not shown was left out for one of its points: each was spoken about.
        """
        for over, aantal in self._reeks:
            if self._v.eerder.vrij(over):
                yield Gezegd(over, self._v.eerder.zeg(over, aantal))

    def vastgehouden(self) -> bool:
        """Whether this period's number would be another one but for earlier papers."""
        return any(self._v.eerder.zeg(o, n) != afgerond(n) for o, n in self._reeks[-1:])


def _titel(punten: Sequence[Conceptpunt], themas: Sequence[Thema]) -> str:
    """A name that people marked, when it covers the whole item; else the names of its themas."""
    if len(punten) == 1 and punten[0].titel.bestuurstekst:
        return punten[0].titel.bestuurstekst
    namen = [t.naam if t.voor_bestuur else NEUTRAAL_THEMA for t in themas]
    return opsomming(dict.fromkeys(namen)) or NEUTRAAL_THEMA


def _reeks(klassen: Sequence[int | None]) -> tuple[int, ...] | None:
    """The course over the periods, only when every point may be shown."""
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


def _activiteit(actie: Actie, blad: CollectieveActie | None) -> Activiteit:
    """What, when, where, news: each text with its own mark. Nobody, and no number, is on it.

    The day is that of the activity itself; the day an agreement is due says when it is no more.
    """
    blad = blad if blad is not None and not blad.verwijderd else None
    dag = (blad.datum if blad else None) or actie.voor
    return Activiteit(
        wat=actie.wat.bestuurstekst,
        wanneer=voluit(dag) if dag else "",
        waar=blad.plaats.bestuurstekst if blad else "",
        nieuws=actie.nieuws.bestuurstekst,
    )
