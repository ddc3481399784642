"""Days as people in a Dutch village write them."""

from datetime import date, time

from PySide6.QtCore import QCoreApplication, QDate, QLocale


def day(moment: date) -> str:
    """``vr 1 januari``."""
    return QLocale().toString(to_qdate(moment), "ddd d MMMM").replace(".", "")


def short_day(moment: date) -> str:
    """``1 jan``, for a stretch of days."""
    return QLocale().toString(to_qdate(moment), "d MMM").replace(".", "")


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


def to_qdate(moment: date) -> QDate:
    """For date fields."""
    return QDate(moment.year, moment.month, moment.day)


def from_qdate(moment: QDate) -> date:
    """From date fields."""
    return date(moment.year(), moment.month(), moment.day())


def clock(moment: time) -> str:
    """``9.15``, as Dutch clocks are written."""
    return f"{moment.hour}.{moment.minute:02}"
