"""Candidates for collective action: counts in, judgements out.

The door of the engine; pure and deterministic. A judgement of period t uses cells of the same
gemeente up to and including t only.
"""

import math
from collections import defaultdict
from collections.abc import Sequence

from signaal.domain.kandidaten_model import (
    GEWONE_INZET,
    GROOTSTE_AANTAL,
    NOG_NIET,
    Beeld,
    Cel,
    CelFout,
    Gevoeligheid,
    Oordeel,
    Periodebeeld,
)

__all__ = [
    "Beeld",
    "Cel",
    "CelFout",
    "Gevoeligheid",
    "Oordeel",
    "Periodebeeld",
    "beeld",
    "beoordeel",
]

_DREMPEL = {Gevoeligheid.RUSTIG: 0.004, Gevoeligheid.GEWOON: 0.01, Gevoeligheid.ALERT: 0.025}


def beoordeel(
    cellen: Sequence[Cel],
    vanaf: int | None = None,
    gevoeligheid: Gevoeligheid = Gevoeligheid.GEWOON,
) -> list[Oordeel | None]:
    """Judge cells, one answer per cell in the same order; None for periods before ``vanaf``.

    Raises :class:`CelFout` for a cell that cannot be.
    """
    _controleer(cellen)
    reeksen: dict[tuple[str, str, str], list[tuple[int, float, int]]] = defaultdict(list)
    for cel in cellen:
        deel = cel.inzet / GEWONE_INZET * cel.compleet
        if deel > 0:
            reeksen[cel.gemeente, cel.kern, cel.thema].append((cel.periode, deel, cel.aantal))
    return [
        None
        if vanaf is not None and cel.periode < vanaf
        else _oordeel(cel, reeksen[cel.gemeente, cel.kern, cel.thema], gevoeligheid)
        for cel in cellen
    ]


def beeld(
    cellen: Sequence[Cel], index: int, gevoeligheid: Gevoeligheid = Gevoeligheid.GEWOON
) -> Beeld:
    """The numbers behind the judgement of ``cellen[index]``, for the picture on the screen."""
    doel = cellen[index]
    eigen = sorted(
        (
            c
            for c in cellen
            if (c.gemeente, c.kern, c.thema) == (doel.gemeente, doel.kern, doel.thema)
            and c.periode <= doel.periode
        ),
        key=lambda c: c.periode,
    )
    oordelen = beoordeel(eigen, None, gevoeligheid)
    periodes = []
    for cel, oordeel in zip(eigen, oordelen, strict=True):
        band = oordeel.gewoonlijk if oordeel else None
        midden = sum(band) / 2 if band else None
        periodes.append(
            Periodebeeld(
                cel.periode,
                cel.aantal,
                cel.inzet,
                cel.compleet,
                midden,
                band[0] if band else None,
                band[1] if band else None,
                0.0 if band else None,
                oordeel.vlag if oordeel else False,
            )
        )
    laatste = oordelen[-1] or Oordeel(None, None, False, NOG_NIET, None)
    return Beeld(laatste, tuple(periodes))


def _controleer(cellen: Sequence[Cel]) -> None:
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


def _oordeel(cel: Cel, reeks: list[tuple[int, float, int]], gevoeligheid: Gevoeligheid) -> Oordeel:
    deel = cel.inzet / GEWONE_INZET * cel.compleet
    eerder = [(d, n) for p, d, n in reeks if p < cel.periode]
    if deel <= 0 or not eerder or cel.aantal > GROOTSTE_AANTAL:
        return Oordeel(None, None, False, NOG_NIET, None)
    vorm, tempo = 0.5 + sum(n for _, n in eerder), 0.3 + sum(d for d, _ in eerder)
    p = _staart(cel.aantal, vorm, tempo / deel)
    laag, hoog = _band(vorm, tempo / deel)
    vlag = p <= _DREMPEL[gevoeligheid]
    reden = f"{cel.aantal} signalen, gewoonlijk {laag} à {hoog}"
    return Oordeel(-math.log10(max(p, 1e-12)), p, vlag, reden, (float(laag), float(hoog)))


def _kans(k: int, vorm: float, tempo: float) -> float:
    return math.exp(
        math.lgamma(k + vorm)
        - math.lgamma(vorm)
        - math.lgamma(k + 1)
        + vorm * math.log(tempo / (1 + tempo))
        - k * math.log1p(tempo)
    )


def _staart(aantal: int, vorm: float, tempo: float) -> float:
    return min(1.0, max(0.0, 1.0 - sum(_kans(k, vorm, tempo) for k in range(aantal))))


def _band(vorm: float, tempo: float) -> tuple[int, int]:
    som, k, laag = 0.0, 0, 0
    while True:
        som += _kans(k, vorm, tempo)
        if som < 0.2:
            laag = k + 1
        if som >= 0.8 or k > GROOTSTE_AANTAL:
            return laag, k
        k += 1
