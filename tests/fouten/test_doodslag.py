"""Killed at any moment, the program keeps what it promised and leaves nothing lying about."""

from pathlib import Path

import pytest

from tests.builders import Archiefbouw
from tests.fouten.doodslag import doodslag, kijk_na
from tests.fouten.dosis import KLEIN
from tests.fouten.werkplaats import Werkplaats
from tests.fouten.woorden import WOORDEN

_HOOGSTENS = 12

pytestmark = [pytest.mark.zwaar, pytest.mark.timeout(900)]


def test_killed_at_random_in_every_word(gevuld: Archiefbouw, tmp_path: Path, zaad: int) -> None:
    uitslagen = list(doodslag(tmp_path, gevuld, KLEIN.doodslag, zaad))
    for uitslag in uitslagen:
        uitslag.toon()
    assert sum(u.gevallen for u in uitslagen) >= KLEIN.doodslag
    assert all(u.afloop["killed"] for u in uitslagen)
    assert [m for u in uitslagen for m in u.mis] == []


@pytest.mark.parametrize("naam", WOORDEN)
def test_killed_at_every_file_that_takes_its_place(
    gevuld: Archiefbouw, tmp_path: Path, naam: str
) -> None:
    """The narrow moments: each sync, rename, cut and removal, one after another."""
    woord, _ = WOORDEN[naam]
    plaats = Werkplaats.met(tmp_path, gevuld)
    proef = woord(plaats)
    stappen = [s for s in plaats.programma.stappen(proef.woorden) if "write" not in s.naam]
    proef.keur(plaats.programma.roep(proef.woorden))
    for stap in stappen[:: 1 + len(stappen) // _HOOGSTENS]:
        geval = woord(plaats)
        afloop = plaats.programma.sterf_bij(geval.woorden, stap)
        assert kijk_na(plaats, geval, afloop) == [], stap
