"""The kinds with a fixed form that ask, not stop. Spans are places in a reading."""

import re
from collections.abc import Iterator

from signaal.text.privacy_account import accounts
from signaal.text.privacy_adres import Adreszoeker
from signaal.text.privacy_cijfers import cijferrijen
from signaal.text.privacy_datums import geboortedata
from signaal.text.privacy_kenteken import kentekens
from signaal.text.privacy_nummers import nummers
from signaal.text.privacy_stop import IBAN_VORM
from signaal.text.privacy_vondst import Soort, Stuk

_POSTCODE = re.compile(
    r"(?<![\w-])([1-9]\d{3})([ .-]?)([A-Za-z]{2})(?!\w)"
    r"((?:,? (?:(?:huis)?(?:nr|nummer)\.? ?)?\d{1,4}[a-zA-Z]?(?!\w|[.,:]\d))?)"
)
#: The letters after four digits that stand apart ("5 4 1 1 s s", "vijf vier elf k k").
_LOSSE_LETTERS = re.compile(r"[\s.,-]{0,2}([a-z])([\s.,-]{0,2})([a-z])(?!\w)", re.IGNORECASE)
_TWEE_LETTERS = (  # words and units of two letters that may follow a number
    "en in is op te na om of al we ze je ik ja nu zo er an km kg cm gr ml st pp ha mw pw pm ca mg"
    " jr kw eu ai tm nl de re bn bo ki mb gb wv wk uu ma di wo do vr za ad id it ok pc tv hv sw"
    " pj dl mm ns rk el la"
)
_GEEN_LETTERS = frozenset(_TWEE_LETTERS.split())


def vast(tekst: str, adressen: Adreszoeker) -> Iterator[Stuk]:
    """All findings of a fixed form that ask; earlier kinds win where two overlap."""
    yield from geboortedata(tekst)
    yield from kentekens(tekst)
    yield from nummers(tekst)
    yield from _postcodes(tekst)
    yield from adressen.zoek(tekst)
    yield from accounts(tekst)
    for vondst in IBAN_VORM.finditer(tekst):
        yield vondst.start(), vondst.end(), Soort.IBAN


def _postcodes(tekst: str) -> Iterator[Stuk]:
    for vondst in _POSTCODE.finditer(tekst):
        cijfers, teken, letters, huis = vondst.groups()
        jaartal = cijfers[:2] in {"19", "20"} and teken != ""
        woord = letters.lower() in _GEEN_LETTERS and not (letters.isupper() and not jaartal)
        if woord or (jaartal and not letters.isupper()) or (letters == "HA" and not huis):
            continue
        yield vondst.start(), vondst.end(), Soort.POSTCODE
    for rij in cijferrijen(tekst):
        letters_los = _LOSSE_LETTERS.match(tekst, rij[-1].eind)
        if letters_los is None or sum(len(d.cijfers) for d in rij) != 4:
            continue
        if len(rij) == 1 and not letters_los[2]:
            continue
        if letters_los[2] or (letters_los[1] + letters_los[3]).lower() not in _GEEN_LETTERS:
            yield rij[0].begin, letters_los.end(), Soort.POSTCODE
