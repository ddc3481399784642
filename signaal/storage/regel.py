"""One row of the journal as it travels, and a range of them: what a segment holds.

What a reader can work out for himself does not travel: the links, the hash of content that is
there, what the range says for all its rows, and what most rows have in common.
"""

from base64 import b64decode, b64encode
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

from sqlalchemy import Row

from signaal.domain.wissel import Deel
from signaal.storage.keten import FORMAT, Kop, hash_rij
from signaal.storage.tables import TABELLEN, Plek
from signaal.storage.vector import lees

Draad = dict[str, Any]

_BEGIN = datetime(1970, 1, 1, tzinfo=UTC)
_MICRO = timedelta(microseconds=1)
_SOORTEN = frozenset({"put", "note", "weg"})
#: Clocks beyond this are no clocks; it leaves room to count on.
_HLC_MAX = 1 << 62
#: Per text column its letter on the wire, and what goes without saying.
_TEKSTEN: tuple[tuple[str, str, str], ...] = (
    ("handeling", "h", ""),
    ("kind", "k", "put"),
    ("soort", "s", ""),
    ("pk", "p", ""),
    ("fields", "f", "{}"),
    ("vak", "v", ""),
)
_LETTERS = {"t", "m", "w", "i", "x", "b", "o", "format", *(letter for _, letter, _ in _TEKSTEN)}
_LENGTES = {"handeling": 60, "soort": 40, "pk": 120, "vak": 60}


def naar_draad(rij: Row[Any]) -> Draad:
    """The row as it travels; content that was destroyed travels as gone."""
    draad: Draad = {"t": rij.hlc, "m": (rij.moment - _BEGIN) // _MICRO}
    if rij.actor is not None:
        draad["w"] = rij.actor.hex
    for naam, letter, gewoon in _TEKSTEN:
        if (tekst := getattr(rij, naam)) != gewoon:
            draad[letter] = tekst
    if rij.inhoud is not None:
        draad["i"] = b64encode(rij.inhoud).decode()
    elif rij.inhoud_hash is not None:
        draad["x"] = rij.inhoud_hash.hex()
    if rij.base:
        draad["b"] = b64encode(rij.base).decode()
    if rij.oude_hash is not None:
        draad["o"] = rij.oude_hash.hex()
    if rij.format != FORMAT:
        draad["format"] = rij.format
    return draad


def uit_draad(
    draad: Mapping[str, Any], plek: Plek, device: UUID, vorige: Kop, sleutel: bytes
) -> dict[str, Any]:
    """The row behind ``vorige`` in the chain of ``device``, with its link made anew.

    ValueError, TypeError, KeyError when it is no row of this format.
    """
    if not draad.keys() <= _LETTERS or draad.keys() >= {"i", "x"}:
        raise ValueError("a row with more in it")
    inhoud = b64decode(draad["i"], validate=True) if "i" in draad else None
    gewist = bytes.fromhex(draad["x"]) if "x" in draad else None
    base = b64decode(draad.get("b", ""), validate=True)
    rij: dict[str, Any] = {
        **plek._asdict(),
        "device": device,
        "seq": vorige.seq + 1,
        "format": draad.get("format", FORMAT),
        "hlc": draad["t"],
        "moment": _BEGIN + draad["m"] * _MICRO,
        "actor": UUID(hex=draad["w"]) if "w" in draad else None,
        **{naam: draad.get(letter, gewoon) for naam, letter, gewoon in _TEKSTEN},
        "inhoud": inhoud,
        "inhoud_hash": gewist if inhoud is None else sha256(inhoud).digest(),
        "base": base,
        "prev_hash": vorige.hash,
        "oude_hash": bytes.fromhex(draad["o"]) if "o" in draad else None,
    }
    _controleer(rij, lees(base))
    rij["hash"] = hash_rij(sleutel, rij)
    return rij


def verteld_in(deel: Deel) -> dict[UUID, int]:
    """What its laptop says here to have taken in of others; {} when that cannot be read."""
    try:
        vectoren = [lees(b64decode(draad["b"])) for draad in deel.regels if "b" in draad]
    except (ValueError, TypeError):
        return {}
    devices = {device for vector in vectoren for device in vector}
    return {device: max(v.get(device, 0) for v in vectoren) for device in devices}


def weg_in(deel: Deel, soort: type) -> frozenset[str]:
    """The ids of the values of this type that its laptop says here to have destroyed."""
    naam = TABELLEN[soort].name
    weg = (draad for draad in deel.regels if draad.get("k") == "weg" and draad.get("s") == naam)
    return frozenset(str(draad.get("p")) for draad in weg)


def _controleer(rij: dict[str, Any], gezien: Mapping[UUID, int]) -> None:
    """What a database would choke on, or what no chain has."""
    if rij["format"] != FORMAT or rij["kind"] not in _SOORTEN:
        raise ValueError("a row of another format")
    if not isinstance(rij["hlc"], int) or not 0 <= rij["hlc"] < _HLC_MAX:
        raise ValueError("a clock that is none")
    for naam, _, _ in _TEKSTEN:
        if not isinstance(rij[naam], str) or len(rij[naam]) > _LENGTES.get(naam, len(rij[naam])):
            raise ValueError(f"no text, or too long: {naam}")
    if rij["device"] in gezien:
        raise ValueError("a vector that names its own device")
    if rij["vak"] and rij["inhoud_hash"] is None:
        raise ValueError("a vak without content")
