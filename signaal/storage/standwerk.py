"""The state follows the journal: values that were touched are put together anew and written.

In the order of the tables: what is pointed at first, so that a value that points at something that
is gone can follow (see ``verwijzingen``).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, delete, insert, select, update

from signaal.domain.merge import Plaats, Wijziging
from signaal.domain.model import Signaal
from signaal.storage import rijen
from signaal.storage.mapping import veldtypen, waarde_uit
from signaal.storage.samenvoegen import Samenvoeger, maak_een
from signaal.storage.tables import SOORTEN, TABELLEN, Plek, geschil, journaal
from signaal.storage.verwijzingen import NAAR, Over, Velden, sluitend

_c = journaal.c
_HAP = 500


class Standwerk:
    """Brings touched values up to date. ``voorheen``: values the journal told of before."""

    def __init__(
        self, conn: Connection, plek: Plek, samenvoeger: Samenvoeger, voorheen: frozenset[Over]
    ) -> None:
        self._conn = conn
        self._plek = plek
        self._samenvoeger = samenvoeger
        self._voorheen = voorheen
        self._te_doen: dict[str, set[str]] = defaultdict(set)
        self._aanwezig: dict[Over, bool] = {}
        self._gewist: list[Plaats] = []
        self.geraakt: set[type] = set()
        self.signalen: Counter[UUID | None] = Counter()
        self.geschillen: set[Over] = set()
        self.vernietigd = False

    def werk_bij(self, geraakt: Iterable[Over]) -> None:
        """Put these values together and bring the state in line with what comes out."""
        for naam, pk in geraakt:
            self._te_doen[naam].add(pk)
        for soort, tabel in TABELLEN.items():
            if pks := self._te_doen.get(tabel.name):
                self._werk_soort_bij(soort, pks)
        self._wis_inhoud()

    def _werk_soort_bij(self, soort: type, pks: set[str]) -> None:
        naam = TABELLEN[soort].name
        platte: dict[str, Velden | None] = dict.fromkeys(pks)
        in_geschil: set[str] = set()
        for (_, pk), wijzigingen in self._samenvoeger.van(naam, pks):
            samen = maak_een(naam, wijzigingen)
            platte[pk] = samen.velden and sluitend(naam, samen.velden, self._bestaat)
            if samen.geschillen:
                in_geschil.add(pk)
            self._onthoud_gewist(wijzigingen)
        ids = {pk: als_id(soort, pk) for pk in pks}
        was: dict[UUID | str, Any] = rijen.bij_ids(self._conn, self._plek, soort, ids.values())
        wordt: dict[UUID | str, Any] = {
            ids[pk]: waarde_uit(soort, velden) for pk, velden in platte.items() if velden
        }
        self._schrijf(soort, was, wordt)
        self._volg_verwijzingen(naam, was.keys(), wordt.keys())
        self._aanwezig |= {(naam, pk): id_ in wordt for pk, id_ in ids.items()}
        self._schrijf_geschillen(naam, pks, in_geschil)

    def _schrijf(
        self, soort: type, was: Mapping[UUID | str, Any], wordt: Mapping[UUID | str, Any]
    ) -> None:
        tabel = TABELLEN[soort]
        erbij = [w for id_, w in wordt.items() if id_ not in was]
        anders = [w for id_, w in wordt.items() if id_ in was and was[id_] != w]
        eraf = [id_ for id_ in was if id_ not in wordt]
        if erbij:
            rijen.voeg_toe(self._conn, tabel, [self._rij(w) for w in erbij])
        if anders:
            rijen.wijzig(self._conn, soort, [self._rij(w) for w in anders])
        for hap in rijen.happen(eraf, _HAP):
            hier = (
                tabel.c.gemeente_id == self._plek.gemeente_id,
                tabel.c.team_id == self._plek.team_id,
            )
            self._conn.execute(delete(tabel).where(*hier, tabel.c.id.in_(hap)))
        if erbij or anders or eraf:
            self.geraakt.add(soort)
        self.vernietigd |= bool(eraf)
        if soort is Signaal:
            self.signalen.update(s.lid for s in erbij if not s.verwijderd)

    def _rij(self, waarde: Any) -> dict[str, Any]:
        klasse: Any = type(waarde)
        return {v: getattr(waarde, v) for v in veldtypen(klasse)} | self._plek._asdict()

    def _volg_verwijzingen(
        self, naam: str, was: Iterable[UUID | str], wordt: Iterable[UUID | str]
    ) -> None:
        """Who points at what went, or may have waited for what came back."""
        weg = set(was) - set(wordt)
        terug = {id_ for id_ in set(wordt) - set(was) if (naam, str(id_)) in self._voorheen}
        for wie, veld in NAAR.get(naam, ()):
            tabel = TABELLEN[SOORTEN[wie]]
            hier = (
                tabel.c.gemeente_id == self._plek.gemeente_id,
                tabel.c.team_id == self._plek.team_id,
            )
            for hap in rijen.happen(weg, _HAP):
                vraag = select(tabel.c.id).where(*hier, tabel.c[veld].in_(hap))
                self._te_doen[wie] |= {str(id_) for id_ in self._conn.execute(vraag).scalars()}
        if terug:
            self.wek(naam)

    def wek(self, naam: str) -> None:
        """Something of this kind came back: whatever pointed at it may be there again."""
        for wie, _ in NAAR.get(naam, ()):
            ooit = select(_c.pk).where(
                _c.gemeente_id == self._plek.gemeente_id,
                _c.team_id == self._plek.team_id,
                _c.soort == wie,
                _c.kind != "note",
            )
            self._te_doen[wie] |= set(self._conn.execute(ooit).scalars())

    def _bestaat(self, over: Over) -> bool:
        if over not in self._aanwezig:
            soort = SOORTEN[over[0]]
            id_ = als_id(soort, over[1])
            gevonden = rijen.een(self._conn, self._plek, soort, id_)
            self._aanwezig[over] = gevonden is not None
        return self._aanwezig[over]

    def _onthoud_gewist(self, wijzigingen: list[Wijziging]) -> None:
        """Content that some destruction of its value puts an end to."""
        einden = [w.plaats for w in wijzigingen if w.weg]
        if not einden:
            return
        self._gewist += [
            w.plaats
            for w in wijzigingen
            if w.velden is not None and not all(w.kende(einde) for einde in einden)
        ]

    def _wis_inhoud(self) -> None:
        self.vernietigd |= wis(self._conn, self._plek, self._gewist)

    def _schrijf_geschillen(self, naam: str, pks: set[str], nu: set[str]) -> None:
        c = geschil.c
        hier = (
            c.gemeente_id == self._plek.gemeente_id,
            c.team_id == self._plek.team_id,
            c.soort == naam,
        )
        bekend = set(self._conn.execute(select(c.pk).where(*hier)).scalars())
        for hap in rijen.happen(sorted(bekend & pks - nu), _HAP):
            self._conn.execute(delete(geschil).where(*hier, c.pk.in_(hap)))
        nieuw = [{**self._plek._asdict(), "soort": naam, "pk": pk} for pk in sorted(nu - bekend)]
        if nieuw:
            self._conn.execute(insert(geschil), nieuw)
        self.geschillen |= {(naam, pk) for pk in nu}


def als_id(soort: type, pk: str) -> UUID | str:
    """The id of a value as the state has it."""
    return pk if veldtypen(soort)["id"] is str else UUID(pk)


def wis(conn: Connection, plek: Plek, plaatsen: Iterable[Plaats]) -> bool:
    """Wipe the content of these rows; whether there was any."""
    opdracht = (
        update(journaal)
        .where(_c.gemeente_id == plek.gemeente_id, _c.team_id == plek.team_id)
        .values(inhoud=None)
    )
    gewist = False
    for device, seq in plaatsen:
        deze = opdracht.where(_c.device == device, _c.seq == seq, _c.inhoud.is_not(None))
        gewist |= bool(conn.execute(deze).rowcount)
    return gewist
