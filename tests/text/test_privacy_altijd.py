"""What holds for every text: no error, spans inside the text, work that grows with its length."""

import sys
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from signaal.text.privacy import Privacywacht, schoon_stop, vervang, vind_stop
from signaal.text.privacy_lezing import lees
from signaal.text.themas import Themavoorsteller, laad_startthemas

WACHT = Privacywacht()
VOORSTELLER = Themavoorsteller(laad_startthemas())
STUKJES = st.sampled_from(
    [
        *("mw ", "van ", "de ", "jan", "Wil ", "06", "0486", "-", " ", "@", "gmail.com", "NL91"),
        *("999990019", "\u200b", "\u0301", "é", "😀", "\n", "<b>", "л", "５", "geb ", "12-5-1940"),
        *(".", "/", "'", "straat 3", ", 78,", "dhr"),
    ]
)
TEKSTEN = st.one_of(st.text(max_size=300), st.lists(STUKJES, max_size=40).map("".join))


@given(TEKSTEN)
@settings(max_examples=300, deadline=None)
def test_findings_lie_inside_the_text_in_order(tekst: str) -> None:
    vorige = 0
    for vondst in WACHT.vind(tekst):
        assert vorige <= vondst.begin < vondst.eind <= len(tekst)
        vorige = vondst.eind


@given(TEKSTEN)
@settings(max_examples=200, deadline=None)
def test_stop_findings_are_among_all_findings_and_go_away(tekst: str) -> None:
    stop = vind_stop(tekst)
    alle = {(v.begin, v.eind, v.soort) for v in WACHT.vind(tekst)}
    assert {(v.begin, v.eind, v.soort) for v in stop} <= alle
    assert len(schoon_stop(tekst)) <= len(tekst)
    for vondst in stop:
        assert vervang(tekst, vondst) != tekst


@given(TEKSTEN)
@settings(max_examples=200, deadline=None)
def test_suggestions_hold_every_theme_once_and_scores_fall(tekst: str) -> None:
    rang = VOORSTELLER.rangschik(tekst)
    assert sorted(s.thema for s in rang) == sorted(t.id for t in laad_startthemas())
    scores = [s.score for s in rang]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score < 1 for score in scores)
    assert len(VOORSTELLER.voorstel(tekst)) <= 3


@given(st.text(max_size=200))
def test_reading_traces_every_character_back(tekst: str) -> None:
    lezing = lees(tekst)
    assert len(lezing.tekst) == len(lezing.plaatsen)
    assert list(lezing.plaatsen) == sorted(lezing.plaatsen)


def test_monsters_are_read_without_error() -> None:
    for stuk in ("a", "1", "1 ", "mw ", "@", "a@", "J.", "Kerk ", "xqzt ", "\u200b", "Боба "):
        monster = (stuk * 10_000)[:10_000]
        assert all(v.eind <= len(monster) for v in WACHT.vind(monster))
        assert len(VOORSTELLER.voorstel(monster)) <= 3


def test_empty_text_is_quiet() -> None:
    assert WACHT.vind("") == ()
    assert VOORSTELLER.voorstel("") == []


#: Signs that a reader does not see, and letters and digits that look like plain ones.
_ONZICHTBAAR = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_DUBBELGANGERS = {"a": "\u0430", "e": "\u0435", "o": "\u043e", "s": "\u0455", "A": "\u0391"}
_NOTITIE, _NAAM, _NUMMER = (
    "gesproken met Truus Klaassen, bsn 999990019",
    "Truus Klaassen",
    "999990019",
)


@given(st.lists(st.tuples(st.integers(14, 42), st.sampled_from(_ONZICHTBAAR)), max_size=12))
@settings(max_examples=150, deadline=None)
def test_hidden_signs_inside_a_name_or_a_number_hide_nothing(erin: list[tuple[int, str]]) -> None:
    tekst = _NOTITIE
    for plaats, teken in sorted(erin, reverse=True):
        tekst = tekst[:plaats] + teken + tekst[plaats:]
    stukken = [tekst[v.begin : v.eind] for v in WACHT.vind(tekst)]
    weg = str.maketrans("", "", _ONZICHTBAAR)
    assert [stuk.translate(weg) for stuk in stukken] == [_NAAM, _NUMMER]


@given(st.sets(st.integers(0, len(_NAAM) - 1)), st.sets(st.integers(0, 8)))
@settings(max_examples=100, deadline=None)
def test_look_alikes_inside_a_name_or_a_number_hide_nothing(
    letters: set[int], cijfers: set[int]
) -> None:
    naam = "".join(_DUBBELGANGERS.get(t, t) if n in letters else t for n, t in enumerate(_NAAM))
    breed = (chr(0xFEE0 + ord(t)) if n in cijfers else t for n, t in enumerate(_NUMMER))
    nummer = "".join(breed)
    tekst = f"gesproken met {naam}, bsn {nummer}"
    assert [tekst[v.begin : v.eind] for v in WACHT.vind(tekst)] == [naam, nummer]


def _stappen(tekst: str) -> int:
    """How many functions are called to read ``tekst``: work without a clock."""
    aantal = 0

    def tel(frame: FrameType, gebeurtenis: str, gegeven: object) -> None:
        nonlocal aantal
        aantal += gebeurtenis in {"call", "c_call"}

    vorige = sys.getprofile()
    sys.setprofile(tel)
    try:
        WACHT.vind(tekst)
        VOORSTELLER.voorstel(tekst)
    finally:
        sys.setprofile(vorige)
    return aantal


@pytest.mark.parametrize(
    "stuk",
    [
        "mw de wit viel weer bij de klinkers. ",
        *("a", "1", "1 ", "mw ", "J ", "J.", "a@", "de ", "jan ", "zoon van ", "Kerk 1 ", "van\n"),
    ],
)
def test_twice_the_text_is_twice_the_work(stuk: str) -> None:
    kort, lang = (_stappen((stuk * n)[:n]) for n in (1_500, 3_000))
    assert lang <= 2.2 * kort + 200
