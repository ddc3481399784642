"""Theme suggestion: up to three themes for a note, silent when unsure, learning by correction."""

from collections.abc import Sequence
from dataclasses import dataclass

from signaal.domain.model import Thema
from signaal.text.startthemas import laad_startthemas
from signaal.text.themas_geheugen import Geheugen
from signaal.text.themas_lexicon import Bewijs, Lexicon
from signaal.text.themas_onderwerp import thema_van_woord
from signaal.text.themas_woorden import Term, termen

__all__ = ["Suggestie", "Themavoorsteller", "laad_startthemas", "thema_van_woord"]

#: Below this sum the suggester keeps silent; a second theme must come near the first.
_DREMPEL = 2.1
_NAAST_EERSTE = 0.5
_MEESTAL = 3.0  # the sum at which the score is one half
_GETOOND = 3
_EIGEN = 2.0  # no lexicon speaks for a theme that the team added: what it taught counts more
_TELT_MEE = 0.25  # from this part of the sum on, what was learned is named as a reason


@dataclass(frozen=True, slots=True)
class Suggestie:
    """A theme with its score (0 to 1) and the words of the note it was recognised by.

    ``geleerd``: what the team chose before speaks for it too.
    """

    thema: str
    score: float
    herkend_aan: tuple[str, ...]
    geleerd: bool = False


class Themavoorsteller:
    """Ranks the themes of a team for a note. Retired themes are never suggested."""

    def __init__(self, themas: Sequence[Thema]) -> None:
        levend = [t for t in themas if not t.vervallen]
        self._themas = tuple(t.id for t in levend)
        geleverd = {t.id for t in laad_startthemas()}
        self._eigen = frozenset(t for t in self._themas if t not in geleverd)
        self._lexicon = Lexicon(levend)
        self._geheugen = Geheugen()

    def rangschik(self, tekst: str) -> list[Suggestie]:
        """The whole ranking, best first."""
        return [_suggestie(thema, bewijs) for thema, bewijs in self._gewogen(termen(tekst))]

    def voorstel(self, tekst: str) -> list[Suggestie]:
        """What the window shows: at most three, none when unsure."""
        gelezen = termen(tekst)
        rang = self._gewogen(gelezen)
        geleerd = self._geheugen.precies(gelezen)
        if geleerd is not None:
            gekozen = [(t, b) for t, b in rang if t in geleerd]
        else:
            grens = max(_DREMPEL, _NAAST_EERSTE * rang[0][1].som) if rang else 0.0
            gekozen = [(t, b) for t, b in rang if b.som >= grens]
        return [_suggestie(thema, bewijs) for thema, bewijs in gekozen[:_GETOOND]]

    def leer(self, tekst: str, themas: Sequence[str]) -> str:
        """A correction: from now on this text has these themes, best first (perhaps none).

        The answer is the print of the text, for :meth:`herzie`.
        """
        return self._geheugen.leer(termen(tekst), themas)

    def herzie(self, afdruk: str, themas: Sequence[str] | None) -> None:
        """The text with this print has other themes; None forgets what it taught."""
        self._geheugen.herzie(afdruk, themas)

    def ontleer(self, tekst: str) -> None:
        """Forget what this text taught (its signal was removed)."""
        self._geheugen.ontleer(termen(tekst))

    def vergeet(self) -> None:
        """Back to the delivered state."""
        self._geheugen = Geheugen()

    def geheugen(self) -> bytes:
        """What was learned, without any text: fit to be kept."""
        return self._geheugen.bewaar()

    def laad(self, bewaard: bytes) -> None:
        """Take over what :meth:`geheugen` gave; ValueError when it is something else."""
        self._geheugen = Geheugen.uit(bewaard)

    def _gewogen(self, gelezen: Sequence[Term]) -> list[tuple[str, Bewijs]]:
        alle = self._lexicon.bewijs(gelezen)
        hoogste = max((b.som for b in alle.values()), default=0.0)
        for thema, stem in self._geheugen.stemmen(gelezen, hoogste).items():
            gewicht = _EIGEN * stem if thema in self._eigen else stem
            alle.setdefault(thema, Bewijs()).leer(gewicht)
        geleerd = self._geheugen.precies(gelezen) or ()
        hoogste = max((b.som for b in alle.values()), default=0.0)
        for nummer, thema in enumerate(reversed(geleerd), 1):
            bewijs = alle.setdefault(thema, Bewijs())
            bewijs.leer(hoogste + 2 * _MEESTAL * nummer - bewijs.som)
        rang = [(thema, alle.get(thema, Bewijs())) for thema in self._themas]
        return sorted(rang, key=lambda paar: -paar[1].som)


def _suggestie(thema: str, bewijs: Bewijs) -> Suggestie:
    woorden = sorted(bewijs.woorden, key=bewijs.woorden.__getitem__, reverse=True)
    score = bewijs.som / (bewijs.som + _MEESTAL)
    geleerd = bewijs.geleerd > _TELT_MEE * bewijs.som
    return Suggestie(thema, score, tuple(woorden[:4]), geleerd)
