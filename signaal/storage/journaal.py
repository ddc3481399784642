"""The journal: who did what when, chained so that a changed, removed or inserted row shows.

Every write adds rows here in the same transaction: ``put`` carries the fields that changed (all of
them for something new), ``note`` records an act without state (export, print). Rows are chained per
device with HMAC-SHA256 under a key derived from the database key; a state can be rebuilt from them.
"""

import hmac
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, RowMapping, Select, select

from signaal.domain.model import Journaalregel, Lid
from signaal.fouten import ArchiefKapotFout
from signaal.storage import rijen
from signaal.storage.concepten import Verbinding
from signaal.storage.mapping import canoniek
from signaal.storage.tables import Plek, journaal
from signaal.vault import Journaalkop

FORMAT = 1
BEGIN = bytes(32)
_KAPOT = (
    "Het journaal van dit archief klopt niet: er is buiten Signaal om iets aan veranderd. "
    "Er is nu niets gewijzigd. Zet een reservekopie terug, of vraag je ICT-collega om hulp."
)


@dataclass(frozen=True, slots=True)
class Kop:
    """The last link of the chain of one device: where the next row continues."""

    seq: int = 0
    hash: bytes = BEGIN
    hlc: int = 0


@dataclass(frozen=True, slots=True)
class Beurt:
    """What all rows of one transaction share."""

    handeling: str
    wie: UUID | None
    moment: datetime


def hash_rij(sleutel: bytes, rij: Mapping[str, Any] | RowMapping) -> bytes:
    """The link for a row: HMAC-SHA256 over its canonical bytes, the previous link included."""
    inhoud = canoniek(
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
            rij["base"].hex(),
            rij["prev_hash"].hex(),
        ]
    )
    return hmac.digest(sleutel, inhoud.encode(), "sha256")


class Schrijver:
    """Makes the next rows of the chain of this device; the caller stores them."""

    def __init__(self, sleutel: bytes, plek: Plek, device: UUID, beurt: Beurt, kop: Kop) -> None:
        self._sleutel = sleutel
        self._vast: dict[str, Any] = {
            "gemeente_id": plek.gemeente_id,
            "team_id": plek.team_id,
            "device": device,
            "format": FORMAT,
            "moment": beurt.moment,
            "actor": beurt.wie,
            "base": b"",
        }
        self._beurt = beurt
        self._kop = kop

    def rij(
        self, kind: str, soort: str, pk: str, fields: dict[str, Any], handeling: str = ""
    ) -> dict[str, Any]:
        """The next row. The hybrid logical clock never goes back, whatever the wall clock does."""
        wand = int(self._beurt.moment.timestamp() * 1000) << 16
        rij: dict[str, Any] = self._vast | {
            "seq": self._kop.seq + 1,
            "hlc": max(wand, self._kop.hlc + 1),
            "handeling": handeling or self._beurt.handeling,
            "kind": kind,
            "soort": soort,
            "pk": pk,
            "fields": canoniek(fields),
            "prev_hash": self._kop.hash,
        }
        rij["hash"] = hash_rij(self._sleutel, rij)
        self._kop = Kop(rij["seq"], rij["hash"], rij["hlc"])
        return rij


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


def _van(plek: Plek) -> Select[Any]:
    return select(journaal).where(
        journaal.c.gemeente_id == plek.gemeente_id, journaal.c.team_id == plek.team_id
    )


def alle_rijen(conn: Connection, plek: Plek) -> Iterator[Row[Any]]:
    """All rows, per device in the order they were written."""
    vraag = _van(plek).order_by(journaal.c.device, journaal.c.seq)
    yield from conn.execute(vraag.execution_options(yield_per=1000))


def controleer_keten(conn: Connection, plek: Plek, sleutel: bytes) -> dict[UUID, Kop]:
    """The head per device when every link holds; ArchiefKapotFout at the first that does not."""
    koppen: dict[UUID, Kop] = {}
    for rij in alle_rijen(conn, plek):
        kop = koppen.get(rij.device, Kop())
        goed = (
            rij.seq == kop.seq + 1
            and rij.prev_hash == kop.hash
            and hmac.compare_digest(rij.hash, hash_rij(sleutel, rij._mapping))
        )
        if not goed:
            raise ArchiefKapotFout(_KAPOT, f"chain breaks at seq {rij.seq} of {rij.device}")
        koppen[rij.device] = Kop(rij.seq, rij.hash, rij.hlc)
    return koppen


def _staart_ontbreekt(kop: Journaalkop) -> ArchiefKapotFout:
    return ArchiefKapotFout(_KAPOT, f"link {kop.seq} from the key bag is not in the journal")


def lees_rijen(conn: Connection, plek: Plek, vanaf: datetime | None, aantal: int) -> list[Row[Any]]:
    """The newest ``aantal`` rows, newest first, since ``vanaf``."""
    vraag = _van(plek).order_by(journaal.c.hlc.desc(), journaal.c.device).limit(aantal)
    if vanaf is not None:
        vraag = vraag.where(journaal.c.hlc >= int(vanaf.timestamp() * 1000) << 16)
    return list(conn.execute(vraag))


class Journaal:
    """The journal of one archive, to read and to check."""

    def __init__(
        self,
        verbind: Verbinding,
        plek: Plek,
        sleutel: bytes,
        kop_uit_bos: Callable[[], Journaalkop | None],
    ) -> None:
        self._verbind = verbind
        self._plek = plek
        self._sleutel = sleutel
        self._kop_uit_bos = kop_uit_bos

    def lees(self, vanaf: datetime | None = None, aantal: int = 500) -> list[Journaalregel]:
        """The newest ``aantal`` acts, newest first: who, what, when, about what; no content."""
        with self._verbind(False) as conn:
            gelezen = lees_rijen(conn, self._plek, vanaf, aantal)
            namen = {lid.id: lid.naam for lid in rijen.waar(conn, self._plek, Lid)}
        return [
            Journaalregel(
                volgnummer=rij.seq,
                moment=rij.moment,
                wie=namen.get(rij.actor, ""),
                handeling=rij.handeling,
                soort=rij.soort,
                voorwerp=rij.pk,
                velden=tuple(sorted(json.loads(rij.fields))),
            )
            for rij in gelezen
        ]

    def controleer_staart(self) -> None:
        """Cheap, at opening: the link that the key bag remembers is still there."""
        kop = self._kop_uit_bos()
        if kop is None:
            return
        vraag = _van(self._plek).where(journaal.c.seq == kop.seq, journaal.c.hash == kop.hash)
        with self._verbind(False) as conn:
            if conn.execute(vraag).first() is None:
                raise _staart_ontbreekt(kop)

    def controleer(self) -> None:
        """Every link of every chain; ArchiefKapotFout at the first that does not hold."""
        with self._verbind(False) as conn:
            controleer_keten(conn, self._plek, self._sleutel)
        self.controleer_staart()
