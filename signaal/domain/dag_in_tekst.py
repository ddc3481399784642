"""The day that is named in what people agree: "voor vrijdag", "12 december", "over twee weken"."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from signaal.domain.datum import DAGEN, MAANDEN, MAANDEN_KORT

_MAAND = "|".join((*MAANDEN, *MAANDEN_KORT))
_VOLUIT = re.compile(rf"\b(\d{{1,2}})e? +({_MAAND})\b\.?(?: +(20\d\d))?")
#: "3-4 tafels" is no day: without a year a word before it has to say that it is one.
_CIJFERS = re.compile(
    r"(\b(?:op|v[oó][oó]r|tot|uiterlijk|per|rond) )?(?<![\d/-])"
    r"(\d{1,2})[-/](\d{1,2})(?:[-/](20\d\d|\d\d))?(?![\d/-])"
)
#: "Elke vrijdag" is no day, "vrijdag om de week" neither.
_WEEKDAG = re.compile(
    rf"(?<!elke )(?<!iedere )\b(volgende week )?({'|'.join(DAGEN)})(?:ochtend|middag|avond)?\b"
)
_STRAKS = re.compile(
    r"\b(?:(overmorgen)|(morgen(?:ochtend|middag|avond)?)|(volgende week)(?! [a-z]+dag)"
    r"|over (\d{1,2}|een|één|twee|drie|vier|zes) (dag|dagen|week|weken))\b"
)
_TELWOORD = {"een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "zes": 6}
_WEEK = 7


def dag_in_tekst(tekst: str, vandaag: date) -> date | None:
    """The day that ``tekst`` names, today or later; None when it names none, or several.

    A weekday is the next one after today; a day without a year the first to come.
    """
    gevonden = {dag for dag in _dagen(tekst.casefold(), vandaag) if dag >= vandaag}
    return gevonden.pop() if len(gevonden) == 1 else None


def _dagen(tekst: str, vandaag: date) -> Iterator[date]:
    for dag, maand, jaar in _VOLUIT.findall(tekst):
        namen = MAANDEN if maand in MAANDEN else MAANDEN_KORT
        yield from _datum(int(dag), namen.index(maand) + 1, jaar, vandaag)
    for ervoor, dag, maand, jaar in _CIJFERS.findall(tekst):
        if not (ervoor or jaar):
            continue
        yield from _datum(int(dag), int(maand), jaar, vandaag)
    for volgende_week, naam in _WEEKDAG.findall(tekst):
        verder = (DAGEN.index(naam) - vandaag.weekday() - 1) % _WEEK + 1
        if volgende_week:  # counted from the Monday to come
            verder = _WEEK - vandaag.weekday() + DAGEN.index(naam)
        yield vandaag + timedelta(days=verder)
    for overmorgen, morgen, week, aantal, eenheid in _STRAKS.findall(tekst):
        if aantal:
            getal = _TELWOORD.get(aantal) or int(aantal)
            yield vandaag + timedelta(days=getal * (_WEEK if "we" in eenheid else 1))
        else:
            dagen = 2 * bool(overmorgen) + bool(morgen) + _WEEK * bool(week)
            yield vandaag + timedelta(days=dagen)


def _datum(dag: int, maand: int, jaar: str, vandaag: date) -> Iterator[date]:
    """The day when it exists; without a year this year's, or next year's once that has passed."""
    jaren = [int(jaar) % 100 + 2000] if jaar else [vandaag.year, vandaag.year + 1]
    for mogelijk in jaren:
        try:
            gevonden = date(mogelijk, maand, dag)
        except ValueError:
            continue
        if jaar or gevonden >= vandaag:
            yield gevonden
            return
