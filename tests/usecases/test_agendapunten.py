"""Order, minutes, notes and marks on the agenda."""

from uuid import UUID

import pytest

from signaal.domain.concept_agenda import AFSPRAKEN, OPENING, RONDVRAAG, Conceptpunt
from signaal.domain.model import Agendapunt, Discipline, Overleg
from signaal.fouten import GebruikFout, PersoonsgegevenFout
from signaal.usecases.agendapunten import (
    Puntwijziging,
    herstel_volgorde,
    verwijder_eigen_punt,
    voeg_eigen_punt_toe,
    wijzig_punt,
    zet_op_agenda,
    zet_volgorde,
)
from signaal.usecases.bureau import Bureau
from signaal.usecases.overleg import lees_overleg
from signaal.usecases.overlegreeks import volgend_overleg
from signaal.usecases.signalen import Signaalinvoer, log_signaal

VERVOER = "vervoer/schaijk"


@pytest.fixture
def overleg(bureau: Bureau) -> UUID:
    log_signaal(bureau, Signaalinvoer(tekst="geen bus", kern="schaijk", themas=("vervoer",)))
    return volgend_overleg(bureau).id


def punten(bureau: Bureau) -> dict[str, Conceptpunt]:
    return {p.sleutel: p for p in lees_overleg(bureau).concept.punten}


def test_an_order_sticks_and_can_be_taken_back(bureau: Bureau, overleg: UUID) -> None:
    zet_volgorde(bureau, overleg, [RONDVRAAG, OPENING, AFSPRAKEN])
    assert list(punten(bureau)) == [RONDVRAAG, OPENING, AFSPRAKEN]
    herstel_volgorde(bureau, overleg)
    assert list(punten(bureau)) == [OPENING, AFSPRAKEN, RONDVRAAG]


def test_a_bundle_comes_from_overige_to_the_agenda_and_can_be_left_out(
    bureau: Bureau, overleg: UUID
) -> None:
    assert VERVOER not in punten(bureau)
    zet_op_agenda(bureau, overleg, VERVOER)
    assert VERVOER in punten(bureau)
    wijzig_punt(bureau, overleg, VERVOER, Puntwijziging(weggelaten=True))
    assert VERVOER not in punten(bureau)
    assert [p.sleutel for p in lees_overleg(bureau).concept.weggelaten] == [VERVOER]


def test_what_was_written_survives_a_recomputation(bureau: Bureau, overleg: UUID) -> None:
    wijzig_punt(
        bureau,
        overleg,
        VERVOER,
        Puntwijziging(minuten=12, nodig=(Discipline.SOCIAAL_WERKER,), notitie="bel de vervoerder"),
    )
    log_signaal(bureau, Signaalinvoer(tekst="taxi te duur", kern="schaijk", themas=("vervoer",)))
    punt = punten(bureau)[VERVOER]
    assert (punt.minuten, punt.nodig) == (12, (Discipline.SOCIAAL_WERKER,))
    assert punt.notitie.tekst == "bel de vervoerder"
    assert punt.bundel is not None
    assert punt.bundel.aantal == 2


def test_the_mark_for_the_board_goes_when_the_text_changes(bureau: Bureau, overleg: UUID) -> None:
    wijzig_punt(bureau, overleg, VERVOER, Puntwijziging(vraag="een busje", vraag_voor_bestuur=True))
    assert punten(bureau)[VERVOER].vraag.bestuurstekst == "een busje"
    wijzig_punt(bureau, overleg, VERVOER, Puntwijziging(vraag="een busje van Jan"))
    assert punten(bureau)[VERVOER].vraag.bestuurstekst == ""
    assert punten(bureau)[VERVOER].vraag.tekst == "een busje van Jan"


def test_own_items_come_go_and_come_back(bureau: Bureau, overleg: UUID) -> None:
    eigen = voeg_eigen_punt_toe(bureau, overleg, " Sleutel van het dorpshuis ")
    assert punten(bureau)[eigen.sleutel].titel.tekst == "Sleutel van het dorpshuis"
    verwijder_eigen_punt(bureau, overleg, eigen.sleutel)
    assert eigen.sleutel not in punten(bureau)
    zet_op_agenda(bureau, overleg, eigen.sleutel)
    assert eigen.sleutel in punten(bureau)


def test_the_first_decision_records_the_meeting_itself(bureau: Bureau, overleg: UUID) -> None:
    assert bureau.archive.een(Overleg, overleg) is None
    zet_op_agenda(bureau, overleg, VERVOER)
    assert bureau.archive.een(Overleg, overleg) == volgend_overleg(bureau)


def test_wrong_input_is_refused(bureau: Bureau, overleg: UUID) -> None:
    with pytest.raises(GebruikFout):
        voeg_eigen_punt_toe(bureau, overleg, "   ")
    with pytest.raises(GebruikFout):
        wijzig_punt(bureau, overleg, VERVOER, Puntwijziging(minuten=9999))
    with pytest.raises(GebruikFout):
        wijzig_punt(bureau, overleg, "rouw/reek", Puntwijziging(notitie="x"))
    with pytest.raises(GebruikFout):
        wijzig_punt(bureau, overleg, VERVOER, Puntwijziging(notitie="x" * 10_001))
    with pytest.raises(GebruikFout):
        verwijder_eigen_punt(bureau, overleg, OPENING)
    with pytest.raises(PersoonsgegevenFout):
        wijzig_punt(bureau, overleg, VERVOER, Puntwijziging(notitie="bsn 999990019"))
    assert bureau.archive.alle(Agendapunt) == ()
