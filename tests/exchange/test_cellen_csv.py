"""The csv contract of the candidates engine."""

from pathlib import Path

import pytest

from signaal.domain.kandidaten import beoordeel
from signaal.exchange import lees_cellen, schrijf_oordelen
from signaal.fouten import GebruikFout, SchrijfFout

KOP = "gemeente,kern,thema,periode,aantal,inzet,compleet\n"
KOP_UIT = "gemeente,kern,thema,periode,score,p,vlag,reden\n"


def schrijf(pad: Path, tekst: str) -> Path:
    bestand = pad / "cellen.csv"
    bestand.write_bytes(tekst.encode("utf-8"))
    return bestand


def draai(pad: Path, tekst: str, vanaf: int | None = None) -> list[str]:
    cellen = lees_cellen(schrijf(pad, tekst))
    uit = pad / "uit.csv"
    schrijf_oordelen(uit, cellen, beoordeel(cellen, vanaf))
    return uit.read_text(encoding="utf-8").splitlines(keepends=True)


def test_only_a_header_gives_only_a_header(tmp_path: Path) -> None:
    assert draai(tmp_path, KOP) == [KOP_UIT]


def test_a_first_cell_cannot_be_judged(tmp_path: Path) -> None:
    uit = draai(tmp_path, KOP + "L,Reek,vallen,3,5,3,1\n")
    assert uit[1:] == ["L,Reek,vallen,3,,,0,kan ik nog niet beoordelen\n"]


def test_rows_keep_their_order_and_start_at_vanaf(tmp_path: Path) -> None:
    rijen = "".join(f"L,Reek,vallen,{p},1,3,1\n" for p in (5, 1, 4, 2, 3))
    uit = draai(tmp_path, KOP + rijen, vanaf=4)
    assert [r.split(",")[3] for r in uit[1:]] == ["5", "4"]


def test_a_rise_is_flagged_with_numbers_and_a_sentence(tmp_path: Path) -> None:
    rijen = "".join(f'"L, oud",Reek,vallen,{p},1,3.0,1.0\r\n' for p in range(8))
    uit = draai(tmp_path, KOP + rijen + '"L, oud",Reek,vallen,8,9,3,1\r\n', vanaf=8)
    assert uit[1].startswith('"L, oud",Reek,vallen,8,')
    assert uit[1].endswith(',1,"9 signalen, eerder hoogstens 1"\n')
    score, p = map(float, uit[1].split(",")[5:7])
    assert score > 3
    assert 0 < p < 0.001


def test_a_byte_order_mark_and_an_empty_line_are_no_trouble(tmp_path: Path) -> None:
    assert len(draai(tmp_path, "\ufeff" + KOP + "\nL,Reek,vallen,1,0,3,1\n")) == 2


@pytest.mark.parametrize(
    ("rij", "deel"),
    [
        ("L,Reek,vallen,2,-1,3,1", "aantal is negatief"),
        ("L,Reek,vallen,2,1.5,3,1", "aantal is geen geheel getal"),
        ("L,Reek,vallen,2,,3,1", "aantal is geen geheel getal"),
        ("L,Reek,vallen,2,1e3,3,1", "aantal is geen geheel getal"),
        ("L,Reek,vallen,2.0,1,3,1", "periode is geen geheel getal"),
        ("L,Reek,vallen,1,1,3,1", "staan er al"),
        ("L,Reek,vallen,2,1,-3,1", "inzet"),
        ("L,Reek,vallen,2,1,drie,1", "inzet is geen getal"),
        ("L,Reek,vallen,2,1,nan,1", "inzet is geen getal"),
        ("L,Reek,vallen,2,1,1e999,1", "inzet"),
        ("L,Reek,vallen,2,1,3,1.2", "compleet"),
        ("L,Reek,vallen,2,1,3", "7 kolommen"),
        ('L,"Re"ek,vallen,2,1,3,1', "kan ik niet lezen"),
    ],
)
def test_what_cannot_be_is_named_by_its_line(tmp_path: Path, rij: str, deel: str) -> None:
    bestand = schrijf(tmp_path, KOP + '"L\noud",Reek,vallen,1,1,3,1\nL,Reek,vallen,1,1,3,1\n' + rij)
    with pytest.raises(GebruikFout, match=deel) as fout:
        lees_cellen(bestand)
    assert fout.value.bericht.startswith("Regel 5: ")


def test_another_header_or_another_encoding(tmp_path: Path) -> None:
    with pytest.raises(GebruikFout, match="Regel 1: ik verwacht de kolommen"):
        lees_cellen(schrijf(tmp_path, "gemeente;kern\n"))
    bestand = tmp_path / "oud.csv"
    bestand.write_bytes(KOP.encode() + b"L,Re\xe9k,vallen,1,1,3,1\n")
    with pytest.raises(GebruikFout, match="Regel 2: dit is geen UTF-8"):
        lees_cellen(bestand)


def test_no_file_and_no_folder(tmp_path: Path) -> None:
    with pytest.raises(GebruikFout):
        lees_cellen(tmp_path / "weg.csv")
    with pytest.raises(SchrijfFout):
        schrijf_oordelen(tmp_path / "weg" / "uit.csv", [], [])
