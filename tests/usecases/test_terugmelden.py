"""The list of sources that are owed an answer."""

from datetime import date
from uuid import UUID

import pytest

from signaal.domain.model_besluit import SoortBesluit
from signaal.fouten import GebruikFout
from signaal.usecases.besluiten import Besluitinvoer, neem_besluit
from signaal.usecases.bureau import Bureau
from signaal.usecases.terugmelden import lees_schulden, meld_terug, trek_terugmelding_in
from tests.builders import Klok, maak_signaal, zet
from tests.overlegbouw import VALLEN, richt_in


def test_the_huisarts_is_owed_an_answer_until_somebody_told_it(bureau: Bureau, klok: Klok) -> None:
    beeld = richt_in(bureau, klok)
    assert lees_schulden(bureau) == ()
    klok.dag = date(2026, 11, 20)
    neem_besluit(bureau, beeld.overleg.id, VALLEN, Besluitinvoer(SoortBesluit.VOLGEN))
    schulden = lees_schulden(bureau)
    assert len(schulden) == 4  # half of the falls came by the huisarts, the others by neighbours
    assert {s.signaal.bron for s in schulden} == {"huisarts"}
    meld_terug(bureau, [schulden[0].signaal.id])
    assert len(lees_schulden(bureau)) == 3
    trek_terugmelding_in(bureau, [schulden[0].signaal.id])
    assert len(lees_schulden(bureau)) == 4


def test_nobody_falls_off_the_list_by_waiting(bureau: Bureau, klok: Klok) -> None:
    beeld = richt_in(bureau, klok)
    oud = maak_signaal(
        "viel op de hoek", datum=date(2025, 12, 1), bron="Vrijwilliger", themas=("vallen",)
    )
    zet(bureau, oud)
    klok.dag = date(2026, 11, 20)
    neem_besluit(bureau, beeld.overleg.id, VALLEN, Besluitinvoer(SoortBesluit.VOLGEN))
    assert lees_schulden(bureau)[0].signaal.id == oud.id
    klok.dag = date(2027, 1, 8)
    assert lees_schulden(bureau)[0].signaal.id == oud.id


def test_what_is_not_there_is_refused(bureau: Bureau) -> None:
    with pytest.raises(GebruikFout):
        meld_terug(bureau, [UUID(int=1)])
    with pytest.raises(GebruikFout):
        trek_terugmelding_in(bureau, [UUID(int=1)])
