"""A backup as one file: magic, length, small header, key bag, encrypted database, SHA-256.

The header is plain JSON and says nothing of the content: format, moment (UTC), why, number, sizes,
digest of what follows; ``bijzonderheden`` (how many signals, the last day) are sealed under the key
of the archive. The last 32 bytes are the SHA-256 of everything before them, so one wrong bit
anywhere is noticed before a byte is used.
"""

import base64
import hashlib
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

from signaal.domain.reserve import Aanleiding
from signaal.exchange.bestand import klaargezet
from signaal.fouten import GebruikFout, NieuwereVersieFout, ReserveKapotFout, SchrijfFout

MERK = b"SIGNAAL-RESERVE\n"
VERSIE = 1
_LENGTE = 4
_CONTROLE = hashlib.sha256().digest_size
_HOOGSTENS = 64 * 1024
_HAP = 1 << 20

#: Hears how many bytes were read or written just now; raises to stop.
Adem = Callable[[int], object]

_KAPOT = (
    "Deze reservekopie is beschadigd, of het is geen reservekopie van Signaal. "
    "Er is niets veranderd. Kies een andere reservekopie."
)
_WEG = "Deze reservekopie is er niet: {naam}. Er is niets veranderd. Kijk of de map klopt."
_NIEUWER = (
    "Deze reservekopie is gemaakt met een nieuwere versie van Signaal. Er is niets veranderd. "
    "Installeer de nieuwste versie en probeer het dan opnieuw."
)
_NIET_GELEZEN = (
    "De reservekopie kan niet worden gelezen of uitgepakt. Er is niets veranderd. "
    "Kijk of er ruimte is op de schijf en of de stick er nog in zit."
)


@dataclass(frozen=True, slots=True)
class Kop:
    """The header. ``bos`` and ``archief`` are sizes in bytes, ``inhoud`` the digest of both."""

    moment: datetime
    aanleiding: Aanleiding
    volgnummer: int
    bos: int = 0
    archief: int = 0
    inhoud: str = ""
    bijzonderheden: bytes = b""

    def bijschrift(self) -> bytes:
        """All but the sealed part, in one spelling: what the sealed part is bound to."""
        return _canoniek(self._open())

    def als_bytes(self) -> bytes:
        """As it stands in the file."""
        dicht = base64.b64encode(self.bijzonderheden).decode()
        return _canoniek(self._open() | {"bijzonderheden": dicht})

    def _open(self) -> dict[str, Any]:
        plat = asdict(self)
        del plat["bijzonderheden"]
        return plat | {"versie": VERSIE, "moment": self.moment.astimezone(UTC).isoformat()}


@contextmanager
def kopie_klaargezet(
    pad: Path,
    kop: Kop,
    bos: bytes,
    database: Path,
    verzegel: Callable[[bytes], bytes],
    adem: Adem,
) -> Iterator[Kop]:
    """The backup is on disk inside the block and takes its place at ``pad`` when that ends well.

    ``verzegel`` gives the sealed part for the finished header. SchrijfFout, or what ``adem``
    raises, leaves nothing behind.
    """
    inhoud = hashlib.sha256(bos)
    for deel in _happen(database):
        inhoud.update(deel)
    kop = replace(kop, bos=len(bos), archief=database.stat().st_size, inhoud=inhoud.hexdigest())
    kop = replace(kop, bijzonderheden=verzegel(kop.bijschrift()))
    with klaargezet(pad, _delen(kop, bos, database, adem)):
        yield kop


def lees_kop(pad: Path) -> Kop:
    """The header alone, to show what there is; only :func:`pak_uit` checks every bit.

    Errors: GebruikFout (not there), ReserveKapotFout, NieuwereVersieFout, SchrijfFout (unreadable).
    """
    with _geopend(pad) as bestand:
        return _lees_kop(bestand)[0]


def pak_uit(pad: Path, database: Path, bos: Path, adem: Adem) -> Kop:
    """Check every bit and leave the encrypted database and the key bag at these new paths.

    Errors as :func:`lees_kop` and what ``adem`` raises: nothing is left behind then.
    """
    try:
        with _geopend(pad) as bestand:
            kop, ruw = _lees_kop(bestand)
            controle, inhoud = hashlib.sha256(ruw), hashlib.sha256()
            for doel, lengte in ((bos, kop.bos), (database, kop.archief)):
                with doel.open("xb") as uit:
                    for deel in _stukken(bestand, lengte):
                        controle.update(deel)
                        inhoud.update(deel)
                        uit.write(deel)
                        adem(len(deel))
                    uit.flush()
                    os.fsync(uit.fileno())
            if bestand.read() != controle.digest() or inhoud.hexdigest() != kop.inhoud:
                raise ReserveKapotFout(_KAPOT, "digest")
    except BaseException:
        for doel in (bos, database):
            with suppress(OSError):
                doel.unlink(missing_ok=True)
        raise
    return kop


@contextmanager
def _geopend(pad: Path) -> Iterator[BinaryIO]:
    try:
        with pad.open("rb") as bestand:
            yield bestand
    except FileNotFoundError as fout:
        raise GebruikFout(_WEG.format(naam=pad.name), str(fout)) from fout
    except (OSError, ValueError) as fout:  # a name that no system takes is a ValueError
        raise SchrijfFout(_NIET_GELEZEN, str(fout)) from fout


def _lees_kop(bestand: BinaryIO) -> tuple[Kop, bytes]:
    """The header, and the bytes that were read for it; the sizes in it fit the file."""
    begin = bestand.read(len(MERK) + _LENGTE)
    lengte = int.from_bytes(begin[len(MERK) :], "big")
    if not begin.startswith(MERK) or len(begin) != len(MERK) + _LENGTE or lengte > _HOOGSTENS:
        raise ReserveKapotFout(_KAPOT, "magic or length")
    ruw = bestand.read(lengte)
    kop = _kop(ruw)
    grootte = os.fstat(bestand.fileno()).st_size
    if grootte != len(begin) + lengte + kop.bos + kop.archief + _CONTROLE:
        raise ReserveKapotFout(_KAPOT, f"size {grootte}")
    return kop, begin + ruw


def _kop(ruw: bytes) -> Kop:
    try:
        plat = json.loads(ruw)
        versie = int(plat.pop("versie"))
        if versie > VERSIE:
            raise NieuwereVersieFout(_NIEUWER, f"backup version {versie}")
        kop = Kop(
            moment=datetime.fromisoformat(plat["moment"]),
            aanleiding=Aanleiding(plat["aanleiding"]),
            volgnummer=int(plat["volgnummer"]),
            bos=int(plat["bos"]),
            archief=int(plat["archief"]),
            inhoud=str(plat["inhoud"]),
            bijzonderheden=base64.b64decode(plat["bijzonderheden"], validate=True),
        )
        if kop.moment.tzinfo is None or min(kop.bos, kop.archief, kop.volgnummer) < 0:
            raise ReserveKapotFout(_KAPOT, "values in the header")
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as fout:
        raise ReserveKapotFout(_KAPOT, repr(fout)) from fout
    return kop


def _delen(kop: Kop, bos: bytes, database: Path, adem: Adem) -> Iterator[bytes]:
    controle = hashlib.sha256()
    ruw = kop.als_bytes()
    for deel in (MERK, len(ruw).to_bytes(_LENGTE, "big"), ruw, bos):
        controle.update(deel)
        yield deel
    for deel in _happen(database):
        controle.update(deel)
        adem(len(deel))
        yield deel
    yield controle.digest()


def _happen(pad: Path) -> Iterator[bytes]:
    with pad.open("rb") as bestand:
        while deel := bestand.read(_HAP):
            yield deel


def _stukken(bestand: BinaryIO, lengte: int) -> Iterator[bytes]:
    while lengte > 0 and (deel := bestand.read(min(_HAP, lengte))):
        lengte -= len(deel)
        yield deel


def _canoniek(plat: dict[str, Any]) -> bytes:
    return json.dumps(plat, sort_keys=True).encode()
