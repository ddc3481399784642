"""Dutch dates as people type them: day first, month names, weeks, "begin mei".

A date is *clear* or it is not; what is not clear comes with a reason and, with the dates of the
rows around it, with a proposal. Nothing is ever taken silently.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from signaal.domain.lijst_blad import Cel, sleutel

#: No team kept a list in Signaal's sense before this day.
VROEGSTE = date(2000, 1, 1)

LEEG = "leeg"
GEEN_JAAR = "geen jaar"
WEEKNUMMER = "alleen een weeknummer"
ONGEVEER = "geen precieze dag"
MEER_DAGEN = "meer dan één dag"
GETAL = "alleen een getal"
BESTAAT_NIET = "deze dag bestaat niet"
TOEKOMST = "in de toekomst"
LANG_GELEDEN = "te lang geleden"
ONLEESBAAR = "niet te lezen"

_MAANDEN = {
    naam: nummer
    for nummer, namen in enumerate(
        (
            "januari jan",
            "februari feb febr",
            "maart mrt mar maa",
            "april apr",
            "mei",
            "juni jun",
            "juli jul",
            "augustus aug",
            "september sep sept",
            "oktober okt oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for naam in namen.split()
}
_DEEL_VAN_MAAND = {"begin": 5, "half": 15, "midden": 15, "medio": 15, "eind": 25, "einde": 25}

_WEEKDAG = re.compile(
    r"\b(?:ma|di|wo|do|vr|za|zo|(?:maan|dins|woens|donder|vrij|zater|zon)dag)\b\.?,?\s*"
)
_JAAR = r"('?\d{2}|\d{4})"
_TIJD = r"(?:[t ,]+\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\S*(?: uur)?)?"
_ISO = re.compile(rf"(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}}){_TIJD}")
_DAG_MAAND_JAAR = re.compile(rf"(\d{{1,2}})\s*[-/. ]\s*(\d{{1,2}})\s*[-/. ]\s*{_JAAR}{_TIJD}")
_DAG_NAAM_JAAR = re.compile(rf"(\d{{1,2}})(?:e|de|ste)?[\s.-]*([a-z]+)\.?[\s-]*{_JAAR}{_TIJD}")
_DAG_MAAND = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})[-/.]?")
_DAG_NAAM = re.compile(r"(\d{1,2})(?:e|de|ste)?[\s.-]*([a-z]+)\.?")
_WEEK = re.compile(rf"(?:week|wk|w)\.?\s*(\d{{1,2}})(?:[\s/-]+{_JAAR})?")
_MAAND = re.compile(rf"(?:(begin|half|midden|medio|einde?|in|rond)\s+)?([a-z]+)\.?(?:\s+{_JAAR})?")
_GETAL = re.compile(r"\d{1,12}(?:[.,]\d{1,12})?")
_TUSSEN = re.compile(r"\s*(?:/|&|\+|,|\ben\b|\bof\b|t/m|\btot\b|-|–)\s*")


@dataclass(frozen=True, slots=True)
class Datumlezing:
    """What a cell says about a day. ``datum`` is None unless it is clear.

    Otherwise ``reden`` says why, and the other fields hold what was understood.
    """

    datum: date | None = None
    reden: str = ""
    gok: date | None = None
    dag: int | None = None
    maand: int | None = None
    jaar: int | None = None
    week: int | None = None


def lees_datum(cel: Cel, vandaag: date, *, datum1904: bool = False) -> Datumlezing:
    """Read one cell; a day after ``vandaag`` or before this century is not clear."""
    if isinstance(cel, date):
        return _geloofwaardig(cel, vandaag)
    tekst = sleutel(cel)
    if not tekst:
        return Datumlezing(reden=LEEG)
    tekst = _WEEKDAG.sub("", tekst).strip(" .,") or tekst
    for lees in (_volledig, _zonder_jaar, _weeknummer, _maand_alleen, _meer_dagen):
        if (lezing := lees(tekst)) is not None:
            return _geloofwaardig(lezing.datum, vandaag) if lezing.datum else lezing
    if _GETAL.fullmatch(tekst):
        return Datumlezing(reden=GETAL, gok=_excel_getal(tekst, datum1904))
    return Datumlezing(reden=ONLEESBAAR)


def stel_datum_voor(
    lezing: Datumlezing, vorige: date | None, volgende: date | None, vandaag: date
) -> date | None:
    """A proposal for an unclear date, from the clear dates around it; None without any hold.

    What was typed decides as far as it goes, the row before (else the row after) does the rest.
    """

    def in_jaar(jaar: int) -> date | None:
        if lezing.week is not None:
            dag = _dag_van_week(jaar, lezing.week)
        elif lezing.maand is not None and lezing.dag is not None:
            dag = _dag(jaar, lezing.maand, lezing.dag)
        else:
            return None
        return dag if dag is not None and dag <= vandaag else None

    buur = vorige or volgende
    if lezing.gok is not None:
        return lezing.gok if lezing.gok <= vandaag else buur
    if lezing.jaar is not None:
        return in_jaar(lezing.jaar) or buur
    if buur is None:
        return None
    return _dichtstbij(buur, in_jaar) or buur


def _geloofwaardig(dag: date, vandaag: date) -> Datumlezing:
    if dag > vandaag:
        return Datumlezing(reden=TOEKOMST, dag=dag.day, maand=dag.month)
    if dag < VROEGSTE:
        return Datumlezing(reden=LANG_GELEDEN, dag=dag.day, maand=dag.month)
    return Datumlezing(datum=dag)


def _volledig(tekst: str) -> Datumlezing | None:
    if gevonden := _ISO.fullmatch(tekst):
        jaar, maand, dag = (int(deel) for deel in gevonden.groups())
    elif gevonden := _DAG_MAAND_JAAR.fullmatch(tekst):
        dag, maand, jaar = int(gevonden[1]), int(gevonden[2]), _jaartal(gevonden[3])
    elif (gevonden := _DAG_NAAM_JAAR.fullmatch(tekst)) and gevonden[2] in _MAANDEN:
        dag, maand, jaar = int(gevonden[1]), _MAANDEN[gevonden[2]], _jaartal(gevonden[3])
    else:
        return None
    datum = _dag(jaar, maand, dag)
    # Month and day the American way round is a proposal, never a reading.
    return Datumlezing(datum) if datum else Datumlezing(None, BESTAAT_NIET, _dag(jaar, dag, maand))


def _zonder_jaar(tekst: str) -> Datumlezing | None:
    if gevonden := _DAG_MAAND.fullmatch(tekst):
        dag, maand = int(gevonden[1]), int(gevonden[2])
    elif (gevonden := _DAG_NAAM.fullmatch(tekst)) and gevonden[2] in _MAANDEN:
        dag, maand = int(gevonden[1]), _MAANDEN[gevonden[2]]
    else:
        return None
    bestaat = _dag(2000, maand, dag) is not None
    return Datumlezing(
        reden=GEEN_JAAR if bestaat else BESTAAT_NIET,
        dag=dag if bestaat else None,
        maand=maand if bestaat else None,
    )


def _weeknummer(tekst: str) -> Datumlezing | None:
    gevonden = _WEEK.fullmatch(tekst)
    if gevonden is None or not 1 <= int(gevonden[1]) <= 53:
        return None
    jaar = _jaartal(gevonden[2]) if gevonden[2] else None
    return Datumlezing(reden=WEEKNUMMER, week=int(gevonden[1]), jaar=jaar)


def _maand_alleen(tekst: str) -> Datumlezing | None:
    gevonden = _MAAND.fullmatch(tekst)
    if gevonden is None or gevonden[2] not in _MAANDEN:
        return None
    jaar = _jaartal(gevonden[3]) if gevonden[3] else None
    dag = _DEEL_VAN_MAAND.get(gevonden[1] or "half", 15)
    return Datumlezing(reden=ONGEVEER, dag=dag, maand=_MAANDEN[gevonden[2]], jaar=jaar)


def _meer_dagen(tekst: str) -> Datumlezing | None:
    delen = [deel for deel in _TUSSEN.split(tekst) if deel]
    eerste = re.match(r"(\d{1,2})(?!\d)", delen[0]) if len(delen) > 1 else None
    if eerste is None:
        return None
    laatste = _volledig(delen[-1]) or _zonder_jaar(delen[-1])
    if laatste is None:
        return None
    dag = int(eerste[1])
    maand = laatste.datum.month if laatste.datum else laatste.maand
    jaar = laatste.datum.year if laatste.datum else None
    return Datumlezing(reden=MEER_DAGEN, dag=dag, maand=maand, jaar=jaar)


def _jaartal(tekst: str) -> int:
    jaar = int(tekst.lstrip("'"))
    return jaar if jaar > 99 else 2000 + jaar


def _dag(jaar: int, maand: int, dag: int) -> date | None:
    try:
        return date(jaar, maand, dag)
    except ValueError:
        return None


def _dag_van_week(jaar: int, week: int) -> date | None:
    """The Monday of an ISO week."""
    try:
        return date.fromisocalendar(jaar, week, 1)
    except ValueError:
        return None


def _dichtstbij(buur: date, maak: Callable[[int], date | None]) -> date | None:
    """The day nearest to ``buur`` among the same day of three years."""
    dagen = [d for jaar in (buur.year - 1, buur.year, buur.year + 1) if (d := maak(jaar))]
    return min(dagen, key=lambda d: abs(d - buur), default=None)


def _excel_getal(tekst: str, datum1904: bool) -> date | None:
    """The day Excel means by a bare number, when it can be one of this century."""
    dagen = int(float(tekst.replace(",", ".")))
    begin = date(1904, 1, 1) if datum1904 else date(1899, 12, 30)
    if not 30_000 <= dagen <= 80_000:
        return None
    return begin + timedelta(days=dagen)
