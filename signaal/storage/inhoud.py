"""Content of the journal, sealed per vak: the keys of this archive, and what they open.

A key is made by the first write in a vak, in the same transaction. Keys of one vak differ per
device: laptops that were apart never make the same one, and a row says whose it is. After a
destruction a device goes on under a new key, ``vanaf`` its next row in that vak.
"""

import json
from collections.abc import Collection
from contextlib import suppress
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Connection, Row, insert, select

from signaal.domain.merge import Plaats
from signaal.fouten import ArchiefKapotFout
from signaal.storage.inhoudspers import Inhoud, ontpers
from signaal.storage.keten import KETEN_KAPOT
from signaal.storage.tables import Plek, archief, inhoudssleutel
from signaal.vault.geheim import Inhoudssleutel, nieuw_geheim


class Rij(NamedTuple):
    """What is looked at of a journal row, in the order of the columns that are read for it."""

    device: UUID
    seq: int
    hlc: int
    moment: datetime
    actor: UUID | None
    kind: str
    soort: str
    pk: str
    fields: str
    vak: str
    inhoud: bytes | None
    handeling: str


def bijschrift(soort: str, pk: str, vak: str) -> bytes:
    """What sealed content is bound to: the value it is about."""
    return f"{soort}/{pk}/{vak}".encode()


class Inhoudskluis:
    """The content keys as they stood when it was made, and those it made since.

    After a transaction that failed it must be thrown away: its new keys are nowhere.
    """

    def __init__(self, conn: Connection, plek: Plek) -> None:
        self._plek = plek
        self._eigen = conn.execute(select(archief.c.apparaat)).scalar()
        c = inhoudssleutel.c
        vraag = select(c.vak, c.device, c.vanaf, c.sleutel).where(
            c.gemeente_id == plek.gemeente_id, c.team_id == plek.team_id
        )
        self._sleutels: dict[tuple[str, UUID], list[tuple[int, Inhoudssleutel]]] = {}
        for rij in conn.execute(vraag.order_by(c.vanaf.desc())):
            reeks = self._sleutels.setdefault((rij.vak, rij.device), [])
            reeks.append((rij.vanaf, Inhoudssleutel(rij.sleutel)))

    def schrijfsleutel(
        self, conn: Connection, vak: str, plaats: tuple[UUID, int], nu: datetime
    ) -> Inhoudssleutel:
        """The key that a device seals in ``vak`` with; made for the row at ``plaats`` if needed."""
        device, vanaf = plaats
        reeks = self._sleutels.get((vak, device))
        if reeks:
            return reeks[0][1]
        sleutel = nieuw_geheim()
        rij = {"vak": vak, "device": device, "vanaf": vanaf, "sleutel": sleutel, "gemaakt": nu}
        conn.execute(insert(inhoudssleutel).values(**self._plek._asdict(), **rij))
        self._sleutels[vak, device] = [(vanaf, Inhoudssleutel(sleutel))]
        return self._sleutels[vak, device][0][1]

    def vergeet(self, vakken: Collection[str]) -> None:
        """The keys of these vakken were destroyed; the next write in one makes a new key."""
        self._sleutels = {k: sleutel for k, sleutel in self._sleutels.items() if k[0] not in vakken}

    def kan_open(self, vak: str, plaats: Plaats) -> bool:
        """Whether there is a key for what the row at ``plaats`` sealed in ``vak``."""
        device, seq = plaats
        return any(vanaf <= seq for vanaf, _ in self._sleutels.get((vak, device), ()))

    def velden(self, rij: Row[Any] | Rij) -> dict[str, Any] | None:
        """What a journal row says of its value; see :meth:`lees`."""
        inhoud = self.lees(rij)
        return None if inhoud is None else inhoud.velden

    def lees(self, rij: Row[Any] | Rij) -> Inhoud | None:
        """What stands in a journal row; None when that was destroyed, or when the key that a
        colleague sealed it with is not here (yet).

        ArchiefKapotFout when content of this laptop is there but does not open.
        """
        if not rij.vak:
            return Inhoud(json.loads(rij.fields))
        reeks = self._sleutels.get((rij.vak, rij.device), ())
        sleutels = [sleutel for vanaf, sleutel in reeks if vanaf <= rij.seq]
        if rij.inhoud is None or not sleutels:
            return None
        bij = bijschrift(rij.soort, rij.pk, rij.vak)
        geprobeerd = (sleutel.ontzegel(rij.inhoud, bij) for sleutel in sleutels)
        open_ = next((inhoud for inhoud in geprobeerd if inhoud is not None), None)
        with suppress(ValueError):
            if open_ is not None:
                return ontpers(open_)
        if rij.device != self._eigen:
            return None
        raise ArchiefKapotFout(KETEN_KAPOT, f"content of seq {rij.seq} does not open")
