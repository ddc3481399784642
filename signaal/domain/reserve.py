"""Backups: why one was made, and which of them to keep."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

#: Whatever the clock says, the newest of these many stay.
NIEUWSTE = 5
UREN = 24
DAGEN = 14
MAANDEN = 12


class Aanleiding(StrEnum):
    """Why a backup was made; the code stands in its header, so it can never be respelled."""

    OPENING = "opening"
    UUR = "uur"
    MIGRATIE = "migratie"
    IMPORT = "import"
    HERSTEL = "herstel"
    SLEUTEL = "sleutel"
    VERNIETIGING = "vernietiging"
    ZELF = "zelf"


#: Made just before something large: the last one of each is the way back.
_VOORAF = (Aanleiding.MIGRATIE, Aanleiding.HERSTEL)


@dataclass(frozen=True, slots=True)
class Reserve:
    """One backup as the rotation sees it; ``volgnummer`` goes up by one for each that is made."""

    volgnummer: int
    moment: datetime
    aanleiding: Aanleiding


def te_bewaren(reserves: Iterable[Reserve]) -> set[Reserve]:
    """Which to keep: of each of the last 24 hours, 14 days and 12 months the newest.

    "Newest" is by number, not by clock, and days and months are those that have a backup: an
    archive that stays shut for a year, or a clock that jumps, costs no history. Only the hours are
    reckoned from the newest backup. Always kept: the newest five, and the last one from before a
    migration and before a restore.
    """
    nieuwste_eerst = sorted(reserves, key=lambda r: (r.volgnummer, r.moment), reverse=True)
    if not nieuwste_eerst:
        return set()
    nu = nieuwste_eerst[0].moment
    blijft = set(nieuwste_eerst[:NIEUWSTE])
    blijft |= _eerste_per([r for r in nieuwste_eerst if _binnen_een_dag(r.moment, nu)], _uur, UREN)
    blijft |= _eerste_per(nieuwste_eerst, _dag, DAGEN)
    blijft |= _eerste_per(nieuwste_eerst, _maand, MAANDEN)
    for aanleiding in _VOORAF:
        blijft |= set([r for r in nieuwste_eerst if r.aanleiding is aanleiding][:1])
    return blijft


def _eerste_per(
    reserves: Iterable[Reserve], vak: Callable[[datetime], Hashable], aantal: int
) -> set[Reserve]:
    """The first one of each of the first ``aantal`` hours, days or months that come by."""
    per_vak: dict[Hashable, Reserve] = {}
    for reserve in reserves:
        if len(per_vak) < aantal:
            per_vak.setdefault(vak(reserve.moment), reserve)
    return set(per_vak.values())


def _binnen_een_dag(moment: datetime, nu: datetime) -> bool:
    return abs(nu - moment) < timedelta(hours=UREN)


def _uur(moment: datetime) -> Hashable:
    return moment.date(), moment.hour


def _dag(moment: datetime) -> Hashable:
    return moment.date()


def _maand(moment: datetime) -> Hashable:
    return moment.year, moment.month
