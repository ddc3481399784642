"""One page: what is drawn on it, and which part of the structure each mark belongs to.

Points from the top left of an A4. Text and figures carry a mark of their structure element;
backgrounds and rules lie below them as one artifact, which a reading voice skips.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Merk:
    """Marked content ``mcid`` on the page with object number ``blad``."""

    blad: int
    mcid: int


class Element(Voorwerp):
    """A node of the structure tree; ``kenmerken`` are further entries as PDF source."""

    def __init__(self, soort: str, ouder: int, kenmerken: bytes = b"") -> None:
        super().__init__()
        self.soort = soort.encode("ascii")
        self.ouder = ouder
        self.kenmerken = kenmerken
        self.kinderen: list[Merk | bytes] = []

    def format(self, document: PDFDocument) -> bytes:
        """PDF source. Marks on the page of the first one are bare numbers, which saves bytes."""
        blad = next((k.blad for k in self.kinderen if isinstance(k, Merk)), 0)
        pagina = b"/Pg %d 0 R" % blad if blad else b""
        kids = b" ".join(_kind(kind, blad) for kind in self.kinderen)
        kop = b"<</S/%b/P %d 0 R%b%b" % (self.soort, self.ouder, pagina, self.kenmerken)
        return b"%b/K[%b]>>" % (kop, kids)


def _kind(kind: Merk | bytes, blad: int) -> bytes:
    if isinstance(kind, bytes):
        return kind
    if kind.blad == blad:
        return b"%d" % kind.mcid
    return b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (kind.blad, kind.mcid)


class Blad(Voorwerp):
    """A page under construction."""

    def __init__(self, document: PDFDocument, letters: Letters) -> None:
        super().__init__()
        self._doc = document
        self._letters = letters
        self._achter: list[str] = []
        self._inhoud: list[str] = []
        self.ouders: list[bytes] = []
        self.notities: list[bytes] = []

    @contextmanager
    def merk(self, element: Element) -> Iterator[None]:
        """What is drawn inside belongs to ``element``."""
        mcid = len(self.ouders)
        self.ouders.append(b"%d 0 R" % element.nummer)
        element.kinderen.append(Merk(self.nummer, mcid))
        self._inhoud.append(f"/{element.soort.decode('ascii')}<</MCID {mcid}>>BDC")
        yield
        self._inhoud.append("EMC")

    @contextmanager
    def artefact(self, kenmerken: str = "") -> Iterator[None]:
        """What is drawn inside is no content: page numbers, headings that return."""
        self._inhoud.append(f"/Artifact<<{kenmerken}>>BDC")
        yield
        self._inhoud.append("EMC")

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

    def tekst(self, regels: Sequence[Plaats], grootte: float, kleur: Kleur) -> None:
        """Lines of text, each at its (x, baseline)."""
        ops = [f"BT {kleur} rg"]
        for x, y, regel in regels:
            ops.append(f"1 0 0 1 {x:.2f} {A4_HOOGTE - y:.2f} Tm")
            for stukje in regel:
                font = self._letters.font(stukje.vet)
                for deel, codes in font.splitString(stukje.tekst, self._doc):
                    naam = font.getSubsetInternalName(deel, self._doc)
                    ops.append(f"{naam} {grootte:g} Tf({escapePDF(codes)})Tj")
        ops.append("ET")
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
