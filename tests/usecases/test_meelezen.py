"""Reading along: findings with a proposal, themes learnt from the team, "geen naam" and back."""

from signaal.domain.model import Instelling
from signaal.text.privacy import Soort
from signaal.usecases.bureau import Bureau
from signaal.usecases.meelezen import Meelezer, maak_meelezer
from signaal.usecases.signalen import Signaalinvoer, log_signaal
from tests.builders import Archiefbouw, rauwe_bytes


def _woorden(meelezer: Meelezer, tekst: str) -> list[str]:
    return [tekst[v.begin : v.eind] for v in meelezer.lees_mee(tekst).vondsten]


def test_a_name_with_its_title_becomes_a_resident(bureau: Bureau) -> None:
    meelezer = maak_meelezer(bureau)
    tekst = "vandaag mw. de wit weer gevallen"
    lezing = meelezer.lees_mee(tekst)
    assert [v.soort for v in lezing.vondsten] == [Soort.NAAM]
    nieuw = meelezer.vervang(tekst, lezing.vondsten[0])
    assert nieuw == "vandaag een bewoner weer gevallen"
    assert meelezer.lees_mee(nieuw).vondsten == ()


def test_colleagues_and_places_of_the_team_are_no_finding(bureau: Bureau) -> None:
    meelezer = maak_meelezer(bureau)
    assert _woorden(meelezer, "Anne belt met Bram over Oventje en Schaijk") == []


def test_hard_kinds_stop(bureau: Bureau) -> None:
    lezing = maak_meelezer(bureau).lees_mee("bel 0612345678 over de heg")
    assert [(v.soort, v.stop) for v in lezing.vondsten] == [(Soort.TELEFOON, True)]


def test_no_name_holds_for_the_team_and_can_be_taken_back(
    bureau: Bureau, archiefbouw: Archiefbouw
) -> None:
    meelezer = maak_meelezer(bureau)
    tekst = "haar man piet is moe"
    assert _woorden(meelezer, tekst) == ["piet"]
    meelezer.geen_naam(bureau, "Piet")
    assert _woorden(meelezer, tekst) == []
    assert _woorden(maak_meelezer(bureau), tekst) == []
    meelezer.toch_een_naam(bureau, "piet")
    assert _woorden(meelezer, tekst) == ["piet"]
    assert _woorden(maak_meelezer(bureau), tekst) == ["piet"]


def test_the_list_does_not_say_which_words_are_on_it(bureau: Bureau) -> None:
    maak_meelezer(bureau).geen_naam(bureau, "Klompenmaker")
    kept = [i for i in bureau.archive.alle(Instelling) if i.id.startswith("geen-naam:")]
    assert len(kept) == 1
    assert "klompenmaker" not in kept[0].id
    assert b"klompenmaker" not in rauwe_bytes(bureau.pad.parent).lower()


def test_a_corrected_note_is_right_from_then_on(bureau: Bureau) -> None:
    meelezer = maak_meelezer(bureau)
    tekst = "het paarse ding van donderdag staat er alweer"
    voorstel = meelezer.lees_mee(tekst).suggesties
    assert voorstel[:1] != ("eenzaamheid",)
    signaal = log_signaal(bureau, Signaalinvoer(tekst, "reek", themas=("eenzaamheid",)))
    meelezer.leer_van(bureau, signaal, voorstel)
    assert meelezer.lees_mee(tekst).suggesties[:1] == ("eenzaamheid",)
    assert maak_meelezer(bureau).lees_mee(tekst).suggesties[:1] == ("eenzaamheid",)


def test_nothing_is_suggested_for_nothing(bureau: Bureau) -> None:
    assert maak_meelezer(bureau).lees_mee("  ").suggesties == ()
