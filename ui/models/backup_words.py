"""A backup in words: when, what is in it, why it was made."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from signaal.domain.reserve import Aanleiding
from signaal.usecases.reservebestand import Reservekopie
from ui import dates
from ui.models.phrases import signals

if TYPE_CHECKING:  # a name in an annotation; the use case loads when a backup is put back
    from signaal.usecases.herstellen import Verschil


def when(backup: Reservekopie) -> str:
    """``zo 22 november 2026 (week 47), 9.00 uur``; ISO weeks."""
    local = backup.moment.astimezone()
    day, week = dates.full_day(local.date()), local.isocalendar().week
    return _tr("{} (week {}), {} uur").format(day, week, dates.clock(local.time()))


def about(backup: Reservekopie) -> str:
    """``4 signalen, het laatste van vr 20 november · 1,2 MB · elk uur``."""
    if backup.kapot:
        return _tr("beschadigd, niet te gebruiken")
    parts = [size(backup.grootte), why(backup.aanleiding)]
    if (inside := backup.inhoud) is not None:
        told = signals(inside.signalen)
        if inside.laatste_dag is not None:
            told = _tr("{}, het laatste van {}").format(told, dates.day(inside.laatste_dag))
        parts.insert(0, told)
    return " · ".join(parts)


def size(bytes_: int) -> str:
    """``1,2 MB``."""
    return QLocale().formattedDataSize(bytes_, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)


def why(reason: Aanleiding) -> str:
    """Why it was made."""
    return {
        Aanleiding.OPENING: _tr("bij het openen"),
        Aanleiding.UUR: _tr("elk uur"),
        Aanleiding.MIGRATIE: _tr("voor een nieuwe versie"),
        Aanleiding.IMPORT: _tr("voor een lijst binnenkwam"),
        Aanleiding.HERSTEL: _tr("voor het terugzetten"),
        Aanleiding.SLEUTEL: _tr("voor een nieuwe sleutel"),
        Aanleiding.VERNIETIGING: _tr("voor het vernietigen"),
        Aanleiding.ZELF: _tr("zelf gemaakt"),
    }[reason]


def difference(found: "Verschil") -> str:
    """``In deze kopie staan 3 signalen minder dan nu.``"""
    if found.in_kopie is None:
        return _tr("Deze kopie heeft een andere sleutel dan je archief.")
    less = found.nu - found.in_kopie
    if less == 0:
        return _tr("In deze kopie staan evenveel signalen als nu: {}.").format(found.nu)
    verb = _tr("staat") if abs(less) == 1 else _tr("staan")
    told = _tr("In deze kopie {} {} {} dan nu.")
    return told.format(verb, signals(abs(less)), _tr("minder") if less > 0 else _tr("meer"))


def _tr(text: str) -> str:
    return QCoreApplication.translate("backup_words", text)
