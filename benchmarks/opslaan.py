"""Saving one signal against one bare SQLCipher commit, in one run, turn by turn.

Bare: one row with the same text into a table of its own, key on, WAL, synchronous=extra. Ours: all
of ``log_signaal`` (guard, checks, state, journal, search, counts). At most 3.0 times (median).

    python -m benchmarks.opslaan
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from sqlcipher3 import dbapi2

from signaal.domain.ids import nieuw_id
from signaal.domain.model import Discipline, Thema
from signaal.usecases.archief import sluit
from signaal.usecases.bureau import Bureau
from signaal.usecases.nieuw_archief import NieuwTeam, nieuw_archief
from signaal.usecases.signalen import Signaalinvoer, log_signaal

GRENS = 3.0
RONDES = 400
TEKST = "mevrouw gleed uit over de nieuwe klinkers bij de kerk en durft niet meer naar buiten"
NU = datetime(2026, 11, 22, 9, tzinfo=UTC)


def kaal(pad: Path) -> Callable[[], None]:
    """One bare commit of one row."""
    verbinding = dbapi2.connect(str(pad), isolation_level=None)
    verbinding.execute(f"PRAGMA key = \"x'{'5a' * 32}'\"")
    verbinding.execute("PRAGMA journal_mode = WAL")
    verbinding.execute("PRAGMA synchronous = EXTRA")
    verbinding.execute("CREATE TABLE signaal (id TEXT PRIMARY KEY, datum, kern, wie, tekst)")

    def bewaar() -> None:
        rij = (nieuw_id(NU).hex, "2026-11-22", "schaijk", "sociaal_werker", TEKST)
        verbinding.execute("BEGIN IMMEDIATE")
        verbinding.execute("INSERT INTO signaal VALUES (?, ?, ?, ?, ?)", rij)
        verbinding.execute("COMMIT")

    return bewaar


def archief(pad: Path) -> Bureau:
    """A new archive of one team."""
    opgave = NieuwTeam(
        "Meting", ("Schaijk",), (("Anne", Discipline.SOCIAAL_WERKER),), date(2026, 11, 20)
    )
    bureau, _ = nieuw_archief(pad, "meting", opgave, lambda: NU, lambda: date(2026, 11, 22))
    return bureau


def duur(doe: Callable[[], object]) -> float:
    """Seconds for one call."""
    begin = time.perf_counter()
    doe()
    return time.perf_counter() - begin


def main() -> int:
    """Print both medians and their ratio; 1 when it is over the limit."""
    with tempfile.TemporaryDirectory() as tijdelijk:
        folder = Path(tijdelijk)
        bare = kaal(folder / "kaal.db")
        bureau = archief(folder / "meting.signaal")
        thema = bureau.archive.alle(Thema)[0].id
        invoer = Signaalinvoer(TEKST, "schaijk", themas=(thema,), bron="huisarts")
        paren = [(duur(bare), duur(lambda: log_signaal(bureau, invoer))) for _ in range(RONDES)]
        sluit(bureau)
    kaal_s, ons_s = (statistics.median(kolom) for kolom in zip(*paren, strict=True))
    print(f"bare commit {kaal_s * 1e3:.3f} ms, log_signaal {ons_s * 1e3:.3f} ms (median)")
    print(f"ratio {ons_s / kaal_s:.2f} (at most {GRENS})")
    return int(ons_s / kaal_s > GRENS)


if __name__ == "__main__":
    sys.exit(main())
