"""Places as people type them: kernen, hamlets, abbreviations, other spellings, two at once."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from signaal.domain.lijst_blad import letters, sleutel
from signaal.domain.model import Buurtschap, Kern

LEEG = "leeg"
MEER_KERNEN = "meer dan één kern"
BUITEN = "geen kern van dit team"
ONBEKEND = "onbekende plaats"
ONLEESBAAR = "niet te lezen"

#: Hamlets of the former municipality of Landerd and the village they belong to: only ever a
#: proposal, and only for a team that has that village.
_BUURTSCHAPPEN = {
    "oventje": "zeeland",
    "graspeel": "zeeland",
    "nabbegat": "zeeland",
    "voederheil": "zeeland",
    "koolwijk": "schaijk",
    "gaal": "schaijk",
}
#: Villages and towns around it: surely not a hamlet or a spelling of ours.
_ELDERS = frozenset(
    [
        *(
            "berghem",
            "boekel",
            "cuijk",
            "deurne",
            "eindhoven",
            "erp",
            "escharen",
            "gassel",
            "geffen",
        ),
        *("gemert", "grave", "haps", "heesch", "heeswijk", "helmond", "herpen", "huisseling"),
        *("keent", "langenboom", "loosbroek", "macharen", "maren", "megen", "mill", "neerlangel"),
        *("neerloon", "nijmegen", "nistelrode", "odiliapeel", "oss", "overlangel", "ravenstein"),
        *("rosmalen", "schijndel", "sinthubert", "denbosch", "shertogenbosch", "uden", "veghel"),
        *("velp", "volkel", "vorstenbosch", "wanroij", "wijchen", "wilbertoord", "zijtaart"),
    ]
)
_LANGSTE_NAAM = 40
_ALLES = re.compile(r"(?:alle|allemaal|allebei|overal|beide|diverse|heel|hele|meerdere)\b")
_EN = re.compile(r"\s*(?:/|,|;|\+|&|\ben\b|\bof\b)\s*")


@dataclass(frozen=True, slots=True)
class Plaatslezing:
    """``kern`` is an id, empty when unclear; then ``reden`` says why and ``voorstel`` may help.

    Only ONBEKEND is worth asking once for all rows with this value.
    """

    kern: str = ""
    buurtschap: str = ""
    reden: str = ""
    voorstel: str = ""


class Plaatsen:
    """The places a team knows, and what comes near to them.

    ``geleerd`` maps other cells to kern ids as a person just answered ("alle 3" to one of them).
    """

    def __init__(
        self,
        kernen: Iterable[Kern],
        buurtschappen: Iterable[Buurtschap],
        geleerd: Iterable[tuple[str, str]] = (),
    ) -> None:
        self._kernen = {k.id: k.naam for k in kernen if not k.vervallen}
        self._bekend: dict[str, Plaatslezing] = {}
        for naam, kern in geleerd:
            self._bekend[sleutel(naam)] = Plaatslezing(kern)
        for b in buurtschappen:
            if b.kern_id in self._kernen:
                # Another spelling of the village is stored like a hamlet, but it is none.
                code = "" if lijkt_op_naam(b.naam, self._kernen[b.kern_id]) else b.id
                self._bekend[sleutel(b.naam)] = Plaatslezing(b.kern_id, code)
        for kern, naam in self._kernen.items():
            self._bekend[sleutel(naam)] = self._bekend[sleutel(kern)] = Plaatslezing(kern)

    def lees(self, waarde: str) -> Plaatslezing:
        """What a cell says about the place."""
        tekst = sleutel(waarde)
        if (bekend := self._bekend.get(tekst)) is not None:
            return bekend
        if reden := _geen_plaats_van_ons(tekst):
            return Plaatslezing(reden=reden)
        delen = [deel for deel in _EN.split(tekst) if deel]
        samen = self._lees_delen(delen) if len(delen) > 1 else None
        return samen or Plaatslezing(reden=ONBEKEND, voorstel=self._lijkt_op(tekst))

    def _lees_delen(self, delen: list[str]) -> Plaatslezing | None:
        """Several places in one cell; clear only when all are known and lie in the same kern."""
        bekend = [b for deel in delen if (b := self._bekend.get(deel)) is not None]
        kernen = {b.kern for b in bekend} | {self._lijkt_op(deel) for deel in delen} - {""}
        if not kernen:
            return None
        if len(kernen) == 1 and len(bekend) == len(delen):
            return max(bekend, key=lambda b: b.buurtschap)
        eerste = bekend[0].kern if bekend else self._lijkt_op(delen[0])
        return Plaatslezing(reden=MEER_KERNEN, voorstel=eerste)

    def _lijkt_op(self, tekst: str) -> str:
        kern = _BUURTSCHAPPEN.get(letters(tekst), "")
        if kern in self._kernen:
            return kern
        passend = [k for k, naam in self._kernen.items() if lijkt_op_naam(tekst, naam)]
        return passend[0] if len(passend) == 1 else ""


def _geen_plaats_van_ons(tekst: str) -> str:
    """Why this surely is no place of one kern; empty when it may be one."""
    if not tekst:
        return LEEG
    if _ALLES.match(tekst):
        return MEER_KERNEN
    if letters(tekst) in _ELDERS:
        return BUITEN
    return ONLEESBAAR if len(tekst) > _LANGSTE_NAAM or not letters(tekst) else ""


def lijkt_op_naam(waarde: str, naam: str) -> bool:
    """Whether ``waarde`` is an abbreviation or another spelling of ``naam``, or starts with it."""
    kort, lang = _klank(waarde), _klank(naam)
    if not kort or kort[0] != lang[0]:
        return False
    if kort.startswith(lang):
        return True
    if len(kort) <= 4 or lang.startswith(kort):
        rest = iter(lang)
        return len(kort) >= 2 and all(letter in rest for letter in kort)
    return SequenceMatcher(None, kort, lang, autojunk=False).ratio() >= 0.8


def _klank(tekst: str) -> str:
    """Letters with the old and new spelling of one sound made the same (Schaijk, Schayk)."""
    return letters(tekst).replace("ij", "y").replace("ei", "y").replace("ey", "y")
