"""Writes the journal: the next rows of the chain of this device, in the transaction of the state.

``put`` carries the fields that changed (all of them for something new), ``note`` records an act
without state (export, print), ``weg`` says that a value was destroyed.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any, TypeAlias
from uuid import UUID

from sqlalchemy import Connection, func, select

from signaal.domain.bewaren import Velden, verdeeld
from signaal.domain.merge import Plaats
from signaal.storage import rijen
from signaal.storage.inhoud import Inhoudskluis, bijschrift
from signaal.storage.inhoudspers import pers
from signaal.storage.keten import FORMAT, Keten, Kop, hash_rij, van
from signaal.storage.mapping import canoniek
from signaal.storage.tables import SOORTEN, journaal
from signaal.storage.verwijzingen import Over

Gemist: TypeAlias = Collection[Plaats]
_c = journaal.c


@dataclass(frozen=True, slots=True)
class Beurt:
    """What all rows of one transaction share."""

    handeling: str
    wie: UUID | None
    moment: datetime


class Schrijver:
    """Collects the next rows of the chain of this device and stores them in one go."""

    def __init__(
        self, conn: Connection, keten: Keten, beurt: Beurt, kop: Kop, kluis: Inhoudskluis
    ) -> None:
        self._conn = conn
        self._keten = keten
        self._kluis = kluis
        self._vast: dict[str, Any] = {
            **keten.plek._asdict(),
            "device": keten.device,
            "format": FORMAT,
            "moment": beurt.moment,
            "actor": beurt.wie,
            "vak": "",
            "inhoud": None,
            "inhoud_hash": None,
            "oude_hash": None,
        }
        self._beurt = beurt
        self._wand = int(beurt.moment.timestamp() * 1000) << 16
        self._rijen: list[dict[str, Any]] = []
        self._alleen: bool | None = None
        self.kop = kop

    def schrijf(self, soort: str, pk: str, fields: dict[str, Any]) -> None:
        """A row for a state without a term: ``fields`` is the new plain value of each field."""
        self._voeg_toe("put", self._beurt.handeling, soort, pk, fields=canoniek(fields))

    def schrijf_in(
        self, vak: str, over: Over, fields: Velden, hele: Velden | None, gemist: Gemist = ()
    ) -> None:
        """A row for a state in ``vak``. ``hele`` is the plain value with every field when its
        content must stand on its own (it came from another vak), else None. ``gemist``: see
        :meth:`ongelezen`.
        """
        self._in_vakken(self._beurt.handeling, vak, over, fields, hele, gemist)

    def vertel_opnieuw(
        self, handeling: str, vak: str, over: Over, hele: Velden, gemist: Gemist = ()
    ) -> None:
        """A row for a state that stays what it is, because what told it goes."""
        self._in_vakken(handeling, vak, over, {}, hele, gemist)

    def ongelezen(self, over: Over) -> Gemist:
        """Rows of others about this value that are here and that no key here opens (yet).

        A key can come later than its row. Who writes meanwhile did not mean to replace them.
        """
        if self._alleen is None:
            self._alleen = self._schrijft_alleen()
        if self._alleen:
            return ()
        dicht = (_c.kind == "put", _c.vak != "", _c.inhoud.is_not(None))
        soort, pk = over
        hierover = (_c.soort == soort, _c.pk == pk, _c.device != self._keten.device)
        vraag = van(self._keten.plek).with_only_columns(_c.device, _c.seq, _c.vak)
        gevonden = self._conn.execute(vraag.where(*hierover, *dicht))
        return [(d, seq) for d, seq, vak in gevonden if not self._kluis.kan_open(vak, (d, seq))]

    def _schrijft_alleen(self) -> bool:
        """Whether there is no row of another device; asked so that an index answers it at once."""
        uitersten = [
            van(self._keten.plek).with_only_columns(uiterste(_c.device)).scalar_subquery()
            for uiterste in (func.min, func.max)
        ]
        return set(self._conn.execute(select(*uitersten)).one()) <= {self._keten.device, None}

    def meld_weg(self, soort: str, pk: str) -> None:
        """A row that says that a value was destroyed, or the keys of a vak."""
        self._voeg_toe("weg", self._beurt.handeling, soort, pk, fields="[]")

    def vergeet_sleutels(self, vakken: Collection[str]) -> None:
        """These vakken have no key any more."""
        self._kluis.vergeet(vakken)

    def noteer(self, handeling: str, soort: str, pk: str) -> None:
        """A row for an act without state."""
        self._voeg_toe("note", handeling, soort, pk, fields="{}")

    def leg_vast(self) -> None:
        """Store the rows; ``kop`` is then the last of them."""
        if self._rijen:
            rijen.voeg_toe(self._conn, journaal, self._rijen)
            self._rijen = []

    def _in_vakken(
        self,
        handeling: str,
        vak: str,
        over: Over,
        fields: Velden,
        hele: Velden | None,
        gemist: Gemist,
    ) -> None:
        """A row for what everybody reads and one for what only members read, if there is any."""
        soort, pk = over
        for waar, gezegd, inhoud in verdeeld(SOORTEN[soort], vak, fields, hele):
            namen = canoniek(sorted(gezegd))
            verzegeld = self._verzegeld(waar, over, pers(inhoud, gemist))
            self._voeg_toe("put", handeling, soort, pk, fields=namen, **verzegeld)

    def _verzegeld(self, vak: str, over: Over, plat: bytes) -> dict[str, Any]:
        sleutel = self._kluis.schrijfsleutel(
            self._conn, vak, (self._keten.device, self.kop.seq + 1), self._beurt.moment
        )
        inhoud = sleutel.verzegel(plat, bijschrift(*over, vak))
        return {"vak": vak, "inhoud": inhoud, "inhoud_hash": sha256(inhoud).digest()}

    def _voeg_toe(self, kind: str, handeling: str, soort: str, pk: str, **inhoud: Any) -> None:
        """The hybrid logical clock never goes back, whatever the wall clock does."""
        rij = {
            **self._vast,
            "seq": self.kop.seq + 1,
            "hlc": max(self._wand, self.kop.hlc + 1),
            "handeling": handeling,
            "kind": kind,
            "soort": soort,
            "pk": pk,
            "prev_hash": self.kop.hash,
            "base": self.kop.vector,
            **inhoud,
        }
        rij["hash"] = hash_rij(self._keten.sleutel, rij)
        self._rijen.append(rij)
        self.kop = Kop(rij["seq"], rij["hash"], rij["hlc"])
