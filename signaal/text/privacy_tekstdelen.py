"""A reading cut into words, each with what the name rules ask about its place."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from signaal.text.privacy_lezing import kaal

_WOORD = re.compile(r"'[tns](?![^\W_])|[^\W\d_]+(?:['\-][^\W\d_]+)*|\d+")
_ZINSEINDE = re.compile(r"[.!?:;\n\"“”«»>|•…]|\s-\s|^\s*-")
#: Ends of streets; a name before one of these may belong to the street.
STRATEN = ("straat", "laan", "plein", "weg", "dreef", "singel", "park")
_LOPEND = re.compile(r"[ \t\u00a0]*")


@dataclass(frozen=True, slots=True)
class Woord:
    """One word (or number) of a reading.

    ``vorm`` is lower case without accents; ``hoofd``: starts with a capital that means something;
    ``begint``: first of its sentence; ``zin``: number of its clause (commas cut too); ``aan``:
    nothing but spaces between it and the word before.
    """

    begin: int
    eind: int
    tekst: str
    vorm: str
    hoofd: bool
    begint: bool
    zin: int
    aan: bool


LEEG = Woord(0, 0, "", "", False, False, -1, False)


@dataclass(slots=True)
class Woorden:
    """The words of a reading; indexing outside gives an empty word, never an error."""

    tekst: str
    rij: tuple[Woord, ...]
    bezet: list[bool] = field(default_factory=list)

    def __getitem__(self, plaats: int) -> Woord:
        return self.rij[plaats] if 0 <= plaats < len(self.rij) else LEEG

    def __len__(self) -> int:
        return len(self.rij)

    def is_bezet(self, plaats: int) -> bool:
        """Whether the word at ``plaats`` belongs to a known name."""
        return 0 <= plaats < len(self.bezet) and self.bezet[plaats]

    def naast(self, plaats: int) -> Woord:
        """The word after ``plaats`` when nothing but spaces lies between, else the empty word."""
        volgend = self[plaats + 1]
        return volgend if volgend.aan else LEEG

    def voor(self, plaats: int) -> Woord:
        """The word before ``plaats`` when nothing but spaces lies between, else the empty word."""
        return self[plaats - 1] if self[plaats].aan else LEEG

    def tussen(self, plaats: int) -> str:
        """What stands between word ``plaats`` and the next."""
        tot = self[plaats + 1].begin if plaats + 1 < len(self.rij) else len(self.tekst)
        return self.tekst[self[plaats].eind : tot]

    def eindigt(self, plaats: int) -> bool:
        """Whether a clause ends after word ``plaats``."""
        return self[plaats + 1].zin != self[plaats].zin


def knip(tekst: str, punt_na: Iterable[str] = ()) -> Woorden:
    """Cut ``tekst``; after the abbreviations ``punt_na`` a full stop ends no sentence."""
    afkortingen = frozenset(punt_na)
    telt_hoofd = any(t.islower() for t in tekst)
    rij: list[Woord] = []
    zin, vorig_eind, vorig = 0, 0, ""
    for gevonden in _WOORD.finditer(tekst):
        tussen = tekst[vorig_eind : gevonden.start()]
        letter = len(vorig) == 1 and vorig.isalpha()
        afgekort = tussen.startswith(".") and (vorig in afkortingen or letter)
        rest = tussen[1:] if afgekort else tussen
        nieuw = not rij or _ZINSEINDE.search(rest) is not None
        if nieuw or "," in rest or "(" in rest or ")" in rest:
            zin += 1
        woord = gevonden[0]
        rij.append(
            Woord(
                gevonden.start(),
                gevonden.end(),
                woord,
                kaal(woord),
                telt_hoofd and woord[0].isupper(),
                nieuw,
                zin,
                bool(rij) and _LOPEND.fullmatch(rest) is not None,
            )
        )
        vorig_eind, vorig = gevonden.end(), rij[-1].vorm
    return Woorden(tekst, tuple(rij), [False] * len(rij))
