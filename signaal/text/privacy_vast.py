"""The kinds with a fixed form that ask, not stop. Spans are places in a reading."""

import re
from collections.abc import Iterator

from signaal.text.privacy_adres import Adreszoeker
from signaal.text.privacy_datums import geboortedata
from signaal.text.privacy_nummers import accounts, nummers
from signaal.text.privacy_stop import IBAN_VORM
from signaal.text.privacy_vondst import Soort, Stuk

_MEDEKLINKER = "[BDFGHJKLMNPRSTVWXZ]"
_PLAAT = (  # the side codes of the RDW
    r"(?:[A-Z]{2}-\d\d-\d\d|\d\d-\d\d-[A-Z]{2}|\d\d-[A-Z]{2}-\d\d|[A-Z]{2}-\d\d-[A-Z]{2}"
    r"|[A-Z]{2}-[A-Z]{2}-\d\d|\d\d-[A-Z]{2}-[A-Z]{2}|\d\d-[A-Z]{3}-\d|\d-[A-Z]{3}-\d\d"
    r"|[A-Z]{2}-\d{3}-[A-Z]|[A-Z]-\d{3}-[A-Z]{2}|[A-Z]{3}-\d\d-[A-Z]|[A-Z]-\d\d-[A-Z]{3}"
    r"|\d-[A-Z]{2}-\d{3}|\d{3}-[A-Z]{2}-\d)"
)
_KENTEKEN = re.compile(rf"(?<![\w-]){_PLAAT}(?![\w-])", re.IGNORECASE)
_KENTEKEN_LOS = re.compile(
    r"(?<![\w-])" + _PLAAT.replace("[A-Z]", _MEDEKLINKER).replace("-", r"[ \-]?") + r"(?![\w-])"
)
_KENTEKEN_GENOEMD = re.compile(
    r"(?:kenteken(?:nr|nummer|plaat)?|nummerbord|nummerplaat|kent\.?)\s?(?:is|nr|:)?\s{0,2}"
    r"((?=[a-z \-]{0,6}\d)(?=[\d \-]{0,6}[a-z])"
    r"[a-z0-9]{1,3}[ \-]?[a-z0-9]{1,3}[ \-]?[a-z0-9]{1,3})(?!\w)",
    re.IGNORECASE,
)
_MAAND_IN = re.compile(r"jan|feb|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec", re.IGNORECASE)

_POSTCODE = re.compile(
    r"(?<![\w-])([1-9]\d{3})( ?)([A-Z]{2}|[a-z]{2}|[A-Z][a-z])(?!\w)"
    r"((?:,? (?:nr\.? ?)?\d{1,4}[a-zA-Z]?(?!\w|[.,:]\d))?)"
)
_TWEE_LETTERS = (  # words and units of two letters that may follow a number
    "en in is op te na om of al we ze je ik ja nu zo er an km kg cm gr ml st pp ha mw pw pm ca mg"
    " jr kw eu ai tm nl de re bn bo ki mb gb wv wk uu ma di wo do vr za ad id it ok pc tv hv sw"
    " pj dl mm ns rk el la"
)
_GEEN_LETTERS = frozenset(_TWEE_LETTERS.split())


def vast(tekst: str, adressen: Adreszoeker) -> Iterator[Stuk]:
    """All findings of a fixed form that ask; earlier kinds win where two overlap."""
    yield from geboortedata(tekst)
    yield from _kentekens(tekst)
    yield from nummers(tekst)
    yield from adressen.zoek(tekst)
    yield from _postcodes(tekst)
    yield from accounts(tekst)
    for vondst in IBAN_VORM.finditer(tekst):
        yield vondst.start(), vondst.end(), Soort.IBAN


def _kentekens(tekst: str) -> Iterator[Stuk]:
    for vorm in (_KENTEKEN, _KENTEKEN_LOS):
        for vondst in vorm.finditer(tekst):
            postcode = vondst[0][:4].isdigit()
            if not postcode and not _MAAND_IN.search(vondst[0]):
                yield vondst.start(), vondst.end(), Soort.KENTEKEN
    for vondst in _KENTEKEN_GENOEMD.finditer(tekst):
        if 4 <= sum(t.isalnum() for t in vondst[1]) <= 7:
            yield vondst.start(1), vondst.end(1), Soort.KENTEKEN


def _postcodes(tekst: str) -> Iterator[Stuk]:
    for vondst in _POSTCODE.finditer(tekst):
        cijfers, spatie, letters, huis = vondst.groups()
        jaartal = cijfers[:2] in {"19", "20"} and spatie == " "
        woord = letters.lower() in _GEEN_LETTERS and not (letters.isupper() and not jaartal)
        if woord or (jaartal and not letters.isupper()) or (letters == "HA" and not huis):
            continue
        yield vondst.start(), vondst.end(), Soort.POSTCODE
