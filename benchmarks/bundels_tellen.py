"""Counting and paging at 100,000 signals, as ratios in one run.

1. All cells (kern x theme x periode) of three years from the count table, against the bare GROUP BY
   over the rows that gives the same numbers: at most 2 times.
2. All that the Overleg screen shows (signals of the period, bundles, candidates, concept agenda),
   painting apart, against the same bare GROUP BY: at most 2 times.
3. The first page of the signals table at 100,000 rows against 1,000 rows: at most 1.5 times.

    python -m benchmarks.bundels_tellen
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

from sqlalchemy import text

from signaal.domain.ids import nieuw_id
from signaal.domain.model import Discipline, Kern, Periode, Signaal, Thema, Zoekvraag
from signaal.storage.archive import Archive
from signaal.usecases.archief import sluit
from signaal.usecases.bureau import Bureau
from signaal.usecases.nieuw_archief import NieuwTeam, nieuw_archief
from signaal.usecases.overleg import lees_overleg
from signaal.usecases.signalen import tel_signalen, zoek_signalen

GRENS_BLADZIJDE = 1.5
GRENS_TELLING = 2.0
KLEIN, GROOT = 1_000, 100_000
NU = datetime(2026, 11, 22, 9, tzinfo=UTC)
VANDAAG = date(2026, 11, 22)
DAGEN = 26 * 42
KERNEN = ("Schaijk", "Zeeland", "Reek")
_KAAL = """
  SELECT s.kern, t.value, (julianday(:eind) - julianday(s.datum)) / 42 AS periode, count(*)
  FROM signaal AS s JOIN json_each(s.themas) AS t
  WHERE NOT s.verwijderd AND s.datum BETWEEN :begin AND :eind
  GROUP BY 1, 2, CAST(periode AS INTEGER)
"""

ZOEKVRAGEN = {
    "a word in every signal": Zoekvraag(tekst="tegels"),
    "a word in one signal": Zoekvraag(tekst="99999"),
    "a common theme": Zoekvraag(themas=("vallen",)),
    "two themes, one kern": Zoekvraag(themas=("vallen", "mantelzorg"), kernen=("reek",)),
    "without theme": Zoekvraag(zonder_thema=True),
    "one discipline": Zoekvraag(disciplines=(Discipline.SOCIAAL_WERKER,)),
    "a source nobody has": Zoekvraag(bronnen=("niemand",)),
}


def archief(pad: Path, aantal: int) -> Bureau:
    """An archive with ``aantal`` signals over three years."""
    leden = (("Anne", Discipline.SOCIAAL_WERKER),)
    opgave = NieuwTeam("Meting", KERNEN, leden, VANDAAG)
    bureau, _ = nieuw_archief(pad, "meting", opgave, lambda: NU, lambda: VANDAAG)
    vul(bureau.archive, bureau, aantal)
    return bureau


def vul(archive: Archive, bureau: Bureau, aantal: int) -> None:
    """Signals spread over days, kernen, themes and disciplines."""
    kernen = [k.id for k in archive.alle(Kern)]
    themas = [t.id for t in archive.alle(Thema)]
    begin = time.perf_counter()
    with archive.schrijf("meting", bureau.lid, NU) as beurt:
        for i in range(aantal):
            beurt.voeg_toe(
                Signaal(
                    id=nieuw_id(NU),
                    datum=VANDAAG - timedelta(days=i * 7919 % DAGEN),
                    kern=kernen[i % 3],
                    discipline=list(Discipline)[i % 3],
                    tekst=f"mevrouw viel over de losse tegels bij nummer {i}",
                    gewijzigd=NU,
                    themas=(themas[i % len(themas)], themas[(i + 7) % len(themas)])[: i % 3],
                    lid=bureau.lid,
                )
            )
    print(f"{aantal} signals written in one turn: {aantal / (time.perf_counter() - begin):.0f}/s")


def duur(doe: Callable[[], object], keer: int = 15) -> float:
    """Median seconds of ``keer`` calls."""
    tijden = []
    for _ in range(keer):
        begin = time.perf_counter()
        doe()
        tijden.append(time.perf_counter() - begin)
    return statistics.median(tijden)


def vers(archive: Archive, doe: Callable[[], object]) -> Callable[[], object]:
    """``doe`` as the first time: nothing that was read before is remembered."""

    def eerste_keer() -> object:
        archive._geheugen.leeg()
        return doe()

    return eerste_keer


def kaal(archive: Archive) -> list[tuple[object, ...]]:
    """The bare GROUP BY over the rows."""
    grenzen = {"begin": VANDAAG - timedelta(days=DAGEN - 1), "eind": VANDAAG}
    with archive._verbind(False) as conn:
        return [tuple(rij) for rij in conn.execute(text(_KAAL), grenzen)]


def tel_cellen(archive: Archive) -> float:
    """Ratio of the count table to the bare GROUP BY; both must give the same numbers."""
    eind = [VANDAAG - timedelta(days=42 * i) for i in range(26)][::-1]
    periodes = [Periode(tot - timedelta(days=41), tot) for tot in eind]
    cellen = archive.tellingen.periodetellingen(periodes)
    met_thema = sum(sum(aantallen) for (_, thema), aantallen in cellen.items() if thema)
    assert met_thema == sum(int(str(rij[3])) for rij in kaal(archive))
    geteld = duur(vers(archive, partial(archive.tellingen.periodetellingen, periodes)))
    gegroepeerd = duur(partial(kaal, archive), 5)
    print(f"count table {geteld * 1e3:.1f} ms, bare GROUP BY {gegroepeerd * 1e3:.1f} ms")
    print(f"ratio {geteld / gegroepeerd:.3f} (at most {GRENS_TELLING})")
    return geteld / gegroepeerd


def overleg_scherm(bureau: Bureau) -> float:
    """Ratio of one reading of the meeting, engine included, to the bare GROUP BY."""
    gelezen = duur(vers(bureau.archive, partial(lees_overleg, bureau)), 7)
    gegroepeerd = duur(partial(kaal, bureau.archive), 5)
    print(f"overleg {gelezen * 1e3:.1f} ms, bare GROUP BY {gegroepeerd * 1e3:.1f} ms")
    print(f"ratio {gelezen / gegroepeerd:.2f} (at most {GRENS_TELLING})")
    return gelezen / gegroepeerd


def eerste_bladzijde(bureau: Bureau) -> None:
    """What the table asks when it is shown: how many there are, and the first page."""
    tel_signalen(bureau, Zoekvraag())
    zoek_signalen(bureau, Zoekvraag())


def main() -> int:
    """Print the ratios; 1 when a limit is passed."""
    with tempfile.TemporaryDirectory() as tijdelijk:
        folder = Path(tijdelijk)
        klein, groot = (archief(folder / f"{n}.signaal", n) for n in (KLEIN, GROOT))
        telling = max(tel_cellen(groot.archive), overleg_scherm(groot))
        weinig, veel = (duur(partial(eerste_bladzijde, b), 60) for b in (klein, groot))
        for naam, vraag in ZOEKVRAGEN.items():
            ms = duur(partial(zoek_signalen, groot, vraag), 5) * 1e3
            print(f"{naam}: {ms:.1f} ms at {GROOT}")
        sluit(klein)
        sluit(groot)
    print(f"first page: {weinig * 1e3:.2f} ms at {KLEIN}, {veel * 1e3:.2f} ms at {GROOT}")
    print(f"ratio {veel / weinig:.2f} (at most {GRENS_BLADZIJDE})")
    return int(veel / weinig > GRENS_BLADZIJDE or telling > GRENS_TELLING)


if __name__ == "__main__":
    sys.exit(main())
