"""Which texts say nearly the same."""

from collections.abc import Iterable
from typing import TypeVar

from rapidfuzz import fuzz

T = TypeVar("T")

#: From here on two texts are called alike (0-100, rapidfuzz token_set_ratio).
_GELIJKENIS = 70


def meest_gelijk(tekst: str, andere: Iterable[tuple[T, str]], hoogstens: int = 5) -> list[T]:
    """The names of the ``andere`` (name, text) that are like ``tekst``, most alike first."""
    klein = tekst.casefold()
    punten = [
        (fuzz.token_set_ratio(klein, ander.casefold(), score_cutoff=_GELIJKENIS), naam)
        for naam, ander in andere
    ]
    beste = sorted((p for p in punten if p[0]), key=lambda p: -p[0])
    return [naam for _, naam in beste[:hoogstens]]
