"""Secrets inside the archive: derived keys stay the same, sealed content opens in its place."""

from signaal.vault import Sleutel
from signaal.vault.geheim import Geheim, Inhoudssleutel, nieuw_geheim

SLEUTEL = bytes(range(32))
#: Worked out with version 0.1.0.
VASTE_AFLEIDING = "7fae4f97f556e47579d17c23873ec60fb9045b5cdb6a97001f2cba447986d3c1"


def test_a_derived_key_is_the_one_that_is_already_out_there() -> None:
    """HKDF-SHA256 over ``signaal/journaal``; another value would break every chain there is."""
    assert Geheim(SLEUTEL).afgeleid("journaal").hex() == VASTE_AFLEIDING
    assert Geheim(SLEUTEL).afgeleid("journaal") == Sleutel(SLEUTEL).afgeleid("journaal")
    assert Geheim(SLEUTEL).afgeleid("geen naam") != Geheim(SLEUTEL).afgeleid("journaal")


def test_a_secret_is_not_shown() -> None:
    assert SLEUTEL.hex() not in repr(Geheim(SLEUTEL))
    assert repr(SLEUTEL) not in repr(Geheim(SLEUTEL))


def test_secrets_are_32_bytes_and_differ() -> None:
    eerste, tweede = nieuw_geheim(), nieuw_geheim()
    assert len(eerste) == len(tweede) == 32
    assert eerste != tweede


def test_sealed_content_opens_in_its_own_place_only() -> None:
    sleutel = Inhoudssleutel(SLEUTEL)
    dicht = sleutel.verzegel(b"losse tegels", b"signaal/1/signaal/2026")

    assert sleutel.ontzegel(dicht, b"signaal/1/signaal/2026") == b"losse tegels"
    assert sleutel.ontzegel(dicht, b"signaal/2/signaal/2026") is None
    assert Inhoudssleutel(nieuw_geheim()).ontzegel(dicht, b"signaal/1/signaal/2026") is None
    assert b"tegels" not in dicht


def test_changed_or_cut_content_does_not_open() -> None:
    sleutel = Inhoudssleutel(SLEUTEL)
    dicht = sleutel.verzegel(b"losse tegels", b"x")
    for i in range(len(dicht)):
        anders = bytearray(dicht)
        anders[i] ^= 1
        assert sleutel.ontzegel(bytes(anders), b"x") is None
        assert sleutel.ontzegel(dicht[:i], b"x") is None


def test_the_same_content_is_never_sealed_alike() -> None:
    sleutel = Inhoudssleutel(SLEUTEL)
    assert sleutel.verzegel(b"x", b"y") != sleutel.verzegel(b"x", b"y")
