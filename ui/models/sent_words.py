"""What went out before, in one quiet line beside the paper."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from signaal.domain.model_besluit import Weg
from signaal.usecases.verzenden import Verzonden
from ui import dates


def sent(before: Sequence[Verzonden], today: date) -> str:
    """ "Bewaard op vr 20 november door Anne; per mail klaargezet gisteren door Bram."; "" for none.

    When the paper is another one now, that is said too.
    """
    if not before:
        return ""
    line = "; ".join(_one(one, today) for one in before)
    line = f"{line[:1].upper()}{line[1:]}."
    if not any(one.zelfde for one in before):
        line = _tr("{} Sindsdien is dit papier veranderd.").format(line)
    return line


def _one(one: Verzonden, today: date) -> str:
    way = {
        Weg.MAP: _tr("bewaard"),
        Weg.MAIL: _tr("per mail klaargezet"),
        Weg.PRINT: _tr("afgedrukt"),
    }[one.hoe]
    day = one.moment.astimezone().date()
    when = dates.recent(day, today)
    if (today - day).days not in {0, 1}:
        when = _tr("op {}").format(when)
    return _tr("{} {} door {}").format(way, when, one.wie) if one.wie else f"{way} {when}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("sent", text)
