"""Birth dates: a date that is announced as one, or a full date long ago."""

import re
from collections.abc import Iterator

from signaal.text.privacy_cijfers import TELWOORDEN
from signaal.text.privacy_vondst import Soort, Stuk

_MAANDEN = (
    r"(?:jan(?:uari)?|feb(?:r|ruari)?|mrt|maart|apr(?:il)?|mei|jun[ie]?|jul[iy]?|aug(?:ustus)?"
    r"|sept?(?:ember)?|okt(?:ober)?|oct|nov(?:ember)?|dec(?:ember)?)"
)
_TELWOORD = "|".join(sorted(TELWOORDEN, key=len, reverse=True))
_RANGWOORD = (
    r"(?:eerste|derde|achtste|(?:twee|vier|vijf|zes|zeven|negen|tien|elf|twaalf|\w{3,8}tien)de"
    r"|(?:\w{2,6}[eë]n)?(?:twin|der)tigste)"
)
_JAAR = r"(?:(?:18|19|20)\d\d|'?\d\d)"
_DATUM = (
    rf"(?:\d{{1,2}}\s?[-/.]\s?\d{{1,2}}\s?[-/.]\s?{_JAAR}"
    rf"|\d{{1,2}}(?:e|ste|de)?[\s-]{{0,2}}{_MAANDEN}\.?[\s,-]{{0,2}}{_JAAR}"
    rf"|(?:{_TELWOORD}|{_RANGWOORD})\s(?:van\s)?{_MAANDEN}\s{_JAAR}"
    rf"|\d{{1,2}}\s\d{{1,2}}\s{_JAAR}|'\d\d[-/.]\d{{1,2}}[-/.]\d{{1,2}}|(?:19|20)\d\d[-/.]\d{{1,2}}[-/.]\d{{1,2}}"
    r"|[0-3]\d[01]\d(?:(?:19|20)\d\d|\d\d)|(?:19|20)\d\d[01]\d[0-3]\d)(?!\d)"
)
_GEBOREN = re.compile(
    r"(?<!\w)(?:geb(?:oren|oortedatum|oortedag|oortedat|dat|datum|\.?\s?dat(?:um)?|d)?\.?|gd"
    r"|g\.d\.?|gbd|jarig|verjaardag|verjaart|dob"
    r"|(?:kind|baby|jongen|meisje|dochter|zoon|peuter|kleuter)\svan)"
    r"\s?(?:is|op|dd|d\.d\.|was)?\s?(?:op(?:\sde)?)?\s{0,2}[:=.]?\s{0,2}"
    rf"(?:(?:ma|di|wo|do|vr|za|zo)\s)?({_DATUM})",
    re.IGNORECASE,
)
_ERNA = re.compile(
    rf"(?<![\d-])({_DATUM})\s?(?:is\s)?(?:haar\s|zijn\s|z'n\s)?(?:geb(?:oren|\.)?|geb\w*dat\w*)(?!\w)",
    re.IGNORECASE,
)
#: Eight digits that make an old date.
_AANEEN = re.compile(
    r"(?<![\w.-])(?:(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])19\d\d"
    r"|19\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?![\w.-])"
)
_TEKEN = re.compile(rf"[°*]\s?({_DATUM})|\(\s?({_DATUM})\s?\)", re.IGNORECASE)
_OUD = re.compile(
    r"(?<![\d-])(\d{1,2}([-/. ])\d{1,2}\2(?:18|19|20)\d\d"
    rf"|\d{{1,2}}\s{_MAANDEN}\.?\s(?:18|19|20)\d\d"
    r"|(?:19|20)\d\d([-/])(?:0\d|1[0-2])\3[0-3]\d)(?![\d-])",
    re.IGNORECASE,
)
#: The same with a year of two digits: with an apostrophe, or between signs that make it a date.
_OUD_KORT = re.compile(
    r"(?<![\w.,/-])(?:(?:0?[1-9]|[12]\d|3[01])([-/])(?:0?[1-9]|1[0-2])\1'?(\d\d)"
    r"|(?:0[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])\.(\d\d)"
    rf"|\d{{1,2}}\s{_MAANDEN}\.?\s'(\d\d))(?![\w/-]|[.,:]\d)",
    re.IGNORECASE,
)
_GESPELD = re.compile(
    rf"(?<!\w)(?:(?:{_TELWOORD}|{_RANGWOORD}|\d{{1,2}}(?:e|ste|de)?)\s(?:van\s(?:de\s)?)?"
    rf"(?:({_MAANDEN})|{_RANGWOORD}|{_TELWOORD})\s)"
    r"(?:in\s)?((?:negentien|achttien)[\s-]?(?:honderd)?[\s-]?(?:en\s|[eë]n)?"
    r"|tweeduizend[\s-]?(?:en\s)?)?"
    rf"({_TELWOORD})?(?!\w)",
    re.IGNORECASE,
)
_GEBEURTENIS = re.compile(
    r"sinds|vanaf|trouw|huwelijk|overleden|overleed|gestorven|bouw(?!jaar)|opgericht|bevrijd|oorlog"
    r"|watersnood|verhuis|pensioen|in dienst|gescheiden|gestart|gestopt|ramp|opening|dateert",
    re.IGNORECASE,
)
_EINDJAAR = re.compile(r"(\d{4}|\d\d)$")
#: A full date up to this year is about somebody, not about planning.
_JONGSTE_JAAR = 2014
#: Two digits above this are of the last century.
_JONGSTE_KORT = 27
_AANLOOP = 40


def geboortedata(tekst: str) -> Iterator[Stuk]:
    """Birth dates in ``tekst`` (a reading)."""
    for vorm in (_GEBOREN, _ERNA):
        for vondst in vorm.finditer(tekst):
            yield vondst.start(1), vondst.end(1), Soort.GEBOORTEDATUM
    for vondst in _AANEEN.finditer(tekst):
        yield vondst.start(), vondst.end(), Soort.GEBOORTEDATUM
    for vondst in _TEKEN.finditer(tekst):
        groep = 1 if vondst[1] else 2
        if _is_lang_geleden(vondst[groep]):
            yield vondst.start(groep), vondst.end(groep), Soort.GEBOORTEDATUM
    for vondst in _OUD.finditer(tekst):
        aanloop = tekst[max(0, vondst.start() - _AANLOOP) : vondst.start()]
        jaar = vondst[1][:4] if vondst[3] else vondst[1][-4:]
        if int(jaar) <= _JONGSTE_JAAR and not _GEBEURTENIS.search(aanloop):
            yield vondst.start(1), vondst.end(1), Soort.GEBOORTEDATUM
    for vondst in _OUD_KORT.finditer(tekst):
        aanloop = tekst[max(0, vondst.start() - _AANLOOP) : vondst.start()]
        kort = int(vondst[2] or vondst[3] or vondst[4]) > _JONGSTE_KORT
        if kort and not _GEBEURTENIS.search(aanloop):
            yield vondst.start(), vondst.end(), Soort.GEBOORTEDATUM
    for vondst in _GESPELD.finditer(tekst):
        maand, eeuw, jaar = vondst.groups(default="")
        if (maand or eeuw) and _is_jaar_in_woorden(eeuw.lower(), jaar.lower()):
            yield vondst.start(), vondst.end(), Soort.GEBOORTEDATUM


def _is_jaar_in_woorden(eeuw: str, jaar: str) -> bool:
    """Whether spelled-out words make a year of birth ("negentienhonderd", "achtendertig")."""
    getal = int(TELWOORDEN.get(jaar, "0"))
    if eeuw.startswith("tweeduizend"):
        return 2000 + getal <= _JONGSTE_JAAR
    return bool(eeuw) or getal > _JONGSTE_KORT


def _is_lang_geleden(datum: str) -> bool:
    """Whether a date between brackets can be a birth date."""
    jaar = _EINDJAAR.search(datum)
    if jaar is None:
        return True
    getal = int(jaar[1])
    return getal <= _JONGSTE_JAAR if getal > 99 else getal > _JONGSTE_KORT
