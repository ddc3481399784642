"""The concept agenda is always there, and what a hand placed stays placed."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from signaal.domain.concept_agenda import (
    AFSPRAKEN,
    OPENING,
    RONDVRAAG,
    Conceptagenda,
    Groep,
    stel_agenda_op,
)
from signaal.domain.model import Agendapunt, Bundel, Discipline, Getypt, Kandidaat, SoortPunt
from signaal.domain.model_besluit import Besluit, SoortBesluit, besluit_id
from signaal.domain.terugkeer import Terugkeer
from tests.domain.bouwsels import OVERLEG, bundel, kandidaat

VORIGE = UUID(int=7)
VALLEN, MANTEL, VERVOER = "vallen/schaijk", "mantelzorg/zeeland", "vervoer/reek"
BUNDELS = [bundel(VALLEN, 7), bundel(MANTEL, 3), bundel(VERVOER, 1)]


def punt(sleutel: str, volgorde: int | None = None, *, weg: bool = False) -> Agendapunt:
    soort = SoortPunt.VAST if sleutel.startswith("vast:") else SoortPunt.BUNDEL
    return Agendapunt(
        UUID(int=hash(sleutel) % 10**9),
        OVERLEG,
        soort,
        sleutel,
        volgorde=volgorde,
        weggelaten=weg,
    )


def agenda(
    *kandidaten: Kandidaat,
    punten: tuple[Agendapunt, ...] = (),
    bundels: list[Bundel] | None = None,
) -> Conceptagenda:
    return stel_agenda_op(
        BUNDELS if bundels is None else bundels, {k.bundel: k for k in kandidaten}, punten, []
    )


def sleutels(a: Conceptagenda) -> list[str]:
    return [p.sleutel for p in a.punten]


def test_a_flag_comes_after_the_agreements_and_the_rest_is_folded() -> None:
    a = agenda(kandidaat(VALLEN, vlag=True, score=5.0))
    assert sleutels(a) == [OPENING, AFSPRAKEN, VALLEN, RONDVRAAG]
    assert [b.sleutel for b in a.overige] == [MANTEL, VERVOER]
    assert a.punten[2].groep is Groep.SAMEN
    assert a.punten[2].minuten == 10
    assert a.minuten == 30


def test_the_strongest_flag_comes_first() -> None:
    a = agenda(kandidaat(VALLEN, vlag=True, score=2.0), kandidaat(MANTEL, vlag=True, score=9.0))
    assert sleutels(a)[2:4] == [MANTEL, VALLEN]


def test_urgent_and_always_discuss_are_on_the_agenda_without_a_flag() -> None:
    a = agenda(kandidaat(MANTEL, spoed=1), kandidaat(VERVOER, altijd_bespreken=True))
    assert sleutels(a)[2:4] == [MANTEL, VERVOER]
    assert all(p.groep is Groep.OOK for p in a.punten[2:4])


def test_an_empty_period_still_has_an_agenda() -> None:
    assert sleutels(agenda(bundels=[])) == [OPENING, AFSPRAKEN, RONDVRAAG]


def test_what_was_left_out_is_listed_apart_and_can_come_back() -> None:
    a = agenda(kandidaat(VALLEN, vlag=True), punten=(punt(VALLEN, weg=True),))
    assert VALLEN not in sleutels(a)
    assert [p.sleutel for p in a.weggelaten] == [VALLEN]


def test_a_bundle_brought_in_by_hand_is_on_the_agenda() -> None:
    assert VERVOER in sleutels(agenda(punten=(punt(VERVOER),)))


def test_a_dismissed_bundle_is_folded_away() -> None:
    assert VALLEN not in sleutels(agenda(kandidaat(VALLEN, spoed=1, afgewezen="al geregeld")))


def terug(sleutel: str, *, kern: str = "schaijk", naam: str = "") -> Terugkeer:
    kernen = (kern,) if kern else ()
    besluit = Besluit(
        besluit_id(VORIGE, sleutel), VORIGE, sleutel, SoortBesluit.VOLGEN, Getypt(naam),
        kernen=kernen,
    )  # fmt: skip
    return Terugkeer(sleutel, besluit, date(2026, 10, 9), "Jullie volgen dit sinds 9 oktober 2026")


def test_what_an_earlier_decision_brings_back_stands_between_flags_and_the_rest() -> None:
    kandidaten = {k.bundel: k for k in (kandidaat(VALLEN, vlag=True), kandidaat(MANTEL, spoed=1))}
    a = stel_agenda_op(BUNDELS, kandidaten, (), (), {VERVOER: terug(VERVOER)})
    assert sleutels(a)[2:5] == [VALLEN, VERVOER, MANTEL]
    assert a.punten[3].groep is Groep.TERUG
    assert a.punten[3].terugkeer == terug(VERVOER)


def test_a_flag_that_also_returns_stays_a_flag_and_tells_of_the_decision() -> None:
    kandidaten = {VALLEN: kandidaat(VALLEN, vlag=True)}
    a = stel_agenda_op(BUNDELS, kandidaten, (), (), {VALLEN: terug(VALLEN)})
    assert a.punten[2].groep is Groep.SAMEN
    assert a.punten[2].terugkeer is not None


def test_what_was_decided_on_a_part_brings_the_merged_bundle_back() -> None:
    samen = replace(BUNDELS[0], samengevoegd=(MANTEL,))
    a = stel_agenda_op([samen], {}, (), (), {MANTEL: terug(MANTEL)})
    assert a.punten[2].sleutel == VALLEN
    assert a.punten[2].groep is Groep.TERUG


def test_an_own_item_that_is_followed_returns_under_its_own_name() -> None:
    a = stel_agenda_op([], {}, (), (), {"eigen-1": terug("eigen-1", kern="", naam="Sleutel")})
    assert [p.titel.tekst for p in a.punten if p.groep is Groep.EIGEN] == ["Sleutel"]


def test_hand_order_holds_when_a_new_flag_comes_in() -> None:
    hand = (punt(OPENING, 0), punt(RONDVRAAG, 1), punt(VALLEN, 2), punt(AFSPRAKEN, 3))
    a = agenda(
        kandidaat(VALLEN, vlag=True, score=5.0),
        kandidaat(MANTEL, vlag=True, score=4.0),
        punten=hand,
    )
    assert sleutels(a) == [OPENING, RONDVRAAG, VALLEN, MANTEL, AFSPRAKEN]


def test_own_items_keep_what_was_written_and_who_is_needed() -> None:
    eigen = Agendapunt(
        UUID(int=3), OVERLEG, SoortPunt.EIGEN, "eigen-1", Getypt("Sleutel dorpshuis"),
        nodig=(Discipline.SOCIAAL_WERKER,), notitie=Getypt("wie heeft hem?"),
    )  # fmt: skip
    (gevonden,) = [p for p in agenda(punten=(eigen,)).punten if p.groep is Groep.EIGEN]
    assert gevonden.titel.tekst == "Sleutel dorpshuis"
    assert gevonden.notitie.tekst == "wie heeft hem?"
    assert gevonden.nodig == (Discipline.SOCIAAL_WERKER,)


@given(st.permutations([OPENING, AFSPRAKEN, VALLEN, MANTEL, VERVOER, RONDVRAAG]))
def test_any_order_that_people_choose_is_kept(volgorde: list[str]) -> None:
    hand = tuple(punt(s, n) for n, s in enumerate(volgorde))
    assert sleutels(agenda(kandidaat(VALLEN, vlag=True), punten=hand)) == volgorde


def test_the_order_of_the_meeting_counts_before_what_older_items_say() -> None:
    vlag = {VALLEN: kandidaat(VALLEN, vlag=True, score=5.0)}
    oud = [punt(OPENING, 3), punt(AFSPRAKEN, 2), punt(VALLEN, 1), punt(RONDVRAAG, 0)]

    def orde(volgorde: tuple[str, ...] | None) -> list[str]:
        return sleutels(stel_agenda_op(BUNDELS, vlag, oud, [], volgorde=volgorde))

    assert orde(None) == [RONDVRAAG, VALLEN, AFSPRAKEN, OPENING]
    assert orde(()) == [OPENING, AFSPRAKEN, VALLEN, RONDVRAAG]
    assert orde((VALLEN, OPENING, AFSPRAKEN)) == [VALLEN, RONDVRAAG, OPENING, AFSPRAKEN]
    met = stel_agenda_op(BUNDELS, vlag, oud, [], volgorde=(VALLEN,))
    assert [p.sleutel for p in met.punten if p.met_de_hand_geplaatst] == [VALLEN]
