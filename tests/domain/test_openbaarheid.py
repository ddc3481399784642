"""The board edition: nothing below five, nothing that can be derived, nothing typed unmarked."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time
from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signaal.domain.agenda import Activiteit, BestuursAgenda
from signaal.domain.bundels import bundel_signalen
from signaal.domain.concept_agenda import stel_agenda_op
from signaal.domain.gezegd import DREMPEL, afgerond
from signaal.domain.kernen import kernen_botsen
from signaal.domain.model import (
    LEEG,
    Actie,
    ActieStand,
    Agendapunt,
    Bestuur,
    Correctie,
    Getypt,
    Overleg,
    Periode,
    Signaal,
    SoortCorrectie,
    SoortPunt,
    Thema,
)
from signaal.domain.model_besluit import Besluit, CollectieveActie, SoortBesluit
from signaal.domain.openbaarheid import (
    NEUTRAAL_PUNT,
    NEUTRAAL_THEMA,
    REDEN,
    Bestuursvraag,
    komt_bij_bestuur,
    maak_editie,
)
from tests.domain.bouwsels import (
    KERNNAMEN,
    MOMENT,
    OVERLEG,
    correctie,
    kandidaat,
    signaal,
    signalen,
)

PERIODE = Periode(date(2026, 10, 10), date(2026, 11, 20))
THEMAS = {
    "vallen": Thema("vallen", "Vallen", voor_bestuur=True),
    "mantelzorg": Thema("mantelzorg", "Mantelzorg", voor_bestuur=True),
    "eigen": Thema("eigen", "Het gezin aan de dijk", eigen=True),
}
GEHEIM = "zoon van de bakker"


def bestuur(*kernen: str) -> Bestuur:
    return Bestuur(UUID(int=1), "Zorgcoöperatie", kernen or ("schaijk",))


def vraag(
    lijst: Sequence[Signaal],
    *,
    wie: Bestuur | None = None,
    punten: Sequence[Agendapunt] = (),
    acties: Sequence[Actie] = (),
    eerder: Sequence[Sequence[Signaal]] = (),
    correcties: Sequence[Correctie] = (),
) -> Bestuursvraag:
    bundels = bundel_signalen(
        lijst, correcties, {t.id: t.naam for t in THEMAS.values()}, KERNNAMEN, {}
    )
    concept = stel_agenda_op(
        bundels, {b.sleutel: kandidaat(b.sleutel, vlag=True) for b in bundels}, punten, acties
    )
    return Bestuursvraag(
        bestuur=wie or bestuur(),
        overleg=Overleg(OVERLEG, PERIODE.tot, PERIODE.tot, time(9), "Dorpshuis"),
        volgende=date(2027, 1, 8),
        concept=concept,
        signalen_per_periode=[(PERIODE, s) for s in (*eerder, lijst)],
        themas=THEMAS,
        kernnamen=KERNNAMEN,
        acties=acties,
        sinds=PERIODE.van,
    )


def maak_bestuursagenda(v: Bestuursvraag) -> BestuursAgenda:
    return maak_editie(v).agenda


def test_fewer_than_five_leaves_no_trace() -> None:
    met, zonder = maak_bestuursagenda(vraag(signalen(4))), maak_bestuursagenda(vraag([]))
    assert met == zonder


def test_from_five_on_it_stands_there_with_a_rounded_number_and_the_fixed_sentence() -> None:
    (punt,) = maak_bestuursagenda(vraag(signalen(14))).punten
    assert (punt.titel, punt.aantal, punt.reden) == ("Vallen", 10, REDEN)


def test_kernen_of_the_board_are_added_up_and_other_kernen_do_not_count() -> None:
    lijst = [*signalen(3), *signalen(2, kern="zeeland", vanaf=50)]
    assert maak_bestuursagenda(vraag(lijst)).punten == ()
    assert (
        maak_bestuursagenda(vraag(lijst, wie=bestuur("schaijk", "zeeland"))).punten[0].aantal == 5
    )


def test_nothing_typed_appears_without_its_mark() -> None:
    punten = [
        Agendapunt(
            UUID(int=8), OVERLEG, SoortPunt.BUNDEL, "vallen/schaijk",
            notitie=Getypt(GEHEIM, voor_bestuur=True), bestuurszin=Getypt(GEHEIM),
            vraag=Getypt(GEHEIM),
        ),
        Agendapunt(UUID(int=9), OVERLEG, SoortPunt.EIGEN, "e", Getypt(GEHEIM)),
    ]  # fmt: skip
    actie = Actie(UUID(int=4), Getypt(GEHEIM), UUID(int=1), None, resultaat=Getypt(GEHEIM))
    lijst = [
        *(replace(s, tekst=GEHEIM) for s in signalen(6)),
        *signalen(5, "eigen", vanaf=60),
    ]
    uit = maak_bestuursagenda(vraag(lijst, punten=punten, acties=[actie]))
    assert GEHEIM not in repr(uit)
    assert "gezin aan de dijk" not in repr(uit)
    assert {p.titel for p in uit.punten} == {"Vallen", NEUTRAAL_THEMA}


def test_why_it_was_decided_is_there_with_its_mark_and_only_with_its_item() -> None:
    besluit = Besluit(
        UUID(int=7), OVERLEG, "vallen/schaijk", SoortBesluit.VOLGEN,
        reden=Getypt(GEHEIM), afwijkend=Getypt(GEHEIM, voor_bestuur=True),
    )  # fmt: skip

    def zinnen(aantal: int, reden: Getypt) -> list[str]:
        genomen = replace(besluit, reden=reden)
        v = replace(vraag(signalen(aantal)), besluiten={genomen.sleutel: genomen})
        return [punt.zin for punt in maak_bestuursagenda(v).punten]

    assert zinnen(6, Getypt(GEHEIM)) == [""]
    mag = Getypt("het plein wordt gestrooid", voor_bestuur=True)
    assert zinnen(6, mag) == ["Besloten: volgen. Reden: het plein wordt gestrooid."]
    assert zinnen(4, mag) == [], "an item that is left out leaves no trace"


def test_marked_sentences_and_requests_are_there() -> None:
    punten = [
        Agendapunt(
            UUID(int=8), OVERLEG, SoortPunt.BUNDEL, "vallen/schaijk",
            bestuurszin=Getypt("Het plein is glad.", voor_bestuur=True),
            vraag=Getypt("Vier vrijwilligers op 12 december.", voor_bestuur=True),
        ),
        Agendapunt(
            UUID(int=9), OVERLEG, SoortPunt.EIGEN, "e", Getypt(GEHEIM),
            vraag=Getypt("Mogen we de zaal?", voor_bestuur=True),
        ),
    ]  # fmt: skip
    uit = maak_bestuursagenda(vraag(signalen(6), punten=punten))
    assert [p.vraag for p in uit.vragen] == [
        "Vier vrijwilligers op 12 december.",
        "Mogen we de zaal?",
    ]
    assert uit.punten[0].zin == "Het plein is glad."
    assert uit.punten[1].titel == NEUTRAAL_PUNT


def test_an_item_left_out_by_the_trio_is_left_out_here() -> None:
    weg = Agendapunt(UUID(int=8), OVERLEG, SoortPunt.BUNDEL, "vallen/schaijk", weggelaten=True)
    assert maak_bestuursagenda(vraag(signalen(9), punten=[weg])).punten == ()


def test_the_course_is_shown_only_when_every_point_may_be_shown() -> None:
    genoeg = maak_bestuursagenda(vraag(signalen(12), eerder=[signalen(5), signalen(9)]))
    assert genoeg.punten[0].reeks == (5, 5, 10)
    te_weinig = maak_bestuursagenda(vraag(signalen(12), eerder=[signalen(4), signalen(9)]))
    assert te_weinig.punten[0].reeks is None


def test_agreements_say_what_became_of_them_in_words_that_are_marked() -> None:
    wat = Getypt("Zand op het plein", voor_bestuur=True)
    acties = [
        Actie(UUID(int=4), wat, UUID(int=1), None, gewijzigd=MOMENT),
        Actie(
            UUID(int=5), wat, UUID(int=1), None, stand=ActieStand.KLAAR,
            resultaat=Getypt("Er ligt zand.", voor_bestuur=True), gewijzigd=MOMENT,
        ),
        Actie(UUID(int=6), wat, UUID(int=1), None, kernen=("zeeland",), gewijzigd=MOMENT),
        Actie(
            UUID(int=7), Getypt("Valcursus", voor_bestuur=True), UUID(int=1), date(2026, 12, 12),
            collectief=True, nieuws=Getypt("Negen aanmeldingen.", voor_bestuur=True),
        ),
    ]  # fmt: skip
    uit = maak_bestuursagenda(vraag([], acties=acties))
    assert [a.uitkomst for a in uit.eerdere_afspraken] == [
        "Hier wordt aan gewerkt.",
        "Er ligt zand.",
    ]
    (activiteit,) = uit.activiteiten
    assert (activiteit.wat, activiteit.wanneer) == ("Valcursus", "12 december 2026")
    assert activiteit.nieuws == "Negen aanmeldingen."


def _activiteit(blad: CollectieveActie, *, wat_mag: bool = True) -> tuple[Activiteit, ...]:
    wat = Getypt("Wandelochtend", voor_bestuur=wat_mag)
    actie = Actie(blad.id, wat, UUID(int=1), date(2026, 12, 4), collectief=True)
    v = replace(vraag([], acties=[actie]), activiteiten={blad.id: blad})
    return maak_bestuursagenda(v).activiteiten


def test_an_activity_says_where_it_is_only_with_a_mark_and_nothing_else_of_its_sheet() -> None:
    blad = CollectieveActie(
        UUID(int=7),
        doel=Getypt("minder vallen"),
        partners=("fysio",),
        organisator="Anne",
        datum=date(2026, 12, 12),
        plaats=Getypt("dorpshuis", voor_bestuur=True),
        budget=250,
        opkomst=4,
        les=Getypt("een bewoner wilde niet"),
    )
    assert _activiteit(blad) == (Activiteit("Wandelochtend", "12 december 2026", "dorpshuis"),)
    ongemerkt = replace(blad, plaats=Getypt("bij de familie thuis"))
    assert _activiteit(ongemerkt) == (Activiteit("Wandelochtend", "12 december 2026"),)
    assert _activiteit(replace(blad, datum=None, plaats=LEEG, verwijderd=True)) == (
        Activiteit("Wandelochtend", "4 december 2026"),
    )
    assert _activiteit(blad, wat_mag=False) == (), "a marked place does not bring it along"


def test_the_screen_knows_whether_an_item_reaches_the_board() -> None:
    v = vraag([*signalen(6), signaal(70, "mantelzorg")])
    staat = {p.sleutel: komt_bij_bestuur(v, p) for p in v.concept.punten if p.bundel}
    assert staat == {"vallen/schaijk": True, "mantelzorg/schaijk": False}


@given(st.integers(0, 500))
def test_every_number_shown_stands_for_at_least_five_counts(aantal: int) -> None:
    getoond = afgerond(aantal)
    mogelijk = [n for n in range(600) if afgerond(n) == getoond]
    assert len(mogelijk) >= DREMPEL
    assert aantal in mogelijk


@given(
    st.lists(st.integers(0, 9), min_size=2, max_size=5),
    st.data(),
)
def test_for_every_hidden_count_another_one_gives_the_same_pages(
    aantallen: list[int], data: st.DataObject
) -> None:
    """The attacker holds the editions of every board of the team, through the real function.

    Boards have no kern in common. A hidden count is safe when another count of that kern, the rest
    as it is, would have given exactly the same pages.
    """
    plek = [
        data.draw(st.integers(0, 1), label=f"bestuur van kern {k}") for k in range(len(aantallen))
    ]
    besturen = [[f"k{k}" for k, b in enumerate(plek) if b == nummer] for nummer in (0, 1)]

    def paginas(tellingen: Sequence[int]) -> list[BestuursAgenda]:
        lijst = [
            s for k, n in enumerate(tellingen) for s in signalen(n, kern=f"k{k}", vanaf=100 * k + 1)
        ]
        return [maak_bestuursagenda(vraag(lijst, wie=bestuur(*ks))) for ks in besturen if ks]

    gezien = paginas(aantallen)
    for kern, aantal in enumerate(aantallen):
        if 0 < aantal < DREMPEL:
            anders = [n for n in range(10) if n != aantal]
            assert any(
                paginas([*aantallen[:kern], n, *aantallen[kern + 1 :]]) == gezien for n in anders
            )


@pytest.mark.parametrize(
    ("een", "ander", "botst"),
    [
        (("a",), ("b",), False),
        (("a", "b"), ("b", "a"), False),
        (("a", "b"), ("b",), True),
        (("a", "b"), ("b", "c"), True),
    ],
)
def test_boards_that_overlap_in_part_do_not_go_together(
    een: tuple[str, ...], ander: tuple[str, ...], botst: bool
) -> None:
    assert kernen_botsen(een, ander) is botst


def test_a_merged_bundle_counts_all_its_themes_and_each_signal_once() -> None:
    lijst = [*signalen(3), *signalen(3, "mantelzorg", vanaf=50), signaal(90, "vallen+mantelzorg")]
    samen = correctie(1, SoortCorrectie.SAMENVOEGEN, "mantelzorg/schaijk", "vallen/schaijk")
    (punt,) = maak_bestuursagenda(vraag(lijst, correcties=[samen])).punten
    assert (punt.titel, punt.aantal) == ("Vallen en Mantelzorg", 5)


def test_what_became_of_a_collective_action_is_told_when_it_has_ended() -> None:
    actie = Actie(
        UUID(int=7), Getypt("Mantelzorgavond", voor_bestuur=True), UUID(int=1), None,
        stand=ActieStand.KLAAR, resultaat=Getypt("Er kwamen 42 mensen.", voor_bestuur=True),
        collectief=True, gewijzigd=MOMENT,
    )  # fmt: skip
    uit = maak_bestuursagenda(vraag([], acties=[actie]))
    assert [a.uitkomst for a in uit.eerdere_afspraken] == ["Er kwamen 42 mensen."]
    assert uit.activiteiten == ()


def test_an_agreement_that_was_taken_back_leaves_no_trace() -> None:
    wat = Getypt("Gesprek over de klinkers", voor_bestuur=True)
    actie = Actie(UUID(int=7), wat, UUID(int=1), None, verwijderd=True)
    assert maak_bestuursagenda(vraag([], acties=[actie])) == maak_bestuursagenda(vraag([]))


def _interval(getoond: int | None) -> tuple[int, int]:
    return (0, DREMPEL - 1) if getoond is None else (getoond, getoond + 4)


@given(st.lists(st.integers(0, 20), min_size=2, max_size=6))
def test_editions_one_after_another_pin_down_no_addition(bijgekomen: list[int]) -> None:
    """The attacker subtracts an earlier edition of the same meeting from a later one."""
    stand = [sum(bijgekomen[: n + 1]) for n in range(len(bijgekomen))]
    for eerder, later in pairwise(stand):
        a, b = _interval(afgerond(eerder)), _interval(afgerond(later))
        laag, hoog = max(0, b[0] - a[1]), b[1] - a[0]
        assert hoog - laag >= 4
