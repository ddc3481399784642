"""What a damaged archive still gives: every row on a page that can be read, and nothing else.

SQLCipher refuses a page in which one bit is wrong, and everything after it on that connection. So
each question that fails is asked again in halves, on a new connection, until what is left is the
rows on the damaged page itself.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, func, literal_column, select
from sqlalchemy.exc import DBAPIError

from signaal.storage import rijen
from signaal.storage.engine import maak_engine
from signaal.storage.tables import (
    TABELLEN,
    Plek,
    archief,
    inhoudssleutel,
    journaal,
    plaatselijk,
    zegel,
)
from signaal.vault import Sleutel

#: How many journal rows are asked for at once.
_HAP = 512
#: Where the end of the journal cannot be read: how far beyond what the key bag knows to look.
_VERDER = 2000
_RIJNUMMER: ColumnElement[int] = literal_column("journaal.rowid")

Waarden = dict[type, dict[UUID | str, Any]]


@dataclass
class Oogst:
    """What one file gave. ``archief`` is its one row of identity, ``regels`` by device and seq.

    ``waarden`` are rows of the state as they stood; ``eigen`` is what this laptop alone keeps, with
    its place in the circle; ``heel``: nothing was unreadable.
    """

    archief: dict[str, Any] | None = None
    regels: dict[tuple[UUID, int], dict[str, Any]] = field(default_factory=dict)
    sleutels: dict[tuple[str, UUID, int], dict[str, Any]] = field(default_factory=dict)
    waarden: Waarden = field(default_factory=dict)
    eigen: dict[str, dict[str, Any]] = field(default_factory=dict)
    zegels: dict[tuple[UUID, int, int], dict[str, Any]] = field(default_factory=dict)
    heel: bool = True


def oogst(pad: Path, sleutel: Sleutel, laatste_bekend: int = 0) -> Oogst:
    """Read what can be read of the archive at ``pad``, which nobody has open; never fails.

    ``laatste_bekend`` is a number in the journal that is known to have been there.
    """
    lezer = _Lezer(pad, sleutel)
    gevonden = Oogst()
    try:
        for eigen in lezer.vraag(select(archief)) or []:
            gevonden.archief = dict(eigen._mapping)
        for rij in lezer.regels(laatste_bekend):
            gevonden.regels[rij.device, rij.seq] = dict(rij._mapping)
        for rij in lezer.vraag(select(inhoudssleutel)) or []:
            gevonden.sleutels[rij.vak, rij.device, rij.vanaf] = dict(rij._mapping)
        for rij in lezer.vraag(select(plaatselijk)) or []:
            gevonden.eigen[rij.sleutel] = dict(rij._mapping)
        for rij in lezer.vraag(select(zegel)) or []:
            gevonden.zegels[rij.device, rij.van, rij.tot] = dict(rij._mapping)
        if gevonden.archief is not None:
            plek = Plek(gevonden.archief["gemeente_id"], gevonden.archief["team_id"])
            regels = gevonden.regels.values()
            # a note names what it is about ("signaal", "csv"), not a row
            namen = {(r["soort"], r["pk"]) for r in regels if r["kind"] != "note"}
            for soort in TABELLEN:
                gevonden.waarden[soort] = lezer.waarden(plek, soort, namen)
    finally:
        lezer.sluit()
    gevonden.heel = not lezer.stuk
    return gevonden


class _Lezer:
    """Asks, and asks again on a new connection when a page could not be read."""

    def __init__(self, pad: Path, sleutel: Sleutel) -> None:
        self._engine = maak_engine(pad, sleutel)
        self.stuk = False

    def sluit(self) -> None:
        self._engine.dispose()

    def vraag(self, vraag: Select[Any], **waarden: object) -> list[Row[Any]] | None:
        """The answer, or None when a page on the way to it is damaged."""
        try:
            with self._engine.connect() as conn:
                return list(conn.execute(vraag, waarden))
        except DBAPIError:
            self.stuk = True
            self._engine.dispose()
            return None

    def regels(self, laatste_bekend: int) -> Iterable[Row[Any]]:
        """The journal rows, by row number."""
        hoogste = self.vraag(select(func.max(_RIJNUMMER)).select_from(journaal))
        einde = hoogste[0][0] or 0 if hoogste else laatste_bekend + _VERDER
        for begin in range(1, einde + 1, _HAP):
            yield from self._tussen(begin, min(begin + _HAP - 1, einde))

    def _tussen(self, van: int, tot: int) -> Iterable[Row[Any]]:
        gelezen = self.vraag(select(journaal).where(_RIJNUMMER.between(van, tot)))
        if gelezen is not None:
            yield from gelezen
        elif van < tot:
            midden = (van + tot) // 2
            yield from self._tussen(van, midden)
            yield from self._tussen(midden + 1, tot)

    def waarden(
        self, plek: Plek, soort: type, namen: set[tuple[str, str]]
    ) -> dict[UUID | str, Any]:
        """The values of this type: all at once, else one by one as the journal names them."""
        tabel = TABELLEN[soort]
        alle = self.vraag(rijen.keuze(soort), **plek._asdict())
        if alle is not None:
            return {rij.id: soort(*rij) for rij in alle}
        maak_id = tabel.c.id.type.python_type
        ids = [maak_id(pk) for naam, pk in sorted(namen) if naam == tabel.name]
        return dict(self._een_voor_een(plek, soort, ids))

    def _een_voor_een(
        self, plek: Plek, soort: type, ids: list[Any]
    ) -> Iterable[tuple[UUID | str, Any]]:
        """Those of ``ids`` that are on a readable page; in halves, as with the journal."""
        vraag = rijen.keuze(soort).where(TABELLEN[soort].c.id.in_(ids))
        gelezen = self.vraag(vraag, **plek._asdict()) if ids else []
        if gelezen is not None:
            yield from ((rij.id, soort(*rij)) for rij in gelezen)
        elif len(ids) > 1:
            midden = len(ids) // 2
            yield from self._een_voor_een(plek, soort, ids[:midden])
            yield from self._een_voor_een(plek, soort, ids[midden:])
