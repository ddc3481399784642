"""Two at one archive: the second waits its turn, or is told; nobody corrupts anything."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from signaal.usecases.archief import sluit
from tests.builders import Archiefbouw
from tests.fouten.programma import Afloop, Programma
from tests.fouten.werkplaats import Werkplaats

pytestmark = pytest.mark.zwaar

_KEREN = 12


def test_two_who_write_by_turns_both_keep_everything(gevuld: Archiefbouw, tmp_path: Path) -> None:
    plaats = Werkplaats.met(tmp_path, gevuld)
    teksten = [[plaats.nieuwe_tekst() for _ in range(_KEREN)] for _ in range(2)]

    def schrijf(wie: int) -> list[Afloop]:
        stromen = tmp_path / f"stromen {wie}"
        stromen.mkdir()
        zelf = Programma(plaats.werk, plaats.programma.omgeving, stromen)
        return [zelf.roep(plaats.woord("log", "--kern", "Reek", t)) for t in teksten[wie]]

    with ThreadPoolExecutor(2) as pool:
        aflopen = list(pool.map(schrijf, range(2)))

    for wie in range(2):
        for tekst, afloop in zip(teksten[wie], aflopen[wie], strict=True):
            assert afloop.status == 0, afloop
            plaats.onthoud(tekst, afloop.uit)
    assert len(plaats.beloofd) == 30 + 2 * _KEREN
    assert plaats.keur() == []


def test_who_comes_second_is_told_and_changes_nothing(gevuld: Archiefbouw, tmp_path: Path) -> None:
    plaats = Werkplaats.met(tmp_path, gevuld)
    eerste = Archiefbouw(plaats.archief).open()
    afloop = plaats.programma.roep(plaats.woord("log", "--kern", "Reek", plaats.nieuwe_tekst()))
    sluit(eerste)

    assert (afloop.status, afloop.uit) == (3, "")
    assert afloop.fout.count("\n") == 1
    assert "ander venster" in afloop.fout
    plaats.misschien.clear()
    assert plaats.keur() == []


def test_who_is_killed_leaves_the_door_open(gevuld: Archiefbouw, tmp_path: Path) -> None:
    plaats = Werkplaats.met(tmp_path, gevuld)
    woorden = plaats.woord("log", "--kern", "Reek", plaats.nieuwe_tekst())
    stap = next(s for s in plaats.programma.stappen(woorden) if s.naam == "pwrite64")
    assert plaats.programma.sterf_bij(woorden, stap).status == -9

    afloop = plaats.programma.roep(woorden)

    assert afloop.status == 0
    assert afloop.duur_s < 9  # nobody was waited for
