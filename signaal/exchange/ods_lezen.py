"""Reading .ods as a stream: OpenDocument 1.3 part 3, chapters 9 (tables) and 19 (attributes).

A repeated row or cell is written once with a count that may be a million; it only costs something
here when it holds something.
"""

from datetime import datetime
from xml.parsers import expat

from signaal.domain.lijst_blad import Bijzonder, Blad, Cel
from signaal.exchange.bestand_in import Pakket
from signaal.exchange.blad_opbouw import MEESTE_KOLOMMEN, MEESTE_RIJEN, Adempauze, Bladbouwer
from signaal.exchange.xml_stroom import Attributen, Lezer

_CEL = ("table-cell", "covered-table-cell")
#: Text inside these belongs to a remark or a change log, not to the cell.
_BUITEN = ("annotation", "tracked-changes", "shapes", "forms")


def lees_ods(pakket: Pakket, adempauze: Adempauze) -> list[Blad]:
    """The sheets in the order of the tabs; GebruikFout when the file is damaged."""
    lezer = _Odslezer(adempauze)
    try:
        lezer.lees(pakket)
    except (expat.ExpatError, UnicodeError, ValueError) as fout:
        raise pakket.beschadigd(fout) from fout
    return [bouwer.klaar() for bouwer in lezer.bladen]


class _Odslezer:
    def __init__(self, adempauze: Adempauze) -> None:
        self.bladen: list[Bladbouwer] = []
        self._adempauze = adempauze
        self._verborgen: set[str] = set()
        self._stijl = ""
        self._lezer = Lezer(self._begin, self._eind)
        self._buiten = 0
        self._diep = 0
        self._regel = self._kolom = 0
        self._herhaal_rij = self._herhaal_cel = 1
        self._cellen: dict[int, Cel] = {}
        self._bijzonder: list[tuple[int, Bijzonder]] = []
        self._a: Attributen = {}

    def lees(self, pakket: Pakket) -> None:
        """Read ``content.xml`` into the builders."""
        self._lezer.lees(pakket.blokken("content.xml"))

    def _begin(self, naam: str, a: Attributen) -> None:
        if naam in _BUITEN:
            self._buiten += 1
            self._lezer.stop_tekst()
        elif self._buiten:
            return
        elif naam == "table":
            self._diep += 1
            if self._diep == 1:
                verborgen = a.get("style-name", "") in self._verborgen
                self.bladen.append(Bladbouwer(a.get("name", ""), self._adempauze, verborgen))
                self._regel = 1
        elif naam == "style":
            self._stijl = a.get("name", "")
        elif naam == "table-properties" and a.get("display") == "false":
            self._verborgen.add(self._stijl)
        elif self._diep == 1:
            self._begin_in_blad(naam, a)

    def _begin_in_blad(self, naam: str, a: Attributen) -> None:
        if naam == "table-row":
            self._herhaal_rij = _aantal(a.get("number-rows-repeated"))
            self._kolom = 0
            self._cellen, self._bijzonder = {}, []
        elif naam in _CEL:
            self._herhaal_cel = _aantal(a.get("number-columns-repeated"))
            self._a = a
            self._lezer.begin_tekst()
            self._lezer.stop_tekst()
        elif naam == "p":
            if self._lezer.tekst:
                self._lezer.voeg_toe("\n")
            self._lezer.hervat_tekst()
        elif naam == "line-break":
            self._lezer.voeg_toe("\n")
        elif naam in ("s", "tab"):
            self._lezer.voeg_toe(" ")

    def _eind(self, naam: str) -> None:
        if naam in _BUITEN:
            self._buiten -= 1
            if not self._buiten:
                self._lezer.hervat_tekst()
        elif self._buiten:
            return
        elif naam == "table":
            self._diep -= 1
        elif self._diep != 1:
            return
        elif naam == "p":
            self._lezer.stop_tekst()
        elif naam in _CEL:
            self._cel(samengevoegd=naam == "covered-table-cell")
        elif naam == "table-row":
            self._rij()

    def _cel(self, *, samengevoegd: bool) -> None:
        kolom = self._kolom
        self._kolom += self._herhaal_cel
        if samengevoegd or kolom > MEESTE_KOLOMMEN:
            return
        waarde = self._waarde()
        is_fout = self._a.get("value-type") == "error"  # calcext: what LibreOffice adds
        if is_fout:
            self._bijzonder.append((kolom, Bijzonder.FOUTWAARDE))
        elif self._a.get("formula"):
            gemerkt = Bijzonder.FORMULE if waarde != "" else Bijzonder.FORMULE_LEEG
            self._bijzonder.append((kolom, gemerkt))
        if waarde != "" and not is_fout:
            tot = min(kolom + self._herhaal_cel, MEESTE_KOLOMMEN + 1)
            self._cellen.update(dict.fromkeys(range(kolom, tot), waarde))
        hoogte = _aantal(self._a.get("number-rows-spanned"))
        if hoogte > 1 and _aantal(self._a.get("number-columns-spanned")) == 1:
            self.bladen[-1].voeg_samen(kolom, self._regel, self._regel + hoogte - 1)

    def _waarde(self) -> Cel:
        soort = self._a.get("value-type", "")
        if soort == "date":
            try:
                return datetime.fromisoformat(self._a.get("date-value", "")).date()
            except ValueError:
                return self._lezer.tekst
        if soort == "float":
            return _getal(self._a.get("value", "")) or self._lezer.tekst
        if soort == "boolean":
            return "WAAR" if self._a.get("boolean-value") == "true" else "ONWAAR"
        return self._lezer.tekst or self._a.get("string-value", "")

    def _rij(self) -> None:
        keer = self._herhaal_rij if self._cellen or self._bijzonder else 0
        for nummer in range(min(keer, MEESTE_RIJEN + 1)):
            self.bladen[-1].rij(self._regel + nummer, self._cellen, self._bijzonder)
        self._regel += self._herhaal_rij


def _aantal(tekst: str | None) -> int:
    return max(1, int(tekst or 1))


def _getal(tekst: str) -> str:
    """A number as Excel would show it in a plain cell."""
    try:
        getal = float(tekst)
    except ValueError:
        return tekst
    if getal.is_integer() and abs(getal) < 1e15:
        return str(int(getal))
    return repr(getal).replace(".", ",")
