"""Is this archive sound? Pages, references, counts, and the state against its journal."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, select, text

from signaal.domain.model import Signaal
from signaal.fouten import ArchiefKapotFout
from signaal.storage import rijen
from signaal.storage.engine import KAPOT
from signaal.storage.herbouw import stand_uit_journaal
from signaal.storage.tables import ALLE, TABELLEN, Plek, dagtelling, journaal

_PAGINAS: tuple[tuple[str, list[tuple[object, ...]]], ...] = (
    ("PRAGMA cipher_integrity_check", []),
    ("PRAGMA integrity_check", [("ok",)]),
    ("PRAGMA foreign_key_check", []),
)
Telling = Counter[tuple[date, str, str, str]]


@dataclass(frozen=True, slots=True)
class Verslag:
    """What was checked and found sound."""

    signalen: int
    journaalregels: int


def controleer_stand(conn: Connection, plek: Plek) -> Verslag:
    """All but the chain; ArchiefKapotFout names the first thing that is off as its cause."""
    for vraag, goed in _PAGINAS:
        antwoord = [tuple(rij) for rij in conn.execute(text(vraag))]
        if antwoord != goed:
            raise ArchiefKapotFout(KAPOT, f"{vraag}: {antwoord[:3]}")
    verwacht = stand_uit_journaal(conn, plek)
    for soort, tabel in TABELLEN.items():
        waarden: tuple[Any, ...] = rijen.waar(conn, plek, soort)
        if {waarde.id: waarde for waarde in waarden} != verwacht.get(soort, {}):
            raise ArchiefKapotFout(KAPOT, f"table {tabel.name} differs from the journal")
    signalen = rijen.waar(conn, plek, Signaal)
    if bewaarde_telling(conn) != hertel(signalen):
        raise ArchiefKapotFout(KAPOT, "the counts differ from the signals")
    regels = conn.execute(select(func.count()).select_from(journaal)).scalar_one()
    return Verslag(len(signalen), regels)


def hertel(signalen: Iterable[Signaal]) -> Telling:
    """The counts per day that the triggers should have kept for ``signalen``."""
    return Counter(
        (s.datum, s.kern, thema, s.discipline.value)
        for s in signalen
        if not s.verwijderd
        for thema in {*(s.themas or ("",)), ALLE}
    )


def bewaarde_telling(conn: Connection) -> Telling:
    """The counts per day that the triggers kept."""
    c = dagtelling.c
    vraag = select(c.datum, c.kern, c.thema, c.discipline, c.aantal)
    return Counter({(d, k, t, s): n for d, k, t, s, n in conn.execute(vraag)})
