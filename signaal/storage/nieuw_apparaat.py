"""A laptop that came out of a backup goes on as a new device.

Others hold rows of it that it has not, and it may have written other ones with the same numbers
since. Two rows with one number would break every chain; so what it wrote since is taken out of the
old chain and told anew in a new one, with the same words, moments and knowledge. The old chain is
then that of any other laptop: the rest of it comes in from whoever holds it.
"""

import hmac
from collections.abc import Iterable
from hashlib import sha256
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, delete, update

from signaal.domain.wissel import Deel
from signaal.storage import rijen
from signaal.storage.inhoud import Inhoudskluis, bijschrift
from signaal.storage.inhoudspers import pers
from signaal.storage.keten import Keten, Kop, hash_rij, lees_alles_verteld, lees_kop, van
from signaal.storage.regel import uit_draad
from signaal.storage.samenvoegen import Samenvoeger
from signaal.storage.standwerk import Standwerk
from signaal.storage.tables import SOORTEN, archief, deelbestand, inhoudssleutel, journaal, zegel
from signaal.storage.vector import Verteld, pak
from signaal.storage.verwijzingen import Over

_c = journaal.c


class Overgang:
    """From the device that writes here to ``nieuw``; made for one transaction."""

    def __init__(self, conn: Connection, keten: Keten, nieuw: UUID) -> None:
        self._conn = conn
        self._oud = keten
        self._nieuw = nieuw
        self._plek = keten.plek
        self.geraakt: set[type] = set()

    def ga_over(self, eigen: Iterable[Deel] | None) -> int:
        """Write as the new device from now on; says how many rows were told anew.

        ``eigen`` is what others hold of the old chain, as much of it as there is; None when nothing
        was written since the backup was put back.
        """
        hoofd = lees_kop(self._conn, self._plek, self._oud.device).seq
        tot = hoofd if eigen is None else self._gemeenschappelijk(eigen)
        deze = (_c.device == self._oud.device, _c.seq > tot)
        afgeweken = self._conn.execute(van(self._plek).where(*deze).order_by(_c.seq)).all()
        kluis = Inhoudskluis(self._conn, self._plek)
        verteld = lees_alles_verteld(self._conn)
        inhoud = [kluis.lees(rij) if rij.kind == "put" else None for rij in afgeweken]
        self._kap_af(tot)
        self._conn.execute(update(archief).values(apparaat=self._nieuw))
        # what was of no use to who had it otherwise (a key of the old chain) is looked at again
        self._conn.execute(delete(deelbestand))
        self._vertel_opnieuw(list(zip(afgeweken, inhoud, strict=True)), verteld, tot)
        over = {(r.soort, r.pk) for r in afgeweken if r.kind != "note"}
        self._werk_bij({o for o in over if o[0] in SOORTEN})
        return len(afgeweken)

    def _gemeenschappelijk(self, eigen: Iterable[Deel]) -> int:
        """The last row of the old chain of which it is sure that others have the same one.

        A link covers all before it, and what was put down here since may be among ``eigen``: only
        what stands before the first row that is another one counts. What lies in between, when the
        part with it is lost, may be either: telling it anew is no harm, and a row too many in the
        old chain would never fit again.
        """
        gelijk, anders = {0}, set[int]()
        for deel in eigen:
            kop = Kop(deel.van - 1, deel.vorige)
            (gelijk if self._is_hier(kop) else anders).add(kop.seq)
            for draad in deel.regels:
                rij = uit_draad(draad, self._plek, deel.device, kop, self._oud.sleutel)
                kop = Kop(rij["seq"], rij["hash"], rij["hlc"])
                (gelijk if self._is_hier(kop) else anders).add(kop.seq)
        return max(seq for seq in gelijk if seq < min(anders, default=seq + 1))

    def _is_hier(self, kop: Kop) -> bool:
        """Whether this is a link of the old chain as it is here; the one before the first is."""
        hier = self._hash_hier(kop.seq)
        return kop.seq == 0 or (hier is not None and hmac.compare_digest(hier, kop.hash))

    def _hash_hier(self, seq: int) -> bytes | None:
        deze = (_c.device == self._oud.device, _c.seq == seq)
        vraag = van(self._plek).with_only_columns(_c.hash).where(*deze)
        return self._conn.execute(vraag).scalar()

    def _kap_af(self, tot: int) -> None:
        """The old chain as others know it: no row, key or signature beyond."""
        for tabel, kolom in ((journaal, "seq"), (inhoudssleutel, "vanaf"), (zegel, "tot")):
            c = tabel.c
            deze = (c.gemeente_id == self._plek.gemeente_id, c.team_id == self._plek.team_id)
            verder = (c.device == self._oud.device, c[kolom] > tot)
            self._conn.execute(delete(tabel).where(*deze, *verder))

    def _vertel_opnieuw(
        self, afgeweken: list[tuple[Row[Any], Any]], verteld: Verteld, tot: int
    ) -> None:
        kluis = Inhoudskluis(self._conn, self._plek)
        kop = Kop()
        nieuw: list[dict[str, Any]] = []
        for oud, inhoud in afgeweken:
            rij = {
                **oud._mapping,
                "device": self._nieuw,
                "seq": kop.seq + 1,
                "prev_hash": kop.hash,
                "oude_hash": oud.hash,
                "base": b"",
            }
            if oud.base or not nieuw:
                gezien = verteld.bij(oud.device, oud.seq)
                rij["base"] = pak({**gezien, self._oud.device: tot})
            if oud.vak and inhoud is not None:
                plaats = (self._nieuw, rij["seq"])
                sleutel = kluis.schrijfsleutel(self._conn, oud.vak, plaats, oud.moment)
                bij = bijschrift(oud.soort, oud.pk, oud.vak)
                rij["inhoud"] = sleutel.verzegel(pers(*inhoud), bij)
                rij["inhoud_hash"] = sha256(rij["inhoud"]).digest()
            rij["hash"] = hash_rij(self._oud.sleutel, rij)
            kop = Kop(rij["seq"], rij["hash"], rij["hlc"])
            nieuw.append(rij)
        for hap in rijen.happen(nieuw, 500):
            rijen.voeg_toe(self._conn, journaal, hap)

    def _werk_bij(self, over: set[Over]) -> None:
        """Which of two values shows may hang on who said it."""
        samenvoeger = Samenvoeger(
            self._conn,
            self._plek,
            Inhoudskluis(self._conn, self._plek),
            lees_alles_verteld(self._conn),
        )
        werk = Standwerk(self._conn, self._plek, samenvoeger, frozenset(over))
        werk.werk_bij(over)
        self.geraakt |= werk.geraakt
