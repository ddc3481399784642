"""What a key bag must look like, to the last field.

Its checksum has no key: anyone at this laptop can write a bag that fits it.
"""

import base64
import binascii
from collections.abc import Mapping
from typing import Any

#: More than this no Signaal asks of a laptop (RFC 9106): memory in KiB, passes, lanes.
HOOGSTE_KOSTEN = {"geheugen_kib": 1024 * 1024, "rondes": 20, "banen": 16}
_PER_BAAN_KIB = 8
_NONCE, _ZOUT, _DICHT, _HASH = 12, 16, 48, 32
_GEWOON = {"nonce", "dicht"}
_VELDEN = {
    "wachtwoord": _GEWOON | {"zout", "kosten"},
    "herstelcode": _GEWOON,
    "sleutelring": _GEWOON,
}


def eis_vorm(bos: Mapping[str, Any]) -> None:
    """ValueError, KeyError or TypeError unless this is a bag as this version writes it.

    The key of the letter box is looked at where it is used: opening puts a wrong one right.
    """
    _eis_getal(bos["versie"], 1, 1)
    _eis_hex(bos["archief"], 16)
    _eis_getal(bos.get("ring", 0))
    _eis(isinstance(bos["sleuven"], dict), "slots")
    for naam, sleuf in bos["sleuven"].items():
        _eis(isinstance(sleuf, dict) and sleuf.keys() == _VELDEN[naam], f"fields of {naam}")
        _eis_bytes(sleuf["nonce"], _NONCE)
        _eis_bytes(sleuf["dicht"], _DICHT)
    if (sleuf := bos["sleuven"].get("wachtwoord")) is not None:
        _eis_bytes(sleuf["zout"], _ZOUT)
        _eis_kosten(sleuf["kosten"])
    if (kop := bos.get("kop")) is not None:
        _eis(isinstance(kop, dict) and kop.keys() == {"seq", "hash", "teken"}, "journal head")
        _eis_getal(kop["seq"])
        _eis_hex(kop["hash"], _HASH)
        _eis_hex(kop["teken"], _HASH)


def _eis_kosten(kosten: Any) -> None:
    _eis(isinstance(kosten, dict) and kosten.keys() == HOOGSTE_KOSTEN.keys(), "costs")
    for naam, hoogste in HOOGSTE_KOSTEN.items():
        _eis_getal(kosten[naam], 1, hoogste)
    _eis(kosten["geheugen_kib"] >= _PER_BAAN_KIB * kosten["banen"], "too little memory")


def _eis_getal(waarde: Any, laagste: int = 0, hoogste: int = 2**63 - 1) -> None:
    _eis(type(waarde) is int and laagste <= waarde <= hoogste, "a number")


def _eis_hex(waarde: Any, lengte: int) -> None:
    _eis(isinstance(waarde, str) and bytes.fromhex(waarde).hex() == waarde, "hex")
    _eis(len(waarde) == 2 * lengte, "hex of another length")


def _eis_bytes(waarde: Any, lengte: int) -> None:
    _eis(isinstance(waarde, str), "bytes")
    try:
        _eis(len(base64.b64decode(waarde, validate=True)) == lengte, "bytes of another length")
    except binascii.Error as fout:
        raise ValueError(str(fout)) from fout


def _eis(goed: bool, wat: str) -> None:
    if not goed:
        raise ValueError(f"not as we write it: {wat}")
