"""Whether a key fits a file, page by page: a wrong key tells itself apart from damage.

SQLCipher looks at the first page only, and says the same of both. Every page carries its own
HMAC-SHA512 over what is in it and its number (SQLCipher 4, default layout), so where the key is
right and the first page is damaged another one still holds.
"""

import hashlib
import hmac
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from signaal.fouten import ArchiefKapotFout
from signaal.vault import Sleutel

_BLAD = 4096
_ZOUT = 16
_MERK = 64
_VOOR_HMAC = 0x3A
_RONDES = 2

_VREEMD = (
    "Het sleutelbestand past niet op dit archief; er is niets veranderd. Hoort het bij een ander "
    "archief, zet dan het goede sleutelbestand terug. Heb je niets verplaatst, dan is het begin "
    "van het archief beschadigd: zet een reservekopie terug."
)


@contextmanager
def zeg_of_sleutel_past(pad: Path, sleutel: Sleutel) -> Iterator[None]:
    """ArchiefKapotFout inside this block, with a sentence of its own where no page fits the key."""
    try:
        yield
    except ArchiefKapotFout as fout:
        if pad.stat().st_size % _BLAD or past_ergens(pad, sleutel):
            raise
        raise ArchiefKapotFout(_VREEMD, f"no page fits the key; {fout.oorzaak}") from fout


def past_ergens(pad: Path, sleutel: Sleutel) -> bool:
    """Whether any page of the archive at ``pad`` was written under ``sleutel``.

    False too when the salt at its beginning is damaged: no page can be checked without it.
    """
    try:
        with pad.open("rb") as bestand:
            eerste = bestand.read(_BLAD)
            hmac_sleutel = _hmac_sleutel(sleutel, eerste[:_ZOUT])
            nummer, blad = 1, eerste[_ZOUT:]
            while len(blad) > _MERK:
                if _klopt(hmac_sleutel, nummer, blad):
                    return True
                nummer, blad = nummer + 1, bestand.read(_BLAD)
    except OSError:
        return True  # what cannot be read says nothing about the key
    return False


def _hmac_sleutel(sleutel: Sleutel, zout: bytes) -> bytes:
    anders = bytes(byte ^ _VOOR_HMAC for byte in zout)
    return hashlib.pbkdf2_hmac("sha512", sleutel.database, anders, _RONDES, 32)


def _klopt(hmac_sleutel: bytes, nummer: int, blad: bytes) -> bool:
    echt = hmac.digest(hmac_sleutel, blad[:-_MERK] + nummer.to_bytes(4, "little"), "sha512")
    return hmac.compare_digest(echt, blad[-_MERK:])
