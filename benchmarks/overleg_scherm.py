"""The meeting screen for a bundle of 200 signals, five years back, as ratios in one run.

What the screen asks for, painting apart, against the bare query that gives the same data: the rows
of the bundle, its counts of five years, its decisions and agreements, and what exists already, as
plain SQL on the same connection. At most 2 times: opening the screen on the bundle, going on to
the next item, and the reading that follows a decision. Told beside it, and not promised: the first
reading after the archive was opened or a signal came in, which the window does while nobody waits
(ui/look_ahead.py).

    python -m benchmarks.overleg_scherm
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from uuid import UUID

from sqlalchemy import text

from signaal.domain.ids import nieuw_id
from signaal.domain.model import Discipline, Signaal
from signaal.domain.model_besluit import SoortBesluit
from signaal.usecases.acties import Actieinvoer
from signaal.usecases.archief import sluit
from signaal.usecases.besluiten import Besluitinvoer, lees_verloop, neem_besluit
from signaal.usecases.bureau import Bureau
from signaal.usecases.initiatieven import Initiatiefinvoer, aanbod_voor, bewaar_initiatief
from signaal.usecases.nieuw_archief import NieuwTeam, nieuw_archief
from signaal.usecases.overleg import Overlegbeeld, lees_overleg
from signaal.usecases.signalen import Signaalinvoer, log_signaal

GRENS = 2.0
BARE = "bare query"
BELOOFD = ("opening the screen", "the next item", "after a decision")
RONDES = 15
Daad = Callable[[], object]
SLEUTEL, ANDERE = "vallen/schaijk", "mantelzorg/zeeland"
OVERLEG = date(2026, 11, 20)
#: Signals of the bundle in the periode of the meeting, and of the same bundle in five years.
NU, EERDER, JAREN = 200, 1_800, 5
#: Signals of other bundles, over the same five years.
OVERIG = 300
_KAAL = (
    """
    SELECT s.* FROM signaal AS s JOIN json_each(s.themas) AS t
    WHERE NOT s.verwijderd AND s.kern = 'schaijk' AND t.value = 'vallen'
      AND s.datum BETWEEN :begin AND :eind
    """,
    """
    SELECT CAST((julianday(:eind) - julianday(datum)) / 42 AS INTEGER), sum(aantal)
    FROM dagtelling WHERE kern = 'schaijk' AND thema = 'vallen' AND datum <= :eind GROUP BY 1
    """,
    "SELECT * FROM besluit WHERE sleutel = :sleutel AND NOT ingetrokken",
    "SELECT * FROM actie WHERE bundel = :sleutel AND NOT verwijderd",
    "SELECT * FROM initiatief WHERE NOT vervallen",
)


def archief(pad: Path) -> Bureau:
    """Five years of a team: 200 signals in the bundle now, and the decision of the time before."""
    dag = [OVERLEG - timedelta(weeks=6)]
    leden = (("Anne", Discipline.SOCIAAL_WERKER),)
    opgave = NieuwTeam("Meting", ("Schaijk", "Zeeland", "Reek"), leden, OVERLEG)
    moment = datetime(2026, 11, 20, 9, tzinfo=UTC)
    bureau, _ = nieuw_archief(pad, "meting", opgave, lambda: moment, lambda: dag[0])

    def signaal(nummer: int, terug: int, kern: str, thema: str) -> Signaal:
        return Signaal(
            id=nieuw_id(moment),
            datum=OVERLEG - timedelta(days=terug),
            kern=kern,
            discipline=list(Discipline)[nummer % 3],
            tekst=f"viel over de losse tegels bij de kerk, plek {nummer}",
            gewijzigd=moment,
            themas=(thema,),
            lid=bureau.lid,
        )

    with bureau.archive.schrijf("meting", bureau.lid, moment) as beurt:
        for nummer in range(NU + EERDER):
            terug = nummer % 40 if nummer < NU else 42 + nummer * 7919 % (JAREN * 365 - 42)
            beurt.voeg_toe(signaal(nummer, terug, "schaijk", "vallen"))
        for nummer in range(OVERIG):
            kern, thema = ("zeeland", "reek")[nummer % 2], ("mantelzorg", "vervoer")[nummer % 2]
            beurt.voeg_toe(signaal(nummer, nummer * 7919 % (JAREN * 365), kern, thema))
    samen = Besluitinvoer(SoortBesluit.COLLECTIEVE_ACTIE, "alle drie horen het")
    neem_besluit(
        bureau, lees_overleg(bureau).overleg.id, SLEUTEL, samen, Actieinvoer("wandelochtend")
    )
    for naam in ("Wandelgroep", "Valpreventie in het dorpshuis", "Koffie-inloop"):
        bewaar_initiatief(bureau, Initiatiefinvoer(naam, ("vallen",)))
    dag[0] = OVERLEG
    return bureau


def meet(
    delen: Mapping[str, tuple[Callable[[], object], Callable[[], object]]],
) -> dict[str, float]:
    """Median seconds of the second act of each, taking turns; what comes first is not counted."""
    tijden: dict[str, list[float]] = {naam: [] for naam in delen}
    for _ in range(RONDES):
        for naam, (eerst, doe) in delen.items():
            eerst()
            begin = time.perf_counter()
            doe()
            tijden[naam].append(time.perf_counter() - begin)
    return {naam: statistics.median(reeks) for naam, reeks in tijden.items()}


def kaal(bureau: Bureau) -> int:
    """What the screen shows of the bundle, as rows; how many signals there are."""
    waarden = {"begin": OVERLEG - timedelta(days=41), "eind": OVERLEG, "sleutel": SLEUTEL}
    with bureau.archive._verbind(False) as conn:
        gevonden = [
            conn.execute(text(vraag), {n: w for n, w in waarden.items() if f":{n}" in vraag}).all()
            for vraag in _KAAL
        ]
    assert all(gevonden)
    return len(gevonden[0])


def punt(bureau: Bureau, beeld: Overlegbeeld, sleutel: str) -> int:
    """The thread of an item of the meeting on the screen, and what exists already; its signals."""
    bundel = next(b for b in beeld.bundels if b.sleutel == sleutel)
    lees_verloop(bureau, beeld, sleutel)
    aanbod_voor(bureau, bundel)
    return bundel.aantal


def scherm(bureau: Bureau) -> int:
    """The whole screen: the meeting as it stands, and the bundle."""
    return punt(bureau, lees_overleg(bureau), SLEUTEL)


def besluit(bureau: Bureau, overleg: UUID, keer: Iterator[int]) -> None:
    """A decision, another each time."""
    invoer = Besluitinvoer(SoortBesluit.VOLGEN, f"voor de {next(keer)}e keer")
    neem_besluit(bureau, overleg, SLEUTEL, invoer)


def main() -> int:
    """Print the figures; 1 when the limit is passed."""
    with tempfile.TemporaryDirectory() as tijdelijk:
        bureau = archief(Path(tijdelijk) / "meting.signaal")
        assert scherm(bureau) == kaal(bureau) == NU
        beeld, keer = lees_overleg(bureau), count(1)

        def lees() -> int:
            return scherm(bureau)

        nieuw = Signaalinvoer("drempel te hoog", "reek")
        tijden = meet(
            {
                BARE: (lees, lambda: kaal(bureau)),
                "opening the screen": (lees, lees),
                "the next item": (lees, lambda: punt(bureau, beeld, ANDERE)),
                "after a decision": (lambda: besluit(bureau, beeld.overleg.id, keer), lees),
                "the first reading": (bureau.archive._geheugen.leeg, lees),
                "after a new signal": (lambda: log_signaal(bureau, nieuw), lees),
            }
        )
        sluit(bureau)
    bare = tijden.pop(BARE)
    print(f"{BARE}: {bare * 1e3:.2f} ms")
    for naam, seconden in tijden.items():
        grens = f"at most {GRENS}" if naam in BELOOFD else "not promised"
        print(f"{naam}: {seconden * 1e3:.2f} ms, ratio {seconden / bare:.2f} ({grens})")
    return int(max(tijden[naam] for naam in BELOOFD) / bare > GRENS)


if __name__ == "__main__":
    sys.exit(main())
