"""Which sets of kernen can stand beside each other: asked before a bestuur is kept."""

from collections.abc import Iterable


def kernen_botsen(een: Iterable[str], ander: Iterable[str]) -> bool:
    """Whether editions over these two sets of kernen, side by side, could give a number away.

    Equal sets show the same, disjoint sets share nothing. Anything between lets a reader of both
    subtract, and with enough of them the intervals of rule 2 close in on one value.
    """
    a, b = frozenset(een), frozenset(ander)
    return a != b and not a.isdisjoint(b)
