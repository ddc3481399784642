"""The team's short lists, read once: every signal that is logged asks for them."""

from collections.abc import Callable, Iterable
from threading import Lock
from typing import Any, TypeVar, cast

from signaal.domain.model import Bestuur, Buurtschap, Kern, Lid, Team, Telknop, Thema

T = TypeVar("T")

#: Types with a handful of values that change seldom.
LIJSTEN: frozenset[type] = frozenset({Team, Kern, Buurtschap, Lid, Thema, Bestuur, Telknop})


class Lijstgeheugen:
    """Remembers whole lists until a turn that wrote them is committed.

    Safe because an archive has one window: nobody else writes. What was read before a commit is
    never remembered after it, whatever the threads do.
    """

    def __init__(self) -> None:
        self._slot = Lock()
        self._stand = 0
        self._lijsten: dict[type, tuple[Any, ...]] = {}

    def lees(self, soort: type[T], haal: Callable[[], tuple[T, ...]]) -> tuple[T, ...]:
        """The list, read with ``haal`` when it is not known."""
        with self._slot:
            stand, bekend = self._stand, self._lijsten.get(soort)
        if bekend is not None:
            return cast("tuple[T, ...]", bekend)
        gelezen = haal()
        with self._slot:
            if soort in LIJSTEN and stand == self._stand:
                self._lijsten[soort] = gelezen
        return gelezen

    def vergeet(self, soorten: Iterable[type]) -> None:
        """These were written: read them again."""
        with self._slot:
            self._stand += 1
            for soort in soorten:
                self._lijsten.pop(soort, None)


def zoek_id(waarden: Iterable[T], id_: object) -> T | None:
    """The value with this id, or None."""
    met_id: Iterable[Any] = waarden
    return next((waarde for waarde in met_id if waarde.id == id_), None)
