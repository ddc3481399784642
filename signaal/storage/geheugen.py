"""What was read stays known until it is written: every signal and every item asks for it again."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from threading import Lock
from typing import Any, TypeVar, cast

from signaal.domain.model import (
    Actie,
    Afwezigheid,
    Afwijzing,
    Agendapunt,
    Bestuur,
    Buurtschap,
    Correctie,
    Kern,
    Lid,
    Overleg,
    Team,
    Telknop,
    Thema,
)
from signaal.domain.model_besluit import Bekeken, Besluit, Doorverwijzing, Initiatief

T = TypeVar("T")

#: Types with a handful of values that change seldom: looked up in their list.
LIJSTEN: frozenset[type] = frozenset({Team, Kern, Buurtschap, Lid, Thema, Bestuur, Telknop})
#: Types whose answers are remembered. Never a contact: a name and a number stand in one place.
ONTHOUDEN: frozenset[type] = LIJSTEN | {
    Actie,
    Afwezigheid,
    Afwijzing,
    Agendapunt,
    Bekeken,
    Besluit,
    Correctie,
    Doorverwijzing,
    Initiatief,
    Overleg,
}
#: So many answers are kept, the last ones asked for; and none with more values than this.
_HOOGSTENS, _GROOTSTE = 64, 2_000


@dataclass(frozen=True, slots=True)
class _Bekend:
    """An answer and the types it was read from."""

    antwoord: Any
    soorten: frozenset[type]


class Geheugen:
    """Remembers answers until a turn that wrote what they were read from is committed.

    Safe because an archive has one window: nobody else writes. What was read before a commit is
    never remembered after it, whatever the threads do. Answers are shared: they must not be
    changed.
    """

    def __init__(self) -> None:
        self._slot = Lock()
        self._stand = 0
        self._bekend: OrderedDict[Hashable, _Bekend] = OrderedDict()

    def lees(self, vraag: Hashable, soorten: frozenset[type], haal: Callable[[], T]) -> T:
        """The answer to ``vraag``, made with ``haal`` when it is not known.

        ``soorten`` are all types it is read from; without any it follows from ``vraag`` alone.
        """
        with self._slot:
            stand, bekend = self._stand, self._bekend.get(vraag)
            if bekend is not None:
                self._bekend.move_to_end(vraag)
        if bekend is not None:
            return cast("T", bekend.antwoord)
        gelezen = haal()
        if not (isinstance(gelezen, tuple) and len(gelezen) > _GROOTSTE):
            self._onthoud(vraag, _Bekend(gelezen, soorten), stand)
        return gelezen

    def vergeet(self, soorten: Iterable[type]) -> None:
        """These were written: read them again."""
        geschreven = frozenset(soorten)
        with self._slot:
            self._stand += 1
            for vraag in [v for v, b in self._bekend.items() if b.soorten & geschreven]:
                del self._bekend[vraag]

    def leeg(self) -> None:
        """Know nothing any more."""
        with self._slot:
            self._stand += 1
            self._bekend.clear()

    def _onthoud(self, vraag: Hashable, bekend: _Bekend, stand: int) -> None:
        with self._slot:
            if bekend.soorten and stand != self._stand:
                return
            self._bekend[vraag] = bekend
            self._bekend.move_to_end(vraag)
            if len(self._bekend) > _HOOGSTENS:
                self._bekend.popitem(last=False)


def zoek_id(waarden: Iterable[T], id_: object) -> T | None:
    """The value with this id, or None."""
    met_id: Iterable[Any] = waarden
    return next((waarde for waarde in met_id if waarde.id == id_), None)
