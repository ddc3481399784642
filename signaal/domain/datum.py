"""Dates, times, rows and sentences in Dutch, without asking the machine for its language."""

from collections.abc import Iterable
from datetime import date, time

MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
MAANDEN_KORT = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
DAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


def voluit(dag: date) -> str:
    """ "20 november 2026"."""
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def met_weekdag(dag: date) -> str:
    """ "vrijdag 20 november 2026"."""
    return f"{DAGEN[dag.weekday()]} {voluit(dag)}"


def kort(dag: date) -> str:
    """ "20 nov", for a column."""
    return f"{dag.day} {MAANDEN_KORT[dag.month - 1]}"


def klok(moment: time) -> str:
    """ "9.05 uur" without the word: hours without a leading zero, a point as Dutch paper has it."""
    return f"{moment.hour}.{moment.minute:02d}"


def opsomming(woorden: Iterable[str]) -> str:
    """ "Reek, Schaijk en Zeeland"."""
    *eerste, laatste = (*woorden,) or ("",)
    return f"{', '.join(eerste)} en {laatste}" if eerste else laatste


def zin(tekst: str) -> str:
    """``tekst`` with a full stop when it ends without one."""
    kaal = tekst.rstrip()
    return kaal if kaal.endswith((".", "?", "!", "…")) else f"{kaal}."
