"""One page: what is drawn on it, and which part of the structure each mark belongs to.

Points from the top left of an A4. Text and figures carry a mark of their structure element;
backgrounds and rules lie below them as one artifact, which a reading voice skips.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from reportlab.lib.rl_accel import escapePDF
from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject

from signaal.exchange.papier_letter import Letters, Regel

A4_BREEDTE, A4_HOOGTE = 595.28, 841.89

#: Left, top, right, bottom.
Doos = tuple[float, float, float, float]

#: Left, baseline, line of text.
Plaats = tuple[float, float, Regel]


class Kleur(str):
    """An sRGB colour as PDF operands, made from ``#rrggbb``."""

    __slots__ = ()

    def __new__(cls, hexcode: str) -> "Kleur":
        delen = (int(hexcode[i : i + 2], 16) / 255 for i in (1, 3, 5))
        return super().__new__(cls, " ".join(f"{deel:.3g}" for deel in delen))


class Voorwerp(PDFObject):
    """An object of the file, written as its own PDF source."""

    __RefOnly__ = 1

    def __init__(self, bron: bytes = b"") -> None:
        self.nummer = 0
        self.bron = bron

    def format(self, document: PDFDocument) -> bytes:
        """PDF source."""
        return self.bron


class Element:
    """A node of the structure tree; ``kenmerken`` are further entries as PDF source.

    A child is another element, (page, mark) for marked content on the page with that object
    number, or PDF source. Thousands are made for one paper, so they are light, and get their
    ``nummer`` only when all are there.
    """

    __slots__ = ("kenmerken", "kinderen", "nummer", "ouder", "soort")

    def __init__(self, soort: str, ouder: "Element | None", kenmerken: bytes = b"") -> None:
        self.soort = soort
        self.ouder = ouder
        self.kenmerken = kenmerken
        self.kinderen: list[Element | tuple[int, int] | bytes] = []
        self.nummer = 0

    def bron(self, wortel: int) -> bytes:
        """PDF source. Marks on the page of the first one are bare numbers, which saves bytes."""
        blad = 0
        kids: list[bytes] = []
        for kind in self.kinderen:
            if isinstance(kind, tuple):
                blad = blad or kind[0]
                los = kind[0] == blad
                kids.append(b"%d" % kind[1] if los else b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % kind)
            else:
                kids.append(kind if isinstance(kind, bytes) else b"%d 0 R" % kind.nummer)
        return b"<</S/%b/P %d 0 R%b%b/K[%b]>>" % (
            self.soort.encode("ascii"),
            self.ouder.nummer if self.ouder else wortel,
            b"/Pg %d 0 R" % blad if blad else b"",
            self.kenmerken,
            b" ".join(kids),
        )


class Blad(Voorwerp):
    """A page under construction."""

    def __init__(self, document: PDFDocument, letters: Letters) -> None:
        super().__init__()
        self._doc = document
        self._letters = letters
        self._achter: list[str] = []
        self._inhoud: list[str] = []
        self.ouders: list[Element] = []
        self.notities: list[bytes] = []

    @contextmanager
    def merk(self, element: Element) -> Iterator[None]:
        """What is drawn inside belongs to ``element``."""
        self._inhoud.append(self._begin(element))
        yield
        self._inhoud.append("EMC")

    @contextmanager
    def artefact(self, kenmerken: str = "") -> Iterator[None]:
        """What is drawn inside is no content: page numbers, headings that return."""
        self._inhoud.append(f"/Artifact<<{kenmerken}>>BDC")
        yield
        self._inhoud.append("EMC")

    def _begin(self, element: Element) -> str:
        """Open a mark; it must be closed with EMC."""
        mcid = len(self.ouders)
        self.ouders.append(element)
        element.kinderen.append((self.nummer, mcid))
        return f"/{element.soort}<</MCID {mcid}>>BDC"

    def vlak(self, doos: Doos, kleur: Kleur, *, achter: bool = False) -> None:
        """A filled rectangle; ``achter`` puts it under all content, as an artifact."""
        links, boven, rechts, onder = doos
        maat = f"{links:.2f} {A4_HOOGTE - onder:.2f} {rechts - links:.2f} {onder - boven:.2f}"
        (self._achter if achter else self._inhoud).append(f"{kleur} rg {maat} re f")

    def lijn(
        self,
        punten: Sequence[tuple[float, float]],
        kleur: Kleur,
        dikte: float = 0.5,
        *,
        achter: bool = False,
    ) -> None:
        """A line through points; ``achter`` puts it under all content, as an artifact."""
        weg = (
            f"{x:.2f} {A4_HOOGTE - y:.2f} {'l' if i else 'm'}" for i, (x, y) in enumerate(punten)
        )
        op = f"{kleur} RG {dikte:g} w 1 j {' '.join(weg)} S"
        (self._achter if achter else self._inhoud).append(op)

    def tekst(
        self,
        regels: Sequence[Plaats],
        grootte: float,
        kleur: Kleur,
        element: Element | None = None,
    ) -> None:
        """Lines of text, each at its place, as content of ``element`` (None: of the open mark)."""
        ops = [self._begin(element)] if element else []
        ops.append(f"BT {kleur} rg")
        for x, y, regel in regels:
            ops.append(f"1 0 0 1 {x:.2f} {A4_HOOGTE - y:.2f} Tm")
            for stukje in regel:
                font = self._letters.font(stukje.vet)
                for deel, codes in font.splitString(stukje.tekst, self._doc):
                    naam = font.getSubsetInternalName(deel, self._doc)
                    ops.append(f"{naam} {grootte:g} Tf({escapePDF(codes)})Tj")
        ops.append("ET EMC" if element else "ET")
        self._inhoud.append("\n".join(ops))

    def stroom(self) -> bytes:
        """The content stream."""
        achter = ["/Artifact BMC", *self._achter, "EMC"] if self._achter else []
        return "\n".join((*achter, *self._inhoud, "")).encode("latin-1")

    def sluit(self, volgnummer: int, inhoud: int, boom: int, fonts: int) -> None:
        """Write the page dictionary: object numbers of content, page tree and font dictionary."""
        annots = b"/Annots[%b]" % b" ".join(self.notities) if self.notities else b""
        self.bron = (
            b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 %.2f %.2f]/Resources<</Font %d 0 R>>"
            b"/Contents %d 0 R/StructParents %d/Tabs/S%b>>"
        ) % (boom, A4_BREEDTE, A4_HOOGTE, fonts, inhoud, volgnummer, annots)
