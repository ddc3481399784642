"""What holds for every text: no error, spans inside the text, work that grows with its length."""

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
