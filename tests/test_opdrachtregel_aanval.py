"""Hostile words, texts, names and files at the command line: one sentence, and nothing lost."""

import io
import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from signaal import opdrachtregel
from signaal.usecases.archief import sluit
from signaal.wereld import Wereld
from tests.builders import NU, VANDAAG, WACHTWOORD, Archiefbouw
from tests.roeper import roep

HOOFD = Path(__file__).parents[1] / "main.py"

#: What people and programs put in a text; each comes out as it reads.
TEKSTEN = [
    "=cmd|' /C calc'!A0",
    "+1",
    "-1",
    "-koud in huis",
    "--kern",
    "--",
    "@x",
    "\t=1+1",
    "\r=1+1",
    "'=al eens",
    "''-x",
    "'s avonds glad",
    "'); DROP TABLE signaal;--",
    "../../etc/passwd",
    "<b onload=x>&amp;</b>",
    "👵🏽 zwaait 👩‍👩‍👧",
    "שלום עולם مرحبا",
    "a\x00b\x1bc\x85d",
    "dubbele  spaties\ten een tab",
    "een\r\ntwee\rdrie\u2028vier\n  vijf",
    "a\ufeffb\ufffec\uffff d\u200be",
    "_x0041_ is geen A, _xD800_ ook niet",
    "%s %(prog)s {x}",
    "x" * 10_000,
]


@pytest.fixture
def archief(archiefbouw: Archiefbouw, voorbeeld: Archiefbouw) -> Path:
    """A closed archive of team Landerd."""
    sluit(archiefbouw.als(voorbeeld))
    return archiefbouw.pad


def tekst_uit(archief: Path, tmp_path: Path) -> list[str]:
    """The texts as jsonl gives them, sorted."""
    pad = tmp_path / "tekst_uit.jsonl"
    assert roep("exporteer", "--archief", archief, pad).status == 0
    regels = pad.read_text("utf-8").split("\n")
    return sorted(json.loads(regel)["tekst"] for regel in regels if regel)


def test_every_text_goes_out_and_comes_in_the_same(
    archief: Path, tmp_path: Path, voorbeeld: Archiefbouw
) -> None:
    for tekst in TEKSTEN:
        antwoord = roep("log", "--archief", archief, "--kern", "Reek", tekst)
        assert (antwoord.status, antwoord.fout) == (0, ""), tekst[:40]
        assert antwoord.uit.count("\n") == 1
    getypt = tekst_uit(archief, tmp_path)
    assert len(getypt) == len(TEKSTEN)
    assert "_x0041_ is geen A, _xD800_ ook niet" in getypt
    for soort in ("csv", "xlsx"):
        lijst = tmp_path / f"lijst.{soort}"
        assert roep("exporteer", "--archief", archief, lijst).status == 0
        (tmp_path / soort).mkdir()
        ander = Archiefbouw(tmp_path / soort / "ander.signaal")
        sluit(ander.als(voorbeeld))
        antwoord = roep("importeer", "--archief", ander.pad, lijst)
        assert antwoord.status == 0, antwoord.fout
        assert tekst_uit(ander.pad, tmp_path) == getypt
    assert roep("controleer", "--archief", archief).status == 0


@pytest.mark.parametrize(
    "tekst", ["", " \t\n ", "\x00\x01", "\u200b\u2060\ufeff", "y" * 10_001, "half \udcff teken"]
)
def test_a_text_that_cannot_be_kept_is_refused(archief: Path, tekst: str) -> None:
    assert roep("log", "--archief", archief, "--kern", "Reek", tekst).is_een_weigering(2)


@pytest.mark.parametrize("vlag", ["--kern", "--thema", "--datum", "--lid"])
@pytest.mark.parametrize("waarde", ["", " ", "z" * 10_001, "a\x00b", "=1+1", "--", "\udcff"])
def test_an_odd_value_is_refused(archief: Path, vlag: str, waarde: str) -> None:
    kern = [] if vlag == "--kern" else ["--kern", "Reek"]
    antwoord = roep("log", "--archief", archief, *kern, f"{vlag}={waarde}", "glad")
    if antwoord.status:
        assert antwoord.is_een_weigering(2)
    else:  # an empty day or lid is today and who works here
        assert waarde == ""


@pytest.mark.parametrize("dag", ["0001-01-01", "9999-12-31", "1999-12-31", "2026-02-30", "morgen"])
def test_days_beyond_reason_are_refused(archief: Path, tmp_path: Path, dag: str) -> None:
    assert roep(
        "log", "--archief", archief, "--kern", "Reek", "--datum", dag, "glad"
    ).is_een_weigering(2)
    assert roep(
        "agenda", "--archief", archief, "--overleg", dag, tmp_path / "x.pdf"
    ).is_een_weigering(2)
    nieuw = roep(
        "nieuw", "--archief", tmp_path / "n.signaal", "--team", "T", "--kern", "K",
        "--lid", "A:sociaal_werker", "--overleg", dag,
    )  # fmt: skip
    assert nieuw.status == (0 if dag == "1999-12-31" else 2)


def test_a_new_text_may_begin_with_a_dash(archief: Path, tmp_path: Path) -> None:
    id_ = roep("log", "--archief", archief, "--kern", "Reek", "--", "-eerst").uit.strip()
    assert roep("wijzig", "--archief", archief, "--id", id_, "--tekst", "-koud").status == 0
    assert tekst_uit(archief, tmp_path) == ["-koud"]


@pytest.mark.parametrize("plek", ["", ".", "..", "/", "x" * 300, "a\x00b", "geen/map/x"])
def test_a_place_that_cannot_be_is_a_sentence(
    archief: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, plek: str
) -> None:
    monkeypatch.chdir(tmp_path)
    team = ("--team", "T", "--kern", "K", "--lid", "A:sociaal_werker")
    assert roep("controleer", "--archief", plek).is_een_weigering(3)
    assert roep("nieuw", "--archief", plek, *team).status in (2, 4)
    assert roep("agenda", "--archief", archief, plek).is_een_weigering(4)
    assert roep("exporteer", "--archief", archief, plek).is_een_weigering(2)
    assert roep("importeer", "--archief", archief, plek).is_een_weigering(2)
    assert roep("kandidaten", "--in", plek, "--uit", "uit.csv").is_een_weigering(2)


def test_a_line_break_in_a_name_makes_no_second_line(tmp_path: Path) -> None:
    assert roep("controleer", "--archief", tmp_path / "a\nb.signaal").is_een_weigering(3)


@pytest.mark.parametrize("naast", ["", ".sleutels", ".slot"])
def test_no_output_replaces_the_archive_or_its_keys(
    archief: Path, tmp_path: Path, naast: str
) -> None:
    lijst = tmp_path / "lijst.csv"
    lijst.write_text("Datum;Dorp;Wie;Signaal\n3-11-2026;Reek;SW;glad\n", "utf-8")
    doel = archief.with_name(archief.name + naast)
    assert roep("agenda", "--archief", archief, doel).is_een_weigering(2)
    assert roep("importeer", "--archief", archief, lijst, "--verslag", doel).is_een_weigering(2)
    assert roep("importeer", "--archief", archief, lijst, "--verslag", lijst).is_een_weigering(2)
    assert lijst.read_text("utf-8").startswith("Datum")
    antwoord = roep("controleer", "--archief", archief)
    assert antwoord.uit.startswith("Het archief is in orde: 0 signalen")


def test_no_export_replaces_an_archive_that_is_called_like_a_list(
    tmp_path: Path, voorbeeld: Archiefbouw
) -> None:
    bouw = Archiefbouw(tmp_path / "team.csv")
    sluit(bouw.als(voorbeeld))
    assert roep("exporteer", "--archief", bouw.pad, bouw.pad).is_een_weigering(2)
    assert roep("controleer", "--archief", bouw.pad).status == 0


def test_a_lock_file_full_of_rubbish_locks_nobody_out(archief: Path) -> None:
    archief.with_name(archief.name + ".slot").write_bytes(b"rommel" * 1000)
    assert roep("log", "--archief", archief, "--kern", "Reek", "glad").status == 0


def test_a_report_that_cannot_be_written_leaves_the_list_out(archief: Path, tmp_path: Path) -> None:
    lijst = tmp_path / "lijst.csv"
    lijst.write_text("Datum;Dorp;Wie;Signaal\n3-11-2026;Reek;SW;glad\n", "utf-8")
    verslag = tmp_path / "geen" / "v.json"
    antwoord = roep("importeer", "--archief", archief, lijst, "--verslag", verslag)
    assert antwoord.is_een_weigering(4)
    assert tekst_uit(archief, tmp_path) == []


@pytest.mark.parametrize("proef", [["--proef"], []])
def test_a_list_without_a_usable_sheet_is_unusable_input(
    archief: Path, tmp_path: Path, proef: list[str]
) -> None:
    lijst = tmp_path / "lijst.csv"
    lijst.write_text("a;b\n1;2\n", "utf-8")
    verslag = tmp_path / "v.json"
    antwoord = roep("importeer", "--archief", archief, lijst, *proef, "--verslag", verslag)
    assert antwoord.is_een_weigering(2)
    assert not verslag.exists()


def test_a_trial_run_writes_nothing(archief: Path, tmp_path: Path) -> None:
    lijst = tmp_path / "lijst.csv"
    lijst.write_text("Datum;Dorp;Wie;Signaal\n3-11-2026;Reek;SW;glad\n", "utf-8")
    assert roep("importeer", "--archief", archief, lijst, "--proef").status == 0
    # The journal says who came in, so it is longer; there is no signal, and nothing to decide.
    assert "in orde: 0 signalen" in roep("controleer", "--archief", archief).uit
    assert roep("importeer", "--archief", archief, lijst).status == 0
    assert "in orde: 1 signaal en" in roep("controleer", "--archief", archief).uit


def test_what_may_point_at_a_person_is_kept_with_one_warning(archief: Path) -> None:
    antwoord = roep(
        "log", "--archief", archief, "--kern", "Reek",
        "mevrouw Van Kesterbrink, Klaverdonk 23, geboren 3-4-1941",
    )  # fmt: skip
    assert antwoord.status == 0
    assert antwoord.uit.count("\n") == 1
    assert antwoord.fout.count("\n") == 1
    assert "Kesterbrink" not in antwoord.fout


@pytest.mark.parametrize(
    "regel",
    [
        "",
        "null",
        "[]",
        '{"tekst": 5}',
        '{"id": NaN, "tekst": "a"}',
        '{"id": 1e999, "tekst": "a"}',
        '{"leer": [["a"]], "tekst": "b"}',
        '{"leer": [{}], "tekst": "b"}',
        '{"leer": "vallen", "tekst": "b"}',
        "[" * 100_000,
        '{"tekst": "a\udcffb"}',
    ],
)
def test_an_unusable_line_of_text_is_answered_and_the_next_one_too(regel: str) -> None:
    antwoord = roep("tekst", invoer=f'{regel}\n{{"id": 2, "tekst": "bsn 999990019"}}\n')
    assert antwoord.status == 0
    eerste, tweede = (json.loads(r) for r in antwoord.uit.splitlines())
    assert list(eerste) == ["fout"]
    assert tweede["privacy"] == [{"begin": 4, "eind": 13, "soort": "BSN", "stop": True}]


class _Dicht(io.StringIO):
    """A stream of which the reader went away."""

    def write(self, _: str, /) -> int:
        raise BrokenPipeError(32, "Broken pipe")


def test_nobody_to_print_for_is_a_sentence(archief: Path, tmp_path: Path) -> None:
    fout = io.StringIO()
    omgeving = {"SIGNAAL_WACHTWOORD": WACHTWOORD}
    wereld = Wereld(omgeving, lambda: NU, lambda: VANDAAG, io.StringIO(), _Dicht(), fout)
    woorden = ["log", "--archief", str(archief), "--kern", "Reek", "glad"]
    assert opdrachtregel.main(woorden, wereld) == 4
    assert fout.getvalue().count("\n") == 1
    assert tekst_uit(archief, tmp_path) == ["glad"]


def test_stopping_by_hand_is_a_sentence(archief: Path) -> None:
    def gestopt() -> date:
        raise KeyboardInterrupt

    fout = io.StringIO()
    omgeving = {"SIGNAAL_WACHTWOORD": WACHTWOORD}
    wereld = Wereld(omgeving, lambda: NU, gestopt, io.StringIO(), io.StringIO(), fout)
    woorden = ["log", "--archief", str(archief), "--kern", "Reek", "glad"]
    assert opdrachtregel.main(woorden, wereld) == 2
    assert fout.getvalue() == "Gestopt; wat bewaard was, is veilig.\n"


def hoofd(
    *woorden: str, invoer: bytes = b"", **omgeving: str
) -> subprocess.CompletedProcess[bytes]:
    """The real program in a process of its own."""
    return subprocess.run(
        [sys.executable, HOOFD, *woorden],
        input=invoer,
        capture_output=True,
        env={**os.environ, **omgeving},
        check=False,
    )


def test_the_conversation_is_utf8_whatever_the_machine_speaks() -> None:
    invoer = '{"id": "é", "tekst": "één 👵 bsn 999990019"}\n'.encode() + b'{"tekst": "a\xff"}\n'
    klaar = hoofd("tekst", invoer=invoer, PYTHONIOENCODING="cp1252", PYTHONUTF8="0", LC_ALL="C")
    assert (klaar.returncode, klaar.stderr) == (0, b"")
    eerste, tweede = (json.loads(r) for r in klaar.stdout.decode("ascii").splitlines())
    assert eerste["id"] == "é"
    assert eerste["privacy"] == [{"begin": 10, "eind": 19, "soort": "BSN", "stop": True}]
    assert list(tweede) == ["fout"]


@pytest.mark.parametrize("dag", ["onzin", "0001-01-01", "9999-12-31", " "])
def test_a_clock_beyond_reason_is_wrong_use(dag: str) -> None:
    klaar = hoofd("tekst", SIGNAAL_VANDAAG=dag)
    assert (klaar.returncode, klaar.stdout) == (2, b"")
    assert klaar.stderr.decode().strip() == "SIGNAAL_VANDAAG is geen dag; schrijf JJJJ-MM-DD."
