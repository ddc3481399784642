"""Words of a note as the theme rules see them: small words gone, endings taken off."""

import re
from dataclasses import dataclass

from signaal.text.privacy_lezing import kaal, lees

_WOORD = re.compile(r"[a-z0-9]+(?:['\-][a-z0-9]+)*")
_LIDWOORDEN = frozenset({"de", "het", "een", "'t", "n"})
_UITGANGEN = ("tjes", "etje", "tje", "jes", "je", "ende", "end", "den", "ten", "en", "de", "te")
_KLINKERS = "aeiouy"
#: Words cut from one note at most; a longer text is a report, not a signal.
HOOGSTENS = 2000


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a note: as typed (lower case, without accents), and its stem."""

    woord: str
    stam: str


def termen(tekst: str) -> list[Term]:
    """The words of ``tekst`` in order, without articles."""
    vlak = kaal(lees(tekst).tekst)
    woorden = _WOORD.findall(vlak)[:HOOGSTENS]
    return [Term(w, stam(w)) for w in woorden if w not in _LIDWOORDEN]


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
        if woord[-1] in "ste" and len(woord) > 3 and woord[-2:] != "ss":
            woord = woord[:-1]
    return _slot(woord)


def _slot(woord: str) -> str:
    """The end as it is heard: one consonant, one vowel, f for v and s for z."""
    if len(woord) > 2 and woord[-1] == woord[-2]:
        woord = woord[:-1]
    if len(woord) > 3 and woord[-2] == woord[-3] and woord[-2] in _KLINKERS:
        woord = woord[:-2] + woord[-1]
    return woord[:-1] + {"v": "f", "z": "s"}.get(woord[-1], woord[-1])
