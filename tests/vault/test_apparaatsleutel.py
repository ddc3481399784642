"""The keys of a laptop: what it signs is its own, what is written to it opens nowhere else."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from signaal.vault.apparaatsleutel import (
    TEKEN,
    Apparaatsleutel,
    getekend_door,
    kan_ontvangen,
    verzegel_voor,
)
from signaal.vault.geheim import leid_af

ZAAD = bytes(range(32))
EIGEN = Apparaatsleutel(ZAAD)
ANDER = Apparaatsleutel(bytes(32))
TEKST = b"losse tegels bij de kerk"


def test_the_public_keys_are_those_that_are_already_out_there() -> None:
    """Another derivation would make every laptop a stranger to its team."""
    teken = Ed25519PrivateKey.from_private_bytes(leid_af(ZAAD, "apparaat/teken"))
    doos = X25519PrivateKey.from_private_bytes(leid_af(ZAAD, "apparaat/doos"))
    assert EIGEN.tekensleutel == teken.public_key().public_bytes_raw().hex()
    assert EIGEN.doossleutel == doos.public_key().public_bytes_raw().hex()
    assert EIGEN.tekensleutel[:16] == "877d25dd5aa7bb6e"
    assert EIGEN.doossleutel[:16] == "1878837182979b66"


def test_a_new_laptop_has_keys_of_its_own_and_shows_none() -> None:
    eerste, tweede = Apparaatsleutel.nieuw(), Apparaatsleutel.nieuw()
    assert len(eerste.zaad) == 32
    assert eerste.zaad != tweede.zaad
    assert repr(eerste) == "Apparaatsleutel()"


def test_a_signature_is_of_one_laptop_over_one_text() -> None:
    teken = EIGEN.onderteken(TEKST)
    assert len(teken) == TEKEN
    assert getekend_door(EIGEN.tekensleutel, teken, TEKST)
    assert not getekend_door(ANDER.tekensleutel, teken, TEKST)
    assert not getekend_door(EIGEN.tekensleutel, teken, TEKST + b".")
    for plek in range(TEKEN):
        anders = bytearray(teken)
        anders[plek] ^= 1
        assert not getekend_door(EIGEN.tekensleutel, bytes(anders), TEKST)


@pytest.mark.parametrize("geen_sleutel", ["", "00", "zz" * 32, "00" * 31, "00" * 33])
def test_what_is_no_key_signed_nothing_and_gets_nothing(geen_sleutel: str) -> None:
    assert not getekend_door(geen_sleutel, EIGEN.onderteken(TEKST), TEKST)
    assert not kan_ontvangen(geen_sleutel)


def test_a_key_to_which_anybody_listens_gets_nothing() -> None:
    """Zero is a point of small order: the shared secret would be known to all (RFC 7748, 6.1)."""
    assert not kan_ontvangen("00" * 32)
    with pytest.raises(ValueError, match=r"(?i)error|key"):
        verzegel_voor("00" * 32, TEKST, b"")


def test_a_letter_opens_at_its_laptop_in_its_context_only() -> None:
    assert kan_ontvangen(EIGEN.doossleutel)
    brief = verzegel_voor(EIGEN.doossleutel, TEKST, b"welkom")
    assert TEKST not in brief
    assert EIGEN.ontvang(brief, b"welkom") == TEKST
    assert EIGEN.ontvang(brief, b"epoch") is None
    assert ANDER.ontvang(brief, b"welkom") is None
    assert EIGEN.ontvang(brief[:-1], b"welkom") is None
    assert EIGEN.ontvang(b"", b"welkom") is None
