"""The command line from outside: words, columns and exit statuses are a contract."""

import io
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import pytest

from signaal import opdrachtregel
from signaal.wereld import Wereld

VANDAAG = date(2026, 11, 20)
NU = datetime(2026, 11, 20, 12, tzinfo=UTC)


@dataclass
class Antwoord:
    """What a command left behind."""

    status: int
    uit: str
    fout: str


Roep = Callable[..., Antwoord]


@pytest.fixture
def roep() -> Roep:
    def doe(*woorden: str | Path, invoer: str = "", wachtwoord: str | None = "geheim") -> Antwoord:
        uit, fout = io.StringIO(), io.StringIO()
        omgeving = {} if wachtwoord is None else {"SIGNAAL_WACHTWOORD": wachtwoord}
        wereld = Wereld(omgeving, lambda: NU, lambda: VANDAAG, io.StringIO(invoer), uit, fout)
        status = opdrachtregel.main([str(w) for w in woorden], wereld)
        return Antwoord(status, uit.getvalue(), fout.getvalue())

    return doe


@pytest.fixture
def archief(tmp_path: Path, roep: Roep) -> Path:
    pad = tmp_path / "team.signaal"
    antwoord = roep(
        "nieuw", "--archief", pad, "--team", "Landerd",
        "--kern", "Schaijk", "--kern", "Zeeland", "--kern", "Reek",
        "--buurtschap", "Oventje=Zeeland",
        "--lid", "Anne:sociaal_werker", "--lid", "Bo:wijkverpleegkundige",
        "--overleg", "2026-11-20",
    )  # fmt: skip
    assert antwoord.status == 0, antwoord.fout
    return pad


def test_a_signal_is_logged_and_only_its_id_is_printed(roep: Roep, archief: Path) -> None:
    antwoord = roep("log", "--archief", archief, "--kern", "Schaijk", "--thema", "vallen", "glad")
    assert antwoord.status == 0
    assert UUID(antwoord.uit.strip()).version == 7
    assert antwoord.uit.count("\n") == 1


def test_a_letter_needs_no_passphrase_and_comes_in_with_the_next_command(
    roep: Roep, archief: Path, tmp_path: Path
) -> None:
    dicht = roep("brief", "--archief", archief, "--kern", "Reek", "-5 kilo", wachtwoord=None)
    assert (dicht.status, dicht.uit, dicht.fout) == (0, "", "")

    gelogd = roep("log", "--archief", archief, "--kern", "Schaijk", "glad")

    assert UUID(gelogd.uit.strip())
    assert gelogd.fout == "1 signaal van toen Signaal op slot was: kijk het even na.\n"
    roep("exporteer", "--archief", archief, tmp_path / "uit.jsonl")
    regels = [json.loads(r) for r in (tmp_path / "uit.jsonl").read_text().splitlines()]
    assert {(r["kern"].lower(), r["tekst"]) for r in regels} == {
        ("reek", "-5 kilo"),
        ("schaijk", "glad"),
    }


@pytest.mark.parametrize(("tekst", "status"), [("bel 06 12345678", 2), ("", 2), ("x" * 10_001, 2)])
def test_a_letter_that_may_not_be_is_refused(
    roep: Roep, archief: Path, tekst: str, status: int
) -> None:
    antwoord = roep("brief", "--archief", archief, tekst, wachtwoord=None)
    assert antwoord.status == status
    assert antwoord.fout.count("\n") == 1
    assert "12345678" not in antwoord.fout


def test_another_key_prints_a_new_code_and_keeps_everything(roep: Roep, archief: Path) -> None:
    gelogd = roep("log", "--archief", archief, "--kern", "Reek", "glad").uit.strip()
    voor = archief.read_bytes()

    antwoord = roep("hersleutel", "--archief", archief)

    assert (antwoord.status, antwoord.fout) == (0, "")
    eerste, tweede = antwoord.uit.splitlines()
    assert eerste == f"Het archief heeft een nieuwe sleutel: {archief}"
    assert re.fullmatch(r"Herstelcode \(bewaar hem op papier\): (\w{4}-){7}\w{4}", tweede)
    assert archief.read_bytes()[:4096] != voor[:4096]
    assert roep("controleer", "--archief", archief).status == 0
    assert roep("verwijder", "--archief", archief, "--id", gelogd).status == 0


@pytest.mark.parametrize(("wachtwoord", "status"), [("anders", 3), (None, 3)])
def test_another_key_needs_the_passphrase(
    roep: Roep, archief: Path, wachtwoord: str | None, status: int
) -> None:
    voor = archief.read_bytes()
    antwoord = roep("hersleutel", "--archief", archief, wachtwoord=wachtwoord)
    assert (antwoord.status, antwoord.uit) == (status, "")
    assert archief.read_bytes() == voor


def test_a_letter_to_no_archive_is_status_3(roep: Roep, tmp_path: Path) -> None:
    assert roep("brief", "--archief", tmp_path / "nergens", "vraag", wachtwoord=None).status == 3
    assert list(tmp_path.iterdir()) == []


def test_what_was_logged_comes_out_with_the_agreed_columns(
    roep: Roep, archief: Path, tmp_path: Path
) -> None:
    id_ = roep(
        "log", "--archief", archief, "--kern", "oventje", "--thema", "vallen", "--thema",
        "vervoer", "--bron", "huisarts", "--datum", "2026-11-03", "--lid", "Bo", "=1+1 glad",
    ).uit.strip()  # fmt: skip
    uit = tmp_path / "uit.csv"
    assert roep("exporteer", "--archief", archief, uit).status == 0
    kop, rij, rest = uit.read_bytes().decode("utf-8-sig").split("\r\n")
    assert kop == "id;datum;kern;buurtschap;discipline;lid;themas;bron;spoed;tekst;gewijzigd"
    assert rij.startswith(f"{id_};2026-11-03;Zeeland;Oventje;")
    assert ";Bo;vallen|vervoer;huisarts;" in rij
    assert ";'=1+1 glad;" in rij
    assert rest == ""


def test_jsonl_has_the_same_names_and_no_apostrophe(
    roep: Roep, archief: Path, tmp_path: Path
) -> None:
    roep("log", "--archief", archief, "--kern", "Reek", "-5 kilo sinds kerst")
    uit = tmp_path / "uit.jsonl"
    assert roep("exporteer", "--archief", archief, uit).status == 0
    (regel,) = uit.read_text("utf-8").splitlines()
    assert json.loads(regel)["tekst"] == "-5 kilo sinds kerst"


def test_edit_and_remove(roep: Roep, archief: Path, tmp_path: Path) -> None:
    id_ = roep("log", "--archief", archief, "--kern", "Reek", "eerst").uit.strip()
    gewijzigd = roep(
        "wijzig", "--archief", archief, "--id", id_, "--tekst", "daarna", "--thema", "rouw",
        "--kern", "Schaijk",
    )  # fmt: skip
    assert gewijzigd.status == 0
    uit = tmp_path / "uit.jsonl"
    roep("exporteer", "--archief", archief, uit)
    rij = json.loads(uit.read_text("utf-8"))
    assert (rij["tekst"], rij["themas"], rij["kern"]) == ("daarna", "rouw", "Schaijk")
    assert roep("verwijder", "--archief", archief, "--id", id_).status == 0
    roep("exporteer", "--archief", archief, uit)
    assert uit.read_text("utf-8") == ""


@pytest.mark.parametrize(
    "tekst",
    ["bsn 999990019", "bel 06-71 23 45 09", "mail toos@mail.example", "NL91ABNA0417164300"],
)
def test_a_hard_identifier_is_refused_and_never_quoted(
    roep: Roep, archief: Path, tekst: str
) -> None:
    antwoord = roep("log", "--archief", archief, "--kern", "Reek", tekst)
    assert antwoord.status == 2
    assert antwoord.uit == ""
    assert antwoord.fout.count("\n") == 1
    assert tekst.split()[-1] not in antwoord.fout


def test_agenda_for_the_trio_and_for_one_board(roep: Roep, archief: Path, tmp_path: Path) -> None:
    for nummer in range(6):
        roep(
            "log", "--archief", archief, "--kern", "Schaijk", "--thema", "vallen",
            "--datum", f"2026-11-{nummer + 2:02}", f"losse tegel {nummer}",
        )  # fmt: skip
    trio, bestuur = tmp_path / "trio.pdf", tmp_path / "bestuur.pdf"
    assert roep("agenda", "--archief", archief, trio).status == 0
    antwoord = roep(
        "agenda", "--archief", archief, "--overleg", "2026-11-20", "--editie", "bestuur",
        "--bestuur", "Zorgcoöperatie Schaijk", bestuur,
    )  # fmt: skip
    assert antwoord.status == 0, antwoord.fout
    assert trio.read_bytes().startswith(b"%PDF-")
    assert bestuur.read_bytes().startswith(b"%PDF-")
    eerste = bestuur.read_bytes()
    roep("agenda", "--archief", archief, "--editie", "bestuur", "--bestuur", "schaijk", bestuur)
    assert bestuur.read_bytes() == eerste


def test_a_board_must_be_chosen_when_there_are_three(
    roep: Roep, archief: Path, tmp_path: Path
) -> None:
    antwoord = roep("agenda", "--archief", archief, "--editie", "bestuur", tmp_path / "x.pdf")
    assert antwoord.status == 2
    assert "Zorgcoöperatie Reek" in antwoord.fout
    assert not (tmp_path / "x.pdf").exists()


def test_the_funders_table_tells_of_periods_that_are_over(
    roep: Roep, archief: Path, tmp_path: Path
) -> None:
    for _ in range(6):
        roep("log", "--archief", archief, "--kern", "Reek", "--thema", "vallen",
             "--datum", "2026-09-30", "glad")  # fmt: skip
    uit = tmp_path / "tabel.csv"
    assert roep("tabel", "--archief", archief, uit).status == 0
    regels = uit.read_text("utf-8-sig").splitlines()
    assert regels[0].startswith("thema;kern;")
    (reek,) = [r for r in regels if r.startswith("Vallen") and ";Reek;" in r]
    assert "6" in reek.split(";")
    (zeeland,) = [r for r in regels if r.startswith("Vallen") and ";Zeeland;" in r]
    assert set(zeeland.split(";")[2:]) == {"<5"}
    for fout in (("--jaar", "2031", uit), ("--jaar", "veel", uit), (tmp_path / "tabel.pdf",)):
        assert roep("tabel", "--archief", archief, *fout).status == 2
    assert not (tmp_path / "tabel.pdf").exists()


def test_check_says_one_line(roep: Roep, archief: Path) -> None:
    antwoord = roep("controleer", "--archief", archief)
    assert (antwoord.status, antwoord.uit.count("\n")) == (0, 1)


@pytest.mark.parametrize(
    "woorden",
    [
        ("log", "--kern", "Atlantis", "tekst"),
        ("log", "--kern", "Reek", "--thema", "bestaat_niet", "tekst"),
        ("log", "--kern", "Reek", "--datum", "gisteren", "tekst"),
        ("log", "--kern", "Reek", "--lid", "Niemand", "tekst"),
        ("log", "--kern", "Reek", "   "),
        ("wijzig", "--id", "geen-id", "--tekst", "x"),
        ("wijzig", "--id", "0198f0c2-0000-7000-8000-000000000000", "--tekst", "x"),
        ("verwijder", "--id", "0198f0c2-0000-7000-8000-000000000000"),
        ("exporteer", "uit.docx"),
        ("importeer", "bestaat-niet.xlsx"),
        ("agenda", "--overleg", "2026-11-19", "x.pdf"),
        ("agenda", "--bestuur", "Reek", "x.pdf"),
    ],
)
def test_wrong_use_is_one_dutch_sentence_and_status_2(
    roep: Roep, archief: Path, woorden: tuple[str, ...]
) -> None:
    woord, *rest = woorden
    antwoord = roep(woord, "--archief", archief, *rest)
    assert antwoord.status == 2
    assert antwoord.uit == ""
    assert antwoord.fout.count("\n") == 1
    assert "Traceback" not in antwoord.fout


def test_unknown_words_are_wrong_use(roep: Roep) -> None:
    assert roep("dansen").status == 2
    assert roep("log").status == 2
    assert roep("nieuw", "--archief", "x").status == 2


def test_new_on_something_that_exists_changes_nothing(roep: Roep, archief: Path) -> None:
    voor = archief.read_bytes()
    antwoord = roep(
        "nieuw", "--archief", archief, "--team", "X", "--kern", "Y", "--lid", "Z:sociaal_werker"
    )
    assert antwoord.status == 2
    assert archief.read_bytes() == voor


def test_wrong_missing_and_no_passphrase_are_three_sentences(
    roep: Roep, archief: Path, tmp_path: Path
) -> None:
    verkeerd = roep("controleer", "--archief", archief, wachtwoord="anders")
    geen = roep("controleer", "--archief", archief, wachtwoord=None)
    weg = roep("controleer", "--archief", tmp_path / "nergens.signaal")
    assert [a.status for a in (verkeerd, geen, weg)] == [3, 3, 3]
    assert len({a.fout for a in (verkeerd, geen, weg)}) == 3


def test_writing_where_nothing_can_be_written_is_status_4(
    roep: Roep, archief: Path, tmp_path: Path
) -> None:
    antwoord = roep("exporteer", "--archief", archief, tmp_path / "geen" / "map" / "uit.csv")
    assert antwoord.status == 4
    assert antwoord.fout.count("\n") == 1


def test_v_adds_the_cause(roep: Roep, archief: Path, tmp_path: Path) -> None:
    doel = tmp_path / "geen" / "uit.csv"
    kaal = roep("exporteer", "--archief", archief, doel)
    uitgebreid = roep("exporteer", "--archief", archief, doel, "-v")
    assert len(uitgebreid.fout) > len(kaal.fout)
    assert uitgebreid.fout.startswith(kaal.fout.rstrip("\n"))


def test_candidates_from_cells(roep: Roep, tmp_path: Path) -> None:
    cellen, uit = tmp_path / "cellen.csv", tmp_path / "uit.csv"
    regels = ["gemeente,kern,thema,periode,aantal,inzet,compleet"]
    regels += [f"landerd,schaijk,vallen,{p},{1 if p < 12 else 14},3,1" for p in range(13)]
    cellen.write_text("\n".join(regels) + "\n", "utf-8")
    antwoord = roep("kandidaten", "--in", cellen, "--uit", uit, "--vanaf", "12")
    assert antwoord.status == 0, antwoord.fout
    kop, rij = uit.read_text("utf-8").splitlines()
    assert kop == "gemeente,kern,thema,periode,score,p,vlag,reden"
    assert rij.split(",")[:4] == ["landerd", "schaijk", "vallen", "12"]
    assert rij.split(",")[6] == "1"


def test_candidates_with_a_negative_count_name_the_line(roep: Roep, tmp_path: Path) -> None:
    cellen = tmp_path / "cellen.csv"
    cellen.write_text(
        "gemeente,kern,thema,periode,aantal,inzet,compleet\na,b,c,1,2,3,1\na,b,c,2,-1,3,1\n",
        "utf-8",
    )
    antwoord = roep("kandidaten", "--in", cellen, "--uit", tmp_path / "uit.csv")
    assert antwoord.status == 2
    assert "3" in antwoord.fout


def test_text_answers_line_by_line(roep: Roep) -> None:
    invoer = '{"id": "a", "tekst": "bsn 999990019"}\nkapot\n{"vergeet": true}\n'
    antwoord = roep("tekst", invoer=invoer)
    eerste, tweede, derde = (json.loads(r) for r in antwoord.uit.splitlines())
    assert eerste["privacy"] == [{"begin": 4, "eind": 13, "soort": "BSN", "stop": True}]
    assert "fout" in tweede
    assert derde == {"ok": True}


def test_the_example_team_is_the_same_every_time(roep: Roep, tmp_path: Path) -> None:
    beide = []
    for naam in ("een", "twee"):
        agenda = tmp_path / f"{naam}.pdf"
        antwoord = roep("demo", "--map", tmp_path / naam, "--agenda", agenda, wachtwoord=None)
        assert antwoord.status == 0, antwoord.fout
        assert "Wachtwoord: " in antwoord.uit
        assert (tmp_path / naam / "demo.signaal").exists()
        beide.append(agenda.read_bytes())
    assert beide[0] == beide[1]


def test_import_report_has_the_agreed_keys(roep: Roep, archief: Path, tmp_path: Path) -> None:
    lijst = tmp_path / "lijst.csv"
    lijst.write_text(
        "Datum;Dorp;Wie;Signaal;Onderwerp\n"
        "3-11-2026;Schaijk;SW;gladde tegels bij de kerk;vallen\n"
        "4-11-2026;Oventje;wvk;zorgt voor haar man;mantelzorg\n"
        "12-3;Reek;PJ;dampen bij de skatebaan;vapen\n"
        "5-11-2026;Nergenshuizen;SW;weet niet waar;rouw\n",
        "utf-8",
    )
    verslag = tmp_path / "v.json"
    proef = roep("importeer", "--archief", archief, lijst, "--proef", "--verslag", verslag)
    assert proef.status == 0, proef.fout
    v = json.loads(verslag.read_text("utf-8"))
    assert {"gelezen", "aangenomen", "dubbel", "te_beslissen", "waardevragen"} <= set(v)
    assert {"per_kern", "per_periode", "kolommen"} <= set(v)
    assert (v["gelezen"], v["aangenomen"], v["dubbel"]) == (4, 2, 0)
    assert [t["regel"] for t in v["te_beslissen"]] == [4]
    assert v["waardevragen"][0]["waarde"] == "Nergenshuizen"
    roep("importeer", "--archief", archief, lijst)
    tweede = roep("importeer", "--archief", archief, lijst, "--verslag", verslag)
    assert tweede.status == 0
    assert json.loads(verslag.read_text("utf-8"))["aangenomen"] == 0
