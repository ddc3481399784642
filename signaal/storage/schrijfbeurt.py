"""One write: values in, state rows and journal rows out, in one transaction."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Connection

from signaal.storage import rijen
from signaal.storage.journaal import Schrijver
from signaal.storage.lijsten import LIJSTEN, Lijstgeheugen, zoek_id
from signaal.storage.mapping import naar_json, veldtypen
from signaal.storage.tables import TABELLEN, Plek

T = TypeVar("T")


class Schrijfbeurt:
    """Values to write in this transaction; made by ``Archive.schrijf`` only.

    Writing waits for the end of the turn (or for a read), so that thousands go in a few statements.
    Of several values with one id the last one is written.
    """

    def __init__(
        self, conn: Connection, plek: Plek, schrijver: Schrijver, lijsten: Lijstgeheugen
    ) -> None:
        self._conn = conn
        self._plek = plek
        self._schrijver = schrijver
        self._lijsten = lijsten
        self.geschreven: set[type] = set()
        self._wacht: dict[type, dict[UUID | str, Any]] = defaultdict(dict)
        self._nieuw: dict[type, list[Any]] = defaultdict(list)

    def zet(self, waarde: Any) -> None:
        """Insert or update; the journal gets the fields that changed, and nothing when none did."""
        self._wacht[type(waarde)][waarde.id] = waarde

    def zet_alle(self, waarden: Iterable[Any]) -> None:
        """:meth:`zet` for each."""
        for waarde in waarden:
            self.zet(waarde)

    def voeg_toe(self, waarde: Any) -> None:
        """Insert a value whose id was made just now: :meth:`zet` without looking it up first."""
        self._nieuw[type(waarde)].append(waarde)

    def noteer(self, handeling: str, soort: str, voorwerp: str) -> None:
        """A journal row for an act without state: an export, a print, a look at a contact."""
        self._schrijver.noteer(handeling, soort, voorwerp)

    def een(self, soort: type[T], id_: UUID | str) -> T | None:
        """The value as it stands in this turn: read here what you are about to change."""
        self._stuur()
        if soort in LIJSTEN:
            return zoek_id(self.alle(soort), id_)
        return rijen.een(self._conn, self._plek, soort, id_)

    def alle(self, soort: type[T]) -> tuple[T, ...]:
        """All values of this type, as they stand in this turn; for small tables."""
        self._stuur()
        if soort in self.geschreven:
            return rijen.waar(self._conn, self._plek, soort)
        return self._lijsten.lees(soort, lambda: rijen.waar(self._conn, self._plek, soort))

    def waar(self, soort: type[T], **gelijk: object) -> tuple[T, ...]:
        """The values whose fields equal ``gelijk``, as they stand in this turn."""
        self._stuur()
        return rijen.waar(self._conn, self._plek, soort, **gelijk)

    def leg_vast(self) -> None:
        """Bring everything to the database; only the end of the turn makes it last."""
        self._stuur()
        self._schrijver.leg_vast(self._conn)

    def _stuur(self) -> None:
        """Write the states that wait; their journal rows wait for the end of the turn."""
        if not self._nieuw and not self._wacht:
            return
        nieuw, wacht = self._nieuw, self._wacht
        self.geschreven |= nieuw.keys() | wacht.keys()
        self._nieuw, self._wacht = defaultdict(list), defaultdict(dict)
        for soort, waarden in nieuw.items():
            self._voeg_toe(soort, waarden)
        for soort, per_id in wacht.items():
            oud: dict[Any, Any] = rijen.bij_ids(self._conn, self._plek, soort, per_id)
            self._voeg_toe(soort, [w for id_, w in per_id.items() if id_ not in oud])
            self._wijzig(soort, [(oud[id_], w) for id_, w in per_id.items() if id_ in oud])

    def _voeg_toe(self, soort: type, waarden: list[Any]) -> None:
        velden = _velden(soort)
        for waarde in waarden:
            self._journaliseer(soort, waarde, velden)
        if waarden:
            rijen.voeg_toe(self._conn, TABELLEN[soort], [self._rij(w, velden) for w in waarden])

    def _wijzig(self, soort: type, paren: list[tuple[Any, Any]]) -> None:
        velden = _velden(soort)
        anders: list[dict[str, Any]] = []
        for was, wordt in paren:
            gewijzigd = [veld for veld in velden if getattr(was, veld) != getattr(wordt, veld)]
            if gewijzigd:
                self._journaliseer(soort, wordt, gewijzigd)
                anders.append(self._rij(wordt, velden))
        if anders:
            rijen.wijzig(self._conn, soort, anders)

    def _rij(self, waarde: Any, velden: Iterable[str]) -> dict[str, Any]:
        return {veld: getattr(waarde, veld) for veld in velden} | self._plek._asdict()

    def _journaliseer(self, soort: type, waarde: Any, velden: Iterable[str]) -> None:
        fields = {veld: naar_json(getattr(waarde, veld)) for veld in velden}
        self._schrijver.schrijf(TABELLEN[soort].name, str(waarde.id), fields)


def _velden(soort: Any) -> tuple[str, ...]:
    return tuple(veldtypen(soort))
