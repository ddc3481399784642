"""Laptops that share, in words."""

from dataclasses import replace
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from signaal.domain.model import Rol
from signaal.usecases.delen import Laptop
from signaal.usecases.geschillen import Keuzevraag
from ui import dates

#: As the use case calls it, and the command line.
_REMOVED = "verwijderd"


def about(laptop: Laptop, today: date) -> str:
    """Its role, and when something last came from it."""
    parts = [role(laptop.rol)]
    if laptop.hier:
        parts.insert(0, _tr("deze laptop"))
    if laptop.eruit and laptop.hier:
        return _tr("deze laptop · uit het team gehaald")
    if laptop.eruit:
        return _tr("verwijderd: leest niets nieuws meer")
    if not laptop.aangesloten:
        let_in = dates.recent(laptop.toegelaten.astimezone().date(), today)
        parts.append(_tr("nog niet aangesloten, toegelaten {}").format(let_in))
    if laptop.laatst is not None and not laptop.hier:
        parts.append(_heard(laptop.laatst, today))
    return " · ".join(parts)


def let_in(name: str, rol: Rol) -> str:
    """That the laptop of this colleague takes part now, or only reads."""
    reads = rol is Rol.LEEST_MEE
    told = _tr("De laptop van {} leest nu mee.") if reads else _tr("De laptop van {} doet nu mee.")
    return told.format(name)


def asked(vraag: Keuzevraag) -> Keuzevraag:
    """The question as the screen puts it: of a removal "nee" and "ja" would say nothing."""
    if vraag.veld != _REMOVED:
        return vraag
    said = {"nee": _tr("laten staan"), "ja": _tr("weghalen")}
    keuzen = tuple(
        replace(keuze, waarde=said.get(keuze.waarde, keuze.waarde)) for keuze in vraag.keuzen
    )
    return replace(vraag, veld=_tr("weghalen of laten staan?"), keuzen=keuzen)


def role(rol: Rol) -> str:
    """What this laptop may do."""
    return _tr("leest mee") if rol is Rol.LEEST_MEE else _tr("doet mee")


def _heard(last: datetime, today: date) -> str:
    when = last.astimezone()
    return _tr("laatst iets binnengekomen {}, {}").format(
        dates.recent(when.date(), today), dates.clock(when.time())
    )


def _tr(sentence: str) -> str:
    return QCoreApplication.translate("sharing", sentence)
