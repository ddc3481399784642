"""What earlier papers said binds later ones: one number a set, and nothing across its borders."""

from datetime import date

from signaal.domain.gezegd import Eerder, Gezegd, Over
from signaal.domain.model import Periode

NAJAAR = Periode(date(2026, 10, 10), date(2026, 11, 20))
LANGER = Periode(date(2026, 10, 10), date(2026, 11, 27))
ZOMER = Periode(date(2026, 7, 1), date(2026, 8, 11))


def over(themas: str = "vallen", kernen: str = "schaijk", dagen: Periode = NAJAAR) -> Over:
    return Over(frozenset(themas.split()), frozenset(kernen.split()), frozenset({dagen}))


def test_the_same_set_may_be_spoken_about_again() -> None:
    eerder = Eerder([Gezegd(over(), None)])
    assert eerder.vrij(over())
    assert eerder.zeg(over(), 12) == 10


def test_a_set_that_shares_no_signal_is_free() -> None:
    eerder = Eerder([Gezegd(over(), None)])
    for ander in (over("vervoer"), over(kernen="reek"), over(dagen=ZOMER)):
        assert eerder.zeg(ander, 12) == 10


def test_a_set_that_shares_signals_with_one_left_out_says_nothing() -> None:
    eerder = Eerder([Gezegd(over(), None)])
    for ander in (over("vallen vervoer"), over(kernen="schaijk reek"), over(dagen=LANGER)):
        assert not eerder.vrij(ander)
        assert eerder.zeg(ander, 40) is None


def test_what_holds_a_set_that_was_shown_repeats_it_while_it_is_true() -> None:
    eerder = Eerder([Gezegd(over(), 10)])
    assert eerder.zeg(over(dagen=LANGER), 31) == 10
    assert eerder.zeg(over(dagen=LANGER), 10) == 10
    assert eerder.zeg(over(dagen=LANGER), 9) is None


def test_part_of_a_set_that_was_shown_says_nothing() -> None:
    eerder = Eerder([Gezegd(over(kernen="schaijk reek"), 10)])
    assert eerder.zeg(over(), 10) is None


def test_parts_without_a_signal_in_common_add_up_but_themas_do_not() -> None:
    eerder = Eerder([Gezegd(over(), 5), Gezegd(over(kernen="reek"), 10), Gezegd(over("zorg"), 5)])
    assert eerder.zeg(over(kernen="schaijk reek"), 20) == 15
    assert eerder.zeg(over("vallen zorg"), 20) == 5


def test_a_table_is_finer_than_a_board_may_read_so_its_sets_are_not_free() -> None:
    eerder = Eerder([Gezegd(over(), 13, precies=True, tabel=True)])
    assert not eerder.vrij(over())
    assert eerder.zeg(over(), 31) == 10
