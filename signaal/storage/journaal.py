"""The journal: who did what when, chained so that a changed, removed or inserted row shows.

Every write adds rows here in the same transaction: ``put`` carries the fields that changed (all of
them for something new), ``note`` records an act without state (export, print), ``weg`` says that a
value was destroyed. What a ``put`` says of a value with a term is sealed under the key of its vak
(``inhoud``); ``fields`` then only names what changed. Fields that only members read are told in a
row of their own, in the vak beside it. A state can be rebuilt from the rows.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, or_, select

from signaal.domain.model import Journaalregel, Lid
from signaal.fouten import ArchiefKapotFout, GestoptFout
from signaal.storage import rijen
from signaal.storage.concepten import Verbinding
from signaal.storage.gewist import controleer_gewist
from signaal.storage.inhoud import Inhoudskluis
from signaal.storage.keten import (
    IS_WEG,
    KETEN_KAPOT,
    Gevolgd,
    Keten,
    controleer_keten,
    van,
    vervolg,
    volg,
)
from signaal.storage.tables import inhoudssleutel, journaal
from signaal.vault import Journaalkop

#: The kind of thing in a ``weg`` row that tells of the keys of a vak.
SLEUTELS = inhoudssleutel.name
#: Links that are followed in one go: some hundredths of a second.
_STAP = 500


def lees_vernietigd(conn: Connection) -> Counter[tuple[str, str]]:
    """What was ever destroyed in an archive: (soort, pk), and how often that was said.

    Keys of a vak that were destroyed stand there as (:data:`SLEUTELS`, vak).
    """
    vraag = select(journaal.c.soort, journaal.c.pk).where(IS_WEG)
    return Counter((rij.soort, rij.pk) for rij in conn.execute(vraag))


class Journaal:
    """The journal of one archive, to read and to check."""

    def __init__(
        self,
        verbind: Verbinding,
        keten: Keten,
        kop_uit_bos: Callable[[], Journaalkop | None],
    ) -> None:
        self._verbind = verbind
        self._keten = keten
        self._kop_uit_bos = kop_uit_bos

    def lees(
        self,
        vanaf: datetime | None = None,
        aantal: int = 500,
        *,
        na: int = 0,
        handeling: str | None = None,
    ) -> list[Journaalregel]:
        """The newest ``aantal`` acts of this laptop, newest first.

        Only those at or after ``vanaf``, with a number above ``na``, of this ``handeling``. Who,
        what, when, about what; never the content.
        """
        c = journaal.c
        hier = van(self._keten.plek).where(c.device == self._keten.device, c.seq > na)
        vraag = hier.order_by(c.seq.desc())
        if vanaf is not None:
            vraag = vraag.where(c.moment >= vanaf)
        if handeling is not None:
            vraag = vraag.where(c.handeling == handeling)
        with self._verbind(False) as conn:
            gelezen = conn.execute(vraag.limit(aantal)).all()
            if not gelezen:
                return []
            namen = {lid.id: lid.naam for lid in rijen.waar(conn, self._keten.plek, Lid)}
        return [
            Journaalregel(
                volgnummer=rij.seq,
                moment=rij.moment,
                wie=namen.get(rij.actor, ""),
                handeling=rij.handeling,
                soort=rij.soort,
                voorwerp=rij.pk,
                velden=tuple(sorted(json.loads(rij.fields))),
            )
            for rij in gelezen
        ]

    def verleden(self, soort: str, pk: str) -> list[tuple[datetime, UUID | None, dict[str, Any]]]:
        """What was written of one value, oldest first: when, by whom, the plain fields.

        Content that was destroyed is left out.
        """
        c = journaal.c
        vraag = van(self._keten.plek).where(c.kind == "put", c.soort == soort, c.pk == pk)
        with self._verbind(False) as conn:
            kluis = Inhoudskluis(conn, self._keten.plek)
            rijen_ = conn.execute(vraag.order_by(c.hlc, c.device)).all()
            gelezen = [(rij.moment, rij.actor, kluis.velden(rij)) for rij in rijen_]
        return [(moment, wie, velden) for moment, wie, velden in gelezen if velden is not None]

    def vernietigd(self) -> Counter[tuple[str, str]]:
        """What was ever destroyed here; see :func:`lees_vernietigd`."""
        with self._verbind(False) as conn:
            return lees_vernietigd(conn)

    def controleer_staart(self) -> None:
        """Cheap, at opening: the link that the key bag remembers is still there.

        Where a migration made the links anew, the bag may still remember the old one; where this
        laptop became a new device, one of the chain of before.
        """
        kop = self._kop_uit_bos()
        if kop is None or not kop.seq:
            return
        c = journaal.c
        past = or_(c.hash == kop.hash, c.oude_hash == kop.hash)
        hier = van(self._keten.plek).with_only_columns(c.seq).where(past).limit(1)
        with self._verbind(False) as conn:
            eigen = hier.where(c.device == self._keten.device, c.seq == kop.seq)
            if not (conn.execute(eigen).first() or conn.execute(hier).first()):
                raise ArchiefKapotFout(KETEN_KAPOT, f"link {kop.seq} of the key bag is not here")

    def controleer(self) -> None:
        """Every link of every chain, and that content only went with a word.

        ArchiefKapotFout at the first that is not right.
        """
        with _als_het_rijen_zijn(), self._verbind(False) as conn:
            gevolgd = controleer_keten(conn, self._keten.plek, self._keten.sleutel)
            controleer_gewist(conn, self._keten.plek, gevolgd)
        self.controleer_staart()

    def controleer_in_stappen(self, stop: Callable[[], bool]) -> None:
        """As :meth:`controleer`, but a step at a time, so that it can run beside other work.

        No step holds on to an old view of the archive. GestoptFout soon after ``stop`` says so.
        """
        gevolgd = Gevolgd()
        laatste: Row[Any] | None = None
        while True:
            if stop():
                raise GestoptFout("Het nakijken is gestopt; er is niets veranderd.")
            with _als_het_rijen_zijn(), self._verbind(False) as conn:
                stap = vervolg(conn, self._keten.plek, laatste, _STAP)
            if not stap:
                break
            volg(stap, self._keten.sleutel, gevolgd)
            laatste = stap[-1]
        with self._verbind(False) as conn:
            controleer_gewist(conn, self._keten.plek, gevolgd)
        self.controleer_staart()


@contextmanager
def _als_het_rijen_zijn() -> Iterator[None]:
    """What stands in a column and is nothing that we write there is damage too."""
    try:
        yield
    except (TypeError, ValueError) as fout:
        raise ArchiefKapotFout(KETEN_KAPOT, f"a row that is none: {fout!r}") from fout
