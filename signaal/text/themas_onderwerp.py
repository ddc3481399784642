"""Free theme words of an imported list ("val oma", "inco", "mantelzorg/parkinson") -> theme ids."""

import re
from collections.abc import Iterable
from functools import cache

from signaal.domain.model import Thema
from signaal.text.privacy_lezing import kaal
from signaal.text.themas_lexicon import lees_lexicon
from signaal.text.themas_woorden import stam

_SCHEIDING = re.compile(r"[/,;+&|]|\ben\b")
_RUIS = re.compile(r"[^\w' -]")


def thema_van_woord(woord: str, themas: Iterable[Thema]) -> tuple[str, ...]:
    """The themes that somebody meant with ``woord`` in a theme column; () when unknown.

    A theme's own name or id goes first; then the words of the lexicon for the themes of the team.
    """
    eigen = {kaal(t.naam): t.id for t in themas} | {t.id: t.id for t in themas}
    levend = frozenset(eigen.values())
    bekend = eigen | {w: t for w, t in _geleverd().items() if t in levend}
    heel = _vlak(woord)
    if heel in bekend:
        return (bekend[heel],)
    gevonden = [_zoek(deel, bekend) for deel in _SCHEIDING.split(kaal(woord))]
    return tuple(dict.fromkeys(t for t in gevonden if t))


def _zoek(deel: str, bekend: dict[str, str]) -> str:
    heel = _vlak(deel)
    if not heel:
        return ""
    if heel in bekend:
        return bekend[heel]
    stammen = {stam(w): t for w, t in bekend.items() if " " not in w}
    for los in (heel, *heel.split()):
        if stam(los) in stammen:
            return stammen[stam(los)]
    afgekort = [t for w, t in bekend.items() if len(heel) > 3 and w.startswith(heel)]
    return afgekort[0] if len(set(afgekort)) == 1 else ""


def _vlak(woord: str) -> str:
    return " ".join(_RUIS.sub(" ", kaal(woord)).split())


@cache
def _geleverd() -> dict[str, str]:
    return {
        kaal(woord.strip()): thema
        for thema, velden in lees_lexicon().items()
        for woord in velden.get("onderwerp", "").replace("\n", " ").split(",")
        if woord.strip()
    }
