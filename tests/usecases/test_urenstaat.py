"""Hours per kern and kind of work as a file: numbers that add up, texts that do nothing."""

from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest

from signaal.fouten import GebruikFout
from signaal.usecases.bureau import Bureau
from signaal.usecases.uren import schrijf_uren
from signaal.usecases.urenstaat import bewaar_urenstaat
from signaal.usecases.wie_deed_wat import Journaalfilter, lees_daden
from tests.builders import VANDAAG

MAAND = VANDAAG - timedelta(days=30), VANDAAG


@pytest.fixture
def geschreven(bureau: Bureau) -> Bureau:
    schrijf_uren(bureau, "schaijk", "huisbezoek", 45)
    schrijf_uren(bureau, "schaijk", "huisbezoek", 40, VANDAAG - timedelta(days=3))
    schrijf_uren(bureau, "reek", "=1+1", 60)
    schrijf_uren(bureau, "reek", "overleg", 60, VANDAAG - timedelta(days=40))
    return bureau


def test_numbers_are_numbers_in_excel(geschreven: Bureau, tmp_path: Path) -> None:
    bewaar_urenstaat(geschreven, tmp_path / "uren.xlsx", *MAAND)
    blad = openpyxl.load_workbook(tmp_path / "uren.xlsx").active
    assert blad is not None
    assert blad.title == f"uren {MAAND[0]} tot {MAAND[1]}"
    assert [tuple(rij) for rij in blad.iter_rows(values_only=True)] == [
        ("kern", "activiteit", "uren", "minuten"),
        ("Reek", "=1+1", 1, 60),
        ("Schaijk", "huisbezoek", 1.42, 85),
        ("totaal", None, 2.42, 145),
    ]
    cel = blad["B2"]
    assert (cel.data_type, cel.quotePrefix) == ("s", True), "a text that only looks like a formula"


def test_csv_reads_with_dutch_commas_and_runs_nothing(geschreven: Bureau, tmp_path: Path) -> None:
    bewaar_urenstaat(geschreven, tmp_path / "uren.csv", *MAAND)
    assert (tmp_path / "uren.csv").read_text("utf-8-sig").splitlines() == [
        "kern;activiteit;uren;minuten",
        "Reek;'=1+1;1,00;60",
        "Schaijk;huisbezoek;1,42;85",
        "totaal;;2,42;145",
    ]


def test_it_is_on_record_and_refused_where_there_is_nothing_to_tell(
    geschreven: Bureau, tmp_path: Path
) -> None:
    bewaar_urenstaat(geschreven, tmp_path / "uren.csv", *MAAND)
    daad = lees_daden(geschreven, Journaalfilter())[0]
    assert (daad.wat, daad.waarover) == ("uren bewaard als bestand", "urenstaat")
    lang_geleden = VANDAAG - timedelta(days=900)
    for pad, van in ((tmp_path / "uren.txt", MAAND[0]), (tmp_path / "leeg.csv", lang_geleden)):
        with pytest.raises(GebruikFout):
            bewaar_urenstaat(geschreven, pad, van, van + timedelta(days=7))
        assert not pad.exists()
