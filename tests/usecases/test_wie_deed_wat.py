"""Acts are told as people say them, found by what people know, and taken along on record."""

import csv
import io
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest

from signaal.domain.model import Lid
from signaal.fouten import GebruikFout
from signaal.usecases.agendapapier import exporteer_agenda
from signaal.usecases.agendapunten import voeg_eigen_punt_toe
from signaal.usecases.bureau import Bureau
from signaal.usecases.daadwoorden import Daadgroep
from signaal.usecases.exporteren import exporteer_signalen
from signaal.usecases.overlegreeks import volgend_overleg
from signaal.usecases.signalen import Signaalinvoer, log_signaal, verwijder_signalen, wijzig_signaal
from signaal.usecases.team import bewaar_kern, lees_team
from signaal.usecases.wie_deed_wat import (
    KOLOMMEN,
    Daadregel,
    Journaalfilter,
    exporteer_daden,
    lees_daden,
)
from tests.builders import VANDAAG, Klok, vul

TEKST = "losse klinkers bij de kerk"


def _log(bureau: Bureau, klok: Klok) -> None:
    klok.later(minutes=1)
    log_signaal(bureau, Signaalinvoer(TEKST, "schaijk"))


def _gelezen(bureau: Bureau, filter_: Journaalfilter | None = None) -> list[tuple[str, str, str]]:
    return [(r.wat, r.waarover, r.wie) for r in lees_daden(bureau, filter_ or Journaalfilter())]


def test_event_object_and_user_in_words(bureau: Bureau, klok: Klok, tmp_path: Path) -> None:
    _log(bureau, klok)
    voeg_eigen_punt_toe(bureau, volgend_overleg(bureau).id, "Kerst")
    exporteer_signalen(bureau, tmp_path / "uit.csv")
    exporteer_agenda(bureau, tmp_path / "a.pdf")
    klok.later(minutes=1)
    bestuur = lees_team(bureau).besturen[0]
    exporteer_agenda(bureau, tmp_path / "b.pdf", bestuur=bestuur.id)

    assert _gelezen(bureau)[:5] == [
        ("agenda gemaakt", f"agenda voor {bestuur.naam}", "Anne"),
        ("agenda gemaakt", "agenda voor de drie-eenheid", "Anne"),
        ("signalen bewaard als bestand", "alle signalen", "Anne"),
        ("eigen punt toegevoegd", "agendapunt, overleg van 8 jan 2027", "Anne"),
        ("signaal gelogd", "signaal van 22 nov 2026", "Anne"),
    ]


def test_what_nobody_did_was_done_by_the_program(bureau: Bureau) -> None:
    assert _gelezen(bureau)[-1] == ("archief gemaakt", "team", "Signaal")


def test_nothing_of_the_content_can_be_read(bureau: Bureau, klok: Klok) -> None:
    _log(bureau, klok)
    assert "klinkers" not in repr(lees_daden(bureau, Journaalfilter()))


def test_by_person_kind_and_day(bureau: Bureau, klok: Klok, tmp_path: Path) -> None:
    bram = next(lid for lid in bureau.archive.alle(Lid) if lid.naam == "Bram")
    van_bram = Bureau(bureau.archive, bram.id, bureau.nu, bureau.vandaag, bureau.pad)
    _log(bureau, klok)
    klok.later(days=1)
    _log(van_bram, klok)
    exporteer_signalen(van_bram, tmp_path / "uit.csv")
    morgen = VANDAAG + timedelta(days=1)

    def wat(filter_: Journaalfilter) -> list[str]:
        return [regel[0] for regel in _gelezen(bureau, filter_)]

    bewaard, gelogd = "signalen bewaard als bestand", "signaal gelogd"
    assert wat(Journaalfilter(wie=bram.id)) == [bewaard, gelogd]
    assert wat(Journaalfilter(groep=Daadgroep.NAAR_BUITEN)) == [bewaard]
    assert wat(Journaalfilter(groep=Daadgroep.SIGNALEN)) == [gelogd, gelogd]
    assert wat(Journaalfilter(van=morgen)) == [bewaard, gelogd]
    assert wat(Journaalfilter(groep=Daadgroep.SIGNALEN, tot=VANDAAG)) == [gelogd]
    assert wat(Journaalfilter(van=date(2027, 1, 1))) == []


def test_all_about_one_signal(bureau: Bureau, klok: Klok) -> None:
    signaal = log_signaal(bureau, Signaalinvoer(TEKST, "schaijk"))
    _log(bureau, klok)
    klok.later(minutes=1)
    wijzig_signaal(bureau, signaal.id, spoed=True)
    klok.later(minutes=1)
    verwijder_signalen(bureau, [signaal.id])

    regels = lees_daden(bureau, Journaalfilter(over=str(signaal.id)))
    assert [r.wat for r in regels] == ["signaal verwijderd", "signaal gewijzigd", "signaal gelogd"]
    assert {r.signaal for r in regels} == {signaal.id}


def test_many_things_in_one_act_are_one_line(bureau: Bureau) -> None:
    vul(bureau, 1204)
    assert _gelezen(bureau)[0] == ("test", "1.204 signalen", "Anne")
    assert lees_daden(bureau, Journaalfilter())[0].signaal is None


def test_pages_follow_each_other_without_a_gap_or_a_double(bureau: Bureau, klok: Klok) -> None:
    for _ in range(7):
        _log(bureau, klok)
    alles = lees_daden(bureau, Journaalfilter())
    gelezen: list[Daadregel] = []
    while bladzijde := lees_daden(
        bureau, Journaalfilter(), gelezen[-1].daad if gelezen else None, 3
    ):
        assert len(bladzijde) <= 3
        gelezen += bladzijde
    assert gelezen == alles


@pytest.mark.parametrize("soort", ["csv", "xlsx"])
def test_taking_it_along_is_an_act_itself(
    bureau: Bureau, klok: Klok, tmp_path: Path, soort: str
) -> None:
    _log(bureau, klok)
    pad = tmp_path / f"wie.{soort}"
    filter_ = Journaalfilter(groep=Daadgroep.SIGNALEN)
    assert exporteer_daden(bureau, pad, filter_) == 1

    rijen = _rijen(pad)
    assert tuple(rijen[0]) == KOLOMMEN
    assert rijen[1][1] == "signaal gelogd"
    assert rijen[1][2].startswith("signaal van 22 nov 2026 (")
    assert "klinkers" not in repr(rijen)
    laatste = _gelezen(bureau, Journaalfilter(groep=Daadgroep.NAAR_BUITEN))[0]
    assert laatste == ("“Wie deed wat” bewaard als bestand", "wie deed wat", "Anne")


def test_a_name_that_looks_like_a_formula_stays_a_name(
    bureau: Bureau, klok: Klok, tmp_path: Path
) -> None:
    klok.later(minutes=1)
    bewaar_kern(bureau, "=HYPERLINK(1)")
    pad = tmp_path / "wie.csv"
    with bureau.archive.schrijf("=cmd|'/c calc'!A1", bureau.lid, bureau.nu()) as beurt:
        beurt.noteer("=cmd|'/c calc'!A1", "archief", "x")
    exporteer_daden(bureau, pad, Journaalfilter())
    assert not [c for rij in _rijen(pad) for c in rij if c.startswith(("=", "+", "-", "@"))]


def test_another_kind_of_file_is_refused(bureau: Bureau, tmp_path: Path) -> None:
    with pytest.raises(GebruikFout, match=r"\.xlsx of \.csv"):
        exporteer_daden(bureau, tmp_path / "wie.jsonl", Journaalfilter())
    assert not (tmp_path / "wie.jsonl").exists()


def _rijen(pad: Path) -> list[list[str]]:
    if pad.suffix == ".csv":
        return list(csv.reader(io.StringIO(pad.read_text("utf-8-sig"), newline=""), delimiter=";"))
    blad = openpyxl.load_workbook(pad).active
    assert blad is not None
    return [[str(cel) for cel in rij] for rij in blad.iter_rows(values_only=True)]
