"""Candidates for collective action: counts in, judgements out.

The door of the engine; pure and deterministic. The judgement of a period uses cells of the same
gemeente up to and including that period, whatever their order. What the method is and where each
number comes from: docs/kandidaten.md.

Rooms behind it: kandidaten_model (values), kandidaten_reeksen (cells to sheets),
kandidaten_achtergrond (what is usual), kandidaten_bewijs (is this a rise), kandidaten_kansen
(negative binomial), kandidaten_reden (the sentence).
"""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from signaal.domain.kandidaten_model import (
    GEWONE_INZET,
    NOG_NIET,
    Beeld,
    Cel,
    CelFout,
    Gevoeligheid,
    Oordeel,
    Periodebeeld,
)
from signaal.domain.kandidaten_reden import Feiten, reden
from signaal.domain.kandidaten_reeksen import Gemeentereeks, Periodeoordeel

__all__ = [
    "Beeld",
    "Cel",
    "CelFout",
    "Gevoeligheid",
    "Oordeel",
    "Periodebeeld",
    "beeld",
    "beoordeel",
    "controleer",
]

#: Score from which a cell is flagged. On quiet data with 60 cells this gives per meeting about
#: 0.1 (rustig), 0.25 (gewoon) and 1.5 (alert) flags: benchmarks/kandidaten/README.md.
DREMPEL = {Gevoeligheid.RUSTIG: 4.5, Gevoeligheid.GEWOON: 3.85, Gevoeligheid.ALERT: 2.5}

_HOOGSTENS_OP_RIJ = 3
_MINSTENS_SIGNALEN = 2
_NIET = Oordeel(None, None, False, NOG_NIET, None)


def beoordeel(
    cellen: Sequence[Cel],
    vanaf: int | None = None,
    gevoeligheid: Gevoeligheid = Gevoeligheid.GEWOON,
) -> list[Oordeel | None]:
    """Judge cells, one answer per cell in the same order; None for periods before ``vanaf``.

    Raises :class:`CelFout` as :func:`controleer` does.
    """
    controleer(cellen)
    per_gemeente: dict[str, list[int]] = defaultdict(list)
    for i, cel in enumerate(cellen):
        per_gemeente[cel.gemeente].append(i)
    uit: list[Oordeel | None] = [None] * len(cellen)
    for rijen in per_gemeente.values():
        beoordelaar = _Beoordelaar(cellen, rijen, gevoeligheid)
        for periode in beoordelaar.reeks.perioden():
            if vanaf is None or periode >= vanaf:
                for rij, oordeel in beoordelaar.periode(periode):
                    uit[rij] = oordeel
    return uit


def beeld(
    cellen: Sequence[Cel], index: int, gevoeligheid: Gevoeligheid = Gevoeligheid.GEWOON
) -> Beeld:
    """The numbers behind the judgement of ``cellen[index]``: its own past, the judged period last.

    Each period shows what could be known at its end, so the picture never knows better afterwards.
    Raises :class:`CelFout` as :func:`controleer` does.
    """
    controleer(cellen)
    doel = cellen[index]
    rijen = [
        i for i, c in enumerate(cellen) if c.gemeente == doel.gemeente and c.periode <= doel.periode
    ]
    beoordelaar = _Beoordelaar(cellen, rijen, gevoeligheid)
    eigen = sorted(
        (i for i in rijen if (cellen[i].kern, cellen[i].thema) == (doel.kern, doel.thema)),
        key=lambda i: cellen[i].periode,
    )
    paren = [(i, dict(beoordelaar.periode(cellen[i].periode))[i]) for i in eigen]
    return Beeld(paren[-1][1], tuple(beoordelaar.periodebeeld(i, oordeel) for i, oordeel in paren))


def controleer(cellen: Sequence[Cel]) -> None:
    """Raise :class:`CelFout`, with the index of the cell, for the first cell that cannot be.

    That is a negative count, effort below 0, completeness outside 0..1, or the same kern, thema
    and periode twice in a gemeente.
    """
    gezien: set[tuple[str, str, str, int]] = set()
    for i, cel in enumerate(cellen):
        if cel.aantal < 0:
            raise CelFout(i, "aantal is negatief")
        if not (math.isfinite(cel.inzet) and cel.inzet >= 0):
            raise CelFout(i, "inzet is geen getal van 0 of meer")
        if not 0 <= cel.compleet <= 1:
            raise CelFout(i, "compleet ligt niet tussen 0 en 1")
        sleutel = (cel.gemeente, cel.kern, cel.thema, cel.periode)
        if sleutel in gezien:
            raise CelFout(i, "deze kern, dit thema en deze periode staan er al")
        gezien.add(sleutel)


class _Beoordelaar:
    """Turns the numbers of one gemeente into judgements with a sentence."""

    def __init__(
        self, cellen: Sequence[Cel], rijen: Sequence[int], gevoeligheid: Gevoeligheid
    ) -> None:
        self.reeks = Gemeentereeks(cellen, rijen)
        self._cellen = cellen
        self._drempel = DREMPEL[gevoeligheid]
        self._vroeger: dict[tuple[str, str], dict[int, int]] = defaultdict(dict)
        for i in rijen:
            self._vroeger[cellen[i].kern, cellen[i].thema][cellen[i].periode] = i

    def periode(self, periode: int) -> list[tuple[int, Oordeel]]:
        """The judgements of one period, by place in the input."""
        cijfers = self.reeks.oordeel(periode)
        boven: dict[str, list[str]] = defaultdict(list)
        for k, rij in enumerate(cijfers.rijen):
            cel = self._cellen[rij]
            if cijfers.kan[k] and cel.aantal > cijfers.bewijs.hoog[k]:
                boven[cel.thema].append(cel.kern)
        return [
            (rij, self._oordeel(rij, k, cijfers, boven[self._cellen[rij].thema]))
            for k, rij in enumerate(cijfers.rijen)
        ]

    def periodebeeld(self, rij: int, oordeel: Oordeel) -> Periodebeeld:
        """One period in the picture."""
        cel = self._cellen[rij]
        cijfers = self.reeks.oordeel(cel.periode)
        verwacht = None
        door_inzet = None
        if oordeel.gewoonlijk:
            verwacht = float(cijfers.bewijs.verwacht[cijfers.plek(rij)])
            door_inzet = verwacht * (1 - GEWONE_INZET / (cel.inzet * cel.compleet))
        laag, hoog = oordeel.gewoonlijk or (None, None)
        return Periodebeeld(
            cel.periode,
            cel.aantal,
            cel.inzet,
            cel.compleet,
            verwacht,
            laag,
            hoog,
            door_inzet,
            oordeel.vlag,
        )

    def _oordeel(self, rij: int, k: int, cijfers: Periodeoordeel, boven: Sequence[str]) -> Oordeel:
        if not cijfers.kan[k]:
            return _NIET
        cel = self._cellen[rij]
        score, hoog = float(cijfers.bewijs.score[k]), int(cijfers.bewijs.hoog[k])
        laag = int(cijfers.bewijs.laag[k])
        vorige = self._vorige(cel) if cel.compleet < 1 and cel.aantal <= hoog else None
        # one signal is no ground for acting together; urgent ones have their own mark (spoed)
        genoeg = cel.aantal > hoog and cel.aantal >= _MINSTENS_SIGNALEN
        vlag = score >= self._drempel and (genoeg or vorige is not None)
        feiten = self._feiten(cel, laag, hoog)
        if vlag:
            ook_in = tuple(kern for kern in boven if kern != cel.kern)
            feiten = replace(feiten, op_rij=self._op_rij(cel, hoog), ook_in=ook_in, vorige=vorige)
        p = float(cijfers.bewijs.p[k])
        return Oordeel(score, p, vlag, reden(cel, feiten), (float(laag), float(hoog)))

    def _feiten(self, cel: Cel, laag: int, hoog: int) -> Feiten:
        eigen = self._vroeger[cel.kern, cel.thema]
        eerder = [self._cellen[eigen[p]] for p in sorted(eigen) if p < cel.periode]
        inzet = median(c.inzet for c in eerder) if eerder else 0.0
        return Feiten(laag, hoog, tuple(c.aantal for c in eerder), inzet)

    def _vorige(self, cel: Cel) -> tuple[int, int] | None:
        """Count and usual maximum of the period before, if it was above that."""
        rij = self._vroeger[cel.kern, cel.thema].get(cel.periode - 1)
        if rij is None:
            return None
        cijfers = self.reeks.oordeel(cel.periode - 1)
        plek = cijfers.plek(rij)
        aantal, hoog = self._cellen[rij].aantal, int(cijfers.bewijs.hoog[plek])
        genoeg = cijfers.kan[plek] and aantal > hoog and aantal >= _MINSTENS_SIGNALEN
        return (aantal, hoog) if genoeg else None

    def _op_rij(self, cel: Cel, hoog: int) -> int:
        """Periods in a row above the usual, this one included; counted to three."""
        if cel.aantal <= hoog:
            return 0
        rij = 1
        while rij < _HOOGSTENS_OP_RIJ:
            eerder = self._vroeger[cel.kern, cel.thema].get(cel.periode - rij)
            if eerder is None:
                break
            cijfers = self.reeks.oordeel(cel.periode - rij)
            plek = cijfers.plek(eerder)
            if not cijfers.kan[plek] or self._cellen[eerder].aantal <= cijfers.bewijs.hoog[plek]:
                break
            rij += 1
        return rij
