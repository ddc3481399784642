"""A copy of the open archive for a backup: one consistent moment, encrypted as the archive is."""

import contextlib
import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import Lock
from typing import cast
from uuid import UUID

from sqlalchemy import Connection, Engine, func, inspect, select, text
from sqlcipher3 import dbapi2

from signaal.fouten import ArchiefKapotFout, GestoptFout, SchrijfFout
from signaal.storage.engine import KAPOT, in_gewoon_nederlands, maak_engine
from signaal.storage.journaal import lees_vernietigd
from signaal.storage.tables import ALLE, Plek, dagtelling, journaal
from signaal.vault import Sleutel

#: Acts that are on record and are no reason for a new backup.
_ZONDER_GEVOLG = (
    "reservekopie gemaakt",
    "archief geopend",
    "archief gesloten",
    "archief nagekeken",
)
#: SQLite asks this often (in steps of its machine) whether to go on.
_STAPPEN = 2_000
_GESTOPT = "Gestopt; er is niets veranderd."
_NIET_ZONDER_SLEUTEL = (
    "Van dit archief kan nu geen reservekopie worden gemaakt; het is niet veranderd. "
    "Kijk of er ruimte is op de schijf en probeer het opnieuw."
)

#: Device (hex) -> the last number in its journal and its link (hex).
Stand = dict[str, tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Inhoud:
    """What is in a copy: signals that were not removed, the last day of one, where it stands."""

    signalen: int
    laatste_dag: date | None
    stand: Stand


class Reserve:
    """Makes copies of one open archive. ``beurt`` is held by who makes a backup of it."""

    def __init__(self, engine: Engine, plek: Plek) -> None:
        self._engine = engine
        self._plek = plek
        self.beurt = Lock()

    def kopieer(self, doel: Path, stop: Callable[[], bool]) -> None:
        """An encrypted copy at ``doel`` (new); nobody has to wait for it.

        ArchiefKapotFout when a page cannot be read, SchrijfFout, GestoptFout: what is at ``doel``
        then is for the caller to take away.
        """
        kopieer(self._engine, doel, stop)

    def inhoud(self) -> Inhoud:
        """What is in the archive now."""
        return _inhoud(self._engine)

    def gewijzigd_sinds(self, stand: Stand) -> bool:
        """Whether the archive holds an act that a copy with this ``stand`` does not.

        Numbers alone do not tell: an archive that was put back counts on from an earlier one.
        """
        c = journaal.c
        with in_gewoon_nederlands(), self._engine.connect() as conn:
            for device in _standen(conn):
                seq, link = stand.get(device, (0, ""))
                van_deze = (
                    c.gemeente_id == self._plek.gemeente_id,
                    c.team_id == self._plek.team_id,
                    c.device == UUID(device),
                )
                zelfde = select(c.seq).where(*van_deze, c.seq == seq, c.hash == bytes.fromhex(link))
                later = select(c.seq).where(
                    *van_deze, c.seq > seq, c.handeling.not_in(_ZONDER_GEVOLG)
                )
                if not conn.execute(zelfde).first() or conn.execute(later.limit(1)).first():
                    return True
        return False

    def controleer_paginas(self) -> None:
        """Every page carries the code that was written with it; else ArchiefKapotFout."""
        _controleer_paginas(self._engine)


def kopieer(engine: Engine, doel: Path, stop: Callable[[], bool] = lambda: False) -> None:
    """``VACUUM INTO`` beside the work of others; deleted pages do not come along."""
    with in_gewoon_nederlands(), contextlib.closing(engine.raw_connection()) as rauw:
        verbinding = cast("dbapi2.Connection", rauw.driver_connection)
        verbinding.set_progress_handler(lambda: int(stop()), _STAPPEN)
        try:
            verbinding.execute("VACUUM INTO ?", (str(doel),))
        except dbapi2.OperationalError as fout:
            if fout.sqlite_errorname == "SQLITE_INTERRUPT":
                raise GestoptFout(_GESTOPT) from fout
            raise
        finally:
            verbinding.set_progress_handler(None, 0)


def kopieer_gesloten(pad: Path, sleutel: Sleutel, doel: Path) -> None:
    """:func:`kopieer` of an archive that nobody has open; what is damaged is not touched."""
    _eis_inhoud(pad)
    engine = maak_engine(pad, sleutel)
    try:
        kopieer(engine, doel)
    finally:
        engine.dispose()


def kopieer_ongeopend(pad: Path, doel: Path) -> None:
    """The encrypted file of an archive that nobody has open, as it is; without its key.

    SchrijfFout when a part of it is still in the log: only who has the key can bring that in.
    """
    _eis_inhoud(pad)
    log = pad.with_name(pad.name + "-wal")
    try:
        if log.exists() and log.stat().st_size:
            raise SchrijfFout(_NIET_ZONDER_SLEUTEL)
        shutil.copyfile(pad, doel)
    except OSError as fout:
        raise SchrijfFout(_NIET_ZONDER_SLEUTEL, str(fout)) from fout


def controleer_gesloten(pad: Path, sleutel: Sleutel) -> None:
    """:meth:`Reserve.controleer_paginas` of an archive that nobody has open.

    ArchiefKapotFout also when the key does not fit, or when there is no file.
    """
    _eis_inhoud(pad)
    engine = maak_engine(pad, sleutel, alleen_lezen=True)
    try:
        _inhoud(engine)
        _controleer_paginas(engine)
    finally:
        engine.dispose()


def lees_inhoud(pad: Path, sleutel: Sleutel) -> Inhoud:
    """What is in the closed copy at ``pad``; ArchiefKapotFout when the key does not fit."""
    _eis_inhoud(pad)
    engine = maak_engine(pad, sleutel, alleen_lezen=True)
    try:
        return _inhoud(engine)
    finally:
        engine.dispose()


def vernietigd_in(pad: Path, sleutel: Sleutel) -> Counter[tuple[str, str]]:
    """What was ever destroyed in the archive at ``pad``, open or not; an empty file knows nothing.

    Errors as those of opening.
    """
    engine = maak_engine(pad, sleutel, alleen_lezen=True)
    try:
        with in_gewoon_nederlands(), engine.connect() as conn:
            bekend = inspect(conn).has_table(journaal.name)
            return lees_vernietigd(conn) if bekend else Counter()
    finally:
        engine.dispose()


def _eis_inhoud(pad: Path) -> None:
    if not pad.is_file() or not pad.stat().st_size:
        raise ArchiefKapotFout(KAPOT, "no file, or an empty one")


def _controleer_paginas(engine: Engine) -> None:
    with in_gewoon_nederlands(), engine.connect() as conn:
        fouten = conn.execute(text("PRAGMA cipher_integrity_check")).all()
    if fouten:
        raise ArchiefKapotFout(KAPOT, f"{len(fouten)} pages, first: {fouten[0][0]}")


def _inhoud(engine: Engine) -> Inhoud:
    c = dagtelling.c
    vraag = select(func.sum(c.aantal), func.max(c.datum)).where(c.thema == ALLE)
    with in_gewoon_nederlands(), engine.connect() as conn:
        aantal, dag = conn.execute(vraag).one()
        return Inhoud(aantal or 0, dag, _standen(conn))


def _standen(conn: Connection) -> Stand:
    """Hops from one device to the next instead of reading all rows."""
    c = journaal.c
    standen: Stand = {}
    volgende = select(c.device, c.gemeente_id, c.team_id).order_by(*journaal.primary_key).limit(1)
    rij = conn.execute(volgende).first()
    while rij is not None:
        hier = (c.gemeente_id == rij.gemeente_id, c.team_id == rij.team_id)
        einde = select(c.seq, c.hash).where(*hier, c.device == rij.device)
        laatste = conn.execute(einde.order_by(c.seq.desc()).limit(1)).one()
        standen[rij.device.hex] = laatste.seq, laatste.hash.hex()
        rij = conn.execute(volgende.where(*hier, c.device > rij.device)).first()
    return standen
