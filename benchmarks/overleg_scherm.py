"""The meeting screen for a bundle of 200 signals, five years back, as a ratio in one run.

What the screen asks for when such a bundle is on the table (the meeting as it stands, its thread
and what exists already), painting apart, against the bare query that gives its rows: the texts of
the period and the counts of each periode before. At most 2 times.

    python -m benchmarks.overleg_scherm
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy import text

from signaal.domain.ids import nieuw_id
from signaal.domain.model import Discipline, Signaal
from signaal.domain.model_besluit import SoortBesluit
from signaal.usecases.acties import Actieinvoer
from signaal.usecases.archief import NieuwTeam, nieuw_archief, sluit
from signaal.usecases.besluiten import Besluitinvoer, lees_verloop, neem_besluit
from signaal.usecases.bureau import Bureau
from signaal.usecases.initiatieven import aanbod_voor
from signaal.usecases.overleg import lees_overleg

GRENS = 2.0
RONDES = 15
SLEUTEL = "vallen/schaijk"
OVERLEG = date(2026, 11, 20)
#: Signals of the bundle in the periode of the meeting, and of the same bundle in five years.
NU, EERDER, JAREN = 200, 1_800, 5
_RIJEN = """
  SELECT s.* FROM signaal AS s JOIN json_each(s.themas) AS t
  WHERE NOT s.verwijderd AND s.kern = 'schaijk' AND t.value = 'vallen'
    AND s.datum BETWEEN :begin AND :eind
"""
_TELLING = """
  SELECT s.kern, t.value, CAST((julianday(:eind) - julianday(s.datum)) / 42 AS INTEGER), count(*)
  FROM signaal AS s JOIN json_each(s.themas) AS t
  WHERE NOT s.verwijderd GROUP BY 1, 2, 3
"""


def archief(pad: Path) -> Bureau:
    """Five years of a team: 200 signals in the bundle now, and the decision of the time before."""
    dag = [OVERLEG - timedelta(weeks=6)]
    leden = (("Anne", Discipline.SOCIAAL_WERKER),)
    opgave = NieuwTeam("Meting", ("Schaijk", "Zeeland", "Reek"), leden, OVERLEG)
    moment = datetime(2026, 11, 20, 9, tzinfo=UTC)
    bureau, _ = nieuw_archief(pad, "meting", opgave, lambda: moment, lambda: dag[0])
    with bureau.archive.schrijf("meting", bureau.lid, moment) as beurt:
        for nummer in range(NU + EERDER):
            terug = nummer % 40 if nummer < NU else 42 + nummer * 7919 % (JAREN * 365 - 42)
            beurt.voeg_toe(
                Signaal(
                    id=nieuw_id(moment),
                    datum=OVERLEG - timedelta(days=terug),
                    kern="schaijk",
                    discipline=list(Discipline)[nummer % 3],
                    tekst=f"viel over de losse tegels bij de kerk, plek {nummer}",
                    gewijzigd=moment,
                    themas=("vallen",),
                    lid=bureau.lid,
                )
            )
    samen = Besluitinvoer(SoortBesluit.COLLECTIEVE_ACTIE, "alle drie horen het")
    eerder = lees_overleg(bureau)
    neem_besluit(bureau, eerder.overleg.id, SLEUTEL, samen, Actieinvoer("wandelochtend"))
    dag[0] = OVERLEG
    return bureau


def duur(doe: Callable[[], object]) -> float:
    """Median seconds of a call."""
    tijden = []
    for _ in range(RONDES):
        begin = time.perf_counter()
        doe()
        tijden.append(time.perf_counter() - begin)
    return statistics.median(tijden)


def kaal(bureau: Bureau) -> int:
    """The rows with their texts, and the counts per periode; how many rows there are."""
    grenzen = {"begin": OVERLEG - timedelta(days=41), "eind": OVERLEG}
    with bureau.archive._verbind(False) as conn:
        rijen = conn.execute(text(_RIJEN), grenzen).all()
        conn.execute(text(_TELLING), {"eind": OVERLEG}).all()
    return len(rijen)


def op_tafel(bureau: Bureau) -> int:
    """The meeting, the thread of the bundle and what exists already; signals in the bundle."""
    beeld = lees_overleg(bureau)
    bundel = next(b for b in beeld.bundels if b.sleutel == SLEUTEL)
    lees_verloop(bureau, beeld.overleg.id, SLEUTEL)
    aanbod_voor(bureau, bundel)
    return bundel.aantal


def main() -> int:
    """Print the figures; 1 when the limit is passed."""
    with tempfile.TemporaryDirectory() as tijdelijk:
        bureau = archief(Path(tijdelijk) / "meting.signaal")
        assert op_tafel(bureau) == kaal(bureau) == NU
        overleg = lees_overleg(bureau).overleg.id
        delen = {
            "bare query": duur(lambda: kaal(bureau)),
            "the meeting": duur(lambda: lees_overleg(bureau)),
            "the thread": duur(lambda: lees_verloop(bureau, overleg, SLEUTEL)),
            "all of it": duur(lambda: op_tafel(bureau)),
        }
        sluit(bureau)
    for naam, seconden in delen.items():
        print(f"{naam}: {seconden * 1e3:.1f} ms")
    verhouding = delen["all of it"] / delen["bare query"]
    print(f"ratio {verhouding:.2f} (at most {GRENS})")
    return int(verhouding > GRENS)


if __name__ == "__main__":
    sys.exit(main())
