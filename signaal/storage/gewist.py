"""Content that is gone from the journal: destroyed by us, who say so, or by somebody else.

The links cannot tell: they cover the hash of sealed content, so that it can be wiped.
"""

from collections import defaultdict
from uuid import UUID

from sqlalchemy import Connection, select

from signaal.domain.merge import Plaats
from signaal.fouten import ArchiefKapotFout
from signaal.storage.inhoud import Inhoudskluis
from signaal.storage.keten import IS_WEG, KETEN_KAPOT, Gevolgd, lees_alles_verteld, van
from signaal.storage.tables import Plek, archief, journaal
from signaal.storage.vakwegen import Vakwegen
from signaal.storage.vector import Verteld

_c = journaal.c


def eigen_apparaat(conn: Connection) -> UUID | None:
    """The device that writes in this archive."""
    gevonden: UUID | None = conn.execute(select(archief.c.apparaat)).scalar()
    return gevonden


def controleer_gewist(conn: Connection, plek: Plek, gevolgd: Gevolgd) -> None:
    """ArchiefKapotFout when content of this laptop was gone and the journal does not say so.

    It says so by a row of kind *weg* for the value or for the keys of its vak that the content did
    not know of, or by telling the whole value anew. What came from others may have come without
    content, before the word on it: whether a value misses it shows against the state.
    """
    eigen = eigen_apparaat(conn)
    leeg = {over: seq for over, seq in gevolgd.leeg.items() if over[3] == eigen}
    if not leeg:
        return
    verteld = lees_alles_verteld(conn)
    wegen = _waardewegen(conn)
    vakwegen = Vakwegen(conn, verteld)
    for (soort, pk, vak, device), seq in leeg.items():
        plaats = (device, seq)
        gemeld = vakwegen.gewist(vak, plaats) or any(
            not verteld.kende(plaats, weg) for weg in wegen.get((soort, pk), ())
        )
        if not gemeld and not _opnieuw_verteld(conn, plek, verteld, (soort, pk), plaats):
            raise ArchiefKapotFout(KETEN_KAPOT, f"content of a {soort} gone without a word")


def _waardewegen(conn: Connection) -> dict[tuple[str, str], list[Plaats]]:
    """Where it was said of a value that it was destroyed."""
    gevonden: dict[tuple[str, str], list[Plaats]] = defaultdict(list)
    for rij in conn.execute(select(_c.soort, _c.pk, _c.device, _c.seq).where(IS_WEG)):
        gevonden[rij.soort, rij.pk].append((rij.device, rij.seq))
    return gevonden


def _opnieuw_verteld(
    conn: Connection, plek: Plek, verteld: Verteld, over: tuple[str, str], plaats: Plaats
) -> bool:
    """Whether a row that knew of it has the whole value: only that carries its id."""
    soort, pk = over
    kluis = Inhoudskluis(conn, plek)
    vraag = van(plek).where(_c.kind == "put", _c.soort == soort, _c.pk == pk)
    return any(
        verteld.kende((rij.device, rij.seq), plaats) and "id" in (kluis.velden(rij) or {})
        for rij in conn.execute(vraag)
    )
