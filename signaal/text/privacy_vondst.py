"""What the privacy guard reports: kinds of personal data and one finding in a text."""

from dataclasses import dataclass
from enum import StrEnum

from signaal.text.privacy_patroon import Patroon

#: The year somebody was born says who it is as well as a name does, and goes with it.
_JAAR = r"(?:(?:19|20)\d\d|['’]\d\d)"
_GEBOREN = r"(?:geb(?:oren)?\.?|gb\.?|°|\*)"
_JAAR_ERNA = Patroon(
    rf"\s?\(\s?(?:{_GEBOREN}\s?)?(?:in\s)?{_JAAR}\s?\)"
    rf"|,?\s?{_GEBOREN}\s?(?:in\s)?{_JAAR}(?!\d),?|\s(?:van|uit)\s19\d\d(?!\d)"
)


class Soort(StrEnum):
    """Kind of personal data. Stored nowhere; spoken on the command line."""

    NAAM = "NAAM"
    INITIALEN = "INITIALEN"
    BSN = "BSN"
    TELEFOON = "TELEFOON"
    EMAIL = "EMAIL"
    ADRES = "ADRES"
    POSTCODE = "POSTCODE"
    GEBOORTEDATUM = "GEBOORTEDATUM"
    IBAN = "IBAN"
    KENTEKEN = "KENTEKEN"
    CLIENTNUMMER = "CLIENTNUMMER"
    ACCOUNT = "ACCOUNT"
    HERLEIDBAAR = "HERLEIDBAAR"


#: Where something stands in a reading (begin, end) and what it is.
Stuk = tuple[int, int, Soort]


@dataclass(frozen=True, slots=True)
class Vondst:
    """One finding: the code points ``begin`` up to (not including) ``eind`` of the text.

    ``stop``: saving is refused until it is gone; otherwise the user is asked. ``waarom`` is a Dutch
    sentence that does not quote the text; ``vervang_door`` is what to write instead and may be
    empty (a title reads well without its name).
    """

    begin: int
    eind: int
    soort: Soort
    stop: bool
    waarom: str
    vervang_door: str


def vervang(tekst: str, vondst: Vondst) -> str:
    """``tekst`` with the finding replaced by its proposal, without a double or hanging space.

    The year of birth behind a name goes with it.
    """
    voor, na = tekst[: vondst.begin], tekst[vondst.eind :]
    if vondst.soort is Soort.NAAM and (jaar := _JAAR_ERNA.match(na)) is not None:
        na = na[jaar.end() :]
    if not vondst.vervang_door:
        if not voor or voor[-1].isspace():
            na = na.lstrip(" ")
        if not na or na[0] in ".,;:!?":
            voor = voor.rstrip(" ")
    return voor + vondst.vervang_door + na


def zonder_overlap(vondsten: list[Vondst]) -> tuple[Vondst, ...]:
    """Findings in text order; where two overlap, *stop* wins, then the earlier one in the list."""
    gekozen: list[Vondst] = []
    bezet: set[int] = set()
    for vondst in sorted(vondsten, key=lambda v: not v.stop):
        plaatsen = range(vondst.begin, vondst.eind)
        if bezet.isdisjoint(plaatsen):
            bezet.update(plaatsen)
            gekozen.append(vondst)
    return tuple(sorted(gekozen, key=lambda v: v.begin))
