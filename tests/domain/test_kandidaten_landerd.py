"""The development list as cells: three true stories, and quiet besides.

``landerd_cellen.csv`` holds 26 themes in three kernen over P1-P15, the clean rows only; rows of the
stories carry their theme, other rows the theme their own word plainly means. Earlier data only.
"""

import csv
from pathlib import Path

import pytest

from signaal.domain.kandidaten import Cel, Gevoeligheid, Oordeel, beoordeel

HIER = Path(__file__).parent
GOLDEN = HIER.parent / "golden" / "kandidaten_landerd.txt"
VERHALEN = {
    ("vallen", "Schaijk"),
    ("mantelzorg", "Zeeland"),
    ("middelengebruik", "Schaijk"),
    ("middelengebruik", "Reek"),
}


@pytest.fixture(scope="module")
def cellen() -> list[Cel]:
    with (HIER / "landerd_cellen.csv").open(encoding="utf-8", newline="") as bestand:
        return [
            Cel(r["gemeente"], r["kern"], r["thema"], int(r["periode"]), int(r["aantal"]))
            for r in csv.DictReader(bestand)
        ]


def vlaggen(cellen: list[Cel], gevoeligheid: Gevoeligheid) -> list[tuple[Cel, Oordeel]]:
    paren = zip(cellen, beoordeel(cellen, 3, gevoeligheid), strict=True)
    return [(cel, oordeel) for cel, oordeel in paren if oordeel and oordeel.vlag]


@pytest.mark.parametrize("gevoeligheid", Gevoeligheid)
def test_each_story_is_a_candidate_in_time(cellen: list[Cel], gevoeligheid: Gevoeligheid) -> None:
    gevlagd = {(c.thema, c.kern, c.periode) for c, _ in vlaggen(cellen, gevoeligheid)}
    assert ("vallen", "Schaijk", 14) in gevlagd
    assert {("middelengebruik", k, 10) for k in ("Schaijk", "Reek")} <= gevlagd
    assert {("mantelzorg", "Zeeland", p) for p in (13, 14, 15)} & gevlagd


@pytest.mark.parametrize("gevoeligheid", Gevoeligheid)
def test_hardly_anything_else_is(cellen: list[Cel], gevoeligheid: Gevoeligheid) -> None:
    andere = [c for c, _ in vlaggen(cellen, gevoeligheid) if (c.thema, c.kern) not in VERHALEN]
    assert len(andere) <= 13


def test_the_flags_and_their_sentences_are_those_on_record(cellen: list[Cel]) -> None:
    regels = [
        f"P{c.periode} {c.kern} {c.thema}: {o.reden}\n"
        for c, o in vlaggen(cellen, Gevoeligheid.GEWOON)
    ]
    assert "".join(regels) == GOLDEN.read_text(encoding="utf-8")


def test_every_clause_is_true(cellen: list[Cel]) -> None:
    telling = {(c.kern, c.thema, c.periode): c.aantal for c in cellen}
    oordelen = {
        (c.kern, c.thema, c.periode): o
        for c, o in zip(cellen, beoordeel(cellen), strict=True)
        if o is not None and o.gewoonlijk is not None
    }

    def boven(kern: str, thema: str, periode: int) -> bool:
        o = oordelen.get((kern, thema, periode))
        if o is None or o.gewoonlijk is None:
            return False
        return telling[kern, thema, periode] > o.gewoonlijk[1]

    for (kern, thema, p), o in oordelen.items():
        if not o.vlag:
            continue
        eerder = [telling[kern, thema, s] for s in range(1, p)]
        if "eerder hoogstens" in o.reden:
            assert f"eerder hoogstens {max(eerder)}" in o.reden
        if "eerder geen" in o.reden:
            assert not any(eerder)
        op_rij = next(n for n in range(p + 1) if not boven(kern, thema, p - n))
        assert ("de laatste drie periodes" in o.reden) == (op_rij >= 3)
        assert ("ook vorige periode" in o.reden) == (op_rij == 2)
        for ander in {"Schaijk", "Zeeland", "Reek"} - {kern}:
            assert (ander in o.reden) == boven(ander, thema, p)
