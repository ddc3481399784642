"""A year and a half of signals of team Landerd: falls rise in Schaijk, the rest goes its way."""

from collections.abc import Iterator
from datetime import date, timedelta

from signaal.domain.model import Discipline, Signaal, Thema
from signaal.usecases.bureau import Bureau
from tests.builders import maak_signaal, zet

#: The day of the first meeting; the series goes on from there.
FIRST = date(2026, 11, 20)
_PERIOD = 42
_BEGIN = date(2026, 10, 10)
#: Periods of six weeks: thirteen are eighteen months.
_PERIODS = 13
_USUAL, _NOW = 8, 16
_DISCIPLINES = tuple(Discipline)
_SOURCES = ("huisarts", "buren", "")


def fill(bureau: Bureau) -> None:
    """Everything up to and including the period of the first meeting."""
    zet(
        bureau,
        Thema("vallen", "Vallen", voor_bestuur=True),
        Thema("mantelzorg", "Mantelzorg", voor_bestuur=True),
        Thema("vervoer", "Vervoer", voor_bestuur=True),
        *(s for ago in range(_PERIODS) for s in _period(ago)),
    )


def after_the_first_meeting(bureau: Bureau) -> None:
    """The next period: it is quiet around falling."""
    begin = FIRST + timedelta(days=1)
    zet(
        bureau,
        _signal("viel net niet", "vallen", "schaijk", begin + timedelta(days=20), 1),
        *(
            _signal(f"zorgt alleen, week {n}", "mantelzorg", "zeeland", begin + timedelta(7 * n), n)
            for n in range(3)
        ),
    )


def _period(ago: int) -> Iterator[Signaal]:
    begin = _BEGIN - timedelta(days=_PERIOD * ago)
    falls = _NOW if ago == 0 else _USUAL
    for n in range(falls):
        day = begin + timedelta(days=2 * n)
        yield _signal(f"gestruikeld op plek {ago}-{n}", "vallen", "schaijk", day, n)
    for n in range(2):
        day = begin + timedelta(days=9 + 14 * n)
        yield _signal(f"zorgt dag en nacht, {ago}-{n}", "mantelzorg", "zeeland", day, n)
    ride = begin + timedelta(days=30)
    yield _signal(f"geen bus naar de prikpost, {ago}", "vervoer", "reek", ride, ago)


def _signal(text: str, theme: str, kern: str, day: date, who: int) -> Signaal:
    return maak_signaal(
        text,
        datum=day,
        kern=kern,
        themas=(theme,),
        discipline=_DISCIPLINES[who % 3],
        bron=_SOURCES[who % 3],
    )
