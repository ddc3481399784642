"""What a team taught the suggester: hashed features and themes, never a sentence.

Each corrected note is kept as the hashes of its words and pairs of words, under the hash of the
whole note. So it can be taken back, and the note cannot be read from it.
"""

import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from itertools import pairwise

from signaal.text.themas_woorden import Term

_VERSIE = 1
_BEGIN = 4  # letters: compounds and endings share it
_STERKTE = 2.0  # what a word says that was taught once and only for one theme
_STEL = 100  # as if so many were taught: of the first handful of notes no word is rare yet
_ZEKER = 2.0  # the more the lexicon is sure, the less the memory is asked


class Geheugen:
    """Counts of features per theme, kept up to date with every correction."""

    def __init__(self) -> None:
        self._voorbeelden: dict[str, tuple[tuple[int, ...], tuple[str, ...]]] = {}
        self._tellingen: defaultdict[int, Counter[str]] = defaultdict(Counter)
        self._keer: Counter[int] = Counter()

    def __len__(self) -> int:
        return len(self._voorbeelden)

    def leer(self, gelezen: Sequence[Term], themas: Sequence[str]) -> str:
        """This note has these themes (perhaps none); what was taught about it before is undone.

        The answer is the print of the note, by which :meth:`herzie` knows it again.
        """
        afdruk = _afdruk(gelezen)
        kenmerken = tuple(sorted(_kenmerken(gelezen)))
        self.herzie(afdruk, None)
        self._voorbeelden[afdruk] = (kenmerken, tuple(themas))
        self._tel(kenmerken, themas, 1)
        return afdruk

    def ontleer(self, gelezen: Sequence[Term]) -> None:
        """Forget what this note taught."""
        self.herzie(_afdruk(gelezen), None)

    def herzie(self, afdruk: str, themas: Sequence[str] | None) -> None:
        """The note with this print has other themes, or (None) is forgotten; unknown is fine."""
        voorbeeld = self._voorbeelden.pop(afdruk, None)
        if voorbeeld is None:
            return
        self._tel(*voorbeeld, -1)
        if themas is not None:
            self._voorbeelden[afdruk] = (voorbeeld[0], tuple(themas))
            self._tel(voorbeeld[0], themas, 1)

    def _tel(self, kenmerken: Iterable[int], themas: Sequence[str], erbij: int) -> None:
        for kenmerk in kenmerken:
            self._keer[kenmerk] += erbij
            for thema in themas:
                self._tellingen[kenmerk][thema] += erbij
            if not self._keer[kenmerk]:
                del self._keer[kenmerk], self._tellingen[kenmerk]

    def precies(self, gelezen: Sequence[Term]) -> tuple[str, ...] | None:
        """The themes taught for exactly this note, or None."""
        voorbeeld = self._voorbeelden.get(_afdruk(gelezen))
        return None if voorbeeld is None else voorbeeld[1]

    def stemmen(self, gelezen: Sequence[Term], bekend: float) -> dict[str, float]:
        """How much the taught notes speak for each theme, on the scale of the lexicon.

        ``bekend`` is how much the lexicon has to say for its best theme.
        """
        if not self._voorbeelden:
            return {}
        alle = math.log(1 + max(_STEL, len(self._voorbeelden)))
        sterkte = _STERKTE * _ZEKER / (_ZEKER + bekend)
        stemmen: dict[str, float] = {}
        for kenmerk in _kenmerken(gelezen):
            keer = self._keer.get(kenmerk)
            if not keer:
                continue
            zeldzaam = max(0.15, 1 - math.log(keer) / alle)
            for thema, aantal in self._tellingen[kenmerk].items():
                aandeel = aantal / (keer + 1.0)
                stemmen[thema] = stemmen.get(thema, 0.0) + sterkte * zeldzaam * aandeel**1.5
        return stemmen

    def bewaar(self) -> bytes:
        """All that was learned, without any text."""
        inhoud = {a: [list(k), list(t)] for a, (k, t) in self._voorbeelden.items()}
        return json.dumps({"versie": _VERSIE, "voorbeelden": inhoud}).encode()

    @classmethod
    def uit(cls, bewaard: bytes) -> "Geheugen":
        """What :meth:`bewaar` gave; ValueError when it is something else."""
        gelezen = json.loads(bewaard)
        if not isinstance(gelezen, dict) or gelezen.get("versie") != _VERSIE:
            raise ValueError("geen geheugen van de themasuggestie")
        geheugen = cls()
        for afdruk, (kenmerken, themas) in gelezen["voorbeelden"].items():
            geheugen._voorbeelden[afdruk] = (tuple(kenmerken), tuple(themas))
            geheugen._tel(kenmerken, themas, 1)
        return geheugen


def _kenmerken(gelezen: Sequence[Term]) -> set[int]:
    """Hashes (32 bits) of the telling words, of their beginnings and of pairs of neighbours."""
    inhoud = [t for t in gelezen if len(t.stam) > 2 and not t.klein]
    paren = (f"{a.stam} {b.stam}" for a, b in pairwise(inhoud))
    beginnen = (f"^{t.woord[:_BEGIN]}" for t in inhoud)
    return {_code(stuk) for stuk in (*(t.stam for t in inhoud), *beginnen, *paren)}


def _code(stuk: str) -> int:
    return int.from_bytes(blake2b(stuk.encode(), digest_size=4).digest(), "big")


def _afdruk(gelezen: Sequence[Term]) -> str:
    return blake2b(" ".join(t.woord for t in gelezen).encode(), digest_size=12).hexdigest()
