"""Linear reasoning for an attacker: which whole numbers can a sum of unknowns still be?

Knows nothing of Signaal. Unknowns are 0 or more; every statement is a sum with a least and a most.
A dictionary simplex walks over corner points; a corner of whole numbers is a possible world, and a
sum is told exactly when no whole number but one lies between its least and its most.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Getallen = npt.NDArray[np.float64]
_BIJNA = 1e-7
_HOOGSTENS_STAPPEN = 5_000


class TeMoeilijk(Exception):
    """No answer was found: never to be taken for "he cannot tell"."""


class Rekenaar:
    """``laag`` <= ``sommen`` @ unknowns <= ``hoog``; infinite is no bound."""

    def __init__(self, sommen: Getallen, laag: Getallen, hoog: Getallen) -> None:
        onder, boven = np.isfinite(laag) & (laag > 0), np.isfinite(hoog)
        self._wijzers = sommen.shape[1]
        #: Row: basic = b - a @ others. The first columns are the unknowns, later ones room left.
        self._a = np.vstack([sommen[boven], -sommen[onder]]).astype(float)
        self._b = np.concatenate([hoog[boven], -laag[onder]]).astype(float)
        self._los = np.arange(self._wijzers)
        self._vast = np.arange(self._wijzers, self._wijzers + len(self._b))
        self.mogelijk = self._naar_binnen()

    def zekerheden(self, doelen: Sequence[Getallen]) -> list[int | None]:
        """Per sum the one value it must have, or None when it may have another."""
        gezien: list[set[int]] = [set() for _ in doelen]
        self._kijk(doelen, gezien)
        return [self._zeker(n, doelen, gezien) for n in range(len(doelen))]

    def _zeker(self, nummer: int, doelen: Sequence[Getallen], gezien: list[set[int]]) -> int | None:
        uitersten = []
        for richting in (1, -1):
            if len(gezien[nummer]) > 1:
                return None
            uitersten.append(
                richting * self._klim(richting * doelen[nummer], nummer, doelen, gezien)
            )
        if len(gezien[nummer]) > 1:
            return None
        meest, minst = np.floor(uitersten[0] + _BIJNA), np.ceil(uitersten[1] - _BIJNA)
        if meest != minst:
            raise TeMoeilijk
        return int(meest)

    def _klim(
        self, doel: Getallen, nummer: int, doelen: Sequence[Getallen], gezien: list[set[int]]
    ) -> float:
        """The most of ``doel``; stops as soon as two worlds differ on it."""
        for _ in range(_HOOGSTENS_STAPPEN):
            winst = self._in_de_rest(doel)
            kolommen = np.flatnonzero(winst > _BIJNA)
            if not len(kolommen) or len(gezien[nummer]) > 1:
                return float(doel @ self._punt())
            kolom = int(kolommen[np.argmin(self._los[kolommen])])  # smallest index never cycles
            rem = self._a[:, kolom]
            if not (rem > _BIJNA).any():
                gezien[nummer] |= {-1, -2}  # without a most
                return np.inf
            ruimte = np.where(rem > _BIJNA, self._b / np.where(rem > _BIJNA, rem, 1), np.inf)
            krap = np.flatnonzero(ruimte <= ruimte.min() + _BIJNA)
            self._wissel(int(krap[np.argmin(self._vast[krap])]), kolom)
            self._kijk(doelen, gezien)
        raise TeMoeilijk

    def _naar_binnen(self) -> bool:
        """To a corner where everything holds; False when there is none."""
        for _ in range(_HOOGSTENS_STAPPEN):
            fout = np.flatnonzero(self._b < -_BIJNA)
            if not len(fout):
                return True
            rij = int(fout[np.argmin(self._vast[fout])])
            kolommen = np.flatnonzero(self._a[rij] < -_BIJNA)
            if not len(kolommen):
                return False
            self._wissel(rij, int(kolommen[np.argmin(self._los[kolommen])]))
        raise TeMoeilijk

    def _wissel(self, rij: int, kolom: int) -> None:
        """``rij`` becomes free, ``kolom`` determined."""
        a, b = self._a, self._b
        spil = a[rij, kolom]
        oude_kolom = a[:, kolom].copy()
        a[rij] /= spil
        a[rij, kolom] = 1 / spil
        b[rij] /= spil
        oude_kolom[rij] = 0
        a[:, kolom] = np.where(np.arange(len(b)) == rij, a[:, kolom], 0)
        a -= np.outer(oude_kolom, a[rij])
        b -= oude_kolom * b[rij]
        a[np.abs(a) < _BIJNA] = 0
        self._los[kolom], self._vast[rij] = self._vast[rij], self._los[kolom]

    def _in_de_rest(self, doel: Getallen) -> Getallen:
        """``doel`` in terms of the free columns: what each adds."""
        vrij = np.where(self._los < self._wijzers, np.append(doel, 0)[_tot(self._los, doel)], 0)
        bepaald = np.where(
            self._vast < self._wijzers, np.append(doel, 0)[_tot(self._vast, doel)], 0
        )
        rest: Getallen = vrij - bepaald @ self._a
        return rest

    def _punt(self) -> Getallen:
        punt = np.zeros(self._wijzers + len(self._b))
        punt[self._vast] = self._b
        return punt[: self._wijzers]

    def _kijk(self, doelen: Sequence[Getallen], gezien: list[set[int]]) -> None:
        """A corner of whole numbers is a world: what every sum is there."""
        punt = self._punt()
        heel = np.rint(punt)
        if np.abs(punt - heel).max(initial=0) < _BIJNA:
            for doel, waarden in zip(doelen, gezien, strict=True):
                waarden.add(int(doel @ heel))


def _tot(nummers: npt.NDArray[np.int64], doel: Getallen) -> npt.NDArray[np.int64]:
    return np.minimum(nummers, len(doel))
