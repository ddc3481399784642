"""A regular expression that is compiled when it is first asked, not when its module is imported.

The window saves through ``privacy_stop``, so its start imports this; the large patterns there cost
a tenth of a bare window to compile and nobody has typed a word yet.
"""

import re
import sys
from collections.abc import Iterator
from functools import cached_property


class Patroon:
    """Asked as a compiled pattern is; a pattern that does not compile raises at the first use."""

    def __init__(self, vorm: str, vlaggen: re.RegexFlag = re.NOFLAG) -> None:
        self._bron = vorm, vlaggen

    @cached_property
    def _gemaakt(self) -> re.Pattern[str]:
        return re.compile(*self._bron)

    def search(self, tekst: str) -> re.Match[str] | None:
        """The first place in ``tekst`` that fits."""
        return self._gemaakt.search(tekst)

    def match(self, tekst: str) -> re.Match[str] | None:
        """What fits at the start of ``tekst``."""
        return self._gemaakt.match(tekst)

    def fullmatch(
        self, tekst: str, begin: int = 0, eind: int = sys.maxsize
    ) -> re.Match[str] | None:
        """``tekst`` from ``begin`` to ``eind`` when all of it fits."""
        return self._gemaakt.fullmatch(tekst, begin, eind)

    def finditer(self, tekst: str) -> Iterator[re.Match[str]]:
        """Every place in ``tekst`` that fits, in order."""
        return self._gemaakt.finditer(tekst)
