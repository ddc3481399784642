"""A copy of an open archive: one moment, encrypted, and it knows what it holds."""

from datetime import date
from pathlib import Path

import pytest

from signaal.fouten import ArchiefKapotFout, GestoptFout
from signaal.storage.engine import maak_engine
from signaal.storage.reserve import kopieer_gesloten, lees_inhoud
from signaal.usecases.archief import sluit
from signaal.usecases.bureau import Bureau
from signaal.vault import Sleutel
from tests.builders import NU, Archiefbouw, maak_signaal, vul, zet


def test_the_copy_opens_with_the_key_of_the_archive_only(bureau: Bureau, tmp_path: Path) -> None:
    zet(bureau, maak_signaal("roodborstje", datum=date(2026, 11, 3)))
    doel = tmp_path / "kopie"
    bureau.archive.reserve.kopieer(doel, lambda: False)

    inhoud = lees_inhoud(doel, bureau.archive.sleutel)

    assert inhoud == bureau.archive.reserve.inhoud()
    assert (inhoud.signalen, inhoud.laatste_dag) == (1, date(2026, 11, 3))
    assert b"roodborst" not in doel.read_bytes()
    with pytest.raises(ArchiefKapotFout):
        lees_inhoud(doel, Sleutel(bytes(32)))


def test_deleted_pages_do_not_come_along(bureau: Bureau, tmp_path: Path) -> None:
    vul(bureau, 600)
    with bureau.archive._verbind(True) as conn:
        conn.exec_driver_sql("DELETE FROM journaal WHERE handeling = 'test'")
    doel = tmp_path / "kopie"
    bureau.archive.reserve.kopieer(doel, lambda: False)
    engine = maak_engine(doel, bureau.archive.sleutel, alleen_lezen=True)
    with engine.connect() as conn:
        assert conn.exec_driver_sql("PRAGMA freelist_count").scalar_one() == 0
    engine.dispose()


def test_it_stops_when_asked(bureau: Bureau, tmp_path: Path) -> None:
    vul(bureau, 300)
    with pytest.raises(GestoptFout):
        bureau.archive.reserve.kopieer(tmp_path / "kopie", lambda: True)
    vul(bureau, 1)
    bureau.archive.reserve.kopieer(tmp_path / "kopie2", lambda: False)


def test_an_act_since_then_is_noticed_a_backup_is_not(bureau: Bureau) -> None:
    reserve = bureau.archive.reserve
    stand = reserve.inhoud().stand
    assert list(stand) == [bureau.archive.apparaat.hex]
    assert not reserve.gewijzigd_sinds(stand)
    with bureau.archive.schrijf("reservekopie gemaakt", None, NU) as beurt:
        beurt.noteer("reservekopie gemaakt", "reservekopie", "zelf")
    assert not reserve.gewijzigd_sinds(stand)
    vul(bureau, 1)
    assert reserve.gewijzigd_sinds(stand)
    assert reserve.gewijzigd_sinds({})


def test_of_a_closed_archive_with_a_log_beside_it(
    archiefbouw: Archiefbouw, voorbeeld: Archiefbouw, tmp_path: Path
) -> None:
    bureau = archiefbouw.als(voorbeeld)
    vul(bureau, 5)
    weg = tmp_path / "weg.signaal"
    for deel in ("", "-wal"):
        bron = archiefbouw.pad.with_name(archiefbouw.pad.name + deel)
        weg.with_name(weg.name + deel).write_bytes(bron.read_bytes())
    kopieer_gesloten(weg, bureau.archive.sleutel, tmp_path / "kopie")
    assert lees_inhoud(tmp_path / "kopie", bureau.archive.sleutel).signalen == 5
    sluit(bureau)


@pytest.mark.parametrize("inhoud", [b"", b"\x00" * 9000, None])
def test_what_is_no_archive_is_damaged_and_not_touched(
    tmp_path: Path, inhoud: bytes | None
) -> None:
    pad = tmp_path / "team.signaal"
    if inhoud is not None:
        pad.write_bytes(inhoud)
    with pytest.raises(ArchiefKapotFout):
        kopieer_gesloten(pad, Sleutel(bytes(32)), tmp_path / "kopie")
    assert (pad.read_bytes() if pad.exists() else None) == inhoud
