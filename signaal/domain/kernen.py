"""Which sets of kernen can stand beside each other, and telling kernen with one name apart."""

from collections import Counter
from collections.abc import Iterable

from signaal.domain.model import Kern


def kernen_botsen(een: Iterable[str], ander: Iterable[str]) -> bool:
    """Whether editions over these two sets of kernen, side by side, could give a number away.

    Equal sets show the same, disjoint sets share nothing. Anything between lets a reader of both
    subtract, and with enough of them the intervals of rule 2 close in on one value.
    """
    a, b = frozenset(een), frozenset(ander)
    return a != b and not a.isdisjoint(b)


def uit_elkaar(kernen: Iterable[Kern]) -> dict[str, str]:
    """A name of its own for each kern, by id.

    Laptops that were apart may have given two of them one name: then the code stands behind it.
    """
    alle = list(kernen)
    keer = Counter(kern.naam for kern in alle)
    return {k.id: k.naam if keer[k.naam] == 1 else f"{k.naam} ({k.id})" for k in alle}
