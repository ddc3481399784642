"""Tables on paper: heading row on every page, cells that run on over the page."""

from signaal.domain.stuk import Deel, Delen, Kolom, Tabel
from signaal.exchange.papier_blad import Element, Plaats
from signaal.exchange.papier_letter import Regel
from signaal.exchange.papier_stijl import GEDEMPT, LIJN, TINT
from signaal.exchange.papier_zetter import Zetter

_WIT = 9.0  # between columns, in points
_LUCHT = 3.0  # above and below the text of a row
_HEEL = 160.0  # a row lower than this is not cut
_SCOPE = b"/A<</O/Table/Scope/Column>>"

_Cellen = list[list[Regel]]


def zet_tabel(zetter: Zetter, tabel: Tabel, ouder: Element) -> None:
    """Set ``tabel`` at the cursor as the last child of ``ouder``."""
    _Tabelzetter(zetter, tabel, ouder).zet()


def minste_hoogte(zetter: Zetter, tabel: Tabel) -> float:
    """What ``tabel`` needs to begin on a page: its heading row and the first row of content."""
    stap = zetter.stijl.tabel * zetter.stijl.regel
    randen = _randen(tabel.kolommen, zetter.links, zetter.breedte)
    koppen = [(Deel(kolom.titel, vet=True),) for kolom in tabel.kolommen]
    hoogtes = [
        max(
            len(zetter.pdf.letters.breek(cel, rechts - links, zetter.stijl.tabel))
            for cel, (links, rechts) in zip(cellen, randen, strict=True)
        )
        * stap
        + 2 * _LUCHT
        for cellen in (koppen, *tabel.rijen[:1])
    ]
    kop, rij = hoogtes[0], sum(hoogtes[1:])
    return kop + (rij if rij < _HEEL else 4 * stap)


class _Tabelzetter:
    """One table on its way down the pages."""

    def __init__(self, zetter: Zetter, tabel: Tabel, ouder: Element) -> None:
        self._zetter = zetter
        self._tabel = tabel
        self._grootte = zetter.stijl.tabel
        self._stap = self._grootte * zetter.stijl.regel
        self._randen = _randen(tabel.kolommen, zetter.links, zetter.breedte)
        self._element = zetter.pdf.element("Table", ouder)
        self._koppen = [
            self._breek((Deel(kolom.titel, vet=True),), i) for i, kolom in enumerate(tabel.kolommen)
        ]

    def zet(self) -> None:
        """Heading row, then the rows."""
        zetter = self._zetter
        zetter.zorg_voor(minste_hoogte(zetter, self._tabel))
        self._kop(zetter.pdf.element("THead", self._element))
        lijf = zetter.pdf.element("TBody", self._element)
        for rij in self._tabel.rijen:
            self._rij(lijf, [self._breek(cel, i) for i, cel in enumerate(rij)])

    def _kop(self, ouder: Element | None) -> None:
        """The heading row: real the first time, an artifact when it returns on a new page."""
        zetter = self._zetter
        top, bodem = zetter.y, zetter.y + self._hoogte(self._koppen)
        zetter.blad.vlak((zetter.links, top, zetter.rechts, bodem), TINT, achter=True)
        if ouder:
            rij = zetter.pdf.element("TR", ouder)
            koppen = [zetter.pdf.element("TH", rij, _SCOPE) for _ in self._koppen]
            self._druk(self._koppen, koppen)
        else:
            with zetter.blad.artefact("/Type/Pagination"):
                for i, cel in enumerate(self._koppen):
                    zetter.blad.tekst(self._plaatsen(cel, i), self._grootte, GEDEMPT)
        zetter.y = bodem

    def _rij(self, lijf: Element, cellen: _Cellen) -> None:
        """One row; cut over pages only when it would not fit well on a page of its own."""
        zetter = self._zetter
        rij = zetter.pdf.element("TR", lijf)
        elementen = [zetter.pdf.element("TD", rij) for _ in cellen]
        over = zetter.bodem - zetter.y
        hoogte = self._hoogte(cellen)
        if hoogte > over and (hoogte < _HEEL or over < 4 * self._stap):
            self._nieuw_blad()
        while self._hoogte(cellen) > zetter.bodem - zetter.y:
            passen = max(1, int((zetter.bodem - zetter.y - 2 * _LUCHT) / self._stap))
            self._druk([cel[:passen] for cel in cellen], elementen)
            cellen = [cel[passen:] for cel in cellen]
            self._nieuw_blad()
        self._druk(cellen, elementen)
        zetter.y += self._hoogte(cellen)
        lijn = [(zetter.links, zetter.y), (zetter.rechts, zetter.y)]
        zetter.blad.lijn(lijn, LIJN, achter=True)

    def _nieuw_blad(self) -> None:
        self._zetter.nieuw_blad()
        self._kop(None)

    def _druk(self, cellen: _Cellen, elementen: list[Element]) -> None:
        """Draw the lines of each cell at the cursor, as content of its element."""
        for i, (cel, element) in enumerate(zip(cellen, elementen, strict=True)):
            if cel:
                self._zetter.druk(element, self._plaatsen(cel, i), self._grootte)

    def _plaatsen(self, cel: list[Regel], i: int) -> list[Plaats]:
        """Where the lines of a cell go, from the cursor down."""
        links, rechts = self._randen[i]
        zetter = self._zetter
        aan_rechts = rechts if self._tabel.kolommen[i].rechts else None
        return [
            (x, y + _LUCHT, regel)
            for x, y, regel in zetter.plaatsen(cel, links, aan_rechts, self._grootte)
        ]

    def _breek(self, cel: Delen, i: int) -> list[Regel]:
        links, rechts = self._randen[i]
        return self._zetter.pdf.letters.breek(cel, rechts - links, self._grootte)

    def _hoogte(self, cellen: _Cellen) -> float:
        return max(map(len, cellen)) * self._stap + 2 * _LUCHT


def _randen(kolommen: tuple[Kolom, ...], links: float, breedte: float) -> list[tuple[float, float]]:
    """Left and right of the text in each column, by the shares of the width."""
    deel = breedte / sum(kolom.breedte for kolom in kolommen)
    randen: list[tuple[float, float]] = []
    for kolom in kolommen:
        rechts = links + kolom.breedte * deel
        randen.append((links + _WIT / 2, rechts - _WIT / 2))
        links = rechts
    return randen
