"""A list for others: csv and xlsx that open well in a Dutch Excel, jsonl for programs.

Nothing in it can become a formula: a csv cell that begins like one gets an apostrophe (which the
import takes off again), in xlsx every text is stored as text.
"""

import csv
import json
import re
from collections.abc import Iterable, Sequence
from datetime import datetime, time
from io import StringIO

from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from signaal.domain.lijst_blad import LANGSTE_CEL, Uitcel
from signaal.exchange.csv_lezen import FORMULETEKEN
from signaal.exchange.xlsx_geheugen import Geheugenblad

#: What XML 1.0 cannot hold.
_NIET_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
#: Excel reads ``_x0041_`` as "A" unless the first line is escaped itself.
_LIJKT_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_TERUGLOOP = Alignment(wrap_text=True, vertical="top")
_BREED = 60
_SMAL = 14
_LANG = 40


def maak_csv(koppen: Sequence[str], rijen: Iterable[Sequence[Uitcel]]) -> bytes:
    """Semicolons, UTF-8 with byte order mark, Windows line ends; dates as year-month-day.

    Hours and the like have two places behind a comma, as a Dutch Excel reads them.
    """
    uit = StringIO()
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\r\n")
    schrijver.writerow(koppen)
    schrijver.writerows([_onschadelijk(_als_tekst(cel)) for cel in rij] for rij in rijen)
    return uit.getvalue().encode("utf-8-sig", errors="replace")


def maak_jsonl(koppen: Sequence[str], rijen: Iterable[Sequence[Uitcel]]) -> bytes:
    """One JSON object a line with the headers as names; dates as year-month-day."""
    regels = (
        json.dumps(dict(zip(koppen, map(_als_tekst, rij), strict=True)), ensure_ascii=False)
        for rij in rijen
    )
    return "".join(f"{regel}\n" for regel in regels).encode(errors="replace")


def maak_xlsx(koppen: Sequence[str], rijen: Iterable[Sequence[Uitcel]], blad: str) -> bytes:
    """One sheet with a fixed header; texts as texts, dates and numbers as such."""
    vel = Geheugenblad(blad)
    vel.freeze_panes = "A2"
    rijen = list(rijen)
    for nummer, _ in enumerate(koppen):
        langste = max((len(_als_tekst(rij[nummer])) for rij in rijen), default=0)
        vel.column_dimensions[get_column_letter(nummer + 1)].width = (
            _BREED if langste > _LANG else max(_SMAL, langste + 2)
        )
    vel.auto_filter.ref = f"A1:{get_column_letter(len(koppen))}{len(rijen) + 1}"
    vet = []
    for kop in koppen:
        cel = WriteOnlyCell(vel, kop)
        cel.font = Font(bold=True)
        vet.append(cel)
    vel.append(vet)
    for rij in rijen:
        vel.append([_opgemaakt(WriteOnlyCell(vel), cel) if cel != "" else None for cel in rij])
    return vel.als_bytes()


def _opgemaakt(cel: Cell, waarde: Uitcel) -> Cell:
    if isinstance(waarde, str):
        schoon = _NIET_IN_XML.sub("", waarde)[:LANGSTE_CEL]
        cel.value = _LIJKT_ESCAPE.sub("_x005F_", schoon)
        cel.data_type = "s"
        cel.quotePrefix = bool(FORMULETEKEN.match(waarde))
    elif isinstance(waarde, int | float):
        cel.value = waarde
        cel.number_format = "0" if isinstance(waarde, int) else "0.00"
    else:
        cel.value = datetime.combine(waarde, time())
        cel.number_format = "dd-mm-yyyy"
    cel.alignment = _TERUGLOOP
    return cel


def _als_tekst(cel: Uitcel) -> str:
    match cel:
        case str():
            return cel
        case int():
            return str(cel)
        case float():
            return f"{cel:.2f}".replace(".", ",")
    return cel.isoformat()


def _onschadelijk(tekst: str) -> str:
    return f"'{tekst}" if FORMULETEKEN.match(tekst) else tekst
