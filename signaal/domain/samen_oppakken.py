""" "Samen oppakken?": what the engine says about the cells, put to the trio per bundle.

The numbers judge (kandidaten.py); here the trio's own knowledge enters: a bundle that was dismissed
stays quiet until something new comes in, a bundle in action shows its course instead of a flag, a
theme can be "altijd bespreken", and an urgent signal is never drowned by statistics.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from signaal.domain.bundels import bundelnaam, bundelsleutel, ontleed
from signaal.domain.kandidaten_model import NOG_NIET, Oordeel
from signaal.domain.model import Actie, ActieStand, Afwijzing, Bundel, Discipline, Kandidaat, Thema


def beoordeel_bundels(
    bundels: Iterable[Bundel],
    oordelen: Mapping[str, Oordeel],
    themas: Mapping[str, Thema],
    afwijzingen: Iterable[Afwijzing] = (),
    acties: Iterable[Actie] = (),
    kernnamen: Mapping[str, str] | None = None,
) -> dict[str, Kandidaat]:
    """Per bundle key whether it asks for collective action, and the sentence that says why.

    ``oordelen`` is keyed by computed bundle key. A merged bundle takes the strongest judgement of
    its parts; a bundle split off by hand has none of its own. A reason that counts other signals
    than the bundle holds says which part it is about; ``kernnamen`` (id to name) serve for that.
    """
    themanamen = {t.id: t.naam for t in themas.values()}
    afgewezen = {a.bundel: a for a in afwijzingen if not a.ongedaan}
    loopt = {a.bundel for a in acties if a.stand is ActieStand.OPEN and a.bundel}
    return {
        b.sleutel: _beoordeel(
            b,
            _over_zijn_deel(b, _sterkste(b, oordelen), themanamen, kernnamen or {}),
            altijd=any(themas[t].altijd_bespreken for t in b.themas if t in themas),
            afwijzing=afgewezen.get(b.sleutel),
            loopt=not loopt.isdisjoint((b.sleutel, *b.samengevoegd)),
        )
        for b in bundels
    }


def _sterkste(bundel: Bundel, oordelen: Mapping[str, Oordeel]) -> tuple[str, Oordeel] | None:
    delen = [(s, oordelen[s]) for s in (bundel.sleutel, *bundel.samengevoegd) if s in oordelen]
    return max(
        delen,
        key=lambda d: (d[1].vlag, d[1].score if d[1].score is not None else -1e9),
        default=None,
    )


def _over_zijn_deel(
    bundel: Bundel,
    deel: tuple[str, Oordeel] | None,
    themanamen: Mapping[str, str],
    kernnamen: Mapping[str, str],
) -> Oordeel | None:
    """The judgement; what was counted before hands merged or moved is called by its own name."""
    if deel is None:
        return None
    sleutel, oordeel = deel
    cel = ontleed(sleutel)
    if not oordeel.vlag or cel is None or oordeel.reden.startswith(f"{_telling(bundel.aantal)},"):
        return oordeel
    thema, kern = cel
    naam = bundelnaam((thema,) if thema else (), (kern,), themanamen, kernnamen)
    return replace(oordeel, reden=f"{naam}: {oordeel.reden}; in de hele bundel {bundel.aantal}")


def _beoordeel(
    bundel: Bundel,
    oordeel: Oordeel | None,
    *,
    altijd: bool,
    afwijzing: Afwijzing | None,
    loopt: bool,
) -> Kandidaat:
    vlag = oordeel is not None and oordeel.vlag
    spoed = sum(s.spoed for s in bundel.signalen)
    stil = afwijzing is not None and bundel.aantal <= afwijzing.aantal
    if loopt:
        reden = _verloop(bundel)
    elif oordeel is not None and (vlag or oordeel.score is not None):
        reden = "; ".join([oordeel.reden, *_wat_het_trio_vraagt(bundel)]) if vlag else ""
    else:
        reden = "" if oordeel is None else _hoofdletter(NOG_NIET)
    return Kandidaat(
        bundel=bundel.sleutel,
        vlag=vlag and not stil and not loopt,
        reden=reden,
        score=oordeel.score if oordeel else None,
        p=oordeel.p if oordeel else None,
        gewoonlijk=oordeel.gewoonlijk if oordeel else None,
        altijd_bespreken=altijd,
        spoed=spoed,
        afgewezen=afwijzing.reden if afwijzing is not None and stil else "",
    )


def _wat_het_trio_vraagt(bundel: Bundel) -> list[str]:
    """The clauses beside the statistics: disciplines, kernen and urgency."""
    uit = []
    if len(bundel.disciplines) == len(Discipline):
        uit.append("alle drie de disciplines")
    elif len(bundel.disciplines) == 2:
        uit.append("twee disciplines")
    if len({s.kern for s in bundel.signalen}) > 1:
        uit.append(f"uit {len({s.kern for s in bundel.signalen})} kernen")
    spoed = sum(s.spoed for s in bundel.signalen)
    if spoed:
        uit.append(f"{spoed} met spoed")
    return uit


def _verloop(bundel: Bundel) -> str:
    nu = _telling(bundel.aantal)
    if len(bundel.reeks) > 1:
        return f"Er loopt al een actie; nu {nu}, vorige periode {bundel.reeks[-2]}"
    return f"Er loopt al een actie; nu {nu}"


def _telling(aantal: int) -> str:
    return "1 signaal" if aantal == 1 else f"{aantal} signalen"


def _hoofdletter(zin: str) -> str:
    return zin[:1].upper() + zin[1:]


def ook_elders(bundel: Bundel, bundels: Iterable[Bundel]) -> tuple[Bundel, ...]:
    """Bundles on the same thema in other kernen: the theme looked at across kernen."""
    eigen = ontleed(bundel.sleutel)
    if eigen is None or not eigen[0]:
        return ()
    thema, kern = eigen
    return tuple(
        b
        for b in bundels
        if (o := ontleed(b.sleutel)) and o[0] == thema and b.sleutel != bundelsleutel(thema, kern)
    )
