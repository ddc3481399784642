"""Passing on: clocks run, an answer closes, and closing asks for the answer."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from signaal.domain.model_besluit import DoorverwijzingStand
from signaal.fouten import GebruikFout, PersoonsgegevenFout
from signaal.usecases.bureau import Bureau
from signaal.usecases.doorverwijzen import (
    Doorverwijsinvoer,
    bevestig_herindicatie,
    bewaar_partner,
    doorverwijzingen_van,
    heropen_doorverwijzing,
    koppel_terug,
    lees_wachtenden,
    list_partners,
    trek_doorverwijzing_in,
    verwijs_door,
)
from signaal.usecases.signalen import Signaalinvoer, log_signaal
from tests.builders import Klok
from tests.overlegbouw import VALLEN, WOENSDAG, richt_in


def over_een_signaal(bureau: Bureau, partner: UUID | str = "Wmo-consulent") -> Doorverwijsinvoer:
    signaal = log_signaal(bureau, Signaalinvoer("traplift gevraagd", "schaijk", themas=("wonen",)))
    return Doorverwijsinvoer(partner, "kan er een traplift komen?", signaal=signaal.id)


def test_a_signal_is_passed_on_and_the_clock_runs(bureau: Bureau, klok: Klok) -> None:
    gegeven = verwijs_door(bureau, over_een_signaal(bureau))
    assert (gegeven.naam.tekst, gegeven.themas) == ("traplift gevraagd", ("wonen",))
    assert gegeven.antwoord_voor == klok.dag + timedelta(days=14)
    assert [p.naam for p in list_partners(bureau)] == ["Wmo-consulent"]
    assert lees_wachtenden(bureau).op_tijd == (gegeven,)
    klok.later(days=15)
    assert lees_wachtenden(bureau).te_laat == (gegeven,)


def test_a_name_that_is_on_the_list_makes_no_second_partner(bureau: Bureau) -> None:
    verwijs_door(bureau, over_een_signaal(bureau, "GGD"))
    verwijs_door(bureau, over_een_signaal(bureau, "ggd"))
    (ggd,) = list_partners(bureau)
    assert verwijs_door(bureau, over_een_signaal(bureau, ggd.id)).partner == ggd.id


def test_a_bundle_is_passed_on_with_its_themes(bureau: Bureau, klok: Klok) -> None:
    beeld = richt_in(bureau, klok)
    invoer = Doorverwijsinvoer(
        "GGD", "weten jullie meer?", overleg=beeld.overleg.id, sleutel=VALLEN
    )
    gegeven = verwijs_door(bureau, invoer)
    assert (gegeven.sleutel, gegeven.themas, gegeven.kernen) == (VALLEN, ("vallen",), ("schaijk",))
    assert gegeven.datum == WOENSDAG
    assert doorverwijzingen_van(bureau, sleutels=[VALLEN]) == (gegeven,)


def test_an_answer_closes_it_and_closing_asks_for_the_answer(bureau: Bureau, klok: Klok) -> None:
    gegeven = verwijs_door(bureau, over_een_signaal(bureau))
    with pytest.raises(GebruikFout):
        koppel_terug(bureau, gegeven.id, "  ")
    dicht = koppel_terug(bureau, gegeven.id, "traplift komt in januari")
    assert dicht.stand is DoorverwijzingStand.TERUGGEKOPPELD
    assert lees_wachtenden(bureau).op_tijd == ()
    klok.dag = date(2027, 6, 1)
    assert lees_wachtenden(bureau).herindicatie == (dicht,)
    bevestig_herindicatie(bureau, gegeven.id)
    assert lees_wachtenden(bureau).herindicatie == ()


def test_both_ends_can_be_taken_back(bureau: Bureau) -> None:
    gegeven = verwijs_door(bureau, over_een_signaal(bureau))
    trek_doorverwijzing_in(bureau, gegeven.id)
    assert lees_wachtenden(bureau).op_tijd == ()
    heropen_doorverwijzing(bureau, gegeven.id)
    assert lees_wachtenden(bureau).op_tijd == (gegeven,)


def test_wrong_input_is_refused_and_keeps_nothing(bureau: Bureau) -> None:
    goed = over_een_signaal(bureau)
    for fout in (
        Doorverwijsinvoer("GGD", " ", signaal=goed.signaal),
        Doorverwijsinvoer("  ", "vraag", signaal=goed.signaal),
        Doorverwijsinvoer(UUID(int=1), "vraag", signaal=goed.signaal),
        Doorverwijsinvoer("GGD", "vraag", signaal=UUID(int=1)),
        Doorverwijsinvoer("GGD", "vraag"),
    ):
        with pytest.raises(GebruikFout):
            verwijs_door(bureau, fout)
    with pytest.raises(PersoonsgegevenFout):
        verwijs_door(bureau, Doorverwijsinvoer("GGD", "bel 0697418830", signaal=goed.signaal))
    assert list_partners(bureau) == ()
    with pytest.raises(GebruikFout):
        koppel_terug(bureau, UUID(int=1), "ja")


def test_a_partner_has_one_name_and_can_leave_the_list(bureau: Bureau) -> None:
    partner = bewaar_partner(bureau, "Welzijn")
    with pytest.raises(GebruikFout):
        bewaar_partner(bureau, "WELZIJN")
    assert bewaar_partner(bureau, "Welzijn De Meierij", partner=partner.id).id == partner.id
    bewaar_partner(bureau, "Welzijn De Meierij", partner=partner.id, vervallen=True)
    assert list_partners(bureau) == ()
