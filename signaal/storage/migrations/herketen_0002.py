"""From 0001 to 0002: every journal row chained anew, its content sealed in its vak.

What 0001 was stands here as it was then, the rule for a vak as it is in 0002; neither follows the
program when that changes.
"""

import hmac
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from hashlib import sha256
from itertools import islice
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection

from signaal.fouten import ArchiefKapotFout
from signaal.storage.inhoud import bijschrift
from signaal.storage.keten import BEGIN, KETEN_KAPOT, hash_rij
from signaal.storage.mapping import canoniek
from signaal.storage.migrations import Herkomst
from signaal.vault.geheim import Geheim, Inhoudssleutel, nieuw_geheim

#: What the tables of 0001 are called while their rows are brought over.
HERNOEMD = "{}_0001"
_HAP = 500


_RIJ: dict[str, Any] = {
    "device": sa.Uuid,
    "seq": sa.BigInteger,
    "format": sa.Integer,
    "hlc": sa.BigInteger,
    "moment": sa.DateTime,
    "actor": sa.Uuid,
    "handeling": sa.String,
    "kind": sa.String,
    "soort": sa.String,
    "pk": sa.String,
    "fields": sa.Text,
    "base": sa.LargeBinary,
    "prev_hash": sa.LargeBinary,
    "hash": sa.LargeBinary,
}


def _tabel(naam: str, **kolommen: Any) -> sa.TableClause:
    plek = {"gemeente_id": sa.String, "team_id": sa.Uuid}
    return sa.table(naam, *(sa.column(k, soort) for k, soort in (plek | kolommen).items()))


OUD_ARCHIEF = _tabel(HERNOEMD.format("archief"), apparaat=sa.Uuid, gemaakt=sa.DateTime)
OUD_JOURNAAL = _tabel(HERNOEMD.format("journaal"), **_RIJ)
ARCHIEF = _tabel("archief", apparaat=sa.Uuid, gemaakt=sa.DateTime, geheim=sa.LargeBinary)
JOURNAAL = _tabel(
    "journaal",
    **_RIJ,
    vak=sa.String,
    inhoud=sa.LargeBinary,
    inhoud_hash=sa.LargeBinary,
    oude_hash=sa.LargeBinary,
)
SLEUTEL = _tabel(
    "inhoudssleutel", vak=sa.String, device=sa.Uuid, sleutel=sa.LargeBinary, gemaakt=sa.DateTime
)
OVERLEG = _tabel("overleg", id=sa.Uuid, gepland=sa.Date)
IMPORTVRAAG = _tabel("importvraag", id=sa.Uuid, gemaakt=sa.DateTime)


def breng_over(conn: Connection, herkomst: Herkomst | None) -> None:
    """All rows of an archive of 0001; a new archive has none.

    ArchiefKapotFout when the chain does not hold, or not as far as the key bag remembers.
    """
    archief = conn.execute(sa.select(OUD_ARCHIEF)).mappings().one_or_none()
    if archief is None:
        return
    if herkomst is None:
        raise ValueError("an archive is not migrated without its key")
    conn.execute(sa.insert(ARCHIEF), {**archief, "geheim": herkomst.sleutel})
    sleutel = Geheim(herkomst.sleutel).afgeleid("journaal")
    _controleer(conn, sleutel, herkomst)
    gepland = {rij.id: rij.gepland.isoformat() for rij in conn.execute(sa.select(OVERLEG))}
    overzetter = _Overzetter(conn, sleutel, gepland)
    volgorde = sa.select(OUD_JOURNAAL).order_by(OUD_JOURNAAL.c.hlc, OUD_JOURNAAL.c.device)
    oude = conn.execute(volgorde.execution_options(yield_per=_HAP)).mappings()
    nieuwe = (overzetter.zet_over(rij) for rij in oude)
    for hap in _happen(nieuwe):
        conn.execute(sa.insert(JOURNAAL), hap)
    for id_, moment in overzetter.gemaakt.items():
        dit = (IMPORTVRAAG.c.id == UUID(id_), IMPORTVRAAG.c.team_id == archief["team_id"])
        conn.execute(sa.update(IMPORTVRAAG).where(*dit).values(gemaakt=moment))


class _Overzetter:
    """Makes new rows of old ones, in the order of the hybrid clock."""

    def __init__(self, conn: Connection, sleutel: bytes, gepland: dict[UUID, str]) -> None:
        self._conn = conn
        self._sleutel = sleutel
        self._gepland = gepland
        self._koppen: dict[UUID, bytes] = defaultdict(lambda: BEGIN)
        self._sleutels: dict[tuple[str, UUID], Inhoudssleutel] = {}
        self._stand: dict[tuple[str, str], tuple[str, str]] = {}
        self.gemaakt: dict[str, datetime] = {}

    def zet_over(self, oud: sa.RowMapping) -> dict[str, Any]:
        """The row that takes the place of ``oud``."""
        inhoud = self._inhoud(oud) if oud["kind"] == "put" else {}
        rij = {
            **oud,
            "format": 2,
            "prev_hash": self._koppen[oud["device"]],
            "oude_hash": oud["hash"],
            "vak": "",
            "inhoud": None,
            "inhoud_hash": None,
            **inhoud,
        }
        rij["hash"] = hash_rij(self._sleutel, {**rij, "moment": _utc(oud)})
        self._koppen[oud["device"]] = rij["hash"]
        return rij

    def _inhoud(self, oud: sa.RowMapping) -> dict[str, Any]:
        """Sealed content for a value with a term; all fields when it came from another vak."""
        soort, pk = oud["soort"], oud["pk"]
        fields: dict[str, Any] = json.loads(oud["fields"])
        if soort == "importvraag" and "id" in fields:
            self.gemaakt.setdefault(pk, oud["moment"])
            fields["gemaakt"] = _utc(oud).isoformat(timespec="microseconds")
        was, tot_nu = self._stand.get((soort, pk), ("", "{}"))
        hele = json.loads(tot_nu) | fields
        vak = self._vak(soort, hele)
        if not vak:
            return {}
        tekst = canoniek(hele)
        self._stand[soort, pk] = vak, tekst
        verhuisd = was not in ("", vak)
        dicht = self._sleutel_van(vak, oud).verzegel(
            (tekst if verhuisd else canoniek(fields)).encode(), bijschrift(soort, pk, vak)
        )
        return {
            "fields": canoniek(sorted(fields)),
            "vak": vak,
            "inhoud": dicht,
            "inhoud_hash": sha256(dicht).digest(),
        }

    def _vak(self, soort: str, velden: dict[str, Any]) -> str:
        """The rule of 0002 (``domain/bewaren.py``) on plain fields."""
        match soort:
            case "signaal":
                return f"signaal/{velden['datum'][:4]}"
            case "importvraag":
                return f"import/{velden['gemaakt'][:4]}"
            case "overleg":
                return f"overleg/{velden['gepland'][:4]}"
            case "correctie" | "afwijzing" | "agendapunt":
                return f"overleg/{self._gepland[UUID(velden['overleg'])][:4]}"
            case "actie":
                return f"actie/{(velden.get('gemaakt') or '0001')[:4]}"
        return ""

    def _sleutel_van(self, vak: str, oud: sa.RowMapping) -> Inhoudssleutel:
        bij = (vak, oud["device"])
        if bij not in self._sleutels:
            sleutel = nieuw_geheim()
            plek = {naam: oud[naam] for naam in ("gemeente_id", "team_id", "device")}
            rij = {**plek, "vak": vak, "sleutel": sleutel, "gemaakt": oud["moment"]}
            conn = self._conn
            conn.execute(sa.insert(SLEUTEL), rij)
            self._sleutels[bij] = Inhoudssleutel(sleutel)
        return self._sleutels[bij]


def _controleer(conn: Connection, sleutel: bytes, herkomst: Herkomst) -> None:
    """Every link as 0001 made it, and the one that the key bag remembers among them."""
    koppen: dict[UUID, bytes] = defaultdict(lambda: BEGIN)
    kop = herkomst.kop
    gezien = kop is None
    volgorde = sa.select(OUD_JOURNAAL).order_by(OUD_JOURNAAL.c.device, OUD_JOURNAAL.c.seq)
    for rij in conn.execute(volgorde.execution_options(yield_per=_HAP)).mappings():
        echt = hmac.compare_digest(rij["hash"], hash_0001(sleutel, rij))
        if rij["prev_hash"] != koppen[rij["device"]] or not echt:
            raise ArchiefKapotFout(KETEN_KAPOT, f"format 1 chain breaks at seq {rij['seq']}")
        koppen[rij["device"]] = rij["hash"]
        gezien = gezien or (kop is not None and (rij["seq"], rij["hash"]) == (kop.seq, kop.hash))
    if not gezien:
        raise ArchiefKapotFout(KETEN_KAPOT, "the link of the key bag is not in the format 1 chain")


def hash_0001(sleutel: bytes, rij: sa.RowMapping) -> bytes:
    """The link of format 1."""
    gedekt = canoniek(
        [
            rij["format"],
            rij["gemeente_id"],
            rij["team_id"].hex,
            rij["device"].hex,
            rij["seq"],
            rij["hlc"],
            _utc(rij).isoformat(timespec="microseconds"),
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
    return hmac.digest(sleutel, gedekt.encode(), "sha256")


def _utc(rij: sa.RowMapping) -> datetime:
    moment: datetime = rij["moment"]
    return moment.replace(tzinfo=UTC)


def _happen(rijen: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    loper = iter(rijen)
    while hap := list(islice(loper, _HAP)):
        yield hap
