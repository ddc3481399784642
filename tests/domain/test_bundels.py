"""Bundling: by theme and kern, and the hand of people wins."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from random import Random
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from signaal.domain.bundels import bundel_signalen, bundelsleutel, ontleed
from signaal.domain.model import Bundel, Correctie, Signaal, SoortCorrectie
from tests.domain.bouwsels import KERNNAMEN, THEMANAMEN, correctie, signaal, signalen

SAMEN, SPLITS = SoortCorrectie.SAMENVOEGEN, SoortCorrectie.SPLITSEN
VERPLAATS, NOEM = SoortCorrectie.VERPLAATSEN, SoortCorrectie.HERNOEMEN


def maak(
    lijst: Sequence[Signaal],
    correcties: Sequence[Correctie] = (),
    reeksen: Mapping[str, tuple[int, ...]] | None = None,
) -> dict[str, Bundel]:
    bundels = bundel_signalen(lijst, correcties, THEMANAMEN, KERNNAMEN, reeksen or {})
    return {b.sleutel: b for b in bundels}


def aantallen(bundels: dict[str, Bundel]) -> dict[str, int]:
    return {s: b.aantal for s, b in bundels.items()}


def test_a_bundle_is_one_theme_in_one_kern() -> None:
    lijst = [*signalen(3), *signalen(2, kern="zeeland", vanaf=10), signaal(20, "mantelzorg")]
    assert aantallen(maak(lijst)) == {
        "vallen/schaijk": 3,
        "vallen/zeeland": 2,
        "mantelzorg/schaijk": 1,
    }


def test_a_signal_counts_once_in_each_of_its_themes() -> None:
    assert aantallen(maak([signaal(1, "vallen+vervoer")])) == {
        "vallen/schaijk": 1,
        "vervoer/schaijk": 1,
    }


def test_signals_without_a_theme_are_together_and_say_so() -> None:
    bundels = maak([signaal(1, ""), signaal(2, "")])
    assert bundels["-/schaijk"].naam.tekst == "Nog geen thema, Schaijk"
    assert bundels["-/schaijk"].themas == ()


def test_a_bundle_that_a_decision_brings_back_is_there_although_it_is_quiet() -> None:
    reeksen = {"vervoer/reek": (4, 3)}
    bundels = bundel_signalen(signalen(1), (), THEMANAMEN, KERNNAMEN, reeksen, ["vervoer/reek"])
    (stil,) = [b for b in bundels if b.sleutel == "vervoer/reek"]
    assert (stil.aantal, stil.reeks, stil.kernen) == (0, (4, 3, 0), ("reek",))
    assert stil.naam.tekst == "Vervoer, Reek"


def test_a_merge_takes_a_quiet_bundle_that_returns_along() -> None:
    samen = [correctie(1, SAMEN, "vervoer/schaijk", "vallen/schaijk")]
    bundels = bundel_signalen([], samen, THEMANAMEN, KERNNAMEN, {}, ["vervoer/schaijk"])
    assert [(b.sleutel, b.samengevoegd) for b in bundels] == [
        ("vallen/schaijk", ("vervoer/schaijk",))
    ]


def test_a_merge_also_takes_what_comes_in_later() -> None:
    samen = [correctie(1, SAMEN, "vervoer/schaijk", "vallen/schaijk")]
    lijst = [signaal(1), signaal(2, "vervoer")]
    assert aantallen(maak(lijst, samen)) == {"vallen/schaijk": 2}
    later = maak([*lijst, signaal(3, "vervoer")], samen)
    assert aantallen(later) == {"vallen/schaijk": 3}
    assert later["vallen/schaijk"].samengevoegd == ("vervoer/schaijk",)
    assert later["vallen/schaijk"].naam.tekst == "Vallen + Vervoer, Schaijk"


def test_a_merged_signal_with_both_themes_counts_once() -> None:
    samen = [correctie(1, SAMEN, "vervoer/schaijk", "vallen/schaijk")]
    assert aantallen(maak([signaal(1, "vallen+vervoer")], samen)) == {"vallen/schaijk": 1}


def test_undoing_a_merge_brings_both_back() -> None:
    samen = [correctie(1, SAMEN, "vervoer/schaijk", "vallen/schaijk", ongedaan=True)]
    assert aantallen(maak([signaal(1), signaal(2, "vervoer")], samen)) == {
        "vallen/schaijk": 1,
        "vervoer/schaijk": 1,
    }


def test_a_split_bundle_has_its_own_name_and_holds_what_was_chosen() -> None:
    splits = [correctie(1, SPLITS, "vallen/schaijk", "b1", (2, 3), "Losse tegels")]
    bundels = maak(signalen(4), splits)
    assert aantallen(bundels) == {"vallen/schaijk": 2, "b1": 2}
    assert bundels["b1"].naam.tekst == "Losse tegels"
    assert not bundels["b1"].naam.voor_bestuur


def test_a_moved_signal_stays_moved_when_its_theme_is_edited() -> None:
    verplaats = [correctie(1, VERPLAATS, "vallen/schaijk", "vervoer/schaijk", (1,))]
    bundels = maak([signaal(1, "mantelzorg")], verplaats)
    assert UUID(int=1) in {s.id for s in bundels["vervoer/schaijk"].signalen}


def test_a_removed_signal_is_nowhere_even_when_moved_by_hand() -> None:
    verplaats = [correctie(1, VERPLAATS, "vallen/schaijk", "vervoer/schaijk", (1,))]
    assert maak([], verplaats) == {}


def test_a_name_given_by_hand_stays_when_the_bundle_grows() -> None:
    naam = [correctie(1, NOEM, "vallen/schaijk", naam="Glad plein")]
    assert maak(signalen(9), naam)["vallen/schaijk"].naam.tekst == "Glad plein"


def test_a_pinned_bundle_stays_when_it_is_empty() -> None:
    vast = [correctie(1, SoortCorrectie.VASTZETTEN, "vallen/reek")]
    assert aantallen(maak([], vast)) == {"vallen/reek": 0}


def test_the_series_ends_with_this_period_and_sums_merged_parts() -> None:
    reeksen = {"vallen/schaijk": (1, 0, 2), "vervoer/schaijk": (0, 1, 1)}
    samen = [correctie(1, SAMEN, "vervoer/schaijk", "vallen/schaijk")]
    bundel = maak([*signalen(3), signaal(9, "vervoer")], samen, reeksen)["vallen/schaijk"]
    assert bundel.reeks == (1, 1, 3, 4)
    assert bundel.verandering == 1


def test_a_bundle_without_history_has_zeros_on_the_same_scale() -> None:
    bundels = maak(signalen(2), reeksen={"vervoer/reek": (1, 2)})
    assert bundels["vallen/schaijk"].reeks == (0, 0, 2)


def test_keys_are_taken_apart_again() -> None:
    assert ontleed(bundelsleutel("vallen", "reek")) == ("vallen", "reek")
    assert ontleed(bundelsleutel("", "reek")) == ("", "reek")
    assert ontleed("0198f0c2-0000-7000-8000-000000000000") is None


_sleutels = st.sampled_from(
    ["vallen/schaijk", "vervoer/schaijk", "mantelzorg/schaijk", "vallen/zeeland", "b1"]
)
_correcties = st.lists(
    st.builds(
        correctie,
        st.integers(1, 50),
        st.sampled_from([SAMEN, SPLITS, VERPLAATS]),
        _sleutels,
        _sleutels,
        st.lists(st.integers(1, 8), max_size=3).map(tuple),
        st.just("naam"),
        ongedaan=st.booleans(),
    ).filter(lambda c: c.bundel != c.doel),
    max_size=8,
)
_lijsten = st.lists(
    st.builds(
        signaal,
        st.integers(1, 8),
        st.sampled_from(["vallen", "vervoer", "vallen+vervoer", ""]),
        st.sampled_from(["schaijk", "zeeland"]),
    ),
    max_size=8,
    unique_by=lambda s: s.id,
)


@given(_lijsten, _correcties)
def test_no_correction_loses_or_invents_a_signal(
    lijst: list[Signaal], correcties: list[Correctie]
) -> None:
    bundels = maak(lijst, correcties)
    assert {s.id for b in bundels.values() for s in b.signalen} == {s.id for s in lijst}


@given(_lijsten, _correcties, st.randoms())
def test_bundles_do_not_depend_on_the_order_in_which_things_are_read(
    lijst: list[Signaal], correcties: list[Correctie], toeval: Random
) -> None:
    uniek = list({c.volgnummer: c for c in correcties}.values())
    anders, geschud = list(lijst), list(uniek)
    toeval.shuffle(anders)
    toeval.shuffle(geschud)
    assert aantallen(maak(lijst, uniek)) == aantallen(maak(anders, geschud))


# Two laptops that did not see each other's corrections: replayed in one fixed order on both.

ZET_VAST = SoortCorrectie.VASTZETTEN


def test_the_same_merge_on_two_laptops_counts_its_series_once() -> None:
    samen = [correctie(n, SAMEN, "vervoer/schaijk", "vallen/schaijk") for n in (1, 2)]
    reeksen = {"vallen/schaijk": (2, 3), "vervoer/schaijk": (1, 1)}
    (bundel,) = maak([signaal(1), signaal(2, "vervoer")], samen, reeksen).values()
    assert (bundel.samengevoegd, bundel.reeks) == (("vervoer/schaijk",), (3, 4, 2))


def test_merged_one_way_here_and_the_other_way_there_is_one_bundle() -> None:
    samen = [
        correctie(1, SAMEN, "vervoer/schaijk", "vallen/schaijk"),
        correctie(2, SAMEN, "vallen/schaijk", "vervoer/schaijk"),
    ]
    assert aantallen(maak([signaal(1), signaal(2, "vervoer")], samen)) == {"vallen/schaijk": 2}


def test_one_bundle_merged_into_two_others_brings_the_three_together() -> None:
    samen = [
        correctie(1, SAMEN, "vervoer/schaijk", "vallen/schaijk"),
        correctie(2, SAMEN, "vervoer/schaijk", "mantelzorg/schaijk"),
    ]
    lijst = [signaal(1), signaal(2, "vervoer"), signaal(3, "mantelzorg")]
    (bundel,) = maak(lijst, samen).values()
    assert (bundel.sleutel, bundel.aantal) == ("mantelzorg/schaijk", 3)


def test_a_signal_moved_to_two_places_stands_where_the_last_hand_put_it() -> None:
    naar = [
        correctie(1, VERPLAATS, "vallen/schaijk", "vervoer/schaijk", (1,)),
        correctie(2, VERPLAATS, "vallen/schaijk", "mantelzorg/schaijk", (1,)),
    ]
    assert aantallen(maak(signalen(3), naar)) == {"vallen/schaijk": 2, "mantelzorg/schaijk": 1}


def test_a_signal_moved_here_out_of_a_bundle_merged_there_is_moved_whoever_came_first() -> None:
    samen = correctie(1, SAMEN, "vallen/schaijk", "vervoer/schaijk")
    weg = correctie(2, VERPLAATS, "vallen/schaijk", "mantelzorg/schaijk", (1,))
    lijst = [*signalen(3), signaal(9, "vervoer")]
    for volgorde in ([samen, weg], [replace(weg, volgnummer=0), samen]):
        assert aantallen(maak(lijst, volgorde)) == {
            "vervoer/schaijk": 3,
            "mantelzorg/schaijk": 1,
        }


def test_moved_on_from_where_a_colleague_had_merged_it_to() -> None:
    weg = [
        correctie(1, VERPLAATS, "vallen/schaijk", "mantelzorg/schaijk", (1,)),
        correctie(2, SAMEN, "vallen/schaijk", "vervoer/schaijk"),
        correctie(3, VERPLAATS, "vervoer/schaijk", "vallen/reek", (1,)),
    ]
    assert aantallen(maak(signalen(2), weg)) == {"vervoer/schaijk": 1, "vallen/reek": 1}


def test_a_bundle_renamed_or_pinned_here_and_merged_there_does_not_come_back_empty() -> None:
    samen = correctie(1, SAMEN, "vervoer/schaijk", "vallen/schaijk")
    later = [
        correctie(2, NOEM, "vervoer/schaijk", naam="Bus"),
        correctie(3, ZET_VAST, "vervoer/schaijk"),
    ]
    (bundel,) = maak(signalen(2), [samen, *later]).values()
    assert (bundel.naam.tekst, bundel.vastgezet) == ("Vallen + Vervoer, Schaijk", True)
