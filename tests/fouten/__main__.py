"""``python -m tests.fouten --dosis groot``: the sweeps by hand, as a table.

Needs Linux, strace and room for copies of a small archive. ``--zaad`` repeats a run, ``--alleen``
takes the sweeps whose name holds this word.
"""

import argparse
import secrets
import sys
import traceback
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.builders import Archiefbouw
from tests.drie import maak_drietal
from tests.fouten.afgekapt import afgekapt
from tests.fouten.bits import bits, bits_in_kopie, gerepareerd
from tests.fouten.doodslag import doodslag
from tests.fouten.doodslag_kring import doodslag_kring
from tests.fouten.dosis import GROOT, KLEIN, Dosis
from tests.fouten.dozen import dozen
from tests.fouten.kring_machine import leef
from tests.fouten.uitslag import KOP, Uitslag
from tests.fouten.volle_schijf import volle_schijf
from tests.fouten.wachtwoorden import wachtwoorden
from tests.fouten.werkplaats import gevuld_voorbeeld
from tests.usecases.test_archief_model import loop_model


def _model(zaad: int, aantal: int) -> Iterable[Uitslag]:
    """Random lives of an archive against a plain Python model; hypothesis has dice of its own."""
    yield _levens("lives of an archive against a model", zaad, aantal, lambda: loop_model(aantal))


def _teams(zaad: int, aantal: int) -> Iterable[Uitslag]:
    """Random lives of three laptops with one folder; every life is a hundred acts."""
    yield _levens("lives of a team of laptops", zaad, aantal, lambda: leef(aantal, zaad))


def _levens(fout: str, zaad: int, aantal: int, loop: Callable[[], None]) -> Uitslag:
    uitslag = Uitslag(fout, zaad, gevallen=aantal)
    try:
        loop()
    except Exception:  # whatever goes wrong in a life is what this looks for
        uitslag.mis.append(traceback.format_exc())
    return uitslag


def _kring(folder: Path, aantal: int, zaad: int) -> Iterable[Uitslag]:
    """kill -9 in everything that goes between three laptops."""
    (folder / "drie").mkdir()
    maak_drietal(folder / "drie")
    return doodslag_kring(folder, folder / "drie", aantal, zaad)


Proef = Callable[[Path, Archiefbouw, Dosis, int], Iterable[Uitslag]]

PROEVEN: dict[str, Proef] = {
    "kill": lambda folder, gevuld, dosis, zaad: doodslag(folder, gevuld, dosis.doodslag, zaad),
    "exchange": lambda folder, _, dosis, zaad: _kring(folder, dosis.kringdood, zaad),
    "log cut": lambda folder, gevuld, dosis, zaad: afgekapt(folder, gevuld, dosis.geknipt, zaad),
    "disk full": lambda folder, gevuld, dosis, zaad: volle_schijf(folder, gevuld, zaad),
    "bits": lambda folder, gevuld, dosis, zaad: (
        *bits(folder, gevuld, dosis.bits * 2 // 3, zaad),
        *bits_in_kopie(folder, gevuld, dosis.bits // 3, zaad),
        *gerepareerd(folder, gevuld, dosis.reparaties, zaad),
    ),
    "model": lambda folder, gevuld, dosis, zaad: _model(zaad, dosis.levens),
    "passphrase": lambda folder, gevuld, dosis, zaad: wachtwoorden(
        folder, gevuld, dosis.wachtwoorden, zaad
    ),
    "teams": lambda folder, gevuld, dosis, zaad: _teams(zaad, dosis.teams),
    "files": lambda folder, gevuld, dosis, zaad: dozen(dosis.bestanden, zaad),
}


def main() -> int:
    """Run the sweeps; the status is 1 when a promise was broken."""
    parser = argparse.ArgumentParser(prog="tests.fouten", description=__doc__)
    parser.add_argument("--dosis", choices=("klein", "groot"), default="klein")
    parser.add_argument("--zaad", type=int, default=secrets.randbelow(1_000_000))
    parser.add_argument("--alleen", default="", metavar="WOORD")
    keuze = parser.parse_args()
    dosis = GROOT if keuze.dosis == "groot" else KLEIN
    mis = 0
    sys.stdout.write(KOP)
    for naam, proef in PROEVEN.items():
        if keuze.alleen not in naam:
            continue
        with TemporaryDirectory() as folder:
            (Path(folder) / "gevuld").mkdir()
            gevuld = gevuld_voorbeeld(Path(folder) / "gevuld")
            for uitslag in proef(Path(folder), gevuld, dosis, keuze.zaad):
                uitslag.toon()
                mis += len(uitslag.mis)
    return 1 if mis else 0


if __name__ == "__main__":
    sys.exit(main())
