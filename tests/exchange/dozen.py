"""Three laptops of one team, and files as they lay them in the folder."""

import base64
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid5

from signaal.domain.wissel import Deel, Sleutelrij
from signaal.exchange.segment import Kring, maak_segment, zegel_deel
from signaal.vault.apparaatsleutel import Apparaatsleutel
from signaal.vault.epoch import Epochsleutel

NU = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
TEAM = UUID("0198f1c2-5b7a-7c3d-8e4f-112233445566")
EPOCH = Epochsleutel(UUID("0198f1c2-5b7b-7c3d-8e4f-112233445566"), bytes(range(32)), b"\x07" * 32)
ANDERE_EPOCH = Epochsleutel(uuid5(TEAM, "epoch 2"), b"\x08" * 32, b"\x09" * 32)


@dataclass(frozen=True)
class Laptop:
    """One laptop: what it is called, and its keys."""

    device: UUID
    sleutel: Apparaatsleutel


def laptop(naam: str) -> Laptop:
    """Always the same laptop for the same name."""
    return Laptop(uuid5(TEAM, naam), Apparaatsleutel(sha256(naam.encode()).digest()))


ANNE, BRAM, CLEO, VREEMDE = map(laptop, ("Anne", "Bram", "Cleo", "Vreemde"))
TRIO = (ANNE, BRAM, CLEO)
KRING = Kring(
    TEAM,
    {een.device: een.sleutel.tekensleutel for een in TRIO},
    {EPOCH.id: EPOCH, ANDERE_EPOCH.id: ANDERE_EPOCH},
    frozenset(een.device for een in TRIO),
)


def ruis(zaad: str, lengte: int) -> bytes:
    """Bytes that cannot be pressed, always the same for the same seed."""
    delen = (sha256(f"{zaad}/{i}".encode()).digest() for i in range(-(-lengte // 32)))
    return b"".join(delen)[:lengte]


_VELDEN = (
    "bron buurtschap datum discipline gedaan gewijzigd id importcode kern lid nabellen nabellen_op "
    "spoed tekst themas themas_voorgesteld verwijderd"
)


def regel(zaad: str, inhoud: int = 450) -> dict[str, Any]:
    """A row as a new signal makes it: ``inhoud`` bytes of sealed content."""
    dobbel = int.from_bytes(ruis(zaad, 7))
    ms = int(NU.timestamp() * 1000) + dobbel % 10**9
    return {
        "t": (ms << 16) + dobbel % 50,
        "m": ms * 1000 + dobbel % 1000,
        "w": uuid5(TEAM, "lid").hex,
        "h": "signaal gelogd",
        "s": "signaal",
        "p": str(uuid5(TEAM, zaad)),
        "f": json.dumps(_VELDEN.split(), separators=(",", ":")),
        "v": "signaal/2026",
        "i": base64.b64encode(ruis(zaad, inhoud)).decode(),
    }


@cache
def deel(van: Laptop, eerste: int = 1, laatste: int = 1, inhoud: int = 450) -> Deel:
    """Rows of this laptop, always the same for the same numbers."""
    regels = [regel(f"{van.device}/{seq}", inhoud) for seq in range(eerste, laatste + 1)]
    vorige = bytes(32) if eerste == 1 else ruis(f"{van.device}/{eerste - 1}", 32)
    return Deel(van.device, eerste, laatste, vorige, ruis(f"{van.device}/{laatste}", 32), regels)


def bestand(van: Laptop, eerste: int = 1, laatste: int = 1, inhoud: int = 450) -> bytes:
    """Those rows as a segment."""
    rijen = deel(van, eerste, laatste, inhoud)
    return maak_segment(TEAM, rijen, zegel_deel(TEAM, rijen, van.sleutel), EPOCH)


def rij(vak: str = "signaal/2026", van: Laptop = ANNE, vanaf: int = 1) -> Sleutelrij:
    """A content key."""
    return Sleutelrij(vak, van.device, vanaf, ruis(f"sleutel {vak}", 32), NU)
