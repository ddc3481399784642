"""Taking a whole team in on an empty laptop: seconds, memory, and that nothing is missing.

One laptop writes signals (and edits a tenth of them), another with nothing in it takes all rows in,
5,000 at a time as they come out of files, keys included. At most 2 s for 10,000 changes, 20 s for
100,000, and 300 MB; progress and stopping are between the parts. Reading the parts is measured
apart: decrypting files is the exchange's. The team is made in a process of its own, so that memory
is what handing out and taking in use.

    python -m benchmarks.opnemen [10000 | 100000]
"""

import multiprocessing
import resource
import sys
import tempfile
import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

from signaal.domain.ids import nieuw_id
from signaal.domain.model import Discipline, Signaal, Team
from signaal.storage.archive import Archive
from signaal.usecases.archief import Wachtwoord, open_archief, sluit
from signaal.usecases.bureau import Bureau
from signaal.usecases.nieuw_archief import NieuwTeam, nieuw_archief
from signaal.vault import Kosten, maak_sleutelbos

NU = datetime(2026, 11, 22, 9, tzinfo=UTC)
GRENZEN = {10_000: 2.0, 100_000: 20.0}
GRENS_MB = 300
HAP = 5_000
TEKST = "mevrouw gleed uit over de nieuwe klinkers bij de kerk en durft niet meer naar buiten"
GOEDKOOP = Kosten(geheugen_kib=8, rondes=1, banen=1)


def bron(pad: Path, aantal: int) -> None:
    """A team with ``aantal`` changes in its journal, less those of closing and opening."""
    opgave = NieuwTeam(
        "Meting", ("Schaijk", "Reek"), (("Anne", Discipline.SOCIAAL_WERKER),), date(2026, 11, 20)
    )
    bureau, _ = nieuw_archief(pad, "meting", opgave, lambda: NU, lambda: NU.date(), GOEDKOOP)
    rest = aantal - sum(bureau.archive.kring.stand().values()) - 2
    signalen = [
        Signaal(
            nieuw_id(NU),
            NU.date() - timedelta(days=i % 1000),
            ("schaijk", "reek")[i % 2],
            Discipline.SOCIAAL_WERKER,
            f"{TEKST} ({i})",
            NU,
            themas=("vallen",)[: i % 2],
            lid=bureau.lid,
            bron="huisarts",
        )
        for i in range(rest * 10 // 11)
    ]
    with bureau.archive.schrijf("meting", bureau.lid, NU) as beurt:
        beurt.zet_alle(signalen)
    with bureau.archive.schrijf("meting", bureau.lid, NU) as beurt:
        beurt.zet_alle(replace(s, spoed=True) for s in signalen[: rest - len(signalen)])
    sluit(bureau)


def open_bron(pad: Path, aantal: int) -> Bureau:
    """The archive that another process made."""
    maker = multiprocessing.get_context("spawn").Process(target=bron, args=(pad, aantal))
    maker.start()
    maker.join()
    return open_archief(pad, Wachtwoord("meting"), lambda: NU, lambda: NU.date())


def neem_alles(van: Archive, naar: Archive) -> tuple[float, float]:
    """Seconds for handing out and for taking in."""
    ((device, einde),) = van.kring.stand().items()
    uit = op = 0.0
    for begin in range(1, einde + 1, HAP):
        klok = time.perf_counter()
        deel = van.kring.deel(device, begin, min(begin + HAP - 1, einde))
        sleutels = van.kring.nieuwe_sleutels()
        uit += time.perf_counter() - klok
        klok = time.perf_counter()
        naar.kring.neem_op([deel], [], sleutels, NU)
        op += time.perf_counter() - klok
    return uit, op


def geheugen_mb() -> float:
    """The most this process ever used."""
    gebruikt = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return gebruikt / (1024 * 1024 if sys.platform == "darwin" else 1024)


def main() -> int:
    """Print what it took; 1 when it is over a limit."""
    aantal = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    grens = GRENZEN.get(aantal, GRENZEN[10_000] * aantal / 10_000)
    with tempfile.TemporaryDirectory() as tijdelijk:
        bureau = open_bron(Path(tijdelijk) / "bron.signaal", aantal)
        pad = Path(tijdelijk) / "leeg.signaal"
        sleutel, _ = maak_sleutelbos(pad, "meting", GOEDKOOP)
        (team,) = bureau.archive.alle(Team)
        leeg = Archive.create(
            pad, sleutel, team, NU, geheim=bureau.archive.geheim, apparaat=UUID(int=1)
        )
        voor, cpu = geheugen_mb(), time.process_time()
        uit, op = neem_alles(bureau.archive, leeg)
        na, cpu = geheugen_mb(), time.process_time() - cpu
        gelijk = leeg.kring.stand() == bureau.archive.kring.stand()
        gelijk &= leeg.controleer() == bureau.archive.controleer()
        leeg.close()
        sluit(bureau)
    print(
        f"{aantal:,} changes: handed out in {uit:.2f} s, taken in in {op:.2f} s (at most {grens})"
    )
    print(f"processor {cpu:.2f} s for both")
    print(f"memory {na:.0f} MB at most, {voor:.0f} before (at most {GRENS_MB}); equal: {gelijk}")
    return int(op > grens or na > GRENS_MB or not gelijk)


if __name__ == "__main__":
    sys.exit(main())
