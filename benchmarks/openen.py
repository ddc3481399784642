"""Opening 100,000 signals with the journal checked beside it against opening without, in one run.

1. Opening and the first reads of the window (team, last signals, call-backs, first page), with the
   chain followed in a thread from the moment the archive is open: at most 1.5 times as much. The
   window starts the check later, when its first screen has settled; this is the worst case.
2. Letting go: how long closing waits for a check that is under way, against that opening: at most
   0.5 times.
3. Writing while the chain is followed, against writing alone: reported.

    python -m benchmarks.openen
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread

from benchmarks.bundels_tellen import GROOT, NU, VANDAAG, archief
from signaal.domain.model import Thema, Zoekvraag
from signaal.fouten import GestoptFout
from signaal.usecases.archief import Wachtwoord, kijk_journaal_na, open_archief, sluit
from signaal.usecases.bureau import Bureau
from signaal.usecases.nabellen import lees_nabellen
from signaal.usecases.signalen import (
    Signaalinvoer,
    laatste_signalen,
    log_signaal,
    tel_signalen,
    zoek_signalen,
)
from signaal.usecases.team import lees_team

GRENS_OPENEN = 1.5
GRENS_LOSLATEN = 0.5
RONDES = 9
SCHRIJFRONDES = 60


class Nakijker:
    """Follows the chain in a thread until it is done or let go."""

    def __init__(self, bureau: Bureau) -> None:
        self._stop = Event()
        self._draad = Thread(target=self._kijk, args=(bureau,))
        self._draad.start()

    def _kijk(self, bureau: Bureau) -> None:
        with suppress(GestoptFout):
            kijk_journaal_na(bureau, self._stop.is_set)

    def laat_los(self) -> float:
        """Seconds until it has stopped."""
        self._stop.set()
        return duur(self._draad.join)

    def wacht(self) -> None:
        """Until everything was followed."""
        self._draad.join()


def duur(doe: Callable[[], object]) -> float:
    """Seconds for one call."""
    begin = time.perf_counter()
    doe()
    return time.perf_counter() - begin


def lees_eerst(bureau: Bureau) -> None:
    """What the window asks before somebody types."""
    lees_team(bureau)
    laatste_signalen(bureau)
    lees_nabellen(bureau)
    tel_signalen(bureau, Zoekvraag())
    zoek_signalen(bureau, Zoekvraag())


def open_en_lees(pad: Path, *, met_controle: bool) -> tuple[float, float]:
    """Seconds to open, and seconds to let go of the check."""
    begin = time.perf_counter()
    bureau = open_archief(pad, Wachtwoord("meting"), lambda: NU, lambda: VANDAAG)
    nakijker = Nakijker(bureau) if met_controle else None
    lees_eerst(bureau)
    open_s = time.perf_counter() - begin
    los_s = nakijker.laat_los() if nakijker else 0.0
    sluit(bureau)
    return open_s, los_s


def schrijf(bureau: Bureau) -> float:
    """Median seconds of saving one signal."""
    invoer = Signaalinvoer(
        "losse tegels bij de kerk", "schaijk", (bureau.archive.alle(Thema)[0].id,)
    )
    return statistics.median(
        duur(lambda: log_signaal(bureau, invoer)) for _ in range(SCHRIJFRONDES)
    )


def main() -> int:
    """Print the ratios; 1 when a limit is passed."""
    with tempfile.TemporaryDirectory() as tijdelijk:
        pad = Path(tijdelijk) / "openen.signaal"
        sluit(archief(pad, GROOT))
        zonder, met, los = [], [], []
        for _ in range(RONDES):
            zonder.append(open_en_lees(pad, met_controle=False)[0])
            open_s, los_s = open_en_lees(pad, met_controle=True)
            met.append(open_s)
            los.append(los_s)
        bureau = open_archief(pad, Wachtwoord("meting"), lambda: NU, lambda: VANDAAG)
        alleen = schrijf(bureau)
        nakijker = Nakijker(bureau)
        naast = schrijf(bureau)
        nakijker.laat_los()
        geheel = duur(Nakijker(bureau).wacht)
        sluit(bureau)
    zonder_s, met_s, los_s = (statistics.median(reeks) for reeks in (zonder, met, los))
    openen, loslaten = met_s / zonder_s, los_s / zonder_s
    print(
        f"opening {zonder_s * 1e3:.0f} ms, with the check beside it {met_s * 1e3:.0f} ms (median)"
    )
    print(f"ratio {openen:.2f} (at most {GRENS_OPENEN})")
    print(f"letting go {los_s * 1e3:.0f} ms: ratio {loslaten:.2f} (at most {GRENS_LOSLATEN})")
    print(f"saving beside the check: {naast / alleen:.1f} times saving alone")
    print(f"following every link took {geheel / zonder_s:.1f} times the opening")
    return int(openen > GRENS_OPENEN or loslaten > GRENS_LOSLATEN)


if __name__ == "__main__":
    sys.exit(main())
