"""Segments to take apart: the word for a file, and files by someone who writes what Signaal never
would.
"""

import json
import zlib
from collections.abc import Callable
from typing import Any

from signaal.domain.wissel import Deel, Oordeel
from signaal.exchange import omslag
from signaal.exchange.regelpers import pers
from signaal.exchange.regelvooraf import VOORAF
from signaal.exchange.segment import Kring, Segment, open_segment, zegel_deel
from signaal.vault.epoch import LABEL, ZOUT
from tests.exchange.dozen import ANNE, EPOCH, KRING, TEAM, Laptop

MAGIE = b"SIGNAAL-W1\n"


def oordeel(inhoud: bytes, kring: Kring = KRING) -> Oordeel:
    """The word for a file."""
    gelezen = open_segment(inhoud, kring)
    return Oordeel.GOED if isinstance(gelezen, Segment) else gelezen


def geopend(inhoud: bytes, kring: Kring = KRING) -> Segment:
    """A file that must be right."""
    gelezen = open_segment(inhoud, kring)
    assert isinstance(gelezen, Segment), gelezen
    return gelezen


def kop_eind(inhoud: bytes) -> int:
    """Where the content begins."""
    begin = len(MAGIE) + 4
    return begin + int.from_bytes(inhoud[len(MAGIE) : begin], "big")


def met_kop(inhoud: bytes, **anders: Any) -> bytes:
    """The file with another header: well-formed, but not what was signed and sealed."""
    eind = kop_eind(inhoud)
    kop = json.loads(inhoud[len(MAGIE) + 4 : eind]) | anders
    ruw = omslag.canoniek({naam: x for naam, x in kop.items() if x is not None})
    return MAGIE + len(ruw).to_bytes(4, "big") + ruw + inhoud[eind:]


def zelfgemaakt(rijen: Deel, door: Laptop = ANNE, pers_: Callable[[Any], bytes] = pers) -> bytes:
    """A file by someone who has the keys and writes what Signaal never would."""
    zout = bytes(range(ZOUT))
    inhoud = rijen.vorige + rijen.laatste + pers_(rijen.regels)
    kop = {"t": TEAM, "d": rijen.device, "a": rijen.van, "b": rijen.tot, "e": EPOCH.id, "z": zout}
    vorm = omslag.Vorm(omslag.Soort.SEGMENT, {}, 64, {})
    voor = omslag.begin(vorm, kop, len(inhoud) + LABEL)
    return voor + EPOCH.verzegel(inhoud, zout, voor) + zegel_deel(TEAM, rijen, door.sleutel).teken


def gedrukt(plat: bytes) -> bytes:
    """These bytes pressed as rows are, whatever they are."""
    werk = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS, zdict=VOORAF)
    return werk.compress(plat) + werk.flush()
