"""Days as people in a Dutch village write them."""

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale


def day(moment: date) -> str:
    """``vr 1 januari``."""
    return QLocale().toString(to_qdate(moment), "ddd d MMMM").replace(".", "")


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
    return day(moment) if moment.year == today.year else f"{day(moment)} {moment.year}"


def to_qdate(moment: date) -> QDate:
    """For date fields."""
    return QDate(moment.year, moment.month, moment.day)


def from_qdate(moment: QDate) -> date:
    """From date fields."""
    return date(moment.year(), moment.month(), moment.day())
