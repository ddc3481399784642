"""Two threads change one key bag: both changes are there afterwards."""

import threading
from pathlib import Path

import pytest

from signaal import vault
from signaal.vault import bos as bos_module
from tests.builders import GOEDKOOP


def test_nobody_writes_over_what_another_thread_just_wrote(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new head while the passphrase is changed must not bring the old passphrase back."""
    pad = tmp_path / "team.signaal"
    sleutel, _ = vault.maak_sleutelbos(pad, "oud", GOEDKOOP)
    gelezen, echt = threading.Event(), bos_module.lees_bos

    def traag(van: Path) -> dict[str, object]:
        inhoud = echt(van)
        if threading.current_thread() is ander:
            gelezen.set()
            ander_mag_door.wait(0.2)
        return inhoud

    ander_mag_door = threading.Event()
    kop = vault.Journaalkop(7, bytes(32))
    ander = threading.Thread(target=vault.zet_kop, args=(pad, sleutel, kop))
    monkeypatch.setattr("signaal.vault.kop.lees_bos", traag)
    ander.start()
    assert gelezen.wait(20)
    vault.zet_wachtwoord(pad, sleutel, "nieuw", GOEDKOOP)
    ander_mag_door.set()
    ander.join()

    assert vault.open_met_wachtwoord(pad, "nieuw") == sleutel
    assert vault.lees_kop(pad, sleutel) == kop
