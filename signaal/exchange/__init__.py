"""The door: everything that leaves or enters as a file.

Heavy libraries (reportlab, openpyxl, holidays) load when a paper or list is really made, so that
the window opens without them. These are the only imports inside functions in the core.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from signaal.exchange.bestand import (
    klaargezet,
    ruim_resten_op,
    schrijf_atomair,
    veilige_bestandsnaam,
)
from signaal.exchange.brievenbus import (
    brieven_in,
    brievenbus,
    haal_weg,
    lees_brief,
    leg_brief,
    leg_opzij,
    onleesbaar,
    ruim_halve_brieven_op,
)
from signaal.exchange.onderweg import lees_onderweg, onderweg, vergeet_onderweg

if TYPE_CHECKING:
    from signaal.domain import kandidaten
    from signaal.domain.agenda import BestuursAgenda, TrioAgenda
    from signaal.domain.inzage import Inzage
    from signaal.domain.kalender import Kalenderpunt
    from signaal.domain.lijst_blad import Blad, Uitcel
    from signaal.domain.stuk import Stuk
    from signaal.domain.verslag import Actielijst, Overdracht, Verslag

#: The kinds of file that a list of signals can be written as.
LIJSTSOORTEN = ("csv", "xlsx", "jsonl")

__all__ = [
    "LIJSTSOORTEN",
    "actielijst_stuk",
    "bestuurs_stuk",
    "brieven_in",
    "brievenbus",
    "concept_mail",
    "feestdagen",
    "haal_weg",
    "herstelblad_stuk",
    "inzage_stuk",
    "klaargezet",
    "lees_bladen",
    "lees_brief",
    "lees_cellen",
    "lees_onderweg",
    "leg_brief",
    "leg_opzij",
    "maak_ics",
    "maak_lijst",
    "onderweg",
    "onleesbaar",
    "overdracht_stuk",
    "render",
    "ruim_halve_brieven_op",
    "ruim_resten_op",
    "schrijf_atomair",
    "schrijf_oordelen",
    "trio_stuk",
    "veilige_bestandsnaam",
    "vergeet_onderweg",
    "verslag_stuk",
]


def feestdagen(van_jaar: int, tot_jaar: int) -> frozenset[date]:
    """Dutch days on which nobody meets, in these years (both included)."""
    from signaal.exchange.kalender import feestdagen as door

    return door(van_jaar, tot_jaar)


def trio_stuk(agenda: "TrioAgenda") -> "Stuk":
    """The trio's agenda as a document, before it is drawn."""
    from signaal.exchange.agenda_pdf import trio_stuk as door

    return door(agenda)


def bestuurs_stuk(agenda: "BestuursAgenda") -> "Stuk":
    """A board's edition as a document, before it is drawn."""
    from signaal.exchange.bestuur_pdf import bestuurs_stuk as door

    return door(agenda)


def herstelblad_stuk(code: str, gemaakt: date) -> "Stuk":
    """The page with a recovery code as a document, before it is drawn."""
    from signaal.exchange.herstelblad import herstelblad_stuk as door

    return door(code, gemaakt)


def inzage_stuk(inzage: "Inzage", vandaag: date) -> "Stuk":
    """Everything about one signal as a document."""
    from signaal.exchange.inzage_pdf import inzage_stuk as door

    return door(inzage, vandaag)


def verslag_stuk(verslag: "Verslag") -> "Stuk":
    """The report of a meeting as a document."""
    from signaal.exchange.verslag_pdf import verslag_stuk as door

    return door(verslag)


def actielijst_stuk(lijst: "Actielijst") -> "Stuk":
    """Who does what before when, as a document."""
    from signaal.exchange.verslag_pdf import actielijst_stuk as door

    return door(lijst)


def overdracht_stuk(overdracht: "Overdracht") -> "Stuk":
    """One A4 for a partner as a document."""
    from signaal.exchange.verslag_pdf import overdracht_stuk as door

    return door(overdracht)


def maak_ics(punten: "Iterable[Kalenderpunt]", gemaakt: datetime) -> bytes:
    """Meetings for a calendar; ``gemaakt`` is now, in UTC."""
    from signaal.exchange.kalender_uit import maak_ics as door

    return door(punten, gemaakt)


def concept_mail(onderwerp: str, tekst: str, bijlage: tuple[str, bytes]) -> bytes:
    """The bytes of an ``.eml`` draft; ``bijlage`` is a file name and the bytes of a PDF."""
    from signaal.exchange.mail import concept_mail as door

    return door(onderwerp, tekst, bijlage)


def render(stuk: "Stuk") -> bytes:
    """A document as tagged PDF; the same document gives the same bytes."""
    from signaal.exchange.papier import render as door

    return door(stuk)


def lees_bladen(pad: Path, adempauze: Callable[[], None]) -> "list[Blad]":
    """The sheets of an xlsx, ods or csv; GebruikFout for anything that is no readable list."""
    from signaal.exchange.spreadsheet import lees_bladen as door

    return door(pad, adempauze)


def maak_lijst(
    soort: str, koppen: Sequence[str], rijen: "Iterable[Sequence[Uitcel]]", blad: str = "signalen"
) -> bytes:
    """A list as one of :data:`LIJSTSOORTEN`; nothing in it can become a formula."""
    from signaal.exchange import spreadsheet_uit

    if soort == "xlsx":
        return spreadsheet_uit.maak_xlsx(koppen, rijen, blad)
    maak = spreadsheet_uit.maak_csv if soort == "csv" else spreadsheet_uit.maak_jsonl
    return maak(koppen, rijen)


def lees_cellen(pad: Path) -> "list[kandidaten.Cel]":
    """The cells of a csv for the candidates engine; GebruikFout names the line."""
    from signaal.exchange.cellen_csv import lees_cellen as door

    return door(pad)


def schrijf_oordelen(
    pad: Path,
    cellen: "Sequence[kandidaten.Cel]",
    oordelen: "Sequence[kandidaten.Oordeel | None]",
) -> None:
    """The judgements of the candidates engine as csv; whole or not at all."""
    from signaal.exchange.cellen_csv import schrijf_oordelen as door

    door(pad, cellen, oordelen)
