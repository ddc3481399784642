"""Without room every kind of write says one sentence, loses nothing and goes on afterwards."""

from pathlib import Path

import pytest

from tests.builders import Archiefbouw
from tests.fouten.volle_schijf import SOORTEN, volle_schijf

pytestmark = [pytest.mark.zwaar, pytest.mark.timeout(300)]


@pytest.mark.parametrize("naam", SOORTEN)
def test_room_runs_out_at_every_place_in_a_write(
    gevuld: Archiefbouw, tmp_path: Path, naam: str
) -> None:
    (uitslag,) = volle_schijf(tmp_path, gevuld, 0, (naam,))
    uitslag.toon()
    assert uitslag.afloop["refused"]
    assert uitslag.afloop["kept"] == 1
    assert uitslag.mis == []
