"""Whoever was taken out hears by whom and when, and nothing else of what came after.

What is written after a removal is sealed under a key that the laptop never gets. So the one row
that takes it out is put down a second time, under the last epoch that it still has. Other rows
before it may never have reached it, and must not now: then the row waits there, and is heard on its
own, by its signature and its link.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from signaal.domain.model import Apparaat, Lid
from signaal.domain.wissel import Deel
from signaal.storage.archive import Archive
from signaal.usecases.kringsleutels import Kring
from signaal.vault.epoch import Epochsleutel

_AFSCHEID = "afscheid"


@dataclass(frozen=True, slots=True)
class Afscheid:
    """This laptop was taken out by ``wie`` ("" when that is not known) at ``moment``."""

    wie: str
    moment: datetime


def verwijderingen(archive: Archive, kring: Kring) -> Iterator[tuple[int, Epochsleutel]]:
    """Each row of this laptop that took one out, and the last epoch of which that one has a key."""
    if not kring.weg:
        return
    for id_, verteld in archive.kring.verteld_van(Apparaat).items():
        ooit = kring.onder_elk_id([id_])
        epochs = [e for e in kring.bekend.values() if e.id in kring.epochs]
        kent = [e for e in epochs if ooit.isdisjoint(e.zonder)]
        laatste = max(kent, key=lambda e: (len(e.zonder), e.id), default=None)
        for wijziging in verteld:
            eruit = (wijziging.velden or {}).get("verwijderd") is True
            if eruit and wijziging.device == kring.ik and laatste is not None:
                yield wijziging.seq, kring.epochs[laatste.id]


def hoor_afscheid(archive: Archive, kring: Kring, deel: Deel) -> None:
    """Keep it when these rows of a laptop that is in are the one that takes this laptop out."""
    van_binnen = deel.device in {a.id for a in kring.leden} - {kring.ik}
    if not van_binnen or len(deel.regels) != 1 or deel.regels[0].get("s") != "apparaat":
        return
    rijen = archive.kring.volg(deel)
    rij = rijen[0] if rijen else None
    if rij is None or rij["kind"] != "put" or rij["pk"] not in {str(i) for i, _ in kring.sleutels}:
        return
    if _zegt_eruit(rij["fields"]):
        wie = str(rij["actor"]) if rij["actor"] else ""
        gehoord = json.dumps([wie, rij["moment"].isoformat()])
        archive.kring.zet_plaatselijk(_AFSCHEID, gehoord.encode())


def lees_afscheid(archive: Archive, kring: Kring) -> Afscheid | None:
    """By whom and when this laptop was taken out; None when it was not, or that was not heard."""
    ruw = archive.kring.plaatselijk(_AFSCHEID)
    if ruw is not None:
        wie, moment = json.loads(ruw)
        return Afscheid(_naam(archive, UUID(wie) if wie else None), datetime.fromisoformat(moment))
    if not kring.eruit:
        return None
    ooit = {id_ for id_, _ in kring.sleutels}
    for id_, verteld in archive.kring.verteld_van(Apparaat).items():
        for wijziging in verteld if id_ in ooit else ():
            if (wijziging.velden or {}).get("verwijderd") is True:
                return Afscheid(_naam(archive, wijziging.wie), wijziging.moment)
    return None


def _zegt_eruit(fields: str) -> bool:
    """Whether a row that a laptop signed says so; it may say anything."""
    try:
        velden = json.loads(fields)
    except (ValueError, RecursionError):
        return False
    return isinstance(velden, dict) and velden.get("verwijderd") is True


def _naam(archive: Archive, id_: UUID | None) -> str:
    lid = archive.een(Lid, id_) if id_ is not None else None
    return lid.naam if lid is not None else ""
