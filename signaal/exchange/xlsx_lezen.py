"""Reading .xlsx: one stream per sheet, no formula ever worked out, nothing kept that is not needed.

Own reader instead of a library, after measuring: python-calamine ends the whole process on a sheet
with one cell in its far corner (it makes room for all cells between), and openpyxl gives either a
formula or its last value and must read twice for both. Format: ECMA-376 part 1, chapter 18.
"""

import re
from datetime import date, datetime, timedelta
from posixpath import join, normpath
from xml.parsers import expat

from signaal.domain.lijst_blad import Bijzonder, Blad, Cel
from signaal.exchange.bestand_in import Pakket
from signaal.exchange.blad_opbouw import MEESTE_KOLOMMEN, Adempauze, Bladbouwer
from signaal.exchange.xml_stroom import Attributen, Lezer
from signaal.fouten import GebruikFout

#: Number formats that are dates by their number alone (18.8.30, with the Asian ones).
_DATUMNUMMERS = frozenset([*range(14, 18), 22, *range(27, 37), *range(50, 59)])
_MEESTE_TEKSTEN = 1_000_000
_MEESTE_BLADEN = 100
_NIET_DE_VORM = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')
_GEWOON = ("general", "standard", "standaard")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_VERWIJZING = re.compile(r"([A-Z]{1,3})(\d{1,7})")


def lees_xlsx(pakket: Pakket, adempauze: Adempauze) -> list[Blad]:
    """The sheets with cells, in the order of the tabs; GebruikFout when the file is damaged."""
    try:
        boek = _Werkboek(pakket)
        teksten = _lees_teksten(pakket, adempauze)
        datumstijlen = _lees_datumstijlen(pakket)
        bladen: list[Blad] = []
        for naam, deel, verborgen in boek.bladen:
            bouwer = Bladbouwer(naam, adempauze, verborgen, boek.datum1904)
            _Bladlezer(bouwer, teksten, datumstijlen).lees(pakket, deel)
            bladen.append(bouwer.klaar())
    except (expat.ExpatError, UnicodeError, ValueError) as fout:
        raise pakket.beschadigd(fout) from fout
    return bladen


class _Werkboek:
    """The names, parts and state of the sheets, and the date system."""

    def __init__(self, pakket: Pakket) -> None:
        self.bladen: list[tuple[str, str, bool]] = []
        self.datum1904 = False
        self._delen: dict[str, str] = {}
        Lezer(self._verband, lambda _: None).lees(pakket.blokken("xl/_rels/workbook.xml.rels"))
        Lezer(self._begin, lambda _: None).lees(pakket.blokken("xl/workbook.xml"))

    def _verband(self, naam: str, a: Attributen) -> None:
        if naam == "Relationship" and a.get("Type", "").endswith("/worksheet"):
            doel = a.get("Target", "")
            deel = doel.lstrip("/") if doel.startswith("/") else normpath(join("xl", doel))
            self._delen[a.get("Id", "")] = deel

    def _begin(self, naam: str, a: Attributen) -> None:
        if naam == "workbookPr":
            self.datum1904 = a.get("date1904", "0").lower() in ("1", "true", "on")
        elif naam == "sheet" and (deel := self._delen.get(a.get("id", ""))):
            if len(self.bladen) >= _MEESTE_BLADEN:
                raise GebruikFout("Dit bestand heeft meer dan 100 bladen; kies er een met minder.")
            self.bladen.append((a.get("name", ""), deel, a.get("state", "visible") != "visible"))


def _lees_teksten(pakket: Pakket, adempauze: Adempauze) -> list[str]:
    """The shared texts; phonetic hints (``rPh``) are no text."""
    teksten: list[str] = []

    def begin(naam: str, _: Attributen) -> None:
        if naam == "si":
            lezer.begin_tekst()
            lezer.stop_tekst()
        elif naam == "t":
            lezer.hervat_tekst()
        elif naam == "rPh":
            gelezen.append(lezer.tekst)

    def eind(naam: str) -> None:
        if naam == "t":
            lezer.stop_tekst()
        elif naam == "rPh":
            lezer.begin_tekst()
            lezer.stop_tekst()
            lezer.voeg_toe(gelezen.pop())
        elif naam == "si":
            adempauze()
            if len(teksten) >= _MEESTE_TEKSTEN:
                raise GebruikFout("Dit bestand heeft meer dan een miljoen teksten: te veel.")
            teksten.append(_zonder_escapes(lezer.tekst))

    gelezen: list[str] = []
    lezer = Lezer(begin, eind)
    if pakket.heeft("xl/sharedStrings.xml"):
        lezer.lees(pakket.blokken("xl/sharedStrings.xml"))
    return teksten


def _lees_datumstijlen(pakket: Pakket) -> frozenset[int]:
    """The cell styles that show a number as a day."""
    eigen: dict[int, str] = {}
    stijlen: list[int] = []
    in_stijlen = False

    def begin(naam: str, a: Attributen) -> None:
        nonlocal in_stijlen
        if naam == "numFmt":
            eigen[_getal(a.get("numFmtId"))] = a.get("formatCode", "")
        elif naam == "cellXfs":
            in_stijlen = True
        elif naam == "xf" and in_stijlen:
            stijlen.append(_getal(a.get("numFmtId")))

    def eind(naam: str) -> None:
        nonlocal in_stijlen
        if naam == "cellXfs":
            in_stijlen = False

    if pakket.heeft("xl/styles.xml"):
        Lezer(begin, eind).lees(pakket.blokken("xl/styles.xml"))
    return frozenset(
        nummer
        for nummer, vorm in enumerate(stijlen)
        if (_is_datumvorm(eigen[vorm]) if vorm in eigen else vorm in _DATUMNUMMERS)
    )


def _is_datumvorm(vorm: str) -> bool:
    """Whether a format string shows a day, month or year (Dutch Excel writes j for year)."""
    kaal = _NIET_DE_VORM.sub("", vorm.split(";")[0]).lower()
    return kaal not in _GEWOON and (any(letter in kaal for letter in "dyj") or "mmm" in kaal)


class _Bladlezer:
    """One sheet: cells in, rows out."""

    def __init__(self, bouwer: Bladbouwer, teksten: list[str], datumstijlen: frozenset[int]):
        self._bouwer = bouwer
        self._teksten = teksten
        self._datumstijlen = datumstijlen
        self._lezer = Lezer(self._begin, self._eind)
        self._regel = 0
        self._kolom = -1
        self._cellen: dict[int, Cel] = {}
        self._bijzonder: list[tuple[int, Bijzonder]] = []
        self._soort = "n"
        self._stijl = 0
        self._formule = self._waarde = False

    def lees(self, pakket: Pakket, deel: str) -> None:
        """Read the part into the builder."""
        self._lezer.lees(pakket.blokken(deel))

    def _begin(self, naam: str, a: Attributen) -> None:
        if naam == "c":
            verwijzing = _VERWIJZING.fullmatch(a.get("r", ""))
            self._kolom = _kolom(verwijzing[1]) if verwijzing else self._kolom + 1
            self._soort, self._stijl = a.get("t", "n"), _getal(a.get("s"))
            self._formule = self._waarde = False
            self._lezer.begin_tekst()
            self._lezer.stop_tekst()
        elif naam in ("v", "t"):
            self._waarde = True
            self._lezer.hervat_tekst()
        elif naam == "f":
            self._formule = True
        elif naam == "row":
            self._regel = _getal(a.get("r")) or self._regel + 1
            self._kolom = -1
            self._cellen, self._bijzonder = {}, []
        elif naam == "mergeCell":
            self._samengevoegd(a.get("ref", ""))

    def _eind(self, naam: str) -> None:
        if naam in ("v", "t"):
            self._lezer.stop_tekst()
        elif naam == "c":
            self._cel()
        elif naam == "row":
            self._bouwer.rij(self._regel, self._cellen, self._bijzonder)

    def _cel(self) -> None:
        rauw = self._lezer.tekst
        if self._kolom >= MEESTE_KOLOMMEN:
            if rauw:
                self._cellen[MEESTE_KOLOMMEN] = ""
            return
        if self._formule:
            gemerkt = Bijzonder.FORMULE if self._waarde and rauw else Bijzonder.FORMULE_LEEG
            self._bijzonder.append((self._kolom, gemerkt))
        if self._soort == "e":
            self._bijzonder.append((self._kolom, Bijzonder.FOUTWAARDE))
        elif rauw:
            self._cellen[self._kolom] = self._lees_waarde(rauw)

    def _lees_waarde(self, rauw: str) -> Cel:
        if self._soort == "s":
            index = _getal(rauw, -1)
            if 0 <= index < len(self._teksten):
                return self._teksten[index]
            self._bijzonder.append((self._kolom, Bijzonder.FOUTWAARDE))
            return ""
        if self._soort == "b":
            return "WAAR" if rauw.strip() == "1" else "ONWAAR"
        if self._soort in ("str", "inlineStr"):
            return _zonder_escapes(rauw)
        if self._soort == "d":
            return _iso_dag(rauw)
        return self._getal_of_dag(rauw)

    def _getal_of_dag(self, rauw: str) -> Cel:
        try:
            getal = float(rauw)
        except ValueError:
            return rauw
        if self._stijl in self._datumstijlen and 1 <= getal < 2_957_000:
            return _excel_dag(getal, self._bouwer.datum1904)
        if getal.is_integer() and abs(getal) < 1e15:
            return str(int(getal))
        return repr(getal).replace(".", ",")

    def _samengevoegd(self, bereik: str) -> None:
        hoeken = [_VERWIJZING.fullmatch(hoek) for hoek in bereik.split(":")]
        if len(hoeken) == 2 and hoeken[0] and hoeken[1] and hoeken[0][1] == hoeken[1][1]:
            van, tot = int(hoeken[0][2]), int(hoeken[1][2])
            self._bouwer.voeg_samen(_kolom(hoeken[0][1]), van, tot)


def _kolom(letters: str) -> int:
    nummer = 0
    for letter in letters:
        nummer = nummer * 26 + ord(letter) - 64
    return nummer - 1


def _getal(tekst: str | None, anders: int = 0) -> int:
    try:
        return int(tekst or anders)
    except ValueError:
        return anders


def _excel_dag(getal: float, datum1904: bool) -> date:
    """The day of a serial number; Excel's 1900 has a 29 February that never was."""
    dagen = int(getal)
    if datum1904:
        return date(1904, 1, 1) + timedelta(days=dagen)
    return date(1899, 12, 31 if dagen < 60 else 30) + timedelta(days=dagen)


def _iso_dag(tekst: str) -> Cel:
    try:
        return datetime.fromisoformat(tekst.strip()).date()
    except ValueError:
        return tekst


def _zonder_escapes(tekst: str) -> str:
    """Text with ``_x000D_`` and the like turned into what they stand for."""
    if "_x" not in tekst:
        return tekst
    return _ESCAPE.sub(lambda m: chr(int(m[1], 16)), tekst)
