"""Words of a note as the theme rules see them: small words gone, endings taken off."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from signaal.text.privacy_handlijsten import lees_toml
from signaal.text.privacy_lezing import kaal, lees

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
_UITGANGEN = ("tjes", "etje", "tje", "jes", "je", "ende", "end", "en", "de", "te", "e")
_OPEN = frozenset({"en", "e", "ende", "end"})
_VOORVOEGSEL = re.compile("^(?:ver|be|ge|ont|her|op|aan|af|uit|in|mee|om|door|over)")
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
    return frozenset(f"{hand['functie']} {hand['titels']}".split()) - _TOCH_VEELZEGGEND


@lru_cache(maxsize=20_000)
def stam(woord: str) -> str:
    """A light Dutch stem: "struikelde", "struikelt" and "struikelen" come out alike.

    Cheaper than a full stemmer and applied to lexicon and note alike, so it need not be right,
    only the same.
    """
    if len(woord) < 4 or not woord.isalpha():
        return woord
    for uitgang in _UITGANGEN:
        if woord.endswith(uitgang) and len(woord) - len(uitgang) >= 2:
            kaal_deel = woord[: -len(uitgang)]
            return _zonder_t(_slot(_gesloten(kaal_deel) if uitgang in _OPEN else kaal_deel))
    if woord[-1] == "s" and len(woord) > 4 and woord[-2] != "s":
        return _zonder_t(_slot(woord[:-1]))
    return _zonder_t(_slot(woord))


def _zonder_t(woord: str) -> str:
    """Without the t of the third person; after a long vowel ("praat") it belongs to the word."""
    if len(woord) > 3 and woord[-1] == "t" and woord[-2] != woord[-3]:
        return _slot(woord[:-1])
    return woord


def _gesloten(deel: str) -> str:
    """The syllable closed again: "slap" of "slapen" is "slaap", "vall" of "vallen" stays."""
    if len(deel) < 2 or deel[-1] in _KLINKERS or deel[-2] not in "aeou":
        return deel
    if len(deel) > 2 and deel[-3] in _KLINKERS:
        return deel
    voor = deel[:-2]
    stom = deel[-2] == "e" and any(k in _VOORVOEGSEL.sub("", voor) for k in _KLINKERS)
    return deel if stom else f"{voor}{deel[-2]}{deel[-2:]}"


def _slot(woord: str) -> str:
    """The end as it is heard: one consonant, f for v and s for z."""
    if len(woord) > 2 and woord[-1] == woord[-2] and woord[-1] not in _KLINKERS:
        woord = woord[:-1]
    return woord[:-1] + {"v": "f", "z": "s"}.get(woord[-1], woord[-1])
