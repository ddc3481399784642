"""A write-ahead log that was cut: a prefix of what was written, and all of what was synced."""

from pathlib import Path

import pytest

from tests.builders import Archiefbouw
from tests.fouten.afgekapt import STAARTEN, afgekapt, kap, keur, leg_neer, maak_beelden
from tests.fouten.dosis import KLEIN
from tests.fouten.uitslag import toeval
from tests.fouten.werkplaats import Werkplaats

pytestmark = [pytest.mark.zwaar, pytest.mark.timeout(900)]


def test_cut_at_random(gevuld: Archiefbouw, tmp_path: Path, zaad: int) -> None:
    uitslagen = list(afgekapt(tmp_path, gevuld, KLEIN.geknipt, zaad))
    for uitslag in uitslagen:
        uitslag.toon()
    assert sum(u.gevallen for u in uitslagen) >= KLEIN.geknipt
    assert [m for u in uitslagen for m in u.mis] == []


def test_cut_just_before_and_at_the_end_of_every_save(gevuld: Archiefbouw, tmp_path: Path) -> None:
    dobbel = toeval(0, "directed")
    plaats = Werkplaats.met(tmp_path / "gekapt", gevuld)
    for beeld in maak_beelden(tmp_path, gevuld):
        assert len(set(beeld.heel.values())) == 12
        for nummer, eind in enumerate(sorted({0, 31, *beeld.heel.values()})):
            for snee in {max(0, eind - 1), eind}:
                log = kap(beeld, snee, STAARTEN[nummer % len(STAARTEN)], dobbel)
                leg_neer(beeld, plaats, log, index=nummer % 2 == 0)
                assert keur(beeld, plaats, log) == [], f"{beeld.naam} cut at {snee}"
