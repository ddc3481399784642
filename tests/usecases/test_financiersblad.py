"""The funder's table as a file: no small number, nothing twice differently, on record."""

import csv
import io
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest

from signaal.domain.model import Bestuur, Kern, Thema
from signaal.fouten import GebruikFout, SchrijfFout
from signaal.usecases.agendapapier import exporteer_agenda, maak_agenda
from signaal.usecases.agendapunten import zet_op_agenda
from signaal.usecases.bureau import Bureau
from signaal.usecases.financiersblad import bewaar_financierstabel, list_jaren
from signaal.usecases.overleg import lees_overleg
from signaal.usecases.uitgegeven import lees_gezegd
from signaal.usecases.wacht import PapierFout
from signaal.usecases.wie_deed_wat import Journaalfilter, lees_daden
from tests.builders import Klok, maak_signaal, zet
from tests.overlegbouw import WOENSDAG, richt_in

#: After the meeting of 20 November: its period is over.
NA = date(2026, 11, 25)


@pytest.fixture
def team(bureau: Bureau, klok: Klok) -> Bureau:
    """Nine falls in Schaijk and one in Zeeland in the last period; rides and care now and then."""
    richt_in(bureau, klok)
    ritten = (maak_signaal(datum=WOENSDAG, kern="schaijk", themas=("vervoer",)) for _ in range(7))
    zet(bureau, *ritten)
    klok.dag = NA
    return bureau


def _tabel(bureau: Bureau, pad: Path, jaar: int = 2026) -> dict[tuple[str, str], list[str]]:
    bewaar_financierstabel(bureau, pad, jaar)
    tekst = pad.read_text("utf-8-sig")
    _, *rijen = csv.reader(io.StringIO(tekst, newline=""), delimiter=";")
    return {(r[0], r[1]): r[2:] for r in rijen[:-1]}


def test_small_numbers_are_not_there_nor_to_be_worked_out(team: Bureau, tmp_path: Path) -> None:
    tabel = _tabel(team, tmp_path / "t.csv")
    namen = {k.naam for k in team.archive.alle(Kern)}
    assert {kern for _, kern in tabel} == {*namen, "alle kernen"}
    assert tabel["Vallen", "Zeeland"][-2] == "<5", "one fall"
    assert tabel["Vallen", "Reek"][-2] == "<5", "none: looks the same"
    assert not any(v.isdigit() and int(v) < 5 for rij in tabel.values() for v in rij)
    laatste = [tabel["Vallen", kern][-2] for kern in (*namen, "alle kernen")]
    assert laatste.count("<5") + laatste.count("≥5") >= 2, "never one alone in a column"


def test_what_was_told_is_repeated_whatever_came_in(team: Bureau, tmp_path: Path) -> None:
    eerst = _tabel(team, tmp_path / "een.csv")
    zet(team, *(maak_signaal(datum=WOENSDAG, kern="zeeland", themas=("vallen",)) for _ in "123456"))
    assert _tabel(team, tmp_path / "twee.csv") == eerst
    assert sum(g.tabel for g in lees_gezegd(team, date(2020, 1, 1))) == len(
        {g for g in lees_gezegd(team, date(2020, 1, 1)) if g.tabel}
    ), "told once, kept once"


def test_only_what_is_over_is_told(team: Bureau, klok: Klok, tmp_path: Path) -> None:
    voor = len(next(iter(_tabel(team, tmp_path / "een.csv").values())))
    klok.dag = NA + timedelta(days=60)
    assert list_jaren(team)[0] == 2026
    assert len(next(iter(_tabel(team, tmp_path / "twee.csv").values()))) == voor
    for jaar in (2031, 1, -4000, 10_000):
        with pytest.raises(GebruikFout, match=str(jaar)):
            bewaar_financierstabel(team, tmp_path / "drie.csv", jaar)
    assert not (tmp_path / "drie.csv").exists()


def test_a_table_may_follow_a_paper_for_a_board(team: Bureau, klok: Klok, tmp_path: Path) -> None:
    klok.dag = WOENSDAG
    (schaijk,) = [b.id for b in team.archive.alle(Bestuur) if b.kernen == ("schaijk",)]
    exporteer_agenda(team, tmp_path / "bestuur.pdf", bestuur=schaijk)
    klok.dag = NA
    tabel = _tabel(team, tmp_path / "t.csv")
    assert tabel["Vallen", "Zeeland"][-2] == "<5"


def test_a_board_reads_nothing_finer_after_a_table(
    team: Bureau, klok: Klok, tmp_path: Path
) -> None:
    overleg = lees_overleg(team).overleg.id
    _tabel(team, tmp_path / "t.csv")
    klok.dag = WOENSDAG
    overleg = lees_overleg(team).overleg.id
    zet_op_agenda(team, overleg, "vallen/schaijk")
    (schaijk,) = [b.id for b in team.archive.alle(Bestuur) if b.kernen == ("schaijk",)]
    papier = maak_agenda(team, overleg, schaijk)
    assert not any({"vallen"} == g.over.themas and g.minstens for g in papier.gezegd)


def test_a_thema_of_our_own_has_no_name_outside(team: Bureau, tmp_path: Path) -> None:
    zet(team, Thema("plant", "Plantnaam", eigen=True), Thema("ook", "Ooknaam", eigen=True))
    pad = tmp_path / "t.xlsx"
    bewaar_financierstabel(team, pad, 2026)
    blad = openpyxl.load_workbook(pad).active
    assert blad is not None
    namen = {str(rij[0]) for rij in blad.iter_rows(min_row=2, values_only=True)}
    assert {"Ander onderwerp 1", "Ander onderwerp 2"} <= namen
    assert not {n for n in namen if "naam" in n}
    cellen = [c for rij in blad.iter_rows(min_row=2, values_only=True) for c in rij]
    assert any(isinstance(c, int) for c in cellen), "numbers that add up"


def test_a_name_in_a_marked_thema_is_refused(team: Bureau, tmp_path: Path) -> None:
    zet(team, Thema("fout", "Mevrouw de Wit uit de Kerkstraat 12", voor_bestuur=True))
    with pytest.raises(PapierFout) as fout:
        bewaar_financierstabel(team, tmp_path / "t.csv", 2026)
    assert "Wit" not in fout.value.bericht
    assert not (tmp_path / "t.csv").exists()


def test_it_is_on_record_and_what_was_not_written_was_not_told(
    team: Bureau, tmp_path: Path
) -> None:
    with pytest.raises(SchrijfFout):
        bewaar_financierstabel(team, tmp_path / "weg" / "t.csv", 2026)
    with pytest.raises(GebruikFout):
        bewaar_financierstabel(team, tmp_path / "t.pdf", 2026)
    assert lees_gezegd(team, date(2020, 1, 1)) == ()
    bewaar_financierstabel(team, tmp_path / "t.csv", 2026)
    assert lees_gezegd(team, date(2020, 1, 1))
    daad = lees_daden(team, Journaalfilter())[0]
    assert (daad.wat, daad.waarover) == ("tabel voor de financier gemaakt", "tabel")
