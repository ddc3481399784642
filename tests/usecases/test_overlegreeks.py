"""Which meeting is next, and moving one."""

from datetime import date, time

import pytest

from signaal.fouten import GebruikFout, PersoonsgegevenFout
from signaal.usecases.bureau import Bureau
from signaal.usecases.overleg import lees_overleg
from signaal.usecases.overlegloop import sluit_overleg
from signaal.usecases.overlegreeks import (
    komend_overleg,
    list_overleggen,
    overleg_op,
    verzet_overleg,
    volgend_overleg,
)
from tests.builders import Klok


def test_six_weeks_on_is_new_year_s_day_so_it_is_a_week_later(bureau: Bureau) -> None:
    assert volgend_overleg(bureau).datum == date(2027, 1, 8)


def test_a_meeting_that_was_closed_today_is_no_longer_the_coming_one(
    bureau: Bureau, klok: Klok
) -> None:
    klok.dag = date(2026, 11, 20)
    vandaag = volgend_overleg(bureau)
    assert komend_overleg(bureau) == vandaag
    sluit_overleg(bureau, vandaag.id)
    assert komend_overleg(bureau).datum == date(2027, 1, 8)


def test_moving_a_meeting_moves_its_period_and_nothing_else(bureau: Bureau) -> None:
    overleg = volgend_overleg(bureau)
    nieuw = verzet_overleg(
        bureau, overleg.id, datum=date(2027, 1, 5), tijd=time(13, 30), plaats=" Dorpshuis "
    )
    assert volgend_overleg(bureau) == nieuw
    assert (nieuw.tijd, nieuw.plaats) == (time(13, 30), "Dorpshuis")
    beeld = lees_overleg(bureau)
    assert beeld.periode.tot == date(2027, 1, 5)
    assert beeld.volgende.datum == date(2027, 2, 12)


def test_a_meeting_cannot_pass_its_neighbours(bureau: Bureau) -> None:
    overleg = volgend_overleg(bureau)
    for dag in (date(2026, 11, 20), date(2027, 2, 12), date(2028, 1, 1)):
        with pytest.raises(GebruikFout):
            verzet_overleg(bureau, overleg.id, datum=dag)
    with pytest.raises(PersoonsgegevenFout):
        verzet_overleg(bureau, overleg.id, plaats="bel 06-71 23 45 09")
    assert volgend_overleg(bureau) == overleg


def test_a_day_without_a_meeting_names_the_nearest(bureau: Bureau) -> None:
    assert overleg_op(bureau, date(2026, 11, 20)).datum == date(2026, 11, 20)
    with pytest.raises(GebruikFout, match="20-11-2026 en 08-01-2027"):
        overleg_op(bureau, date(2026, 12, 1))


def test_the_list_of_meetings_is_in_order(bureau: Bureau) -> None:
    dagen = [o.datum for o in list_overleggen(bureau)]
    assert dagen == sorted(dagen)
    assert date(2026, 11, 20) in dagen
    assert len(dagen) == 13
