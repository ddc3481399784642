"""The papers of after the meeting."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from signaal.domain.stuk import Kop, Stuk
from signaal.exchange.papier import render
from signaal.exchange.verslag_pdf import actielijst_stuk, overdracht_stuk, verslag_stuk
from tests.exchange.lezen import bladen, tekst
from tests.exchange.papieren import actielijst, overdracht, verslag

GOUD = Path(__file__).parents[1] / "golden"


def koppen(stuk: Stuk) -> list[str]:
    return [blok.tekst for blok in stuk.blokken if isinstance(blok, Kop)]


@pytest.mark.parametrize(
    ("naam", "stuk"),
    [
        ("verslag", verslag_stuk(verslag())),
        ("actielijst", actielijst_stuk(actielijst())),
        ("overdracht", overdracht_stuk(overdracht())),
    ],
)
def test_reads_as_agreed(naam: str, stuk: Stuk) -> None:
    assert "\n".join(stuk.teksten()) + "\n" == (GOUD / f"{naam}.txt").read_text(encoding="utf-8")


def test_only_what_was_dealt_with_is_in_the_report() -> None:
    gelezen = tekst(render(verslag_stuk(verslag())))
    assert "Opening" not in gelezen
    assert "Besluit: samen oppakken" in gelezen
    leeg = verslag_stuk(replace(verslag(), punten=()))
    assert "Er is nog niets vastgelegd." in tekst(render(leeg))


def test_everybody_finds_the_own_lines_together_and_late_ones_say_so() -> None:
    stuk = actielijst_stuk(actielijst())
    assert koppen(stuk)[1:] == ["Sanne", "Joost", "Wacht op antwoord van een ander"]
    assert tekst(render(stuk)).count("voorbij") == 2
    op_tijd = replace(actielijst(), vandaag=date(2026, 11, 1))
    assert "voorbij" not in tekst(render(actielijst_stuk(op_tijd)))


def test_a_transfer_is_one_page_and_says_that_advice_is_no_decision() -> None:
    stuk = overdracht_stuk(overdracht())
    assert len(bladen(render(stuk))) == 1
    lang = replace(overdracht(), onderwerp="woord " * 200, wat=("regel " * 20,) * 8)
    assert len(bladen(render(overdracht_stuk(lang)))) == 1
    assert "Advies is geen besluit" in tekst(render(stuk))


def test_the_papers_are_small() -> None:
    for stuk in (
        verslag_stuk(replace(verslag(), punten=verslag().punten * 10)),
        actielijst_stuk(replace(actielijst(), acties=actielijst().acties * 30)),
        overdracht_stuk(overdracht()),
    ):
        assert len(render(stuk)) <= 300_000
