"""The conversation of ``main.py tekst``: one line in, one line out, whatever comes in."""

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from signaal.text.gesprek import voer_gesprek
from signaal.text.themas import laad_startthemas


def praat(*regels: str) -> list[Any]:
    uit: list[str] = []
    voer_gesprek(regels, uit.append)
    assert len(uit) == len(regels)
    return [json.loads(regel) for regel in uit]


def test_question_gets_findings_ranking_and_proposal() -> None:
    (antwoord,) = praat('{"id": 7, "tekst": "mw klaassen gestruikeld, bsn 999990019"}')
    assert antwoord["id"] == 7
    assert antwoord["privacy"] == [
        {"begin": 3, "eind": 11, "soort": "NAAM", "stop": False},
        {"begin": 29, "eind": 38, "soort": "BSN", "stop": True},
    ]
    assert antwoord["themas"][0][0] == "vallen"
    assert len(antwoord["themas"]) == len(laad_startthemas())
    assert antwoord["voorstel"][0] == "vallen"


def test_correction_holds_until_it_is_forgotten() -> None:
    vraag = '{"id": "a", "tekst": "de duiven weer"}'
    voor, leer, na, vergeet, later = praat(
        vraag, '{"leer": ["rouw"], "tekst": "de duiven weer"}', vraag, '{"vergeet": true}', vraag
    )
    assert (leer, vergeet) == ({"ok": True}, {"ok": True})
    assert na["themas"][0][0] == "rouw"
    assert later == voor


def test_unusable_lines_are_answered_and_do_no_harm() -> None:
    *fouten, goed = praat(
        "geen json",
        "[]",
        '{"id": 1}',
        '{"tekst": 5}',
        '{"leer": ["bestaat niet"], "tekst": "x"}',
        '{"leer": "rouw", "tekst": "x"}',
        "",
        "[" * 5000,
        '{"id": 1, "tekst": "hallo"}',
    )
    assert all(set(f) == {"fout"} for f in fouten)
    assert goed["voorstel"] == []


@given(st.lists(st.text(max_size=60), min_size=1, max_size=40))
@settings(max_examples=5, deadline=None)
def test_any_text_comes_through(teksten: list[str]) -> None:
    antwoorden = praat(*(json.dumps({"id": tekst, "tekst": tekst}) for tekst in teksten))
    for tekst, antwoord in zip(teksten, antwoorden, strict=True):
        assert antwoord["id"] == tekst
        assert all(v["eind"] <= len(tekst) for v in antwoord["privacy"])
