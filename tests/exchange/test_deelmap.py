"""The shared folder: files are put there whole and found however they are called; what is wrong
with it is one calm sentence."""

import errno
import os
import stat
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from signaal.domain.wissel import Oordeel
from signaal.exchange import deelmap as module
from signaal.exchange.deelmap import Bestand, SchijfMap
from signaal.exchange.deelmapzinnen import OORDEELZINNEN, als_deelmapfout
from signaal.exchange.omslag import HOOGSTE_BESTAND, Soort, soort_van
from signaal.exchange.segment import Segment, open_segment, segmentnaam
from signaal.fouten import (
    DeelmapDichtFout,
    DeelmapFout,
    DeelmapVolFout,
    DeelmapWegFout,
    NietGedownloadFout,
)
from signaal.vault import vervangen
from tests.exchange.dozen import ANNE, KRING, bestand, deel

NAAM = "v1/w/laptop/1-1-0123456789ab.vsg"


class WindowsFout(PermissionError):
    """As Python on Windows raises it: with a number of Windows."""

    def __init__(self, winerror: int, nummer: int = errno.EACCES) -> None:
        super().__init__(nummer, "refused")
        self.winerror = winerror


@pytest.fixture
def pad(tmp_path: Path) -> Path:
    pad = tmp_path / "Gedeeld"
    pad.mkdir()
    return pad


@pytest.fixture
def plek(pad: Path) -> SchijfMap:
    return SchijfMap(pad)


@pytest.fixture
def geslapen(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long was waited, on a machine that is Windows in this respect."""
    wachten: list[float] = []
    monkeypatch.setattr(vervangen, "_WINDOWS", True)
    monkeypatch.setattr("signaal.vault.vervangen.time.sleep", wachten.append)
    return wachten


def weiger(monkeypatch: pytest.MonkeyPatch, wat: str, fouten: list[OSError]) -> None:
    """Let this method of Path fail with these, one by one, and then work again."""
    echt: Callable[..., object] = getattr(Path, wat)

    def methode(self: Path, *args: object, **kwargs: object) -> object:
        if fouten:
            raise fouten.pop(0)
        return echt(self, *args, **kwargs)

    monkeypatch.setattr(Path, wat, methode)


def namen(plek: SchijfMap) -> list[str]:
    return [gevonden.naam for gevonden in plek.lijst()]


# -- putting, listing, reading --------------------------------------------------------------------


def test_what_was_put_is_listed_and_read(plek: SchijfMap, pad: Path) -> None:
    inhoud = bestand(ANNE)
    naam = segmentnaam(deel(ANNE), inhoud)
    plek.leg(naam, inhoud)
    (gevonden,) = plek.lijst()
    er = (pad / naam).stat()
    assert gevonden == Bestand(naam, len(inhoud), er.st_mtime)
    assert plek.lees(naam) == inhoud
    assert [p.name for p in (pad / naam).parent.iterdir()] == [Path(naam).name]


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
    plek: SchijfMap, pad: Path, naam: str
) -> None:
    inhoud = bestand(ANNE)
    (pad / naam).parent.mkdir(parents=True, exist_ok=True)
    (pad / naam).write_bytes(inhoud)
    assert namen(plek) == [naam]
    gelezen = plek.lees(naam)
    assert gelezen is not None
    assert isinstance(open_segment(gelezen, KRING), Segment)


def test_what_is_not_ours_is_left_alone(plek: SchijfMap, pad: Path) -> None:
    for naam in (
        "v1/w/~0123.tmp",
        "v1/desktop.ini",
        "verslag.docx",
        "Foto's/1.vsg",
        "v1/w/x.vsg.b",
    ):
        (pad / naam).parent.mkdir(parents=True, exist_ok=True)
        (pad / naam).write_bytes(b"x")
    (pad / "v1" / "map.vsg").mkdir()
    diep = pad / "v1" / "a" / "b" / "c" / "d" / "e" / "f" / "g"
    diep.mkdir(parents=True)
    (diep / "x.vsg").write_bytes(b"x")
    assert plek.lijst() == []


def test_links_are_not_followed(plek: SchijfMap, pad: Path, tmp_path: Path) -> None:
    (tmp_path / "elders").mkdir()
    (tmp_path / "elders" / "x.vsg").write_bytes(b"x")
    (pad / "v1").mkdir()
    (pad / "v1" / "weg").symlink_to(tmp_path / "elders")
    (pad / "v1" / "rond").symlink_to(pad / "v1")
    (pad / "v1" / "x.vsg").symlink_to(tmp_path / "elders" / "x.vsg")
    assert plek.lijst() == []


def test_files_are_listed_by_name(plek: SchijfMap) -> None:
    for nummer in (3, 1, 2):
        plek.leg(f"v1/w/a/{nummer}.vsg", b"x")
    plek.leg("v1/k/x.vsk", b"y")
    assert namen(plek) == ["v1/k/x.vsk", "v1/w/a/1.vsg", "v1/w/a/2.vsg", "v1/w/a/3.vsg"]


def test_a_file_that_is_too_large_is_read_no_further_than_that(plek: SchijfMap, pad: Path) -> None:
    with (pad / "groot.vsg").open("wb") as groot:
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
    plek: SchijfMap, pad: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (pad / "v1" / "leeg").mkdir(parents=True)
    (pad / "v1" / "weg").mkdir()
    (pad / "v1" / "x.vsg").write_bytes(b"x")
    plek.leg(NAAM, b"x")
    echt = module._delen

    def delen(folder: str | Path) -> list[os.DirEntry[str]]:
        gezien = echt(folder)
        if str(folder) == str(pad / "v1"):
            (pad / "v1" / "x.vsg").unlink()
            (pad / "v1" / "weg").rmdir()
        return gezien

    monkeypatch.setattr(module, "_delen", delen)
    assert namen(plek) == [NAAM]


def test_a_kind_is_what_a_file_begins_with(plek: SchijfMap) -> None:
    assert soort_van(bestand(ANNE)) is Soort.SEGMENT
    assert soort_van(b"SIGNAAL-K9\n") is Soort.EPOCH
    assert soort_van(b"SIGNAAL-") is None
    assert len({soort.value for soort in Soort}) == 5


# -- taking away ----------------------------------------------------------------------------------


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


def test_old_halves_are_swept_and_new_ones_left(plek: SchijfMap, pad: Path) -> None:
    plek.leg(NAAM, b"x")
    oud, nieuw = pad / "v1" / "w" / "~oud.tmp", pad / "v1" / "~nieuw.tmp"
    for half in (oud, nieuw):
        half.write_bytes(b"half")
    gisteren = time.time() - 2 * 86_400
    os.utime(oud, (gisteren, gisteren))
    os.utime(pad / NAAM, (gisteren, gisteren))
    plek.ruim_resten_op()
    assert not oud.exists()
    assert nieuw.exists()
    assert namen(plek) == [NAAM]


# -- the folder -----------------------------------------------------------------------------------


def test_a_folder_that_is_gone_is_said_and_not_made(tmp_path: Path) -> None:
    plek = SchijfMap(tmp_path / "weg")
    for doe in (plek.lijst, lambda: plek.leg(NAAM, b"x")):
        with pytest.raises(DeelmapWegFout, match="niet te vinden") as fout:
            doe()
        assert fout.value.status == 4
    assert not (tmp_path / "weg").exists()
    (tmp_path / "bestand").write_text("x")
    with pytest.raises(DeelmapWegFout):
        SchijfMap(tmp_path / "bestand").lijst()


@pytest.mark.parametrize("nummer", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_is_said_and_nothing_is_half_there(
    plek: SchijfMap, monkeypatch: pytest.MonkeyPatch, nummer: int, pad: Path
) -> None:
    def vol(_: int) -> None:
        raise OSError(nummer, "full")

    with monkeypatch.context() as m:
        m.setattr("signaal.exchange.deelmap.os.fsync", vol)
        with pytest.raises(DeelmapVolFout, match="De gedeelde map is vol"):
            plek.leg(NAAM, b"x" * 1000)
    assert list((pad / "v1" / "w" / "laptop").iterdir()) == []
    plek.leg(NAAM, b"x")
    assert namen(plek) == [NAAM]


@pytest.mark.parametrize("nummer", [errno.EACCES, errno.EPERM, errno.EROFS])
@pytest.mark.parametrize("wat", ["schrijven", "lezen", "lijst", "weghalen"])
def test_no_rights_is_said(
    plek: SchijfMap, monkeypatch: pytest.MonkeyPatch, nummer: int, wat: str
) -> None:
    doen: dict[str, tuple[str, Callable[[], object]]] = {
        "schrijven": ("mkdir", lambda: plek.leg("v1/k/x.vsk", b"x")),
        "lezen": ("open", lambda: plek.lees(NAAM)),
        "weghalen": ("unlink", lambda: plek.haal_weg("v1/s/x.vsk")),
        "lijst": ("is_dir", plek.lijst),
    }
    plek.leg(NAAM, b"x")
    methode, doe = doen[wat]
    with monkeypatch.context() as m:
        weiger(m, methode, [OSError(nummer, "no rights")] * 99)
        with pytest.raises(DeelmapDichtFout, match="mag in de gedeelde map niet"):
            doe()


@pytest.mark.parametrize(
    ("fout", "er", "soort"),
    [
        (OSError(errno.ENOENT, ""), False, DeelmapWegFout),
        (OSError(errno.EIO, ""), False, DeelmapWegFout),
        (OSError(errno.ENOENT, ""), True, DeelmapFout),
        (WindowsFout(53, errno.ENOENT), False, DeelmapWegFout),
        (WindowsFout(21), False, DeelmapWegFout),
        (WindowsFout(5), False, DeelmapDichtFout),
        (WindowsFout(5), True, DeelmapDichtFout),
        (WindowsFout(112, errno.ENOSPC), True, DeelmapVolFout),
        (WindowsFout(39, errno.EINVAL), True, DeelmapVolFout),
        (WindowsFout(362, errno.EINVAL), True, NietGedownloadFout),
        (WindowsFout(206, errno.ENOENT), True, DeelmapFout),
        (OSError(errno.EINVAL, ""), True, DeelmapFout),
    ],
)
def test_what_the_system_says_has_one_sentence(
    fout: OSError, er: bool, soort: type[DeelmapFout]
) -> None:
    gezegd = als_deelmapfout(fout, map_is_er=er)
    assert type(gezegd) is soort
    assert gezegd.status == 4
    assert "veilig op deze laptop" in gezegd.bericht or "niets kwijt" in gezegd.bericht


def test_every_word_for_a_file_that_was_not_taken_in_has_a_calm_sentence() -> None:
    assert set(OORDEELZINNEN) == set(Oordeel) - {Oordeel.GOED}
    assert len(set(OORDEELZINNEN.values())) == len(OORDEELZINNEN)


# -- Windows holds on to files --------------------------------------------------------------------


def test_a_file_that_is_held_for_a_moment_is_put_and_read_after_it(
    plek: SchijfMap, geslapen: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    for wat in ("rename", "open"):
        with monkeypatch.context() as m:
            weiger(m, wat, [WindowsFout(32), WindowsFout(32), WindowsFout(33)])
            plek.leg(NAAM, b"x") if wat == "rename" else plek.lees(NAAM)
    assert plek.lees(NAAM) == b"x"
    assert len(geslapen) == 6


def test_a_file_that_stays_held_is_tried_for_some_seconds_and_then_left(
    plek: SchijfMap, pad: Path, geslapen: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    plek.leg(NAAM, b"x")
    with monkeypatch.context() as m:
        weiger(m, "open", [WindowsFout(32)] * 99)
        assert plek.lees(NAAM) is None
    assert 2 <= sum(geslapen) <= 3
    with monkeypatch.context() as m:
        weiger(m, "rename", [WindowsFout(32)] * 99)
        with pytest.raises(DeelmapDichtFout):
            plek.leg("v1/w/laptop/2-2-0123456789ab.vsg", b"y")
    assert 4 <= sum(geslapen) <= 6
    assert [p.name for p in (pad / NAAM).parent.iterdir()] == [Path(NAAM).name]


def test_a_key_that_is_held_for_a_moment_is_taken_away_after_it(
    plek: SchijfMap, geslapen: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    plek.leg("v1/s/a/x.vsk", b"x")
    with monkeypatch.context() as m:
        weiger(m, "unlink", [WindowsFout(32)])
        plek.haal_weg("v1/s/a/x.vsk")
    assert plek.lijst() == []
    assert len(geslapen) == 1


def test_a_disk_that_cannot_be_told_to_write_now_is_no_failure(
    plek: SchijfMap, monkeypatch: pytest.MonkeyPatch
) -> None:
    def kan_niet(_: int) -> None:
        raise OSError(errno.EINVAL, "not on this disk")

    with monkeypatch.context() as m:
        m.setattr("signaal.exchange.deelmap.os.fsync", kan_niet)
        plek.leg(NAAM, b"x")
    assert plek.lees(NAAM) == b"x"


# -- placeholders ---------------------------------------------------------------------------------


def test_a_file_of_which_only_the_name_is_here_is_listed_so(plek: SchijfMap, pad: Path) -> None:
    (pad / "v1").mkdir()
    (pad / "v1" / "1-1-0123456789ab.vsg.nextcloud").write_bytes(b"\x00")
    (gevonden,) = plek.lijst()
    assert not gevonden.hier
    with pytest.raises(NietGedownloadFout, match="nog niet op deze laptop"):
        plek.lees(gevonden.naam)


@pytest.mark.parametrize(
    ("velden", "hier"),
    [
        ({"st_file_attributes": 0x20}, True),
        ({"st_file_attributes": 0x1020}, False),
        ({"st_file_attributes": 0x40020}, False),
        ({"st_file_attributes": 0x400020}, False),
        ({"st_flags": 0x40000000}, False),
        ({"st_flags": 0x20}, True),
    ],
    ids=str,
)
def test_what_the_system_says_of_a_placeholder_is_believed(
    velden: dict[str, int], hier: bool
) -> None:
    er = SimpleNamespace(st_mode=stat.S_IFREG, st_size=900, st_mtime=5.0, **velden)
    deel_ = SimpleNamespace(name="x.vsg", stat=lambda follow_symlinks: er)
    bestand_: Callable[..., Bestand | None] = module._bestand
    assert bestand_(deel_, "v1/") == Bestand("v1/x.vsg", 900, 5.0, hier)


def test_a_placeholder_that_cannot_be_brought_down_is_said(
    plek: SchijfMap, pad: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plek.leg(NAAM, b"x")
    with monkeypatch.context() as m:
        weiger(m, "open", [WindowsFout(362, errno.EINVAL)])
        with pytest.raises(NietGedownloadFout, match="Er is niets kwijt"):
            plek.lees(NAAM)
    with monkeypatch.context() as m:
        weiger(m, "open", [OSError(errno.EINVAL, "refused")])
        m.setattr(module, "_is_in_de_wolk", lambda _: True)
        with pytest.raises(NietGedownloadFout):
            plek.lees(NAAM)
    with monkeypatch.context() as m:
        weiger(m, "open", [OSError(errno.EINVAL, "refused")])
        with pytest.raises(DeelmapFout, match="kan nu niet worden gebruikt"):
            plek.lees(NAAM)


def test_a_file_with_a_size_and_nothing_in_it_is_a_placeholder(
    plek: SchijfMap, monkeypatch: pytest.MonkeyPatch
) -> None:
    plek.leg(NAAM, b"x")
    plek.leg("v1/leeg.vsg", b"")
    assert plek.lees("v1/leeg.vsg") == b""
    echt = Path.open
    with monkeypatch.context() as m:
        m.setattr(Path, "open", lambda self, mode: echt(self.with_name("leeg"), "w+b"))
        with pytest.raises(NietGedownloadFout):
            plek.lees(NAAM)
