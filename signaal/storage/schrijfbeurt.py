"""One write: values in, state rows and journal rows out, in one transaction."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Connection, bindparam, insert, update

from signaal.storage import rijen
from signaal.storage.journaal import Beurt, Schrijver, lees_kop
from signaal.storage.mapping import naar_json, veldtypen
from signaal.storage.tables import TABELLEN, Plek, journaal

T = TypeVar("T")


class Schrijfbeurt:
    """Values to write in this transaction; made by ``Archive.schrijf`` only.

    Writing waits for the end of the turn (or for a read), so that thousands go in a few statements.
    Of several values with one id the last one is written.
    """

    def __init__(
        self, conn: Connection, plek: Plek, device: UUID, sleutel: bytes, beurt: Beurt
    ) -> None:
        self._conn = conn
        self._plek = plek
        self._schrijver = Schrijver(sleutel, plek, device, beurt, lees_kop(conn, plek, device))
        self._wacht: dict[tuple[type, UUID | str], Any] = {}
        self._noten: list[tuple[str, str, str]] = []

    def zet(self, waarde: Any) -> None:
        """Insert or update; the journal gets the fields that changed, and nothing when none did."""
        sleutel = (type(waarde), waarde.id)
        self._wacht.pop(sleutel, None)
        self._wacht[sleutel] = waarde

    def zet_alle(self, waarden: Iterable[Any]) -> None:
        """:meth:`zet` for each."""
        for waarde in waarden:
            self.zet(waarde)

    def noteer(self, handeling: str, soort: str, voorwerp: str) -> None:
        """A journal row for an act without state: an export, a print, a look at a contact."""
        self._noten.append((handeling, soort, voorwerp))

    def een(self, soort: type[T], id_: UUID | str) -> T | None:
        """The value as it stands in this turn: read here what you are about to change."""
        self.leg_vast()
        return rijen.een(self._conn, self._plek, soort, id_)

    def waar(self, soort: type[T], **gelijk: object) -> tuple[T, ...]:
        """The values whose fields equal ``gelijk``, as they stand in this turn."""
        self.leg_vast()
        return rijen.waar(self._conn, self._plek, soort, **gelijk)

    def leg_vast(self) -> None:
        """Bring what waits to the database; only the end of the turn makes it last."""
        per_soort: dict[type, list[Any]] = defaultdict(list)
        for (soort, _), waarde in self._wacht.items():
            per_soort[soort].append(waarde)
        self._wacht.clear()
        journaalrijen: list[dict[str, Any]] = []
        for soort, waarden in per_soort.items():
            journaalrijen += self._leg_soort_vast(soort, waarden)
        journaalrijen += [
            self._schrijver.rij("note", soort, voorwerp, {}, handeling)
            for handeling, soort, voorwerp in self._noten
        ]
        self._noten.clear()
        if journaalrijen:
            self._conn.execute(insert(journaal), journaalrijen)

    def _leg_soort_vast(self, soort: type, waarden: list[Any]) -> list[dict[str, Any]]:
        tabel, velden = TABELLEN[soort], tuple(veldtypen(soort))
        oud: dict[Any, Any] = rijen.bij_ids(
            self._conn, self._plek, soort, [waarde.id for waarde in waarden]
        )
        nieuw: list[dict[str, Any]] = []
        anders: list[dict[str, Any]] = []
        regels: list[dict[str, Any]] = []
        for waarde in waarden:
            was = oud.get(waarde.id)
            gewijzigd = [v for v in velden if was is None or getattr(was, v) != getattr(waarde, v)]
            if not gewijzigd:
                continue
            rij = {veld: getattr(waarde, veld) for veld in velden}
            if was is None:
                nieuw.append(rij | self._plek._asdict())
            else:
                anders.append({f"b_{veld}": x for veld, x in rij.items()})
            fields = {veld: naar_json(rij[veld]) for veld in gewijzigd}
            regels.append(self._schrijver.rij("put", tabel.name, str(waarde.id), fields))
        if nieuw:
            self._conn.execute(insert(tabel), nieuw)
        if anders:
            wijziging = update(tabel).where(
                tabel.c.gemeente_id == self._plek.gemeente_id,
                tabel.c.team_id == self._plek.team_id,
                tabel.c.id == bindparam("b_id"),
            )
            wijziging = wijziging.values({veld: bindparam(f"b_{veld}") for veld in velden})
            self._conn.execute(wijziging, anders)
        return regels
