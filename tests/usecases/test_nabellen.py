"""Calls due today: the longest waiting first, and every act on them has a way back."""

from datetime import timedelta

from signaal.usecases.bureau import Bureau
from signaal.usecases.nabellen import (
    list_nabellen,
    rond_nabellen_af,
    stel_nabellen_uit,
    zet_nabellen_terug,
)
from tests.builders import VANDAAG, maak_signaal, zet

GISTEREN, MORGEN = VANDAAG - timedelta(days=1), VANDAAG + timedelta(days=1)


def _teksten(bureau: Bureau) -> list[str]:
    return [s.tekst for s in list_nabellen(bureau)]


def test_due_today_or_before_and_the_longest_waiting_first(bureau: Bureau) -> None:
    zet(
        bureau,
        maak_signaal("vandaag", nabellen=True, nabellen_op=VANDAAG),
        maak_signaal("gisteren", nabellen=True, nabellen_op=GISTEREN),
        maak_signaal("morgen", nabellen=True, nabellen_op=MORGEN),
        maak_signaal("zonder dag", nabellen=True, datum=VANDAAG - timedelta(days=5)),
        maak_signaal("niet nabellen"),
        maak_signaal("verwijderd", nabellen=True, verwijderd=True),
    )
    assert _teksten(bureau) == ["zonder dag", "gisteren", "vandaag"]


def test_called_means_off_the_list_and_back_again(bureau: Bureau) -> None:
    signaal = maak_signaal("bellen", nabellen=True, nabellen_op=GISTEREN)
    zet(bureau, signaal)
    rond_nabellen_af(bureau, signaal.id)
    assert _teksten(bureau) == []
    zet_nabellen_terug(bureau, signaal.id, GISTEREN)
    assert [s.nabellen_op for s in list_nabellen(bureau)] == [GISTEREN]


def test_nobody_answers_a_week_later(bureau: Bureau) -> None:
    signaal = maak_signaal("bellen", nabellen=True)
    zet(bureau, signaal)
    assert stel_nabellen_uit(bureau, signaal.id) == VANDAAG + timedelta(days=7)
    assert _teksten(bureau) == []
    zet_nabellen_terug(bureau, signaal.id, None)
    assert _teksten(bureau) == ["bellen"]
