"""Number plates: with hyphens anywhere, without them where a vehicle or a plate is named."""

import re
from collections.abc import Iterator

from signaal.text.privacy_vondst import Soort, Stuk

#: The side codes of the RDW: X a letter, 9 a digit.
_REEKSEN = (
    "XX-99-99 99-99-XX 99-XX-99 XX-99-XX XX-XX-99 99-XX-XX 99-XXX-9 9-XXX-99 XX-999-X X-999-XX"
    " XXX-99-X X-99-XXX 9-XX-999 999-XX-9"
)
_PLAAT = "(?:" + "|".join(_REEKSEN.replace("X", "[A-Z]").replace("9", r"\d").split()) + ")"
_LOS = _PLAAT.replace("[A-Z]", "[BDFGHJKLMNPRSTVWXZ]").replace("-", "[ -]?")
_KENTEKEN = re.compile(rf"(?<![\w-]){_PLAAT}(?![\w-])", re.IGNORECASE)
_KENTEKEN_LOS = re.compile(rf"(?<![\w-]){_LOS}(?![\w-])")
_KENTEKEN_KLEIN = re.compile(rf"(?<![\w-]){_LOS}(?![\w-])", re.IGNORECASE)
_KENTEKEN_GENOEMD = re.compile(
    r"(?:kenteken(?:nr|nummer|plaat)?|k'?teken|nummerbord|nummerplaat|plaat(?:je)?|kent\.?|ktk)"
    r"\s?(?:is|was|nr|:|begint met|begon met)?\s{0,2}"
    r"((?=[a-z \-]{0,6}\d)(?=[\d \-]{0,6}[a-z])"
    r"[a-z0-9]{1,3}[ \-]?[a-z0-9]{1,3}[ \-]?[a-z0-9]{1,3})(?!\w)",
    re.IGNORECASE,
)
#: Plates from Germany, Poland and Belgium; only where a vehicle or driving is spoken of.
_BUITENLANDS = re.compile(
    r"(?<![\w-])(?:[A-ZÄÖÜ]{1,3}-[A-Z]{1,2}[ -]?\d{1,4}|[1-9]-[A-Z]{3}-\d{3}"
    r"|(?!(?:NR|PC|KM|TEL)\W)[A-Z]{2,3} ?(?=[A-Z]{0,3}\d)(?!(?:19|20)\d\d(?!\w))[A-Z\d]{4,5})"
    r"(?![\w-])"
)
_VOERTUIG = re.compile(
    r"(?<!\w)(?:\w{0,12}(?:auto|bus|busje|scooter|brommer|motor|aanhanger|caravan|camper|trekker|quad"
    r"|vrachtwagen|fordje|golfje|brommobiel|snorfiets|bromfiets|vespa|taxi|kenteken|k'teken|nummerbord|plaat)"
    r"|kent|wagen|ford|opel|saab|volvo|golf|polo|vw|volkswagen|bmw|audi|mercedes|renault|clio|peugeot"
    r"|citroen|fiat|seat|skoda|kia|hyundai|toyota|nissan|mazda|suzuki|mini|tesla|dacia|pick-?up"
    r"|(?:\w{0,6}ge|door|weg)?re[ed]d?(?:en)?|rijdt?|rijden|\w{0,4}geparkeerd|parkeert|aanrijding|botsing)"
    r"(?!\w)",
    re.IGNORECASE,
)
_MET_JAAR = re.compile(r"[a-z]{2,3} (?:19|20)\d\d", re.IGNORECASE)
_MAAND_IN = re.compile(r"jan|feb|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec", re.IGNORECASE)
_MAAT = re.compile(
    r"(?<![a-z])(?:k[mgw]|[cdm]m|m[glb]|pk|st|pp|hp|gb|nm|dd)(?![a-z])", re.IGNORECASE
)


def kentekens(tekst: str) -> Iterator[Stuk]:
    """Number plates in ``tekst`` (a reading)."""
    for vorm in (_KENTEKEN, _KENTEKEN_LOS):
        for vondst in vorm.finditer(tekst):
            if _is_plaat(vondst[0]):
                yield vondst.start(), vondst.end(), Soort.KENTEKEN
    if _VOERTUIG.search(tekst):
        for vondst in _KENTEKEN_KLEIN.finditer(tekst):
            if _is_plaat(vondst[0]) and not _MAAT.search(vondst[0]):
                yield vondst.start(), vondst.end(), Soort.KENTEKEN
        for vondst in _BUITENLANDS.finditer(tekst):
            yield vondst.start(), vondst.end(), Soort.KENTEKEN
    for vondst in _KENTEKEN_GENOEMD.finditer(tekst):
        if 4 <= sum(t.isalnum() for t in vondst[1]) <= 7:
            yield vondst.start(1), vondst.end(1), Soort.KENTEKEN


def _is_plaat(stuk: str) -> bool:
    """Not a postcode, not a date, no brand with its year ("VW 1998")."""
    return not (stuk[:4].isdigit() or _MET_JAAR.fullmatch(stuk)) and _MAAND_IN.search(stuk) is None
