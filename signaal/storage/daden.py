"""The journal as acts to read, a page at a time; the content of a row is never looked at."""

from collections.abc import Generator, Iterable, Iterator
from dataclasses import replace
from heapq import merge
from itertools import groupby, islice
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Row, Select, select

from signaal.domain.daad import Daad, Daadvraag, Ding
from signaal.storage.aankomst import laatste_nummers
from signaal.storage.concepten import Verbinding
from signaal.storage.tables import Plek, journaal

_c = journaal.c
_HAP = 500


class Dadenlezer:
    """Reads the acts of one team, newest first, of all laptops in the order of their clocks.

    Rows come in the order of each device's own chain, so that a page far down costs as much as the
    first one: no row is skipped, sorted or counted.
    """

    def __init__(self, verbind: Verbinding, plek: Plek) -> None:
        self._verbind = verbind
        self._plek = plek

    def lees(self, vraag: Daadvraag, na: Daad | None = None, aantal: int = 200) -> list[Daad]:
        """At most ``aantal`` acts that answer ``vraag``: the newest, or those after ``na``."""
        with self._verbind(False) as conn:
            nummers = laatste_nummers(conn, self._plek)
            plekken = {d: n + 1 for d, n in nummers.items()} if na is None else dict(na.plekken)
            reeksen = [self._daden(conn, vraag, device, plek) for device, plek in plekken.items()]
            gelezen: list[Daad] = []
            for _, daad in islice(merge(*reeksen, key=_nieuwste, reverse=True), aantal):
                plekken[daad.apparaat] = daad.volgnummer
                gelezen.append(replace(daad, plekken=tuple(plekken.items())))
            for reeks in reeksen:
                reeks.close()
        return gelezen

    def _daden(
        self, conn: Connection, vraag: Daadvraag, device: UUID, voor: int
    ) -> Generator[tuple[int, Daad], None, None]:
        """The acts of one device before its number ``voor``, with their clock."""
        rijen = conn.execute(self._vraag(vraag, device, voor).execution_options(yield_per=_HAP))
        try:
            yield from _als_daden(rijen)
        finally:
            rijen.close()

    def _vraag(self, vraag: Daadvraag, device: UUID, voor: int) -> Select[Any]:
        return (
            select(_c.device, _c.seq, _c.hlc, _c.moment, _c.actor, _c.handeling, _c.soort, _c.pk)
            .where(
                _c.gemeente_id == self._plek.gemeente_id,
                _c.team_id == self._plek.team_id,
                _c.device == device,
                _c.seq < voor,
                *_voorwaarden(vraag),
            )
            .order_by(_c.seq.desc())
        )


def _nieuwste(paar: tuple[int, Daad]) -> tuple[int, UUID, int]:
    klok, daad = paar
    return klok, daad.apparaat, daad.volgnummer


def _voorwaarden(vraag: Daadvraag) -> Iterator[ColumnElement[bool]]:
    if vraag.wie is not None:
        yield _c.actor == vraag.wie
    if vraag.handelingen:
        yield _c.handeling.in_(vraag.handelingen)
    if vraag.van is not None:
        yield _c.moment >= vraag.van
    if vraag.tot is not None:
        yield _c.moment < vraag.tot
    if vraag.over:
        yield _c.pk == vraag.over


def _als_daden(rijen: Iterable[Row[Any]]) -> Iterator[tuple[int, Daad]]:
    """Rows of one person, moment and kind of act that follow each other are one act."""
    for _, samen in groupby(rijen, lambda r: (r.moment, r.actor, r.handeling)):
        eerste: Row[Any] | None = None
        dingen: dict[str, set[str]] = {}
        for rij in samen:
            dingen.setdefault(rij.soort, set()).add(rij.pk)
            eerste = rij
        if eerste is not None:
            daad = Daad(
                apparaat=eerste.device,
                volgnummer=eerste.seq,
                moment=eerste.moment,
                wie=eerste.actor,
                handeling=eerste.handeling,
                dingen=tuple(
                    Ding(soort, len(ids), next(iter(ids)) if len(ids) == 1 else "")
                    for soort, ids in sorted(dingen.items(), key=lambda d: -len(d[1]))
                ),
            )
            yield eerste.hlc, daad
