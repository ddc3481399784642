"""The kinds with a fixed form that ask, not stop: plate, postcode, birth date, number, account.

Everything works on a reading; spans are places in the reading.
"""

import re
from collections.abc import Iterator

from signaal.text.privacy_adres import adressen
from signaal.text.privacy_stop import IBAN_VORM, Stuk
from signaal.text.privacy_vondst import Soort

_MAANDEN = (
    r"(?:jan(?:uari)?|feb(?:r|ruari)?|mrt|maart|apr(?:il)?|mei|jun[ie]?|jul[iy]?|aug(?:ustus)?"
    r"|sept?(?:ember)?|okt(?:ober)?|oct|nov(?:ember)?|dec(?:ember)?)"
)
_JAAR = r"(?:(?:18|19|20)\d\d|'?\d\d)"
_DATUM = (
    rf"(?:\d{{1,2}}\s?[-/.]\s?\d{{1,2}}\s?[-/.]\s?{_JAAR}"
    rf"|\d{{1,2}}(?:e|ste|de)?[\s-]{{1,2}}{_MAANDEN}\.?[\s,-]{{1,2}}{_JAAR}"
    rf"|\d{{1,2}}\s\d{{1,2}}\s{_JAAR}|(?:19|20)\d\d[-/.]\d{{1,2}}[-/.]\d{{1,2}}"
    r"|[0-3]\d[01]\d(?:(?:19|20)\d\d|\d\d)|(?:19|20)\d\d[01]\d[0-3]\d)(?!\d)"
)
_GEBOREN = re.compile(
    r"(?<!\w)(?:geb(?:oren|oortedatum|oortedag|oortedat|dat|datum|\.?\s?dat(?:um)?|d)?\.?|gd|g\.d\.|gebd"
    r"|gbd|jarig|verjaardag|verjaart|dob)\s?(?:is|op|dd|d\.d\.|was)?\s?(?:op)?\s{0,2}[:=.]?\s{0,2}"
    rf"(?:(?:ma|di|wo|do|vr|za|zo)\s)?({_DATUM})",
    re.IGNORECASE,
)
_TEKEN = re.compile(rf"[°*]\s?({_DATUM})|\(\s?({_DATUM})\s?\)", re.IGNORECASE)
_OUD = re.compile(
    rf"(?<![\d-])(\d{{1,2}}([-/. ])\d{{1,2}}\2(?:18|19|20)\d\d|\d{{1,2}}\s{_MAANDEN}\.?\s(?:18|19|20)\d\d)"
    r"(?![\d-])",
    re.IGNORECASE,
)
_GEBEURTENIS = re.compile(
    r"sinds|vanaf|getrouwd|trouw|huwelijk|overleden|overleed|gestorven|bouw|gebouwd|opgericht|bevrijd|oorlog|watersnood|verhuis"
    r"|pensioen|in dienst|gescheiden|gestart|gestopt|ramp|opening|lid sinds|dateert",
    re.IGNORECASE,
)
_JONGSTE_JAAR = 2014  # a full date up to this year is about somebody, not about planning

_MEDE = "[BDFGHJKLMNPRSTVWXZ]"
_PLAAT = (
    r"(?:[A-Z]{2}-\d\d-\d\d|\d\d-\d\d-[A-Z]{2}|\d\d-[A-Z]{2}-\d\d|[A-Z]{2}-\d\d-[A-Z]{2}|[A-Z]{2}-[A-Z]{2}-\d\d"
    r"|\d\d-[A-Z]{2}-[A-Z]{2}|\d\d-[A-Z]{3}-\d|\d-[A-Z]{3}-\d\d|[A-Z]{2}-\d{3}-[A-Z]|[A-Z]-\d{3}-[A-Z]{2}"
    r"|[A-Z]{3}-\d\d-[A-Z]|[A-Z]-\d\d-[A-Z]{3}|\d-[A-Z]{2}-\d{3}|\d{3}-[A-Z]{2}-\d)"
)
_KENTEKEN = re.compile(rf"(?<![\w-]){_PLAAT}(?![\w-])", re.IGNORECASE)
_KENTEKEN_LOS = re.compile(
    r"(?<![\w-])" + _PLAAT.replace("[A-Z]", _MEDE).replace("-", r"[ \-]?") + r"(?![\w-])"
)
_KENTEKEN_GENOEMD = re.compile(
    r"(?:kenteken(?:nr|nummer|plaat)?|nummerbord|nummerplaat|kent\.?)\s?(?:is|nr|:)?\s{0,2}"
    r"((?=[a-z \-]{0,6}\d)(?=[\d \-]{0,6}[a-z])[a-z0-9]{1,3}[ \-]?[a-z0-9]{1,3}[ \-]?[a-z0-9]{1,3})(?!\w)",
    re.IGNORECASE,
)
_MAAND_IN = re.compile(r"jan|feb|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec", re.IGNORECASE)

_POSTCODE = re.compile(
    r"(?<![\w-])([1-9]\d{3})( ?)([A-Z]{2}|[a-z]{2}|[A-Z][a-z])(?![\w])((?:,? (?:nr\.? ?)?\d{1,4}[a-zA-Z]?(?!\w|[.,:]\d))?)"
)
_GEEN_LETTERS = frozenset(
    "en in is op te na om of al we ze je ik ja nu zo er an km kg cm gr ml st pp ha mw pw pm ca mg jr kw eu ai tm nl "
    "de re bn bo ki mb gb wv wk st uu ma di wo do vr za zo ad id it ok pc tv hv sw pj dl mm ns rk el la".split()
)

_NUMMERWOORD = re.compile(
    r"(?<!\w)(?:(?:clie?nt|client|cli.nt|patie?nt|pat|pt|dossier|zaak|zorg|polis|relatie|klant|kenmerk|beschikking|beschikkings|indicatie"
    r"|registratie|meld|melding|meldings|lid|lidmaatschaps?|verzekerden|verzekerings|verzekering|uzovi|pas|paspoort|rijbewijs|id|v|coa|ecd|mpi|epd|agb|wmo|hbh"
    r"|suwi|bewoners?|deelnemers?|leerling|studenten?|vreemdelingen|documents?|rek|rekening|bank|inschrijf|aanvraag|cl|order|loon|personeels|uitkerings|woonnet)"
    r"[ .\-]{0,2}(?:nr|nummer|no|num|code|id|kaart)?|(?!huis|tel|mob|rug|kamer|bus|lijn|week|volg|nood|alarm|klacht|weg|06)[a-z]{3,18}(?:nummer|nr)|[a-z]{2,12}pas[ -]?(?:nr|nummer))(?:\s[a-z]{3,20}(?=\s\d))?(?!\w)[.:#=\s]{0,3}(?:(?:nr|is|no|nummer|met|heeft)\b[.:#\s]{0,3}){0,2}"
    r"((?:[A-Z]{1,5}[-./]?)?\d[\d]{0,11}(?:[-./ ]\d{1,8}){0,4}[-./]?[A-Z]{0,3})(?![\w])",
    re.IGNORECASE,
)
_SOORTNUMMER = re.compile(r"(?:nr|nummer|no|num|code|id)(?:\W|$)|[#:]", re.IGNORECASE)

_HANDVAT = re.compile(r"(?<![\w.@+-])@([\w.]{2,30}\w)(?!\w|@)")
_NETWERK = (
    r"(?:insta(?:gram)?|snap(?:chat)?|tik\s?tok|facebook|fb|discord|twitter|telegram|steam|psn|playstation|roblox|twitch|youtube|yt|linkedin|"
    r"messenger|whatsapp|bereal|reddit|pinterest|onlyfans|vinted|marktplaats|fortnite|xbox|signal|skype)"
)
_ACCOUNT = re.compile(
    rf"(?<!\w)(?:{_NETWERK}(?:[\s-]?(?:account|naam|profiel|handle|user))?|gebruikersnaam|accountnaam|account|gamertag|username|user|nickname|profielnaam|inlognaam)"
    r"(?:\s(?:van|als|onder|met|naam|heet|is|de|op|account|profiel)){0,3}\s?[:=]?\s{0,2}@?([\w.-]{3,30})(?!\w)",
    re.IGNORECASE,
)
_PROFIEL = re.compile(
    r"(?:https?://)?(?:www\.)?(?:facebook|instagram|tiktok|twitter|x|linkedin|snapchat|youtube|threads)\.com/(?:in/|add/|@)?([\w.@-]{3,40})",
    re.IGNORECASE,
)


def vast(tekst: str) -> Iterator[Stuk]:
    """All findings of a fixed form that ask; earlier kinds win where two overlap."""
    yield from _geboortedata(tekst)
    yield from _kentekens(tekst)
    yield from _nummers(tekst)
    yield from adressen(tekst)
    yield from _postcodes(tekst)
    yield from _accounts(tekst)
    for vondst in IBAN_VORM.finditer(tekst):
        yield vondst.start(), vondst.end(), Soort.IBAN


def _geboortedata(tekst: str) -> Iterator[Stuk]:
    for vondst in _GEBOREN.finditer(tekst):
        yield vondst.start(1), vondst.end(1), Soort.GEBOORTEDATUM
    for vondst in _TEKEN.finditer(tekst):
        groep = 1 if vondst[1] else 2
        if _is_verleden(vondst[groep]):
            yield vondst.start(groep), vondst.end(groep), Soort.GEBOORTEDATUM
    for vondst in _OUD.finditer(tekst):
        aanloop = tekst[max(0, vondst.start() - 40) : vondst.start()]
        if int(vondst[1][-4:]) <= _JONGSTE_JAAR and not _GEBEURTENIS.search(aanloop):
            yield vondst.start(1), vondst.end(1), Soort.GEBOORTEDATUM


def _is_verleden(datum: str) -> bool:
    """Whether a date between brackets can be a birth date: a year long ago."""
    jaar = re.search(r"(\d{4}|\d\d)$", datum)
    if jaar is None:
        return True
    getal = int(jaar[1])
    return getal <= _JONGSTE_JAAR and not 14 < getal < 20 if getal > 99 else 27 < getal


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
        cijfers, spatie, letters = vondst[1], vondst[2], vondst[3]
        jaartal = cijfers[:2] in {"19", "20"} and spatie
        if letters.lower() in _GEEN_LETTERS and (not letters.isupper() or jaartal):
            continue
        genoemd = tekst[max(0, vondst.start() - 12) : vondst.start()].lower()
        if jaartal and not (letters.isupper() or "postcode" in genoemd or "pc" in genoemd):
            continue
        if letters == "HA" and not vondst[4]:
            continue
        yield vondst.start(), vondst.end(), Soort.POSTCODE


def _nummers(tekst: str) -> Iterator[Stuk]:
    for vondst in _NUMMERWOORD.finditer(tekst):
        code = vondst[1]
        cijfers = sum(t.isdigit() for t in code)
        kop = vondst[0][: vondst.start(1) - vondst.start()]
        genoemd = _SOORTNUMMER.search(kop) is not None
        jaartal = re.fullmatch(r"(?:19|20)\d\d", code) is not None
        if cijfers >= (3 if genoemd else 4) and not jaartal:
            yield vondst.start(1), vondst.start(1) + len(code.rstrip(" .-/")), Soort.CLIENTNUMMER


def _accounts(tekst: str) -> Iterator[Stuk]:
    for vondst in _HANDVAT.finditer(tekst):
        yield vondst.start(), vondst.end(), Soort.ACCOUNT
    for vondst in _ACCOUNT.finditer(tekst):
        handvat = vondst[1]
        if re.search(r"[a-z]", handvat, re.IGNORECASE) and re.search(r"\d|_|\w\.\w", handvat):
            yield vondst.start(1), vondst.end(1), Soort.ACCOUNT
    for vondst in _PROFIEL.finditer(tekst):
        yield vondst.start(), vondst.end(), Soort.ACCOUNT
