"""Reading along: findings with a proposal, known words, and why a theme is proposed."""

import pytest

from signaal.domain.model import Discipline
from signaal.text.privacy import Soort
from signaal.usecases.bureau import Bureau
from signaal.usecases.meelezen import Meelezer, maak_meelezer
from signaal.usecases.team import bewaar_lid
from signaal.usecases.themas import laat_thema_vervallen, voeg_thema_toe
from tests.builders import ANDERE_LAPTOPS, vanaf


def _woorden(bureau: Bureau, meelezer: Meelezer, tekst: str) -> list[str]:
    return [tekst[v.begin : v.eind] for v in meelezer.lees_mee(bureau, tekst).vondsten]


def _themas(bureau: Bureau, meelezer: Meelezer, tekst: str) -> list[str]:
    return [s.thema for s in meelezer.lees_mee(bureau, tekst).suggesties]


@pytest.mark.parametrize(
    ("tekst", "liever"),
    [
        ("mw de Wit (1941) valt vaak", "een bewoner valt vaak"),
        ("Jan Jansen (geb. 1941), is eenzaam", "een bewoner, is eenzaam"),
        ("dhr. P. de Vries, geb. 1938, zit alleen", "een bewoner zit alleen"),
        ("mw de Wit van 1941 belde", "een bewoner belde"),
        ("meneer Smit ('41) belt", "een bewoner belt"),
        ("mw de Wit (2 keer) belde", "een bewoner (2 keer) belde"),
        ("mw de Wit belde in 2024", "een bewoner belde in 2024"),
    ],
)
def test_the_year_of_birth_goes_with_the_name(bureau: Bureau, tekst: str, liever: str) -> None:
    meelezer = maak_meelezer(bureau)
    (naam, *_) = meelezer.lees_mee(bureau, tekst).vondsten
    assert meelezer.vervang(tekst, naam) == liever


def test_a_name_with_its_title_becomes_a_resident(bureau: Bureau) -> None:
    meelezer = maak_meelezer(bureau)
    tekst = "vandaag mw. de wit weer gevallen"
    lezing = meelezer.lees_mee(bureau, tekst)
    assert [v.soort for v in lezing.vondsten] == [Soort.NAAM]
    assert meelezer.naam_in(tekst, lezing.vondsten[0]) == "de wit"
    nieuw = meelezer.vervang(tekst, lezing.vondsten[0])
    assert nieuw == "vandaag een bewoner weer gevallen"
    assert meelezer.lees_mee(bureau, nieuw).vondsten == ()


def test_colleagues_and_places_of_the_team_are_no_finding(bureau: Bureau) -> None:
    meelezer = maak_meelezer(bureau)
    assert _woorden(bureau, meelezer, "Anne belt met Bram over Oventje en Schaijk") == []


def test_a_new_colleague_is_known_at_once(bureau: Bureau) -> None:
    meelezer = maak_meelezer(bureau)
    tekst = "overlegd met Machteld over de route"
    assert _woorden(bureau, meelezer, tekst) == ["Machteld"]
    bewaar_lid(bureau, "Machteld", Discipline.SOCIAAL_WERKER)
    assert _woorden(bureau, meelezer, tekst) == []


def test_hard_kinds_stop(bureau: Bureau) -> None:
    lezing = maak_meelezer(bureau).lees_mee(bureau, "bel 0612345678 over de heg")
    assert [(v.soort, v.stop) for v in lezing.vondsten] == [(Soort.TELEFOON, True)]


def test_of_a_refused_text_nothing_personal_is_left(bureau: Bureau) -> None:
    meelezer = maak_meelezer(bureau)
    over = meelezer.zonder_persoon(bureau, "😀 mw de wit bsn 999990019 weer gevallen")
    assert over == "😀 … bsn … weer gevallen"


def test_a_theme_of_the_team_is_proposed_at_once_and_no_more_when_it_is_retired(
    bureau: Bureau,
) -> None:
    meelezer = maak_meelezer(bureau)
    tekst = "de postduiven zijn er weer"
    assert _themas(bureau, meelezer, tekst) == []
    thema = voeg_thema_toe(bureau, "Postduiven").id
    assert _themas(bureau, meelezer, tekst) == [thema]
    laat_thema_vervallen(bureau, thema)
    assert thema not in _themas(bureau, meelezer, tekst)


def test_a_proposal_names_the_words_it_was_recognised_by(bureau: Bureau) -> None:
    lezing = maak_meelezer(bureau).lees_mee(bureau, "struikelde over een losse stoeptegel")
    assert lezing.suggesties[0].thema == "vallen"
    assert "struikelde" in lezing.suggesties[0].herkend_aan
    assert not lezing.suggesties[0].geleerd


def test_nothing_is_suggested_for_nothing(bureau: Bureau) -> None:
    assert maak_meelezer(bureau).lees_mee(bureau, "  ").suggesties == ()


def test_a_place_that_a_colleague_added_on_another_laptop_is_known(bureau: Bureau) -> None:
    meelezer = maak_meelezer(bureau)
    tekst = "gisteren vertelde Kesterbrink weer over de heg"
    assert _woorden(bureau, meelezer, tekst) == ["Kesterbrink"]
    with vanaf(bureau, ANDERE_LAPTOPS[0]):
        bewaar_lid(bureau, "Kesterbrink", Discipline.SOCIAAL_WERKER)
    assert _woorden(bureau, meelezer, tekst) == []
