"""An archive as this version of Signaal leaves it behind: ``python -m tools.maak_oud_archief``.

Run once per release, at its tag, and never again: ``tests/old_archives/<version>`` then holds the
archive, its key bag and ``inhoud.json``, every stored value as that version read it. Later versions
must open it and read the same. It is invented and small, but has been used: signals edited, moved
to another year and removed, a list of which rows wait, corrections, an agenda, agreements.
"""

import json
import sys
import tempfile
from datetime import UTC, date, datetime, timedelta
from importlib.metadata import version
from pathlib import Path
from typing import Any

from signaal.domain.model import ActieStand, Discipline, Thema
from signaal.storage.mapping import naar_json
from signaal.storage.tables import TABELLEN
from signaal.usecases.acties import Actieinvoer, Actiewijziging, voeg_actie_toe, wijzig_actie
from signaal.usecases.agendapunten import Puntwijziging, voeg_eigen_punt_toe, wijzig_punt
from signaal.usecases.archief import sluit
from signaal.usecases.bundelen import hernoem_bundel, maak_ongedaan, wijs_af, zet_bundel_vast
from signaal.usecases.bureau import Bureau
from signaal.usecases.importeren import lees_lijst, voer_in
from signaal.usecases.importvragen import list_importvragen, sla_importvraag_over
from signaal.usecases.nieuw_archief import NieuwTeam, nieuw_archief
from signaal.usecases.overleg import lees_overleg
from signaal.usecases.signalen import Signaalinvoer, log_signaal, verwijder_signalen, wijzig_signaal
from signaal.usecases.team import bewaar_telknop
from signaal.vault import Kosten

#: Nothing to protect in an invented team; cheap, so that tests do not wait for it.
WACHTWOORD = "een archief van vroeger"
_KOSTEN = Kosten(geheugen_kib=8, rondes=1, banen=1)
_TEKSTEN = (
    "losse tegels bij de kerk, twee mensen gestruikeld",
    "mantelzorger slaapt al weken slecht",
    "jongeren hangen bij het veld en vervelen zich",
    "weet niet waar je hulp bij formulieren vindt",
)
_LIJST = (
    "Datum;Dorp;Signaal;Bron\n"
    "03-02-2026;Reek;eenzaam sinds de verhuizing;buren\n"
    "begin mei;Zeeland;vraagt wie er meedoet met wandelen;huisarts\n"
    "12-3;Schaijk;komt de deur bijna niet meer uit;familie\n"
    "04-02-2026;Reek;durft na de val niet meer naar buiten;thuiszorg\n"
)


class _Klok:
    """Every look at the clock is a minute later, so that the journal has an order to keep."""

    def __init__(self) -> None:
        self._nu = datetime(2026, 11, 19, 9, tzinfo=UTC)

    def nu(self) -> datetime:
        """A minute later than the last time."""
        self._nu += timedelta(minutes=1)
        return self._nu

    def vandaag(self) -> date:
        """The day of that clock."""
        return self._nu.date()


def main(folder: Path) -> None:
    """Write archive, bag and content to ``folder``, which must not be there yet."""
    folder.mkdir(parents=True)
    klok = _Klok()
    opgave = NieuwTeam(
        naam="Landerd",
        kernen=("Schaijk", "Zeeland", "Reek"),
        leden=(
            ("Anne", Discipline.WIJKVERPLEEGKUNDIGE),
            ("Bram", Discipline.SOCIAAL_WERKER),
            ("Cleo", Discipline.PREVENTIEWERKER_JEUGD),
        ),
        overleg=date(2026, 11, 20),
        buurtschappen=(("Oventje", "Zeeland"),),
    )
    pad = folder / "team.signaal"
    bureau, _ = nieuw_archief(pad, WACHTWOORD, opgave, klok.nu, klok.vandaag, _KOSTEN)
    try:
        _signalen(bureau)
        _lijst(bureau)
        _overleg(bureau)
        waarden: dict[str, tuple[Any, ...]] = {
            tabel.name: bureau.archive.alle(soort) for soort, tabel in TABELLEN.items()
        }
    finally:
        sluit(bureau)
    inhoud = {naam: naar_json(van_soort) for naam, van_soort in waarden.items()}
    tekst = json.dumps(inhoud, ensure_ascii=False, indent=1, sort_keys=True)
    (folder / "inhoud.json").write_text(tekst + "\n", encoding="utf-8")
    for los in folder.glob("*.slot"):
        los.unlink()


def _signalen(bureau: Bureau) -> None:
    thema = bureau.archive.alle(Thema)[0].id
    gelogd = [
        log_signaal(
            bureau,
            Signaalinvoer(
                tekst=_TEKSTEN[i % 4],
                kern=("schaijk", "zeeland", "reek")[i % 3],
                themas=(thema,) if i % 4 else (),
                bron="huisarts",
                datum=date(2025 if i % 5 == 0 else 2026, 11, 1 + i),
                gedaan="gebeld" if i % 6 == 0 else "",
                nabellen=i % 7 == 0,
            ),
        )
        for i in range(18)
    ]
    wijzig_signaal(bureau, gelogd[1].id, tekst="eerst stond er iets anders", spoed=True)
    wijzig_signaal(bureau, gelogd[2].id, datum=date(2024, 12, 30))
    wijzig_signaal(bureau, gelogd[2].id, tekst="van een ander jaar dan eerst gedacht")
    verwijder_signalen(bureau, [gelogd[3].id, gelogd[5].id])
    bewaar_telknop(bureau, 1, "Fietsles", thema)


def _lijst(bureau: Bureau) -> None:
    with tempfile.TemporaryDirectory() as tijdelijk:
        lijst = Path(tijdelijk) / "lijst.csv"
        lijst.write_text(_LIJST, encoding="utf-8")
        voer_in(bureau, lees_lijst(bureau, lijst))
    sla_importvraag_over(bureau, list_importvragen(bureau)[0].id)


def _overleg(bureau: Bureau) -> None:
    beeld = lees_overleg(bureau)
    overleg = beeld.overleg.id
    eerste, tweede, *_ = (b.sleutel for b in beeld.bundels)
    maak_ongedaan(bureau, zet_bundel_vast(bureau, overleg, eerste).id)
    hernoem_bundel(bureau, overleg, eerste, "Stoepen en tegels")
    wijs_af(bureau, overleg, tweede, "loopt al bij de gemeente")
    wijzig_punt(bureau, overleg, eerste, Puntwijziging(notitie="vraag de gemeente mee"))
    voeg_eigen_punt_toe(bureau, overleg, "Vakantierooster")
    actie = voeg_actie_toe(bureau, Actieinvoer("rondje langs de stoepen", overleg=overleg))
    wijzig_actie(bureau, actie.id, Actiewijziging(stand=ActieStand.KLAAR, resultaat="gemeld"))
    voeg_actie_toe(bureau, Actieinvoer("koffieochtend", collectief=True))


if __name__ == "__main__":
    doel = sys.argv[1] if len(sys.argv) > 1 else f"tests/old_archives/{version('signaal')}"
    main(Path(doel))
