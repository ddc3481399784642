"""The shared folder: files are put there whole and found however they are called."""

import os
import time
from pathlib import Path

import pytest

from signaal.exchange import deelmap as module
from signaal.exchange.deelmap import Bestand, SchijfMap
from signaal.exchange.omslag import HOOGSTE_BESTAND
from signaal.exchange.segment import Segment, open_segment, segmentnaam
from signaal.fouten import (
    DeelmapFout,
)
from tests.exchange.dozen import ANNE, KRING, bestand, deel
from tests.exchange.mapfouten import NAAM, namen


def test_what_was_put_is_listed_and_read(plek: SchijfMap, gedeeld: Path) -> None:
    inhoud = bestand(ANNE)
    naam = segmentnaam(deel(ANNE), inhoud)
    plek.leg(naam, inhoud)
    (gevonden,) = plek.lijst()
    er = (gedeeld / naam).stat()
    assert gevonden == Bestand(naam, len(inhoud), er.st_mtime)
    assert plek.lees(naam) == inhoud
    assert [p.name for p in (gedeeld / naam).parent.iterdir()] == [Path(naam).name]


def test_nothing_is_ever_overwritten(plek: SchijfMap) -> None:
    plek.leg(NAAM, b"een")
    plek.leg(NAAM, b"een")
    with pytest.raises(DeelmapFout):
        plek.leg(NAAM, b"twee")
    assert plek.lees(NAAM) == b"een"


def test_an_empty_folder_has_no_files(plek: SchijfMap) -> None:
    assert plek.lijst() == []
    assert plek.lees(NAAM) is None


@pytest.mark.parametrize(
    "naam",
    [
        "v1/w/laptop/1-1-0123456789ab (1).vsg",
        "v1/w/laptop/1-1-0123456789ab-LAPTOP-VAN-ANNE.vsg",
        "v1/w/laptop/1-1-0123456789ab (conflicted copy 2026-11-30 090000).vsg",
        "v1/w/laptop (1)/wat dan ook.VSG",
        "v1 (1)/w/laptop/x.vsg",
        "V1/s/x.vsk",
        "v1/welkom/x.vsa",
        "zomaar hier.vsg",
    ],
)
def test_renamed_and_doubled_files_are_found_and_read(
    plek: SchijfMap, gedeeld: Path, naam: str
) -> None:
    inhoud = bestand(ANNE)
    (gedeeld / naam).parent.mkdir(parents=True, exist_ok=True)
    (gedeeld / naam).write_bytes(inhoud)
    assert namen(plek) == [naam]
    gelezen = plek.lees(naam)
    assert gelezen is not None
    assert isinstance(open_segment(gelezen, KRING), Segment)


def test_what_is_not_ours_is_left_alone(plek: SchijfMap, gedeeld: Path) -> None:
    for naam in (
        "v1/w/~0123.tmp",
        "v1/desktop.ini",
        "verslag.docx",
        "Foto's/1.vsg",
        "v1/w/x.vsg.b",
    ):
        (gedeeld / naam).parent.mkdir(parents=True, exist_ok=True)
        (gedeeld / naam).write_bytes(b"x")
    (gedeeld / "v1" / "map.vsg").mkdir()
    diep = gedeeld / "v1" / "a" / "b" / "c" / "d" / "e" / "f" / "g"
    diep.mkdir(parents=True)
    (diep / "x.vsg").write_bytes(b"x")
    assert plek.lijst() == []


def test_links_are_not_followed(plek: SchijfMap, gedeeld: Path, tmp_path: Path) -> None:
    (tmp_path / "elders").mkdir()
    (tmp_path / "elders" / "x.vsg").write_bytes(b"x")
    (gedeeld / "v1").mkdir()
    (gedeeld / "v1" / "weg").symlink_to(tmp_path / "elders")
    (gedeeld / "v1" / "rond").symlink_to(gedeeld / "v1")
    (gedeeld / "v1" / "x.vsg").symlink_to(tmp_path / "elders" / "x.vsg")
    assert plek.lijst() == []


def test_files_are_listed_by_name(plek: SchijfMap) -> None:
    for nummer in (3, 1, 2):
        plek.leg(f"v1/w/a/{nummer}.vsg", b"x")
    plek.leg("v1/k/x.vsk", b"y")
    assert namen(plek) == ["v1/k/x.vsk", "v1/w/a/1.vsg", "v1/w/a/2.vsg", "v1/w/a/3.vsg"]


def test_a_file_that_is_too_large_is_read_no_further_than_that(
    plek: SchijfMap, gedeeld: Path
) -> None:
    with (gedeeld / "groot.vsg").open("wb") as groot:
        groot.truncate(HOOGSTE_BESTAND * 4)
    gelezen = plek.lees("groot.vsg")
    assert gelezen is not None
    assert len(gelezen) == HOOGSTE_BESTAND + 1


@pytest.mark.parametrize("naam", ["../x.vsg", "v1/../../x.vsg", "/x.vsg", "", "v1/.."])
def test_a_name_that_leads_out_of_the_folder_is_a_mistake(plek: SchijfMap, naam: str) -> None:
    with pytest.raises(ValueError, match="not a name"):
        plek.lees(naam)
    with pytest.raises(ValueError, match="not a name"):
        plek.leg(naam, b"x")


def test_what_vanishes_while_it_is_listed_is_not_there(
    plek: SchijfMap, gedeeld: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (gedeeld / "v1" / "leeg").mkdir(parents=True)
    (gedeeld / "v1" / "weg").mkdir()
    (gedeeld / "v1" / "x.vsg").write_bytes(b"x")
    plek.leg(NAAM, b"x")
    echt = module._delen

    def delen(folder: str | Path) -> list[os.DirEntry[str]]:
        gezien = echt(folder)
        if str(folder) == str(gedeeld / "v1"):
            (gedeeld / "v1" / "x.vsg").unlink()
            (gedeeld / "v1" / "weg").rmdir()
        return gezien

    monkeypatch.setattr(module, "_delen", delen)
    assert namen(plek) == [NAAM]


def test_only_keys_are_ever_taken_away(plek: SchijfMap) -> None:
    for naam in (NAAM, "v1/s/a/x.vsk", "v1/welkom/x.vsa", "v1/s/a/x (1).VSK"):
        plek.leg(naam, b"x")
    plek.haal_weg("v1/s/a/x.vsk")
    plek.haal_weg("v1/s/a/x.vsk")
    plek.haal_weg("v1/s/a/x (1).VSK")
    for naam in (NAAM, "v1/welkom/x.vsa"):
        with pytest.raises(ValueError, match="nothing but keys"):
            plek.haal_weg(naam)
    assert namen(plek) == sorted([NAAM, "v1/welkom/x.vsa"])


def test_old_halves_are_swept_and_new_ones_left(plek: SchijfMap, gedeeld: Path) -> None:
    plek.leg(NAAM, b"x")
    oud, nieuw = gedeeld / "v1" / "w" / "~oud.tmp", gedeeld / "v1" / "~nieuw.tmp"
    for half in (oud, nieuw):
        half.write_bytes(b"half")
    gisteren = time.time() - 2 * 86_400
    os.utime(oud, (gisteren, gisteren))
    os.utime(gedeeld / NAAM, (gisteren, gisteren))
    plek.ruim_resten_op()
    assert not oud.exists()
    assert nieuw.exists()
    assert namen(plek) == [NAAM]
