"""Calls due today: the longest waiting first, and every act on them has a way back."""

from datetime import timedelta

from signaal.domain.model import Discipline
from signaal.usecases.bureau import Bureau
from signaal.usecases.nabellen import (
    lees_nabellen,
    rond_nabellen_af,
    stel_nabellen_uit,
    tel_oude_nabellen,
    vink_nabellen_af,
    zet_alle_nabellen_terug,
    zet_nabellen_terug,
)
from tests.builders import VANDAAG, lid_met, maak_signaal, zet

GISTEREN, MORGEN = VANDAAG - timedelta(days=1), VANDAAG + timedelta(days=1)


def _teksten(bureau: Bureau) -> list[str]:
    return [s.tekst for s in lees_nabellen(bureau).vandaag]


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
    assert [s.nabellen_op for s in lees_nabellen(bureau).vandaag] == [GISTEREN]


def test_nobody_answers_a_week_later(bureau: Bureau) -> None:
    signaal = maak_signaal("bellen", nabellen=True)
    zet(bureau, signaal)
    assert stel_nabellen_uit(bureau, signaal.id) == VANDAAG + timedelta(days=7)
    assert _teksten(bureau) == []
    zet_nabellen_terug(bureau, signaal.id, None)
    assert _teksten(bureau) == ["bellen"]


def test_a_call_of_longer_than_six_weeks_ago_stands_apart_with_its_day(bureau: Bureau) -> None:
    net, te_oud = VANDAAG - timedelta(weeks=6), VANDAAG - timedelta(weeks=6, days=1)
    zet(
        bureau,
        maak_signaal("net nog", nabellen=True, nabellen_op=net, datum=te_oud),
        maak_signaal("te oud", nabellen=True, nabellen_op=te_oud, datum=te_oud),
        maak_signaal("oud zonder dag", nabellen=True, datum=te_oud - timedelta(days=1)),
    )
    werk = lees_nabellen(bureau)
    assert _teksten(bureau) == ["net nog"]
    assert [(s.tekst, s.nabellen_op) for s in werk.ouder] == [
        ("oud zonder dag", None),
        ("te oud", te_oud),
    ]
    assert tel_oude_nabellen([*werk.vandaag, *werk.ouder], VANDAAG) == 2


def test_many_old_calls_push_none_of_today_away(bureau: Bureau) -> None:
    oud = VANDAAG - timedelta(days=300)
    lang = [maak_signaal(f"oud {n}", nabellen=True, datum=oud) for n in range(220)]
    zet(bureau, *lang, maak_signaal("nu", nabellen=True, nabellen_op=VANDAAG))
    assert _teksten(bureau) == ["nu"]
    assert len(lees_nabellen(bureau).ouder) == 220


def test_my_own_calls_come_first(bureau: Bureau) -> None:
    collega = lid_met(bureau, Discipline.SOCIAAL_WERKER)
    zet(
        bureau,
        maak_signaal("van de collega", nabellen=True, nabellen_op=GISTEREN, lid=collega),
        maak_signaal("van mij", nabellen=True, nabellen_op=VANDAAG, lid=bureau.lid),
        maak_signaal(
            "van mijn discipline",
            nabellen=True,
            nabellen_op=VANDAAG,
            discipline=Discipline.WIJKVERPLEEGKUNDIGE,
        ),
    )
    werk = lees_nabellen(bureau)
    assert {s.tekst for s in werk.mij} == {"van mij", "van mijn discipline"}
    assert [s.tekst for s in werk.anderen] == ["van de collega"]
    assert werk.vandaag == werk.mij + werk.anderen


def test_all_older_ones_ticked_off_and_back(bureau: Bureau) -> None:
    oud = VANDAAG - timedelta(days=100)
    zet(
        bureau,
        maak_signaal("een", nabellen=True, nabellen_op=oud),
        maak_signaal("twee", nabellen=True, datum=oud),
    )
    ouder = lees_nabellen(bureau).ouder
    vink_nabellen_af(bureau, [s.id for s in ouder])
    assert lees_nabellen(bureau).ouder == ()
    zet_alle_nabellen_terug(bureau, {s.id: s.nabellen_op for s in ouder})
    terug = lees_nabellen(bureau).ouder
    assert {(s.id, s.nabellen_op) for s in terug} == {(s.id, s.nabellen_op) for s in ouder}
