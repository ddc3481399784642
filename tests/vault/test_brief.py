"""Letters: sealed by anyone, opened by this archive only, and nothing to read on the outside."""

import base64
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from signaal import vault
from signaal.fouten import ArchiefKapotFout, GebruikFout, SleutelbosKapotFout, SleutelbosWegFout
from signaal.vault import bos as bosbestand
from tests.builders import GOEDKOOP, WACHTWOORD

GEHEIM = bytes(range(32))
TEKST = b"losse tegels bij de kerk"


@pytest.fixture
def pad(tmp_path: Path) -> Path:
    pad = tmp_path / "team.signaal"
    vault.maak_sleutelbos(pad, WACHTWOORD, GOEDKOOP)
    vault.zet_brievenbus(pad, GEHEIM)
    return pad


@pytest.mark.parametrize("tekst", [b"", b"x", TEKST, TEKST * 400])
def test_what_was_sealed_comes_out(pad: Path, tekst: bytes) -> None:
    assert vault.ontzegel(pad, GEHEIM, vault.verzegel(pad, tekst)) == tekst


def test_the_same_text_never_looks_the_same_and_its_size_tells_nothing(pad: Path) -> None:
    brieven = [vault.verzegel(pad, t) for t in (TEKST, TEKST, b"x")]

    assert len(set(brieven)) == 3
    assert len({len(brief) for brief in brieven}) == 1
    assert not any(TEKST in brief for brief in brieven)


def test_every_changed_byte_is_noticed(pad: Path) -> None:
    brief = vault.verzegel(pad, TEKST)
    for plaats in range(len(brief)):
        stuk = bytearray(brief)
        stuk[plaats] ^= 1
        with pytest.raises(ArchiefKapotFout):
            vault.ontzegel(pad, GEHEIM, bytes(stuk))


@pytest.mark.parametrize("lengte", [0, 1, 15, 16, 40, 100, -1])
def test_a_letter_cut_short_is_noticed(pad: Path, lengte: int) -> None:
    with pytest.raises(ArchiefKapotFout, match="beschadigd"):
        vault.ontzegel(pad, GEHEIM, vault.verzegel(pad, TEKST)[:lengte])


@pytest.mark.parametrize("vol", [b"", b"abc", b"\x00\x00\x00\x05abcd", b"\xff" * 4 + TEKST])
def test_a_letter_that_says_it_is_longer_than_it_is_is_noticed(pad: Path, vol: bytes) -> None:
    """Anyone can seal anything to the key in the bag."""
    bos = bosbestand.lees_bos(pad)
    open_ = X25519PublicKey.from_public_bytes(base64.b64decode(bos["brievenbus"]))
    doos = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
    dicht = doos.encrypt(vol, open_, info=f"signaal/brief/{bos['archief']}".encode())

    with pytest.raises(ArchiefKapotFout):
        vault.ontzegel(pad, GEHEIM, b"signaal-brief-1\n" + dicht)


def test_a_letter_to_another_archive_does_not_open_here(pad: Path, tmp_path: Path) -> None:
    ander = tmp_path / "ander.signaal"
    vault.maak_sleutelbos(ander, WACHTWOORD, GOEDKOOP)
    vault.zet_brievenbus(ander, GEHEIM)

    with pytest.raises(ArchiefKapotFout):
        vault.ontzegel(pad, GEHEIM, vault.verzegel(ander, TEKST))


def test_a_swapped_key_is_noticed_and_put_right(pad: Path) -> None:
    assert vault.zet_brievenbus(pad, GEHEIM)
    vreemd = base64.b64encode(bytes(32)[:31] + b"\x09").decode()
    bosbestand.schrijf_bos(pad, bosbestand.lees_bos(pad) | {"brievenbus": vreemd})
    brief = vault.verzegel(pad, TEKST)

    assert not vault.zet_brievenbus(pad, GEHEIM)

    assert vault.zet_brievenbus(pad, GEHEIM)
    with pytest.raises(ArchiefKapotFout):
        vault.ontzegel(pad, GEHEIM, brief)


@pytest.mark.parametrize("onzin", ["", "geen sleutel", 7, base64.b64encode(b"kort").decode()])
def test_nonsense_in_place_of_the_key_is_a_damaged_bag(pad: Path, onzin: object) -> None:
    bosbestand.schrijf_bos(pad, bosbestand.lees_bos(pad) | {"brievenbus": onzin})

    with pytest.raises(SleutelbosKapotFout):
        vault.verzegel(pad, TEKST)


def test_without_a_key_or_a_bag_nothing_is_sealed(tmp_path: Path) -> None:
    pad = tmp_path / "oud.signaal"
    with pytest.raises(SleutelbosWegFout):
        vault.verzegel(pad, TEKST)
    vault.maak_sleutelbos(pad, WACHTWOORD, GOEDKOOP)

    with pytest.raises(GebruikFout, match="één keer"):
        vault.verzegel(pad, TEKST)
