"""What of a chain is missing in a folder."""

from hypothesis import given
from hypothesis import strategies as st

from signaal.domain.dekking import gaten

STUKKEN = st.lists(
    st.tuples(st.integers(1, 30), st.integers(0, 10)).map(lambda s: (s[0], s[0] + s[1]))
)


@given(STUKKEN, st.integers(0, 40))
def test_every_number_is_covered_or_in_one_gap(gedekt: list[tuple[int, int]], tot: int) -> None:
    erin = {n for van, t in gedekt for n in range(van, t + 1)}
    open_ = [n for van, t in gaten(gedekt, tot) for n in range(van, t + 1)]
    assert open_ == [n for n in range(1, tot + 1) if n not in erin]


def test_gaps_are_stretches_as_long_as_can_be() -> None:
    assert gaten([], 5) == [(1, 5)]
    assert gaten([(3, 3), (7, 9)], 12) == [(1, 2), (4, 6), (10, 12)]
    assert gaten([(1, 12)], 12) == []
    assert gaten([(8, 20)], 12) == [(1, 7)]
    assert gaten([], 0) == []
