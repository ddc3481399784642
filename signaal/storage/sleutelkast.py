"""Content keys of all devices: those that came from others, those that were destroyed."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, and_, delete, insert, select

from signaal.domain.merge import Plaats
from signaal.domain.wissel import Sleutelrij
from signaal.storage import rijen
from signaal.storage.inhoud import bijschrift
from signaal.storage.tables import Plek, inhoudssleutel, journaal
from signaal.storage.vakwegen import Vakwegen
from signaal.storage.vector import Verteld
from signaal.vault.geheim import Inhoudssleutel

_s = inhoudssleutel.c
_c = journaal.c
_HAP = 500


def lees_sleutels(conn: Connection, plek: Plek) -> list[Sleutelrij]:
    """Every key that is held here."""
    vraag = select(_s.vak, _s.device, _s.vanaf, _s.sleutel, _s.gemaakt).where(_hier(plek))
    return [Sleutelrij(*rij) for rij in conn.execute(vraag)]


class Sleutelkast:
    """The keys held here. ``stand`` is where every chain stands."""

    def __init__(
        self, conn: Connection, plek: Plek, wegen: Vakwegen, stand: Mapping[UUID, int]
    ) -> None:
        self._conn = conn
        self._plek = plek
        self._wegen = wegen
        self._stand = stand

    def bewaar(self, sleutels: Iterable[Sleutelrij]) -> list[Sleutelrij]:
        """Keep those that are not here and were not destroyed; says which."""
        bekend = {(s.vak, s.device, s.vanaf) for s in lees_sleutels(self._conn, self._plek)}
        erbij = {(s.vak, s.device, s.vanaf): s for s in sleutels}
        nieuw = [s for bij, s in erbij.items() if bij not in bekend and not self._vernietigd(s)]
        for s in nieuw:
            rij = {
                "vak": s.vak,
                "device": s.device,
                "vanaf": s.vanaf,
                "sleutel": s.sleutel,
                "gemaakt": s.gemaakt,
            }
            self._conn.execute(insert(inhoudssleutel).values(**self._plek._asdict(), **rij))
        return nieuw

    def proef(self, erbij: Iterable[Sleutelrij], begonnen: Collection[Plaats]) -> None:
        """Throw away what does not open the row it begins at, so that the right one may still come.

        Tried as soon as both are here: the key came now, or the row did.
        """
        nu = {(s.vak, s.device, s.vanaf) for s in erbij}
        for s in lees_sleutels(self._conn, self._plek):
            plaats = (s.device, s.vanaf)
            if ((s.vak, *plaats) in nu or plaats in begonnen) and not self._past(s):
                self._gooi_weg(s)

    def ruim_op(self) -> None:
        """Take away the keys that were destroyed."""
        for s in lees_sleutels(self._conn, self._plek):
            if self._vernietigd(s):
                self._gooi_weg(s)

    def _vernietigd(self, s: Sleutelrij) -> bool:
        """What comes before its first row is judged when that comes."""
        return s.vanaf <= self._stand.get(s.device, 0) and self._wegen.gewist(
            s.vak, (s.device, s.vanaf)
        )

    def _past(self, s: Sleutelrij) -> bool:
        vraag = select(_c.soort, _c.pk, _c.inhoud).where(
            _c.gemeente_id == self._plek.gemeente_id,
            _c.team_id == self._plek.team_id,
            *(_c.device == s.device, _c.seq == s.vanaf, _c.vak == s.vak),
        )
        rij = self._conn.execute(vraag).one_or_none()
        if rij is None or rij.inhoud is None:
            return True
        bij = bijschrift(rij.soort, rij.pk, s.vak)
        return Inhoudssleutel(s.sleutel).ontzegel(rij.inhoud, bij) is not None

    def _gooi_weg(self, s: Sleutelrij) -> None:
        deze = (_s.vak == s.vak, _s.device == s.device, _s.vanaf == s.vanaf)
        self._conn.execute(delete(inhoudssleutel).where(_hier(self._plek), *deze))


def vernietigde_sleutels(
    conn: Connection, plek: Plek, verteld: Verteld
) -> set[tuple[str, UUID, int]]:
    """Every key that there was and that was destroyed: vak, device, first row.

    A device makes a key at its first row in a vak, and at its first one after it knew of a
    destruction there: so the journal tells, also of keys that were never here.
    """
    wegen = Vakwegen(conn, verteld)
    weg: set[tuple[str, UUID, int]] = set()
    vorige: dict[tuple[str, UUID], int] = {}
    for device, seq, vak in _in_vakken(conn, plek, sorted(wegen.vakken)):
        eerder = vorige.get((vak, device))
        vorige[vak, device] = seq
        nieuw = eerder is None or wegen.kent_meer(vak, (device, seq), (device, eerder))
        if nieuw and wegen.gewist(vak, (device, seq)):
            weg.add((vak, device, seq))
    return weg


def _in_vakken(
    conn: Connection, plek: Plek, vakken: Sequence[str]
) -> Iterable[tuple[UUID, int, str]]:
    """The rows in these vakken, per vak and device in the order of the chain."""
    for hap in rijen.happen(vakken, _HAP):
        vraag = select(_c.device, _c.seq, _c.vak).where(
            _c.gemeente_id == plek.gemeente_id, _c.team_id == plek.team_id, _c.vak.in_(hap)
        )
        for rij in conn.execute(vraag.order_by(_c.device, _c.seq)).all():
            yield rij.device, rij.seq, rij.vak


def _hier(plek: Plek) -> ColumnElement[bool]:
    return and_(_s.gemeente_id == plek.gemeente_id, _s.team_id == plek.team_id)
