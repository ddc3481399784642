"""The team's "geen naam" list: it quiets the guard, can be seen, and gives no word away."""

import pytest

from signaal.domain.model import Instelling
from signaal.fouten import GebruikFout, PersoonsgegevenFout
from signaal.usecases.bureau import Bureau
from signaal.usecases.meelezen import Meelezer, maak_meelezer
from signaal.usecases.wacht import vind_streng
from tests.builders import Archiefbouw, Klok, rauwe_bytes

TEKST = "haar man piet is moe"


def _woorden(bureau: Bureau, meelezer: Meelezer, tekst: str) -> list[str]:
    return [tekst[v.begin : v.eind] for v in meelezer.lees_mee(bureau, tekst).vondsten]


def test_no_name_holds_for_the_team_and_can_be_taken_back(bureau: Bureau) -> None:
    meelezer = maak_meelezer(bureau)
    assert _woorden(bureau, meelezer, TEKST) == ["piet"]
    entry = meelezer.geen_namen.zet(bureau, "Piet")
    assert _woorden(bureau, meelezer, TEKST) == []
    assert _woorden(bureau, maak_meelezer(bureau), TEKST) == []
    meelezer.geen_namen.haal_af(bureau, entry.code)
    assert _woorden(bureau, meelezer, TEKST) == ["piet"]
    assert _woorden(bureau, maak_meelezer(bureau), TEKST) == ["piet"]
    meelezer.geen_namen.zet_terug(bureau, entry.code)
    assert _woorden(bureau, meelezer, TEKST) == []


@pytest.mark.parametrize(
    "tekst",
    [
        "gesproken met Truus Klaassen, weer gevallen",
        "mw van den broek is gevallen",
        "jan-willem belde over de lift",
        "dhr D'hont gevallen",
        "onze Renée is er weer",
    ],
)
def test_whatever_is_pointed_out_can_be_no_name(bureau: Bureau, tekst: str) -> None:
    meelezer = maak_meelezer(bureau)
    (vondst,) = meelezer.lees_mee(bureau, tekst).vondsten
    meelezer.geen_namen.zet(bureau, meelezer.naam_in(tekst, vondst))
    assert meelezer.lees_mee(bureau, tekst).vondsten == ()


def test_words_that_belong_together_are_one_entry(bureau: Bureau) -> None:
    meelezer = maak_meelezer(bureau)
    meelezer.geen_namen.zet(bureau, "truus klaassen")
    assert len(meelezer.geen_namen.lijst(bureau)) == 1
    assert _woorden(bureau, meelezer, "met Truus  Klaassen gevallen") == []
    assert _woorden(bureau, meelezer, "truus belt over de heg") == ["truus"]


def test_the_list_shows_words_until_the_next_start_and_then_who_and_when(
    bureau: Bureau, archiefbouw: Archiefbouw, klok: Klok
) -> None:
    namen = maak_meelezer(bureau).geen_namen
    namen.zet(bureau, "Roos")
    klok.later(days=1)
    namen.zet(bureau, "Madelief")
    assert [(n.woord, n.wie) for n in namen.lijst(bureau)] == [
        ("Madelief", "Anne"),
        ("Roos", "Anne"),
    ]
    assert namen.zoek("madeliéf") == namen.lijst(bureau)[0].code
    assert namen.zoek("Klaproos") == ""

    bureau = archiefbouw.heropen(bureau)
    later = maak_meelezer(bureau).geen_namen
    told = [(n.woord, n.wie, n.moment.day if n.moment else 0) for n in later.lijst(bureau)]
    assert told == [("", "Anne", 23), ("", "Anne", 22)]
    later.haal_af(bureau, later.zoek("roos"))
    assert [n.moment.day for n in later.lijst(bureau) if n.moment] == [23]


def test_neither_file_nor_journal_says_which_words_are_on_it(bureau: Bureau) -> None:
    maak_meelezer(bureau).geen_namen.zet(bureau, "Klompenmaker")
    kept = [i for i in bureau.archive.alle(Instelling) if i.id.startswith("geen-naam:")]
    assert len(kept) == 1
    assert "klompenmaker" not in kept[0].id
    assert b"klompenmaker" not in rauwe_bytes(bureau.pad.parent).lower()
    assert "klompenmaker" not in str(bureau.archive.journaal.lees()).lower()


def test_a_number_or_nothing_is_not_put_on_the_list(bureau: Bureau) -> None:
    namen = maak_meelezer(bureau).geen_namen
    with pytest.raises(PersoonsgegevenFout):
        namen.zet(bureau, "999990019")
    with pytest.raises(GebruikFout):
        namen.zet(bureau, " . ")
    assert namen.lijst(bureau) == ()


def test_a_board_is_not_bound_by_it(bureau: Bureau) -> None:
    maak_meelezer(bureau).geen_namen.zet(bureau, "Piet")
    assert vind_streng(bureau, TEKST)
