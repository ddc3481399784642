"""Lists for others: what opens well in Excel, and can never do anything there."""

import json
import tempfile
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from signaal.exchange import LIJSTSOORTEN, lees_bladen, maak_lijst

GEVAARLIJK = ["=1+1", "+31", "-5 kilo", "@ik", "\t=1", "\r=1", "'=al eens", "=cmd|' /C calc'!A0"]


def test_csv_for_a_dutch_excel() -> None:
    inhoud = maak_lijst("csv", ["a", "b"], [["é;x", date(2026, 1, 2)], ["twee\nregels", ""]])
    assert inhoud == b"\xef\xbb\xbfa;b\r\n" + '"é;x";2026-01-02\r\n"twee\nregels";\r\n'.encode()


@pytest.mark.parametrize("tekst", GEVAARLIJK)
def test_what_begins_like_a_formula_gets_an_apostrophe_in_csv_only(tekst: str) -> None:
    csv = maak_lijst("csv", ["a", "b"], [[tekst, "x"]]).decode("utf-8-sig").split("\r\n", 1)[1]
    assert csv.lstrip('"').startswith(f"'{tekst[:1]}")
    assert json.loads(maak_lijst("jsonl", ["a"], [[tekst]])) == {"a": tekst}


def test_xlsx_holds_texts_as_texts_and_days_as_days() -> None:
    rijen: list[list[str | date]] = [
        [tekst, date(2026, 1, 2)] for tekst in [*GEVAARLIJK, "#N/A", "12", ""]
    ]
    vel = openpyxl.load_workbook(BytesIO(maak_lijst("xlsx", ["tekst", "dag"], rijen))).active
    assert vel is not None
    kop, *gelezen = vel.iter_rows()
    assert [cel.value for cel in kop] == ["tekst", "dag"]
    assert {rij[0].data_type for rij in gelezen[:-1]} == {"s"}
    assert gelezen[0][0].value == "=1+1"
    assert gelezen[-1][0].value is None
    assert {str(rij[1].value) for rij in gelezen} == {"2026-01-02 00:00:00"}
    assert {rij[1].number_format for rij in gelezen} == {"dd-mm-yyyy"}


def test_no_kind_of_list_passes_through_a_temporary_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "is er niet"))
    for soort in LIJSTSOORTEN:
        assert maak_lijst(soort, ["a"], [["x"]])


def test_jsonl_is_one_object_a_line() -> None:
    inhoud = maak_lijst("jsonl", ["a", "b"], [["x\ny", date(2026, 1, 2)], ["é", ""]])
    assert [json.loads(regel) for regel in inhoud.decode().splitlines()] == [
        {"a": "x\ny", "b": "2026-01-02"},
        {"a": "é", "b": ""},
    ]
    assert maak_lijst("jsonl", ["a"], []) == b""


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.lists(
            st.text(st.characters(exclude_categories=("Cc", "Cs", "Cf", "Zs", "Cn", "Co")))
            | st.sampled_from(GEVAARLIJK[:4] + GEVAARLIJK[6:]),
            min_size=3,
            max_size=3,
        ),
        min_size=2,
        max_size=4,
    )
)
def test_what_goes_out_comes_in_again(tmp_path: Path, rijen: list[list[str]]) -> None:
    rijen = [["begin", *rij, "eind"] for rij in rijen]
    koppen = ["eerste", "b", "c", "d", "laatste"]
    for soort in ("csv", "xlsx"):
        pad = tmp_path / f"uit.{soort}"
        pad.write_bytes(maak_lijst(soort, koppen, rijen))
        (blad,) = lees_bladen(pad, lambda: None)
        gelezen = [[" ".join(str(c).split()) for c in rij.cellen] for rij in blad.rijen[1:]]
        assert gelezen == [[" ".join(cel.split()) for cel in rij] for rij in rijen]
