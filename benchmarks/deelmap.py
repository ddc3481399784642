"""A shared folder with 5,000 files: looking what there is, against what the disk itself asks.

1. Listing 5,000 files in 30 folders against asking the size of each by its path: at most 3 times.
2. Listing against reading and opening all of them once (one row each): at most 0.1 times, so that
   a poll may look every few seconds.
3. Segments of 1 row, of 100 and of 1,000: bytes a row.

    python -m benchmarks.deelmap
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from signaal.exchange.deelmap import SchijfMap
from signaal.exchange.segment import Segment, open_segment, segmentnaam
from tests.exchange.dozen import ANNE, KRING, bestand, deel

BESTANDEN = 5_000
MAPPEN = 30
GRENS_VRAGEN = 3.0
GRENS_LEZEN = 0.1
RONDES = 9


def vul(folder: Path) -> list[Path]:
    """So many segments, over so many folders."""
    inhoud = bestand(ANNE)
    naam = Path(segmentnaam(deel(ANNE), inhoud))
    paden = []
    for nummer in range(BESTANDEN):
        pad = (
            folder / "v1" / "w" / f"{naam.parent.name}-{nummer % MAPPEN}" / f"{nummer}-{naam.name}"
        )
        pad.parent.mkdir(parents=True, exist_ok=True)
        pad.write_bytes(inhoud)
        paden.append(pad)
    return paden


def duur(doe: Callable[[], object]) -> float:
    """Seconds for one call."""
    begin = time.perf_counter()
    doe()
    return time.perf_counter() - begin


def lees_alles(plek: SchijfMap) -> None:
    """Read and open every file."""
    for gevonden in plek.lijst():
        inhoud = plek.lees(gevonden.naam)
        assert inhoud is not None
        assert isinstance(open_segment(inhoud, KRING), Segment)


def main() -> int:
    """Print the ratios; 1 when one is above its limit."""
    with tempfile.TemporaryDirectory() as tijdelijk:
        folder = Path(tijdelijk)
        paden, plek = vul(folder), SchijfMap(folder)
        assert len(plek.lijst()) == BESTANDEN
        lijsten, vragen = [], []
        for _ in range(RONDES):
            lijsten.append(duur(plek.lijst))
            vragen.append(duur(lambda: [pad.stat() for pad in paden]))
        lezen = duur(lambda: lees_alles(plek))
    lijst, vraag = statistics.median(lijsten), statistics.median(vragen)
    print(f"listing {BESTANDEN} files: {lijst * 1000:.0f} ms")
    print(f"listing / asking each by path: {lijst / vraag:.2f} (at most {GRENS_VRAGEN})")
    print(f"listing / reading and opening all: {lijst / lezen:.3f} (at most {GRENS_LEZEN})")
    for regels in (1, 100, 1_000):
        print(f"{regels} rows: {len(bestand(ANNE, 1, regels)) / regels:.0f} bytes a row")
    return int(lijst > GRENS_VRAGEN * vraag or lijst > GRENS_LEZEN * lezen)


if __name__ == "__main__":
    sys.exit(main())
