"""Words of a note as the theme rules see them: small words gone, endings taken off."""

import re
from dataclasses import dataclass
from functools import cache

from signaal.text.privacy_lezing import kaal, lees
from signaal.text.privacy_lijsten import lees_toml

_WOORD = re.compile(r"[a-z0-9]+(?:['\-][a-z0-9]+)*")
_LIDWOORDEN = frozenset({"de", "het", "een", "'t", "n"})
#: Small words for the guard that do tell a theme.
_TOCH_VEELZEGGEND = frozenset(
    {
        "alleen",
        "niemand",
        "kerst",
        "kerstmis",
        "pasen",
        "carnaval",
        "zondag",
        "weduwe",
        "weduwnaar",
        "echtpaar",
        "gezin",
        "familie",
        "ramadan",
        "samen",
        "zuster",
        "weg",
    }
)
_UITGANGEN = ("tjes", "etje", "tje", "jes", "je", "ende", "end", "den", "ten", "en", "de", "te")
_KLINKERS = "aeiouy"
#: Words cut from one note at most; a longer text is a report, not a signal.
HOOGSTENS = 2000


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a note: as typed (lower case, without accents), its stem, and whether it is a
    small word that says nothing by itself."""

    woord: str
    stam: str
    klein: bool


def termen(tekst: str) -> list[Term]:
    """The words of ``tekst`` in order, without articles."""
    vlak = kaal(lees(tekst).tekst)
    woorden = _WOORD.findall(vlak)[:HOOGSTENS]
    klein = kleine_woorden()
    return [Term(w, stam(w), w in klein) for w in woorden if w not in _LIDWOORDEN]


def stammen_van(vlak: str) -> tuple[str, ...]:
    """The stems of a text that is flat already (lower case, no accents): for the lexicon."""
    return tuple(stam(w) for w in _WOORD.findall(vlak) if w not in _LIDWOORDEN)


@cache
def kleine_woorden() -> frozenset[str]:
    """Articles, pronouns, auxiliaries, titles: read once from the guard's own list."""
    hand = lees_toml("namen.toml")
    return frozenset(f"{hand['functiewoorden']} {hand['titels']}".split()) - _TOCH_VEELZEGGEND


def stam(woord: str) -> str:
    """A light Dutch stem: "struikelde", "struikelt" and "struikelen" come out alike.

    Cheaper than a full stemmer and applied to lexicon and note alike, so it need not be right,
    only the same.
    """
    if len(woord) < 4 or not woord.isalpha():
        return woord
    for uitgang in _UITGANGEN:
        if woord.endswith(uitgang) and len(woord) - len(uitgang) >= 3:
            woord = woord[: -len(uitgang)]
            break
    else:
        if woord[-1] == "t" or (woord[-1] in "se" and len(woord) > 4 and woord[-2:] != "ss"):
            woord = woord[:-1]
    return _slot(woord)


def _slot(woord: str) -> str:
    """The end as it is heard: one consonant, one vowel, f for v and s for z."""
    if len(woord) > 2 and woord[-1] == woord[-2]:
        woord = woord[:-1]
    if len(woord) > 3 and woord[-2] == woord[-3] and woord[-2] in _KLINKERS:
        woord = woord[:-2] + woord[-1]
    return woord[:-1] + {"v": "f", "z": "s"}.get(woord[-1], woord[-1])
