"""Rows of a chain, pressed small: JSON lines, deflated (RFC 1951) with a head start.

One new signal is one row, too short to be pressed well on its own. So the press begins with the
words that most rows have in them (see ``regelvooraf``). Who reads begins with the same words.
"""

import json
import zlib
from collections.abc import Sequence
from typing import Any

from signaal.exchange.omslag import canoniek, geen_getal
from signaal.exchange.regelvooraf import VOORAF

MEESTE_REGELS = 5_000
#: A segment is closed when its rows take so much before pressing (bytes) ...
VOL = 1024 * 1024
#: ... and one row that is larger still goes as long as it fits in this: nobody reads more.
HOOGSTE_PLAT = 4 * 1024 * 1024
_KAAL = -zlib.MAX_WBITS


def hoeveel_past(regels: Sequence[dict[str, Any]]) -> int:
    """How many of the first of these rows go into one segment; at least one when there are any."""
    grootte = 0
    for aantal, regel in enumerate(regels[:MEESTE_REGELS]):
        grootte += len(canoniek(regel)) + 1
        if grootte > VOL and aantal:
            return aantal
    return min(len(regels), MEESTE_REGELS)


def pers(regels: Sequence[dict[str, Any]]) -> bytes:
    """The rows, pressed; ValueError when they are too many or too large to be read again."""
    plat = b"".join(canoniek(regel) + b"\n" for regel in regels)
    if len(regels) > MEESTE_REGELS or len(plat) > HOOGSTE_PLAT:
        raise ValueError("more than goes into one segment: see hoeveel_past")
    werk = zlib.compressobj(9, zlib.DEFLATED, _KAAL, 9, zlib.Z_DEFAULT_STRATEGY, VOORAF)
    return werk.compress(plat) + werk.flush()


def ontpers(dicht: bytes, aantal: int) -> list[dict[str, Any]] | None:
    """Those rows again; None when it is anything but exactly ``aantal`` of them."""
    werk = zlib.decompressobj(_KAAL, VOORAF)
    try:
        plat = werk.decompress(dicht, HOOGSTE_PLAT + 1)
    except zlib.error:
        return None
    heel = werk.eof and not werk.unused_data and len(plat) <= HOOGSTE_PLAT
    if not heel or plat.count(b"\n") != aantal or not plat.endswith(b"\n"):
        return None
    try:
        regels = [json.loads(r, parse_constant=geen_getal) for r in plat.split(b"\n")[:-1]]
    except (ValueError, RecursionError):
        return None
    return regels if all(isinstance(regel, dict) for regel in regels) else None
