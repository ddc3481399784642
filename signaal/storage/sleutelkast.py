"""Content keys of all devices: those that came from others, those that were destroyed."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, and_, delete, insert, select

from signaal.domain.wissel import Sleutelrij
from signaal.storage import rijen
from signaal.storage.inhoud import bijschrift
from signaal.storage.keten import Keten
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
    """The keys held here, of which ``eigen`` makes its own; ``stand``: where every chain stands.

    Whoever was in once can lay a key for any row, so a key proves itself: it opens the first row of
    its stretch that has content. Until that row is here one that came keeps the place, for nothing
    but that row; it goes when the row does not open, and the right one takes its place.
    """

    def __init__(
        self, conn: Connection, keten: Keten, wegen: Vakwegen, stand: Mapping[UUID, int]
    ) -> None:
        plek = keten.plek
        self._conn = conn
        self._eigen = keten.device
        self._plek = plek
        self._wegen = wegen
        self._stand = stand

    def bewaar(self, sleutels: Iterable[Sleutelrij]) -> list[Sleutelrij]:
        """Keep those whose place is free, that were not destroyed and open what they should; says
        which. Of two for one place that cannot be tried yet, the first.
        """
        bezet = {(s.vak, s.device, s.vanaf) for s in lees_sleutels(self._conn, self._plek)}
        nieuw: list[Sleutelrij] = []
        for s in sleutels:
            if (s.vak, s.device, s.vanaf) in bezet or self._vernietigd(s) or not self._mag(s):
                continue
            bezet.add((s.vak, s.device, s.vanaf))
            nieuw.append(s)
            rij = {
                "vak": s.vak,
                "device": s.device,
                "vanaf": s.vanaf,
                "sleutel": s.sleutel,
                "gemaakt": s.gemaakt,
            }
            self._conn.execute(insert(inhoudssleutel).values(**self._plek._asdict(), **rij))
        return nieuw

    def proef(self, geraakt: Collection[tuple[str, UUID]]) -> None:
        """Throw away what does not open its row, of (vak, device) with rows that came now: the
        right one may still come. Own keys are not tried: nobody else makes them.
        """
        for s in lees_sleutels(self._conn, self._plek):
            if (s.vak, s.device) in geraakt and s.device != self._eigen and self._past(s) is False:
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

    def _mag(self, s: Sleutelrij) -> bool:
        """What is to come of this laptop itself is sealed under no key that somebody gave it."""
        past = self._past(s)
        return past is True or (past is None and s.device != self._eigen)

    def _past(self, s: Sleutelrij) -> bool | None:
        """Whether it opens the first row of its stretch; None while that is not here."""
        vraag = select(_c.soort, _c.pk, _c.inhoud).where(
            _c.gemeente_id == self._plek.gemeente_id,
            _c.team_id == self._plek.team_id,
            *(_c.device == s.device, _c.seq >= s.vanaf, _c.vak == s.vak, _c.inhoud.is_not(None)),
        )
        rij = self._conn.execute(vraag.order_by(_c.seq).limit(1)).one_or_none()
        if rij is None:
            return None
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
