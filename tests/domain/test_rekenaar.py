"""The attacker can be trusted: what he calls certain is what trying every world calls certain."""

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.rekenaar import Rekenaar

#: The rows of three unknowns that papers speak of: parts and totals.
_RIJEN = [(1, 0, 0), (0, 1, 0), (0, 0, 1), (1, 1, 0), (0, 1, 1), (1, 1, 1)]
_ALLES = np.array(list(product(range(16), repeat=3)), dtype=float)
_EISEN = st.lists(
    st.tuples(st.sampled_from(_RIJEN), st.integers(0, 6), st.integers(0, 3)), min_size=1, max_size=5
)


@settings(max_examples=200, deadline=None)
@given(_EISEN)
def test_certain_is_certain(eisen: list[tuple[tuple[int, int, int], int, int]]) -> None:
    rijen = np.array([rij for rij, _, _ in eisen], dtype=float)
    laag = np.array([van for _, van, _ in eisen], dtype=float)
    hoog = laag + np.array([breedte for _, _, breedte in eisen])
    sommen = _ALLES @ rijen.T
    past = ((sommen >= laag) & (sommen <= hoog)).all(axis=1)
    rekenaar = Rekenaar(rijen, laag, hoog)
    assert rekenaar.mogelijk == past.any()
    if past.any():
        doelen = np.array(_RIJEN, dtype=float)
        echt = [set((_ALLES[past] @ doel).tolist()) for doel in doelen]
        zeker = rekenaar.zekerheden(list(doelen))
        assert zeker == [min(waarden) if len(waarden) == 1 else None for waarden in echt]
