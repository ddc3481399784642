"""The soft hint: no name, and yet everybody in the village knows who it is."""

import re
from collections.abc import Iterator

from signaal.text.privacy_vondst import Soort, Vondst
from signaal.text.privacy_woorden import UITLEG

_ROL = (
    "burgemeester|wethouder|raadslid|pastoor|pastor|dominee|kapelaan|koster|organist|dirigent"
    "|dokter|huisarts|tandarts|dierenarts|veearts|apotheker|notaris|schoolhoofd|hoofdmeester"
    "|directeur|directrice|schooldirecteur|voorzitter|penningmeester|brandweercommandant|wijkagent"
    "|postbode|bakker|slager|smid|molenaar|kastelein|caf[eé]baas|kroegbaas|kruidenier|winkelier"
    "|schutterskoning|gildekoning|prins carnaval|wereldkampioen|kampioen|olympi[eë]r"
    "|verzetsstrijder"
)
_OUD = r"(?:oud|ex|voormalige?|gewezen|vroegere)[- ]?"
_NAASTE = "weduwe|weduwnaar|vrouw|man|zoon|dochter|moeder|vader|broer|zus"
_HERLEIDBAAR = re.compile(
    rf"(?<!\w)(?:(?P<jaren>\d{{2,3}})[- ]?jarige?\s(?:{_OUD})?(?:{_ROL})"
    rf"|{_OUD}(?:{_ROL})"
    rf"|(?:{_NAASTE})\svan\s(?:de|onze)\s(?:{_OUD})?(?:{_ROL})"
    r"|(?:enige|oudste|eerste)\s(?:inwoner|inwoonster|bewoner|bewoonster|vrouw|man|gezin|leerling"
    r"|[A-Z][a-zë]{3,}(?:s|se|er|ër)?)\s(?:van|in|uit)\s(?:het\s|de\s)?\w+"
    r"|(?P<eeuw>(?:9[5-9]|1[01]\d)[- ]?jarige?)(?!\w))(?!\w)",
    re.IGNORECASE,
)


def herleidbaar(tekst: str) -> Iterator[Vondst]:
    """Hints in ``tekst`` (a reading), with places in the reading."""
    for vondst in _HERLEIDBAAR.finditer(tekst):
        jaren = vondst["jaren"] or (vondst["eeuw"] or "").partition("-")[0].partition("j")[0]
        waarom, gewoon = UITLEG[Soort.HERLEIDBAAR]
        vervanging = f"{gewoon} van rond de {round(int(jaren) / 10) * 10}" if jaren else gewoon
        yield Vondst(vondst.start(), vondst.end(), Soort.HERLEIDBAAR, False, waarom, vervanging)
