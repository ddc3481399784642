"""Addresses: a street and a house number, also in lower case and without a full stop."""

import re
from collections.abc import Iterable, Iterator

from signaal.text.privacy_cijfers import TELWOORDEN
from signaal.text.privacy_handlijsten import lees_toml
from signaal.text.privacy_lijsten import Naamlijsten
from signaal.text.privacy_vondst import Soort, Stuk

_NUMMER = (
    r"(?:nr\.?\s?|nummer\s|no\.?\s|huisnr\.?\s?|huisnummer\s)?\d{1,4}"
    r"(?:[a-h]?\s?[-/]\s?(?:\d{1,3}[a-h]?(?!\w|\s?-)|[a-hA-H](?!\w)|[iIvV]{1,3}(?!\w))"
    r"|\s?[a-hA-H](?!\w)|\s(?:hs|bis|i{1,3})(?!\w))?"
)
_HUISNUMMER = re.compile(
    r"(?<!\w)(?:huisnummer|huisnr\.?|op nr\.?|op nummer)\s?:?\s?(\d{1,4}\s?[a-zA-Z]?)(?!\w)"
)
#: Capitals and small words before the last part of a street ("Pastoor van Winkelstraat").
_AANLOOP = (
    r"(?:(?:van|de|den|der|het|'t|ten|ter|op|aan|in|achter|onder|st\.?|sint"
    r"|[A-Z][\w']{1,20}\.?|[A-Z]\.)\s){0,5}"
)
_PLEK = (
    r"(?:aan|op|in|uit|naar|bij|van|adres:?|woont|woonachtig|achter|thuis|straat:?|langs)\s"
    r"(?:(?:de|het|'t|den)\s)?"
)
_HOOFDPLEK = r"(?:De|Het|'t|Den|Op|Achter|Aan)\s(?:(?:de|den|het|'t)\s)?"
_KLEIN = (
    r"(?:(?:oude?|nieuwe?|lange|korte|grote|kleine|hoge|lage|zuid|noord|oost|west|boven|beneden|witte|rode"
    r"|zwarte|groene|brede|smalle)\s)"
)
_VOORZETSELS = frozenset({"aan", "op", "in", "naar", "bij", "achter", "onder", "langs"})
_LIDWOORDEN = frozenset({"de", "het", "den", "van", "'t"})
#: Streets of one plain word: only when nothing follows the number.
_KAAL = frozenset({"straat", "kerkstraat", "markt", "heuvel", "hoek", "plein"})
#: After one of these a town is a town: what follows is counted there ("in uden 3 aanvragen").
_IN_PLAATS = ("in ", "uit ", "naar ", "bij ", "van ")
#: After a street that is written as an abbreviation the space may be missing ("heuvelstr.17").
_DAARNA = r"(?:\s{1,2}|(?<=\.)(?=\d))"
_KORT = r"(?:str|ln|pln|wg)\.?"
#: How the ends of streets are mistyped; only after somebody's title.
_MISTIKT = r"st?r?aa?r?t|sraat|staart|straa|laa|wge|plien"
_MEERVOUD = re.compile(r"\s?(?!geen|alleen|weer|even)[a-z]{2,20}(?:en|s|er)(?![\w-])")


class Adreszoeker:
    """Finds addresses; the words about streets come from resources/taal/adres.toml."""

    def __init__(self, lijsten: Naamlijsten) -> None:
        self._lijsten = lijsten
        hand = {sleutel: tekst.split() for sleutel, tekst in lees_toml("adres.toml").items()}
        self._geen_straat = frozenset(hand["geen_straat"]) - _KAAL
        self._genummerd = frozenset(hand["genummerd"])
        self._sterk = frozenset(hand["sterk"])
        self._natuur = frozenset(hand["natuur"])
        self._wegen = frozenset(hand["wegen"])
        sterk, zwak = _een_van(hand["sterk"]), _een_van(hand["zwak"])
        eretitels = _een_van(hand["eretitels"])
        geen_huis = (
            rf"(?!\s?(?:{_een_van(hand['geteld'])}|(?:tot|en|of)\s\d)(?!\w))(?![\w/]|[.,:]\d)"
        )
        eer = rf"(?:{eretitels})\s(?:(?:van|de|den|der|v)\s){{0,2}}(?:[\w']{{2,16}}\s)?"
        self._straat = re.compile(
            rf"(?<![\w'-])({_AANLOOP}[A-Z][\w'-]{{0,30}}?(?:{sterk}|{zwak}|{_KORT})"
            rf"|(?:{eer})?[\w'-]{{2,30}}?(?:{sterk}|{_KORT})"
            rf"|{eer}[\w'-]{{2,30}}?(?:{_MISTIKT})){_DAARNA}({_NUMMER}){geen_huis}"
        )
        self._plek = re.compile(
            rf"(?<![\w'-])(?:{_PLEK}|({_HOOFDPLEK}))"
            r"((?:[A-Z][\w'-]{2,25}\s){0,2}[A-Z][\w'-]{2,25}"
            rf"|{_een_van(sorted(_KAAL))}|[a-z'-]{{3,25}}(?:{zwak})|{_een_van(hand['natuur'])})"
            rf"\s({_NUMMER}){geen_huis}"
        )
        self._los = re.compile(
            rf"(?:^|(?<=[\n(;:,.]))\s?((?:{_KLEIN}|(?:de|het|'t|den)\s)?"
            rf"(?:[a-z'-]{{3,25}}(?:{zwak})|(?i:{_een_van(hand['natuur'])}))"
            rf"|(?:achter|onder)\s(?:de|het|'t|den)\s[a-z]{{3,20}})\s({_NUMMER}){geen_huis}",
            re.MULTILINE,
        )
        #: A number in words after a street: "hertogstraat tien".
        self._telwoord = re.compile(
            rf"(?<![\w'-])([\w'-]{{2,30}}?(?:{sterk}|{_KORT}))\s((?!een){_een_van(TELWOORDEN)})(?!\w)",
            re.IGNORECASE,
        )
        #: A name of one word with an article: "op de vliet 8", "de Hei 31".
        self._met_lidwoord = re.compile(
            rf"(?<![\w'-])(?:de|het|'t|den)\s([A-Z][\w'-]{{2,25}}|{zwak})\s({_NUMMER}){geen_huis}"
        )
        self._onbekend = re.compile(
            rf"(?<![\w'-])({_KLEIN}([a-z]{{3,25}}))\s({_NUMMER}){geen_huis}", re.IGNORECASE
        )

    def zoek(self, tekst: str) -> Iterator[Stuk]:
        """Streets with a house number, and a house number that is named as such."""
        for vondst in self._straat.finditer(tekst):
            if not self._is_anders(vondst[1], vondst[2]):
                yield _vanaf_straat(vondst), vondst.end(), Soort.ADRES
        for vondst in self._plek.finditer(tekst):
            gaat_door = tekst[vondst.end() : vondst.end() + 2].strip(" ")[:1].isalpha()
            telt = vondst[2] in _KAAL or (
                vondst[0].startswith(_IN_PLAATS) and self._lijsten.is_plaats(vondst[2].lower())
            )
            if not (self._is_anders(vondst[2], vondst[3]) or (gaat_door and telt)):
                begin = vondst.start(1) if vondst[1] else vondst.start(2)
                yield begin, vondst.end(), Soort.ADRES
        for vorm in (self._los, self._met_lidwoord, self._telwoord):
            for vondst in vorm.finditer(tekst):
                anders = self._is_anders(vondst[1], vondst[2])
                anders |= vorm is self._los and self._is_gewoon(vondst[1])
                if not (anders or _MEERVOUD.match(tekst, vondst.end())):
                    yield vondst.start(1), vondst.end(), Soort.ADRES
        for vondst in self._onbekend.finditer(tekst):
            woord = vondst[2].lower()
            bekend = self._lijsten.is_gewoon(woord) or self._lijsten.is_samengesteld(woord)
            if woord in self._sterk or not (bekend or self._is_anders(woord, vondst[3])):
                yield vondst.start(1), vondst.end(), Soort.ADRES
        for vondst in _HUISNUMMER.finditer(tekst):
            yield vondst.start(1), vondst.end(1), Soort.ADRES

    def _is_gewoon(self, straat: str) -> bool:
        """Whether this is an ordinary word and no street is called so ("uitkering 1100")."""
        *eerder, laatste = straat.lower().split(" ")
        naam = laatste in self._natuur or (eerder and eerder[0] in {"achter", "onder"})
        return laatste in self._lijsten.woorden and not naam

    def _is_anders(self, straat: str, nummer: str) -> bool:
        *eerder, laatste = straat.split(" ")
        laatste = laatste.lower()
        if laatste in self._wegen:
            return not nummer[-1].isalpha()
        if straat[-len(laatste)].isupper() or (eerder and eerder[-1][0].isupper()):
            return laatste in self._genummerd
        return laatste in self._geen_straat or laatste in self._genummerd


def _een_van(woorden: Iterable[str]) -> str:
    return "|".join(re.escape(w) for w in woorden)


def _vanaf_straat(vondst: re.Match[str]) -> int:
    """Where the street starts: what leads up to it ("woning aan het") is not part."""
    woorden = vondst[1].split(" ")
    eerste = max((n + 1 for n, w in enumerate(woorden[:-1]) if w in _VOORZETSELS), default=0)
    while eerste < len(woorden) - 1 and woorden[eerste] in _LIDWOORDEN:
        eerste += 1
    return vondst.start(1) + sum(len(w) + 1 for w in woorden[:eerste])
