"""Taking in what came from others, inside one transaction: rows, keys, destructions, the state."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from types import MappingProxyType
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from signaal.domain.bewaren import vak_van
from signaal.domain.laptop_ids import onder_elk_id
from signaal.domain.model import Apparaat
from signaal.domain.wissel import Deel, Sleutelrij, Zegel
from signaal.storage import rijen
from signaal.storage.inhoud import Inhoudskluis
from signaal.storage.keten import Keten, koppen, lees_alles_verteld, lees_schrijfkop
from signaal.storage.kringwaarden import Opgenomen
from signaal.storage.mapping import waarde_uit
from signaal.storage.ontvangst import Ontvangst, Regel
from signaal.storage.samenvoegen import Samenvoeger
from signaal.storage.schrijver import Beurt, Schrijver
from signaal.storage.sleutelkast import Sleutelkast
from signaal.storage.standwerk import Standwerk, wis
from signaal.storage.tables import SOORTEN, geschil, inhoudssleutel, journaal, zegel
from signaal.storage.vakwegen import Vakwegen
from signaal.storage.verwijzingen import Over, Velden

_c = journaal.c
_HAP = 500
_OPNIEUW = "opnieuw verzegeld"
_SLEUTELS = inhoudssleutel.name
_NIETS: Mapping[Over, list[Regel]] = MappingProxyType({})


class Opname:
    """One taking in; made for one transaction and thrown away."""

    def __init__(self, conn: Connection, keten: Keten, nu: datetime) -> None:
        self._conn = conn
        self._keten = keten
        self._plek = keten.plek
        self._nu = nu
        self._hier = (_c.gemeente_id == self._plek.gemeente_id, _c.team_id == self._plek.team_id)
        self._geraakt: set[Over] = set()
        self._voorheen: set[Over] = set()

    def neem(
        self, delen: Sequence[Deel], zegels: Sequence[Zegel], sleutels: Sequence[Sleutelrij]
    ) -> Opgenomen:
        """All of it; AfgewezenDeel leaves the transaction to be rolled back."""
        was = koppen(self._conn, self._plek)
        ontvangst = Ontvangst(self._keten, was, self._hash_van)
        ontvangst.bekijk(delen)
        nieuw = list(ontvangst.op_volgorde())
        stand = ontvangst.stand()
        self._bewaar_rijen(nieuw)
        self._verteld = lees_alles_verteld(self._conn)
        self._wegen = Vakwegen(self._conn, self._verteld)
        kast = Sleutelkast(self._conn, self._keten, self._wegen, stand)
        kast.proef({(rij["vak"], rij["device"]) for rij in nieuw if rij["inhoud"] is not None})
        erbij = kast.bewaar(sleutels)
        self._raak_wat_nu_opengaat([s for s in erbij if s.device in was])
        gewist = self._wis_vakken(nieuw, kast)
        samenvoeger = self._samenvoeger(self._net_begonnen(nieuw))
        werk = Standwerk(self._conn, self._plek, samenvoeger, frozenset(self._voorheen))
        if nieuw or self._geraakt:
            werk.werk_bij(self._geraakt | self._in_geschil())
        binnen = [z for z in zegels if z.tot <= stand.get(z.device, 0)]
        bewaar_zegels(self._conn, self._keten, binnen)
        return Opgenomen(
            regels=len(nieuw),
            signalen=werk.signalen,
            geraakt=frozenset(werk.geraakt),
            geschillen=len(werk.geschillen),
            wacht=tuple(ontvangst.wacht),
            vernietigd=gewist or werk.vernietigd,
            eigen_verder=ontvangst.eigen_verder,
        )

    def _hash_van(self, device: UUID, seq: int) -> bytes | None:
        vraag = select(_c.hash).where(*self._hier, _c.device == device, _c.seq == seq)
        return self._conn.execute(vraag).scalar()

    def _samenvoeger(self, binnen: Mapping[Over, list[Regel]] = _NIETS) -> Samenvoeger:
        kluis = Inhoudskluis(self._conn, self._plek)
        return Samenvoeger(self._conn, self._plek, kluis, self._verteld, binnen)

    def _net_begonnen(self, nieuw: Iterable[Regel]) -> Mapping[Over, list[Regel]]:
        """Of values that the journal did not tell of before: all that it tells, with its content as
        it lies there now.
        """
        begonnen: dict[Over, list[Regel]] = defaultdict(list)
        for regel in nieuw:
            over = (regel["soort"], regel["pk"])
            if over not in self._voorheen and regel["kind"] != "note":
                begonnen[over].append(regel)
        return begonnen

    def _bewaar_rijen(self, nieuw: list[Regel]) -> None:
        over = {(r["soort"], r["pk"]) for r in nieuw if r["kind"] != "note"}
        self._geraakt |= {(soort, pk) for soort, pk in over if soort in SOORTEN}
        for hap in rijen.happen(sorted({pk for _, pk in self._geraakt}), _HAP):
            bekend = select(_c.soort, _c.pk).where(*self._hier, _c.pk.in_(hap)).distinct()
            self._voorheen |= {(soort, pk) for soort, pk in self._conn.execute(bekend)}
        for rijen_ in rijen.happen(nieuw, _HAP):
            rijen.voeg_toe(self._conn, journaal, rijen_)

    def _raak_wat_nu_opengaat(self, sleutels: Iterable[Sleutelrij]) -> None:
        """A key that comes after its rows opens what was closed until now."""
        for s in sleutels:
            eronder = (_c.device == s.device, _c.vak == s.vak, _c.seq >= s.vanaf)
            self._raak(select(_c.soort, _c.pk).where(*self._hier, *eronder).distinct())

    def _raak(self, vraag: Any) -> None:
        gevonden = {(soort, pk) for soort, pk in self._conn.execute(vraag)}
        self._geraakt |= gevonden
        self._voorheen |= gevonden

    def _wis_vakken(self, nieuw: list[Regel], kast: Sleutelkast) -> bool:
        """Content and keys that a destruction of a vak puts an end to, wherever they came from.

        What this laptop wrote while it did not know, of values that are not destroyed themselves,
        is told anew under a new key: nobody else can.
        """
        gewist = [
            ((r["device"], r["seq"]), (r["soort"], r["pk"]))
            for r in nieuw
            if r["inhoud"] is not None and self._wegen.gewist(r["vak"], (r["device"], r["seq"]))
        ]
        net_weg = {r["pk"] for r in nieuw if (r["kind"], r["soort"]) == ("weg", _SLEUTELS)}
        for vakken in rijen.happen(sorted(net_weg), _HAP):
            vraag = select(_c.device, _c.seq, _c.soort, _c.pk, _c.vak).where(
                *self._hier, _c.vak.in_(vakken), _c.inhoud.is_not(None)
            )
            for device, seq, soort, pk, vak in self._conn.execute(vraag).all():
                if self._wegen.gewist(vak, (device, seq)):
                    gewist.append(((device, seq), (soort, pk)))
        if not gewist and not net_weg:
            return False
        over = {over for _, over in gewist}
        self._geraakt |= over
        self._voorheen |= over
        zelf = self._elk_eigen_id()
        eigen = {over for (device, _), over in gewist if device in zelf}
        blijft = self._blijft(eigen)
        kast.ruim_op()
        weg = wis(self._conn, self._plek, [plaats for plaats, _ in gewist])
        self._vertel_opnieuw(blijft)
        return weg or bool(net_weg)

    def _elk_eigen_id(self) -> frozenset[UUID]:
        """This laptop, and all it was called when it came out of a backup."""
        return onder_elk_id(rijen.waar(self._conn, self._plek, Apparaat), [self._keten.device])

    def _blijft(self, welke: Iterable[Over]) -> list[tuple[Over, str, Velden]]:
        """Of these the values that stay, with their vak, read while they can still be read."""
        samenvoeger = self._samenvoeger()

        def gepland(overleg: UUID) -> date:
            velden = samenvoeger.een(("overleg", str(overleg))).velden
            return date.fromisoformat(velden["gepland"]) if velden else date.min

        blijft: list[tuple[Over, str, Velden]] = []
        for over in sorted(welke):
            velden = samenvoeger.een(over).velden
            if velden is not None:
                waarde: Any = waarde_uit(SOORTEN[over[0]], velden)
                blijft.append((over, vak_van(waarde, gepland), velden))
        return blijft

    def _vertel_opnieuw(self, blijft: list[tuple[Over, str, Velden]]) -> None:
        if not blijft:
            return
        schrijver = Schrijver(
            self._conn,
            self._keten,
            Beurt(_OPNIEUW, None, self._nu),
            lees_schrijfkop(self._conn, self._plek, self._keten.device),
            Inhoudskluis(self._conn, self._plek),
        )
        for over, vak, velden in blijft:
            schrijver.vertel_opnieuw(_OPNIEUW, vak, over, velden)
        schrijver.leg_vast()
        self._verteld = lees_alles_verteld(self._conn)

    def _in_geschil(self) -> set[Over]:
        """What laptops differed on: it may have been settled since."""
        c = geschil.c
        vraag = select(c.soort, c.pk).where(
            c.gemeente_id == self._plek.gemeente_id, c.team_id == self._plek.team_id
        )
        return {(soort, pk) for soort, pk in self._conn.execute(vraag)}


def bewaar_zegels(conn: Connection, keten: Keten, zegels: Iterable[Zegel]) -> None:
    """Keep signatures; one that is there already stays."""
    rijen_ = [
        {
            **keten.plek._asdict(),
            "device": z.device,
            "van": z.van,
            "tot": z.tot,
            "teken": z.teken,
        }
        for z in zegels
    ]
    if rijen_:
        conn.execute(sqlite_insert(zegel).on_conflict_do_nothing(), rijen_)
