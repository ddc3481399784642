"""Counts of signals, from the table that triggers keep; numbers come out, no rows."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Date, Integer, Select, bindparam, func, literal, select, union_all

from signaal.domain.model import Dagtelling, Discipline, Periode, Signaal
from signaal.storage.concepten import Verbinding
from signaal.storage.geheugen import Geheugen
from signaal.storage.tables import ALLE, Plek, dagtelling

#: The counts are written by the triggers of this type.
_SIGNALEN: frozenset[type] = frozenset({Signaal})


class TellingenLezer:
    """Reads the counts of one team."""

    def __init__(self, verbind: Verbinding, plek: Plek, geheugen: Geheugen) -> None:
        self._verbind = verbind
        self._plek = plek
        self._geheugen = geheugen

    def dagtellingen(self, van: date, tot: date) -> list[Dagtelling]:
        """Counts per day, kern, thema ('' = none) and discipline, from the trigger-kept table."""
        c = dagtelling.c
        vraag = select(c.kern, c.thema, c.datum, c.discipline, c.aantal).where(
            c.gemeente_id == self._plek.gemeente_id,
            c.team_id == self._plek.team_id,
            c.datum.between(van, tot),
            c.thema != ALLE,
        )
        with self._verbind(False) as conn:
            return [
                Dagtelling(kern, thema, datum, Discipline(discipline), aantal)
                for kern, thema, datum, discipline, aantal in conn.execute(vraag)
            ]

    def periodetellingen(
        self, periodes: Sequence[Periode]
    ) -> Mapping[tuple[str, str], tuple[int, ...]]:
        """Per (kern, thema) the counts of ``periodes`` in their order; thema '' = none.

        Periods are summed here and never stored, so that a moved overleg invalidates nothing.
        """
        vraag = ("periodetellingen", *periodes)
        return self._geheugen.lees(vraag, _SIGNALEN, lambda: self._tel_per_periode(periodes))

    def _tel_per_periode(
        self, periodes: Sequence[Periode]
    ) -> Mapping[tuple[str, str], tuple[int, ...]]:
        if not periodes:
            return {}
        grenzen: dict[str, date] = {}
        for nummer, periode in enumerate(periodes):
            grenzen |= {f"van{nummer}": periode.van, f"tot{nummer}": periode.tot}
        tellingen: dict[tuple[str, str], list[int]] = {}
        with self._verbind(False) as conn:
            vraag = _periodevraag(len(periodes))
            for kern, thema, nummer, aantal in conn.execute(vraag, self._plek._asdict() | grenzen):
                tellingen.setdefault((kern, thema), [0] * len(periodes))[nummer] = aantal
        return {cel: tuple(aantallen) for cel, aantallen in tellingen.items()}

    def eerste_dag_per_kern(self) -> Mapping[str, date]:
        """Per kern the day of its first signal; a kern without signals is absent."""
        return self._geheugen.lees("eerste_dag_per_kern", _SIGNALEN, self._eerste_dag)

    def _eerste_dag(self) -> Mapping[str, date]:
        c = dagtelling.c
        vraag = (
            select(c.kern, func.min(c.datum).label("dag"))
            .where(c.gemeente_id == self._plek.gemeente_id, c.team_id == self._plek.team_id)
            .group_by(c.kern)
        )
        with self._verbind(False) as conn:
            return {rij.kern: rij.dag for rij in conn.execute(vraag)}


@cache
def _periodevraag(aantal: int) -> Select[Any]:
    """Counts per kern, thema and number of a period, for so many periods in the bound values.

    Built once: SQLAlchemy would compile a VALUES with other days anew each time.
    """
    grenzen = (
        select(
            literal(nummer, Integer).label("nummer"),
            bindparam(f"van{nummer}", type_=Date).label("van"),
            bindparam(f"tot{nummer}", type_=Date).label("tot"),
        )
        for nummer in range(aantal)
    )
    vak = union_all(*grenzen).cte("vak")
    c = dagtelling.c
    return (
        select(c.kern, c.thema, vak.c.nummer, func.sum(c.aantal))
        .join_from(vak, dagtelling, c.datum.between(vak.c.van, vak.c.tot))
        .where(c.gemeente_id == bindparam("gemeente_id"), c.team_id == bindparam("team_id"))
        .where(c.thema != ALLE)
        .group_by(c.kern, c.thema, vak.c.nummer)
    )
