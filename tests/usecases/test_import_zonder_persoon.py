"""A list with people in it: the rows wait, the proposal names nobody, the report quotes nothing."""

import json
from pathlib import Path

import pytest

from signaal.domain.model import Importvraag
from signaal.usecases.bureau import Bureau
from signaal.usecases.importeren import (
    beantwoord_importvraag,
    lees_lijst,
    list_importvragen,
    verslag_json,
    voer_in,
)
from signaal.usecases.meelezen import maak_meelezer
from signaal.usecases.signalen import Signaalinvoer
from tests.builders import rauwe_bytes

BSN, TELEFOON = "999990019", "0612345678"
REGELS = (
    "datum;kern;wie;signaal;onderwerp;al gedaan",
    "3-11-2026;Schaijk;wijkverpleegkundige;mw Zoetekouw is gevallen op de stoep;vallen;",
    f"3-11-2026;Schaijk;sociaal werker;bsn {BSN} is eenzaam;eenzaamheid;",
    f"4-11-2026;Reek;sociaal werker;vraagt vervoer;vervoer;gebeld met Truus Klaassen {TELEFOON}",
    "5-11-2026;bij mw Zoetekouw;sociaal werker;vraagt een rolstoel;;",
    "5-11-2026;Reek;sociaal werker;vraagt een scootmobiel;dochter van mw Zoetekouw;",
    "6-11-2026;Reek;mw Zoetekouw;vraagt een lift;;",
    "7-11-2026;Zeeland;sociaal werker;vraagt een traplift;;",
)
GENOEMD = (BSN, TELEFOON, "Zoetekouw", "Klaassen")


@pytest.fixture
def lijst(tmp_path: Path) -> Path:
    """The list as a file."""
    pad = tmp_path / "lijst.csv"
    pad.write_text("\n".join(REGELS), encoding="utf-8")
    return pad


def _vragen(bureau: Bureau, lijst: Path) -> dict[int, Importvraag]:
    voer_in(bureau, lees_lijst(bureau, lijst))
    return {vraag.regel: vraag for vraag in list_importvragen(bureau)}


def test_only_the_row_without_a_person_is_taken_silently(bureau: Bureau, lijst: Path) -> None:
    plan = lees_lijst(bureau, lijst)
    assert [rij.plek.regel for rij in plan.helder] == [8]


def test_a_row_with_a_person_is_proposed_without(bureau: Bureau, lijst: Path) -> None:
    vragen = _vragen(bureau, lijst)
    teksten = {r: v.voorstel.tekst for r, v in vragen.items() if v.voorstel is not None}
    assert teksten[2] == "een bewoner is gevallen op de stoep"
    assert BSN not in teksten[3]
    gedaan = vragen[4].voorstel
    assert gedaan is not None
    assert gedaan.gedaan == "gebeld met een bewoner [telefoonnummer]"


def test_the_proposal_can_be_taken_over_as_it_stands(bureau: Bureau, lijst: Path) -> None:
    vraag = _vragen(bureau, lijst)[2]
    assert vraag.voorstel is not None
    meelezer = maak_meelezer(bureau)
    assert meelezer.lees_mee(bureau, vraag.voorstel.tekst).vondsten == ()
    invoer = Signaalinvoer(vraag.voorstel.tekst, vraag.voorstel.kern, vraag.voorstel.themas)
    signaal = beantwoord_importvraag(bureau, vraag.id, invoer)
    assert signaal.tekst == "een bewoner is gevallen op de stoep"
    assert lees_lijst(bureau, lijst).gezien[0].plek.regel == 2  # the row is known by what it said


@pytest.mark.parametrize("wie", GENOEMD)
def test_the_report_quotes_nobody(bureau: Bureau, lijst: Path, wie: str) -> None:
    verslag = json.dumps(verslag_json(lees_lijst(bureau, lijst)), ensure_ascii=False)
    assert wie.casefold() not in verslag.casefold()


def test_what_may_not_be_kept_is_nowhere_in_the_archive(bureau: Bureau, lijst: Path) -> None:
    vragen = _vragen(bureau, lijst)
    for nummer in (BSN, TELEFOON):
        assert nummer not in repr(vragen)
        assert nummer.encode() not in rauwe_bytes(bureau.pad.parent / "niets")
        assert nummer not in repr(bureau.archive.journaal.lees())
