"""The hard kinds: BSN, telephone, e-mail and IBAN. No lists, so instant, everywhere at saving.

Everything here works on a :class:`Lezing`; spans are places in the reading.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from signaal.text.privacy_cijfers import Deel, cijferrijen, elfproef
from signaal.text.privacy_lezing import lees
from signaal.text.privacy_patroon import Patroon
from signaal.text.privacy_vondst import Soort, Stuk, Vondst, zonder_overlap
from signaal.text.privacy_woorden import UITLEG

_WEGGELATEN = "…"

_AANBIEDERS = (
    "gmail|hotmail|outlook|live|msn|icloud|yahoo|ziggo|kpnmail|kpnplanet|planet|home|hetnet|upcmail"
    "|xs4all|telfort|tele2|quicknet|casema|chello|zonnet|solcon|proton|protonmail|me|onsbrabantnet"
)
_PUNT = r"(?:\s?\.\s?|\s?[(\[]\s?(?:punt|dot)\s?[)\]]\s?|\s(?:punt|dot)\s)"
_VOOR = (
    r"(?<![\w.+%-])[\w+%'-]{1,64}"
    r"(?:(?:\.|\s?[(\[](?:punt|dot)[)\]]\s?|\s(?:punt|dot|streepje)\s)[\w+%-]{1,64}){0,6}"
)
_AT_WOORD = r"\s?(?:[(\[{]\s?(?:at|@|apenstaartje)\s?[)\]}]|\bap(?:en|e)staart(?:je)?\b|\bat\b)\s?"
_EMAIL = Patroon(
    rf"(?<![\w.+%-])[\w.+%'-]{{1,64}}@(?:[\w-]{{1,63}}\.){{1,5}}[a-z]{{2,24}}(?!\w)"
    rf"|{_VOOR}(?:{_AT_WOORD}|@|\s@\s)[\w-]{{1,63}}(?:{_PUNT}[a-z]{{2,24}}(?!\w)){{1,4}}"
    rf"|{_VOOR}(?:{_AT_WOORD}|@|\s@\s)(?:{_AANBIEDERS})(?!\w)",
    re.IGNORECASE,
)
#: Desks, not people: a mailbox of an organisation is no personal data.
_BALIE = Patroon(
    r"(?:info|contact|receptie|balie|secretariaat|administratie|klantenservice|no-?reply|meldingen"
    r"|wmo|zorg|aanmeld(?:en|ing)|intake|redactie|bestuur|welkom|gemeente|post|mail|hallo|support)"
    r"(?:@|\s)",
    re.IGNORECASE,
)

#: What follows makes even a desk somebody's own ("info@... zn eenmanszaak").
_VAN_IEMAND = Patroon(r"\s\(?(?:zn|z'n|zijn|haar|d'r|eenmanszaak|zzp)(?!\w)", re.IGNORECASE)

_IBAN_LANDEN = (  # country and length, ISO 13616 registry
    "NL18 BE16 DE22 FR27 GB22 ES24 IT27 PL28 PT25 AT20 CH21 LU20 IE22 DK18 SE24 NO15 FI18 CZ24 "
    "SK24 HU28 RO24 BG22 GR27 TR26 HR21 SI19 LT20 LV21 EE20 MT31 CY28 UA29 MC27 LI21 IS26 SM27 "
    "RS22 BA20 MK19 AL28 ME22 MD24 GE22 XK20 AD24 SA24 AE23 IL23 TN24 GI23 FO18 GL18 EG29 KW30"
)
_IBAN_LENGTE = {land[:2]: int(land[2:]) for land in _IBAN_LANDEN.split()}
_IBAN_BEGIN = Patroon(r"(?<![A-Za-z0-9])([A-Za-z]{2})[ .\-]{0,2}[0-9O]{2}(?=[ .\-]{0,2}\w)")
#: The shape of a Dutch IBAN, check digits right or wrong: what is inside is no telephone.
IBAN_VORM = Patroon(r"(?<!\w)NL ?\d\d[ .-]?[A-Z]{4}(?:[ .-]?\d){10}(?!\d)", re.IGNORECASE)
_IBAN_TUSSEN = " .-_\t\n"

_DATUM = Patroon(
    r"(?<!\d)(?:(?:0?[1-9]|[12]\d|3[01])([-/. ])(?:0?[1-9]|1[0-2])\1(?:19|20)\d\d(?!\d)(?!\1\d)"
    r"|(?:19|20)\d\d([-/.])(?:0?[1-9]|1[0-2])\2(?:0?[1-9]|[12]\d|3[01])(?!\d))"
)
_NETNUMMERS = (  # of three digits; every other area code has four
    "010 013 015 020 023 024 026 030 033 035 036 038 040 043 045 046 050 053 055 058 "
    "070 071 072 073 074 075 076 077 078 079 084 085 087 088"
)
_DRIECIJFERIG = frozenset(_NETNUMMERS.split())
_BSN_WOORD = Patroon(
    r"(?:\bb\.?s\.?n\.?|burgerservice\s?(?:nummer|nr)|\bsofi\s?-?(?:nummer|nr)?|persoonsnummer)"
    r"[\s.:=#-]*(?:(?:nr|nummer|is|was|:)[\s.:=-]*)?$",
    re.IGNORECASE,
)
_BEL_WOORD = Patroon(
    r"(?:\btel(?:efoon)?(?:nr|nummer)?|\bmob(?:iel)?(?:nr|nummer)?|\b0?6-?(?:nr|nummer)"
    r"|\b(?:bel|app|sms)(?:len|pen|t|de|je)?(?:\s(?:op|naar|met|me))?|\bbereikbaar op|\bgsm"
    r"|\bwhatsapp|\btelefonisch)[\s.:=#-]*(?:(?:nr|nummer|is|op)[\s.:=-]*)?$",
    re.IGNORECASE,
)
_BSN_GROEPEN = {(3, 3, 3), (4, 2, 3), (2, 3, 4), (4, 3, 2), (2, 2, 2, 3), (4, 5), (5, 4)}
_LOOS = "0800", "0900", "0906", "0909", "0970", "0676", "0140"


@dataclass(frozen=True, slots=True)
class _Venster:
    """Consecutive groups of one run, read as one number."""

    delen: tuple[Deel, ...]
    cijfers: str

    @property
    def maten(self) -> tuple[int, ...]:
        return tuple(len(d.cijfers) for d in self.delen)


def hard(tekst: str) -> list[Stuk]:
    """All hard identifiers in ``tekst`` (a reading), in no fixed order, possibly overlapping."""
    stukken = [*_emails(tekst), *_ibans(tekst)]
    bezet = [(begin, eind) for begin, eind, _ in stukken]
    bezet += [v.span() for vorm in (_DATUM, IBAN_VORM) for v in vorm.finditer(tekst)]
    for rij in cijferrijen(tekst, bezet):
        stukken += _nummers(tekst, rij)
    return stukken


def _emails(tekst: str) -> Iterator[Stuk]:
    for vondst in _EMAIL.finditer(tekst):
        if not _BALIE.match(vondst[0]) or _VAN_IEMAND.match(
            tekst[vondst.end() : vondst.end() + 20]
        ):
            yield vondst.start(), vondst.end(), Soort.EMAIL


def _ibans(tekst: str) -> Iterator[Stuk]:
    for vondst in _IBAN_BEGIN.finditer(tekst):
        lengte = _IBAN_LENGTE.get(vondst[1].upper())
        if lengte is None:
            continue
        eind = _eind_van_iban(tekst, vondst.start(), lengte)
        if eind and mod97("".join(t for t in tekst[vondst.start() : eind] if t.isalnum())):
            yield vondst.start(), eind, Soort.IBAN


def _eind_van_iban(tekst: str, begin: int, lengte: int) -> int:
    """Where ``lengte`` letters and digits end, with little between them; 0 when they do not."""
    plaats, geteld, leeg = begin, 0, 0
    while plaats < len(tekst) and geteld < lengte:
        teken = tekst[plaats]
        if teken.isascii() and teken.isalnum():
            geteld, leeg = geteld + 1, 0
        elif teken in _IBAN_TUSSEN and leeg < 2:
            leeg += 1
        else:
            return 0
        plaats += 1
    los = plaats == len(tekst) or not tekst[plaats].isalnum()
    return plaats if geteld == lengte and los else 0


def mod97(rekening: str) -> bool:
    """Whether an IBAN without separators has the right check digits (ISO 13616, mod 97)."""
    omgezet = rekening[4:] + rekening[:4]
    return int("".join(str(int(t, 36)) for t in omgezet)) % 97 == 1


def _nummers(tekst: str, rij: tuple[Deel, ...]) -> Iterator[Stuk]:
    begin = 0
    while begin < len(rij):
        gevonden = _nummer_vanaf(tekst, rij, begin)
        if gevonden is None:
            begin += 1
            continue
        aantal, soort = gevonden
        yield _met_haakje(tekst, rij[begin].begin), rij[begin + aantal - 1].eind, soort
        begin += aantal


def _met_haakje(tekst: str, begin: int) -> int:
    """An area code between brackets starts at its bracket when the text stands open there."""
    open_haakje = begin > 0 and tekst[begin - 1] == "(" and ")" in tekst[begin : begin + 5]
    return begin - 1 if open_haakje else begin


def _nummer_vanaf(tekst: str, rij: tuple[Deel, ...], begin: int) -> tuple[int, Soort] | None:
    aanloop = tekst[max(0, rij[begin].begin - 30) : rij[begin].begin]
    bsn = _BSN_WOORD.search(aanloop) is not None
    bel = _BEL_WOORD.search(aanloop) is not None
    gevonden = None
    cijfers = ""
    for aantal in range(1, min(16, len(rij) - begin) + 1):
        cijfers += rij[begin + aantal - 1].cijfers
        if len(cijfers) > 17:
            break
        venster = _Venster(rij[begin : begin + aantal], cijfers)
        heel = begin == 0 and aantal == len(rij)
        if _is_telefoon(venster, heel, bel):
            gevonden = aantal, Soort.TELEFOON
        elif _is_bsn(venster, heel, bsn) and gevonden is None:
            gevonden = aantal, Soort.BSN
        if gevonden and not venster.delen[0].plus:
            break
    return gevonden


def _is_bsn(venster: _Venster, heel: bool, genoemd: bool) -> bool:
    cijfers = venster.cijfers
    if genoemd and len(cijfers) == 8:
        return elfproef("0" + cijfers)
    if not elfproef(cijfers):
        return False
    return genoemd or heel or len(venster.delen) == 1 or venster.maten in _BSN_GROEPEN


def _is_telefoon(venster: _Venster, heel: bool, gebeld: bool) -> bool:
    cijfers, plus = venster.cijfers, venster.delen[0].plus
    if plus or cijfers.startswith("00"):
        return _is_internationaal(cijfers if plus else cijfers[2:], plus)
    if cijfers.startswith(("316", "3106")) and len(cijfers.partition("6")[2]) == 8:
        return True
    if gebeld and len(cijfers) == 9 and cijfers[0] == "6":
        return True
    if len(cijfers) != 10 or cijfers[0] != "0" or cijfers.startswith(_LOOS):
        return False
    if cijfers[1] not in "1234567" and cijfers[:3] not in _DRIECIJFERIG:
        return False
    return cijfers.startswith("06") or len(venster.delen) == 1 or _is_vast(venster, heel)


def _is_internationaal(cijfers: str, plus: bool) -> bool:
    if cijfers.startswith("31"):
        rest = cijfers[2:].removeprefix("0")
        return len(rest) == 9 and rest[0] != "0"
    return 9 <= len(cijfers) <= 15 if plus else 10 <= len(cijfers) <= 14


def _is_vast(venster: _Venster, heel: bool) -> bool:
    """Ten digits in groups: an area code first, or the whole run in pairs or single digits."""
    eerste, maten = venster.delen[0].cijfers, venster.maten
    netnummer = (len(eerste) == 4 and eerste[:3] not in _DRIECIJFERIG) or eerste in _DRIECIJFERIG
    if netnummer or len(eerste) > 4:
        return min(maten[1:]) > 1 or heel
    return heel


def vind_stop(tekst: str) -> tuple[Vondst, ...]:
    """The findings that refuse saving (BSN, telephone, e-mail, IBAN), in text order."""
    lezing = lees(tekst)
    return zonder_overlap(
        [
            Vondst(lezing.begin(begin), lezing.eind(eind), soort, True, *UITLEG[soort])
            for begin, eind, soort in hard(lezing.tekst)
        ]
    )


def schoon_stop(tekst: str) -> str:
    """``tekst`` with every *stop* finding replaced by an ellipsis: fit for a draft on disk."""
    for vondst in reversed(vind_stop(tekst)):
        tekst = tekst[: vondst.begin] + _WEGGELATEN + tekst[vondst.eind :]
    return tekst
