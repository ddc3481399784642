"""What was written lies open nowhere: not in the archive, its log, temporary files or leftovers.

Every file of a watched laptop is searched for the planted texts and the passphrase: the archive and
what lies beside it, working folder, home, folder for temporary files. Only what somebody asked for
(a list, an export) may hold them.
"""

from pathlib import Path

import pytest

from tests.builders import Archiefbouw
from tests.fouten.uitslag import toeval
from tests.fouten.volle_schijf import SOORTEN
from tests.fouten.werkplaats import MERK, Werkplaats
from tests.fouten.woorden import WOORDEN
from tests.roeper import roep

pytestmark = pytest.mark.zwaar

_KEREN = 3


def test_the_search_finds_what_lies_open(gevuld: Archiefbouw, tmp_path: Path) -> None:
    plaats = Werkplaats.met(tmp_path, gevuld)
    assert plaats.ligt_open() == []
    for naam, code in (("a", "utf-8"), ("b", "utf-16-le")):
        (plaats.werk / naam).write_bytes(b"\x00\x01" + f"om het {MERK} heen".encode(code))
    assert [p.name for p in plaats.ligt_open()] == ["a", "b"]


def test_nothing_lies_open_after_a_day_of_work(gevuld: Archiefbouw, tmp_path: Path) -> None:
    plaats = Werkplaats.met(tmp_path, gevuld)
    for naam, (maak, _) in SOORTEN.items():
        assert maak(plaats)().status == 0, naam
        assert plaats.ligt_open() == [], naam
        assert plaats.kijk_met_ruimte() == [], naam
    assert plaats.keur() == []


def test_nothing_lies_open_while_the_archive_is_open(gevuld: Archiefbouw, tmp_path: Path) -> None:
    plaats = Werkplaats.met(tmp_path, gevuld)
    bouw = Archiefbouw(plaats.archief)
    bureau = bouw.open()
    with bureau.archive.schrijf("test", bureau.lid, bureau.nu()) as beurt:
        beurt.noteer("test", "archief", MERK)
        beurt.leg_vast()
        assert plaats.ligt_open() == []
    assert plaats.naast("-wal").stat().st_size
    assert plaats.ligt_open() == []
    bureau.archive.close()


@pytest.mark.parametrize("naam", WOORDEN)
def test_nothing_lies_open_right_after_a_kill(
    gevuld: Archiefbouw, tmp_path: Path, naam: str, zaad: int
) -> None:
    """Before anybody opens it again; a file that was asked for may lie there half, by its name."""
    woord, _ = WOORDEN[naam]
    plaats = Werkplaats.met(tmp_path, gevuld)
    proef = woord(plaats)
    stappen = plaats.programma.stappen(proef.woorden)
    dobbel = toeval(zaad, naam)
    for _ in range(_KEREN):
        geval = woord(plaats)
        afloop = plaats.programma.sterf_bij(geval.woorden, stappen[dobbel.integers(len(stappen))])
        open_ = [p for p in plaats.ligt_open() if not p.name.startswith(".~uit.")]
        assert open_ == [], f"seed {zaad}"
        assert MERK not in afloop.fout + afloop.uit
        geval.keur(afloop)


def test_no_message_quotes_what_was_written(gevuld: Archiefbouw, tmp_path: Path) -> None:
    plaats = Werkplaats.met(tmp_path, gevuld)
    for woorden in (
        plaats.woord("log", "--kern", "Reek", f"bsn 999990019 {MERK}"),
        plaats.woord("log", "--kern", MERK, "glad"),
        plaats.woord("wijzig", "--id", MERK, "--tekst", MERK),
        plaats.woord("log", "--kern", "Reek", "--datum", MERK, "glad"),
    ):
        antwoord = roep(*woorden, "-v")
        assert antwoord.status == 2
        assert MERK not in antwoord.fout + antwoord.uit
