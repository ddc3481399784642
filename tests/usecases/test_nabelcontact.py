"""Whom to call back: apart, on record, and gone when the call closes."""

from datetime import timedelta
from uuid import UUID

import pytest

from signaal.domain.model import Signaal
from signaal.domain.model_besluit import Contact, Uitkomst
from signaal.fouten import GebruikFout
from signaal.usecases.archief import controleer, sluit
from signaal.usecases.bureau import Bureau
from signaal.usecases.nabelcontact import (
    lees_contact,
    met_contact,
    noteer_poging,
    pogingen_van,
    trek_poging_in,
    wis_verlopen_contacten,
    zet_contact,
)
from signaal.usecases.nabellen import lees_nabellen, rond_nabellen_af, vink_nabellen_af
from signaal.usecases.signalen import (
    Signaalinvoer,
    herstel_signalen,
    log_signaal,
    verwijder_signalen,
    wijzig_signaal,
)
from signaal.usecases.wie_deed_wat import Journaalfilter, lees_daden
from tests.builders import VANDAAG, Archiefbouw, Klok
from tests.ontsleuteld import alle_bytes

NAAM, NUMMER = "Verzonnen Kwibusdonk", "06-97418830"


@pytest.fixture
def signaal(bureau: Bureau) -> UUID:
    invoer = Signaalinvoer("traplift gevraagd", "schaijk", nabellen=True, nabellen_op=VANDAAG)
    logged = log_signaal(bureau, invoer).id
    zet_contact(bureau, logged, NAAM, NUMMER)
    return logged


def daden(bureau: Bureau) -> list[str]:
    return [d.wat for d in lees_daden(bureau, Journaalfilter())]


def test_every_look_is_on_record_and_knowing_that_there_is_one_is_no_look(
    bureau: Bureau, signaal: UUID
) -> None:
    assert met_contact(bureau) == {signaal}
    assert "bekeken wie je terugbelt" not in daden(bureau)
    contact = lees_contact(bureau, signaal)
    assert contact is not None
    assert (contact.naam, contact.telefoon) == (NAAM, NUMMER)
    assert daden(bureau)[0] == "bekeken wie je terugbelt"
    assert lees_contact(bureau, UUID(int=1)) is None


def test_nobody_answered_is_again_in_a_week_with_the_number_kept(
    bureau: Bureau, klok: Klok, signaal: UUID
) -> None:
    noteer_poging(bureau, signaal, Uitkomst.GEEN_GEHOOR)
    assert lees_nabellen(bureau).vandaag == ()
    assert [s.id for s in lees_nabellen(bureau).later] == [signaal]
    assert met_contact(bureau) == {signaal}
    klok.later(days=7)
    assert [s.id for s in lees_nabellen(bureau).vandaag] == [signaal]
    assert [p.uitkomst for p in pogingen_van(bureau, signaal)] == [Uitkomst.GEEN_GEHOOR]


@pytest.mark.parametrize("uitkomst", [Uitkomst.GELUKT, Uitkomst.DEELS, Uitkomst.NIET])
def test_anything_else_closes_it_and_the_number_is_in_no_page_any_more(
    bureau: Bureau, archiefbouw: Archiefbouw, signaal: UUID, uitkomst: Uitkomst
) -> None:
    sleutel = bureau.archive.sleutel.database
    noteer_poging(bureau, signaal, uitkomst, "het is geregeld")
    assert lees_nabellen(bureau).vandaag == ()
    assert met_contact(bureau) == frozenset()
    assert pogingen_van(bureau, signaal)[-1].notitie.tekst == "het is geregeld"
    controleer(bureau)
    sluit(bureau)
    rauw = alle_bytes(archiefbouw.pad, sleutel)
    assert b"traplift gevraagd" in rauw, "the search itself works"
    assert b"Kwibusdonk" not in rauw
    assert b"97418830" not in rauw


def test_every_other_way_to_close_a_call_destroys_it_too(bureau: Bureau, signaal: UUID) -> None:
    rond_nabellen_af(bureau, signaal)
    assert met_contact(bureau) == frozenset()
    ander = log_signaal(bureau, Signaalinvoer("tweede", "schaijk", nabellen=True)).id
    zet_contact(bureau, ander, NAAM, NUMMER)
    vink_nabellen_af(bureau, [ander])
    assert bureau.archive.alle(Contact) == ()


def test_unticking_it_in_a_form_destroys_it_and_another_change_does_not(
    bureau: Bureau, archiefbouw: Archiefbouw, signaal: UUID
) -> None:
    sleutel = bureau.archive.sleutel.database
    wijzig_signaal(bureau, signaal, tekst="traplift gevraagd, haast")
    assert met_contact(bureau) == {signaal}
    wijzig_signaal(bureau, signaal, nabellen=False)
    assert bureau.archive.alle(Contact) == ()
    controleer(bureau)
    sluit(bureau)
    rauw = alle_bytes(archiefbouw.pad, sleutel)
    assert b"traplift gevraagd" in rauw, "the search itself works"
    assert b"97418830" not in rauw


def test_removing_the_signal_destroys_it_and_bringing_it_back_does_not_undo_that(
    bureau: Bureau, archiefbouw: Archiefbouw, signaal: UUID
) -> None:
    sleutel = bureau.archive.sleutel.database
    assert verwijder_signalen(bureau, [signaal]) == 1
    assert bureau.archive.alle(Contact) == ()
    assert herstel_signalen(bureau, [signaal]) == 1
    assert [s.id for s in lees_nabellen(bureau).vandaag] == [signaal], "still to be called"
    assert bureau.archive.alle(Contact) == ()
    controleer(bureau)
    sluit(bureau)
    rauw = alle_bytes(archiefbouw.pad, sleutel)
    assert b"traplift gevraagd" in rauw, "the search itself works"
    assert b"97418830" not in rauw


def test_undo_opens_a_closed_call_again_without_the_number(bureau: Bureau, signaal: UUID) -> None:
    noteer_poging(bureau, signaal, Uitkomst.GELUKT)
    trek_poging_in(bureau, signaal, VANDAAG)
    assert [s.id for s in lees_nabellen(bureau).vandaag] == [signaal]
    assert bureau.archive.alle(Contact) == ()


def test_after_a_year_it_goes_whether_anybody_called_or_not(
    bureau: Bureau, klok: Klok, signaal: UUID
) -> None:
    klok.dag = VANDAAG + timedelta(days=365)
    assert wis_verlopen_contacten(bureau) == 0
    klok.dag += timedelta(days=1)
    assert wis_verlopen_contacten(bureau) == 1
    assert met_contact(bureau) == frozenset()
    assert [s.id for s in bureau.archive.waar(Signaal, nabellen=True)] == [signaal]
    controleer(bureau)


def test_only_what_is_needed_to_call_is_kept(bureau: Bureau, signaal: UUID) -> None:
    for naam, nummer in (("bsn 999990019", NUMMER), (NAAM, " "), (NAAM, "NL20INGB0001234567")):
        with pytest.raises(GebruikFout):
            zet_contact(bureau, signaal, naam, nummer)
    niet = log_signaal(bureau, Signaalinvoer("niet nabellen", "schaijk")).id
    with pytest.raises(GebruikFout):
        zet_contact(bureau, niet, NAAM, NUMMER)
    with pytest.raises(GebruikFout):
        zet_contact(bureau, UUID(int=1), NAAM, NUMMER)
    with pytest.raises(GebruikFout):
        noteer_poging(bureau, UUID(int=1), Uitkomst.GELUKT)
    with pytest.raises(GebruikFout):
        noteer_poging(bureau, signaal, Uitkomst.GELUKT, "haar nummer is 0697418830")
