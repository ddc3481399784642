"""One run of a word of the command line, and how to look at what it left."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.fouten.programma import Afloop
from tests.fouten.werkplaats import Werkplaats


@dataclass(frozen=True)
class Geval:
    """The words to run. ``keur`` tells what is wrong afterwards, before ``Werkplaats.keur``."""

    woorden: tuple[str, ...]
    keur: Callable[[Afloop], list[str]]


Woord = Callable[[Werkplaats], Geval]
