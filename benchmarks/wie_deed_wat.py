"""A page of "wie deed wat" at 100,000 acts against 1,000, in one run.

The first page, a page far down, and the first page of one person: at most 1.5 times as much each.
A kind of act that nobody did and all about one signal read every row: reported, in first pages.

    python -m benchmarks.wie_deed_wat
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from benchmarks.bundels_tellen import NU, archief
from signaal.domain.daad import Daad, Daadvraag
from signaal.domain.ids import nieuw_id
from signaal.storage.daden import Dadenlezer
from signaal.usecases.archief import sluit
from signaal.usecases.bureau import Bureau
from signaal.usecases.daadwoorden import Daadgroep
from signaal.usecases.wie_deed_wat import Journaalfilter, lees_daden

WEINIG, VEEL = 1_000, 100_000
RONDES = 15
GRENS = 1.5


def daden(bureau: Bureau, aantal: int) -> None:
    """As many acts, each at a moment of its own."""
    for i in range(0, aantal, 500):
        with bureau.archive.schrijf("meting", bureau.lid, NU + timedelta(seconds=i)) as beurt:
            for nummer in range(500):
                beurt.noteer(f"meting {nummer % 2}", "signaal", str(nieuw_id(NU)))


def duur(*doe: Callable[[], object]) -> list[float]:
    """Median milliseconds of this thread for each, taking turns."""
    gemeten: list[list[float]] = [[] for _ in doe]
    for _ in range(RONDES):
        for reeks, een in zip(gemeten, doe, strict=True):
            begin = time.thread_time()
            een()
            reeks.append((time.thread_time() - begin) * 1e3)
    return [statistics.median(reeks) for reeks in gemeten]


def main() -> int:
    """Print the ratios; 1 when a limit is passed."""
    alles = Journaalfilter()
    with tempfile.TemporaryDirectory() as map_:
        few, many = (archief(Path(map_) / f"{n}.signaal", 3) for n in (WEINIG, VEEL))
        for bureau, aantal in ((few, WEINIG), (many, VEEL)):
            daden(bureau, aantal)
        diep = _ver_terug(many, VEEL // 2)
        klein, *groot = duur(
            lambda: lees_daden(few, alles),
            lambda: lees_daden(many, alles),
            lambda: lees_daden(many, alles, diep),
            lambda: lees_daden(many, Journaalfilter(wie=many.lid)),
        )
        zeldzaam, een = duur(
            lambda: lees_daden(many, Journaalfilter(groep=Daadgroep.TEAM)),
            lambda: lees_daden(many, Journaalfilter(over=str(nieuw_id(NU)))),
        )
        for bureau in (few, many):
            sluit(bureau)
    for naam, ms in zip(("first page", "far down", "one person"), groot, strict=True):
        print(f"{naam}: {klein:.1f} ms at {WEINIG}, {ms:.1f} ms at {VEEL}: {ms / klein:.2f}")
    slechtst = max(groot) / klein
    print(f"ratio {slechtst:.2f} (at most {GRENS})")
    print(
        f"every row: {zeldzaam / klein:.1f} pages for a rare kind, {een / klein:.1f} for one signal"
    )
    return int(slechtst > GRENS)


def _ver_terug(bureau: Bureau, seq: int) -> Daad:
    """An act at about this place in the journal."""
    (laatste,) = bureau.archive.lezer(Dadenlezer).lees(Daadvraag(), aantal=1)
    return Daad(laatste.apparaat, seq, laatste.moment, None, "", ())


if __name__ == "__main__":
    sys.exit(main())
