"""Is this archive sound? Pages, references, full text, counts, state against journal."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select, text

from signaal.domain.model import Signaal
from signaal.fouten import ArchiefKapotFout
from signaal.storage import rijen
from signaal.storage.engine import KAPOT
from signaal.storage.herbouw import stand_uit_journaal
from signaal.storage.tables import TABELLEN, Plek, journaal


@dataclass(frozen=True, slots=True)
class Verslag:
    """What was checked and found sound."""

    signalen: int
    journaalregels: int


def controleer_stand(conn: Connection, plek: Plek) -> Verslag:
    """Everything but the chain; ArchiefKapotFout names the first thing that is off as its cause."""
    for vraag, goed in (
        ("PRAGMA cipher_integrity_check", []),
        ("PRAGMA integrity_check", [("ok",)]),
        ("PRAGMA foreign_key_check", []),
    ):
        antwoord = [tuple(rij) for rij in conn.execute(text(vraag))]
        if antwoord != goed:
            raise ArchiefKapotFout(KAPOT, f"{vraag}: {antwoord[:3]}")
    _controleer_tegen_journaal(conn, plek)
    tabel = TABELLEN[Signaal]
    aantallen = [
        conn.execute(select(func.count()).select_from(t)).scalar_one() for t in (tabel, journaal)
    ]
    return Verslag(*aantallen)


def _controleer_tegen_journaal(conn: Connection, plek: Plek) -> None:
    """The tables hold exactly what the journal says they should."""
    verwacht = stand_uit_journaal(conn, plek)
    for soort in TABELLEN:
        waarden: tuple[Any, ...] = rijen.waar(conn, plek, soort)
        echt = {waarde.id: waarde for waarde in waarden}
        if echt != verwacht.get(soort, {}):
            raise ArchiefKapotFout(KAPOT, f"table {TABELLEN[soort].name} differs from the journal")
