"""Did it help? Signals before and after a decision, in honest words.

The counts are small, so the comparison is exact and careful. Given the sum of both sides, the
number after is binomial with the share of time that lies after (the conditional test of two Poisson
rates: Przyborowski & Wilenski, Biometrika 1940). Signals come in clusters (one fall, three people
who heard of it), so both sides are first divided by an overdispersion of 1.5. When even silence
afterwards would have proved nothing, the words are "te weinig om te vergelijken".
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import comb

from signaal.domain.datum import voluit
from signaal.domain.model import Periode

#: Signals per independent event; the middle of what the candidates engine finds (1 to 3).
OVERSPREIDING = 1.5
#: A difference is said when chance alone would make one as large in fewer than 1 of 20 cases.
KANS = 0.05
#: So many periods before the decision are compared: half a year and a bit.
HOOGSTENS_VOOR = 6
#: The last period before the decision is a peak when it is so many times what came before it.
PIEK = 1.5


class Verschil(StrEnum):
    """What can be said of after against before."""

    TE_WEINIG = "te weinig"
    MINDER = "minder"
    MEER = "meer"
    GELIJK = "gelijk"


@dataclass(frozen=True, slots=True)
class Periodetelling:
    """Signals in one period; ``waargenomen`` is the share that was observed, 1 a full period.

    It is below 1 for a period that is running, and where colleagues were away.
    """

    periode: Periode
    aantal: int
    waargenomen: float = 1.0


@dataclass(frozen=True, slots=True)
class VoorEnNa:
    """The comparison, ready to be shown: counts per period (oldest first) and a sentence."""

    besluit: date
    voor: tuple[Periodetelling, ...]
    na: tuple[Periodetelling, ...]
    verschil: Verschil
    zin: str

    @property
    def aantallen(self) -> tuple[int, ...]:
        """All counts, before and after, oldest first."""
        return tuple(t.aantal for t in (*self.voor, *self.na))


def vergelijk(reeks: Sequence[Periodetelling], besluit: date) -> VoorEnNa:
    """Compare the periods up to and including the one that closed on ``besluit`` with later ones.

    ``reeks`` is oldest first. A period in which the decision fell half-way counts as after.
    """
    voor = tuple(t for t in reeks if t.periode.tot <= besluit)[-HOOGSTENS_VOOR:]
    na = tuple(t for t in reeks if t.periode.tot > besluit)
    verschil = _verschil(voor, na)
    return VoorEnNa(besluit, voor, na, verschil, _zin(voor, na, verschil, besluit))


def _verschil(voor: Sequence[Periodetelling], na: Sequence[Periodetelling]) -> Verschil:
    tijd_voor, tijd_na = _tijd(voor), _tijd(na)
    if tijd_voor < 1 or tijd_na < 1:
        return Verschil.TE_WEINIG
    aandeel = tijd_na / (tijd_voor + tijd_na)
    eerder, later = _gebeurtenissen(voor), _gebeurtenissen(na)
    if _staart_onder(later, eerder + later, aandeel) <= KANS:
        return Verschil.MINDER
    if _staart_boven(later, eerder + later, aandeel) <= KANS:
        return Verschil.MEER
    if _staart_onder(0, eerder, aandeel) > KANS:
        return Verschil.TE_WEINIG  # even silence would have proved nothing
    return Verschil.GELIJK


def _tijd(tellingen: Sequence[Periodetelling]) -> float:
    return sum(t.waargenomen for t in tellingen)


def _gebeurtenissen(tellingen: Sequence[Periodetelling]) -> int:
    return round(sum(t.aantal for t in tellingen) / OVERSPREIDING)


def _staart_onder(hoogstens: int, totaal: int, aandeel: float) -> float:
    """P(X <= hoogstens) for X binomial(totaal, aandeel)."""
    return sum(
        comb(totaal, k) * aandeel**k * (1 - aandeel) ** (totaal - k) for k in range(hoogstens + 1)
    )


def _staart_boven(minstens: int, totaal: int, aandeel: float) -> float:
    return _staart_onder(totaal - minstens, totaal, 1 - aandeel)


def _zin(
    voor: Sequence[Periodetelling],
    na: Sequence[Periodetelling],
    verschil: Verschil,
    besluit: date,
) -> str:
    telling = f"Tot {voluit(besluit)} {_in(voor)}, daarna {_in(na)}"
    if not na:
        return f"Tot {voluit(besluit)} {_in(voor)}; daarna is er nog geen periode geteld."
    match verschil:
        case Verschil.TE_WEINIG:
            oordeel = "te weinig om te vergelijken."
        case Verschil.GELIJK:
            oordeel = "geen duidelijk verschil."
        case Verschil.MEER:
            oordeel = "meer dan eerst."
        case Verschil.MINDER:
            oordeel = "minder dan eerst."
    zin = f"{telling}: {oordeel}"
    if verschil is Verschil.MINDER and _op_een_piek(voor):
        zin += " Let op: toen was het een piek; na een piek wordt het vaak vanzelf rustiger."
    return zin


def _in(tellingen: Sequence[Periodetelling]) -> str:
    aantal = sum(t.aantal for t in tellingen)
    signalen = "1 signaal" if aantal == 1 else f"{aantal} signalen"
    periodes = "1 periode" if len(tellingen) == 1 else f"{len(tellingen)} periodes"
    return f"{signalen} in {periodes}"


def _op_een_piek(voor: Sequence[Periodetelling]) -> bool:
    *eerder, laatste = voor
    if not eerder:
        return True  # nothing to tell a peak from a habit
    gewoonlijk = sum(t.aantal for t in eerder) / len(eerder)
    return laatste.aantal > PIEK * gewoonlijk
