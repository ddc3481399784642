"""From loose cells to sheets: the counts of one gemeente, period by period."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from signaal.domain.kandidaten_achtergrond import Blad, Index, leer
from signaal.domain.kandidaten_bewijs import Bewijs, weeg
from signaal.domain.kandidaten_kansen import groepssom
from signaal.domain.kandidaten_model import GEWONE_INZET, GROOTSTE_AANTAL, Cel

#: Older periods tell nothing about now (four and a half years).
_HISTORIE = 40


@dataclass(frozen=True, slots=True)
class Periodeoordeel:
    """What is known about the cells of one period: ``rijen`` are places in the input.

    ``kan`` says whether there was anything to compare with; elsewhere the numbers mean nothing.
    """

    rijen: list[int]
    kan: NDArray[np.bool_]
    bewijs: Bewijs

    def plek(self, rij: int) -> int:
        """Where an input row stands in the arrays."""
        return self.rijen.index(rij)


class Gemeentereeks:
    """All cells of one gemeente, ordered, judged a period at a time and only once."""

    def __init__(self, cellen: Sequence[Cel], rijen: Sequence[int]) -> None:
        # the same order whatever the order of the input: sums of floats then agree to the last bit
        orde = sorted(rijen, key=lambda i: (cellen[i].periode, cellen[i].kern, cellen[i].thema))
        self._blind: dict[int, list[int]] = {cellen[i].periode: [] for i in orde}
        for i in orde:
            if not _deel(cellen[i]):
                self._blind[cellen[i].periode].append(i)
        self._per_periode = Counter(cellen[i].periode for i in orde)
        orde = [i for i in orde if _deel(cellen[i])]
        self._rijen = np.array(orde, dtype=np.intp)
        self._periode = np.array([cellen[i].periode for i in orde], dtype=np.int64)
        self._aantal = np.array([cellen[i].aantal for i in orde], dtype=np.float64)
        self._onaf = np.array([cellen[i].compleet < 1 for i in orde])
        self._deel = np.array([_deel(cellen[i]) for i in orde])
        self._kern = _nummers([cellen[i].kern for i in orde])
        self._thema = _nummers([cellen[i].thema for i in orde])
        self._cel = _nummers([f"{k}/{t}" for k, t in zip(self._kern, self._thema, strict=True)])
        self._klaar: dict[int, Periodeoordeel] = {}

    def perioden(self) -> list[int]:
        """The periods that have cells, oldest first."""
        return list(self._blind)

    def oordeel(self, periode: int) -> Periodeoordeel:
        """Judge the cells of one period with what was known at its end."""
        if periode not in self._klaar:
            self._klaar[periode] = self._oordeel(periode)
        return self._klaar[periode]

    def _oordeel(self, periode: int) -> Periodeoordeel:
        if len(self._blind[periode]) == self._per_periode[periode]:
            return _niets(self._blind[periode])
        van = int(np.searchsorted(self._periode, periode - _HISTORIE))
        begin = int(np.searchsorted(self._periode, periode))
        tot = int(np.searchsorted(self._periode, periode, side="right"))
        cellen, eerste, plek = np.unique(self._cel[van:tot], return_index=True, return_inverse=True)
        kernen, kern = np.unique(self._kern[van:tot][eerste], return_inverse=True)
        themas, thema = np.unique(self._thema[van:tot][eerste], return_inverse=True)
        oude, kolom = np.unique(self._periode[van:begin], return_inverse=True)
        aantal = np.zeros((len(cellen), len(oude)))
        deel = np.zeros_like(aantal)
        verleden = plek[: begin - van]
        deel[verleden, kolom] = self._deel[van:begin]
        aantal[verleden, kolom] = self._aantal[van:begin]
        nu, deel_nu, onaf = np.zeros(len(cellen)), np.zeros(len(cellen)), np.zeros(len(cellen))
        hier = plek[begin - van :]
        deel_nu[hier] = self._deel[begin:tot]
        nu[hier] = self._aantal[begin:tot]
        onaf[hier] = self._onaf[begin:tot]
        blad = Blad(
            aantal,
            deel,
            periode - oude,
            nu,
            deel_nu,
            onaf > 0,
            kern,
            thema,
            len(kernen),
            len(themas),
        )
        vergelijkbaar = _vergelijkbaar(blad)[hier]
        if not vergelijkbaar.any():
            return _niets([int(i) for i in self._rijen[begin:tot]] + self._blind[periode])
        bewijs = weeg(blad, leer(blad))
        # what was not observed stands at the end, without numbers
        blind = self._blind[periode]
        plekken = np.concatenate([hier, np.zeros(len(blind), dtype=np.intp)])
        kan = np.concatenate([vergelijkbaar, np.zeros(len(blind), dtype=np.bool_)])
        return Periodeoordeel(
            [int(i) for i in self._rijen[begin:tot]] + blind,
            kan,
            Bewijs(
                bewijs.score[plekken],
                bewijs.p[plekken],
                bewijs.verwacht[plekken],
                bewijs.laag[plekken],
                bewijs.hoog[plekken],
            ),
        )


def _niets(rijen: list[int]) -> Periodeoordeel:
    """There is nothing in this period that can be judged."""
    leeg = np.zeros(len(rijen))
    return Periodeoordeel(rijen, leeg > 0, Bewijs(leeg, leeg, leeg, leeg, leeg))


def _vergelijkbaar(blad: Blad) -> NDArray[np.bool_]:
    """Cells that are observed now and have a past, or the same theme in another kern."""
    som = groepssom(blad.deel.sum(1) + blad.deel_nu, blad.thema, blad.themas)[blad.thema]
    return np.asarray((blad.deel_nu > 0) & (som - blad.deel_nu > 1e-12))


def _deel(cel: Cel) -> float:
    """Exposure: the share of a normal period's reports; 0 is not observed."""
    return cel.inzet / GEWONE_INZET * cel.compleet if cel.aantal <= GROOTSTE_AANTAL else 0.0


def _nummers(namen: list[str]) -> Index:
    return np.unique(np.array(namen, dtype=object).astype(str), return_inverse=True)[1].astype(
        np.intp
    )
