"""Killed while exchanging, joining, letting in, choosing or leaving: nothing is lost anywhere."""

from pathlib import Path

import pytest

from tests.drie import maak_drietal
from tests.fouten.doodslag_kring import doodslag_kring
from tests.fouten.dosis import KLEIN

pytestmark = [pytest.mark.zwaar, pytest.mark.timeout(900)]


def test_killed_all_over_every_word_that_exchanges(tmp_path: Path, zaad: int) -> None:
    (tmp_path / "voorbeeld").mkdir()
    maak_drietal(tmp_path / "voorbeeld")
    uitslagen = list(doodslag_kring(tmp_path, tmp_path / "voorbeeld", KLEIN.kringdood, zaad))
    for uitslag in uitslagen:
        uitslag.toon()
    assert sum(u.gevallen for u in uitslagen) >= KLEIN.kringdood
    assert all(u.afloop["killed"] for u in uitslagen)
    assert [m for u in uitslagen for m in u.mis] == []
