"""Numbers as people type them: spaced, dotted, with look-alike letters, or spelled out.

A :class:`Cijferrij` is a stretch of digit groups that a reader takes for one number.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from signaal.text.privacy_patroon import Patroon

_EENHEDEN = ("nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_TIENTALLEN = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig")
_TIEN_TOT_TWINTIG = (
    *("tien", "elf", "twaalf", "dertien", "veertien"),
    *("vijftien", "zestien", "zeventien", "achttien", "negentien"),
)


def _telwoorden() -> dict[str, str]:
    woorden = {woord: str(n) for n, woord in enumerate(_EENHEDEN)}
    woorden |= {"één": "1", "zero": "0"} | {w: str(n) for n, w in enumerate(_TIEN_TOT_TWINTIG, 10)}
    for tien, tiental in enumerate((*_TIENTALLEN, "negentig"), 2):
        woorden[tiental] = f"{tien}0"
        for een, eenheid in enumerate(_EENHEDEN[1:], 1):
            for en in ("en", "ën"):
                woorden[f"{eenheid}{en}{tiental}"] = f"{tien}{een}"
    return woorden


#: Number word -> its digits, up to ninety-nine.
TELWOORDEN = _telwoorden()
_DEEL = Patroon(
    r"\+?(?<![^\W_])[0-9OoIl]{0,20}[0-9][0-9OoIl]{0,20}(?![^\W_])|\+?[0-9]+|(?<!\w)(?:"
    + "|".join(sorted(TELWOORDEN, key=len, reverse=True))
    + r")(?!\w)",
    re.IGNORECASE,
)
_TUSSEN = Patroon(r"[\s.\-/_()|·•*]{0,3}")
_TUSSEN_WOORDEN = Patroon(r"[\s.,\-/_()|·•*]{1,3}")
_ALS_CIJFER = str.maketrans("OoIl", "0011")


@dataclass(frozen=True, slots=True)
class Deel:
    """One group of digits: where it stands, its digits, and whether ``+`` precedes it."""

    begin: int
    eind: int
    cijfers: str
    plus: bool = False
    woord: bool = False


def cijferrijen(tekst: str, bezet: Sequence[tuple[int, int]] = ()) -> Iterator[tuple[Deel, ...]]:
    """The number runs of ``tekst``, outside the stretches ``bezet``; in text order."""
    vrij = _zonder(tekst, bezet)
    rij: list[Deel] = []
    for vondst in _DEEL.finditer(vrij):
        deel = _deel(vondst)
        if rij and not _hoort_bij(vrij, rij[-1], deel):
            yield tuple(rij)
            rij = []
        rij.append(deel)
    if rij:
        yield tuple(rij)


def _zonder(tekst: str, bezet: Sequence[tuple[int, int]]) -> str:
    for begin, eind in bezet:
        tekst = tekst[:begin] + "\x00" * (eind - begin) + tekst[eind:]
    return tekst


def _deel(vondst: re.Match[str]) -> Deel:
    stuk = vondst[0].lower()
    if stuk in TELWOORDEN:
        return Deel(vondst.start(), vondst.end(), TELWOORDEN[stuk], woord=True)
    plus = stuk.startswith("+")
    cijfers = vondst[0].lstrip("+").translate(_ALS_CIJFER)
    return Deel(vondst.start(), vondst.end(), cijfers, plus)


def _hoort_bij(tekst: str, vorige: Deel, deel: Deel) -> bool:
    if deel.plus:
        return False
    klein = vorige.woord or deel.woord or len(vorige.cijfers) == len(deel.cijfers) == 1
    tussen = _TUSSEN_WOORDEN if klein else _TUSSEN
    return tussen.fullmatch(tekst, vorige.eind, deel.begin) is not None


def elfproef(cijfers: str) -> bool:
    """Whether nine digits pass the *11-proef* of the burgerservicenummer (Logisch Ontwerp BSN)."""
    if len(cijfers) != 9 or cijfers == "000000000":
        return False
    gewichten = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(w * int(c) for w, c in zip(gewichten, cijfers, strict=True)) % 11 == 0
