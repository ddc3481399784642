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
_AANDUIDING = (
    r"(?:oude?|nieuwe?|lange|korte|grote|kleine|hoge|lage|zuid|noord|oost|west|boven|beneden|witte|rode"
    r"|zwarte|groene|brede|smalle)"
)
_KLEIN = re.compile(_AANDUIDING)
_VOORZETSELS = frozenset({"aan", "op", "in", "naar", "bij", "achter", "onder", "langs"})
_VERKORT = frozenset({"'t", "t"})
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
_VOLGT = re.compile(r"\s?(?!geen|alleen|weer|even|zonder|tussen)([a-z]{2,20})(?![\w-])")
#: A postcode right behind makes an address of any word with a number.
_POSTCODE_VOLGT = re.compile(r",?\s\d{4}\s?[a-z]{2}(?!\w)", re.IGNORECASE)
_HUIS_ERBIJ = re.compile(r"\d\s?(?:hs|bis)$|[-/]\s?\d", re.IGNORECASE)


class Adreszoeker:
    """Finds addresses; the words about streets come from resources/taal/adres.toml."""

    def __init__(self, lijsten: Naamlijsten) -> None:
        self._lijsten = lijsten
        hand = {sleutel: tekst.split() for sleutel, tekst in lees_toml("adres.toml").items()}
        self._geen_straat = frozenset(hand["geen_straat"]) - _KAAL
        self._genummerd = frozenset(hand["genummerd"])
        self._sterk = frozenset(hand["sterk"])
        self._zwak = frozenset(hand["zwak"])
        self._landschap = tuple(hand["landschap"])
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
            rf"(?:^|(?<=[\n(;:,.]))\s?((?:{_AANDUIDING}\s|(?:de|het|'t|den)\s)?"
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
        #: Any word with a number behind it, and the word before that: judged by what it means.
        self._woord = re.compile(
            rf"(?<![\w'-])(?:('?[a-z]{{1,20}})\s)?([a-z][a-z'-]{{2,25}})\s({_NUMMER}){geen_huis}",
            re.IGNORECASE,
        )
        self._omgekeerd = re.compile(
            rf"(?<!\w)(?:nr\.?|nummer|huisnr\.?)\s?(\d{{1,4}}\s?[a-h]?\s(?:in|aan|op|van)\s"
            rf"(?:(?:de|het|'t)\s)?[\w'-]{{3,30}}?(?:{sterk}))(?!\w)",
            re.IGNORECASE,
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
                if not (anders or self._wordt_geteld(tekst, vondst.end())):
                    yield vondst.start(1), vondst.end(), Soort.ADRES
        for vondst in self._woord.finditer(tekst):
            if self._is_straatnaam(vondst):
                yield _begin_van_naam(vondst), vondst.end(), Soort.ADRES
        for vondst in self._omgekeerd.finditer(tekst):
            yield vondst.start(1), vondst.end(), Soort.ADRES
        for vondst in _HUISNUMMER.finditer(tekst):
            yield vondst.start(1), vondst.end(1), Soort.ADRES

    def _is_straatnaam(self, vondst: re.Match[str]) -> bool:
        """Whether a word is called and not counted: a count stands before its noun in Dutch."""
        woord, nummer = vondst[2].lower(), vondst[3]
        if woord in self._genummerd or woord in self._wegen:
            return False
        if _POSTCODE_VOLGT.match(vondst.string, vondst.end()):
            return True
        jaartal = len(nummer) > 3 and nummer.isdigit()
        if jaartal or self._wordt_geteld(vondst.string, vondst.end()):
            return False
        return self._heet_zo((vondst[1] or "").lower(), woord, nummer)

    def _heet_zo(self, voor: str, woord: str, nummer: str) -> bool:
        lijsten = self._lijsten
        if _KLEIN.fullmatch(voor) or self._is_van_plaats(voor):
            return self._is_plek(woord) or not self._is_bekend(woord)
        if voor in _VERKORT:
            return self._is_plek(woord) or woord in lijsten.van_namen
        if woord in self._natuur:
            return woord not in lijsten.voornamen and woord not in lijsten.twijfel
        onverklaard = not (lijsten.is_gewoon(woord) or lijsten.is_plaats(woord))
        if woord.endswith(self._landschap) and not self._is_plek(woord):
            return onverklaard or woord not in self._geen_straat
        return onverklaard and len(woord) > 4 and _HUIS_ERBIJ.search(nummer) is not None

    def _is_van_plaats(self, woord: str) -> bool:
        """Whether this says of what town a field or mill is: "reekse", "udense"."""
        return woord.endswith("se") and self._lijsten.is_plaats(woord[:-2])

    def _is_plek(self, woord: str) -> bool:
        straat = woord in self._sterk or woord in self._zwak or woord in self._natuur
        return straat or woord in self._landschap

    def _is_bekend(self, woord: str) -> bool:
        return self._lijsten.is_gewoon(woord) or self._lijsten.is_samengesteld(woord)

    def _wordt_geteld(self, tekst: str, eind: int) -> bool:
        """Whether the number belongs to a plural behind it: "erf 3 honden"."""
        volgt = _VOLGT.match(tekst, eind)
        if volgt is None:
            return False
        woord, lijsten = volgt[1], self._lijsten.woorden
        if woord.endswith("en"):
            enkel = {woord[:-2], woord[:-3], woord[:-1], woord[:-3] + woord[-4:-2]}
            return woord in lijsten and len(woord) > 3 and any(e in lijsten for e in enkel if e)
        return woord == "kinderen" or (woord.endswith("s") and woord[:-1].strip("'") in lijsten)

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


def _begin_van_naam(vondst: re.Match[str]) -> int:
    """Where the name of the street starts: what says which one ("oude", "reekse") is part of it."""
    voor = (vondst[1] or "").lower()
    deel = _KLEIN.fullmatch(voor) or voor in _VERKORT or voor.endswith("se")
    return vondst.start(1) if voor and deel else vondst.start(2)


def _een_van(woorden: Iterable[str]) -> str:
    return "|".join(re.escape(w) for w in woorden)


def _vanaf_straat(vondst: re.Match[str]) -> int:
    """Where the street starts: what leads up to it ("woning aan het") is not part."""
    woorden = vondst[1].split(" ")
    eerste = max((n + 1 for n, w in enumerate(woorden[:-1]) if w in _VOORZETSELS), default=0)
    while eerste < len(woorden) - 1 and woorden[eerste] in _LIDWOORDEN:
        eerste += 1
    return vondst.start(1) + sum(len(w) + 1 for w in woorden[:eerste])
