"""Reading csv as it comes from Excel, LibreOffice or a website: encoding and delimiter unknown.

The number of a row is its line in the file, the first line being 1; a cell may hold line breaks.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from itertools import islice

from signaal.domain.lijst_blad import LANGSTE_CEL, Bijzonder, Blad
from signaal.exchange.blad_opbouw import Adempauze, Bladbouwer
from signaal.fouten import GebruikFout

_SCHEIDINGSTEKENS = ";,\t|"
_PROEF = 64 * 1024
_MEESTE_KAPOT = 100
#: What an export puts an apostrophe before, so that no program takes it for a formula.
FORMULETEKEN = re.compile(r"'*[=+\-@\t\r]")


def lees_csv(inhoud: bytes, naam: str, adempauze: Adempauze) -> list[Blad]:
    """The one sheet of a csv; GebruikFout when it is no text at all."""
    tekst = _als_tekst(inhoud, naam)
    regels = _regels(tekst)
    begin = 0
    scheiding = _scheidingsteken(regels)
    if regels and (eigen := re.fullmatch(r"sep=(.)\s*", regels[0])):
        scheiding, begin = eigen[1], 1
    bouwer = Bladbouwer(naam, adempauze)
    kapot = 0
    for regel, cellen, heel in _records(regels, begin, scheiding):
        kapot += not heel
        if kapot > _MEESTE_KAPOT:
            raise GebruikFout(
                f"In {naam} staan te veel regels die niet te lezen zijn. "
                "Open het in Excel, sla het op als .xlsx en probeer dat bestand."
            )
        bijzonder = () if heel else ((0, Bijzonder.AANHALING),)
        gevuld = {k: _zonder_apostrof(cel) for k, cel in enumerate(cellen) if cel}
        bouwer.rij(regel, dict(gevuld), bijzonder)
    return [bouwer.klaar()]


def _als_tekst(inhoud: bytes, naam: str) -> str:
    """Decode; what cannot be decoded becomes U+FFFD, so that the row can say so."""
    if inhoud.startswith((b"\xff\xfe", b"\xfe\xff")):
        return inhoud.decode("utf-16", errors="replace")
    nullen = inhoud[:_PROEF].count(0)
    if nullen > len(inhoud[:_PROEF]) // 5:
        gok = "utf-16-le" if inhoud[1:_PROEF:2].count(0) > nullen // 2 else "utf-16-be"
        tekst = inhoud.decode(gok, errors="replace")
        vreemd = tekst[:_PROEF].count("\ufffd") + tekst[:_PROEF].count("\x00")
        if vreemd * 100 > len(tekst[:_PROEF]):
            raise geen_lijst(naam)
        return tekst
    stuur = sum(inhoud[:_PROEF].count(teken) for teken in range(1, 32) if teken not in (9, 10, 13))
    if stuur * 50 > len(inhoud[:_PROEF]):
        raise geen_lijst(naam)
    try:
        return inhoud.decode("utf-8-sig")
    except UnicodeDecodeError:
        utf8 = inhoud.decode("utf-8-sig", errors="replace")
    # A few broken places between good ones is damaged UTF-8; otherwise it is the old Windows one.
    goed = sum(1 for teken in utf8 if teken > "\x7f" and teken != "\ufffd")
    return utf8 if goed > utf8.count("\ufffd") else inhoud.decode("cp1252", errors="replace")


def geen_lijst(naam: str) -> GebruikFout:
    """The sentence for a file that is something else than a list, whatever its name says."""
    return GebruikFout(
        f"{naam} is geen lijst die Signaal kan lezen. Kies een bestand dat in Excel is opgeslagen "
        "als .xlsx, .csv of .ods."
    )


def _regels(tekst: str) -> list[str]:
    """Physical lines with their ends, also of an old Mac that only knew carriage returns."""
    tekst = tekst.replace("\r\n", "\n") if "\n" in tekst else tekst.replace("\r", "\n")
    return [regel + "\n" for regel in tekst.split("\n")]


def _scheidingsteken(regels: Sequence[str]) -> str:
    """The sign that cuts the first lines in as many columns, as evenly as possible."""

    def punten(teken: str) -> tuple[int, int]:
        breedtes = [len(cellen) for _, cellen, _ in islice(_records(regels, 0, teken), 40)]
        gewoon = max(set(breedtes), key=lambda b: (breedtes.count(b), b), default=1)
        return (breedtes.count(gewoon) if gewoon > 1 else 0, gewoon)

    return max(_SCHEIDINGSTEKENS, key=punten)


def _records(
    regels: Sequence[str], begin: int, scheiding: str
) -> Iterator[tuple[int, list[str], bool]]:
    """Line number, cells, and whether the quotes were in order.

    A quote that never closes would swallow the rest of the file: that line is read literally.
    """
    while begin < len(regels):
        lezer = csv.reader(regels[begin:], delimiter=scheiding, strict=True)
        gelezen = 0
        try:
            for cellen in lezer:
                regel, gelezen = begin + gelezen + 1, lezer.line_num
                yield regel, cellen, True
            return
        except csv.Error:
            kapot = begin + gelezen
            yield kapot + 1, _letterlijk(regels[kapot], scheiding), False
            begin = kapot + 1


def _letterlijk(regel: str, scheiding: str) -> list[str]:
    return [cel.strip('"')[: LANGSTE_CEL + 1] for cel in regel.rstrip("\n").split(scheiding)]


def _zonder_apostrof(cel: str) -> str:
    return cel[1:] if cel.startswith("'") and FORMULETEKEN.match(cel) else cel
