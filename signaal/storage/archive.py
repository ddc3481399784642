"""The archive: domain values in and out, one transaction per write, the journal beside it."""

import contextlib
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property, partial
from importlib import import_module
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from sqlalchemy import Connection, Engine, insert, select

from signaal.domain.ids import nieuw_id
from signaal.domain.model import Apparaat, Instelling, Team
from signaal.fouten import GebruikFout, SignaalFout
from signaal.storage import rijen
from signaal.storage.aankomst import Aankomst
from signaal.storage.concepten import Concepten, Verbinding
from signaal.storage.controle import Verslag, controleer_stand
from signaal.storage.engine import in_gewoon_nederlands, maak_engine
from signaal.storage.geheugen import LIJSTEN, ONTHOUDEN, Geheugen, zoek_id
from signaal.storage.hersleutelen import kopieer_onder
from signaal.storage.inhoud import Inhoudskluis
from signaal.storage.inname import Inname
from signaal.storage.journaal import Journaal
from signaal.storage.keten import Keten, Kop, lees_kop, lees_schrijfkop
from signaal.storage.kopwacht import Kopwacht
from signaal.storage.migrations import Herkomst, migreer
from signaal.storage.opening import (
    eis_bestand,
    eis_inhoud,
    lees_versie,
    met_engine,
    op_slot,
    transactie,
)
from signaal.storage.reserve import Reserve, kopieer
from signaal.storage.schrijfbeurt import Schrijfbeurt
from signaal.storage.schrijver import Beurt, Schrijver
from signaal.storage.signalen_lezen import SignalenLezer
from signaal.storage.sleutelproef import zeg_of_sleutel_past
from signaal.storage.tables import SCHEMA, TABELLEN, Plek, archief, inhoudssleutel
from signaal.storage.tellingen_lezen import TellingenLezer
from signaal.storage.vensterslot import Vensterslot
from signaal.storage.wissel import wordt_vervangen
from signaal.vault import Journaalkop, Sleutel, zet_kop
from signaal.vault import lees_kop as lees_kop_uit_bos
from signaal.vault.geheim import Geheim, nieuw_geheim

if TYPE_CHECKING:
    from signaal.storage.kringloop import Kringloop

T = TypeVar("T")
#: Makes an encrypted copy at a new path.
Kopieer = Callable[[Path], None]

#: What a laptop that reads along may write: what it is and how it is set up.
_VAN_DEZE_LAPTOP: frozenset[type] = frozenset({Apparaat, Instelling})
_LEEST_MEE = (
    "Deze laptop leest mee: je kunt lezen, maar niets vastleggen of veranderen. "
    "Er is niets veranderd. Vraag een lid van het team om het te doen."
)
#: Until a team is known to a municipality; the keys have room for its CBS code.
GEMEENTE = "lokaal"

_ALLES = frozenset(TABELLEN)


class Archive:
    """An open archive of one team on this machine; usable from several threads.

    Made by :meth:`create` or :meth:`open`; :meth:`close` lets the next window in. ``geheim`` is
    what other keys of this archive are derived from; ``was_schema`` is what it was when it was
    opened. ``alleen_lezen``: this laptop reads along, and writes but its own settings.
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
        self.alleen_lezen = False
        self._open = True
        self._kop: Kop | None = None
        self._kluis: Inhoudskluis | None = None
        self._keten = Keten(wie.plek, wie.apparaat, self.geheim.afgeleid("journaal"))
        self._schrijfslot = RLock()
        self._kopwacht = Kopwacht(self._onthoud_kop)
        self._geheugen = Geheugen()
        self.signalen = SignalenLezer(self._verbind, self._plek, self._geheugen)
        self.tellingen = TellingenLezer(self._verbind, self._plek, self._geheugen)
        self.concept = Concepten(self._verbind, self._plek)
        self.reserve = Reserve(engine, self._plek)
        self.aankomst = Aankomst(self._verbind, self._plek)
        self.journaal = Journaal(self._verbind, self._keten, self._oude_kop)

    @staticmethod
    def create(
        pad: Path,
        sleutel: Sleutel,
        team: Team,
        nu: datetime,
        *,
        geheim: Geheim | None = None,
        apparaat: UUID | None = None,
    ) -> "Archive":
        """A new archive at ``pad`` for ``team``; GebruikFout when something is there already.

        Who joins a team that exists brings its ``geheim`` and the id under which this laptop was
        let in: nothing is written then, everything comes from the others.
        """
        if pad.exists() or wordt_vervangen(pad):
            raise GebruikFout(
                f"Er staat al iets op deze plek: {pad.name}. Er is niets veranderd. "
                "Kies een andere naam."
            )
        wie = _Wie(
            Plek(GEMEENTE, team.id), apparaat or nieuw_id(nu), geheim or Geheim(nieuw_geheim())
        )
        with op_slot(pad, 10) as slot, met_engine(pad, sleutel, nieuw=True) as engine:
            with transactie(engine, schrijf=True) as conn:
                migreer(conn)
                conn.execute(
                    insert(archief).values(
                        **wie.plek._asdict(),
                        apparaat=wie.apparaat,
                        gemaakt=nu,
                        geheim=wie.geheim.bytes_,
                    )
                )
            archive = Archive(pad, sleutel, engine, slot, wie)
            if geheim is None:
                with archive.schrijf("nieuw archief", None, nu) as beurt:
                    beurt.zet(team)
        return archive

    @staticmethod
    def open(
        pad: Path,
        sleutel: Sleutel | Callable[[], Sleutel],
        nu: datetime,
        wacht_s: float = 10,
        voor_migratie: Callable[[Sleutel, Kopieer], object] | None = None,
    ) -> "Archive":
        """The archive at ``pad``, brought to the newest schema if it is older.

        Who has yet to find the key in the bag gives a function: it is asked inside the lock, after
        what was half done at ``pad`` was finished. ``voor_migratie`` gets the key and a function
        that copies the older file, and is called before that.

        Errors: GeenArchiefFout, InGebruikFout (after ``wacht_s`` seconds), ArchiefKapotFout,
        NieuwereVersieFout, what ``sleutel`` raises. None of them changes the file.
        """
        if not wordt_vervangen(pad):
            eis_bestand(pad)
        with contextlib.ExitStack() as bij_fout:
            slot = bij_fout.enter_context(op_slot(pad, wacht_s))
            eis_bestand(pad)
            if callable(sleutel):
                sleutel = sleutel()
            eis_inhoud(pad)
            engine = bij_fout.enter_context(met_engine(pad, sleutel))
            with zeg_of_sleutel_past(pad, sleutel), transactie(engine) as conn:
                versie = lees_versie(conn)
            if versie != SCHEMA:
                if voor_migratie is not None:
                    voor_migratie(sleutel, partial(kopieer, engine))
                herkomst = Herkomst(sleutel.database, lees_kop_uit_bos(pad, sleutel))
                with transactie(engine, schrijf=True) as conn:
                    migreer(conn, herkomst)
            with transactie(engine) as conn:
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
        return self.waar(soort)

    def waar(self, soort: type[T], **gelijk: object) -> tuple[T, ...]:
        """The values whose fields equal ``gelijk``, in order of id."""

        def haal() -> tuple[T, ...]:
            with self._verbind(False) as conn:
                return rijen.waar(conn, self._plek, soort, **gelijk)

        if soort not in ONTHOUDEN:
            return haal()
        return self._geheugen.lees((soort, *gelijk.items()), frozenset({soort}), haal)

    def lezer(self, soort: Callable[[Verbinding, Plek], T]) -> T:
        """A reader of this archive that few need."""
        return soort(self._verbind, self._plek)

    def onthoud(self, vraag: Hashable, haal: Callable[[], T], *, altijd: bool = False) -> T:
        """What ``haal`` makes of this archive, made once until somebody writes.

        ``altijd``: it follows from ``vraag`` alone and stays true whatever is written. What comes
        out is shared, and must not be changed.
        """
        return self._geheugen.lees(vraag, frozenset() if altijd else _ALLES, haal)

    @contextmanager
    def schrijf(self, handeling: str, wie: UUID | None, nu: datetime) -> Iterator[Schrijfbeurt]:
        """One transaction: on disk when the block ends, and nothing happened when it fails.

        ``handeling`` is what people read in "wie deed wat", ``wie`` the lid who does it.
        """
        with self._schrijfslot, contextlib.ExitStack() as hoe_dan_ook:
            kop, self._kop = self._kop, None  # a commit that fails may have happened after all
            kluis, self._kluis = self._kluis, None
            with self._verbind(True) as conn:
                kluis = kluis or Inhoudskluis(conn, self._plek)
                schrijver = Schrijver(
                    conn,
                    self._keten,
                    Beurt(handeling, wie, nu),
                    kop or lees_schrijfkop(conn, self._plek, self.apparaat),
                    kluis,
                )
                beurt = Schrijfbeurt(conn, self._plek, schrijver, self._geheugen)
                hoe_dan_ook.callback(self._geheugen.vergeet, beurt.geschreven)
                yield beurt
                beurt.leg_vast()
                if self.alleen_lezen and not beurt.geschreven <= _VAN_DEZE_LAPTOP:
                    raise GebruikFout(_LEEST_MEE)
            self._kop, self._kluis = schrijver.kop, kluis
        self._kopwacht.bewogen()

    @cached_property
    def kring(self) -> "Kringloop":
        """What the exchange asks of this archive. Loaded when it is used: no start needs it."""
        kringloop = import_module("signaal.storage.kringloop")
        gemaakt: Kringloop = kringloop.Kringloop(self._verbind, self._inname, self._keten)
        return gemaakt

    @contextmanager
    def _inname(self) -> Iterator[Inname]:
        """One transaction in which what others wrote comes in."""
        with self._schrijfslot, contextlib.ExitStack() as hoe_dan_ook:
            self._kop, self._kluis = None, None  # the next row has something to tell
            with self._verbind(True) as conn:
                inname = Inname(conn)
                hoe_dan_ook.callback(self._geheugen.vergeet, inname.geraakt)
                yield inname
            if inname.apparaat is not None:
                self._ga_verder_als(inname.apparaat)
        self._kopwacht.bewogen()

    def _ga_verder_als(self, apparaat: UUID) -> None:
        """What is written from now on is in the chain of another device."""
        self.apparaat = apparaat
        self._keten = replace(self._keten, device=apparaat)
        self.journaal = Journaal(self._verbind, self._keten, self._oude_kop)

    @contextmanager
    def ongestoord(self) -> Iterator[None]:
        """Inside the block nobody else writes and nothing comes in: what changed, this block did.

        Reading goes on; whoever wants to write waits.
        """
        with self._schrijfslot:
            yield

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
        if (slot := self.sluit_op_slot()) is not None:
            slot.los()

    def sluit_op_slot(self) -> Vensterslot | None:
        """:meth:`close`, but nobody comes in yet: the lock, for the caller to let go of.

        None when it was closed before.
        """
        if not self._open:
            return None
        self._open = False
        self._geheugen.leeg()
        self._kopwacht.stop()
        self._onthoud_kop()
        self._engine.dispose()
        return self._slot

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
            return transactie(engine, schrijf=schrijf)

        try:
            Journaal(verbind, self._keten, self._oude_kop).controleer_in_stappen(stop)
        finally:
            engine.dispose()

    def _verbind(self, schrijf: bool) -> contextlib.AbstractContextManager[Connection]:
        return transactie(self._engine, schrijf=schrijf)

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
