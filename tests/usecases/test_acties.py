"""Agreements: exactly one regiehouder, and no closing without a result."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from signaal.domain.model import ActieStand, Discipline, Lid, OverlegStand
from signaal.fouten import GebruikFout, PersoonsgegevenFout
from signaal.usecases.acties import (
    Actieinvoer,
    Actiewijziging,
    list_acties,
    verwijder_actie,
    voeg_actie_toe,
    wijzig_actie,
)
from signaal.usecases.bureau import Bureau
from signaal.usecases.overlegreeks import volgend_overleg
from tests.builders import zet


def test_who_writes_it_down_keeps_it_unless_somebody_else_is_named(bureau: Bureau) -> None:
    eigen = voeg_actie_toe(bureau, Actieinvoer(wat="gemeente bellen over het plein"))
    assert eigen.regiehouder == bureau.lid
    (bram,) = bureau.archive.waar(Lid, discipline=Discipline.SOCIAAL_WERKER)
    ander = voeg_actie_toe(bureau, Actieinvoer(wat="zand halen", regiehouder=bram.id))
    assert ander.regiehouder == bram.id


def test_what_is_due_first_is_on_top_and_without_a_day_is_last(bureau: Bureau) -> None:
    voeg_actie_toe(bureau, Actieinvoer(wat="ooit"))
    voeg_actie_toe(bureau, Actieinvoer(wat="later", voor=date(2026, 12, 24)))
    voeg_actie_toe(bureau, Actieinvoer(wat="eerst", voor=date(2026, 12, 1)))
    assert [a.wat.tekst for a in list_acties(bureau)] == ["eerst", "later", "ooit"]


def test_closing_asks_for_a_result_and_takes_it_off_the_list(bureau: Bureau) -> None:
    actie = voeg_actie_toe(bureau, Actieinvoer(wat="zand halen"))
    with pytest.raises(GebruikFout):
        wijzig_actie(bureau, actie.id, Actiewijziging(stand=ActieStand.KLAAR))
    wijzig_actie(bureau, actie.id, Actiewijziging(stand=ActieStand.KLAAR, resultaat="er ligt zand"))
    assert list_acties(bureau) == ()
    (klaar,) = list_acties(bureau, ook_gesloten=True)
    assert klaar.resultaat.tekst == "er ligt zand"
    assert not klaar.resultaat.voor_bestuur


def test_wrong_input_is_refused(bureau: Bureau) -> None:
    with pytest.raises(GebruikFout):
        voeg_actie_toe(bureau, Actieinvoer(wat=" "))
    with pytest.raises(GebruikFout):
        voeg_actie_toe(bureau, Actieinvoer(wat="x", regiehouder=UUID(int=1)))
    with pytest.raises(GebruikFout):
        wijzig_actie(bureau, UUID(int=1), Actiewijziging(wat="x"))
    with pytest.raises(PersoonsgegevenFout):
        voeg_actie_toe(bureau, Actieinvoer(wat="mail toos@mail.example"))
    assert list_acties(bureau, ook_gesloten=True) == ()


def test_an_agreement_is_taken_away_only_while_its_meeting_is_open(bureau: Bureau) -> None:
    overleg = volgend_overleg(bureau).id
    fout, blijft = (
        voeg_actie_toe(bureau, Actieinvoer(wat, overleg=overleg)) for wat in ("fout", "blijft")
    )
    verwijder_actie(bureau, fout.id)
    assert [a.wat.tekst for a in list_acties(bureau)] == ["blijft"]
    with pytest.raises(GebruikFout):
        verwijder_actie(bureau, fout.id)
    dicht = replace(volgend_overleg(bureau), stand=OverlegStand.AFGESLOTEN)
    zet(bureau, dicht)
    with pytest.raises(GebruikFout):
        verwijder_actie(bureau, blijft.id)
    assert len(list_acties(bureau)) == 1
