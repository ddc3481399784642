"""Numbers that point at one person because of the word before them."""

import re
from collections.abc import Iterator

from signaal.text.privacy_vondst import Soort, Stuk

_WAARVAN = (
    r"clie?nt|cli.nt|patie?nt|pati.nt|pat|pt|\w{0,12}dossier|doss|casus|case|zaak|zorg|polis|ons"
    "|relatie|klant|debiteur|kenmerk"
    "|beschikkings?|indicatie|registratie|meldings?|meld|lid|lidmaatschaps?|verzekerden"
    "|verzekerings?|uzovi|pas|pasje|paspoort|rijbewijs|id|v|coa|ecd|mpi|epd|agb|wmo|hbh|suwi|bewoners?"
    "|deelnemers?|leerling|studenten?|vreemdelingen|documents?|rek|rekening|bank|inschrijf|aanvraag"
    "|cl|loon|personeels|uitkerings|woonnet"
)
_NUMMERWOORD = re.compile(
    rf"(?<!\w)(?:(?:{_WAARVAN})[ .\-]{{0,2}}(?:nr|nummer|no|num|code|id|kaart)?"
    r"|(?!huis|tel|mob|rug|kamer|bus|lijn|week|volg|nood|alarm|klacht|weg|doorkies|toestel|intern"
    r"|model|spoor|start|kanaal|pagina)[a-z]{3,18}(?:nummer|nr)"
    r"|[a-z]{2,12}pas[ -]?(?:nr|nummer))"
    r"(?:\s[a-z]{3,20}(?=\s\d))?(?!\w)[.:#=\s]{0,3}"
    r"(?:(?:nr|is|no|nummer|met|heeft)\b[.:#\s]{0,3}){0,2}"
    r"((?:[A-Z]{1,5}[-./]?)?\d[\d]{0,11}(?:[-./ ]\d{1,8}){0,4}[-./]?[A-Z]{0,3})(?!\w)",
    re.IGNORECASE,
)
#: A code of capitals and five or more digits is somebody's, whatever stands before it.
_CODE = re.compile(
    r"(?<![\w@./-])[A-Z]{1,5}(?=(?:[-./]?\d){5,12}(?!\w))(?:[-./]?\d{1,10}){1,3}(?!\w)"
)
_GENOEMD = re.compile(r"(?:nr|nummer|no|num|code|id)(?:\W|$)|[#:]", re.IGNORECASE)
_JAARTAL = re.compile(r"(?:19|20)\d\d")
#: A number with the word BSN that fails its check: probably one with a typing mistake.
_BSN_FOUT = re.compile(r"(?<!\w)b\.?s\.?n\.?(?:nr|nummer)?[ :.]{0,3}(\d{8,9})(?!\d)", re.IGNORECASE)


def nummers(tekst: str) -> Iterator[Stuk]:
    """Client, file and pass numbers that are named as such; four digits, or three after "nr"."""
    for vondst in _NUMMERWOORD.finditer(tekst):
        code = vondst[1]
        genoemd = _GENOEMD.search(vondst[0][: vondst.start(1) - vondst.start()]) is not None
        genoeg = sum(t.isdigit() for t in code) >= (3 if genoemd else 4)
        if genoeg and not _JAARTAL.fullmatch(code):
            eind = vondst.start(1) + len(code.rstrip(" .-/"))
            yield vondst.start(1), eind, Soort.CLIENTNUMMER
    for vondst in _CODE.finditer(tekst):
        yield vondst.start(), vondst.end(), Soort.CLIENTNUMMER
    for vondst in _BSN_FOUT.finditer(tekst):
        yield vondst.start(1), vondst.end(1), Soort.BSN
