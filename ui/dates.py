"""Days as people in a Dutch village write them."""

import re
from datetime import date, time

from PySide6.QtCore import QCoreApplication, QDate, QLocale

_TYPED = re.compile(
    r"(?:[a-z]{2,9}\.? +)?(?P<day>\d{1,2})"
    r"(?: *[-/.] *(?P<month>\d{1,2})|[ -]*(?P<word>[a-z]{3,9})\.?)"
    r"(?:[-/. ]+(?P<year>\d{4}|\d{2}))?"
)


def day(moment: date) -> str:
    """``vr 1 januari``."""
    return QLocale().toString(to_qdate(moment), "ddd d MMMM").replace(".", "")


def short_day(moment: date) -> str:
    """``1 jan``, for a stretch of days."""
    return QLocale().toString(to_qdate(moment), "d MMM").replace(".", "")


def long_day(moment: date, today: date) -> str:
    """``1 januari``, with the year when it is another one than today's."""
    shown = "d MMMM" if moment.year == today.year else "d MMMM yyyy"
    return QLocale().toString(to_qdate(moment), shown)


def full_day(moment: date) -> str:
    """``vr 1 januari 2027``."""
    return f"{day(moment)} {moment.year}"


def day_with_week(moment: date) -> str:
    """``vr 1 januari (week 1)``; ISO weeks."""
    week = QCoreApplication.translate("dates", "week {}").format(moment.isocalendar().week)
    return f"{day(moment)} ({week})"


def recent(moment: date, today: date) -> str:
    """``vandaag``, ``gisteren``, else ``vr 1 januari``, with the year when it is another one."""
    if moment == today:
        return QCoreApplication.translate("dates", "vandaag")
    if (today - moment).days == 1:
        return QCoreApplication.translate("dates", "gisteren")
    return day(moment) if moment.year == today.year else full_day(moment)


def typed(text: str, near: date) -> date | None:
    """The day that somebody typed, as ``20-11-2026``, ``20-11``, ``20 nov`` or ``vr 20 november``.

    Without a year it is the one closest to ``near``; None when it is no (whole) day.
    """
    found = _TYPED.fullmatch(text.strip().casefold())
    if found is None:
        return None
    number, word, year = found["month"], found["word"], found["year"]
    month = int(number) if number else _month(word)
    if not year:
        close = (_day_of(y, month, int(found["day"])) for y in range(near.year - 1, near.year + 2))
        return min((d for d in close if d), key=lambda d: abs((d - near).days), default=None)
    return _day_of(int(year) + (2000 if len(year) == 2 else 0), month, int(found["day"]))


def _month(word: str) -> int:
    """1 to 12 for the beginning of a month's name (or "mrt"), 0 for another word."""
    names = [QLocale().monthName(n).casefold() for n in range(1, 13)]
    if word == "mrt":
        return 3
    fitting = [n for n, name in enumerate(names, start=1) if name.startswith(word)]
    return fitting[0] if len(fitting) == 1 else 0


def _day_of(year: int, month: int, day_: int) -> date | None:
    try:
        return date(year, month, day_)
    except ValueError:
        return None


def to_qdate(moment: date) -> QDate:
    """For date fields."""
    return QDate(moment.year, moment.month, moment.day)


def from_qdate(moment: QDate) -> date:
    """From date fields."""
    return date(moment.year(), moment.month(), moment.day())


def clock(moment: time) -> str:
    """``9.15``, as Dutch clocks are written."""
    return f"{moment.hour}.{moment.minute:02}"
