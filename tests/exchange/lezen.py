"""Reading a PDF back as somebody else's program would: text, structure tree, marks."""

from collections.abc import Iterator
from io import BytesIO

import pikepdf
from pypdf import PdfReader


def tekst(pdf: bytes) -> str:
    """All text, page after page, with single spaces."""
    return " ".join(" ".join(bladen(pdf)).split())


def bladen(pdf: bytes) -> list[str]:
    """The text of each page."""
    return [blad.extract_text() for blad in PdfReader(BytesIO(pdf)).pages]


def open_pdf(pdf: bytes) -> pikepdf.Pdf:
    """The file as objects."""
    return pikepdf.open(BytesIO(pdf))


def elementen(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Every element of the structure tree, in reading order."""
    yield from _onder(pdf.Root.StructTreeRoot.K)


def soorten(pdf: pikepdf.Pdf) -> list[str]:
    """The type of each element, in reading order."""
    return [str(element.S).removeprefix("/") for element in elementen(pdf)]


def merken(pdf: pikepdf.Pdf) -> dict[tuple[int, int], list[int]]:
    """Per page (its object) the marked content in the order of reading."""
    volgorde: dict[tuple[int, int], list[int]] = {}
    for element in elementen(pdf):
        for kind in _kinderen(element):
            if isinstance(kind, int):
                volgorde.setdefault(element.Pg.objgen, []).append(kind)
            elif kind.get("/Type") == "/MCR":
                volgorde.setdefault(kind.Pg.objgen, []).append(int(kind.MCID))
    return volgorde


def _kinderen(element: pikepdf.Object) -> Iterator[pikepdf.Object | int]:
    yield from element.K


def _onder(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    yield element
    for kind in _kinderen(element):
        if not isinstance(kind, int) and "/S" in kind:
            yield from _onder(kind)
