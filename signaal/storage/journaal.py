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
    """Collects the next rows of the chain of this device and stores them in one go."""

    def __init__(self, sleutel: bytes, plek: Plek, device: UUID, beurt: Beurt, kop: Kop) -> None:
        self._sleutel = sleutel
        self._vast: dict[str, Any] = {
            **plek._asdict(),
            "device": device,
            "format": FORMAT,
            "moment": beurt.moment,
            "actor": beurt.wie,
            "base": b"",
        }
        self._handeling = beurt.handeling
        self._wand = int(beurt.moment.timestamp() * 1000) << 16
        self._rijen: list[dict[str, Any]] = []
        self.kop = kop

    def schrijf(self, soort: str, pk: str, fields: dict[str, Any]) -> None:
        """A row for a state that changed: ``fields`` is the new plain value of each field."""
        self._voeg_toe("put", self._handeling, soort, pk, canoniek(fields))

    def noteer(self, handeling: str, soort: str, pk: str) -> None:
        """A row for an act without state."""
        self._voeg_toe("note", handeling, soort, pk, "{}")

    def leg_vast(self, conn: Connection) -> None:
        """Store the rows; ``kop`` is then the last of them."""
        if self._rijen:
            rijen.voeg_toe(conn, journaal, self._rijen)
            self._rijen = []

    def _voeg_toe(self, kind: str, handeling: str, soort: str, pk: str, fields: str) -> None:
        """The hybrid logical clock never goes back, whatever the wall clock does."""
        rij = self._vast | {
            "seq": self.kop.seq + 1,
            "hlc": max(self._wand, self.kop.hlc + 1),
            "handeling": handeling,
            "kind": kind,
            "soort": soort,
            "pk": pk,
            "fields": fields,
            "prev_hash": self.kop.hash,
        }
        rij["hash"] = hash_rij(self._sleutel, rij)
        self._rijen.append(rij)
        self.kop = Kop(rij["seq"], rij["hash"], rij["hlc"])


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


def keten(conn: Connection, plek: Plek) -> Iterator[Row[Any]]:
    """All rows, per device in the order they were written."""
    vraag = _van(plek).order_by(journaal.c.device, journaal.c.seq)
    yield from conn.execute(vraag.execution_options(yield_per=1000))


def wijzigingen(conn: Connection, plek: Plek) -> Iterator[Row[Any]]:
    """The rows that carry state, of all devices, in the order of the hybrid clock."""
    vraag = _van(plek).where(journaal.c.kind == "put").order_by(journaal.c.hlc, journaal.c.device)
    yield from conn.execute(vraag.execution_options(yield_per=1000))


def controleer_keten(conn: Connection, plek: Plek, sleutel: bytes) -> dict[UUID, Kop]:
    """The head per device when every link holds; ArchiefKapotFout at the first that does not."""
    koppen: dict[UUID, Kop] = {}
    for rij in keten(conn, plek):
        kop = koppen.get(rij.device, Kop())
        echt = hmac.compare_digest(rij.hash, hash_rij(sleutel, rij._mapping))
        if rij.prev_hash != kop.hash or not echt:
            raise ArchiefKapotFout(_KAPOT, f"chain breaks at seq {rij.seq} of {rij.device}")
        koppen[rij.device] = Kop(rij.seq, rij.hash, rij.hlc)
    return koppen


class Journaal:
    """The journal of one archive, to read and to check."""

    def __init__(
        self,
        verbind: Verbinding,
        plek: Plek,
        device: UUID,
        sleutel: bytes,
        kop_uit_bos: Callable[[], Journaalkop | None],
    ) -> None:
        self._verbind = verbind
        self._plek = plek
        self._device = device
        self._sleutel = sleutel
        self._kop_uit_bos = kop_uit_bos

    def lees(self, vanaf: datetime | None = None, aantal: int = 500) -> list[Journaalregel]:
        """The newest ``aantal`` acts of this laptop, newest first, at or after ``vanaf``.

        Who, what, when, about what; never the content.
        """
        c = journaal.c
        vraag = _van(self._plek).where(c.device == self._device).order_by(c.seq.desc())
        if vanaf is not None:
            vraag = vraag.where(c.moment >= vanaf)
        with self._verbind(False) as conn:
            gelezen = conn.execute(vraag.limit(aantal)).all()
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
        with self._verbind(False) as conn:
            c = journaal.c
            hier = _van(self._plek).where(c.device == self._device, c.seq == kop.seq)
            if conn.execute(hier.where(c.hash == kop.hash)).first() is None:
                raise ArchiefKapotFout(_KAPOT, f"link {kop.seq} of the key bag is not here")

    def controleer(self) -> None:
        """Every link of every chain; ArchiefKapotFout at the first that does not hold."""
        with self._verbind(False) as conn:
            controleer_keten(conn, self._plek, self._sleutel)
        self.controleer_staart()
