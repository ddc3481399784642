"""The machine fails half-way: what was acknowledged is there, and nothing is half done."""

import json
import subprocess
import sys
from pathlib import Path
from secrets import token_urlsafe

import pytest

from signaal.usecases.archief import sluit
from tests.builders import Archiefbouw
from tests.fouten.volle_schijf import kleine_schijf
from tests.roeper import roep

WORTEL = Path(__file__).parents[2]
#: Logs without end, each id printed after the signal is on disk, as one command after another.
LOGT = """
import sys
from tests.fouten.volle_schijf import kleine_schijf
from tests.roeper import roep
while True:
    print(roep("log", "--archief", sys.argv[1], "--kern", "Reek", "losse tegel").uit, end="")
    sys.stdout.flush()
"""
#: Runs one command and dies at its n-th step in the code that writes.
STERFT = """
import os, signal, sys
from tests.fouten.volle_schijf import kleine_schijf
from tests.roeper import roep
nog = int(sys.argv[1])
def stap(frame, wat, _):
    global nog
    naam = frame.f_code.co_filename.replace(os.sep, "/")
    if wat == "call" and any(deel in naam for deel in ("signaal/storage", "exchange/bestand")):
        nog -= 1
        if nog == 0:
            os.kill(os.getpid(), signal.SIGTERM if os.name == "nt" else signal.SIGKILL)
sys.setprofile(stap)
print(roep(*sys.argv[2:]).uit, end="", flush=True)
"""
LIJST = "Datum;Dorp;Wie;Signaal\n" + "".join(
    f"{1 + i % 28}-{1 + i % 10}-2026;Reek;SW;tekst nummer {i}\n" for i in range(50)
)


@pytest.fixture
def archief(archiefbouw: Archiefbouw, voorbeeld: Archiefbouw) -> Path:
    """A closed archive of team Landerd."""
    sluit(archiefbouw.als(voorbeeld))
    return archiefbouw.pad


def ids_in(archief: Path, tmp_path: Path) -> set[str]:
    """Every signal of the archive, after a check that it is sound."""
    antwoord = roep("controleer", "--archief", archief)
    assert antwoord.status == 0, antwoord.fout
    uit = tmp_path / "na.jsonl"
    assert roep("exporteer", "--archief", archief, uit).status == 0
    return {json.loads(regel)["id"] for regel in uit.read_text("utf-8").splitlines()}


def start(script: str, *woorden: object) -> subprocess.Popen[str]:
    """A second process on the same machine."""
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, woorden)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=WORTEL,
    )


def sterf(stap: int, *woorden: object) -> str:
    """Run a command that is killed at this step, and give what it printed."""
    with start(STERFT, stap, *woorden) as proces:
        return proces.communicate()[0]


def test_a_kill_between_saves_loses_no_acknowledged_signal(archief: Path, tmp_path: Path) -> None:
    with start(LOGT, archief) as proces:
        assert proces.stdout is not None
        gemeld = {proces.stdout.readline().strip() for _ in range(8)}
        proces.kill()
    assert len(gemeld) == 8
    assert gemeld <= ids_in(archief, tmp_path)


def test_a_kill_at_any_step_leaves_all_or_nothing(archief: Path, tmp_path: Path) -> None:
    lijst, csv, pdf = tmp_path / "lijst.csv", tmp_path / "uit.csv", tmp_path / "uit.pdf"
    lijst.write_text(LIJST, "utf-8")
    opdrachten: tuple[tuple[object, ...], ...] = (
        ("log", "--archief", archief, "--kern", "Reek", "glad"),
        ("importeer", "--archief", archief, lijst),
        ("exporteer", "--archief", archief, csv),
        ("agenda", "--archief", archief, pdf),
    )
    gemeld: set[str] = set()
    for stap, opdracht in zip((300, 90, 120, 250), opdrachten, strict=True):
        voor = ids_in(archief, tmp_path)
        uit = sterf(stap, *opdracht)
        if opdracht[0] == "log":
            gemeld |= set(uit.split())
        na = ids_in(archief, tmp_path)
        assert voor <= na
        assert len(na - voor) in ({0, 50} if opdracht[0] == "importeer" else {0, 1})
        assert not csv.exists() or csv.read_bytes().endswith(b"\r\n")
        assert not pdf.exists() or pdf.read_bytes().rstrip().endswith(b"%%EOF")
    assert gemeld <= ids_in(archief, tmp_path)
    assert roep("exporteer", "--archief", archief, csv).status == 0
    assert [p.name for p in tmp_path.glob(".~uit.csv.*")] == []


def test_two_who_log_at_once_both_keep_everything(archief: Path, tmp_path: Path) -> None:
    with start(LOGT, archief) as een, start(LOGT, archief) as ander:
        assert een.stdout is not None
        assert ander.stdout is not None
        gemeld = {uit.readline().strip() for _ in range(5) for uit in (een.stdout, ander.stdout)}
        een.kill()
        ander.kill()
    assert len(gemeld) == 10
    assert gemeld <= ids_in(archief, tmp_path)


def test_a_flipped_bit_anywhere_is_noticed(archief: Path) -> None:
    bos = archief.with_name(archief.name + ".sleutels")
    for nummer, pad in enumerate([archief] * 12 + [bos] * 12):
        goed = pad.read_bytes()
        kapot = bytearray(goed)
        kapot[(nummer + 1) * 2_654_435_761 % len(kapot)] ^= 1 << nummer % 8
        pad.write_bytes(kapot)
        assert roep("controleer", "--archief", archief).is_een_weigering(3)
        pad.write_bytes(goed)
    assert roep("controleer", "--archief", archief).status == 0


@pytest.mark.zwaar
def test_a_full_disk_for_the_output_leaves_the_old_file(archief: Path, tmp_path: Path) -> None:
    for _ in range(6):
        roep(
            "log", "--archief", archief, "--kern", "Reek", "--thema", "vallen", token_urlsafe(3000)
        )
    voor = roep("controleer", "--archief", archief).uit
    with kleine_schijf(tmp_path / "klein", 16) as schijf:
        (schijf / "vol").write_bytes(bytes(8192))
        for naam in ("uit.csv", "uit.xlsx", "uit.jsonl", "uit.pdf"):
            woord = "agenda" if naam.endswith("pdf") else "exporteer"
            (schijf / naam).write_bytes(b"")
            assert roep(woord, "--archief", archief, schijf / naam).is_een_weigering(4)
            assert (schijf / naam).read_bytes() == b""
        assert sorted(p.name for p in schijf.iterdir()) == [
            "uit.csv", "uit.jsonl", "uit.pdf", "uit.xlsx", "vol",
        ]  # fmt: skip
    assert roep("controleer", "--archief", archief).uit.split(" en ")[0] == voor.split(" en ")[0]
