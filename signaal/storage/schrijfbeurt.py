"""One write: values in, state rows and journal rows out, in one transaction."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Connection, select

from signaal.domain.bewaren import NOTITIES, met_ledenvakken, vak_van
from signaal.domain.model import LEEG, Overleg
from signaal.storage import rijen
from signaal.storage.apartleggen import open_verteld
from signaal.storage.geheugen import LIJSTEN, Geheugen, zoek_id
from signaal.storage.inhoud import Inhoudskluis
from signaal.storage.journaal import SLEUTELS
from signaal.storage.keten import IS_WEG, lees_alles_verteld
from signaal.storage.mapping import naar_json, veldtypen
from signaal.storage.samenvoegen import Samenvoeger
from signaal.storage.schrijver import Gemist, Schrijver
from signaal.storage.standwerk import Standwerk
from signaal.storage.tables import TABELLEN, Plek, journaal
from signaal.storage.vernietigen import overlevers, wis_inhoud, wis_sleutels, wis_stand
from signaal.storage.verwijzingen import NAAR, Over

T = TypeVar("T")


class Schrijfbeurt:
    """Values to write in this transaction; made by ``Archive.schrijf`` only.

    Writing waits for the end of the turn (or for a read), so that thousands go in a few statements.
    Of several values with one id the last one is written.
    """

    def __init__(
        self, conn: Connection, plek: Plek, schrijver: Schrijver, geheugen: Geheugen
    ) -> None:
        self._conn = conn
        self._plek = plek
        self._schrijver = schrijver
        self._geheugen = geheugen
        self.geschreven: set[type] = set()
        self._wacht: dict[type, dict[UUID | str, Any]] = defaultdict(dict)
        self._nieuw: dict[type, list[Any]] = defaultdict(list)
        self._bevestigd: dict[tuple[type, UUID | str], set[str]] = defaultdict(set)
        self._begonnen: set[tuple[type, UUID | str]] = set()
        self._aangewezen: set[Over] = set()
        self._overlegdagen: dict[UUID, date] = {}

    def zet(self, waarde: Any) -> None:
        """Insert or update; the journal gets the fields that changed, and nothing when none did."""
        self._wacht[type(waarde)][waarde.id] = waarde
        self._onthoud_dag(waarde)

    def zet_alle(self, waarden: Iterable[Any]) -> None:
        """:meth:`zet` for each."""
        for waarde in waarden:
            self.zet(waarde)

    def bevestig(self, waarde: Any, velden: Collection[str]) -> None:
        """:meth:`zet`, and the journal gets these fields also when they are what they were.

        So somebody chooses between what laptops said of a field: whoever knew both and says one.
        """
        self._bevestigd[type(waarde), waarde.id] |= set(velden)
        self.zet(waarde)

    def begin(self, waarde: Any) -> None:
        """Insert a value in a vak that follows from what is known, when it is not there yet.

        A meeting of the series, an item of the computed agenda: of its fields nobody said anything,
        so they stand against nothing that another laptop says of them.
        """
        if self.een(type(waarde), waarde.id) is None:
            self._begonnen.add((type(waarde), waarde.id))
            self.zet(waarde)
            self._stuur()

    def voeg_toe(self, waarde: Any) -> None:
        """Insert a value whose id was made just now: :meth:`zet` without looking it up first."""
        self._nieuw[type(waarde)].append(waarde)
        self._onthoud_dag(waarde)

    def noteer(self, handeling: str, soort: str, voorwerp: str) -> None:
        """A journal row for an act without state: an export, a print, a look at a contact.

        It comes after the rows of what was written before it in this turn.
        """
        self._stuur()
        self._schrijver.noteer(handeling, soort, voorwerp)

    def vernietig(self, waarden: Collection[Any], vakken: Collection[str] = ()) -> None:
        """These values are gone for good, and with ``vakken`` everything under their keys.

        What only members read goes with its vak. Values in ``vakken`` that are not among
        ``waarden`` stay, sealed under a new key. The log of the database still holds what was
        overwritten: see ``Archive.leeg_logboek``.
        """
        vakken = met_ledenvakken(vakken)
        self._stuur()
        self._schrijver.leg_vast()
        self.geschreven |= {type(waarde) for waarde in waarden}
        wis_stand(self._conn, self._plek, waarden)
        blijft = overlevers(self._conn, self._plek, vakken) if vakken else []
        gemist = [self._schrijver.ongelezen(_over(waarde)) for waarde in blijft]
        wis_inhoud(self._conn, self._plek, waarden, vakken)
        wis_sleutels(self._conn, self._plek, vakken)
        self._schrijver.vergeet_sleutels(vakken)
        for waarde in waarden:
            self._schrijver.meld_weg(TABELLEN[type(waarde)].name, str(waarde.id))
        for vak in sorted(vakken):
            self._schrijver.meld_weg(SLEUTELS, vak)
        for waarde, niet_gelezen in zip(blijft, gemist, strict=True):
            hele = _plat(waarde, _gevuld(waarde, _velden(type(waarde))))
            vak = vak_van(waarde, self._gepland)
            self._schrijver.vertel_opnieuw(
                "opnieuw verzegeld", vak, _over(waarde), hele, niet_gelezen
            )

    def leg_apart(self) -> None:
        """What only members read lies in their vakken from now on, also what was written before
        anybody read along. Before laptops share: nobody has the old words yet.
        """
        self._stuur()
        self._schrijver.leg_vast()
        waarden = open_verteld(self._conn, self._plek)
        wis_inhoud(self._conn, self._plek, waarden, ())
        for waarde in waarden:
            soort = type(waarde)
            vak = vak_van(waarde, self._gepland)
            self._journaliseer(waarde, NOTITIES.get(soort, ()), vak, _velden(soort))

    def een(self, soort: type[T], id_: UUID | str) -> T | None:
        """The value as it stands in this turn: read here what you are about to change."""
        self._stuur()
        if soort in LIJSTEN:
            return zoek_id(self.alle(soort), id_)
        return rijen.een(self._conn, self._plek, soort, id_)

    def alle(self, soort: type[T]) -> tuple[T, ...]:
        """All values of this type, as they stand in this turn; for small tables."""
        self._stuur()

        def haal() -> tuple[T, ...]:
            return rijen.waar(self._conn, self._plek, soort)

        if soort in self.geschreven or soort not in LIJSTEN:
            return haal()
        return self._geheugen.lees((soort,), frozenset({soort}), haal)

    def waar(self, soort: type[T], **gelijk: object) -> tuple[T, ...]:
        """The values whose fields equal ``gelijk``, as they stand in this turn."""
        self._stuur()
        return rijen.waar(self._conn, self._plek, soort, **gelijk)

    def leg_vast(self) -> None:
        """Bring everything to the database; only the end of the turn makes it last."""
        self._stuur()
        self._schrijver.leg_vast()
        self._wek_wat_wachtte()

    def _wek_wat_wachtte(self) -> None:
        """Something that was destroyed is written anew: what pointed at it is there again."""
        terug = [naam for naam, pk in self._aangewezen if self._was_vernietigd(naam, pk)]
        if not terug:
            return
        verteld = lees_alles_verteld(self._conn)
        kluis = Inhoudskluis(self._conn, self._plek)
        samenvoeger = Samenvoeger(self._conn, self._plek, kluis, verteld)
        werk = Standwerk(self._conn, self._plek, samenvoeger, frozenset())
        for naam in terug:
            werk.wek(naam)
        werk.werk_bij(())
        self.geschreven |= werk.geraakt

    def _was_vernietigd(self, naam: str, pk: str) -> bool:
        c = journaal.c
        weg = select(c.seq).where(IS_WEG, c.soort == naam, c.pk == pk)
        return self._conn.execute(weg.limit(1)).first() is not None

    def _stuur(self) -> None:
        """Write the states that wait; their journal rows wait for the end of the turn."""
        if not self._nieuw and not self._wacht:
            return
        nieuw, wacht = self._nieuw, self._wacht
        self.geschreven |= nieuw.keys() | wacht.keys()
        self._nieuw, self._wacht = defaultdict(list), defaultdict(dict)
        for soort, waarden in nieuw.items():
            self._voeg_toe(soort, waarden, vers=True)
        for soort, per_id in wacht.items():
            oud: dict[Any, Any] = rijen.bij_ids(self._conn, self._plek, soort, per_id)
            self._voeg_toe(soort, [w for id_, w in per_id.items() if id_ not in oud])
            self._wijzig(soort, [(oud[id_], w) for id_, w in per_id.items() if id_ in oud])

    def _voeg_toe(self, soort: type, waarden: list[Any], *, vers: bool = False) -> None:
        """``vers``: their ids were made just now, so nobody else wrote about them."""
        velden = _velden(soort)
        for waarde in waarden:
            zeker = self._bevestigd.pop((soort, waarde.id), set())
            gevuld = _gevuld(waarde, velden, zeker)
            heel = gevuld if (soort, waarde.id) in self._begonnen else ()
            vak = vak_van(waarde, self._gepland)
            gezegd = ("id",) if heel else gevuld
            self._journaliseer(waarde, gezegd, vak, heel, () if vers else None)
        naam = TABELLEN[soort].name
        if naam in NAAR:
            self._aangewezen |= {(naam, str(w.id)) for w in waarden}
        if waarden:
            rijen.voeg_toe(self._conn, TABELLEN[soort], [self._rij(w, velden) for w in waarden])

    def _wijzig(self, soort: type, paren: list[tuple[Any, Any]]) -> None:
        velden = _velden(soort)
        anders: list[dict[str, Any]] = []
        for was, wordt in paren:
            zeker = self._bevestigd.pop((soort, wordt.id), ())
            gewijzigd = [
                veld
                for veld in velden
                if veld in zeker or getattr(was, veld) != getattr(wordt, veld)
            ]
            if gewijzigd:
                vak = vak_van(wordt, self._gepland)
                verhuisd = vak != vak_van(was, self._gepland)
                self._journaliseer(
                    wordt, gewijzigd, vak, _gevuld(wordt, velden) if verhuisd else ()
                )
                anders.append(self._rij(wordt, velden))
        if anders:
            rijen.wijzig(self._conn, soort, anders)

    def _rij(self, waarde: Any, velden: Iterable[str]) -> dict[str, Any]:
        return {veld: getattr(waarde, veld) for veld in velden} | self._plek._asdict()

    def _journaliseer(
        self,
        waarde: Any,
        velden: Iterable[str],
        vak: str,
        heel: Collection[str] = (),
        gemist: Gemist | None = None,
    ) -> None:
        """``heel``: the fields to tell beside those that were said, so that it stands alone."""
        over, fields = _over(waarde), _plat(waarde, velden)
        if not vak:
            self._schrijver.schrijf(*over, fields)
            return
        if gemist is None:
            gemist = self._schrijver.ongelezen(over)
        self._schrijver.schrijf_in(vak, over, fields, _plat(waarde, heel) or None, gemist)

    def _onthoud_dag(self, waarde: Any) -> None:
        if isinstance(waarde, Overleg):
            self._overlegdagen[waarde.id] = waarde.gepland

    def _gepland(self, overleg: UUID) -> date:
        """The planned day of a meeting that is written in this turn, or before."""
        if overleg not in self._overlegdagen:
            gevonden = rijen.een(self._conn, self._plek, Overleg, overleg)
            self._overlegdagen[overleg] = gevonden.gepland if gevonden else date.min
        return self._overlegdagen[overleg]


def _over(waarde: Any) -> Over:
    return TABELLEN[type(waarde)].name, str(waarde.id)


def _velden(soort: Any) -> tuple[str, ...]:
    return tuple(veldtypen(soort))


def _gevuld(
    waarde: Any, velden: Iterable[str], zeker: Collection[str] = frozenset()
) -> tuple[str, ...]:
    """What a value that is told whole says: nothing of a note that is empty, for the words of a
    colleague may be there whose key is not here yet. Unless somebody says so: ``zeker``.
    """
    apart = NOTITIES.get(type(waarde), frozenset()) - frozenset(zeker)
    return tuple(veld for veld in velden if veld not in apart or getattr(waarde, veld) != LEEG)


def _plat(waarde: Any, velden: Iterable[str]) -> dict[str, Any]:
    return {veld: naar_json(getattr(waarde, veld)) for veld in velden}
