"""That a member looked is kept once, and not any more when the meeting is closed."""

from dataclasses import replace

from signaal.domain.model import Discipline, Overleg, OverlegStand
from signaal.domain.model_besluit import Bekeken
from signaal.usecases.bekijken import noteer_bekeken
from signaal.usecases.bureau import Bureau
from signaal.usecases.overleg import lees_overleg
from signaal.usecases.overlegloop import sluit_overleg
from tests.builders import Klok, lid_met
from tests.overlegbouw import VALLEN, richt_in


def test_it_is_kept_once_and_colleagues_are_told(bureau: Bureau, klok: Klok) -> None:
    overleg = richt_in(bureau, klok).overleg.id
    bram = replace(bureau, lid=lid_met(bureau, Discipline.SOCIAAL_WERKER))
    assert noteer_bekeken(bram, overleg, VALLEN)
    assert not noteer_bekeken(bram, overleg, VALLEN)
    assert len(bureau.archive.alle(Bekeken)) == 1
    assert lees_overleg(bram).niet_bekeken == {}, "nobody else prepares yet"
    assert lees_overleg(bureau).niet_bekeken[VALLEN] == (Discipline.PREVENTIEWERKER_JEUGD,)


def test_afterwards_nobody_is_noted(bureau: Bureau, klok: Klok) -> None:
    beeld = richt_in(bureau, klok)
    klok.dag = beeld.overleg.datum
    sluit_overleg(bureau, beeld.overleg.id)
    assert not noteer_bekeken(bureau, beeld.overleg.id, VALLEN)
    assert bureau.archive.alle(Bekeken) == ()
    vast = bureau.archive.een(Overleg, beeld.overleg.id)
    assert vast is not None
    assert vast.stand is OverlegStand.AFGESLOTEN
