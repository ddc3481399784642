"""The archive: domain values in and out, one transaction per write, the journal beside it."""

import contextlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from threading import RLock
from typing import TypeVar
from uuid import UUID

from sqlalchemy import Connection, Engine, insert, inspect, select, text

from signaal.domain.ids import nieuw_id
from signaal.domain.model import Team
from signaal.fouten import (
    ArchiefKapotFout,
    GebruikFout,
    GeenArchiefFout,
    NieuwereVersieFout,
    SignaalFout,
)
from signaal.storage import rijen
from signaal.storage.concepten import Concepten
from signaal.storage.controle import Verslag, controleer_stand
from signaal.storage.daden import Dadenlezer
from signaal.storage.engine import KAPOT, Vensterslot, in_gewoon_nederlands, maak_engine
from signaal.storage.hersleutelen import kopieer_onder
from signaal.storage.inhoud import Inhoudskluis
from signaal.storage.journaal import Beurt, Journaal, Keten, Schrijver
from signaal.storage.keten import Kop, lees_kop
from signaal.storage.kopwacht import Kopwacht
from signaal.storage.lijsten import LIJSTEN, Lijstgeheugen, zoek_id
from signaal.storage.migrations import Herkomst, migreer
from signaal.storage.reserve import Reserve, kopieer
from signaal.storage.schrijfbeurt import Schrijfbeurt
from signaal.storage.signalen_lezen import SignalenLezer
from signaal.storage.tables import SCHEMA, Plek, archief, inhoudssleutel
from signaal.vault import Journaalkop, Sleutel, zet_kop
from signaal.vault import lees_kop as lees_kop_uit_bos
from signaal.vault.geheim import Geheim, nieuw_geheim

T = TypeVar("T")
#: Makes an encrypted copy at a new path.
Kopieer = Callable[[Path], None]

#: Until a team is known to a municipality; the keys have room for its CBS code.
GEMEENTE = "lokaal"

_GEEN = "Op deze plek staat geen archief: {naam}. Kijk of de map klopt, of begin een nieuw archief."
_NIEUWER = (
    "Dit archief is gemaakt met een nieuwere versie van Signaal. Er is niets veranderd. "
    "Installeer de nieuwste versie en open het dan opnieuw."
)


class Archive:
    """An open archive of one team on this machine; usable from several threads.

    Made by :meth:`create` or :meth:`open`; :meth:`close` lets the next window in. ``geheim`` is
    what other keys of this archive are derived from; ``was_schema`` is what it was when it was
    opened.
    """

    def __init__(
        self, pad: Path, sleutel: Sleutel, engine: Engine, slot: Vensterslot, wie: "_Wie"
    ) -> None:
        self.pad = pad
        self.team_id = wie.plek.team_id
        self.apparaat = wie.apparaat
        self._plek = wie.plek
        self.sleutel = sleutel
        self._engine = engine
        self._slot = slot
        self.geheim = wie.geheim
        self.was_schema = wie.schema
        self._open = True
        self._kop: Kop | None = None
        self._kluis: Inhoudskluis | None = None
        self._keten = Keten(wie.plek, wie.apparaat, self.geheim.afgeleid("journaal"))
        self._schrijfslot = RLock()
        self._kopwacht = Kopwacht(self._onthoud_kop)
        self._lijsten = Lijstgeheugen()
        self.signalen = SignalenLezer(self._verbind, self._plek)
        self.concept = Concepten(self._verbind, self._plek)
        self.reserve = Reserve(engine, self._plek)
        self.daden = Dadenlezer(self._verbind, self._plek)
        self.journaal = Journaal(self._verbind, self._keten, self._oude_kop)

    @staticmethod
    def create(pad: Path, sleutel: Sleutel, team: Team, nu: datetime) -> "Archive":
        """A new archive at ``pad`` for ``team``; GebruikFout when something is there already."""
        if pad.exists():
            raise GebruikFout(
                f"Er staat al iets op deze plek: {pad.name}. Er is niets veranderd. "
                "Kies een andere naam."
            )
        geheim = nieuw_geheim()
        wie = _Wie(Plek(GEMEENTE, team.id), nieuw_id(nu), Geheim(geheim))
        with _geopend(pad, sleutel, nieuw=True, wacht_s=10) as (engine, slot):
            with _transactie(engine, schrijf=True) as conn:
                migreer(conn)
                conn.execute(
                    insert(archief).values(
                        **wie.plek._asdict(), apparaat=wie.apparaat, gemaakt=nu, geheim=geheim
                    )
                )
            archive = Archive(pad, sleutel, engine, slot, wie)
            with archive.schrijf("nieuw archief", None, nu) as beurt:
                beurt.zet(team)
        return archive

    @staticmethod
    def open(
        pad: Path,
        sleutel: Sleutel,
        nu: datetime,
        wacht_s: float = 10,
        voor_migratie: Callable[[Kopieer], object] | None = None,
    ) -> "Archive":
        """The archive at ``pad``, brought to the newest schema if it is older.

        ``voor_migratie`` gets a function that copies the older file, and is called before that.

        Errors: GeenArchiefFout, InGebruikFout (after ``wacht_s`` seconds), ArchiefKapotFout,
        NieuwereVersieFout. None of them changes the file.
        """
        if not pad.is_file():
            raise GeenArchiefFout(_GEEN.format(naam=pad.name))
        if not pad.stat().st_size:
            raise ArchiefKapotFout(KAPOT, "the file is empty")
        with _geopend(pad, sleutel, nieuw=False, wacht_s=wacht_s) as (engine, slot):
            with _transactie(engine) as conn:
                versie = _versie(conn)
            if versie != SCHEMA:
                if voor_migratie is not None:
                    voor_migratie(partial(kopieer, engine))
                herkomst = Herkomst(sleutel.database, lees_kop_uit_bos(pad, sleutel))
                with _transactie(engine, schrijf=True) as conn:
                    migreer(conn, herkomst)
            with _transactie(engine) as conn:
                rij = conn.execute(select(archief)).one()
            plek = Plek(rij.gemeente_id, rij.team_id)
            wie = _Wie(plek, rij.apparaat, Geheim(rij.geheim), versie)
            archive = Archive(pad, sleutel, engine, slot, wie)
            archive.journaal.controleer_staart()
        return archive

    def een(self, soort: type[T], id_: UUID | str) -> T | None:
        """The value of this type with this id, or None."""
        if soort in LIJSTEN:
            return zoek_id(self.alle(soort), id_)
        with self._verbind(False) as conn:
            return rijen.een(conn, self._plek, soort, id_)

    def alle(self, soort: type[T]) -> tuple[T, ...]:
        """All values of this type in order of id; for small tables."""
        return self._lijsten.lees(soort, lambda: self.waar(soort))

    def waar(self, soort: type[T], **gelijk: object) -> tuple[T, ...]:
        """The values whose fields equal ``gelijk``, in order of id."""
        with self._verbind(False) as conn:
            return rijen.waar(conn, self._plek, soort, **gelijk)

    @contextmanager
    def schrijf(self, handeling: str, wie: UUID | None, nu: datetime) -> Iterator[Schrijfbeurt]:
        """One transaction: on disk when the block ends, and nothing happened when it fails.

        ``handeling`` is what people read in "wie deed wat", ``wie`` the lid who does it.
        """
        with self._schrijfslot:
            kop, self._kop = self._kop, None  # a commit that fails may have happened after all
            kluis, self._kluis = self._kluis, None
            with self._verbind(True) as conn:
                kluis = kluis or Inhoudskluis(conn, self._plek)
                schrijver = Schrijver(
                    conn,
                    self._keten,
                    Beurt(handeling, wie, nu),
                    kop or lees_kop(conn, self._plek, self.apparaat),
                    kluis,
                )
                beurt = Schrijfbeurt(conn, self._plek, schrijver, self._lijsten)
                yield beurt
                beurt.leg_vast()
            self._kop, self._kluis = schrijver.kop, kluis
            self._lijsten.vergeet(beurt.geschreven)
        self._kopwacht.bewogen()

    @property
    def is_open(self) -> bool:
        """Whether it was not closed yet."""
        return self._open

    def vakken(self) -> frozenset[str]:
        """The vakken in which something was ever written and whose keys are still there."""
        with self._verbind(False) as conn:
            return frozenset(conn.execute(select(inhoudssleutel.c.vak)).scalars())

    def leeg_logboek(self) -> bool:
        """Empty the write-ahead log, after destroying; False when somebody was still reading."""
        with in_gewoon_nederlands(), contextlib.closing(self._engine.raw_connection()) as rauw:
            cursor = rauw.cursor()
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            bezet, *_ = cursor.fetchone() or (1,)
        return not bezet

    def kopieer_onder(self, doel: Path, sleutel: Sleutel, adem: Callable[[], bool]) -> None:
        """A copy of all that is here at ``doel`` under another key; see ``hersleutelen``."""
        kopieer_onder(self._engine, doel, sleutel, adem)

    def close(self) -> None:
        """Move everything to the main file, remember the journal's head, let go of the lock.

        Closing never fails: what was written is safe, and a head that could not be kept (no room)
        only means that the next opening checks an older one.
        """
        if self._open:
            self._open = False
            self._kopwacht.stop()
            self._onthoud_kop()
            self._engine.dispose()
            self._slot.los()

    def controleer(self) -> Verslag:
        """Read everything once and compare; ArchiefKapotFout at the first thing that is off."""
        self.journaal.controleer()
        with self._verbind(False) as conn:
            return controleer_stand(conn, self._plek)

    def controleer_journaal(self, stop: Callable[[], bool]) -> None:
        """Follow every link of the journal, on a connection of its own, beside other work.

        ArchiefKapotFout at the first link that does not hold, GestoptFout soon after ``stop``.
        """
        engine = maak_engine(self.pad, self.sleutel)

        def verbind(schrijf: bool) -> contextlib.AbstractContextManager[Connection]:
            return _transactie(engine, schrijf=schrijf)

        try:
            Journaal(verbind, self._keten, self._oude_kop).controleer_in_stappen(stop)
        finally:
            engine.dispose()

    def _verbind(self, schrijf: bool) -> contextlib.AbstractContextManager[Connection]:
        return _transactie(self._engine, schrijf=schrijf)

    def _oude_kop(self) -> Journaalkop | None:
        return lees_kop_uit_bos(self.pad, self.sleutel)

    def _onthoud_kop(self) -> bool:
        """Bring the log to the main file, then tell the bag; whether that could be done.

        The bag only names links that are in the main file: a cut log is then never 'tampering'.
        The head is read first, so that a link that comes in between is not named too early.
        """
        with contextlib.suppress(SignaalFout):
            with self._verbind(False) as conn:
                kop = lees_kop(conn, self._plek, self.apparaat)
            with in_gewoon_nederlands(), contextlib.closing(self._engine.raw_connection()) as rauw:
                cursor = rauw.cursor()
                cursor.execute("PRAGMA wal_checkpoint(PASSIVE)")
                _, in_log, overgezet = cursor.fetchone() or (0, 0, -1)
            if in_log == overgezet:
                zet_kop(self.pad, self.sleutel, Journaalkop(kop.seq, kop.hash))
                return True
        return False


@dataclass(frozen=True, slots=True)
class _Wie:
    """Whose archive this is, which laptop, and how it was found."""

    plek: Plek
    apparaat: UUID
    geheim: Geheim
    schema: str = SCHEMA


@contextmanager
def _transactie(engine: Engine, *, schrijf: bool = False) -> Iterator[Connection]:
    """A connection inside one transaction: committed at the end, rolled back on any exception."""
    with in_gewoon_nederlands(), engine.connect() as conn:
        conn = conn.execution_options(schrijf=schrijf)
        with conn.begin():
            yield conn


@contextmanager
def _geopend(
    pad: Path, sleutel: Sleutel, *, nieuw: bool, wacht_s: float
) -> Iterator[tuple[Engine, Vensterslot]]:
    """The lock and the engine; both let go when the block fails."""
    with in_gewoon_nederlands():
        slot = Vensterslot(pad, wacht_s)
    engine = maak_engine(pad, sleutel, nieuw=nieuw)
    try:
        yield engine, slot
    except BaseException:
        engine.dispose()
        slot.los()
        raise


def _versie(conn: Connection) -> str:
    """The schema of this archive; what has none is not an archive, what is newer is refused."""
    if not inspect(conn).has_table("alembic_version"):
        raise ArchiefKapotFout(KAPOT, "no schema version in the database")
    versie = conn.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
    if versie > SCHEMA:
        raise NieuwereVersieFout(_NIEUWER, f"schema {versie}, this program knows {SCHEMA}")
    return str(versie)
