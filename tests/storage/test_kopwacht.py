"""A removed tail shows after a crash too; a log that is lost with its last seconds does not."""

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import text

from signaal.fouten import ArchiefKapotFout
from signaal.storage.kopwacht import Kopwacht
from signaal.usecases.archief import sluit
from signaal.usecases.bureau import Bureau
from signaal.vault.bos import bospad, lees_bos
from tests.builders import Archiefbouw, vul


@pytest.fixture
def vlot(
    archiefbouw: Archiefbouw, voorbeeld: Archiefbouw, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Bureau]:
    """An archive whose head is kept at once, beside the work."""
    snel = partial(Kopwacht, na_s=0.01)
    monkeypatch.setattr("signaal.storage.archive.Kopwacht", snel)
    bureau = archiefbouw.als(voorbeeld)
    yield bureau
    sluit(bureau)


def _wacht(op: Callable[[], bool]) -> None:
    eind = time.monotonic() + 20
    while not op():
        assert time.monotonic() < eind, "waited too long"
        time.sleep(0.005)


def _noteer(geroepen: list[bool]) -> bool:
    geroepen.append(True)
    return True


def _seq_in_bos(pad: Path) -> int:
    return int(lees_bos(pad)["kop"]["seq"])


def _laatste(bureau: Bureau) -> int:
    with bureau.archive._verbind(False) as conn:
        return int(conn.execute(text("SELECT max(seq) FROM journaal")).scalar_one())


def _val_uit(bureau: Bureau, naar: Path, *, met_logboek: bool) -> Archiefbouw:
    """The files as they are on disk now, elsewhere; ask for it when nobody is writing."""
    naar.mkdir()
    pad = naar / bureau.pad.name
    shutil.copyfile(bospad(bureau.pad), bospad(pad))
    shutil.copyfile(bureau.pad, pad)
    if met_logboek:
        shutil.copyfile(f"{bureau.pad}-wal", f"{pad}-wal")
    return Archiefbouw(pad)


def test_a_tail_cut_off_after_a_crash_is_noticed(vlot: Bureau, tmp_path: Path) -> None:
    vul(vlot, 20)
    _wacht(lambda: _seq_in_bos(vlot.pad) == _laatste(vlot))

    uitgevallen = _val_uit(vlot, tmp_path / "crash", met_logboek=True)
    bos = bospad(uitgevallen.pad).read_bytes()
    bureau = uitgevallen.open()
    with bureau.archive._verbind(True) as conn:
        conn.execute(text("DELETE FROM journaal WHERE seq > 40"))
    bureau.archive.close()
    bospad(uitgevallen.pad).write_bytes(bos)

    with pytest.raises(ArchiefKapotFout, match="journaal van dit archief klopt niet"):
        uitgevallen.open()


def test_a_lost_log_is_never_taken_for_tampering(vlot: Bureau, tmp_path: Path) -> None:
    """What the bag names is in the main file, also when the log is gone."""
    for ronde in range(10):
        vul(vlot, 3)
        _wacht(lambda: _seq_in_bos(vlot.pad) == _laatste(vlot))
        uitgevallen = _val_uit(vlot, tmp_path / str(ronde), met_logboek=False)
        bureau = uitgevallen.open()
        bureau.archive.controleer()
        sluit(bureau)


def test_the_head_is_kept_again_for_what_comes_later(vlot: Bureau) -> None:
    for _ in range(3):
        vul(vlot, 2)
        _wacht(lambda: _seq_in_bos(vlot.pad) == _laatste(vlot))


def test_a_link_that_comes_in_between_is_not_named_too_early(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The head is read, then somebody writes, then the log is brought over."""
    vul(bureau, 2)
    voor, echt = _laatste(bureau), bureau.archive._engine.raw_connection

    geopend: list[bool] = []

    def eerst_schrijft_iemand() -> object:
        geopend.append(True)
        if len(geopend) == 2:  # the first is to read the head
            vul(bureau, 2)
        return echt()

    monkeypatch.setattr(bureau.archive._engine, "raw_connection", eerst_schrijft_iemand)
    assert bureau.archive._onthoud_kop()
    assert _seq_in_bos(bureau.pad) == voor
    assert _laatste(bureau) > voor


def test_what_cannot_be_kept_now_is_tried_again() -> None:
    antwoorden = [False, False, True]
    klaar = threading.Event()

    def bewaar() -> bool:
        antwoord = antwoorden.pop(0)
        if antwoord:
            klaar.set()
        return antwoord

    wacht = Kopwacht(bewaar, na_s=0.005)
    wacht.bewogen()
    assert klaar.wait(20)
    wacht.stop()
    assert antwoorden == []


def test_one_alarm_for_many_writes() -> None:
    geroepen: list[bool] = []
    wacht = Kopwacht(partial(_noteer, geroepen), na_s=0.2)
    for _ in range(50):
        wacht.bewogen()
    _wacht(lambda: bool(geroepen))
    wacht.stop()
    assert len(geroepen) == 1


def test_stopping_waits_for_who_is_at_it_and_nothing_comes_after() -> None:
    begonnen, mag_door = threading.Event(), threading.Event()
    gedaan: list[str] = []

    def bewaar() -> bool:
        begonnen.set()
        mag_door.wait(20)
        gedaan.append("kept")
        return False

    wacht = Kopwacht(bewaar, na_s=0.005)
    wacht.bewogen()
    assert begonnen.wait(20)
    threading.Timer(0.05, mag_door.set).start()
    wacht.stop()
    gedaan.append("stopped")
    wacht.bewogen()
    time.sleep(0.05)
    assert gedaan == ["kept", "stopped"]


def test_stopping_before_the_alarm_keeps_nothing() -> None:
    geroepen: list[bool] = []
    wacht = Kopwacht(partial(_noteer, geroepen), na_s=0.05)
    wacht.bewogen()
    wacht.stop()
    time.sleep(0.1)
    assert geroepen == []
