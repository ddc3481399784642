"""What stood in a form is checked against what a colleague wrote meanwhile: the smaller forms."""

from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest

from signaal.domain.model import Afwijzing, Agendapunt, Discipline, Overleg, Signaal
from signaal.domain.model_besluit import Contact, Doorverwijzing, DoorverwijzingStand
from signaal.fouten import GebruikFout
from signaal.usecases.agendapunten import Puntwijziging, voeg_eigen_punt_toe, wijzig_punt
from signaal.usecases.bundelen import hernoem_bundel, wijs_af
from signaal.usecases.bureau import Bureau
from signaal.usecases.doorverwijzen import (
    Doorverwijsinvoer,
    heropen_doorverwijzing,
    koppel_terug,
    trek_doorverwijzing_in,
    verwijs_door,
)
from signaal.usecases.intussen import Getoond, IntussenFout
from signaal.usecases.nabelcontact import merk_contact, zet_contact
from signaal.usecases.overleg import lees_overleg
from signaal.usecases.overlegloop import zet_aanwezigen
from signaal.usecases.overlegreeks import verzet_overleg, volgend_overleg
from signaal.usecases.signalen import Signaalinvoer, log_signaal
from signaal.usecases.wie_deed_wat import Journaalfilter, lees_daden
from tests.builders import Klok, lid_met
from tests.ertussen import ertussen
from tests.tweetal import maak_tweetal

SW, JEUGD = Discipline.SOCIAAL_WERKER, Discipline.PREVENTIEWERKER_JEUGD


@pytest.fixture
def punt(bureau: Bureau) -> Agendapunt:
    return voeg_eigen_punt_toe(bureau, volgend_overleg(bureau).id, "De sleutel van het dorpshuis")


@pytest.fixture
def signaal(bureau: Bureau) -> Signaal:
    return log_signaal(bureau, Signaalinvoer("wil een traplift", "reek", nabellen=True))


def test_the_minutes_of_an_item(bureau: Bureau, punt: Agendapunt) -> None:
    overleg, sleutel = punt.overleg, punt.sleutel
    berekend = Puntwijziging(minuten=10, getoond=(("minuten", 5),))
    assert wijzig_punt(bureau, overleg, sleutel, berekend).minuten == 10, "nobody said five"
    wijzig_punt(bureau, overleg, sleutel, Puntwijziging(minuten=30))
    mijn = Puntwijziging(minuten=15, getoond=(("minuten", 10),))
    with pytest.raises(IntussenFout):
        wijzig_punt(bureau, overleg, sleutel, mijn)
    gezien = replace(mijn, getoond=(("minuten", 30),))
    assert wijzig_punt(bureau, overleg, sleutel, gezien).minuten == 15
    assert wijzig_punt(bureau, overleg, sleutel, mijn).minuten == 15, "both said the same"


def test_who_is_needed_for_an_item(bureau: Bureau, punt: Agendapunt) -> None:
    overleg, sleutel = punt.overleg, punt.sleutel
    berekend = Puntwijziging(nodig=(SW,), getoond=(("nodig", tuple(Discipline)),))
    assert wijzig_punt(bureau, overleg, sleutel, berekend).nodig == (SW,)
    wijzig_punt(bureau, overleg, sleutel, Puntwijziging(nodig=(JEUGD,)))
    mijn = Puntwijziging(nodig=(), getoond=(("nodig", (SW,)),))
    with pytest.raises(IntussenFout):
        wijzig_punt(bureau, overleg, sleutel, mijn)
    gezien = replace(mijn, getoond=(("nodig", (JEUGD,)),))
    assert wijzig_punt(bureau, overleg, sleutel, gezien).nodig == ()


def test_who_is_there_is_ticked_one_by_one(bureau: Bureau) -> None:
    overleg = volgend_overleg(bureau).id
    bram, cleo = lid_met(bureau, SW), lid_met(bureau, JEUGD)
    zet_aanwezigen(bureau, overleg, [bram], [])
    assert zet_aanwezigen(bureau, overleg, [cleo], []).aanwezig == (bram, cleo)
    zet_aanwezigen(bureau, overleg, [cleo], [bram, cleo])
    assert zet_aanwezigen(bureau, overleg, [bram, cleo], [bram, cleo]).aanwezig == (cleo,)
    assert zet_aanwezigen(bureau, overleg, [bram]).aanwezig == (bram,)


def test_the_place_of_a_meeting_that_only_its_hour_was_changed_of(bureau: Bureau) -> None:
    was = volgend_overleg(bureau)
    getoond = Getoond(was)
    verzet_overleg(bureau, was.id, plaats="dorpshuis")
    nieuw = verzet_overleg(
        bureau, was.id, datum=was.datum, tijd=time(11), plaats=was.plaats, getoond=getoond
    )
    assert (nieuw.tijd, nieuw.plaats) == (time(11), "dorpshuis")
    with pytest.raises(IntussenFout):
        verzet_overleg(bureau, was.id, plaats="bij Bram", getoond=Getoond(was))
    vast = bureau.archive.een(Overleg, was.id)
    assert vast is not None
    assert vast.plaats == "dorpshuis"


def _nummer(bureau: Bureau, signaal: Signaal) -> str:
    contact = bureau.archive.een(Contact, signaal.id)
    return contact.telefoon if contact is not None else ""


@pytest.mark.parametrize("stond", ["", "0412 451000"])
def test_whom_to_call_back_that_a_colleague_wrote_down_meanwhile(
    bureau: Bureau, signaal: Signaal, stond: str
) -> None:
    if stond:
        zet_contact(bureau, signaal.id, "De Wit", stond)
    getoond = Getoond(merk_contact(bureau, signaal.id))
    zet_contact(bureau, signaal.id, "De Wit", "0412 451001")
    with pytest.raises(IntussenFout):
        zet_contact(bureau, signaal.id, "De Wit", "0412 451002", getoond)
    assert _nummer(bureau, signaal) == "0412 451001"
    zet_contact(bureau, signaal.id, "De Wit", "0412 451002", getoond)
    assert _nummer(bureau, signaal) == "0412 451002", "who was told may overrule"


def test_whom_to_call_back_as_it_stood(bureau: Bureau, signaal: Signaal) -> None:
    zet_contact(bureau, signaal.id, "De Wit", "0412 451000", Getoond(None))
    merk = merk_contact(bureau, signaal.id)
    assert "De Wit" not in repr(merk)
    zet_contact(bureau, signaal.id, "De Wit", "0412 451000", Getoond(None))
    zet_contact(bureau, signaal.id, "De Wit", "0412 451001", Getoond(merk))
    assert _nummer(bureau, signaal) == "0412 451001"
    assert "bekeken wie je terugbelt" not in [d.wat for d in lees_daden(bureau, Journaalfilter())]


@pytest.fixture
def gegeven(bureau: Bureau, signaal: Signaal) -> Doorverwijzing:
    return verwijs_door(bureau, Doorverwijsinvoer("GGD", "kan het?", signaal=signaal.id))


def test_the_answer_of_a_partner_that_comes_in_at_that_very_moment(
    bureau: Bureau, gegeven: Doorverwijzing
) -> None:
    with (
        ertussen(bureau, lambda: koppel_terug(bureau, gegeven.id, "ja, in januari")),
        pytest.raises(GebruikFout, match="collega schreef het antwoord al op"),
    ):
        koppel_terug(bureau, gegeven.id, "nee")
    _staat_nog(bureau, gegeven)


def test_what_a_partner_answered_is_not_withdrawn(bureau: Bureau, gegeven: Doorverwijzing) -> None:
    koppel_terug(bureau, gegeven.id, "ja, in januari")
    with pytest.raises(GebruikFout, match="collega schreef het antwoord al op"):
        trek_doorverwijzing_in(bureau, gegeven.id)
    _staat_nog(bureau, gegeven)


def test_taking_my_answer_back_leaves_the_answer_of_a_colleague(
    bureau: Bureau, gegeven: Doorverwijzing
) -> None:
    koppel_terug(bureau, gegeven.id, "nog  niet")
    heropen_doorverwijzing(bureau, gegeven.id, "nog  niet")
    koppel_terug(bureau, gegeven.id, "ja, in januari")
    for mijn in ("nog  niet", ""):
        with pytest.raises(GebruikFout, match="collega schreef het antwoord al op"):
            heropen_doorverwijzing(bureau, gegeven.id, mijn)
    _staat_nog(bureau, gegeven)


def test_taking_a_withdrawal_back_leaves_the_answer_that_came_in_with_it(
    bureau: Bureau, klok: Klok, tmp_path: Path, gegeven: Doorverwijzing
) -> None:
    """Two laptops at once: Bram writes the answer down, Anne withdraws a moment later."""
    twee = maak_tweetal(bureau, klok, tmp_path)
    koppel_terug(twee.bram, gegeven.id, "ja, in januari")
    klok.later(seconds=1)
    trek_doorverwijzing_in(bureau, gegeven.id)
    twee.wissel_allebei()
    er = bureau.archive.een(Doorverwijzing, gegeven.id)
    assert er is not None
    assert (er.stand, er.terugkoppeling.tekst) == (
        DoorverwijzingStand.INGETROKKEN,
        "ja, in januari",
    )
    with pytest.raises(GebruikFout, match="collega schreef het antwoord al op"):
        heropen_doorverwijzing(bureau, gegeven.id)
    assert bureau.archive.een(Doorverwijzing, gegeven.id) == er
    twee.sluit()


def test_the_name_of_a_bundle_and_why_it_is_not_taken_up(bureau: Bureau) -> None:
    overleg = volgend_overleg(bureau).id
    log_signaal(bureau, Signaalinvoer("losse tegels", "reek", themas=("vallen",)))
    sleutel, naam = "vallen/reek", Getoond("Vallen, Reek")
    hernoem_bundel(bureau, overleg, sleutel, "Bij de brug", Getoond(_bundelnaam(bureau)))
    with pytest.raises(IntussenFout):
        hernoem_bundel(bureau, overleg, sleutel, "Bij de kerk", naam)
    assert _bundelnaam(bureau) == "Bij de brug"
    hernoem_bundel(bureau, overleg, sleutel, "Bij de kerk", naam)
    assert _bundelnaam(bureau) == "Bij de kerk"

    niets = Getoond("")
    wijs_af(bureau, overleg, sleutel, "dit kan de gemeente", Getoond(""))
    with pytest.raises(IntussenFout):
        wijs_af(bureau, overleg, sleutel, "te weinig", niets)
    (er,) = bureau.archive.waar(Afwijzing, ongedaan=False)
    assert er.reden == "dit kan de gemeente"
    assert wijs_af(bureau, overleg, sleutel, "te weinig", niets).reden == "te weinig"


def _bundelnaam(bureau: Bureau) -> str:
    return lees_overleg(bureau).bundels[0].naam.tekst


def _staat_nog(bureau: Bureau, gegeven: Doorverwijzing) -> None:
    nu = bureau.archive.een(Doorverwijzing, gegeven.id)
    assert nu is not None
    assert (nu.stand, nu.terugkoppeling.tekst) == (
        DoorverwijzingStand.TERUGGEKOPPELD,
        "ja, in januari",
    )
