"""Addresses: a street and a house number, also in lower case and without a full stop."""

import re
from collections.abc import Iterator

from signaal.text.privacy_stop import Stuk
from signaal.text.privacy_vondst import Soort

# Endings that make a street of any word before them, and endings that need a capital or a hint.
_STERK = (
    "straat|straatje|strt|straot|laan|laantje|weg|weggetje|pad|paadje|plein|pleintje|dreef|dreefje|singel|kade|gracht|steeg|steegje"
    "|plantsoen|hof|hofje|donk|dijk|dijkje|boulevard|promenade|stede|gaarde|veldje|akkertje|hoekje|bergje|heuveltje|kampje|bosje|eindje|hoefje"
)
_ZWAK = (
    "erf|akker|akkers|baan|pas|ring|allee|markt|passage|kamp|wal|veld|velden|heide|hei|berg|poort|gaard|horst|hoek|broek|brink|weide|wei|beemd|beemden|eind|einde|heuvel|hout|loop|meer|mortel|ven|ham"
    "|hoeve|hoef|schans|steen|tuin|tuinen|voort|park|bos|bosch|dries|ekker|kant|rijt|staart|vliet|water|burcht|molen|kruis|zicht|kerk|brug|els|linde|eik|heg|haag|burg|stuk|schoor|laar|loo|rooi|wijk"
)
_AANLOOP = (
    r"(?:(?:pastoor|past\.?|kapelaan|pater|burg(?:emeester|\.)?|sint|st\.?|dr\.?|dokter|meester|mgr\.?|deken|prins(?:es)?|koning(?:in)?|jan|piet|prof\.?|wethouder|graaf|hertog|heer|vrouwe|oude|nieuwe|lange|korte|kleine|grote|hoge|lage|achterste|voorste"
    r"|van|de|den|der|het|'t|ten|ter|op|aan|in|achter|onder|[A-Z][\w']{1,20}|[A-Z]\.)\s){0,5}"
)
_AANLOOP_KLEIN = (
    r"(?:(?:pastoor|kapelaan|pater|burgemeester|burg\.?|sint|st\.?|dr\.?|meester|prins|prinses|koningin|past\.)\s(?:(?:van|de|den|der|v)\s){0,2}(?:[\w']{2,16}\s)?)?"
)
_NUMMER = (
    r"(?:nr\.?\s?|nummer\s|no\.?\s|huisnr\.?\s?|huisnummer\s)?\d{1,4}(?:\s?[-/]\s?\d{1,3}(?!\d|\s?-)|\s?[a-hA-H](?![\w])|\s(?:hs|bis|i{1,3})(?!\w))?"
)
_GEEN_HUIS = (
    r"(?!\s?(?:km|kilometer|m|meter|minuten|min|uur|u|x|keer|euro|jaar|jr|dagen|weken|maanden|procent|%|personen|mensen|jongeren|kinderen|bewoners|huizen|woningen|meldingen|signalen"
    r"|ongelukken|gezinnen|auto'?s|klachten|fietsers|ouderen|vrouwen|mannen|jongens|meiden|meisjes|plekken|lantaarn\w*|bomen|paaltjes|bankjes|vrijwilligers|deelnemers|keren|maal|tot\s\d|honden|scooters|appartementen|valpartijen|vallers|dames|heren|buren|inwoners|adressen|stuks|en\s\d|of\s\d"
    r"|gevallen|incidenten|voorvallen|ouders|stoeptegels|tegels|aanmeldingen|vragen|straten|kuilen|senioren|statushouders|leerlingen)(?!\w))(?![\w/]|[.,:]\d)"
)
_MET_STRAAT = re.compile(
    rf"(?<![\w'-])({_AANLOOP}[A-Z][\w'-]{{0,30}}?(?:{_STERK}|{_ZWAK}|str\.?)|{_AANLOOP_KLEIN}[\w'-]{{2,30}}?(?:{_STERK}|str\.?))"
    rf"\s{{1,2}}({_NUMMER}){_GEEN_HUIS}"
)
_LOS = re.compile(
    rf"(?<![\w'-])(?:((?:aan|op|in|naar|bij|van|adres:?|woont|woonachtig|achter|thuis|straat:?|langs)\s(?:(?:de|het|'t|den)\s)?)"
    rf"|((?:De|Het|'t|Den|Op|Achter|Aan)\s(?:(?:de|den|het|'t)\s)?))"
    rf"((?:[A-Z][\w'-]{{2,25}}\s){{0,2}}[A-Z][\w'-]{{2,25}}|(?:kerk)?straat|markt|heuvel|hoek|plein|[a-z'-]{{3,25}}(?:{_ZWAK}))\s({_NUMMER}){_GEEN_HUIS}"
)
_HUISNUMMER = re.compile(r"(?<!\w)(?:huisnummer|huisnr\.?|op nr\.?|op nummer)\s?:?\s?(\d{1,4}\s?[a-zA-Z]?)(?!\w)")
_GEWOON = frozenset(
    "snelweg fietspad voetpad zandpad bospad schoolplein kerkplein dorpsplein marktplein speelplein wandelpad onderweg halfweg jaarmarkt kerstmarkt rommelmarkt werkplaats voetbalveld "
    "sportveld parkeerplaats binnenweg rijksweg provincialeweg weg straat plein pad laan markt tandem ontslag bedrag overslag omslag afslag uitslag verslag toeslag aanslag huurtoeslag zorgtoeslag contract "
    "vandaag middag aandacht trein termijn baan hof park hoek wal kamp erf ring dijk pas akker luchtalarm gazon zwembad voorpas uitbaan bijbaan bovenpas paspas rijbaan loopbaan snelbaan rolstoelpad knooppunt".split()
)
_VOORZETSELS = frozenset({"aan", "op", "in", "naar", "bij", "achter", "onder", "langs"})
_LIDWOORDEN = frozenset({"de", "het", "den", "van", "'t"})
_KAAL = frozenset({"straat", "kerkstraat", "markt", "heuvel", "hoek", "plein"})
_WEGNUMMER = re.compile(r"(?:snelweg|rijksweg|autoweg|buslijn|lijn|bus|afrit|groep|kamer|zaal|afdeling|team|klas|hoofdstuk|editie|versie|fase|punt|stap|niveau|week|wk|blok|hal|pagina|route|knooppunt|seizoen|deel|dag|jaar|maand|periode|leeftijd|wijk|ronde|nummer|gate|spoor|perron|vak|baan|kwartaal|q|level|covid|formule|top|code|zone|poort|type|maat|windows|ios|android|iphone|samsung|galaxy|xbox|ps|playstation|max|circa|ca|minstens|ongeveer|tussen|rond|na|om|nog|al|sinds|vanaf|tot|met|zaterdag|zondag|maandag|dinsdag|woensdag|donderdag|vrijdag|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|jan|feb|mrt|apr|jun|jul|aug|sep|sept|okt|nov|dec|gemiddeld|zo'n|totaal|plus|oktober)$", re.IGNORECASE)


def adressen(tekst: str) -> Iterator[Stuk]:
    """Streets with a house number, and a house number that is named as such."""
    for vondst in _MET_STRAAT.finditer(tekst):
        laatste = vondst[1].rsplit(" ", 1)[-1].lower()
        if laatste not in _GEWOON and not _WEGNUMMER.fullmatch(laatste):
            yield _vanaf_straat(vondst), vondst.end(), Soort.ADRES
    for vondst in _LOS.finditer(tekst):
        laatste = vondst[3].rsplit(" ", 1)[-1]
        if _WEGNUMMER.fullmatch(laatste) or laatste.lower() in _GEWOON - {"markt", "hoek", "plein"}:
            continue
        kaal_woord = laatste in _KAAL
        if kaal_woord and tekst[vondst.end() : vondst.end() + 2].strip(" ")[:1].isalpha():
            continue
        begin = vondst.start(2) if vondst[2] else vondst.start(3)
        yield begin, vondst.end(), Soort.ADRES
    for vondst in _HUISNUMMER.finditer(tekst):
        yield vondst.start(1), vondst.end(1), Soort.ADRES


def _vanaf_straat(vondst: re.Match[str]) -> int:
    """Where the street starts: what leads up to it ("woning aan het") is not part."""
    woorden = vondst[1].split(" ")
    eerste = max((n + 1 for n, w in enumerate(woorden[:-1]) if w in _VOORZETSELS), default=0)
    while eerste < len(woorden) - 1 and woorden[eerste] in _LIDWOORDEN:
        eerste += 1
    return vondst.start(1) + sum(len(w) + 1 for w in woorden[:eerste])
