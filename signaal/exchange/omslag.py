"""What every file between laptops looks like on the outside.

Magic with the number of the format, length of the header (4 bytes, big endian), header, content,
tail (a signature or a mark). The header is JSON in one spelling and open to all: it names things by
number only. Nothing of a file is believed before its tail was checked; until then reading it costs
no more memory than the file itself, and a header is at most :data:`HOOGSTE_KOP` bytes.
"""

import base64
import binascii
import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from hashlib import sha256
from typing import Any
from uuid import UUID

from signaal.domain.wissel import Oordeel

HOOGSTE_KOP = 2048
#: No file of ours is larger (bytes).
HOOGSTE_BESTAND = 8 * 1024 * 1024
VERSIE = 1
#: The folder in which all files of this version lie.
WORTEL = f"v{VERSIE}"
_LENGTE = 4
_HOOGSTE_GETAL = 2**63 - 1
#: So many zeroes do not come by chance in what was sealed: something was not written (yet).
_GAT, _GAT_AAN_HET_EIND = bytes(16), bytes(4)


class Soort(Enum):
    """What a file is for; the value is what it begins with. Names say nothing for certain."""

    SEGMENT = b"SIGNAAL-W"
    SLEUTEL = b"SIGNAAL-S"
    EPOCH = b"SIGNAAL-K"
    AANVRAAG = b"SIGNAAL-A"
    WELKOM = b"SIGNAAL-B"


def soort_van(inhoud: bytes) -> Soort | None:
    """What a file says it is for; None when it begins as none of ours."""
    return next((soort for soort in Soort if inhoud.startswith(soort.value)), None)


@dataclass(frozen=True, slots=True)
class Vorm:
    """How a kind of file is made: what it is for, what stands in its header, how long its tail is.

    A field is a whole number (int), a UUID, a text (str) or so many bytes (their number). ``v``
    (version) and ``n`` (length of the content) stand in every header.
    """

    soort: Soort
    velden: Mapping[str, Any]
    staart: int
    mag: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Omslag:
    """A file, taken apart. ``gebonden`` is all before the content: what the content is bound to."""

    kop: Mapping[str, Any]
    gebonden: bytes
    dicht: bytes
    staart: bytes


def begin(vorm: Vorm, kop: Mapping[str, Any], lengte: int) -> bytes:
    """Magic, length and header of a file whose content is ``lengte`` bytes."""
    plat = {naam: _plat(waarde) for naam, waarde in kop.items()}
    ruw = canoniek(plat | {"v": VERSIE, "n": lengte})
    return _eerste(vorm) + len(ruw).to_bytes(_LENGTE, "big") + ruw


class Afgekeurd(Exception):
    """A file is not what it should be; stays inside this room."""

    def __init__(self, oordeel: Oordeel) -> None:
        super().__init__(oordeel.value)
        self.oordeel = oordeel


def lees_omslag(vorm: Vorm, inhoud: bytes) -> Omslag:
    """Take a file apart; Afgekeurd when it is not one, whole, of this version."""
    eerste = _eerste(vorm)
    begin_kop = len(eerste) + _LENGTE
    if not inhoud.startswith(eerste):
        raise Afgekeurd(_zonder_merk(vorm, inhoud))
    lengte = int.from_bytes(inhoud[len(eerste) : begin_kop], "big")
    if len(inhoud) > HOOGSTE_BESTAND or lengte > HOOGSTE_KOP:
        raise kapot(inhoud)
    eind_kop = begin_kop + lengte
    if len(inhoud) < eind_kop:
        raise Afgekeurd(Oordeel.HALF)
    kop = _lees_kop(vorm, inhoud[begin_kop:eind_kop])
    if kop is None:
        raise kapot(inhoud)
    eind = eind_kop + kop["n"]
    if len(inhoud) < eind + vorm.staart:
        raise Afgekeurd(Oordeel.HALF)
    if len(inhoud) > eind + vorm.staart:
        raise kapot(inhoud)
    return Omslag(kop, inhoud[:eind_kop], inhoud[eind_kop:eind], inhoud[eind:])


def kapot(inhoud: bytes) -> Afgekeurd:
    """For a file that is not right: KAPOT, or HALF where there are zeroes.

    A folder that synchronises may give a file its length first and its bytes later.
    """
    half = _GAT in inhoud or inhoud.endswith(_GAT_AAN_HET_EIND) or not inhoud.strip(b"\0")
    return Afgekeurd(Oordeel.HALF if half else Oordeel.KAPOT)


def canoniek(plat: object) -> bytes:
    """The one spelling of plain values."""
    return json.dumps(plat, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def lees_plat(ruw: bytes) -> Any:
    """The plain value in that spelling; None for anything else, so for null as well."""
    try:
        plat = json.loads(ruw, parse_constant=geen_getal)
        return plat if canoniek(plat) == ruw else None
    except (ValueError, RecursionError):
        return None


def sha12(inhoud: bytes) -> str:
    """What the name of a file ends with: the same bytes always lie under the same name."""
    return sha256(inhoud).hexdigest()[:12]


def geen_getal(naam: str) -> None:
    """JSON has no NaN and no Infinity, whatever Python makes of them."""
    raise ValueError(f"{naam} is no number")


def als_tekst(ruw: bytes) -> str:
    """Bytes in a header or a content (base64url without padding)."""
    return base64.urlsafe_b64encode(ruw).decode().rstrip("=")


def uit_tekst(tekst: object, lengte: int) -> bytes:
    """Those bytes again; ValueError when there are not exactly so many of them."""
    if not isinstance(tekst, str):
        raise ValueError("no text")
    try:
        ruw = base64.b64decode(tekst + "=" * (-len(tekst) % 4), b"-_", validate=True)
    except binascii.Error as fout:
        raise ValueError(str(fout)) from fout
    if len(ruw) != lengte or als_tekst(ruw) != tekst:
        raise ValueError("another number of bytes")
    return ruw


def _eerste(vorm: Vorm) -> bytes:
    return b"%b%d\n" % (vorm.soort.value, VERSIE)


def _zonder_merk(vorm: Vorm, inhoud: bytes) -> Oordeel:
    """What a file is that does not begin as ours do."""
    if _eerste(vorm).startswith(inhoud):
        return Oordeel.HALF
    merk = vorm.soort.value
    nummer, eind, _ = inhoud[: len(merk) + 4].removeprefix(merk).partition(b"\n")
    if inhoud.startswith(merk) and eind and nummer.isdigit() and int(nummer) > VERSIE:
        return Oordeel.NIEUWER
    return kapot(inhoud).oordeel


def _lees_kop(vorm: Vorm, ruw: bytes) -> dict[str, Any] | None:
    """The values in a header, or None; Afgekeurd (NIEUWER) when it is of a newer version."""
    plat = lees_plat(ruw)
    if not isinstance(plat, dict) or not _is_getal(plat.get("v"), 1):
        return None
    if plat["v"] > VERSIE:
        raise Afgekeurd(Oordeel.NIEUWER)
    soorten = {"v": int, "n": int, **vorm.velden, **vorm.mag}
    if not {"v", "n", *vorm.velden} <= plat.keys() <= soorten.keys():
        return None
    try:
        return {naam: _waarde(soorten[naam], x) for naam, x in plat.items()}
    except ValueError:
        return None


def _plat(waarde: Any) -> Any:
    if isinstance(waarde, UUID):
        return als_tekst(waarde.bytes)
    return als_tekst(waarde) if isinstance(waarde, bytes) else waarde


def _waarde(soort: Any, plat: Any) -> Any:
    """The value of one field; ValueError when it is not of that kind."""
    if soort is UUID:
        return UUID(bytes=uit_tekst(plat, 16))
    if isinstance(soort, int):
        return uit_tekst(plat, soort)
    if soort is int and _is_getal(plat, 0):
        return plat
    if soort is str and isinstance(plat, str):
        return plat
    raise ValueError("of another kind")


def _is_getal(plat: Any, laagste: int) -> bool:
    return type(plat) is int and laagste <= plat <= _HOOGSTE_GETAL
