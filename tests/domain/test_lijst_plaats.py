"""Places: what a team knows, what comes near to it, what is surely elsewhere."""

import pytest

from signaal.domain.lijst_plaats import (
    BUITEN,
    LEEG,
    MEER_KERNEN,
    ONBEKEND,
    ONLEESBAAR,
    Plaatsen,
    Plaatslezing,
    lijkt_op_naam,
)
from signaal.domain.model import Buurtschap, Kern

KERNEN = (Kern("schaijk", "Schaijk"), Kern("zeeland", "Zeeland"), Kern("reek", "Reek"))
PLAATSEN = Plaatsen(
    KERNEN,
    (Buurtschap("oventje", "Oventje", "zeeland"), Buurtschap("zld", "Zld", "zeeland")),
    [("alle 3", "reek")],
)


@pytest.mark.parametrize("tekst", ["Schaijk", "schaijk", " SCHAIJK ", "Schaijk "])
def test_capitals_and_outer_spaces_need_no_question(tekst: str) -> None:
    assert PLAATSEN.lees(tekst) == Plaatslezing("schaijk")


def test_a_known_hamlet_counts_for_its_kern_and_is_kept() -> None:
    assert PLAATSEN.lees("oventje") == Plaatslezing("zeeland", "oventje")


def test_another_spelling_that_was_remembered_is_no_hamlet() -> None:
    assert PLAATSEN.lees("zld") == Plaatslezing("zeeland")


@pytest.mark.parametrize(
    ("tekst", "voorstel"),
    [
        ("Schayk", "schaijk"),
        ("Schaik", "schaijk"),
        ("Zeelnd", "zeeland"),
        ("Rk", "reek"),
        ("Graspeel", "zeeland"),
        ("Koolwijk", "schaijk"),
        ("Reek-noord", "reek"),
        ("Nergenshuizen", ""),
    ],
)
def test_what_comes_near_is_asked_with_a_proposal(tekst: str, voorstel: str) -> None:
    assert PLAATSEN.lees(tekst) == Plaatslezing(reden=ONBEKEND, voorstel=voorstel)


@pytest.mark.parametrize(
    ("tekst", "reden", "voorstel"),
    [
        ("", LEEG, ""),
        ("Herpen", BUITEN, ""),
        ("Sint Hubert", BUITEN, ""),
        ("alle kernen", MEER_KERNEN, ""),
        ("overal", MEER_KERNEN, ""),
        ("Reek/Schaijk", MEER_KERNEN, "reek"),
        ("Zeeland en Reek", MEER_KERNEN, "zeeland"),
        ("?", ONLEESBAAR, ""),
        ("bij de bakker op de hoek waar altijd die hond ligt", ONLEESBAAR, ""),
    ],
)
def test_what_is_no_place_of_one_kern_is_decided_per_row(
    tekst: str, reden: str, voorstel: str
) -> None:
    assert PLAATSEN.lees(tekst) == Plaatslezing(reden=reden, voorstel=voorstel)


def test_two_names_of_one_kern_are_clear() -> None:
    assert PLAATSEN.lees("Zeeland/Oventje") == Plaatslezing("zeeland", "oventje")


def test_an_answer_counts_for_every_row_with_that_value() -> None:
    assert PLAATSEN.lees("Alle  3").kern == "reek"


def test_a_retired_kern_is_no_kern() -> None:
    oud = Plaatsen([Kern("reek", "Reek", vervallen=True)], [Buurtschap("x", "Ixhoek", "reek")])
    assert oud.lees("Reek").kern == oud.lees("Ixhoek").kern == ""


def test_an_abbreviation_needs_its_first_letter_and_the_order() -> None:
    assert lijkt_op_naam("zld", "Zeeland")
    assert not lijkt_op_naam("dlz", "Zeeland")
    assert not lijkt_op_naam("z", "Zeeland")
    assert not lijkt_op_naam("", "Zeeland")
