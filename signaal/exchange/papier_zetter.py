"""Setting a paper: where text goes on the page, and when a new page begins."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby

from signaal.exchange.papier_blad import A4_BREEDTE, A4_HOOGTE, Blad, Doos, Element, Kleur, Plaats
from signaal.exchange.papier_letter import Regel
from signaal.exchange.papier_pdf import Pdf
from signaal.exchange.papier_stijl import ACCENT, GEDEMPT, LIJN, TEKST, Stijl

#: How much narrower the text in a box is.
KADER_INZET = 24.0


@dataclass(frozen=True, slots=True)
class _Kaderstijl:
    """A box that is open: background and the bar at its left."""

    achter: Kleur
    rand: Kleur


class Zetter:
    """A cursor that goes down the pages. ``y`` is where the next block begins."""

    def __init__(self, pdf: Pdf, stijl: Stijl) -> None:
        self.pdf = pdf
        self.stijl = stijl
        self.links = stijl.marge
        self.rechts = A4_BREEDTE - stijl.marge
        self.bodem = A4_HOOGTE - stijl.onder
        self._kader: _Kaderstijl | None = None
        self._kader_top = 0.0
        self.blad = pdf.blad()
        self.y = stijl.boven

    @property
    def breedte(self) -> float:
        """Width of the column of text."""
        return self.rechts - self.links

    @property
    def vers(self) -> bool:
        """Nothing stands on this page yet."""
        return self.y <= self.stijl.boven

    def nieuw_blad(self) -> None:
        """Go to the top of a new page; a box that is open goes on there."""
        self._sluit_kaderdeel()
        self.blad = self.pdf.blad()
        self.y = self.stijl.boven
        if self._kader:
            self._kader_top = self.y
            self.y += 6

    def zorg_voor(self, hoogte: float) -> None:
        """A new page, unless ``hoogte`` points still fit on this one."""
        if self.y + hoogte > self.bodem and not self.vers:
            self.nieuw_blad()

    def wit(self, hoogte: float) -> None:
        """Empty space; none at the top of a page."""
        if not self.vers:
            self.y += hoogte

    def regels(
        self, element: Element, regels: list[Regel], grootte: float, kleur: Kleur = TEKST
    ) -> None:
        """Set lines of one paragraph, over as many pages as it takes; no lone first line."""
        stap = grootte * self.stijl.regel
        self.zorg_voor(stap * min(2, len(regels)))
        rest = regels
        while rest:
            passen = max(1, int((self.bodem - self.y + 0.01) / stap))
            nu, rest = rest[:passen], rest[passen:]
            self.druk(element, self.plaatsen(nu, self.links, None, grootte), grootte, kleur)
            self.y += stap * len(nu)
            if rest:
                self.nieuw_blad()

    def plaatsen(
        self, regels: list[Regel], links: float, rechts: float | None, grootte: float
    ) -> list[Plaats]:
        """Where each line goes from the cursor down; ``rechts`` aligns them at that side."""
        stap = grootte * self.stijl.regel
        basis = self.y + 0.5 * stap + 0.34 * grootte
        return [
            (links if rechts is None else rechts - _breed(regel), basis + i * stap, regel)
            for i, regel in enumerate(regels)
        ]

    def druk(
        self, element: Element, plaatsen: list[Plaats], grootte: float, kleur: Kleur = TEKST
    ) -> None:
        """Draw lines on this page as content of ``element``; runs with ``naar`` become links."""
        if not any(stukje.naar for _, _, regel in plaatsen for stukje in regel):
            self.blad.tekst(plaatsen, grootte, kleur, element)
            return
        for begin, y, regel in plaatsen:
            links = begin
            for naar, groep in groupby(regel, key=lambda stukje: stukje.naar):
                stukken = tuple(groep)
                breed = _breed(stukken)
                doel = self.pdf.element("Link", element) if naar else element
                self.blad.tekst([(links, y, stukken)], grootte, ACCENT if naar else kleur, doel)
                if naar:
                    doos = (links, y - 0.9 * grootte, links + breed, y + 0.3 * grootte)
                    tekst = "".join(stukje.tekst for stukje in stukken).strip()
                    self.pdf.koppeling(doel, self.blad, doos, f"Ga naar {tekst}", naar)
                links += breed

    @contextmanager
    def kader(self, achter: Kleur, rand: Kleur) -> Iterator[None]:
        """What is set inside stands in a box with a bar at the left, also over pages."""
        self._kader, self._kader_top = _Kaderstijl(achter, rand), self.y
        self.links, self.rechts, self.bodem = self.links + 14, self.rechts - 10, self.bodem - 6
        self.y += 6
        yield
        self.y += 6
        self.links, self.rechts, self.bodem = self.links - 14, self.rechts + 10, self.bodem + 6
        self._sluit_kaderdeel()
        self._kader = None

    def _sluit_kaderdeel(self) -> None:
        """Draw the background of the open box as far as it came on this page."""
        if not self._kader:
            return
        links, rechts = self.stijl.marge, A4_BREEDTE - self.stijl.marge
        self.blad.vlak((links, self._kader_top, rechts, self.y), self._kader.achter, achter=True)
        balk: Doos = (links, self._kader_top, links + 3, self.y)
        self.blad.vlak(balk, self._kader.rand, achter=True)


def _breed(regel: Regel) -> float:
    return sum(stukje.breedte for stukje in regel)


def zet_voet(blad: Blad, pdf: Pdf, stijl: Stijl, voet: str, nummer: str) -> None:
    """The foot of a page: who may read it, and the page number; an artifact."""
    grootte, y = stijl.klein, A4_HOOGTE - 34
    links, rechts = stijl.marge, A4_BREEDTE - stijl.marge
    rechterstuk = pdf.letters.stukje(nummer, grootte)
    linkerstuk = pdf.letters.stukje(voet, grootte)
    with blad.artefact("/Type/Pagination/Subtype/Footer"):
        blad.lijn([(links, y - 14), (rechts, y - 14)], LIJN)
        regels = [(links, y, (linkerstuk,)), (rechts - rechterstuk.breedte, y, (rechterstuk,))]
        blad.tekst(regels, grootte, GEDEMPT)
