"""Exchanging through a folder, end to end: joining a team with a past, and one new signal.

1. A newcomer joins a team of so many changes: from the files in the folder to a whole archive. At
   most 2 s for 10,000 changes and 20 s for 100,000, at most 300 MB more memory.
   Never long without telling how far it is, and stopping ends it as soon. All in seconds of this
   process, so that what else runs does not count.
2. One new signal with 5,000 files in the folder: at most 1,024 bytes for the file that carries it;
   how long it takes to put it down, and to take it in on the other side.
3. An exchange with nothing new among those files, against taking all of them in.

    python -m benchmarks.uitwisselen [10000 | 100000]
"""

import argparse
import contextlib
import multiprocessing
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from unittest.mock import patch

from benchmarks.opnemen import GOEDKOOP, NU, TEKST, open_bron
from signaal.domain.model import Signaal
from signaal.exchange.deelmap import SchijfMap
from signaal.fouten import GestoptFout
from signaal.usecases import hapjes
from signaal.usecases.aansluiten import Aanmelding, laat_toe, rond_af, vraag_aan
from signaal.usecases.archief import sluit
from signaal.usecases.delen import kies_map
from signaal.usecases.nakijken import Nagekeken
from signaal.usecases.signalen import Signaalinvoer, log_signaal
from signaal.usecases.wisselen import wissel_uit

GRENZEN_S = {10_000: 2.0, 100_000: 20.0}
GRENS_MB = 300
GRENS_BYTES = 1_024
GRENS_STIL = 0.1
GRENS_WACHT_S = 2.0
BESTANDEN = 5_000
RONDES = 5


def duur(doe: Callable[[], object]) -> float:
    """Seconds for one call."""
    begin = time.perf_counter()
    doe()
    return time.perf_counter() - begin


def geheugen_mb() -> float:
    """The most this process ever used."""
    gebruikt = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return gebruikt / (1024 * 1024 if sys.platform == "darwin" else 1024)


def deel_uit(folder: str, aantal: int, woorden: str) -> None:
    """In a process of its own: a team with a past puts it down and lets the newcomer in."""
    bureau = open_bron(Path(folder) / "bron.signaal", aantal)
    plek = Path(folder) / "gedeeld"
    kies_map(bureau, plek)
    print(f"put down {aantal:,} changes in {duur(lambda: wissel_uit(bureau)):.2f} s")
    laat_toe(bureau, plek, woorden)
    sluit(bureau)


def vraag(folder: Path) -> Aanmelding:
    """The request of the newcomer."""
    (folder / "gedeeld").mkdir()
    return vraag_aan(folder / "nieuw.signaal", folder / "gedeeld", "Bram:sociaal_werker", NU)


def sluit_aan(aantal: int) -> bool:
    """Join, once stopped half-way and once to the end; whether it stays within the limits."""
    with tempfile.TemporaryDirectory() as tijdelijk:
        folder = Path(tijdelijk)
        aanmelding = vraag(folder)
        maker = multiprocessing.get_context("spawn").Process(
            target=deel_uit, args=(tijdelijk, aantal, aanmelding.woorden)
        )
        maker.start()
        maker.join()
        stop_s = gestopt_na(aanmelding)
        voor, klokken, op_de_klok = geheugen_mb(), [time.process_time()], time.perf_counter()
        klaar = rond_af(
            aanmelding, "meting", lambda: NU, NU.date, GOEDKOOP,
            lambda _, __: klokken.append(time.process_time()),
        )  # fmt: skip
        klokken.append(time.process_time())
        na, op_de_klok = geheugen_mb(), time.perf_counter() - op_de_klok
        if klaar is None:
            print("not everything came in")
            return False
        binnen = len(klaar[0].archive.waar(Signaal))
        sluit(klaar[0])
    nodig, stil = klokken[-1] - klokken[0], max(b - a for a, b in pairwise(klokken))
    grens = GRENZEN_S.get(aantal, GRENZEN_S[10_000] * aantal / 10_000)
    print(f"joined in {nodig:.2f} s (at most {grens}; {op_de_klok:.2f} on the clock), {binnen:,}")
    print(f"memory {na - voor:.0f} MB more (at most {GRENS_MB})")
    print(f"longest without progress {stil:.2f} s, stopped after {stop_s:.2f} s")
    return nodig <= grens and na - voor <= GRENS_MB and max(stil, stop_s) <= GRENS_WACHT_S


def gestopt_na(aanmelding: Aanmelding) -> float:
    """Seconds between the wish to stop, at the first progress, and the end; nothing is left."""
    gevraagd: list[float] = []
    with contextlib.suppress(GestoptFout):
        rond_af(
            aanmelding, "meting", lambda: NU, NU.date, GOEDKOOP,
            lambda _, __: gevraagd.append(time.process_time()), lambda: bool(gevraagd),
        )  # fmt: skip
    assert not aanmelding.pad.exists()
    return time.process_time() - gevraagd[0]


def een_signaal() -> bool:
    """One new signal among many files; whether it stays within the limits."""
    with tempfile.TemporaryDirectory() as tijdelijk:
        folder = Path(tijdelijk)
        aanmelding = vraag(folder)
        plek = folder / "gedeeld"
        anne = open_bron(folder / "bron.signaal", 2 * BESTANDEN)
        with patch.object(hapjes, "MEESTE_REGELS", 2):
            kies_map(anne, plek)
            wissel_uit(anne)
        laat_toe(anne, plek, aanmelding.woorden)
        klaar = []
        veel = duur(
            lambda: klaar.append(rond_af(aanmelding, "meting", lambda: NU, NU.date, GOEDKOOP))
        )
        assert klaar[0] is not None
        bram = klaar[0][0]
        nagekeken = {"anne": Nagekeken(), "bram": Nagekeken()}
        for _ in range(2):
            wissel_uit(anne, nagekeken=nagekeken["anne"])
            wissel_uit(bram, nagekeken=nagekeken["bram"])
        leggen, halen, bytes_ = [], [], []
        for nummer in range(RONDES):
            er_waren = set(plek.rglob("*.vsg"))
            log_signaal(anne, Signaalinvoer(tekst=f"{TEKST} ({nummer})", kern="schaijk"))
            leggen.append(duur(lambda: wissel_uit(anne, nagekeken=nagekeken["anne"])))
            bytes_ += [p.stat().st_size for p in plek.rglob("*.vsg") if p not in er_waren]
            had = len(bram.archive.waar(Signaal))
            halen.append(duur(lambda: wissel_uit(bram, nagekeken=nagekeken["bram"])))
            assert len(bram.archive.waar(Signaal)) == had + 1
        wissel_uit(anne, nagekeken=nagekeken["anne"])
        stil = [duur(lambda: wissel_uit(bram, nagekeken=nagekeken["bram"])) for _ in range(RONDES)]
        koud = duur(lambda: wissel_uit(anne))
        bestanden = len(SchijfMap(plek).lijst())
        sluit(anne)
        sluit(bram)
    leg, haal, niets = (statistics.median(reeks) for reeks in (leggen, halen, stil))
    print(f"{bestanden:,} files in the folder; taking all in took {veel:.2f} s")
    print(
        f"a new signal: {max(bytes_)} bytes (at most {GRENS_BYTES}), {len(bytes_) // RONDES} file"
    )
    print(f"put down in {leg * 1000:.0f} ms, taken in in {haal * 1000:.0f} ms")
    print(f"nothing new: {niets * 1000:.0f} ms, right after a start {koud * 1000:.0f} ms")
    print(f"nothing new / taking all in: {niets / veel:.3f} (at most {GRENS_STIL})")
    return max(bytes_) <= GRENS_BYTES and niets <= GRENS_STIL * veel


def main() -> int:
    """Print what it took; 1 when something is over a limit."""
    parser = argparse.ArgumentParser(prog="benchmarks.uitwisselen")
    parser.add_argument("aantal", type=int, nargs="?", default=10_000)
    goed = [sluit_aan(parser.parse_args().aantal), een_signaal()]
    return int(not all(goed))


if __name__ == "__main__":
    sys.exit(main())
