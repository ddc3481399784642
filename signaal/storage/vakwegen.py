"""When the keys of a vak were destroyed, and what that put an end to.

A destruction ends every key and all content of a vak that its laptop could have known: whatever was
written without knowing of it. Who takes it in goes on in that vak under a new key.
"""

from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import Connection, select

from signaal.domain.merge import Plaats
from signaal.storage.keten import IS_WEG
from signaal.storage.tables import inhoudssleutel, journaal
from signaal.storage.vector import Verteld

_c = journaal.c


class Vakwegen:
    """The destructions of vakken in a journal; ``vakken`` are those that were ever destroyed."""

    def __init__(self, conn: Connection, verteld: Verteld) -> None:
        self._verteld = verteld
        self._wegen: dict[str, list[Plaats]] = defaultdict(list)
        vraag = select(_c.pk, _c.device, _c.seq).where(IS_WEG, _c.soort == inhoudssleutel.name)
        for vak, device, seq in conn.execute(vraag):
            self._wegen[vak].append((device, seq))

    @property
    def vakken(self) -> Collection[str]:
        """The vakken that were ever destroyed."""
        return self._wegen.keys()

    def kent_meer(self, vak: str, later: Plaats, eerder: Plaats) -> bool:
        """Whether row ``later`` knew of a destruction of ``vak`` that ``eerder`` did not."""
        kende = self._verteld.kende
        return any(kende(later, weg) > kende(eerder, weg) for weg in self._wegen.get(vak, ()))

    def gewist(self, vak: str, plaats: Plaats) -> bool:
        """Whether what row ``plaats`` sealed in ``vak``, or a key from there on, is gone."""
        wegen = self._wegen.get(vak, ())
        return any(not self._verteld.kende(plaats, weg) for weg in wegen)
