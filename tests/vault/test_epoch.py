"""The keys of an epoch: one for the team, one for members, a new key for every file."""

from uuid import UUID

import pytest
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from signaal.vault.epoch import LABEL, ZOUT, Epochsleutel

EPOCH = Epochsleutel(UUID(int=7), bytes(range(32)), bytes(range(32, 64)))
ZOUT_1 = bytes(range(ZOUT))
ZOUT_2 = bytes(ZOUT)
TEKST = b"losse tegels bij de kerk"


@pytest.mark.parametrize(
    ("leden", "sleutel", "info"),
    [(False, EPOCH.gewoon, b"gewoon"), (True, EPOCH.leden, b"leden")],
)
def test_a_file_is_sealed_as_it_was_always(leden: bool, sleutel: bytes, info: bytes) -> None:
    """Worked out apart from our own code: other bytes would close every file there is."""
    afleiding = HKDF(algorithm=SHA256(), length=32, salt=ZOUT_1, info=b"signaal/epoch/" + info)
    los = ChaCha20Poly1305(afleiding.derive(sleutel)).encrypt(bytes(12), TEKST, b"kop")
    assert EPOCH.verzegel(TEKST, ZOUT_1, b"kop", leden=leden) == los
    assert len(los) == len(TEKST) + LABEL
    assert EPOCH.ontzegel(los, ZOUT_1, b"kop", leden=leden) == TEKST


def test_it_opens_with_the_same_salt_context_circle_and_epoch_only() -> None:
    dicht = EPOCH.verzegel(TEKST, ZOUT_1, b"kop")
    ander = Epochsleutel.nieuw(EPOCH.id)
    assert EPOCH.ontzegel(dicht, ZOUT_2, b"kop") is None
    assert EPOCH.ontzegel(dicht, ZOUT_1, b"een andere kop") is None
    assert EPOCH.ontzegel(dicht, ZOUT_1, b"kop", leden=True) is None
    assert ander.ontzegel(dicht, ZOUT_1, b"kop") is None
    assert EPOCH.ontzegel(dicht[:LABEL], ZOUT_1, b"kop") is None
    assert EPOCH.ontzegel(b"", ZOUT_1, b"kop") is None


def test_who_reads_along_opens_what_is_for_all_and_nothing_else() -> None:
    mee = EPOCH.voor_meelezer()
    assert (mee.id, mee.gewoon, mee.leden) == (EPOCH.id, EPOCH.gewoon, None)
    assert mee.ontzegel(EPOCH.verzegel(TEKST, ZOUT_1, b""), ZOUT_1, b"") == TEKST
    assert (
        mee.ontzegel(EPOCH.verzegel(TEKST, ZOUT_1, b"", leden=True), ZOUT_1, b"", leden=True)
        is None
    )
    with pytest.raises(ValueError, match="reads along"):
        mee.verzegel(TEKST, ZOUT_1, b"", leden=True)


def test_a_new_epoch_has_new_keys_and_shows_none() -> None:
    eerste, tweede = Epochsleutel.nieuw(UUID(int=1)), Epochsleutel.nieuw(UUID(int=1))
    sleutels = {eerste.gewoon, eerste.leden, tweede.gewoon, tweede.leden}
    assert len(sleutels) == 4
    assert {len(s) for s in sleutels if s} == {32}
    assert repr(eerste) == f"Epochsleutel(id={UUID(int=1)!r})"
