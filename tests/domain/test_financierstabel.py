"""The funder's table: "<5", what is left out beside it, totals, and what older tables fixed."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from signaal.domain.financierstabel import Financierstabel, Vak, maak_financierstabel
from signaal.domain.gezegd import Eerder, Gezegd, Over
from signaal.domain.model import Periode

KERNEN = ("schaijk", "zeeland", "reek")


def periode(nummer: int) -> Periode:
    van = date(2026, 1, 3) + timedelta(weeks=6 * nummer)
    return Periode(van, van + timedelta(days=41))


PERIODES = tuple(periode(n) for n in range(3))


def tabel(
    rijen: Sequence[Sequence[int]],
    eerder: Sequence[Gezegd] = (),
    periodes: Sequence[Periode] = PERIODES,
) -> Financierstabel:
    tellingen = {
        (kern, "vallen", p): n
        for kern, rij in zip(KERNEN, rijen, strict=False)
        for p, n in zip(PERIODES, rij, strict=False)
    }
    return maak_financierstabel(tellingen, ["vallen"], KERNEN[: len(rijen)], periodes, eerder)


def teksten(gemaakt: Financierstabel) -> list[str]:
    return [" ".join(vak.tekst for vak in rij) for rij in gemaakt.bladen[0].vakken]


def test_large_numbers_stand_there_with_their_totals() -> None:
    assert teksten(tabel([[5, 6, 7], [8, 9, 10]])) == ["5 6 7 18", "8 9 10 27", "13 15 17 45"]


def test_nought_looks_like_any_small_number() -> None:
    assert teksten(tabel([[0, 0, 0]])) == teksten(tabel([[1, 2, 1]])) == ["<5 <5 <5 <5"] * 2


def test_a_small_number_never_stands_alone_in_a_row_or_column() -> None:
    assert teksten(tabel([[3, 20, 20], [20, 20, 20], [20, 20, 20]])) == [
        "<5 ≥5 20 43",
        "≥5 ≥5 20 60",
        "20 20 20 60",
        "43 60 60 163",
    ]


def test_the_same_counts_give_the_same_table() -> None:
    rijen = [[3, 9, 4], [6, 0, 12], [5, 5, 2]]
    assert tabel(rijen) == tabel(rijen)


def test_what_is_left_out_together_is_no_small_number_that_can_be_told() -> None:
    """1 and 3 are safe each; beside 10 and a total of 14 their sum would not be."""
    uit = teksten(tabel([[1], [10], [3]], periodes=PERIODES[:1]))
    assert uit == ["<5 <5", "≥5 ≥5", "<5 <5", "14 14"]


def test_a_table_that_went_out_is_repeated_as_it_stood() -> None:
    oud = tabel([[3, 9, 4], [6, 0, 12]])
    nieuw = tabel([[8, 10, 4], [6, 7, 30]], oud.gezegd)
    assert nieuw.bladen == oud.bladen
    assert nieuw.gezegd == ()


def test_a_longer_report_repeats_the_shorter_ones_and_adds_what_is_new() -> None:
    rijen = [[7, 9, 6], [6, 8, 12]]
    oud = tabel(rijen, periodes=PERIODES[:2])
    veranderd = [[70, 90, 6], [60, 80, 12]]
    nieuw = tabel(veranderd, oud.gezegd)
    assert teksten(nieuw) == ["7 9 6 22", "6 8 12 26", "13 17 18 48"]


def test_a_total_of_which_a_part_is_hidden_says_what_the_parts_say() -> None:
    oud = tabel([[3, 20], [20, 20]], periodes=PERIODES[:1])
    nieuw = tabel([[3, 20], [20, 20]], oud.gezegd, PERIODES[:2])
    assert teksten(oud) == ["<5 <5", "≥5 ≥5", "23 23"]
    assert teksten(nieuw) == ["<5 20 ≥20", "≥5 20 ≥25", "23 40 63"]


def test_a_period_that_older_papers_cut_otherwise_gets_no_numbers() -> None:
    verzet = Periode(PERIODES[1].van, PERIODES[1].tot + timedelta(days=7))
    ander = Over(frozenset({"vallen"}), frozenset({"schaijk"}), frozenset({verzet}))
    assert teksten(tabel([[9, 9, 9]], [Gezegd(ander, 10)])) == ["9 · · ≥9"] * 2


def test_what_boards_read_narrows_nothing_further() -> None:
    """A board over two kernen read "fewer than five": their sum may not be told either."""
    samen = Over(frozenset({"vallen"}), frozenset(KERNEN[:2]), frozenset(PERIODES[:1]))
    met = tabel([[2], [2], [9]], [Gezegd(samen, None)], PERIODES[:1])
    assert teksten(met) == ["<5 <5", "<5 <5", "≥5 ≥5", "13 13"]


def test_a_board_reads_no_class_of_what_a_table_left_out() -> None:
    gezegd = Eerder(tabel([[3, 9, 20], [20, 20, 20]]).gezegd)
    cel = Over(frozenset({"vallen"}), frozenset({"schaijk"}), frozenset({PERIODES[1]}))
    assert gezegd.zeg(cel, 9) == 5


_KLEIN = st.integers(0, 12)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(_KLEIN, min_size=2, max_size=2), min_size=2, max_size=2))
def test_trying_every_table_tells_no_more_than_the_mark(rijen: list[list[int]]) -> None:
    """Over all tables that fit what stands there a "<5" takes three to five of its five values.

    Not always five: that a total beside it is "≥5" tells a little by itself.
    """
    vakken = [vak for rij in tabel(rijen, periodes=PERIODES[:2]).bladen[0].vakken for vak in rij]
    kan: list[set[int]] = [set() for _ in vakken]
    ruim = [[x for x in range(18) if _past(x, vakken[n])] for n in (0, 1, 3, 4)]
    for a, b, c, d in product(*ruim):
        som = (a, b, a + b, c, d, c + d, a + c, b + d, a + b + c + d)
        if all(_past(n, vak) for n, vak in zip(som, vakken, strict=True)):
            for n, gezien in zip(som, kan, strict=True):
                gezien.add(n)
    for n in (0, 1, 3, 4):
        if vakken[n].minder:
            assert len(kan[n]) >= 3


def _past(aantal: int, vak: Vak) -> bool:
    """Whether this number would print as this field, or could have been left out for it."""
    if vak.minder:
        return aantal < 5
    assert vak.minstens is not None
    return aantal == vak.minstens if vak.precies else aantal >= vak.minstens
