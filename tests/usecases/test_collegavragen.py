"""A question between meetings."""

from dataclasses import replace
from uuid import UUID

import pytest

from signaal.domain.model import Discipline
from signaal.fouten import GebruikFout
from signaal.usecases.bureau import Bureau
from signaal.usecases.collegavragen import (
    beantwoord_vraag,
    list_gestelde_vragen,
    list_vragen,
    stel_vraag,
    trek_vraag_in,
    vragen_bij,
    zet_vraag_terug,
)
from signaal.usecases.signalen import Signaalinvoer, log_signaal
from tests.builders import lid_met

BRAM, CLEO = Discipline.SOCIAAL_WERKER, Discipline.PREVENTIEWERKER_JEUGD


@pytest.fixture
def signaal(bureau: Bureau) -> UUID:
    return log_signaal(bureau, Signaalinvoer("gordijnen blijven dicht", "schaijk")).id


def test_a_question_is_on_the_list_of_the_one_it_is_for(bureau: Bureau, signaal: UUID) -> None:
    vraag = stel_vraag(bureau, signaal, "ken jij dit adres al?", lid_met(bureau, BRAM))
    bram, cleo = (replace(bureau, lid=lid_met(bureau, d)) for d in (BRAM, CLEO))
    assert list_vragen(bram) == (vraag,)
    assert list_vragen(cleo) == list_vragen(bureau) == ()
    assert list_gestelde_vragen(bureau) == (vraag,)


def test_an_answer_takes_it_off_every_list_and_stays_with_the_signal(
    bureau: Bureau, signaal: UUID
) -> None:
    vraag = stel_vraag(bureau, signaal, "wie gaat er langs?")
    bram = replace(bureau, lid=lid_met(bureau, BRAM))
    beantwoord_vraag(bram, vraag.id, "ik, donderdag")
    assert list_vragen(bram) == list_gestelde_vragen(bureau) == ()
    (gebleven,) = vragen_bij(bureau, signaal)
    assert (gebleven.antwoord.tekst, gebleven.beantwoord_door) == ("ik, donderdag", bram.lid)
    with pytest.raises(GebruikFout):
        beantwoord_vraag(bram, vraag.id, "toch niet")
    zet_vraag_terug(bram, vraag)
    assert list_vragen(bram) == (vraag,)


def test_a_question_can_be_taken_back(bureau: Bureau, signaal: UUID) -> None:
    vraag = stel_vraag(bureau, signaal, "wie gaat er langs?")
    trek_vraag_in(bureau, vraag.id)
    assert vragen_bij(bureau, signaal) == ()


def test_wrong_input_is_refused(bureau: Bureau, signaal: UUID) -> None:
    with pytest.raises(GebruikFout):
        stel_vraag(bureau, signaal, " ")
    with pytest.raises(GebruikFout):
        stel_vraag(bureau, signaal, "hoe nu?", bureau.lid)
    with pytest.raises(GebruikFout):
        stel_vraag(bureau, UUID(int=1), "hoe nu?")
    with pytest.raises(GebruikFout):
        stel_vraag(bureau, signaal, "hoe nu?", UUID(int=1))
