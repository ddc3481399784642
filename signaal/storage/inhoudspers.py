"""What the journal says of a value, in few bytes: a new signal travels in one kilobyte.

JSON, deflated (RFC 1951) before it is sealed: afterwards nothing can be pressed out of it. A signal
is too short to be pressed well by itself, so the press begins with what most values have in them.
Content of before begins as JSON does and is read as it is.
"""

import json
import zlib
from collections.abc import Collection, Mapping
from typing import Any, NamedTuple
from uuid import UUID

from signaal.domain.merge import Plaats
from signaal.storage.mapping import canoniek

#: Before pressed content; no JSON begins with it.
_GEPERST = b"\x01"
#: A window of 2 KB: the head start fits in it, and a larger one takes longer to make.
_VENSTER = -11
#: Nothing that people type comes near; it keeps a forged row from filling the memory.
_HOOGSTE = 4 * 1024 * 1024
#: Stands among the fields; no field is called so.
_ONGELEZEN = "_ongelezen"
_LEEG = '{"tekst":"","voor_bestuur":false}'
#: Belongs to the format: other bytes here would make all pressed content unreadable, so a test
#: holds them. The most usual last. A field that came later is only pressed a little worse.
VOORAF = (
    '{"datum":"2026-11-22","id":"01a","lid":"01a","notitie":' + _LEEG + ',"signaal":"01a",'
    '"uitkomst":"geen_gehoor","verwijderd":false}'
    '{"aanwezig":["sociaal_werker","preventiewerker_jeugd"],"gepland":"2026-11-20","gesloten":null,'
    '"heropend":' + _LEEG + ',"plaats":"","stand":"concept","tijd":"09:00:00"}'
    '{"aantal":5,"afwijkend":' + _LEEG + ',"genomen":"2026-11-20T09:00:00.000000+00:00",'
    '"ingetrokken":false,"naam":' + _LEEG + ',"reden":' + _LEEG + ',"sleutel":"vallen/schaijk"}'
    '{"besteed":null,"bestuurszin":' + _LEEG + ',"minuten":null,"nodig":[],"overleg":"01a",'
    '"sleutel":"","soort":"bundel","titel":' + _LEEG + ',"volgorde":null,"vraag":' + _LEEG + ","
    '"weggelaten":false}{"aanleiding":' + _LEEG + ',"bundel":"","collectief":false,'
    '"gemaakt":"2026-11-20T09:00:00.000000+00:00","kernen":["schaijk"],"nieuws":' + _LEEG + ","
    '"overleg":null,"regiehouder":"01a","resultaat":' + _LEEG + ',"stand":"open",'
    '"verwijderd":false,"voor":null,"wat":' + _LEEG + "}"
    '{"bron":"","buurtschap":"","datum":"2026-11-22","discipline":"preventiewerker_jeugd'
    'sociaal_werkerwijkverpleegkundige","gedaan":"","gewijzigd":"2026-11-22T09:00:00.000000+00:00",'
    '"id":"01a","importcode":"","kern":"schaijk","lid":"01a","nabellen":false,"nabellen_op":null,'
    '"spoed":false,"tekst":"","themas":["vallen"],"themas_voorgesteld":false,"verwijderd":false}'
).encode()


class Inhoud(NamedTuple):
    """What stands in a row: plain values by the name of their field, and which rows about the same
    were here but could not be read yet when it was written.
    """

    velden: dict[str, Any]
    ongelezen: frozenset[Plaats] = frozenset()


def pers(velden: Mapping[str, Any], ongelezen: Collection[Plaats] = ()) -> bytes:
    """As content to seal."""
    alles = dict(velden)
    if ongelezen:
        alles[_ONGELEZEN] = sorted([device.hex, seq] for device, seq in ongelezen)
    werk = zlib.compressobj(6, zlib.DEFLATED, _VENSTER, 8, zlib.Z_DEFAULT_STRATEGY, VOORAF)
    return _GEPERST + werk.compress(canoniek(alles).encode()) + werk.flush()


def ontpers(inhoud: bytes) -> Inhoud:
    """That again; ValueError for anything else."""
    plat = _plat(inhoud[1:]) if inhoud.startswith(_GEPERST) else inhoud
    try:
        velden = json.loads(plat.decode())
    except (ValueError, RecursionError) as fout:
        raise ValueError("content that is no JSON") from fout
    if not isinstance(velden, dict):
        raise ValueError("content that is no value")
    if _ONGELEZEN not in velden:
        return Inhoud(velden)
    try:
        ongelezen = frozenset((UUID(hex=d), int(seq)) for d, seq in velden.pop(_ONGELEZEN))
    except (TypeError, ValueError, AttributeError) as fout:
        raise ValueError("content that says wrong what was not read") from fout
    return Inhoud(velden, ongelezen)


def _plat(dicht: bytes) -> bytes:
    werk = zlib.decompressobj(_VENSTER, VOORAF)
    try:
        plat = werk.decompress(dicht, _HOOGSTE)
    except zlib.error as fout:
        raise ValueError("content that does not open") from fout
    if not werk.eof or werk.unused_data:
        raise ValueError("content that is cut, too long, or has more behind it")
    return plat
