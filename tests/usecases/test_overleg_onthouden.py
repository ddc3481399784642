"""The meeting is read once; after a write only what it touched is made anew."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from unittest.mock import patch

import pytest

from signaal.domain.kandidaten import beoordeel
from signaal.domain.model import Discipline, Lid
from signaal.domain.model_besluit import SoortBesluit
from signaal.usecases.acties import Actieinvoer
from signaal.usecases.agendapunten import noteer_tijd, voeg_eigen_punt_toe
from signaal.usecases.bekijken import noteer_bekeken
from signaal.usecases.besluiten import Besluitinvoer, lees_verloop, neem_besluit
from signaal.usecases.bundelen import wijs_af
from signaal.usecases.bureau import Bureau
from signaal.usecases.overleg import Overlegbeeld, lees_overleg, lees_tellingen
from signaal.usecases.overlegloop import sluit_overleg, zet_aanwezigen
from signaal.usecases.overlegreeks import verzet_overleg
from signaal.usecases.signalen import Signaalinvoer, log_signaal
from signaal.usecases.themas import bespreek_altijd, hernoem_thema, laat_thema_vervallen
from tests.builders import Klok, zet
from tests.overlegbouw import MANTELZORG, VALLEN, richt_in

SAMEN = Besluitinvoer(SoortBesluit.COLLECTIEVE_ACTIE, "alle drie horen het")
VOLGEN = Besluitinvoer(SoortBesluit.VOLGEN)


@pytest.fixture
def vrijdag(bureau: Bureau, klok: Klok) -> Overlegbeeld:
    """The meeting of Friday 20 November, on the day itself."""
    richt_in(bureau, klok)
    klok.dag = date(2026, 11, 20)
    return lees_overleg(bureau)


def _log_te_laat(bureau: Bureau, beeld: Overlegbeeld) -> None:
    sluit_overleg(bureau, beeld.overleg.id)
    log_signaal(bureau, Signaalinvoer("losse tegels", "schaijk"))


#: What may happen while the screen is open.
DADEN: dict[str, Callable[[Bureau, Overlegbeeld], object]] = {
    "besluit": lambda b, v: neem_besluit(b, v.overleg.id, VALLEN, SAMEN, Actieinvoer("loopgroep")),
    "signaal": lambda b, _: log_signaal(b, Signaalinvoer("losse tegels", "schaijk")),
    "afgewezen": lambda b, v: wijs_af(b, v.overleg.id, VALLEN, "loopt al"),
    "eigen punt": lambda b, v: voeg_eigen_punt_toe(b, v.overleg.id, "sleutel"),
    "aanwezig": lambda b, v: zet_aanwezigen(b, v.overleg.id, [b.lid]),
    "verzet": lambda b, v: verzet_overleg(b, v.overleg.id, datum=date(2026, 11, 23)),
    "thema heet anders": lambda b, _: hernoem_thema(b, "vallen", "Struikelen"),
    "thema altijd": lambda b, _: bespreek_altijd(b, "mantelzorg"),
    "thema weg": lambda b, _: laat_thema_vervallen(b, "vervoer"),
    "afgesloten": _log_te_laat,
}


@pytest.mark.parametrize("daad", DADEN.values(), ids=DADEN)
def test_what_is_remembered_is_what_stands_there(
    daad: Callable[[Bureau, Overlegbeeld], object], bureau: Bureau, vrijdag: Overlegbeeld
) -> None:
    lees_tellingen(bureau, vrijdag.overleg.id, [VALLEN])
    daad(bureau, vrijdag)
    onthouden = lees_overleg(bureau), lees_overleg(bureau, vrijdag.overleg.id)
    bureau.archive._geheugen.leeg()
    assert onthouden == (lees_overleg(bureau), lees_overleg(bureau, vrijdag.overleg.id))
    assert onthouden != (vrijdag, vrijdag)


def test_it_is_not_read_twice_while_nobody_writes(bureau: Bureau, vrijdag: Overlegbeeld) -> None:
    assert lees_overleg(bureau) is vrijdag
    assert lees_overleg(bureau, vrijdag.overleg.id) is vrijdag
    lees_verloop(bureau, vrijdag, MANTELZORG)
    assert lees_overleg(bureau) is vrijdag


def test_another_day_is_another_meeting(bureau: Bureau, klok: Klok, vrijdag: Overlegbeeld) -> None:
    klok.dag += timedelta(days=1)
    assert lees_overleg(bureau).overleg.datum > vrijdag.overleg.datum
    assert lees_overleg(bureau, vrijdag.overleg.id).vandaag == klok.dag


def test_a_colleague_at_the_same_archive_gets_a_view_of_her_own(
    bureau: Bureau, vrijdag: Overlegbeeld
) -> None:
    els = Lid(vrijdag.team.id, "Els", Discipline.PREVENTIEWERKER_JEUGD)
    zet(bureau, els)
    noteer_bekeken(replace(bureau, lid=els.id), vrijdag.overleg.id, MANTELZORG)
    mijn, hare = lees_overleg(bureau), lees_overleg(replace(bureau, lid=els.id))
    assert els.discipline in mijn.niet_bekeken[VALLEN]
    assert not hare.niet_bekeken


def test_a_decision_has_nothing_judged_anew_and_a_signal_has(
    bureau: Bureau, vrijdag: Overlegbeeld
) -> None:
    with patch("signaal.usecases.overleg.beoordeel", side_effect=beoordeel) as oordeel:
        neem_besluit(bureau, vrijdag.overleg.id, VALLEN, SAMEN, Actieinvoer("loopgroep"))
        assert VALLEN in lees_overleg(bureau).besluiten
        noteer_tijd(bureau, vrijdag.overleg.id, VALLEN, 90)
        lees_overleg(bureau)
        assert oordeel.call_count == 0
        log_signaal(bureau, Signaalinvoer("losse tegels", "schaijk", themas=("vallen",)))
        lees_overleg(bureau)
        lees_overleg(bureau)
        assert oordeel.call_count == 1
