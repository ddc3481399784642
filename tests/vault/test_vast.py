"""What is stored is never spelled otherwise, and every key has one purpose: fixed answers."""

import hmac
from hashlib import sha256
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from signaal import vault
from signaal.fouten import GebruikFout, SchrijfFout
from signaal.vault.bos import bospad, lees_bos, schrijf_bos
from signaal.vault.geheim import Geheim, nieuw_geheim
from signaal.vault.herstelcode import lees_code, maak_code
from tests.builders import GOEDKOOP
from tests.conftest import Geheugenring

_SLEUTEL = vault.Sleutel(bytes(range(32)))


def _los(doel: str) -> bytes:
    """RFC 5869, apart from our own code."""
    info = f"signaal/{doel}".encode()
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=info).derive(bytes(range(32)))


@pytest.fixture
def pad(tmp_path: Path) -> Path:
    """An archive that has a bag, and nothing else."""
    pad = tmp_path / "team.signaal"
    vault.maak_sleutelbos(pad, "zin", GOEDKOOP)
    return pad


def test_where_the_bag_lies(pad: Path) -> None:
    assert bospad(pad).name == "team.signaal.sleutels"
    assert [p.name for p in pad.parent.iterdir()] == ["team.signaal.sleutels"]


def test_what_stands_in_a_new_bag(pad: Path) -> None:
    bos = lees_bos(pad)
    assert set(bos) == {"soort", "versie", "archief", "sleuven", "controle"}
    assert (bos["soort"], bos["versie"]) == ("signaal-sleutelbos", 1)
    assert set(bos["sleuven"]) == {"wachtwoord", "herstelcode"}
    assert set(bos["sleuven"]["wachtwoord"]) == {"nonce", "dicht", "zout", "kosten"}
    assert set(bos["sleuven"]["herstelcode"]) == {"nonce", "dicht"}


def test_a_derived_key_is_that_of_rfc_5869(pad: Path) -> None:
    assert _SLEUTEL.afgeleid("journaal") == _los("journaal")
    assert Geheim(bytes(range(32))).afgeleid("journaal") == _los("journaal")
    assert _SLEUTEL.afgeleid("journaal") != _SLEUTEL.afgeleid("journaalkop")


def test_the_head_is_signed_under_a_key_of_its_own(pad: Path) -> None:
    vault.zet_kop(pad, _SLEUTEL, vault.Journaalkop(12, b"\x01" * 32))
    kop = lees_bos(pad)["kop"]
    bericht = f"12:{'01' * 32}".encode()
    assert kop == {
        "seq": 12,
        "hash": "01" * 32,
        "teken": hmac.new(_los("journaalkop"), bericht, sha256).hexdigest(),
    }


def test_the_same_head_is_not_written_again(pad: Path) -> None:
    kop = vault.Journaalkop(12, b"\x01" * 32)
    vault.zet_kop(pad, _SLEUTEL, kop)
    voor = bospad(pad).stat().st_mtime_ns
    vault.zet_kop(pad, _SLEUTEL, kop)
    assert bospad(pad).stat().st_mtime_ns == voor


def test_secrets_are_long_and_never_the_same() -> None:
    gemaakt = {nieuw_geheim() for _ in range(50)}
    assert len(gemaakt) == 50
    assert {len(geheim) for geheim in gemaakt} == {32}


def test_a_code_may_be_typed_with_letters_that_look_like_its_digits() -> None:
    for _ in range(40):
        geheim, code = maak_code()
        for een in "IiLl":
            getypt = code.replace("0", "O").replace("1", een)
            assert lees_code(getypt) == lees_code(getypt.replace("O", "o")) == geheim
        assert lees_code(code.replace("-", "–")) == geheim


def test_a_bag_that_cannot_be_written_is_said_and_nothing_is_left(
    pad: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    voor, bos = bospad(pad).read_bytes(), lees_bos(pad)

    def vol(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", vol)
    with pytest.raises(SchrijfFout, match=r"^Het sleutelbestand kon niet bewaard worden") as fout:
        schrijf_bos(pad, bos | {"kop": {}})
    assert "No space left" in fout.value.oorzaak
    assert bospad(pad).read_bytes() == voor
    assert len(list(pad.parent.iterdir())) == 1


def test_an_empty_passphrase_is_refused_in_a_sentence(pad: Path) -> None:
    voor = bospad(pad).read_bytes()
    with pytest.raises(GebruikFout, match=r"^Kies een wachtwoord; .* beschermt niets\.$"):
        vault.zet_wachtwoord(pad, _SLEUTEL, "", GOEDKOOP)
    assert bospad(pad).read_bytes() == voor


def test_a_laptop_whose_keyring_keeps_nothing_does_not_remember(
    pad: Path, sleutelring: Geheugenring, monkeypatch: pytest.MonkeyPatch
) -> None:
    sleutel = vault.open_met_wachtwoord(pad, "zin")
    sleutelring.kapot = True
    assert vault.onthoud(pad, sleutel) is False
    sleutelring.kapot = False
    monkeypatch.setattr(Geheugenring, "set_password", lambda *_: None)
    assert vault.onthoud(pad, sleutel) is False
    assert not vault.wordt_onthouden(pad)
