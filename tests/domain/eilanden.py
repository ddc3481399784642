"""Laptops without paper or files: each writes changes to one value and takes in those of others."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any
from uuid import UUID

from signaal.domain.merge import STIL, VLAGGEN, Plaats, Wijziging

BEGIN = datetime(2026, 11, 22, 9, tzinfo=UTC)
WIE = UUID(int=99)


@dataclass
class Eiland:
    """One laptop; ``kent`` are the changes it has, ``scheef`` how wrong its clock is in hours."""

    nummer: int
    scheef: float = 0
    kent: dict[Plaats, Wijziging] = field(default_factory=dict)
    seq: int = 0

    @property
    def device(self) -> UUID:
        return UUID(int=self.nummer)

    def zet(self, *, heel: bool = False, apart: bool = False, **velden: Any) -> Wijziging:
        """A change of these fields; the first one of a value is whole."""
        return self._schrijf(frozenset(velden), velden, heel=heel, apart=apart)

    def begin(self, **velden: Any) -> Wijziging:
        return self.zet(heel=True, **velden)

    def vertel(self, zet: Iterable[str] = (), *, apart: bool = False, **velden: Any) -> Wijziging:
        """The whole value told anew; of its fields ``zet`` are new, the others stay as they are."""
        return self._schrijf(frozenset(zet), velden, heel=True, apart=apart)

    def vernietig(self) -> Wijziging:
        return self._schrijf(frozenset(), None, weg=True)

    def neem(self, *anderen: "Eiland") -> None:
        for ander in anderen:
            self.kent |= ander.kent

    def _schrijf(
        self,
        namen: frozenset[str],
        velden: dict[str, Any] | None,
        *,
        heel: bool = False,
        weg: bool = False,
        apart: bool = False,
    ) -> Wijziging:
        self.seq += 1
        gezien: dict[UUID, int] = {}
        for device, seq in self.kent:
            if device != self.device:
                gezien[device] = max(seq, gezien.get(device, 0))
        moment = BEGIN + timedelta(hours=self.scheef, minutes=len(self.kent))
        hlc = max([int(moment.timestamp()), *(w.hlc + 1 for w in self.kent.values())])
        nieuw = Wijziging(
            self.device, self.seq, hlc, weg, namen, velden, heel, gezien, moment, WIE, apart
        )
        self.kent[nieuw.plaats] = nieuw
        return nieuw


def drie(**scheef: float) -> tuple[Eiland, Eiland, Eiland]:
    """Three laptops; a clock is wrong by its letter: ``b=72``."""
    a, b, c = (Eiland(i, scheef.get(letter, 0)) for i, letter in enumerate("abc", 1))
    return a, b, c


def gelijk(*eilanden: Eiland) -> None:
    """Everybody takes in everything."""
    for een, ander in (*pairwise(eilanden), *pairwise(reversed(eilanden))):
        ander.neem(een)


def waarden_in_geschil(wijzigingen: Iterable[Wijziging]) -> dict[str, set[str]]:
    """The rule in its plainest form, for whole content: which fields hold which values at once."""
    alle = set_van(wijzigingen)
    levend = [w for w in alle if not w.weg and all(vervangt(w, e) for e in alle if e.weg)]
    uitkomst: dict[str, set[str]] = {}
    if not any(w.heel for w in levend):
        return uitkomst
    for veld in {naam for w in levend for naam in w.namen} - STIL:
        zetters = [w for w in levend if veld in w.namen]
        koppen = [w for w in zetters if not any(vervangt(x, w) for x in zetters)]
        gezegd = {repr(w.velden[veld]) for w in koppen if w.velden is not None}
        if veld in VLAGGEN and gezegd == {"True"}:
            los = [
                w
                for w in levend
                if w.namen - VLAGGEN - STIL
                and not any(w is r or vervangt(w, r) or vervangt(r, w) for r in koppen)
            ]
            gezegd |= {"False"} if los else set()
        if len(gezegd) > 1:
            uitkomst[veld] = gezegd
    return uitkomst


def vervangt(a: Wijziging, b: Wijziging) -> bool:
    """``a`` was written after ``b`` on that laptop, or with ``b`` taken in."""
    if a.device == b.device:
        return a.seq > b.seq
    return b.device in a.gezien and a.gezien[b.device] >= b.seq


def set_van(wijzigingen: Iterable[Wijziging]) -> list[Wijziging]:
    return list({w.plaats: w for w in wijzigingen}.values())
