"""Ids: UUID version 7 for what happens, readable slugs for what is on a list."""

import re
import secrets
import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from threading import Lock
from uuid import UUID, uuid5

_TELLER_BITS = 42
_STAART_BITS = 32
#: A fresh millisecond starts in the lower half of the counter, so there is always room to count.
_BEGIN_BITS = _TELLER_BITS - 1


class Idbron:
    """Makes UUIDv7 (RFC 9562, 5.7): 48 bits of milliseconds, a 42-bit counter, 32 random bits.

    Ids made within one millisecond go up by the counter (RFC 9562, 6.2, method 1), also across
    threads. A clock that is set back is followed: ids say when, they do not promise an order.
    """

    def __init__(self, toeval: Callable[[int], int] = secrets.randbits) -> None:
        self._toeval = toeval
        self._slot = Lock()
        self._ms = -1
        self._teller = 0

    def volgende(self, nu: datetime) -> UUID:
        """A new id for the moment ``nu`` (aware; anything else is a mistake of the caller)."""
        if nu.tzinfo is None:
            raise ValueError("a moment without time zone makes no id")
        ms = int(nu.astimezone(UTC).timestamp() * 1000)
        with self._slot:
            if ms == self._ms:
                self._teller += 1
            else:
                self._ms, self._teller = ms, self._toeval(_BEGIN_BITS)
            teller = self._teller
        hoog, laag = teller >> 30, teller & ((1 << 30) - 1)
        return UUID(
            int=(ms & ((1 << 48) - 1)) << 80
            | 0x7 << 76
            | hoog << 64
            | 0b10 << 62
            | laag << _STAART_BITS
            | self._toeval(_STAART_BITS)
        )


#: Older than anything that anybody wrote down.
_LANG_GELEDEN = datetime(2000, 1, 1, tzinfo=UTC)

#: The id source of this process: RFC 9562 wants one counter for all threads.
nieuw_id = Idbron().volgende


def vast_id(ruimte: UUID, *wat: str) -> UUID:
    """The id of what is called ``wat`` within ``ruimte`` (a team, a meeting).

    The same on every laptop: who makes it on two of them at the same time makes one thing.
    """
    return uuid5(ruimte, "/".join(wat))


def vast_oud_id(ruimte: UUID, *wat: str) -> UUID:
    """:func:`vast_id` as a UUIDv7 of long ago, so that it passes for nothing new."""
    bits = int.from_bytes(sha256(ruimte.bytes + "/".join(wat).encode()).digest()[:10], "big")
    begin = kleinste_id(_LANG_GELEDEN).int
    return UUID(int=begin | (bits >> 68 & 0xFFF) << 64 | bits & ((1 << 62) - 1))


def kleinste_id(moment: datetime) -> UUID:
    """The smallest UUIDv7 that can be made at ``moment``: the border for "newer than"."""
    ms = int(moment.astimezone(UTC).timestamp() * 1000)
    return UUID(int=ms << 80 | 0x7 << 76 | 0b10 << 62)


def jaar_van_id(id_: UUID) -> int:
    """The year (UTC) in which a UUIDv7 was made; 1, as old as can be, for any other id."""
    if id_.version != 7:
        return 1
    return datetime.fromtimestamp((id_.int >> 80) / 1000, UTC).year


def slug(naam: str) -> str:
    """A code for ``naam``: lower case ASCII letters, digits and single hyphens; may be empty."""
    vlak = unicodedata.normalize("NFKD", naam).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", vlak.lower()).strip("-")


def vrije_slug(naam: str, bezet: set[str]) -> str:
    """The slug of ``naam``, with a number behind it when the code was ever used before."""
    basis = slug(naam) or "naamloos"
    code, nummer = basis, 2
    while code in bezet:
        code, nummer = f"{basis}-{nummer}", nummer + 1
    return code
