"""Looking back on what was taken up together, and on what fell silent."""

from datetime import date, timedelta

import pytest

from signaal.domain.model_besluit import SoortBesluit
from signaal.fouten import GebruikFout
from signaal.usecases.acties import Actieinvoer, list_acties
from signaal.usecases.besluiten import Besluitinvoer, neem_besluit
from signaal.usecases.bureau import Bureau
from signaal.usecases.collectieve_actie import (
    Activiteitinvoer,
    bewaar_collectieve_actie,
    lees_collectieve_actie,
    zonder_verslag,
)
from signaal.usecases.overleg import lees_overleg
from signaal.usecases.terugblik import heeft_terugblik, lees_terugblik
from tests.builders import Klok
from tests.overlegbouw import VALLEN, richt_in

VRIJDAG = date(2026, 11, 20)


def pak_samen_op(bureau: Bureau, klok: Klok) -> None:
    beeld = richt_in(bureau, klok)
    klok.dag = VRIJDAG
    neem_besluit(
        bureau,
        beeld.overleg.id,
        VALLEN,
        Besluitinvoer(SoortBesluit.COLLECTIEVE_ACTIE),
        Actieinvoer(wat="loopgroep"),
    )


def test_what_was_taken_up_is_told_with_its_agreements_and_figures(
    bureau: Bureau, klok: Klok
) -> None:
    assert not heeft_terugblik(bureau)
    pak_samen_op(bureau, klok)
    assert heeft_terugblik(bureau)
    klok.dag += timedelta(weeks=12)
    (aangepakt,) = lees_terugblik(bureau).aangepakt
    assert (aangepakt.sinds, aangepakt.afgesloten) == (VRIJDAG, None)
    assert [a.wat.tekst for a in aangepakt.acties] == ["loopgroep"]
    assert aangepakt.voor_en_na.voor[-1].aantal == 9
    assert [t.aantal for t in aangepakt.voor_en_na.na] == [0, 0]
    neem_besluit(
        bureau, lees_overleg(bureau).overleg.id, VALLEN, Besluitinvoer(SoortBesluit.AFSLUITEN)
    )
    assert lees_terugblik(bureau).aangepakt[0].afgesloten == lees_overleg(bureau).overleg.datum


def test_themes_that_fell_silent_are_told(bureau: Bureau, klok: Klok) -> None:
    richt_in(bureau, klok)
    assert lees_terugblik(bureau).stil == ()
    klok.dag += timedelta(weeks=24)
    stil = {s.thema: s.periodes for s in lees_terugblik(bureau).stil}
    assert stil == {"mantelzorg": 3, "vallen": 3, "vervoer": 3}


def test_an_activity_has_a_goal_a_place_a_turnout_and_a_lesson(bureau: Bureau, klok: Klok) -> None:
    pak_samen_op(bureau, klok)
    (actie,) = list_acties(bureau)
    bewaar_collectieve_actie(
        bureau,
        actie.id,
        Activiteitinvoer(
            doel="weer veilig lopen",
            partners=("fysiotherapie", " "),
            datum=date(2026, 12, 12),
            plaats="dorpshuis",
            plaats_voor_bestuur=True,
            budget=250,
        ),
    )
    blad = bewaar_collectieve_actie(bureau, actie.id, Activiteitinvoer(organisator="coöperatie"))
    assert (blad.doel.tekst, blad.partners, blad.budget) == (
        "weer veilig lopen",
        ("fysiotherapie",),
        250,
    )
    assert (blad.plaats.bestuurstekst, blad.themas) == ("dorpshuis", ("vallen",))
    assert not zonder_verslag(blad, date(2026, 12, 12))
    assert zonder_verslag(blad, date(2026, 12, 13))
    klaar = bewaar_collectieve_actie(
        bureau, actie.id, Activiteitinvoer(opkomst=14, les="vroeger beginnen")
    )
    assert not zonder_verslag(klaar, date(2026, 12, 13))
    assert lees_collectieve_actie(bureau, actie.id) == klaar
    leeg = bewaar_collectieve_actie(
        bureau,
        actie.id,
        Activiteitinvoer(onbekend=frozenset({"datum", "budget", "opkomst"})),
    )
    assert (leeg.datum, leeg.budget, leeg.opkomst) == (None, None, None)
    assert leeg.les.tekst == "vroeger beginnen"


def test_wrong_figures_are_refused(bureau: Bureau, klok: Klok) -> None:
    pak_samen_op(bureau, klok)
    (actie,) = list_acties(bureau)
    for fout in (Activiteitinvoer(budget=-1), Activiteitinvoer(opkomst=1_000_000)):
        with pytest.raises(GebruikFout):
            bewaar_collectieve_actie(bureau, actie.id, fout)
    assert lees_collectieve_actie(bureau, actie.id).budget is None
