"""The chain under the journal: what a link covers, and whether every link holds.

Rows are chained per device with HMAC-SHA256 under a key derived from the secret of the archive. A
link covers the SHA-256 of sealed content, not the content: content can be wiped and its key
destroyed while the chain still holds.
"""

import hmac
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC
from hashlib import sha256
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, RowMapping, Select, literal_column, select, tuple_

from signaal.fouten import ArchiefKapotFout
from signaal.storage.mapping import canoniek
from signaal.storage.tables import Plek, journaal
from signaal.storage.vector import Verteld, pak

FORMAT = 2
#: Rows that destroy, and rows that tell what was taken in. Written out, not bound, and asked for
#: without the team (an archive has one): only then does SQLite take the index of exactly these.
IS_WEG = journaal.c.kind == literal_column("'weg'")
VERTELT = journaal.c.base != literal_column("x''")
BEGIN = bytes(32)
KETEN_KAPOT = (
    "Het journaal van dit archief klopt niet: er is buiten Signaal om iets aan veranderd. "
    "Er is nu niets gewijzigd. Zet een reservekopie terug, of vraag je ICT-collega om hulp."
)


@dataclass(frozen=True, slots=True)
class Keten:
    """The chain of one device: whose it is, and the key of its links."""

    plek: Plek
    device: UUID
    sleutel: bytes


@dataclass(frozen=True, slots=True)
class Kop:
    """The last link of the chain of one device: where the next row continues.

    ``vector`` is what that row has to tell of other devices (see ``vector``); empty when nothing
    came in since it was last told.
    """

    seq: int = 0
    hash: bytes = BEGIN
    hlc: int = 0
    vector: bytes = b""


@dataclass(frozen=True, slots=True)
class Gevolgd:
    """How far the links were followed: the last one per device, and what content was gone by then.

    ``leeg`` has per (kind, id, vak, device) the last row without it.
    """

    koppen: dict[UUID, Kop] = field(default_factory=dict)
    leeg: dict[tuple[str, str, str, UUID], int] = field(default_factory=dict)


def hash_rij(sleutel: bytes, rij: Mapping[str, Any] | RowMapping) -> bytes:
    """The link for a row: HMAC-SHA256 over its canonical bytes, the previous link included.

    This is format 2 and stays what it is; another format gets a function of its own.
    """
    gedekt = canoniek(
        [
            rij["format"],
            rij["gemeente_id"],
            rij["team_id"].hex,
            rij["device"].hex,
            rij["seq"],
            rij["hlc"],
            rij["moment"].astimezone(UTC).isoformat(timespec="microseconds"),
            rij["actor"].hex if rij["actor"] else "",
            rij["handeling"],
            rij["kind"],
            rij["soort"],
            rij["pk"],
            rij["fields"],
            rij["vak"],
            (rij["inhoud_hash"] or b"").hex(),
            rij["base"].hex(),
            rij["prev_hash"].hex(),
            (rij["oude_hash"] or b"").hex(),
        ]
    )
    return hmac.digest(sleutel, gedekt.encode(), "sha256")


def van(plek: Plek) -> Select[Any]:
    """The journal of this team."""
    return select(journaal).where(
        journaal.c.gemeente_id == plek.gemeente_id, journaal.c.team_id == plek.team_id
    )


def lees_kop(conn: Connection, plek: Plek, device: UUID) -> Kop:
    """Where the chain of ``device`` stands."""
    c = journaal.c
    rij = conn.execute(
        select(c.seq, c.hash, c.hlc)
        .where(c.gemeente_id == plek.gemeente_id, c.team_id == plek.team_id, c.device == device)
        .order_by(c.seq.desc())
        .limit(1)
    ).one_or_none()
    return Kop() if rij is None else Kop(rij.seq, rij.hash, rij.hlc)


def koppen(conn: Connection, plek: Plek) -> dict[UUID, Kop]:
    """Where the chain of every device stands; hops from one to the next, reads no other row."""
    c = journaal.c
    gevonden: dict[UUID, Kop] = {}
    hier = (c.gemeente_id == plek.gemeente_id, c.team_id == plek.team_id)
    volgende = select(c.device).where(*hier).order_by(c.device).limit(1)
    device = conn.execute(volgende).scalar()
    while device is not None:
        gevonden[device] = lees_kop(conn, plek, device)
        device = conn.execute(volgende.where(c.device > device)).scalar()
    return gevonden


def lees_schrijfkop(conn: Connection, plek: Plek, device: UUID) -> Kop:
    """Where ``device`` goes on writing: with a clock above all it has taken in, and what to tell.

    Nothing is kept apart for this: what it last told stands in its own chain.
    """
    alle = koppen(conn, plek)
    eigen = alle.pop(device, Kop())
    if not alle:
        return eigen
    nu = pak({ander: kop.seq for ander, kop in alle.items()})
    hlc = max(eigen.hlc, *(kop.hlc for kop in alle.values()))
    return replace(eigen, hlc=hlc, vector=nu if nu != lees_verteld(conn, device) else b"")


def lees_verteld(conn: Connection, device: UUID) -> bytes:
    """The last vector in the chain of ``device``; empty when it never told of another."""
    c = journaal.c
    vraag = select(c.base).where(c.device == device, VERTELT)
    return conn.execute(vraag.order_by(c.seq.desc()).limit(1)).scalar() or b""


def lees_alles_verteld(conn: Connection) -> Verteld:
    """What every device told that it had taken in."""
    c = journaal.c
    vraag = select(c.device, c.seq, c.base).where(VERTELT)
    return Verteld((d, seq, base) for d, seq, base in conn.execute(vraag.order_by(c.device, c.seq)))


def keten(conn: Connection, plek: Plek) -> Iterator[Row[Any]]:
    """All rows, per device in the order they were written."""
    vraag = van(plek).order_by(journaal.c.device, journaal.c.seq)
    yield from conn.execute(vraag.execution_options(yield_per=1000))


def controleer_keten(conn: Connection, plek: Plek, sleutel: bytes) -> Gevolgd:
    """Every link holds; ArchiefKapotFout at the first that does not."""
    gevolgd = Gevolgd()
    volg(keten(conn, plek), sleutel, gevolgd)
    return gevolgd


def vervolg(conn: Connection, plek: Plek, na: Row[Any] | None, aantal: int) -> list[Row[Any]]:
    """The next rows of :func:`keten` after ``na``; for who reads in steps."""
    c = journaal.c
    vraag = van(plek).order_by(c.device, c.seq).limit(aantal)
    if na is not None:
        vraag = vraag.where(tuple_(c.device, c.seq) > (na.device, na.seq))
    return list(conn.execute(vraag))


def volg(rijen: Iterable[Row[Any]], sleutel: bytes, gevolgd: Gevolgd) -> None:
    """Follow the links on from ``gevolgd``, which is then that much further.

    ArchiefKapotFout at the first link that does not hold. Content may be gone: see ``gewist``.
    """
    for rij in rijen:
        kop = gevolgd.koppen.get(rij.device, Kop())
        echt = hmac.compare_digest(rij.hash, hash_rij(sleutel, rij._mapping))
        heel = rij.inhoud is None or sha256(rij.inhoud).digest() == rij.inhoud_hash
        if rij.prev_hash != kop.hash or not echt or not heel:
            raise ArchiefKapotFout(KETEN_KAPOT, f"chain breaks at seq {rij.seq} of {rij.device}")
        gevolgd.koppen[rij.device] = Kop(rij.seq, rij.hash, rij.hlc)
        if rij.inhoud is None and rij.inhoud_hash is not None:
            gevolgd.leeg[rij.soort, rij.pk, rij.vak, rij.device] = rij.seq
