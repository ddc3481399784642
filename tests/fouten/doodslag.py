"""kill -9 during every word that writes: at a chosen writing call, and at a random moment."""

from collections.abc import Iterator
from pathlib import Path

from numpy.random import Generator

from tests.builders import Archiefbouw
from tests.fouten.geval import Geval, Woord
from tests.fouten.programma import Afloop
from tests.fouten.uitslag import Uitslag, toeval
from tests.fouten.werkplaats import Werkplaats
from tests.fouten.woorden import WOORDEN

#: One archive takes so many kills, so that it has to survive its own past as well.
_OPEEN = 25
#: In ten cases so many die at a random moment, and one of those is a new Python on main.py.
_MOMENTEN = 3


def doodslag(folder: Path, voorbeeld: Archiefbouw, dosis: int, zaad: int) -> Iterator[Uitslag]:
    """The sweep: per word ``dosis`` times its share, each archive killed in many times."""
    delen = sum(deel for _, deel in WOORDEN.values())
    for naam, (woord, deel) in WOORDEN.items():
        uitslag = Uitslag(f"kill -9 in {naam}", zaad)
        toeval_ = toeval(zaad, naam)
        aantal = -(-dosis * deel // delen)
        for reeks in range(0, aantal, _OPEEN):
            plaats = Werkplaats.met(folder / f"{naam} {reeks}", voorbeeld)
            _sla(plaats, woord, min(_OPEEN, aantal - reeks), toeval_, uitslag)
        yield uitslag


def _sla(
    plaats: Werkplaats, woord: Woord, aantal: int, toeval_: Generator, uitslag: Uitslag
) -> None:
    """Kill one word ``aantal`` times on one laptop, and look after each time."""
    proef = woord(plaats)
    stappen = plaats.programma.stappen(proef.woorden)
    afloop = plaats.programma.roep(proef.woorden)
    proef.keur(afloop)
    duur = afloop.duur_s
    for nummer in range(aantal):
        geval = woord(plaats)
        if nummer % 10 >= _MOMENTEN:
            stap = stappen[toeval_.integers(len(stappen))]
            afloop, hoe = plaats.programma.sterf_bij(geval.woorden, stap), str(stap)
        else:
            afloop, hoe = _op_een_moment(plaats, geval, nummer, toeval_.uniform(0, duur * 1.2))
        mis = kijk_na(plaats, geval, afloop)
        uitslag.tel("killed" if afloop.status < 0 else "done before", mis, hoe)


def kijk_na(plaats: Werkplaats, geval: Geval, afloop: Afloop) -> list[str]:
    """What is wrong after a kill; an archive that does not even answer is that too."""
    try:
        return geval.keur(afloop) or plaats.keur()
    except AssertionError as fout:
        return [str(fout)]


def _op_een_moment(
    plaats: Werkplaats, geval: Geval, nummer: int, na_s: float
) -> tuple[Afloop, str]:
    if nummer % 10 == 0:
        na_s += 0.4  # a new Python has to load first
        return plaats.programma.werkelijk(geval.woorden, dood_na_s=na_s), f"main.py {na_s:.3f} s"
    return plaats.programma.roep(geval.woorden, dood_na_s=na_s), f"{na_s:.3f} s"
