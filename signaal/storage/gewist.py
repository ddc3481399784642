"""Content that is gone from the journal: destroyed by us, who say so later on, or by somebody else.

The links cannot tell: they cover the hash of sealed content, so that it can be wiped.
"""

from sqlalchemy import Connection, func

from signaal.fouten import ArchiefKapotFout
from signaal.storage.inhoud import Inhoudskluis
from signaal.storage.keten import KETEN_KAPOT, Gevolgd, van
from signaal.storage.tables import Plek, inhoudssleutel, journaal

_c = journaal.c


def controleer_gewist(conn: Connection, plek: Plek, gevolgd: Gevolgd) -> None:
    """ArchiefKapotFout when content was gone and the journal does not say so.

    It says so by a later row of kind *weg* for the value or for the keys of its vak, or by telling
    the whole value anew.
    """
    if not gevolgd.leeg:
        return
    weg = _gemeld(conn, plek)
    kluis = Inhoudskluis(conn, plek)
    for (soort, pk, vak), hlc in gevolgd.leeg.items():
        gemeld = max(weg.get((soort, pk), 0), weg.get((inhoudssleutel.name, vak), 0))
        if gemeld < hlc and not _opnieuw_verteld(conn, plek, kluis, (soort, pk), hlc):
            raise ArchiefKapotFout(KETEN_KAPOT, f"content of a {soort} gone without a word")


def _gemeld(conn: Connection, plek: Plek) -> dict[tuple[str, str], int]:
    """When it was last said of a value, or of the keys of a vak, that it was destroyed."""
    wegrijen = (
        van(plek).where(_c.kind == "weg").with_only_columns(_c.soort, _c.pk, func.max(_c.hlc))
    )
    return {(soort, pk): hlc for soort, pk, hlc in conn.execute(wegrijen.group_by(_c.soort, _c.pk))}


def _opnieuw_verteld(
    conn: Connection, plek: Plek, kluis: Inhoudskluis, over: tuple[str, str], hlc: int
) -> bool:
    """Whether a later row has the whole value: only that carries its id."""
    soort, pk = over
    later = van(plek).where(_c.kind == "put", _c.soort == soort, _c.pk == pk, _c.hlc > hlc)
    return any("id" in (kluis.velden(rij) or {}) for rij in conn.execute(later))
