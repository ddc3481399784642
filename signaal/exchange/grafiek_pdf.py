"""Charts on paper: the shapes of a Tekening as content of a page."""

from signaal.domain.grafiek import Houvast, Lijn, Opschrift, Rol, Tekening, Vlak
from signaal.exchange.papier_blad import Blad, Kleur
from signaal.exchange.papier_letter import Letters

KLEUREN = {
    Rol.VERLEDEN: Kleur("#8fa9c9"),
    Rol.NU: Kleur("#1d4f8c"),
    Rol.AS: Kleur("#878d96"),
    Rol.TEKST: Kleur("#1c2530"),
    Rol.TEKST_NU: Kleur("#163f72"),
    Rol.GEDEMPT: Kleur("#56606c"),
    Rol.WARMTE_0: Kleur("#f4f6f9"),
    Rol.WARMTE_1: Kleur("#d6e2f0"),
    Rol.WARMTE_2: Kleur("#b3c9e3"),
    Rol.WARMTE_3: Kleur("#3f6ea6"),
    Rol.WARMTE_4: Kleur("#1d4f8c"),
}

_AANDEEL = {Houvast.LINKS: 0.0, Houvast.MIDDEN: 0.5, Houvast.RECHTS: 1.0}


def teken(tekening: Tekening, blad: Blad, letters: Letters, links: float, boven: float) -> None:
    """Draw on ``blad`` with the top left at (``links``, ``boven``), inside the open mark."""
    for vorm in tekening.vormen:
        match vorm:
            case Vlak():
                x, y = links + vorm.x, boven + vorm.y
                blad.vlak((x, y, x + vorm.breedte, y + vorm.hoogte), KLEUREN[vorm.rol])
            case Lijn():
                punten = [(links + x, boven + y) for x, y in vorm.punten]
                blad.lijn(punten, KLEUREN[vorm.rol], vorm.dikte)
            case Opschrift():
                stukje = letters.stukje(vorm.tekst, vorm.grootte, vet=vorm.vet)
                x = links + vorm.x - stukje.breedte * _AANDEEL[vorm.houvast]
                blad.tekst([(x, boven + vorm.y, (stukje,))], vorm.grootte, KLEUREN[vorm.rol])
