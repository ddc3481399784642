"""All signals out, and in again."""

import csv
import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from signaal import exchange
from signaal.domain.model import Discipline, Signaal
from signaal.fouten import GebruikFout, SchrijfFout
from signaal.usecases.archief import sluit
from signaal.usecases.bureau import Bureau
from signaal.usecases.exporteren import KOLOMMEN, exporteer_signalen
from signaal.usecases.importeren import lees_lijst, voer_in
from signaal.usecases.naar_buiten import klaar_voor_buiten
from tests.builders import Archiefbouw, Klok, lid_met, maak_signaal, zet

TEKSTEN = [
    "=1+1 glad",
    "-5 kilo",
    "+ en @",
    "@ik",
    "'=al eens",
    'twee\nregels; "en meer"',
    "'s avonds",
]


@pytest.fixture
def gevuld(bureau: Bureau) -> Bureau:
    """Signals with difficult beginnings, one of them removed."""
    anne = lid_met(bureau, Discipline.WIJKVERPLEEGKUNDIGE)
    signalen = [
        maak_signaal(
            tekst, lid=anne, kern="zeeland", buurtschap="oventje", bron="huisarts",
            themas=("vallen", "mantelzorg"), spoed=nummer % 2 == 0, datum=date(2026, 3, 1 + nummer),
        )
        for nummer, tekst in enumerate(TEKSTEN)
    ]  # fmt: skip
    zet(bureau, *signalen, maak_signaal("weg ermee", verwijderd=True))
    return bureau


def test_csv_has_the_agreed_columns_sorted_by_id(gevuld: Bureau, tmp_path: Path) -> None:
    pad = tmp_path / "uit.csv"
    assert exporteer_signalen(gevuld, pad) == len(TEKSTEN)
    inhoud = pad.read_bytes()
    assert inhoud.startswith(b"\xef\xbb\xbfid;datum;kern;buurtschap;discipline;lid;themas;bron;")
    rijen = list(csv.DictReader(io.StringIO(inhoud.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert tuple(rijen[0]) == KOLOMMEN
    assert [r["id"] for r in rijen] == sorted(r["id"] for r in rijen)
    assert rijen[0] | {"id": ""} == {
        "id": "", "datum": "2026-03-01", "kern": "Zeeland", "buurtschap": "Oventje",
        "discipline": "wijkverpleegkundige", "lid": "Anne", "themas": "vallen|mantelzorg",
        "bron": "huisarts", "spoed": "ja", "tekst": "'=1+1 glad",
        "gewijzigd": "2026-11-22T09:00:00+00:00",
    }  # fmt: skip
    assert "weg ermee" not in inhoud.decode()


def test_jsonl_and_xlsx_hold_the_texts_as_they_are(gevuld: Bureau, tmp_path: Path) -> None:
    for soort in ("jsonl", "xlsx"):
        exporteer_signalen(gevuld, tmp_path / f"uit.{soort}")
    regels = (tmp_path / "uit.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(regel)["tekst"] for regel in regels] == TEKSTEN
    vel = openpyxl.load_workbook(tmp_path / "uit.xlsx").active
    assert vel is not None
    assert [rij[9] for rij in vel.iter_rows(min_row=2, values_only=True)] == TEKSTEN


@pytest.mark.parametrize("soort", ["csv", "xlsx"])
def test_what_went_out_comes_in_again_and_only_once(
    gevuld: Bureau, tmp_path: Path, klok: Klok, soort: str
) -> None:
    pad = tmp_path / f"uit.{soort}"
    exporteer_signalen(gevuld, pad)
    assert (lees_lijst(gevuld, pad).aangenomen, lees_lijst(gevuld, pad).dubbel) == (0, 7)
    ander = Archiefbouw(tmp_path / "ander.signaal", klok).nieuw()
    assert voer_in(ander, lees_lijst(ander, pad)).ingevoerd == len(TEKSTEN)
    assert kaal(ander) == kaal(gevuld)
    assert voer_in(ander, lees_lijst(ander, pad)).ingevoerd == 0
    sluit(ander)


def kaal(bureau: Bureau) -> list[Signaal]:
    """The signals apart from what differs between two archives."""
    return [
        replace(s, lid=None, importcode="")
        for s in bureau.archive.alle(Signaal)
        if not s.verwijderd
    ]


def test_an_export_is_on_record(gevuld: Bureau, tmp_path: Path) -> None:
    exporteer_signalen(gevuld, tmp_path / "uit.csv")
    regel = gevuld.archive.journaal.lees()[0]
    assert "geëxporteerd" in regel.handeling
    assert regel.voorwerp == "csv"


def test_another_kind_of_file_is_refused(gevuld: Bureau, tmp_path: Path) -> None:
    with pytest.raises(GebruikFout, match="csv"):
        exporteer_signalen(gevuld, tmp_path / "uit.docx")


def test_a_full_disk_leaves_the_old_file_and_no_record(
    gevuld: Bureau, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pad = tmp_path / "uit.csv"
    pad.write_text("oud", "utf-8")
    regels = len(gevuld.archive.journaal.lees())

    def vol(*_: object) -> None:
        raise SchrijfFout("De schijf is vol.")

    monkeypatch.setattr(exchange, "klaargezet", vol)
    with pytest.raises(SchrijfFout):
        exporteer_signalen(gevuld, pad)
    assert pad.read_text("utf-8") == "oud"
    assert len(gevuld.archive.journaal.lees()) == regels
    assert sorted(p.name for p in tmp_path.glob("*uit*")) == ["uit.csv"]


def test_what_a_power_cut_left_half_way_is_gone_after_the_next_opening(
    gevuld: Bureau, archiefbouw: Archiefbouw, tmp_path: Path
) -> None:
    (tmp_path / "stick").mkdir()
    pad = tmp_path / "stick" / "Toos Kesterbrink.csv"
    onderweg = archiefbouw.pad.with_name(archiefbouw.pad.name + ".uitvoer")
    with klaar_voor_buiten(gevuld, pad, b"alles wat er staat"):
        (half,) = pad.parent.iterdir()
        bewaard, gezien = half.read_bytes(), onderweg.read_bytes()
    assert b"Kesterbrink" not in gezien
    assert not onderweg.exists()
    pad.unlink()
    for stand, over in ((gezien, set()), (gezien[:9], {half})):  # cut off later, or at once
        half.write_bytes(bewaard)
        onderweg.write_bytes(stand)

        gevuld = archiefbouw.heropen(gevuld)

        assert set(pad.parent.iterdir()) == over
        assert not onderweg.exists()
