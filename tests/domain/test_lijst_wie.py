"""Who logged it: abbreviations, slips of the pen, names of the trio."""

from uuid import UUID

import pytest

from signaal.domain.lijst_wie import (
    LEEG,
    MEER_DISCIPLINES,
    ONBEKEND,
    Bezetting,
    Wielezing,
    lees_discipline,
)
from signaal.domain.model import Discipline, Lid

SW, PJ, WVK = Discipline
ANNE, BRAM, CLEO = (UUID(int=n) for n in (1, 2, 3))
LEDEN = (
    Lid(ANNE, "Anne de Vries", WVK),
    Lid(BRAM, "Bram", SW),
    Lid(CLEO, "Cleo", SW),
    Lid(UUID(int=4), "Oude Piet", PJ, vertrokken=True),
)


@pytest.mark.parametrize(
    ("discipline", "woorden"),
    [
        (SW, "SW|sw |soc.werk|Soc.werk|sociaal werker|sociaal_werker|opbouwwerker"),
        (PJ, "PJ|pj|prev.jeugd|preventiewerker Jeugd|preventiewerker_jeugd"),
        (WVK, "wvk|WVK|Wijkverpl.|wijkverpl|wijkvpl.|wijkverpleegkundige|wijkverpleegkundge"),
    ],
)
def test_abbreviations_need_no_question(discipline: Discipline, woorden: str) -> None:
    assert {lees_discipline(woord) for woord in woorden.split("|")} == {discipline}


@pytest.mark.parametrize("woord", ["stagiaire", "", "buurman", "s", "verpleger"])
def test_other_words_are_no_discipline(woord: str) -> None:
    assert lees_discipline(woord) is None


def test_the_only_lid_with_a_seat_is_who_it_was() -> None:
    bezetting = Bezetting(LEDEN)
    assert bezetting.lees("wvk") == Wielezing(WVK, ANNE)
    assert bezetting.lees("SW") == Wielezing(SW)  # two of them
    assert bezetting.lees("PJ") == Wielezing(PJ)  # gone


def test_a_name_of_the_trio_says_the_seat() -> None:
    bezetting = Bezetting(LEDEN)
    assert bezetting.lees("anne") == Wielezing(WVK, ANNE)
    assert bezetting.lees("Cleo") == Wielezing(SW, CLEO)
    assert bezetting.lid_met_naam("Oude Piet") is None


def test_what_is_unclear_has_a_reason() -> None:
    bezetting = Bezetting(LEDEN)
    assert bezetting.lees("  ") == Wielezing(reden=LEEG)
    assert bezetting.lees("SW/wvk") == Wielezing(reden=MEER_DISCIPLINES, voorstel=SW)
    assert bezetting.lees("stagiaire") == Wielezing(reden=ONBEKEND)


def test_an_answer_counts_for_every_row_with_that_word() -> None:
    assert Bezetting(LEDEN, [("Stagiaire", PJ)]).lees("stagiaire").discipline is PJ
