"""One archive, two windows, two users of one machine: the second is told, nothing is harmed.

With real processes: locks belong to a process, and die with it.
"""

import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from signaal.domain.model import Signaal
from signaal.fouten import SchrijfFout
from signaal.storage.archive import Archive
from signaal.usecases.archief import sluit
from signaal.vault import Sleutel
from tests.builders import NU, Archiefbouw, vul

WORTEL = Path(__file__).parents[2]
#: Opens an archive, says how that went, and holds it until it is told to let go (or dies).
HOUDT = """
import os, sys
from pathlib import Path
from signaal.fouten import SignaalFout
from signaal.storage.archive import Archive
from signaal.vault import Sleutel
from tests.builders import NU
pad, sleutel, wie = Path(sys.argv[1]), Sleutel(bytes.fromhex(sys.argv[2])), int(sys.argv[3])
if wie and os.geteuid() == 0:
    os.seteuid(wie)
try:
    archive = Archive.open(pad, sleutel, NU, wacht_s=0.2)
except SignaalFout as fout:
    print(type(fout).__name__, flush=True)
else:
    print("open", flush=True)
    sys.stdin.readline()
    archive.close()
"""
#: Any user but the one of the tests; only root can be somebody else, others play with rights.
IEMAND_ANDERS = 65534


@contextmanager
def ander_proces(
    pad: Path, sleutel: Sleutel, wie: int = 0
) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """How opening went in a process of its own, and the process while it holds the archive."""
    opdracht = [sys.executable, "-c", HOUDT, str(pad), sleutel.database.hex(), str(wie)]
    with subprocess.Popen(
        opdracht, cwd=WORTEL, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as proces:
        assert proces.stdout is not None
        try:
            yield proces.stdout.readline().strip(), proces
        finally:
            proces.communicate("klaar\n")


@pytest.fixture
def archief(voorbeeld: Archiefbouw) -> Iterator[tuple[Path, Sleutel]]:
    """A closed archive with three signals, in a folder that others may look into."""
    with tempfile.TemporaryDirectory() as gemaakt:
        folder = Path(gemaakt)
        folder.chmod(0o755)
        bouw = Archiefbouw(folder / "team.signaal")
        bureau = bouw.als(voorbeeld)
        vul(bureau, 3)
        sluit(bureau)
        for pad in folder.iterdir():
            pad.chmod(0o644)
        yield bouw.pad, bureau.archive.sleutel
        folder.chmod(0o755)


def test_the_second_process_is_told_and_comes_in_afterwards(
    archief: tuple[Path, Sleutel],
) -> None:
    with ander_proces(*archief) as (eerste, _):
        assert eerste == "open"
        with ander_proces(*archief) as (tweede, _):
            assert tweede == "InGebruikFout"
    _is_heel(*archief)


def test_a_lock_of_a_process_that_died_is_no_lock(archief: tuple[Path, Sleutel]) -> None:
    with ander_proces(*archief) as (eerste, proces):
        assert eerste == "open"
        proces.kill()
        proces.wait()
        assert archief[0].with_name("team.signaal.slot").exists()
        _is_heel(*archief)


def test_another_user_is_told_that_it_is_in_use(archief: tuple[Path, Sleutel]) -> None:
    with ander_proces(*archief) as (eerste, _):
        assert eerste == "open"
        with ander_proces(*archief, wie=IEMAND_ANDERS) as (tweede, _):
            assert tweede == "InGebruikFout"
    _is_heel(*archief)


def test_another_user_without_rights_is_told_so_and_locks_nobody_out(
    archief: tuple[Path, Sleutel],
) -> None:
    """The archive itself may be written, the lock may not: who comes in would not be alone."""
    archief[0].parent.chmod(0o777)
    for pad in archief[0].parent.iterdir():
        pad.chmod(0o444 if pad.suffix == ".slot" else 0o666)
    with ander_proces(*archief, wie=IEMAND_ANDERS) as (tweede, _):
        assert tweede == "SchrijfFout"
    archief[0].with_name("team.signaal.slot").chmod(0o644)
    _is_heel(*archief)


def test_a_lock_that_another_user_may_not_even_read(archief: tuple[Path, Sleutel]) -> None:
    slot = archief[0].with_name("team.signaal.slot")
    slot.chmod(0o000)
    with ander_proces(*archief, wie=IEMAND_ANDERS) as (tweede, _):
        assert tweede == "SchrijfFout"
    slot.chmod(0o644)
    _is_heel(*archief)


def test_a_folder_that_may_not_be_written(archief: tuple[Path, Sleutel]) -> None:
    archief[0].with_name("team.signaal.slot").unlink()
    archief[0].parent.chmod(0o555)
    with ander_proces(*archief, wie=IEMAND_ANDERS) as (tweede, _):
        assert tweede == "SchrijfFout"
    archief[0].parent.chmod(0o755)
    _is_heel(*archief)


def test_the_lock_leaves_an_empty_file(archief: tuple[Path, Sleutel]) -> None:
    pad, sleutel = archief
    slot = pad.with_name("team.signaal.slot")
    slot.write_bytes(b"not a lock")
    archive = Archive.open(pad, sleutel, NU, wacht_s=0.2)
    archive.close()
    assert slot.stat().st_size == 0


def _koppel(slot: Path, doel: Path) -> None:
    try:
        slot.symlink_to(doel)
    except OSError:  # Windows lets only few people make one
        slot.hardlink_to(doel)


@pytest.mark.parametrize("koppel", [_koppel, Path.hardlink_to, lambda slot, _: slot.mkdir()])
def test_what_is_no_lock_of_ours_is_refused_and_left_as_it_is(
    archief: tuple[Path, Sleutel], koppel: Callable[[Path, Path], object]
) -> None:
    """A link beside the archive may lead to any file of who opens it."""
    slot = archief[0].with_name("team.signaal.slot")
    slot.unlink()
    verslag = archief[0].parent / "verslag.txt"
    verslag.write_text("van iemand anders")
    koppel(slot, verslag)

    with pytest.raises(SchrijfFout, match="niet van Signaal is"):
        Archive.open(*archief, NU, wacht_s=0.2)

    assert verslag.read_text() == "van iemand anders"
    slot.rmdir() if slot.is_dir() else slot.unlink()
    _is_heel(*archief)


def _is_heel(pad: Path, sleutel: Sleutel) -> None:
    archive = Archive.open(pad, sleutel, NU, wacht_s=0.2)
    try:
        assert archive.controleer().signalen == 3
        assert len(archive.alle(Signaal)) == 3
    finally:
        archive.close()
