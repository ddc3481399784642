"""What papers that went out have said about the signals: remembered, so that none says too much.

One row per paper, kept as an Instelling (journaled like everything). Its id begins with the last
day spoken about, so that papers about days long gone are not read.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from signaal.domain.gezegd import Eerder, Gezegd, Over
from signaal.domain.ids import nieuw_id
from signaal.domain.model import Instelling, Periode
from signaal.fouten import GebruikFout
from signaal.storage.archive import Archive
from signaal.usecases.bureau import Bureau

#: How the ids of these rows begin.
GEZEGD = "gezegd:"


def lees_eerder(bureau: Bureau, vanaf: date) -> Eerder:
    """What was said about days from ``vanaf`` on."""
    return Eerder(lees_gezegd(bureau, vanaf))


def lees_gezegd(bureau: Bureau, vanaf: date) -> tuple[Gezegd, ...]:
    """What was said about days from ``vanaf`` on, as it was said."""
    return tuple(_gezegd(bureau.archive, vanaf))


def als_instelling(gezegd: Sequence[Gezegd], nu: datetime) -> Instelling:
    """One paper that goes out, to keep."""
    laatste = max(p.tot for g in gezegd for p in g.over.dagen)
    regels = [_plat(groep) for groep in _gelijkluidend(gezegd)]
    return Instelling(f"{GEZEGD}{laatste.isoformat()}:{nieuw_id(nu)}", json.dumps(regels))


def eis_nog_waar(bureau: Bureau, gezegd: Sequence[Gezegd]) -> None:
    """GebruikFout when a paper that went out since makes this one say too much.

    A table goes out as soon as it is made, and what boards read was reckoned with there; only a
    table that went out since would be told twice.
    """
    if not gezegd:
        return
    eerder = lees_eerder(bureau, min(p.van for g in gezegd for p in g.over.dagen))
    if not all(_nog_waar(eerder, g) for g in gezegd):
        raise GebruikFout(
            "Intussen ging er een ander papier uit; samen zouden ze te veel zeggen. "
            "Er is niets bewaard. Maak dit papier opnieuw."
        )


def _nog_waar(eerder: Eerder, g: Gezegd) -> bool:
    if g.tabel:
        return not any(ander.tabel for ander in eerder.rakend(g.over))
    return eerder.vrij(g.over)


def _gezegd(archive: Archive, vanaf: date) -> Iterator[Gezegd]:
    sinds = GEZEGD + vanaf.isoformat()
    for bewaard in archive.alle(Instelling):
        if bewaard.id.startswith(GEZEGD) and bewaard.id >= sinds:
            for regel in json.loads(bewaard.waarde):
                yield from _uit_plat(regel)


def _gelijkluidend(gezegd: Sequence[Gezegd]) -> Iterable[list[Gezegd]]:
    """Together what differs in thema only: silence is about nearly all themas each time."""
    groepen: dict[tuple[object, ...], list[Gezegd]] = defaultdict(list)
    for g in gezegd:
        over = g.over
        groepen[over.kernen, over.dagen, g.minstens, g.precies, g.tabel].append(g)
    return groepen.values()


def _plat(groep: Sequence[Gezegd]) -> list[Any]:
    g = groep[0]
    dagen = [[p.van.isoformat(), p.tot.isoformat()] for p in sorted(g.over.dagen)]
    themas = [sorted(ander.over.themas) for ander in groep]
    return [themas, sorted(g.over.kernen), dagen, g.minstens, g.precies, g.tabel]


def _uit_plat(plat: list[Any]) -> Iterator[Gezegd]:
    themas, kernen, dagen, minstens, precies, tabel = plat
    periodes = (Periode(date.fromisoformat(van), date.fromisoformat(tot)) for van, tot in dagen)
    waar, wanneer = frozenset(kernen), frozenset(periodes)
    for groep in themas:
        yield Gezegd(Over(frozenset(groep), waar, wanneer), minstens, precies, tabel)
