"""Reads the signals that answer one question, where somebody looks."""

from collections.abc import Sequence
from uuid import UUID

from signaal.domain.model import Signaal, Zoekvraag
from signaal.usecases.signalen import lees_signalen, signaal_ids, zoek_signalen
from ui.session import Session

#: Up to this row a page is simply the next part of the question; further down skipping rows costs
#: more than knowing all ids, which are then fetched once.
NEAR = 2000


class Answer:
    """``asked`` as pages of rows; ``count`` is how many there are."""

    def __init__(self, session: Session, asked: Zoekvraag, count: int) -> None:
        self._session = session
        self._asked = asked
        self._ids: Sequence[UUID] = ()
        self._fetch_ahead = count > NEAR

    def fetch(self, start: int, many: int) -> Sequence[Signaal]:
        """The rows from ``start`` on, at most ``many``."""
        if self._fetch_ahead and 0 < start < NEAR:  # somebody scrolls: fetch what may be wanted
            self._fetch_ahead = False
            self._session.do_slow(signaal_ids, self._asked, done=self._know)
        if start < NEAR:
            return self._session.read(zoek_signalen, self._asked, start, many) or ()
        wanted = self.ids()[start : start + many]
        return self._session.read(lees_signalen, wanted) or ()

    def ids(self) -> Sequence[UUID]:
        """Of all rows, in order."""
        if not self._ids:
            self._know(self._session.read(signaal_ids, self._asked) or ())
        return self._ids

    def _know(self, ids: Sequence[UUID]) -> None:
        self._ids = ids
