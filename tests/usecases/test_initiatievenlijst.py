"""A list of what exists comes in: clear rows are kept, the rest is told by its row."""

from pathlib import Path

import pytest

from signaal.fouten import GebruikFout
from signaal.usecases.bureau import Bureau
from signaal.usecases.initiatieven import list_initiatieven
from signaal.usecases.initiatievenlijst import (
    in_woorden,
    lees_initiatieven,
    voer_initiatieven_in,
)

KOP = "Aanbod;Thema;Dorp;Organisatie;Voor wie;Wanneer\n"


def schrijf(pad: Path, *regels: str, kop: str = KOP) -> Path:
    pad.write_text("Wat er is in Landerd\n\n" + kop + "\n".join(regels) + "\n", encoding="utf-8")
    return pad


def test_clear_rows_come_in_with_theme_and_place(bureau: Bureau, tmp_path: Path) -> None:
    lijst = schrijf(
        tmp_path / "aanbod.csv",
        "Beweegcafé;vallen;Schaijk;coöperatie;65-plus;elke dinsdag",
        "Duofiets;eenzaamheid;Oventje en Reek;;;",
        "Klussendienst;wonen;overal;welzijn;;",
    )
    plan = lees_initiatieven(bureau, lijst)
    assert plan.overgeslagen == ()
    assert voer_initiatieven_in(bureau, plan) == 3
    gevonden = {i.naam.tekst: i for i in list_initiatieven(bureau)}
    assert gevonden["Beweegcafé"].themas == ("vallen",)
    assert gevonden["Beweegcafé"].doelgroep == "65-plus"
    assert gevonden["Duofiets"].kernen == ("zeeland", "reek"), "a hamlet counts for its kern"
    assert gevonden["Klussendienst"].kernen == ()


def test_the_same_list_twice_adds_nothing(bureau: Bureau, tmp_path: Path) -> None:
    lijst = schrijf(tmp_path / "aanbod.csv", "Beweegcafé;vallen;Schaijk;;;", "x;;;;;")
    voer_initiatieven_in(bureau, lees_initiatieven(bureau, lijst))
    plan = lees_initiatieven(bureau, lijst)
    assert (plan.nieuw, plan.dubbel) == ((), 1)
    assert voer_initiatieven_in(bureau, plan) == 0


def test_what_is_not_clear_is_told_by_its_row_and_never_quoted(
    bureau: Bureau, tmp_path: Path
) -> None:
    lijst = schrijf(
        tmp_path / "aanbod.csv",
        ";vallen;Schaijk;;;",
        "Ruimtevaartclub;sterrenkunde;Schaijk;;;",
        "Beweegcafé;vallen;Herpen;;;",
        "Loopgroep;vallen;Reek;bel 0697418830;;",
        "Goed;vallen;Reek;;;",
    )
    plan = lees_initiatieven(bureau, lijst)
    assert [i.naam.tekst for i in plan.nieuw] == ["Goed"]
    told = in_woorden(plan.overgeslagen)
    assert told == (
        "regel 4 (geen naam), regel 5 (geen thema dat jullie kennen), "
        "regel 6 (een plaats die niet van jullie is), regel 7 (misschien een persoonsgegeven)"
    )


def test_a_list_that_is_something_else_is_refused(bureau: Bureau, tmp_path: Path) -> None:
    with pytest.raises(GebruikFout, match="geen kolom met namen"):
        lees_initiatieven(bureau, schrijf(tmp_path / "x.csv", "a;b", kop="Datum;Signaal\n"))
