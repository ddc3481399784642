"""Disclosure control: what the volunteer board of a zorgcooperatie may read.

The board are neighbours of the people concerned. Four rules, each tested:

1. An item stands there only when its thema has at least ``DREMPEL`` signals over the kernen of that
   board; otherwise it is left out without a trace.
2. A number is never exact: it is rounded down to a multiple of ``KLASSE`` ("minstens 10"). Every
   number shown therefore stands for five or more possible counts, so that no difference of
   editions (another board, an earlier export, all kernen minus one) pins down a hidden count
   (publishing intervals: Hundepool et al., Statistical Disclosure Control, 2012).
3. A string that a person typed appears only with its own mark *geschikt voor bestuur*; otherwise a
   neutral generated title stands there.
4. The reason is one fixed sentence: no usual level, discipline or kern.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from signaal.domain.agenda import Activiteit, Afspraak, BestuursAgenda, BestuursPunt
from signaal.domain.concept_agenda import VASTE_PUNTEN, Conceptagenda, Conceptpunt
from signaal.domain.datum import voluit
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


def tel_thema(signalen: Iterable[Signaal], thema: str, kernen: Iterable[str]) -> int:
    """Signals on ``thema`` in these kernen; each signal counts once."""
    gevraagd = frozenset(kernen)
    return sum(1 for s in signalen if not s.verwijderd and thema in s.themas and s.kern in gevraagd)


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
            _afspraak(a) for a in acties if not a.collectief and _nog_nieuws(a, v.sinds)
        ),
        activiteiten=tuple(
            _activiteit(a) for a in acties if a.collectief and a.stand is ActieStand.OPEN
        ),
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
    """The items of the concept, those on the same thema in this board's kernen taken together."""
    groepen: dict[str, list[Conceptpunt]] = {}
    for punt in v.concept.punten:
        if punt.soort is SoortPunt.EIGEN:
            groepen[punt.sleutel] = [punt]
        elif (
            punt.bundel is not None
            and punt.bundel.themas
            and not set(v.bestuur.kernen).isdisjoint(punt.bundel.kernen)
        ):
            groepen.setdefault("thema:" + punt.bundel.themas[0], []).append(punt)
    return list(groepen.values())


def _punt(v: Bestuursvraag, punten: Sequence[Conceptpunt]) -> BestuursPunt | None:
    zin = " ".join(p.bestuurszin.bestuurstekst for p in punten if p.bestuurszin.bestuurstekst)
    vraag = " ".join(p.vraag.bestuurstekst for p in punten if p.vraag.bestuurstekst)
    eerste = punten[0]
    if eerste.soort is SoortPunt.EIGEN:
        titel = eerste.titel.bestuurstekst
        if not (titel or zin or vraag):
            return None
        return BestuursPunt(titel=titel or NEUTRAAL_PUNT, zin=zin, vraag=vraag)
    thema_id = eerste.bundel.themas[0] if eerste.bundel else ""
    kernen = v.bestuur.kernen
    reeks = [tel_thema(signalen, thema_id, kernen) for _, signalen in v.signalen_per_periode]
    aantal = afgerond(reeks[-1]) if reeks else None
    if aantal is None:
        return None
    return BestuursPunt(
        titel=_titel(punten, v.themas.get(thema_id)),
        aantal=aantal,
        reden=REDEN,
        zin=zin,
        vraag=vraag,
        reeks=_reeks(reeks),
    )


def _titel(punten: Sequence[Conceptpunt], thema: Thema | None) -> str:
    for punt in punten:
        if punt.titel.bestuurstekst:
            return punt.titel.bestuurstekst
    return thema.naam if thema is not None and thema.voor_bestuur else NEUTRAAL_THEMA


def _reeks(tellingen: Sequence[int]) -> tuple[int, ...] | None:
    """The course over the periods, only when every point may be shown; rounded like the rest."""
    klassen = [afgerond(n) for n in tellingen]
    getoond = tuple(k for k in klassen if k is not None)
    return getoond if len(getoond) == len(klassen) > 1 else None


def _raakt(actie: Actie, bestuur: Bestuur) -> bool:
    return not actie.kernen or not set(actie.kernen).isdisjoint(bestuur.kernen)


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
