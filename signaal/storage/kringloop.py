"""What the exchange asks of an archive: where every chain stands, what can be handed out.

The journal is what is exchanged; nothing is kept beside it but signatures, what was seen in the
folder, and small secrets of this laptop.
"""

import gc
import hmac
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Table, delete, insert, select
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from signaal.domain.geschilregels import wat_erbij_hoort
from signaal.domain.merge import Keus, Wijziging
from signaal.domain.wissel import Deel, Sleutelrij, Zegel
from signaal.storage import rijen
from signaal.storage.concepten import Verbinding
from signaal.storage.inhoud import Inhoudskluis
from signaal.storage.inname import Inname
from signaal.storage.keten import Keten, Kop, koppen, lees_alles_verteld, lees_verteld, van
from signaal.storage.kringwaarden import OpenGeschil, Opgenomen
from signaal.storage.mapping import uit_json, veldtypen
from signaal.storage.nieuw_apparaat import Overgang
from signaal.storage.opname import Opname, bewaar_zegels
from signaal.storage.regel import naar_draad, uit_draad
from signaal.storage.samenvoegen import Samenvoeger, maak_een
from signaal.storage.sleutelkast import lees_sleutels, vernietigde_sleutels
from signaal.storage.standwerk import als_id
from signaal.storage.tables import (
    SOORTEN,
    TABELLEN,
    deelbestand,
    geschil,
    journaal,
    plaatselijk,
    zegel,
)
from signaal.storage.vector import lees


class Kringloop:
    """One archive as a member of its circle; ``Archive.kring``."""

    def __init__(
        self,
        verbind: Verbinding,
        inname: Callable[[], AbstractContextManager[Inname]],
        keten: Keten,
    ) -> None:
        self._verbind = verbind
        self._inname = inname
        self._keten = keten
        self._plek = keten.plek

    def stand(self) -> dict[UUID, int]:
        """Per device the number of its last row here; this one included once it wrote."""
        with self._verbind(False) as conn:
            return {device: kop.seq for device, kop in koppen(conn, self._plek).items()}

    def gezien_door(self, device: UUID) -> dict[UUID, int]:
        """What ``device`` had taken in of the others, as far as its rows here tell."""
        with self._verbind(False) as conn:
            return lees(lees_verteld(conn, device))

    def schakel(self, device: UUID, seq: int) -> bytes | None:
        """The link of a device with this number; None when it is not here."""
        c = journaal.c
        vraag = van(self._plek).where(c.device == device, c.seq == seq)
        with self._verbind(False) as conn:
            return conn.execute(vraag.with_only_columns(c.hash)).scalar()

    def laatste(self, device: UUID) -> datetime | None:
        """When a device wrote its last row that is here, by its own clock."""
        c = journaal.c
        vraag = van(self._plek).where(c.device == device).order_by(c.seq.desc()).limit(1)
        with self._verbind(False) as conn:
            return conn.execute(vraag.with_only_columns(c.moment)).scalar()

    def deel(self, device: UUID, van_: int, tot: int) -> Deel:
        """The rows ``van_`` to ``tot`` of a chain, to hand out; ValueError when not all are here.

        Content that was destroyed travels as gone.
        """
        c = journaal.c
        vraag = van(self._plek).where(c.device == device, c.seq.between(van_, tot))
        with self._verbind(False) as conn:
            gelezen = conn.execute(vraag.order_by(c.seq)).all()
        if not gelezen or (gelezen[0].seq, len(gelezen)) != (van_, tot - van_ + 1):
            raise ValueError(f"rows {van_} to {tot} are not all here")
        regels = [naar_draad(rij) for rij in gelezen]
        return Deel(device, van_, tot, gelezen[0].prev_hash, gelezen[-1].hash, regels)

    def volg(self, deel: Deel) -> list[dict[str, Any]] | None:
        """The rows of a part as stored, whether or not they follow on what is here; None when their
        links do not lead from the one before them to the last one.
        """
        kop, rijen_ = Kop(deel.van - 1, deel.vorige), []
        try:
            for draad in deel.regels:
                rij = uit_draad(draad, self._plek, deel.device, kop, self._keten.sleutel)
                kop = Kop(rij["seq"], rij["hash"], rij["hlc"])
                rijen_.append(rij)
        except (ValueError, TypeError, KeyError, OverflowError):
            return None
        return rijen_ if hmac.compare_digest(kop.hash, deel.laatste) else None

    def zet_zegel(self, gezet: Zegel) -> None:
        """Keep the signature of a device under a range of its chain; doing so again is no harm."""
        with self._verbind(True) as conn:
            bewaar_zegels(conn, self._keten, [gezet])

    def zegels(self, device: UUID) -> list[Zegel]:
        """The signatures of a device, in the order of its chain."""
        c = zegel.c
        vraag = select(c.device, c.van, c.tot, c.teken).where(self._hier(zegel), c.device == device)
        with self._verbind(False) as conn:
            return [Zegel(*rij) for rij in conn.execute(vraag.order_by(c.van, c.tot))]

    def nieuwe_sleutels(self) -> list[Sleutelrij]:
        """Every content key that is held here."""
        with self._verbind(False) as conn:
            return lees_sleutels(conn, self._plek)

    def vernietigde_sleutels(self) -> set[tuple[str, UUID, int]]:
        """Vak, device and first row of every key that was destroyed, had here or not."""
        with self._verbind(False) as conn:
            return vernietigde_sleutels(conn, self._plek, lees_alles_verteld(conn))

    def neem_op(
        self,
        delen: Sequence[Deel],
        zegels: Sequence[Zegel],
        sleutels: Sequence[Sleutelrij],
        nu: datetime,
    ) -> Opgenomen:
        """Take in rows, signatures and keys that came from others, in one transaction.

        In any order, twice or late: what is known is skipped, what cannot follow yet waits (see
        ``Opgenomen.wacht``): offer it again. AfgewezenDeel when a link does not hold: nothing was
        written then.
        """
        with _zonder_opruimrondes(), self._inname() as inname:
            opgenomen = Opname(inname.conn, self._keten, nu).neem(delen, zegels, sleutels)
            inname.geraakt |= opgenomen.geraakt
        return opgenomen

    def word_nieuw_apparaat(self, nieuw: UUID, eigen: Sequence[Deel] | None) -> int:
        """This laptop came out of a backup: write as the device ``nieuw`` from now on.

        ``eigen`` are the parts of its old chain that others hold, as far as they can be had. What
        may have been written here since and is not among them is told anew by the new device: says
        how many rows. Nothing of it may have been handed out. After this the old chain comes in as
        any. None for ``eigen``: nothing was written since.
        """
        with self._inname() as inname:
            overgang = Overgang(inname.conn, self._keten, nieuw)
            aantal = overgang.ga_over(eigen)
            inname.geraakt |= overgang.geraakt
            inname.apparaat = nieuw
        self._keten = replace(self._keten, device=nieuw)
        return aantal

    def geschillen(self) -> tuple[OpenGeschil, ...]:
        """Every field on which laptops differ and nobody chose yet."""
        c = geschil.c
        with self._verbind(False) as conn:
            genoemd = conn.execute(select(c.soort, c.pk).where(self._hier(geschil))).all()
            if not genoemd:
                return ()
            verteld = lees_alles_verteld(conn)
            kluis = Inhoudskluis(conn, self._plek)
            samenvoeger = Samenvoeger(conn, self._plek, kluis, verteld)
            gevonden: list[OpenGeschil] = []
            for naam, pk in sorted(map(tuple, genoemd)):
                soort = SOORTEN[naam]
                waarde: Any = rijen.een(conn, self._plek, soort, als_id(soort, pk))
                if waarde is not None:
                    for _, wijzigingen in samenvoeger.van(naam, [pk]):
                        gevonden += _open_geschillen(waarde, naam, wijzigingen)
            return tuple(gevonden)

    def verteld_van(self, soort: type) -> dict[UUID, list[Wijziging]]:
        """Per value of this type that is here, what was told of it and by which device.

        For a small table.
        """
        with self._verbind(False) as conn:
            waarden: tuple[Any, ...] = rijen.waar(conn, self._plek, soort)
            pks = [str(waarde.id) for waarde in waarden]
            kluis, verteld = Inhoudskluis(conn, self._plek), lees_alles_verteld(conn)
            gelezen = Samenvoeger(conn, self._plek, kluis, verteld).van(TABELLEN[soort].name, pks)
            return {UUID(pk): wijzigingen for (_, pk), wijzigingen in gelezen}

    def plaatselijk(self, sleutel: str) -> bytes | None:
        """What this laptop, and it alone, keeps under a name; None when nothing."""
        with self._verbind(False) as conn:
            vraag = select(plaatselijk.c.waarde).where(
                self._hier(plaatselijk), plaatselijk.c.sleutel == sleutel
            )
            return conn.execute(vraag).scalar()

    def zet_plaatselijk(self, sleutel: str, waarde: bytes | None) -> None:
        """Keep something of this laptop alone; None wipes it. Never journalled or exchanged."""
        with self._verbind(True) as conn:
            conn.execute(
                delete(plaatselijk).where(self._hier(plaatselijk), plaatselijk.c.sleutel == sleutel)
            )
            if waarde is not None:
                rij = {**self._plek._asdict(), "sleutel": sleutel, "waarde": waarde}
                conn.execute(insert(plaatselijk), rij)

    def bestanden(self) -> dict[str, tuple[int, str]]:
        """The files of the folder that were looked at: name, size then, verdict."""
        c = deelbestand.c
        vraag = select(c.naam, c.grootte, c.oordeel).where(self._hier(deelbestand))
        with self._verbind(False) as conn:
            return {naam: (grootte, oordeel) for naam, grootte, oordeel in conn.execute(vraag)}

    def zet_bestanden(self, gezien: Mapping[str, tuple[int, str]]) -> None:
        """Remember these files, in place of what was known of them."""
        if not gezien:
            return
        nieuw = sqlite_insert(deelbestand)
        anders = {"grootte": nieuw.excluded.grootte, "oordeel": nieuw.excluded.oordeel}
        with self._verbind(True) as conn:
            conn.execute(
                nieuw.on_conflict_do_update(index_elements=_SLEUTEL, set_=anders),
                [
                    {**self._plek._asdict(), "naam": naam, "grootte": grootte, "oordeel": oordeel}
                    for naam, (grootte, oordeel) in gezien.items()
                ],
            )

    def _hier(self, tabel: Table) -> ColumnElement[bool]:
        return (tabel.c.gemeente_id == self._plek.gemeente_id) & (
            tabel.c.team_id == self._plek.team_id
        )


_SLEUTEL = [kolom.name for kolom in deelbestand.primary_key]


@contextmanager
def _zonder_opruimrondes() -> Iterator[None]:
    """Python looks for garbage each time many objects were made; here they are all rows to keep.

    A tenth of the time of taking in went there.
    """
    aan = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if aan:
            gc.enable()


def _open_geschillen(waarde: Any, naam: str, wijzigingen: list[Wijziging]) -> list[OpenGeschil]:
    klasse: Any = type(waarde)
    hints = veldtypen(klasse)

    def gekozen(veld: str, keus: Keus) -> Any:
        velden = {veld: keus.waarde} | _wat_meekomt(klasse, veld, keus, wijzigingen)
        return replace(waarde, **{v: uit_json(hints[v], x) for v, x in velden.items()})

    return [
        OpenGeschil(
            klasse,
            waarde.id,
            waarde,
            geschil_,
            tuple(gekozen(geschil_.veld, keus) for keus in geschil_.keuzen),
        )
        for geschil_ in maak_een(naam, wijzigingen).geschillen
        if geschil_.veld in hints
    ]


def _wat_meekomt(
    soort: type, veld: str, keus: Keus, wijzigingen: list[Wijziging]
) -> dict[str, Any]:
    """What goes along with this choice, as it stood when the last who made it wrote it down."""
    erbij = wat_erbij_hoort(soort, veld)
    if not erbij:
        return {}
    laatste = max((w for w in wijzigingen if w.plaats in keus.door), key=lambda w: w.orde)
    toen = [w for w in wijzigingen if w is laatste or laatste.kende(w.plaats)]
    stond = maak_een(TABELLEN[soort].name, toen).velden or {}
    return {v: stond[v] for v in erbij if v in stond}
