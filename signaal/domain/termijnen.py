"""The clocks of a referral: an answer within two weeks, a new look after half a year.

The terms are those of the practice in Ooststellingwerf and Ede (help within one to two weeks,
re-indication after half a year). They say when to ask, never what a partner must do: "advies is
geen besluit".
"""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from signaal.domain.model_besluit import Doorverwijzing, DoorverwijzingStand

ANTWOORD_BINNEN = timedelta(weeks=2)
HERINDICATIE_MAANDEN = 6


def antwoord_voor(datum: date) -> date:
    """The day by which a partner is expected to have answered."""
    return datum + ANTWOORD_BINNEN


def herindicatie_op(datum: date) -> date:
    """Half a year later, on the same day of the month or the last one there is."""
    maand = datum.month - 1 + HERINDICATIE_MAANDEN
    jaar, maand = datum.year + maand // 12, maand % 12 + 1
    return date(jaar, maand, min(datum.day, monthrange(jaar, maand)[1]))


@dataclass(frozen=True, slots=True)
class Wachtenden:
    """Referrals that ask for something: no answer in time, still in time, time for a new look."""

    te_laat: tuple[Doorverwijzing, ...] = ()
    op_tijd: tuple[Doorverwijzing, ...] = ()
    herindicatie: tuple[Doorverwijzing, ...] = ()


def wie_wacht(doorverwijzingen: Iterable[Doorverwijzing], vandaag: date) -> Wachtenden:
    """What waits for an answer, the longest waiting first, and what is due for a new look.

    On the last day of a term it is still in time.
    """
    levend = [d for d in doorverwijzingen if not d.verwijderd]
    open_ = sorted(
        (d for d in levend if d.stand is DoorverwijzingStand.OPEN),
        key=lambda d: (d.antwoord_voor, d.id),
    )
    herzien = sorted(
        (
            d
            for d in levend
            if d.stand is DoorverwijzingStand.TERUGGEKOPPELD
            and d.herindicatie_op is not None
            and d.herindicatie_op <= vandaag
        ),
        key=lambda d: (d.herindicatie_op or date.max, d.id),
    )
    return Wachtenden(
        te_laat=tuple(d for d in open_ if d.antwoord_voor < vandaag),
        op_tijd=tuple(d for d in open_ if d.antwoord_voor >= vandaag),
        herindicatie=tuple(herzien),
    )
