"""The state that a journal tells: every value rebuilt from what all devices wrote of it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select, tuple_

from signaal.domain.merge import Plaats
from signaal.fouten import ArchiefKapotFout
from signaal.storage.gewist import eigen_apparaat
from signaal.storage.inhoud import Inhoudskluis
from signaal.storage.keten import KETEN_KAPOT, lees_alles_verteld
from signaal.storage.mapping import waarde_uit
from signaal.storage.samenvoegen import Samenvoeger, maak_een
from signaal.storage.tables import SOORTEN, Plek, journaal
from signaal.storage.vakwegen import Vakwegen
from signaal.storage.verwijzingen import Over, Velden, maak_sluitend

Platte = dict[Over, Velden]


def stand_uit_journaal(conn: Connection, plek: Plek) -> dict[type, dict[UUID | str, Any]]:
    """Per value type the values by id, as the journal alone gives them.

    ArchiefKapotFout when content is gone and the journal does not say so.
    """
    platte, kwijt = lees_stand(conn, plek)
    if kwijt:
        raise ArchiefKapotFout(KETEN_KAPOT, f"content gone without a word: {len(kwijt)} values")
    maak_sluitend(platte)
    return als_waarden(platte)


def lees_stand(conn: Connection, plek: Plek) -> tuple[Platte, set[Over]]:
    """The fields of every value by (kind, id), and of which values the fields are not complete.

    What this laptop wrote must be there, unless the journal says that it was destroyed or tells it
    anew. Of what came from others the key may be on its way, or never come: it is left out.
    """
    verteld = lees_alles_verteld(conn)
    eigen = eigen_apparaat(conn)
    wegen = Vakwegen(conn, verteld)
    platte: Platte = {}
    kwijt: set[Over] = set()
    samenvoeger = Samenvoeger(conn, plek, Inhoudskluis(conn, plek), verteld)
    for over, wijzigingen in samenvoeger.alle():
        samen = maak_een(over[0], wijzigingen)
        if samen.velden is not None:
            platte[over] = samen.velden
        hier = [plaats for plaats in samen.gemist if plaats[0] == eigen]
        if not all(wegen.gewist(vak, plaats) for vak, plaats in _in_vakken(conn, plek, hier)):
            kwijt.add(over)
    return platte, kwijt


def _in_vakken(
    conn: Connection, plek: Plek, plaatsen: Sequence[Plaats]
) -> Iterator[tuple[str, Plaats]]:
    """These rows with the vak of each."""
    c = journaal.c
    for plaats in plaatsen:
        deze = (c.gemeente_id == plek.gemeente_id, c.team_id == plek.team_id)
        vraag = select(c.vak).where(*deze, tuple_(c.device, c.seq) == plaats)
        yield conn.execute(vraag).scalar_one(), plaats


def als_waarden(platte: Platte) -> dict[type, dict[UUID | str, Any]]:
    """Values of their fields."""
    stand: dict[type, dict[UUID | str, Any]] = defaultdict(dict)
    for (naam, _), velden in platte.items():
        waarde: Any = waarde_uit(SOORTEN[naam], velden)
        stand[SOORTEN[naam]][waarde.id] = waarde
    return stand
