"""People are asked about what people said, never about what goes along with it."""

from dataclasses import fields, replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest

from signaal.domain.geschilregels import stille_velden, vlaggen, wat_erbij_hoort
from signaal.domain.merge import STIL, VLAGGEN, Samengevoegd, Wijziging, voeg_samen
from signaal.domain.model import Afwijzing, Bestuur, Importvraag, Signaal, Thema
from signaal.domain.model_besluit import Besluit
from signaal.storage.tables import TABELLEN

#: What people say themselves: two values of it are always asked about.
VAN_MENSEN = {
    "tekst", "kern", "themas", "reden", "soort", "antwoord", "notitie", "stand", "wat", "naam",
    "regiehouder", "titel", "vraag", "resultaat", "plaats", "datum", "tijd",
}  # fmt: skip


@pytest.mark.parametrize("soort", TABELLEN)
def test_what_goes_along_is_a_field_of_its_type(soort: Any) -> None:
    assert stille_velden(soort) - STIL <= {veld.name for veld in fields(soort)}
    assert (vlaggen(soort) - VLAGGEN) <= {veld.name for veld in fields(soort)}
    assert stille_velden(soort).isdisjoint(vlaggen(soort))


@pytest.mark.parametrize("soort", TABELLEN)
def test_what_comes_along_with_a_choice_is_never_asked_about(soort: Any) -> None:
    gevraagd = {veld.name for veld in fields(soort)} - stille_velden(soort)
    mee = {veld: wat_erbij_hoort(soort, veld) for veld in gevraagd}
    assert {x for erbij in mee.values() for x in erbij} <= stille_velden(soort)
    assert not any(wat_erbij_hoort(soort, veld) for veld in stille_velden(soort))


def test_what_people_say_is_asked_about() -> None:
    stil = {veld for soort in TABELLEN for veld in stille_velden(soort) & VAN_MENSEN}
    assert stil == {"themas", "naam", "soort", "datum"}, "of a decision, a row, a message back"
    assert stille_velden(Signaal).isdisjoint(VAN_MENSEN)
    assert stille_velden(Besluit).isdisjoint({"soort", "reden", "afwijkend"})


def _wijziging(device: int, **velden: Any) -> Wijziging:
    return Wijziging(
        UUID(int=device), 5, device, False, frozenset(velden), velden, "id" in velden, {},
        datetime(2026, 11, 22, tzinfo=UTC), None,
    )  # fmt: skip


def _samen(soort: type, *wijzigingen: Wijziging) -> Samengevoegd:
    return voeg_samen(wijzigingen, vlaggen(soort), stille_velden(soort))


def test_the_same_row_of_a_list_on_two_laptops_is_no_question() -> None:
    een = _wijziging(1, id="x", lijst="a.xlsx", gemaakt="toen", voorstel=None)
    ander = _wijziging(2, id="x", lijst="a (1).xlsx", gemaakt="later", voorstel=None)
    samen = _samen(Importvraag, een, ander)
    assert samen.geschillen == ()
    assert samen.velden is not None
    assert samen.velden["lijst"] == "a (1).xlsx"


def test_two_reasons_are_asked_about_and_two_counts_are_not() -> None:
    een = _wijziging(1, id="x", reden="dit kan de gemeente", aantal=4)
    ander = _wijziging(2, id="x", reden="te weinig", aantal=5)
    assert [g.veld for g in _samen(Afwijzing, een, ander).geschillen] == ["reden"]


def test_a_mark_does_not_hold_for_a_name_that_was_written_meanwhile() -> None:
    begin = _wijziging(1, id="x", naam="Vallen", voor_bestuur=False)
    gezien = {UUID(int=1): 5}
    markeer = replace(_wijziging(3, voor_bestuur=True), gezien=gezien)
    hernoem = replace(_wijziging(2, naam="Mevrouw van de brug"), gezien=gezien)
    samen = _samen(Thema, begin, markeer, hernoem)
    assert samen.velden is not None
    assert (samen.velden["naam"], samen.velden["voor_bestuur"]) == ("Mevrouw van de brug", False)
    assert [g.veld for g in samen.geschillen] == ["voor_bestuur"]
    assert "voor_bestuur" not in vlaggen(Bestuur)
