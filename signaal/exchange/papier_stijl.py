"""How paper looks: sizes, distances and the few colours; the same calm as the screen."""

from dataclasses import dataclass

from signaal.domain.stuk import Letter
from signaal.exchange.papier_blad import Kleur

TEKST = Kleur("#1c2530")
GEDEMPT = Kleur("#56606c")
ACCENT = Kleur("#1d4f8c")
LIJN = Kleur("#cfd5dd")
TINT = Kleur("#eaf0f8")
VRAAG_ACHTER = Kleur("#fcf0da")
VRAAG_RAND = Kleur("#c98a1b")
VRAAG_TEKST = Kleur("#6b4200")


@dataclass(frozen=True, slots=True)
class Stijl:
    """Sizes in points; ``regel`` is the line height in letter sizes, ``koppen`` by level."""

    letter: float
    tabel: float
    klein: float
    koppen: tuple[float, float, float]
    regel: float = 1.36
    marge: float = 56.0
    boven: float = 54.0
    onder: float = 62.0


STIJLEN = {
    Letter.GEWOON: Stijl(letter=10.0, tabel=9.0, klein=8.0, koppen=(20.0, 14.0, 11.5)),
    Letter.GROOT: Stijl(letter=12.5, tabel=12.0, klein=9.0, koppen=(23.0, 16.5, 13.5)),
}
