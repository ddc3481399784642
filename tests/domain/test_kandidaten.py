"""The promises of the candidates engine, apart from how good it is."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from signaal.domain.kandidaten import Cel, CelFout, Gevoeligheid, Oordeel, beeld, beoordeel
from signaal.domain.kandidaten_model import NOG_NIET

KERN_T2_8 = ("Reek", "t2", 8)
KERNEN = ("Schaijk", "Zeeland", "Reek")


def team(tellingen: Mapping[tuple[str, str], Sequence[int]], gemeente: str = "L") -> list[Cel]:
    """Cells from series per (kern, thema), the last count in the last period."""
    return [
        Cel(gemeente, kern, thema, t, n)
        for (kern, thema), reeks in tellingen.items()
        for t, n in enumerate(reeks)
    ]


def rustig_team() -> dict[tuple[str, str], list[int]]:
    """Three kernen, five themes, nine periods that differ a little and rise nowhere."""
    golf = (1, 2, 0, 1, 2, 1, 1, 0, 2)
    return {
        (kern, f"t{i}"): [n + (i + k + t) % 2 for t, n in enumerate(golf)]
        for k, kern in enumerate(KERNEN)
        for i in range(5)
    }


def oordeel_van(cellen: list[Cel], kern: str, thema: str, periode: int) -> Oordeel:
    antwoorden = beoordeel(cellen)
    for cel, oordeel in zip(cellen, antwoorden, strict=True):
        if (cel.kern, cel.thema, cel.periode) == (kern, thema, periode):
            assert oordeel is not None
            return oordeel
    raise AssertionError("no such cell")


def test_a_sudden_rise_is_flagged_and_says_so_in_counts() -> None:
    tellingen = rustig_team()
    tellingen["Reek", "t2"][-1] = 9
    oordeel = oordeel_van(team(tellingen), "Reek", "t2", 8)
    assert oordeel.vlag
    assert oordeel.reden == "9 signalen, eerder hoogstens 3"


def test_a_rise_below_twice_the_highest_is_told_against_the_usual() -> None:
    tellingen = rustig_team()
    tellingen["Reek", "t2"][2] = 5
    tellingen["Reek", "t2"][-1] = 9
    oordeel = oordeel_van(team(tellingen), "Reek", "t2", 8)
    assert oordeel.gewoonlijk is not None
    laag, hoog = map(int, oordeel.gewoonlijk)
    assert oordeel.reden == f"9 signalen, gewoonlijk {laag} tot {hoog}"
    assert hoog < 5


def test_nothing_is_flagged_when_nothing_happens() -> None:
    assert not [o for o in beoordeel(team(rustig_team())) if o and o.vlag]


def test_a_persistent_rise_says_how_long_and_where_else() -> None:
    tellingen = rustig_team()
    tellingen["Reek", "t2"][-3:] = [5, 6, 8]
    tellingen["Zeeland", "t2"][-1] = 7
    reden = oordeel_van(team(tellingen), "Reek", "t2", 8).reden
    assert "de laatste drie periodes meer dan gewoonlijk" in reden
    assert "ook in Zeeland meer dan gewoonlijk" in reden


def test_slow_growth_is_seen_without_any_peak() -> None:
    tellingen = rustig_team()
    tellingen["Reek", "t2"] = [0, 1, 0, 1, 0, 1, 3, 4, 5]
    assert oordeel_van(team(tellingen), "Reek", "t2", 8).vlag


def test_a_rise_in_every_kern_counts_for_more_than_in_one() -> None:
    alleen, samen = rustig_team(), rustig_team()
    alleen["Reek", "t2"][-1] = 5
    for kern in KERNEN:
        samen[kern, "t2"][-1] = 5
    een = oordeel_van(team(alleen), "Reek", "t2", 8).score
    drie = oordeel_van(team(samen), "Reek", "t2", 8).score
    assert een is not None
    assert drie is not None
    assert drie > een


def test_the_same_count_with_fewer_colleagues_is_more_striking() -> None:
    tellingen = rustig_team()
    tellingen["Reek", "t2"][-1] = 5
    vol = team(tellingen)
    half = [replace(c, inzet=1.5) if c.periode == 8 else c for c in vol]
    met, zonder = (oordeel_van(c, "Reek", "t2", 8) for c in (vol, half))
    assert met.score is not None
    assert zonder.score is not None
    assert zonder.score > met.score
    assert "er was minder inzet dan anders" in zonder.reden
    assert "inzet" not in met.reden


def test_incomplete_reports_are_counted_on() -> None:
    tellingen = rustig_team()
    tellingen["Reek", "t2"][-1] = 4
    vol = team(tellingen)
    half = [replace(c, compleet=0.5) if c.periode == 8 else c for c in vol]
    met, zonder = (oordeel_van(c, "Reek", "t2", 8) for c in (vol, half))
    assert met.score is not None
    assert zonder.score is not None
    assert zonder.score > met.score
    assert "nog niet alles is binnen" in zonder.reden


def test_late_reports_bring_back_the_period_before() -> None:
    tellingen = rustig_team()
    tellingen["Reek", "t2"][-2:] = [12, 1]
    cellen = [replace(c, compleet=0.5) if c.periode == 8 else c for c in team(tellingen)]
    oordeel = oordeel_van(cellen, "Reek", "t2", 8)
    assert oordeel.vlag
    assert "vorige periode 12, gewoonlijk hoogstens" in oordeel.reden


def test_a_new_kern_is_judged_from_its_first_period() -> None:
    tellingen = {k: v for k, v in rustig_team().items() if k[0] != "Reek"}
    cellen = team(tellingen)
    cellen += [Cel("L", "Reek", f"t{i}", 8, 9 if i == 2 else 1) for i in range(5)]
    oordeel = oordeel_van(cellen, "Reek", "t2", 8)
    assert oordeel.vlag
    assert oordeel.reden.startswith("9 signalen, verwacht ")


def test_a_whole_new_team_is_judged_by_its_other_kernen() -> None:
    cellen = [
        Cel("L", kern, f"t{i}", 0, 12 if (kern, i) == ("Reek", 2) else 1)
        for kern in KERNEN
        for i in range(8)
    ]
    assert oordeel_van(cellen, "Reek", "t2", 0).vlag
    assert sum(o.vlag for o in beoordeel(cellen) if o) == 1


def test_sensitivity_only_moves_the_flag() -> None:
    tellingen = rustig_team()
    tellingen["Reek", "t2"][-1] = 6
    tellingen["Reek", "t3"][-1] = 5
    cellen = team(tellingen)
    per_stand = [beoordeel(cellen, 8, g) for g in Gevoeligheid]
    vlaggen = [sum(o.vlag for o in uit if o) for uit in per_stand]
    assert vlaggen == sorted(vlaggen)
    assert len({tuple(o.score for o in uit if o) for uit in per_stand}) == 1


def test_one_signal_is_never_a_flag() -> None:
    tellingen = rustig_team()
    tellingen["Reek", "t9"] = [0, 0, 0, 0, 0, 0, 0, 0, 1]
    oordelen = beoordeel(team(tellingen), 8, Gevoeligheid.ALERT)
    assert not any(o.vlag for o in oordelen if o)


def test_the_picture_knows_only_what_was_known_then() -> None:
    tellingen = rustig_team()
    tellingen["Reek", "t2"][-1] = 9
    cellen = [replace(c, inzet=2.0) if c.periode == 8 else c for c in team(tellingen)]
    index = next(i for i, c in enumerate(cellen) if (c.kern, c.thema, c.periode) == KERN_T2_8)
    plaat = beeld(cellen, index)
    assert [p.aantal for p in plaat.periodes] == tellingen["Reek", "t2"]
    assert plaat.oordeel == beoordeel(cellen)[index]
    laatste = plaat.periodes[-1]
    assert laatste.vlag
    assert laatste.verwacht is not None
    assert laatste.door_inzet == pytest.approx(-laatste.verwacht / 2)
    toen = [c for c in cellen if c.periode < 8]
    vorige = toen.index(
        replace(cellen[index], periode=7, aantal=tellingen["Reek", "t2"][7], inzet=3.0)
    )
    assert beeld(toen, vorige).periodes == plaat.periodes[:-1]


@pytest.mark.parametrize(
    ("cel", "deel"),
    [
        (Cel("L", "Reek", "t", 1, -1), "aantal"),
        (Cel("L", "Reek", "t", 1, 1, inzet=-1.0), "inzet"),
        (Cel("L", "Reek", "t", 1, 1, inzet=float("nan")), "inzet"),
        (Cel("L", "Reek", "t", 1, 1, compleet=1.2), "compleet"),
        (Cel("L", "Reek", "t", 0, 1), "staan er al"),
    ],
)
def test_a_cell_that_cannot_be_is_named(cel: Cel, deel: str) -> None:
    with pytest.raises(CelFout, match=deel) as fout:
        beoordeel([Cel("L", "Reek", "t", 0, 1), cel])
    assert fout.value.index == 1


@pytest.mark.parametrize(
    "cellen",
    [
        [Cel("L", "Reek", "t", 0, 5)],
        [Cel("L", "Reek", "t", 0, 1), Cel("L", "Reek", "t", 1, 5, inzet=0.0)],
        [Cel("L", "Reek", "t", 0, 1), Cel("L", "Reek", "t", 1, 5, compleet=0.0)],
        [Cel("L", "Reek", "t", 0, 1, inzet=0.0), Cel("L", "Reek", "t", 1, 5)],
        [Cel("L", "Reek", "t", 0, 1), Cel("L", "Reek", "t", 1, 1_000_000)],
    ],
)
def test_without_anything_to_go_by_it_says_so(cellen: list[Cel]) -> None:
    assert beoordeel(cellen)[-1] == Oordeel(None, None, False, NOG_NIET, None)


def test_a_million_by_mistake_spoils_nothing_else() -> None:
    tellingen = rustig_team()
    schoon = beoordeel(team(tellingen))
    tellingen["Reek", "fout"] = [1_000_000] * 9
    assert beoordeel(team(tellingen))[: len(schoon)] == schoon


def test_zero_cells_and_many_themes() -> None:
    assert beoordeel([]) == []
    cellen = [Cel("L", "Reek", f"t{i}", t, (i * t) % 3) for i in range(3000) for t in range(2)]
    assert all(o and o.score is not None for o in beoordeel(cellen, 1) if o)


def test_far_apart_periods_are_gaps_not_zeros() -> None:
    cellen = [Cel("L", "Reek", "t", p, 3) for p in (-(10**9), 0, 1, 2, 10**9)]
    *_, bijna, laatste = beoordeel(cellen)
    assert bijna is not None
    assert bijna.score is not None
    assert laatste is not None
    assert laatste.score is None


@st.composite
def klein_team(draw: st.DrawFn) -> list[Cel]:
    """A team of one to three kernen, with gaps, effort and completeness of all sorts."""
    kernen = draw(st.integers(1, 3))
    themas = draw(st.integers(1, 4))
    perioden = draw(st.integers(1, 7))
    cellen = []
    for k in range(kernen):
        for t in range(perioden):
            inzet = draw(st.sampled_from([3.0, 3.0, 2.0, 1.5, 4.0, 0.0]))
            compleet = draw(st.sampled_from([1.0, 1.0, 0.7]))
            for i in range(themas):
                if draw(st.integers(0, 9)):
                    aantal = draw(st.sampled_from([0, 0, 1, 1, 2, 3, 5, 9, 40]))
                    cellen.append(Cel("L", f"k{k}", f"t{i}", t, aantal, inzet, compleet))
    return cellen


@settings(max_examples=40, deadline=None)
@given(klein_team(), st.data())
def test_one_signal_more_now_never_lowers_the_score(cellen: list[Cel], data: st.DataObject) -> None:
    if not cellen:
        return
    i = data.draw(st.integers(0, len(cellen) - 1))
    erbij = data.draw(st.sampled_from([1, 1, 2, 5, 30]))
    meer = [*cellen]
    meer[i] = replace(cellen[i], aantal=cellen[i].aantal + erbij)
    voor, na = (beoordeel(c)[i] for c in (cellen, meer))
    assert voor is not None
    assert na is not None
    if voor.score is None or voor.p is None:
        assert na.score is None
        return
    assert na.score is not None
    assert na.p is not None
    assert na.score >= voor.score - 1e-9
    assert na.p <= voor.p + 1e-12
    assert 0 <= na.p <= 1


@settings(max_examples=25, deadline=None)
@given(klein_team(), st.data())
def test_order_neighbours_and_the_future_change_nothing(
    cellen: list[Cel], data: st.DataObject
) -> None:
    orde = data.draw(st.permutations(range(len(cellen))))
    basis = beoordeel(cellen)
    assert beoordeel([cellen[i] for i in orde]) == [basis[i] for i in orde]
    buren = [replace(c, gemeente="M", aantal=c.aantal + 7) for c in cellen]
    assert beoordeel([*buren, *cellen])[len(buren) :] == basis
    kort = [c for c in cellen if c.periode < 4]
    verwacht = [o for c, o in zip(cellen, basis, strict=True) if c.periode < 4]
    assert beoordeel(kort) == verwacht
    vanaf = [o for c, o in zip(cellen, basis, strict=True) if c.periode >= 3]
    assert [o for o in beoordeel(cellen, 3) if o is not None] == vanaf
