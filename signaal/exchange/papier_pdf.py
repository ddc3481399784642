"""The file below the paper: structure tree, bookmarks, links and file properties.

reportlab brings cross references and font subsets; this adds what it does not write and PDF/UA-1
(ISO 14289-1) and PDF/A-2a (ISO 19005-2) ask for. The same calls give the same bytes: no clock, no
environment, no random id.
"""

from collections.abc import Callable
from importlib.resources import files
from xml.sax.saxutils import escape
from zlib import compress

from reportlab.pdfbase.pdfdoc import (
    BasicFonts,
    PDFDocument,
    PDFObject,
    PDFObjectReference,
    PDFString,
)

from signaal.exchange.papier_bestand import schrijf, stroom
from signaal.exchange.papier_blad import A4_HOOGTE, Blad, Doos, Element, Voorwerp
from signaal.exchange.papier_letter import Letters

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{titel}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt>
<rdf:li xml:lang="x-default">{onderwerp}</rdf:li>
</rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{taal}</rdf:li></rdf:Bag></dc:language>
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>PDF/UA part</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


class Pdf:
    """One tagged file under construction. ``titel`` and ``onderwerp`` become file properties."""

    soort_blad = Blad

    def __init__(self, letters: Letters, titel: str, onderwerp: str, taal: str) -> None:
        self.letters = letters
        self.bladen: list[Blad] = []
        self._doc = PDFDocument(invariant=1)
        self._verwijs: Callable[[PDFObject], PDFObjectReference] = self._doc.Reference
        self._catalogus, self._wortel, self._bomen = (self._nieuw() for _ in range(3))
        self._info = self._nieuw(b"<</Title%b>>" % self._reeks(titel))
        self._xmp = _XMP.format(
            titel=escape(self._regel(titel)),
            onderwerp=escape(self._regel(onderwerp)),
            taal=escape(taal),
        )
        self._taal = taal
        self._ankers: dict[str, bytes] = {}
        self._koppelingen: list[tuple[Voorwerp, Element, bytes, str]] = []
        self._bladwijzers: list[tuple[int, str, bytes]] = []
        self._elementen: list[Element] = []
        self.top = self.element("Document", None)

    def element(self, soort: str, ouder: Element | None, kenmerken: bytes = b"") -> Element:
        """A new last child of ``ouder`` in the structure tree."""
        nieuw = Element(soort, ouder, kenmerken)
        self._elementen.append(nieuw)
        if ouder:
            ouder.kinderen.append(nieuw)
        return nieuw

    def figuur(self, ouder: Element, alt: str, doos: Doos) -> Element:
        """A Figure with its text alternative, at ``doos`` on the page."""
        bbox = _rect(doos)
        plaats = b"/A<</O/Layout/Placement/Block/BBox%b>>" % bbox
        return self.element("Figure", ouder, b"/Alt%b%b" % (self._reeks(alt), plaats))

    def blad(self) -> Blad:
        """A new last page."""
        blad = self.soort_blad(self._doc, self.letters)
        blad.nummer = self._registreer(blad)
        self.bladen.append(blad)
        return blad

    def bladwijzer(self, niveau: int, tekst: str, blad: Blad, y: float, anker: str = "") -> None:
        """A bookmark (level 1 is the outermost) to this place, where links may go as well."""
        doel = b"[%d 0 R/XYZ 0 %d 0]" % (blad.nummer, round(A4_HOOGTE - y))
        self._bladwijzers.append((niveau, tekst, doel))
        if anker:
            self._ankers[anker] = doel

    def koppeling(self, element: Element, blad: Blad, doos: Doos, tekst: str, anker: str) -> None:
        """A clickable area that belongs to a Link element; ``tekst`` says where it goes."""
        notitie = self._nieuw()
        verwijzing = (blad.nummer, notitie.nummer)
        element.kinderen.append(b"<</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>" % verwijzing)
        blad.notities.append(b"%d 0 R" % notitie.nummer)
        bron = b"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect%b/Contents%b" % (
            _rect(doos),
            self._reeks(tekst),
        )
        self._koppelingen.append((notitie, element, bron, anker))

    def maak(self) -> bytes:
        """The finished file; nothing can be added after it."""
        for font in self._doc.delayedFonts:
            font.addObjects(self._doc)
        self._nummer_elementen()
        fonts = self._doc.idToObjectNumberAndVersion[BasicFonts][0]
        ouders: list[bytes] = []
        for blad in self.bladen:
            inhoud = self._stroom(compress(blad.stroom()), b"/Filter/FlateDecode")
            blad.sluit(len(ouders), inhoud, self._bomen.nummer, fonts)
            ouders.append(b"[%b]" % b" ".join(b"%d 0 R" % el.nummer for el in blad.ouders))
        for notitie, element, bron, anker in self._koppelingen:
            doel = self._ankers[anker]
            notitie.bron = b"%b/StructParent %d/Dest%b>>" % (bron, len(ouders), doel)
            ouders.append(b"%d 0 R" % element.nummer)
        nums = b" ".join(b"%d %b" % paar for paar in enumerate(ouders))
        self._wortel.bron = (
            b"<</Type/StructTreeRoot/K %d 0 R/ParentTree<</Nums[%b]>>/ParentTreeNextKey %d>>"
        ) % (self.top.nummer, nums, len(ouders))
        kids = b" ".join(b"%d 0 R" % blad.nummer for blad in self.bladen)
        self._bomen.bron = b"<</Type/Pages/Kids[%b]/Count %d>>" % (kids, len(self.bladen))
        self._sluit_catalogus()
        wortel = self._wortel.nummer
        boom = {element.nummer: element.bron(wortel) for element in self._elementen}
        return schrijf(self._doc, boom, self._catalogus.nummer, self._info.nummer)

    def _nummer_elementen(self) -> None:
        """Give the structure its object numbers, beside the administration of reportlab."""
        for element in self._elementen:
            self._doc.objectcounter += 1
            element.nummer = self._doc.objectcounter

    def _sluit_catalogus(self) -> None:
        """What the file says about itself; nothing about who made it, or when."""
        over = self._stroom(self._xmp.encode("utf-8"), b"/Type/Metadata/Subtype/XML")
        icc = (files("resources") / "icc" / "srgb.icc").read_bytes()
        profiel = self._stroom(compress(icc), b"/Filter/FlateDecode/N 3")
        self._catalogus.bron = (
            b"<</Type/Catalog/Pages %d 0 R/Lang%b/MarkInfo<</Marked true>>/StructTreeRoot %d 0 R"
            b"/Metadata %d 0 R/ViewerPreferences<</DisplayDocTitle true>>/OutputIntents[<<"
            b"/Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)"
            b"/Info(sRGB IEC61966-2.1)/DestOutputProfile %d 0 R>>]%b>>"
        ) % (
            self._bomen.nummer,
            self._reeks(self._taal),
            self._wortel.nummer,
            over,
            profiel,
            self._index(),
        )

    def _index(self) -> bytes:
        """The bookmarks, nested by level, as a catalog entry; none when there are no headings."""
        top = self._nieuw()
        kinderen: dict[int, list[int]] = {}
        items: list[tuple[Voorwerp, Voorwerp, bytes]] = []
        stapel: list[tuple[int, Voorwerp]] = [(0, top)]
        for niveau, tekst, doel in self._bladwijzers:
            while stapel[-1][0] >= niveau:
                stapel.pop()
            ouder, item = stapel[-1][1], self._nieuw()
            kinderen.setdefault(ouder.nummer, []).append(item.nummer)
            items.append((item, ouder, b"/Title%b/Dest%b" % (self._reeks(tekst), doel)))
            stapel.append((niveau, item))
        for item, ouder, bron in items:
            rij = kinderen[ouder.nummer]
            i = rij.index(item.nummer)
            buren = b"/Prev %d 0 R" % rij[i - 1] if i else b""
            buren += b"/Next %d 0 R" % rij[i + 1] if i + 1 < len(rij) else b""
            item.bron = b"<<%b/Parent %d 0 R%b%b>>" % (
                bron,
                ouder.nummer,
                buren,
                _uitersten(kinderen.get(item.nummer, ())),
            )
        top.bron = b"<</Type/Outlines%b>>" % _uitersten(kinderen.get(top.nummer, ()))
        return b"/PageMode/UseOutlines/Outlines %d 0 R" % top.nummer

    def _nieuw(self, bron: bytes = b"") -> Voorwerp:
        """A new object of the file; its source may be filled in later."""
        voorwerp = Voorwerp(bron)
        voorwerp.nummer = self._registreer(voorwerp)
        return voorwerp

    def _registreer(self, voorwerp: PDFObject) -> int:
        """The object number that reportlab gives."""
        self._verwijs(voorwerp)
        return self._doc.objectcounter

    def _stroom(self, inhoud: bytes, kenmerken: bytes) -> int:
        """The object number of a new stream."""
        return self._nieuw(stroom(kenmerken, inhoud)).nummer

    def _reeks(self, tekst: str) -> bytes:
        """A text string of the file."""
        return PDFString(self._regel(tekst)).format(self._doc)

    def _regel(self, tekst: str) -> str:
        """Clean text on one line."""
        return self.letters.schoon(tekst).replace("\n", " ")


def _rect(doos: Doos) -> bytes:
    links, boven, rechts, onder = doos
    return b"[%.1f %.1f %.1f %.1f]" % (links, A4_HOOGTE - onder, rechts, A4_HOOGTE - boven)


def _uitersten(kinderen: list[int] | tuple[()]) -> bytes:
    """First and last child and their number, all open."""
    if not kinderen:
        return b""
    return b"/First %d 0 R/Last %d 0 R/Count %d" % (kinderen[0], kinderen[-1], len(kinderen))
