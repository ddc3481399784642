"""The sentence behind a judgement: counts and habits, each clause true and testable."""

from collections.abc import Sequence
from dataclasses import dataclass

from signaal.domain.kandidaten_model import Cel

_OP_RIJ = {
    2: "ook vorige periode meer dan gewoonlijk",
    3: "de laatste drie periodes meer dan gewoonlijk",
}
_GENOEG_VERLEDEN = 3
_ANDERS = 0.9
#: Earlier periods that screen and paper show beside the sentence.
_ZICHTBAAR = 5


@dataclass(frozen=True, slots=True)
class Feiten:
    """What the sentence may speak of.

    ``laag`` and ``hoog``: the usual count. ``eerder``: the earlier counts of this cell, oldest
    first; ``inzet_eerder`` the median effort then. ``op_rij``: periods in a row above the usual,
    this one included, counted to three. ``ook_in``: other kernen where the theme is above the usual
    now. ``vorige``: count and usual maximum of the period before, when that is why it is listed.
    """

    laag: int
    hoog: int
    eerder: Sequence[int] = ()
    inzet_eerder: float = 0.0
    op_rij: int = 0
    ook_in: Sequence[str] = ()
    vorige: tuple[int, int] | None = None


def reden(cel: Cel, feiten: Feiten) -> str:
    """One sentence without a full stop, such as "7 signalen, gewoonlijk 1 à 2"."""
    delen = [_telling(cel, feiten)]
    if feiten.vorige:
        delen.append(f"vorige periode {feiten.vorige[0]}, gewoonlijk {_tot(feiten.vorige[1])}")
    if feiten.op_rij in _OP_RIJ:
        delen.append(_OP_RIJ[feiten.op_rij])
    if feiten.ook_in:
        delen.append(f"ook in {_opsomming(feiten.ook_in)} meer dan gewoonlijk")
    if feiten.inzet_eerder and cel.inzet < _ANDERS * feiten.inzet_eerder:
        delen.append("er was minder inzet dan anders")
    elif feiten.inzet_eerder and cel.inzet * _ANDERS > feiten.inzet_eerder:
        delen.append("er was meer inzet dan anders")
    if cel.compleet < 1:
        delen.append("nog niet alles is binnen")
    return "; ".join(delen)


def _telling(cel: Cel, feiten: Feiten) -> str:
    aantal = f"{cel.aantal} signaal" if cel.aantal == 1 else f"{cel.aantal} signalen"
    if len(feiten.eerder) >= _GENOEG_VERLEDEN and cel.aantal >= 2 * max(feiten.eerder) + 1:
        return f"{aantal}, eerder {_tot(max(feiten.eerder))}"
    if not feiten.eerder:
        return f"{aantal}, verwacht {_bereik(feiten.laag, feiten.hoog)}"
    laatst = feiten.eerder[-_ZICHTBAAR:]
    if 2 * sum(n > feiten.hoog for n in laatst) > len(laatst):
        # it grew slowly: what people see beside it is not what was usual over the years
        return f"{aantal}, over langere tijd gewoonlijk {_bereik(feiten.laag, feiten.hoog)}"
    return f"{aantal}, gewoonlijk {_bereik(feiten.laag, feiten.hoog)}"


def _tot(hoog: int) -> str:
    return f"hoogstens {hoog}" if hoog else "geen"


def _bereik(laag: int, hoog: int) -> str:
    if laag == 0:
        return _tot(hoog)
    if laag == hoog:
        return f"{laag}"
    return f"{laag} à {hoog}" if hoog == laag + 1 else f"{laag} tot {hoog}"


def _opsomming(namen: Sequence[str]) -> str:
    if len(namen) == 1:
        return namen[0]
    return f"{', '.join(namen[:-1])} en {namen[-1]}"
