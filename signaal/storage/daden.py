"""The journal as acts to read, a page at a time; the content of a row is never looked at."""

from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, select, tuple_

from signaal.domain.daad import Daad, Daadvraag, Ding
from signaal.storage.concepten import Verbinding
from signaal.storage.tables import Plek, journaal

_c = journaal.c
_HAP = 500


class Dadenlezer:
    """Reads the acts of one team, newest first.

    Rows come in the order of the journal itself, so that a page far down costs as much as the
    first one: no row is skipped, sorted or counted.
    """

    def __init__(self, verbind: Verbinding, plek: Plek) -> None:
        self._verbind = verbind
        self._plek = plek

    def lees(self, vraag: Daadvraag, na: Daad | None = None, aantal: int = 200) -> list[Daad]:
        """At most ``aantal`` acts that answer ``vraag``: the newest, or those after ``na``."""
        with self._verbind(False) as conn:
            rijen = conn.execute(self._vraag(vraag, na).execution_options(yield_per=_HAP))
            gelezen = list(islice(_daden(rijen), aantal))
            rijen.close()
        return gelezen

    def _vraag(self, vraag: Daadvraag, na: Daad | None) -> Select[Any]:
        gevraagd = (
            select(_c.device, _c.seq, _c.moment, _c.actor, _c.handeling, _c.soort, _c.pk)
            .where(
                _c.gemeente_id == self._plek.gemeente_id,
                _c.team_id == self._plek.team_id,
                *_voorwaarden(vraag),
            )
            .order_by(_c.device.desc(), _c.seq.desc())
        )
        if na is None:
            return gevraagd
        plaats: ColumnElement[bool] = tuple_(_c.device, _c.seq) < (na.apparaat, na.volgnummer)
        return gevraagd.where(plaats)


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


def _daden(rijen: Iterable[Row[Any]]) -> Iterator[Daad]:
    """Rows of one person, moment and kind of act that follow each other are one act."""
    for _, samen in groupby(rijen, lambda r: (r.device, r.moment, r.actor, r.handeling)):
        eerste: Row[Any] | None = None
        dingen: dict[str, set[str]] = {}
        for rij in samen:
            dingen.setdefault(rij.soort, set()).add(rij.pk)
            eerste = rij
        if eerste is not None:
            yield Daad(
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
