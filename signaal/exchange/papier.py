"""A finished :class:`Stuk` becomes a PDF: tagged, embedded fonts, the same bytes every time.

Everything a reader gets on paper goes through :func:`render`, so each paper is accessible
(PDF/UA-1) and lasting (PDF/A-2a) without doing anything for it. It asks nothing back.
"""

from signaal.domain.stuk import (
    Alinea,
    Blok,
    Deel,
    Grafiek,
    Kader,
    Kop,
    Letter,
    Opsomming,
    Paginawissel,
    Stuk,
    Tabel,
    Toon,
    Vraagkader,
    Witruimte,
)
from signaal.exchange.grafiek_pdf import teken
from signaal.exchange.papier_blad import A4_HOOGTE
from signaal.exchange.papier_letter import Letters, Regel
from signaal.exchange.papier_pdf import Pdf
from signaal.exchange.papier_stijl import (
    ACCENT,
    GEDEMPT,
    STIJLEN,
    TEKST,
    TINT,
    VRAAG_ACHTER,
    VRAAG_RAND,
    VRAAG_TEKST,
)
from signaal.exchange.papier_tabel import minste_hoogte, zet_tabel
from signaal.exchange.papier_zetter import KADER_INZET, Zetter, zet_voet

#: White above a heading of level 1, 2, 3, and below any, in its size.
_BOVEN_KOP, _ONDER_KOP = (0.0, 1.1, 0.9), 0.25
_LIJST = b"/A<</O/List/ListNumbering/Disc>>"


def render(stuk: Stuk) -> bytes:
    """The PDF of ``stuk``, A4 upright. The same Stuk gives the same bytes.

    Characters without a glyph become a visible box; controls and direction marks are dropped.
    """
    pdf = begin(stuk)
    zet(stuk, pdf, stuk.letter)
    if 0 < stuk.hoogstens < len(pdf.bladen):
        pdf = begin(stuk)
        zet(stuk, pdf, Letter.GEWOON)
    return pdf.maak()


def begin(stuk: Stuk) -> Pdf:
    """An empty file with the properties of ``stuk``."""
    return Pdf(Letters(), stuk.titel, stuk.onderwerp, stuk.taal)


def zet(stuk: Stuk, pdf: Pdf, letter: Letter) -> None:
    """Set all of ``stuk`` on the pages of ``pdf``."""
    papier = _Papier(Zetter(pdf, STIJLEN[letter]))
    for i in range(len(stuk.blokken)):
        papier.zet(stuk.blokken[i : i + 6])
    aantal = len(pdf.bladen)
    for nummer, blad in enumerate(pdf.bladen, 1):
        pagina = f"Pagina {nummer} van {aantal}"
        zet_voet(blad, pdf, papier.zetter.stijl, stuk.voet, pagina)


class _Papier:
    """Sets block after block."""

    def __init__(self, zetter: Zetter) -> None:
        self.zetter = zetter
        self._pdf = zetter.pdf
        self._stijl = zetter.stijl
        self._top = zetter.pdf.top

    def zet(self, blokken: tuple[Blok, ...]) -> None:
        """Set the first of ``blokken``; the others tell what must stay with it."""
        blok, zetter = blokken[0], self.zetter
        match blok:
            case Kop():
                zetter.zorg_voor(self._samen(blokken))
                self._kop(blok)
            case Alinea():
                self._alinea(blok)
            case Opsomming():
                self._opsomming(blok.punten)
            case Tabel():
                zet_tabel(zetter, blok, self._top)
                zetter.wit(0.8 * self._stijl.letter)
            case Grafiek():
                self._grafiek(blok)
            case Kader():
                zetter.zorg_voor(self._samen(blokken))
                self._kader(blok)
            case Vraagkader():
                self._vraagkader(blok)
            case Witruimte():
                zetter.wit(blok.regels * self._regel)
            case Paginawissel():
                if not zetter.vers:
                    zetter.nieuw_blad()

    @property
    def _regel(self) -> float:
        return self._stijl.letter * self._stijl.regel

    def _samen(self, blokken: tuple[Blok, ...]) -> float:
        """Least height of the first block with what may not be parted from it."""
        hoogte = 0.0
        for blok in blokken:
            hoogte += self._minstens(blok)
            if not isinstance(blok, Kop | Alinea | Kader | Grafiek):
                break
        return min(hoogte, 0.6 * A4_HOOGTE)

    def _minstens(self, blok: Blok) -> float:
        """The height that ``blok`` needs to begin on a page."""
        match blok:
            case Kop():
                grootte = self._stijl.koppen[blok.niveau - 1]
                lucht = _BOVEN_KOP[blok.niveau - 1] + _ONDER_KOP
                return (lucht + self._stijl.regel) * grootte
            case Alinea():
                return 2 * self._regel
            case Kader():
                return min(200.0, len(self._breek_kader(blok)) * self._regel + 20)
            case Grafiek():
                return blok.tekening.hoogte + 10
            case Tabel():
                return minste_hoogte(self.zetter, blok)
            case _:
                return 3 * self._regel

    def _kop(self, kop: Kop, *, ruim: bool = True) -> None:
        zetter, grootte = self.zetter, self._stijl.koppen[kop.niveau - 1]
        if ruim:
            zetter.wit(_BOVEN_KOP[kop.niveau - 1] * grootte)
        self._pdf.bladwijzer(kop.niveau, kop.tekst, zetter.blad, zetter.y - 4, kop.anker)
        element = self._pdf.element(f"H{kop.niveau}", self._top)
        kleur = TEKST if kop.niveau == 3 else ACCENT
        regels = self._pdf.letters.breek((Deel(kop.tekst, vet=True),), zetter.breedte, grootte)
        zetter.regels(element, regels, grootte, kleur)
        zetter.wit(_ONDER_KOP * grootte)

    def _alinea(self, alinea: Alinea) -> None:
        zetter = self.zetter
        gedempt = alinea.toon is Toon.GEDEMPT
        regels = self._pdf.letters.breek(alinea.delen, zetter.breedte, self._stijl.letter)
        element = self._pdf.element("P", self._top)
        zetter.regels(element, regels, self._stijl.letter, GEDEMPT if gedempt else TEKST)
        zetter.wit(0.55 * self._stijl.letter)

    def _opsomming(self, punten: tuple[tuple[Deel, ...], ...]) -> None:
        zetter, grootte = self.zetter, self._stijl.letter
        lijst = self._pdf.element("L", self._top, _LIJST)
        bolletje = (self._pdf.letters.stukje("•", grootte),)
        for punt in punten:
            item = self._pdf.element("LI", lijst)
            regels = self._pdf.letters.breek(punt, zetter.breedte - 12, grootte)
            zetter.zorg_voor(min(2, len(regels)) * self._regel)
            label = self._pdf.element("Lbl", item)
            zetter.druk(label, zetter.plaatsen([bolletje], zetter.links, None, grootte), grootte)
            zetter.links += 12
            zetter.regels(self._pdf.element("LBody", item), regels, grootte)
            zetter.links -= 12
            zetter.wit(0.2 * grootte)
        zetter.wit(0.35 * grootte)

    def _grafiek(self, grafiek: Grafiek) -> None:
        zetter, tekening = self.zetter, grafiek.tekening
        zetter.zorg_voor(tekening.hoogte)
        links, boven = zetter.links, zetter.y
        doos = (links, boven, links + tekening.breedte, boven + tekening.hoogte)
        with zetter.blad.merk(self._pdf.figuur(self._top, tekening.alt, doos)):
            teken(tekening, zetter.blad, self._pdf.letters, links, boven)
        zetter.y += tekening.hoogte + 0.8 * self._stijl.letter

    def _breek_kader(self, kader: Kader) -> list[Regel]:
        delen = (Deel(f"{kader.kop} ", vet=True), *kader.delen)
        breedte = self.zetter.breedte - KADER_INZET
        return self._pdf.letters.breek(delen, breedte, self._stijl.letter)

    def _kader(self, kader: Kader) -> None:
        zetter, grootte = self.zetter, self._stijl.letter
        regels = self._breek_kader(kader)
        with zetter.kader(VRAAG_ACHTER, VRAAG_RAND):
            zetter.regels(self._pdf.element("P", self._top), regels, grootte, VRAAG_TEKST)
        zetter.wit(0.8 * grootte)

    def _vraagkader(self, kader: Vraagkader) -> None:
        zetter = self.zetter
        zetter.zorg_voor(6 * self._regel)
        zetter.wit(0.6 * self._stijl.letter)
        with zetter.kader(TINT, ACCENT):
            self._kop(Kop(2, kader.kop), ruim=False)
            self._opsomming(
                tuple(
                    (Deel(f"{waarover}: ", vet=True), Deel(vraag)) if waarover else (Deel(vraag),)
                    for waarover, vraag in kader.vragen
                )
            )
        zetter.wit(0.8 * self._stijl.letter)
