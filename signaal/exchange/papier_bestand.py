"""From objects to a file: small objects packed together, streams on their own.

A tagged page has thousands of small structure elements; one by one they would make a file three
times as large (object and cross-reference streams: ISO 32000-1, 7.5.7 and 7.5.8).
"""

import hashlib
from collections.abc import Iterator, Mapping
from struct import pack
from typing import Protocol, cast
from zlib import compress

from reportlab.pdfbase.pdfdoc import PDFDocument

_KOP = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_LOS, _VERPAKT = 1, 2


class _Schrijfbaar(Protocol):
    """What every object of reportlab can do; its type stubs leave it out of the base class."""

    def format(self, document: PDFDocument) -> bytes:
        """PDF source."""
        ...


def schrijf(document: PDFDocument, verder: Mapping[int, bytes], catalogus: int, info: int) -> bytes:
    """The file with every object of ``document`` and, by number, the sources in ``verder``.

    ``catalogus`` and ``info`` are object numbers. The file id follows from the content, so
    that the same objects give the same bytes.
    """
    delen, plek = [_KOP], len(_KOP)
    pakket: list[tuple[int, bytes]] = []
    waar: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}
    for nummer, bron in _bronnen(document, verder):
        if not bron.endswith(b"endstream\n"):
            pakket.append((nummer, bron))
            continue
        # PDF/A asks for an end of line before the keyword (ISO 19005-2, 6.1.7.1)
        deel = b"%d 0 obj\n%b\nendstream\nendobj\n" % (nummer, bron.removesuffix(b"endstream\n"))
        waar[nummer] = (_LOS, plek, 0)
        delen.append(deel)
        plek += len(deel)
    bundel, index = document.objectcounter + 1, document.objectcounter + 2
    waar |= {nummer: (_VERPAKT, bundel, i) for i, (nummer, _) in enumerate(pakket)}
    deel = _pak_in(bundel, pakket)
    delen.append(deel)
    waar[bundel] = (_LOS, plek, 0)
    plek += len(deel)
    waar[index] = (_LOS, plek, 0)
    merk = hashlib.sha256(b"".join(delen)).hexdigest()[:32].encode("ascii")
    tabel = compress(b"".join(pack(">BIH", *waar[nummer]) for nummer in range(index + 1)))
    kenmerken = b"/Type/XRef/Size %d/W[1 4 2]/Root %d 0 R/Info %d 0 R/ID[<%b><%b>]" % (
        index + 1,
        catalogus,
        info,
        merk,
        merk,
    )
    return b"".join(
        (*delen, _stroomobject(index, kenmerken, tabel), b"startxref\n%d\n%%%%EOF\n" % plek)
    )


def stroom(kenmerken: bytes, inhoud: bytes) -> bytes:
    """The source of a stream object; ``inhoud`` is as it stands in the file."""
    return b"<<%b/Length %d>>\nstream\n%bendstream\n" % (kenmerken, len(inhoud), inhoud)


def _bronnen(document: PDFDocument, verder: Mapping[int, bytes]) -> Iterator[tuple[int, bytes]]:
    """Number and source of every object; writing one may bring up new ones."""
    nummer = 1
    while nummer <= document.objectcounter:
        if nummer in verder:
            yield nummer, verder[nummer]
        else:
            voorwerp = cast("_Schrijfbaar", document.idToObject[document.numberToId[nummer]])
            yield nummer, voorwerp.format(document)
        nummer += 1


def _pak_in(nummer: int, pakket: list[tuple[int, bytes]]) -> bytes:
    """An object stream with these objects."""
    index: list[bytes] = []
    plek = 0
    for eigen, bron in pakket:
        index.append(b"%d %d" % (eigen, plek))
        plek += len(bron) + 1
    kop = b" ".join(index) + b"\n"
    inhoud = compress(kop + b"\n".join(bron for _, bron in pakket))
    kenmerken = b"/Type/ObjStm/N %d/First %d" % (len(pakket), len(kop))
    return _stroomobject(nummer, kenmerken, inhoud)


def _stroomobject(nummer: int, kenmerken: bytes, inhoud: bytes) -> bytes:
    return b"%d 0 obj\n<<%b/Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream\nendobj\n" % (
        nummer,
        kenmerken,
        len(inhoud),
        inhoud,
    )
