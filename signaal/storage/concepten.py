"""The draft that is being typed: kept apart, not journalled, really gone when wiped."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from sqlalchemy import Connection, delete, insert, select

from signaal.storage.tables import Plek, concept

Verbinding = Callable[[bool], AbstractContextManager[Connection]]


class Concepten:
    """At most one draft. The caller blanks what may not be kept before it comes here.

    The connection has ``secure_delete`` on: what is overwritten or wiped does not stay in the file.
    """

    def __init__(self, verbind: Verbinding, plek: Plek) -> None:
        self._verbind = verbind
        self._plek = plek
        self._van_team = (concept.c.gemeente_id == plek.gemeente_id) & (
            concept.c.team_id == plek.team_id
        )

    def lees(self) -> str | None:
        """The draft, or None."""
        with self._verbind(False) as conn:
            return conn.execute(select(concept.c.tekst).where(self._van_team)).scalar_one_or_none()

    def bewaar(self, tekst: str) -> None:
        """Keep this draft instead of the one before; on disk when this returns."""
        with self._verbind(True) as conn:
            conn.execute(delete(concept).where(self._van_team))
            conn.execute(insert(concept).values(**self._plek._asdict(), tekst=tekst))

    def wis(self) -> None:
        """No draft any more."""
        with self._verbind(True) as conn:
            conn.execute(delete(concept).where(self._van_team))
