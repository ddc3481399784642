"""Theme suggestion: knows paraphrases, keeps silent, learns at once, forgets wholly."""

from dataclasses import replace

import pytest

from signaal.domain.model import Thema
from signaal.text.themas import Themavoorsteller, laad_startthemas, thema_van_woord

STARTTHEMAS = laad_startthemas()
NOTITIES = {
    "zet kaas in de wasmachine": "geheugen",
    "gestruikeld over losse stoeptegel": "vallen",
    "dochter trekt het niet meer naast haar werk": "mantelzorg",
    "jongens dampen achter de kerk": "middelengebruik",
    "durft post niet meer open te maken": "geldzorgen",
    "kan niet meer stofzuigen": "huishoudelijke_hulp",
    "bewaart sleutels in de vriezer": "geheugen",
    "suiker al weken boven de 18": "chronisch",
    "wil niet gereanimeerd worden": "levenseinde",
    "hoort stemmen en slaapt niet": "psyche",
    "rollatorremmen versleten": "hulpmiddelen",
    "gestruikekd op stoep": "vallen",
}


@pytest.mark.parametrize(("tekst", "thema"), NOTITIES.items())
def test_note_gets_its_theme_first(voorsteller: Themavoorsteller, tekst: str, thema: str) -> None:
    assert voorsteller.voorstel(tekst)[0].thema == thema


@pytest.mark.parametrize(
    "tekst", ["vergadering verzet", "notulen rondgestuurd", "mooi weer vandaag", "hallo"]
)
def test_note_without_theme_stays_silent(voorsteller: Themavoorsteller, tekst: str) -> None:
    assert voorsteller.voorstel(tekst) == []


def test_misleading_words_do_not_mislead(voorsteller: Themavoorsteller) -> None:
    for tekst in ("het valt altijd tegen", "glad vergeten door te geven", "gladiolen gekregen"):
        assert "vallen" not in [s.thema for s in voorsteller.voorstel(tekst)]


def test_two_themes_are_both_shown(voorsteller: Themavoorsteller) -> None:
    voorstel = voorsteller.voorstel("gevallen op de stoep en wil nu een rollator")
    assert {s.thema for s in voorstel} >= {"vallen", "hulpmiddelen"}


def test_suggestion_says_what_it_recognised(voorsteller: Themavoorsteller) -> None:
    eerste = voorsteller.voorstel("mw struikelde over de stoep")[0]
    assert "struikelde" in eerste.herkend_aan


def test_correction_holds_at_once_and_helps_its_like(voorsteller: Themavoorsteller) -> None:
    tekst = "de duiven van pastoor maken er een bende van"
    voorsteller.leer(tekst, ["leefbaarheid", "wonen"])
    assert [s.thema for s in voorsteller.voorstel(tekst)] == ["leefbaarheid", "wonen"]
    assert voorsteller.rangschik("weer duiven en bende")[0].thema in {"leefbaarheid", "wonen"}
    voorsteller.leer(tekst, ["wonen"])
    assert [s.thema for s in voorsteller.voorstel(tekst)] == ["wonen"]


def test_correction_to_no_theme_keeps_it_silent(voorsteller: Themavoorsteller) -> None:
    tekst = "gestruikeld over de planning"
    assert voorsteller.voorstel(tekst) != []
    voorsteller.leer(tekst, [])
    assert voorsteller.voorstel(tekst) == []


def test_forgetting_returns_to_the_delivered_state(voorsteller: Themavoorsteller) -> None:
    vragen = [*NOTITIES, "duiven op het dak"]
    vooraf = [voorsteller.rangschik(t) for t in vragen]
    voorsteller.leer("duiven op het dak", ["leefbaarheid"])
    voorsteller.leer("kaas en duiven", ["psyche"])
    voorsteller.ontleer("kaas en duiven")
    voorsteller.ontleer("duiven op het dak")
    assert [voorsteller.rangschik(t) for t in vragen] == vooraf
    voorsteller.leer("duiven op het dak", ["leefbaarheid"])
    voorsteller.vergeet()
    assert [voorsteller.rangschik(t) for t in vragen] == vooraf


def test_memory_travels_without_any_word(voorsteller: Themavoorsteller) -> None:
    voorsteller.leer("de duiven van pastoor", ["leefbaarheid"])
    bewaard = voorsteller.geheugen()
    assert b"duiven" not in bewaard
    ander = Themavoorsteller(STARTTHEMAS)
    ander.laad(bewaard)
    assert ander.voorstel("de duiven van pastoor")[0].thema == "leefbaarheid"
    ander.ontleer("de duiven van pastoor")
    assert ander.geheugen() == Themavoorsteller(STARTTHEMAS).geheugen()


def test_strange_memory_is_refused(voorsteller: Themavoorsteller) -> None:
    for bewaard in (b"[]", b"{}", b"geen json"):
        with pytest.raises(ValueError, match=r"geheugen|Expecting"):
            voorsteller.laad(bewaard)


def test_own_theme_is_suggested_by_name_and_after_a_few_signals() -> None:
    eigen = Thema("bijen", "Bijen en bloemen", "imker, nectar", eigen=True)
    voorsteller = Themavoorsteller([*STARTTHEMAS, eigen])
    assert voorsteller.voorstel("de bijen zwermen")[0].thema == "bijen"
    for tekst in ("korf bij school", "korf verplaatst", "zwerm in korf"):
        voorsteller.leer(tekst, ["bijen"])
    assert voorsteller.rangschik("nieuwe korf geplaatst")[0].thema == "bijen"


def test_retired_theme_is_never_suggested() -> None:
    themas = [replace(t, vervallen=t.id == "vallen") for t in STARTTHEMAS]
    rang = Themavoorsteller(themas).rangschik("gestruikeld over stoeptegel")
    assert "vallen" not in [s.thema for s in rang]


@pytest.mark.parametrize(
    ("woord", "themas"),
    [
        ("val oma", ("vallen",)),
        ("inco", ("incontinentie",)),
        ("incont.", ("incontinentie",)),
        ("mantelzorg/parkinson", ("mantelzorg", "chronisch")),
        ("GPK", ("vervoer",)),
        ("Vervoer", ("vervoer",)),
        ("Wonen en vervuiling", ("wonen",)),
        ("iets heel anders", ()),
        ("", ()),
    ],
)
def test_free_theme_words_of_a_list(woord: str, themas: tuple[str, ...]) -> None:
    assert thema_van_woord(woord, STARTTHEMAS) == themas
