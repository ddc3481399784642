"""Backup and restore from outside: words and exit statuses are a contract."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from signaal.usecases.archief import sluit
from signaal.usecases.reservekopie import reservekopieen_bij
from tests.builders import NU, Archiefbouw
from tests.roeper import roep

WORTEL = Path(__file__).parents[1]
#: Runs one command and dies at its n-th step in the code that handles files.
STERFT = """
import os, signal, sys
from tests.roeper import roep
nog = int(sys.argv[1])
def stap(frame, wat, _):
    global nog
    naam = frame.f_code.co_filename.replace(os.sep, "/")
    if wat == "call" and any(d in naam for d in ("storage/", "exchange/", "vault/", "reserve")):
        nog -= 1
        if nog == 0:
            os.kill(os.getpid(), signal.SIGTERM if os.name == "nt" else signal.SIGKILL)
sys.setprofile(stap)
antwoord = roep(*sys.argv[2:])
print(int(sys.argv[1]) - nog, antwoord.uit, antwoord.fout, end="", flush=True)
"""
#: Where to pull the plug, as a part of all steps: most of it where files change place.
BIJ_BEWAREN = (0.3, 0.6, 0.8, 0.9, 0.95, 0.99)
BIJ_TERUGZETTEN = (0.4, 0.62, 0.65, 0.68, 0.7, 0.72, 0.75, 0.8, 0.9)


@pytest.fixture
def archief(archiefbouw: Archiefbouw, voorbeeld: Archiefbouw) -> Path:
    """A closed archive of team Landerd with one signal."""
    sluit(archiefbouw.als(voorbeeld))
    log(archiefbouw.pad)
    return archiefbouw.pad


def log(archief: Path) -> None:
    assert roep("log", "--archief", archief, "--kern", "Reek", "losse tegel").status == 0


def sterf(stap: int, *woorden: str | Path) -> str:
    """Run a command that is killed at this step; what it printed."""
    proces = subprocess.run(
        [sys.executable, "-c", STERFT, str(stap), *map(str, woorden)],
        capture_output=True,
        text=True,
        cwd=WORTEL,
        check=False,
        env=dict(os.environ),
    )
    return proces.stdout


def signalen(archief: Path) -> int:
    """How many signals there are, when the archive is sound."""
    antwoord = roep("controleer", "--archief", archief)
    assert antwoord.status == 0, antwoord.fout
    return int(antwoord.uit.split(": ")[1].split()[0])


def test_out_and_back(archief: Path, tmp_path: Path) -> None:
    uit = tmp_path / "stick.reservekopie"
    gemaakt = roep("backup", "--archief", archief, "--naar", uit)
    assert (gemaakt.status, gemaakt.fout) == (0, "")
    assert gemaakt.uit == f"Reservekopie gemaakt: {uit} (1 signaal)\n"
    log(archief)
    log(archief)

    terug = roep("herstel", "--archief", archief, "--van", uit)

    assert (terug.status, terug.fout) == (0, "")
    toen = NU.astimezone()
    assert terug.uit == f"De reservekopie van {toen:%d-%m-%Y %H:%M} staat terug: 1 signaal\n"
    assert signalen(archief) == 1
    (eerder,) = reservekopieen_bij(archief)
    assert roep("herstel", "--archief", archief, "--van", eerder.pad).status == 0
    assert signalen(archief) == 3


def test_a_missing_key_bag_comes_back_without_what_else_is_in_the_backup(
    archief: Path, tmp_path: Path
) -> None:
    uit = tmp_path / "stick.reservekopie"
    roep("backup", "--archief", archief, "--naar", uit)
    log(archief)
    archief.with_name(archief.name + ".sleutels").unlink()

    terug = roep("herstel", "--archief", archief, "--van", uit)

    assert (terug.status, terug.fout) == (0, "")
    assert "alleen het sleutelbestand" in terug.uit
    assert signalen(archief) == 2


def test_on_a_new_laptop(archief: Path, tmp_path: Path) -> None:
    uit, nieuw = tmp_path / "stick.reservekopie", tmp_path / "laptop" / "team.signaal"
    nieuw.parent.mkdir()
    roep("backup", "--archief", archief, "--naar", uit)
    terug = roep("herstel", "--archief", nieuw, "--van", uit)
    assert terug.status == 0
    assert terug.uit.endswith("wachtwoord en de herstelcode van die kopie.\n")
    assert signalen(nieuw) == 1


def test_refusals(archief: Path, tmp_path: Path) -> None:
    uit = tmp_path / "stick.reservekopie"
    roep("backup", "--archief", archief, "--naar", uit)
    goed = uit.read_bytes()
    assert roep("backup", "--archief", archief, "--naar", uit).is_een_weigering(2)
    assert roep("backup", "--archief", archief, "--naar", archief).is_een_weigering(2)
    assert roep("backup", "--archief", archief, "--naar", tmp_path / "x" / "y").is_een_weigering(4)
    assert roep("backup", "--archief", tmp_path / "weg", "--naar", uit).is_een_weigering(3)
    assert roep("herstel", "--archief", archief, "--van", tmp_path / "weg").is_een_weigering(2)
    verkeerd = roep("herstel", "--archief", archief, "--van", uit, wachtwoord="mis")
    assert verkeerd.is_een_weigering(3)
    uit.write_bytes(goed[:-1])
    assert roep("herstel", "--archief", archief, "--van", uit).is_een_weigering(3)
    assert roep("herstel", "--archief", archief, "--van", archief).is_een_weigering(3)
    assert signalen(archief) == 1


def test_repair_without_a_backup_named(archief: Path, tmp_path: Path) -> None:
    heel = roep("herstel", "--archief", archief)
    assert (heel.status, heel.fout) == (0, "")
    assert heel.uit == "Het archief is in orde: 1 signaal. Er is niets veranderd.\n"
    ruw = bytearray(archief.read_bytes())
    ruw[len(ruw) // 2] ^= 1
    archief.write_bytes(ruw)
    assert roep("controleer", "--archief", archief).is_een_weigering(3)
    verslag = tmp_path / "verslag.txt"

    gerepareerd = roep("herstel", "--archief", archief, "--verslag", verslag)

    assert (gerepareerd.status, gerepareerd.fout) == (0, "")
    assert gerepareerd.uit.startswith("Het archief is gerepareerd: 1 signaal en ")
    assert verslag.read_text("utf-8") == gerepareerd.uit
    assert "tegel" not in gerepareerd.uit
    assert signalen(archief) == 1
    assert roep("herstel", "--archief", tmp_path / "weg").is_een_weigering(3)


@pytest.mark.parametrize("plek", ["", ".", "/", "x" * 300, "weg/team.signaal"])
def test_a_place_that_cannot_be_is_a_sentence(archief: Path, tmp_path: Path, plek: str) -> None:
    uit = tmp_path / "stick.reservekopie"
    roep("backup", "--archief", archief, "--naar", uit)
    assert roep("herstel", "--archief", plek, "--van", uit).is_een_weigering(4)
    assert roep("herstel", "--archief", archief, "--van", plek).status in (2, 4)
    assert roep("backup", "--archief", archief, "--naar", plek).status in (2, 4)


def stappen(*woorden: str | Path) -> int:
    """How many steps a command takes when nothing goes wrong."""
    return int(sterf(10**9, *woorden).split()[0])


def test_a_kill_while_making_leaves_a_whole_backup_or_none(archief: Path, tmp_path: Path) -> None:
    alles = stappen("backup", "--archief", archief, "--naar", tmp_path / "heel.reservekopie")
    gelukt: list[bool] = []
    for moment in BIJ_BEWAREN:
        uit = tmp_path / f"{moment}.reservekopie"
        gezegd = sterf(int(alles * moment), "backup", "--archief", archief, "--naar", uit)
        assert "gemaakt" not in gezegd
        if uit.exists():
            nieuw = tmp_path / f"{moment}.signaal"
            assert roep("herstel", "--archief", nieuw, "--van", uit).status == 0
            assert signalen(nieuw) == 1
        gelukt.append(uit.exists())
    assert signalen(archief) == 1
    assert gelukt[0] is False
    assert roep("backup", "--archief", archief, "--naar", tmp_path / "na.reservekopie").status == 0


def test_a_kill_while_putting_back_leaves_the_old_or_the_new(archief: Path, tmp_path: Path) -> None:
    uit = tmp_path / "stick.reservekopie"
    roep("backup", "--archief", archief, "--naar", uit)
    alles = stappen("herstel", "--archief", archief, "--van", uit)
    log(archief)
    gezien: list[int] = []
    for moment in BIJ_TERUGZETTEN:
        sterf(int(alles * moment), "herstel", "--archief", archief, "--van", uit)
        gezien.append(signalen(archief))
        if gezien[-1] == 1:
            log(archief)
    assert gezien[0] == 2
    assert set(gezien) == {1, 2}
    assert not list(archief.parent.glob("*.wissel*"))
    roep("herstel", "--archief", archief, "--van", uit)
    assert not list(archief.parent.glob("*.nieuw-*")), "leftovers are cleaned by the next"
