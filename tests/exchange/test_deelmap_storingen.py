"""What can be the matter with a shared folder: one calm sentence each, nothing half there."""

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from signaal.exchange import deelmap as module
from signaal.exchange.deelmap import Bestand, SchijfMap
from signaal.exchange.deelmapzinnen import als_deelmapfout
from signaal.fouten import (
    DeelmapDichtFout,
    DeelmapFout,
    DeelmapVolFout,
    DeelmapWegFout,
    NietGedownloadFout,
)
from tests.exchange.mapfouten import NAAM, WindowsFout, namen, weiger


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
    plek: SchijfMap, monkeypatch: pytest.MonkeyPatch, nummer: int, gedeeld: Path
) -> None:
    def vol(_: int) -> None:
        raise OSError(nummer, "full")

    with monkeypatch.context() as m:
        m.setattr("signaal.exchange.deelmap.os.fsync", vol)
        with pytest.raises(DeelmapVolFout, match="De gedeelde map is vol"):
            plek.leg(NAAM, b"x" * 1000)
    assert list((gedeeld / "v1" / "w" / "laptop").iterdir()) == []
    plek.leg(NAAM, b"x")
    assert namen(plek) == [NAAM]


@pytest.mark.parametrize("nummer", [errno.EACCES, errno.EPERM, errno.EROFS])
@pytest.mark.parametrize("wat", ["schrijven", "lijst", "weghalen"])
def test_no_rights_is_said(
    plek: SchijfMap, monkeypatch: pytest.MonkeyPatch, nummer: int, wat: str
) -> None:
    doen: dict[str, tuple[str, Callable[[], object]]] = {
        "schrijven": ("mkdir", lambda: plek.leg("v1/k/x.vsk", b"x")),
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
    plek: SchijfMap, gedeeld: Path, geslapen: list[float], monkeypatch: pytest.MonkeyPatch
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
    assert [p.name for p in (gedeeld / NAAM).parent.iterdir()] == [Path(NAAM).name]


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


def test_a_file_of_which_only_the_name_is_here_is_listed_so(plek: SchijfMap, gedeeld: Path) -> None:
    (gedeeld / "v1").mkdir()
    (gedeeld / "v1" / "1-1-0123456789ab.vsg.nextcloud").write_bytes(b"\x00")
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
    plek: SchijfMap, gedeeld: Path, monkeypatch: pytest.MonkeyPatch
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
        assert plek.lees(NAAM) is None


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


@pytest.mark.parametrize("nummer", [errno.EACCES, errno.EPERM, errno.EIO])
def test_one_file_that_cannot_be_read_is_none_unless_the_folder_is_gone(
    plek: SchijfMap, gedeeld: Path, monkeypatch: pytest.MonkeyPatch, nummer: int
) -> None:
    plek.leg(NAAM, b"x")
    with monkeypatch.context() as m:
        weiger(m, "open", [OSError(nummer, "refused")] * 2)
        assert plek.lees(NAAM) is None
        gedeeld.rename(gedeeld.with_name("weg"))
        with pytest.raises(DeelmapFout):
            plek.lees(NAAM)


def _dicht(monkeypatch: pytest.MonkeyPatch, dicht: Path) -> None:
    """Nobody may look into this folder."""
    echt: Callable[..., object] = os.scandir

    def scandir(folder: str | Path) -> object:
        if Path(folder) == dicht:
            raise PermissionError(errno.EACCES, "refused")
        return echt(folder)

    monkeypatch.setattr(os, "scandir", scandir)


@pytest.mark.parametrize("dicht", ["v1/w/laptop", "v1/w"])
def test_a_folder_that_cannot_be_looked_into_hides_what_is_in_it_and_gets_nothing(
    plek: SchijfMap, gedeeld: Path, monkeypatch: pytest.MonkeyPatch, dicht: str
) -> None:
    plek.leg(NAAM, b"x")
    plek.leg("v1/k/x.vsk", b"x")
    _dicht(monkeypatch, gedeeld / dicht)
    assert namen(plek) == ["v1/k/x.vsk"]
    plek.leg("v1/k/y.vsk", b"x")
    with pytest.raises(DeelmapDichtFout):
        plek.leg("v1/w/laptop/2-2-0123456789ab.vsg", b"y")
    assert len(list((gedeeld / NAAM).parent.iterdir())) == 1


def test_the_folder_itself_that_cannot_be_looked_into_is_said(
    plek: SchijfMap, gedeeld: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _dicht(monkeypatch, gedeeld)
    with pytest.raises(DeelmapDichtFout):
        plek.lijst()
