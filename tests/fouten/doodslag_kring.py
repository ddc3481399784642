"""kill -9 during everything that goes between laptops: at writing calls all over each command."""

import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

from numpy.random import Generator

from tests.fouten.kringplaats import Kringplaats
from tests.fouten.kringwoorden import KRINGWOORDEN, Kringgeval, Kringwoord
from tests.fouten.programma import Afloop, Programma, Stap
from tests.fouten.uitslag import Uitslag, toeval


def doodslag_kring(folder: Path, voorbeeld: Path, dosis: int, zaad: int) -> Iterator[Uitslag]:
    """The sweep: per word ``dosis`` times its share, spread over its writing calls."""
    delen = sum(deel for _, deel, _ in KRINGWOORDEN.values())
    for naam, (woord, deel, opeen) in KRINGWOORDEN.items():
        uitslag, toeval_ = Uitslag(f"kill -9 in {naam}", zaad), toeval(zaad, naam)
        proef = Kringplaats.met(folder / f"{naam} proef", voorbeeld)
        stappen = _stappen(proef, woord, toeval_)
        aantal = -(-dosis * deel // delen)
        waar = [stappen[(nummer * len(stappen)) // aantal] for nummer in range(aantal)]
        toeval_.shuffle(waar)
        for begin in range(0, aantal, opeen):
            plaats = Kringplaats.met(folder / f"{naam} {begin}", voorbeeld)
            _sla(plaats, woord, waar[begin : begin + opeen], toeval_, uitslag)
        yield uitslag


def _stappen(plaats: Kringplaats, woord: Kringwoord, toeval_: Generator) -> Sequence[Stap]:
    """Every writing call of a command that is left alone."""
    geval = woord(plaats, toeval_)
    with _Erbij(geval):
        return plaats.programma.stappen(geval.woorden)


def _sla(
    plaats: Kringplaats,
    woord: Kringwoord,
    waar: Sequence[Stap],
    toeval_: Generator,
    uitslag: Uitslag,
) -> None:
    """Kill one word on one trio, look after each time, and at all of it at the end."""
    for stap in waar:
        geval = woord(plaats, toeval_)
        afloop = _sterf(plaats.programma, geval, stap)
        try:
            mis = geval.daarna(afloop)
        except AssertionError as fout:
            mis = [str(fout)]
        uitslag.tel("killed" if afloop.status < 0 else "done before", mis, str(stap))
    uitslag.mis += [f"seed {uitslag.zaad}, trio after {waar}: {m}" for m in plaats.keur()]


def _sterf(programma: Programma, geval: Kringgeval, stap: Stap) -> Afloop:
    with _Erbij(geval):
        return programma.sterf_bij(geval.woorden, stap)


class _Erbij:
    """What must go on beside a command, on a thread."""

    def __init__(self, geval: Kringgeval) -> None:
        self._draad = threading.Thread(target=geval.erbij)

    def __enter__(self) -> None:
        self._draad.start()

    def __exit__(self, *_: object) -> None:
        self._draad.join()
