"""Theme suggestion: up to three themes for a note, silent when unsure; learns when corrected."""

from collections.abc import Sequence
from dataclasses import dataclass

from signaal.domain.model import Thema


@dataclass(frozen=True, slots=True)
class Suggestie:
    """A theme with its score (0 to 1) and the words it was recognised by."""

    thema: str
    score: float
    herkend_aan: tuple[str, ...]


class Themavoorsteller:
    """Ranks the themes of a team for a note."""

    def __init__(self, themas: Sequence[Thema]) -> None:
        self._themas = tuple(t for t in themas if not t.vervallen)

    def rangschik(self, tekst: str) -> list[Suggestie]:
        """The whole ranking, best first."""
        return [Suggestie(t.id, 0.0, ()) for t in self._themas]

    def voorstel(self, tekst: str) -> list[Suggestie]:
        """What the window shows: at most three, none when unsure."""
        return []
