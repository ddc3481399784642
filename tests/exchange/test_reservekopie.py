"""The file of a backup: whole or not at all, and one wrong bit anywhere is noticed."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from signaal.domain.reserve import Aanleiding
from signaal.exchange.reservekopie import MERK, Kop, kopie_klaargezet, lees_kop, pak_uit
from signaal.fouten import (
    GebruikFout,
    GestoptFout,
    NieuwereVersieFout,
    ReserveKapotFout,
    SchrijfFout,
    SignaalFout,
)

MOMENT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
BOS = b'{"soort": "signaal-sleutelbos"}'
DATABASE = bytes(range(256)) * 12


def stil(_: int) -> None:
    """Nobody is told how far it is."""


@pytest.fixture
def kopie(tmp_path: Path) -> Path:
    """A backup of a small "database"."""
    return maak(tmp_path / "team.reservekopie")


def maak(pad: Path, adem: Callable[[int], object] = stil) -> Path:
    bron = pad.with_name("bron")
    bron.write_bytes(DATABASE)
    kop = Kop(MOMENT, Aanleiding.UUR, 7)
    with kopie_klaargezet(pad, kop, BOS, bron, lambda bij: b"dicht:" + bij[:4], adem):
        assert not pad.exists()
    bron.unlink()
    return pad


def uitgepakt(kopie: Path, adem: Callable[[int], object] = stil) -> tuple[Path, Path]:
    database, bos = kopie.with_name("uit"), kopie.with_name("uit.sleutels")
    pak_uit(kopie, database, bos, adem)
    return database, bos


def test_what_goes_in_comes_out(kopie: Path) -> None:
    kop = lees_kop(kopie)
    assert (kop.moment, kop.aanleiding, kop.volgnummer) == (MOMENT, Aanleiding.UUR, 7)
    assert (kop.bos, kop.archief) == (len(BOS), len(DATABASE))
    assert kop.bijzonderheden == b"dicht:" + kop.bijschrift()[:4]

    database, bos = uitgepakt(kopie)

    assert database.read_bytes() == DATABASE
    assert bos.read_bytes() == BOS
    assert kopie.read_bytes().startswith(MERK)


def test_every_flipped_bit_is_noticed_and_leaves_nothing(kopie: Path) -> None:
    goed = kopie.read_bytes()
    plekken = {*range(0, len(goed), max(1, len(goed) // 270)), *range(30), len(goed) - 1}
    assert len(plekken) >= 290
    for plek in sorted(plekken):
        for bit in (1 << (plek % 8), 0x80):
            stuk = bytearray(goed)
            stuk[plek] ^= bit
            kopie.write_bytes(stuk)
            with pytest.raises((ReserveKapotFout, NieuwereVersieFout)) as fout:
                uitgepakt(kopie)
            assert fout.value.status == 3
    assert [p.name for p in kopie.parent.iterdir()] == [kopie.name]


@pytest.mark.parametrize(
    "maak_stuk",
    [
        lambda goed: goed[:-1],
        lambda goed: goed + b"x",
        lambda goed: goed[:40],
        lambda goed: b"",
        lambda goed: b"\x89PNG" + bytes(9000),
        lambda goed: MERK + b"\xff\xff\xff\xff" + bytes(9000),
        lambda goed: MERK + (2).to_bytes(4, "big") + b"[]" + bytes(32),
        lambda goed: goed.replace(b'"volgnummer": 7', b'"volgnummer":-7'),
        lambda goed: goed.replace(b'"aanleiding": "uur"', b'"aanleiding": "uuR"'),
        lambda goed: goed.replace(b"+00:00", b"      "),
    ],
)
def test_what_is_no_backup_is_told(kopie: Path, maak_stuk: Callable[[bytes], bytes]) -> None:
    kopie.write_bytes(maak_stuk(kopie.read_bytes()))
    with pytest.raises(ReserveKapotFout, match="beschadigd"):
        uitgepakt(kopie)


def test_a_newer_one_is_refused_politely(kopie: Path) -> None:
    kopie.write_bytes(kopie.read_bytes().replace(b'"versie": 1', b'"versie": 2'))
    with pytest.raises(NieuwereVersieFout, match="nieuwste versie"):
        lees_kop(kopie)


def test_one_that_is_not_there_and_one_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(GebruikFout, match=r"weg\.reservekopie"):
        lees_kop(tmp_path / "weg.reservekopie")
    (tmp_path / "map").mkdir()
    with pytest.raises(SchrijfFout):
        lees_kop(tmp_path / "map")


def test_stopping_leaves_nothing(tmp_path: Path) -> None:
    def stop(_: int) -> None:
        raise GestoptFout("Gestopt.")

    with pytest.raises(GestoptFout):
        maak(tmp_path / "team.reservekopie", stop)
    assert [p.name for p in tmp_path.iterdir()] == ["bron"]
    kopie = maak(tmp_path / "team.reservekopie")
    with pytest.raises(GestoptFout):
        uitgepakt(kopie, stop)
    assert [p.name for p in tmp_path.iterdir()] == [kopie.name]


def test_a_full_disk_is_one_sentence_and_leaves_nothing(tmp_path: Path) -> None:
    def vol(_: int) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(SignaalFout, match="De schijf is vol") as fout:
        maak(tmp_path / "team.reservekopie", vol)
    assert fout.value.status == 4
    assert [p.name for p in tmp_path.iterdir()] == ["bron"]
    kopie = maak(tmp_path / "team.reservekopie")
    with pytest.raises(SchrijfFout, match="Er is niets veranderd"):
        uitgepakt(kopie, vol)
    assert [p.name for p in tmp_path.iterdir()] == [kopie.name]
