"""A new archive out of what was saved of a damaged one and of its backups.

The journal is followed link by link. Where rows are gone the chain cannot hold as it was: each gone
row is told by a note in its place and the links after it are made anew, with what they were in
``oude_hash``. The state is what the journal tells; where a row that is gone matters, the row of the
state as it stood wins, and that too is written in the journal.
"""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, insert

from signaal.domain.bewaren import NOTITIES
from signaal.domain.model import Kern, Signaal, Thema
from signaal.storage import rijen
from signaal.storage.engine import in_gewoon_nederlands, maak_engine
from signaal.storage.geheugen import Geheugen
from signaal.storage.herbouw import als_waarden, lees_stand
from signaal.storage.inhoud import Inhoudskluis
from signaal.storage.journaal import SLEUTELS
from signaal.storage.keten import BEGIN, FORMAT, Keten, hash_rij, lees_schrijfkop
from signaal.storage.migrations import migreer
from signaal.storage.redding import Oogst, Waarden
from signaal.storage.samenvoegen import GEREPAREERD
from signaal.storage.schrijfbeurt import Schrijfbeurt
from signaal.storage.schrijver import Beurt, Schrijver
from signaal.storage.tables import (
    SOORTEN,
    TABELLEN,
    Plek,
    archief,
    inhoudssleutel,
    journaal,
    plaatselijk,
    zegel,
)
from signaal.vault import Sleutel
from signaal.vault.geheim import Geheim

Regel = dict[str, Any]
#: What the link of a row was before it was made anew; not a column.
_WAS = "_was"


@dataclass(frozen=True, slots=True)
class Gat:
    """Acts of one laptop that are gone: numbers from and to, the moments just before and after."""

    van: int
    tot: int
    na: datetime | None
    voor: datetime | None


@dataclass
class Herbouwd:
    """What became of it: acts saved, acts that only backups had, acts that are gone.

    ``bijgewerkt``: ids of signals of which an act is gone and the last state was saved; ``kwijt``:
    (kind, id) of values that are gone.
    """

    gered: int = 0
    uit_reserve: int = 0
    gaten: list[Gat] = field(default_factory=list)
    signalen: int = 0
    bijgewerkt: set[UUID] = field(default_factory=set)
    kwijt: set[tuple[str, str]] = field(default_factory=set)


def herbouw(
    werk: Path, sleutel: Sleutel, oogsten: list[Oogst], laatste_bekend: int, nu: datetime
) -> Herbouwd:
    """Build the archive at ``werk`` (new) out of ``oogsten``: the damaged one, then newest first.

    ``laatste_bekend`` is the last number of this laptop that the key bag knows. One of ``oogsten``
    has the row of identity. SchrijfFout when there is no room.
    """
    eigen = next(o.archief for o in oogsten if o.archief is not None)
    plek = Plek(eigen["gemeente_id"], eigen["team_id"])
    keten = Keten(plek, eigen["apparaat"], Geheim(eigen["geheim"]).afgeleid("journaal"))
    uitkomst = Herbouwd()
    regels = _ketens(oogsten, keten, laatste_bekend, uitkomst)
    engine = maak_engine(werk, sleutel, nieuw=True)
    try:
        with in_gewoon_nederlands(), engine.connect() as conn:
            conn = conn.execution_options(schrijf=True)
            with conn.begin():
                migreer(conn)
                conn.execute(insert(archief), eigen)
                sleutels = _sleutels(oogsten, regels)
                for rij in sleutels.values():
                    conn.execute(insert(inhoudssleutel), rij)
                _kring(conn, oogsten)
                vanaf = {
                    (vak, device): vanaf for vak, device, vanaf in sorted(sleutels, reverse=True)
                }
                leesbaar = (_als_het_nog_opent(rij, vanaf) for rij in regels)
                for hap in rijen.happen(leesbaar, 500):
                    rijen.voeg_toe(conn, journaal, hap)
                _stand(conn, keten, oogsten, uitkomst, nu)
    finally:
        engine.dispose()
    return uitkomst


def _kring(conn: Connection, oogsten: list[Oogst]) -> None:
    """The place of this laptop in its circle, with the seals of colleagues.

    What was read of the folder is not taken over: everything there is read again, and what others
    have of this laptop shows that it is not what it was.
    """
    eigen: dict[str, Regel] = {}
    zegels: dict[tuple[UUID, int, int], Regel] = {}
    for gegeven in reversed(oogsten):  # the damaged one last: it knows best
        eigen |= gegeven.eigen
        zegels |= gegeven.zegels
    for tabel, bewaard in ((plaatselijk, eigen.values()), (zegel, zegels.values())):
        for rij in bewaard:
            conn.execute(insert(tabel), rij)


def _sleutels(oogsten: list[Oogst], regels: list[Regel]) -> dict[tuple[str, UUID, int], Regel]:
    """The content keys; one that was destroyed does not come back out of a backup."""
    vernietigd = {rij["pk"]: rij["moment"] for rij in regels if rij["soort"] == SLEUTELS}
    gevonden = dict(oogsten[0].sleutels)
    for gegeven in oogsten[1:]:
        for bij, rij in gegeven.sleutels.items():
            weg = vernietigd.get(rij["vak"])
            if weg is None or rij["gemaakt"] > weg:
                gevonden.setdefault(bij, rij)
    return gevonden


def _als_het_nog_opent(rij: Regel, vanaf: dict[tuple[str, UUID], int]) -> Regel:
    """Content of which the key is gone will never open: it is wiped, as after a destruction.

    ``vanaf`` is the first row under the oldest key of a vak and device.
    """
    dicht = rij["vak"] and vanaf.get((rij["vak"], rij["device"]), rij["seq"] + 1) > rij["seq"]
    return {**rij, "inhoud": None} if dicht else rij


def _ketens(
    oogsten: list[Oogst], keten: Keten, laatste_bekend: int, uitkomst: Herbouwd
) -> list[Regel]:
    """The rows of every laptop in order, gone ones told in their place, every link holding.

    Of another laptop only what comes before a gap: who shares gets the rest from the others, and
    links that were made anew would never meet what that laptop writes.
    """
    gedeeld = any(gegeven.eigen for gegeven in oogsten)
    per_device: dict[UUID, int] = defaultdict(int)
    per_device[keten.device] = laatste_bekend
    for gegeven in oogsten:
        for device, seq in gegeven.regels:
            per_device[device] = max(per_device[device], seq)
    regels: list[Regel] = []
    for device, laatste in per_device.items():
        elders = gedeeld and device != keten.device
        regels += _keten(oogsten, replace(keten, device=device), laatste, uitkomst, elders=elders)
    return regels


def _keten(
    oogsten: list[Oogst], keten: Keten, laatste: int, uitkomst: Herbouwd, *, elders: bool
) -> list[Regel]:
    """One laptop: what is there as it was, then what a backup has, then a note for what is gone;
    nothing more when the rest is ``elders``.
    """
    regels: list[Regel] = []
    seq = 1
    while seq <= laatste:
        rij = _eigen(oogsten[0], keten, seq)
        if rij is not None:
            regels.append(_geschakeld(keten, rij, regels))
            seq += 1
            continue
        tot = seq
        while tot < laatste and _eigen(oogsten[0], keten, tot + 1) is None:
            tot += 1
        daarna = _eigen(oogsten[0], keten, tot + 1)
        gevuld = _uit_reserve(oogsten[1:], keten, range(seq, tot + 1), regels, daarna)
        for rij in gevuld:
            regels.append(_geschakeld(keten, rij, regels))
        uitkomst.uit_reserve += len(gevuld)
        if (begin := seq + len(gevuld)) <= tot:
            if elders:
                break
            na, voor = regels[-1] if regels else None, daarna
            uitkomst.gaten.append(
                Gat(begin, tot, na["moment"] if na else None, voor["moment"] if voor else None)
            )
            for weg in range(begin, tot + 1):
                regels.append(_verloren(keten, weg, regels, daarna))
        seq = tot + 1
    uitkomst.gered += len(regels)
    return regels


def _eigen(gegeven: Oogst, keten: Keten, seq: int) -> Regel | None:
    """The genuine row with this number, when it could be read."""
    rij = gegeven.regels.get((keten.device, seq))
    if rij is None:
        return None
    heel = rij["inhoud"] is None or sha256(rij["inhoud"]).digest() == rij["inhoud_hash"]
    return rij if heel and rij["hash"] == hash_rij(keten.sleutel, rij) else None


def _uit_reserve(
    reserves: list[Oogst], keten: Keten, nummers: range, regels: list[Regel], daarna: Regel | None
) -> list[Regel]:
    """The longest run of these numbers in one backup that follows on to what is here.

    A backup of before a restore may tell another story: a whole run must also fit what comes after.
    """
    beste: list[Regel] = []
    for gegeven in reserves:
        reeks: list[Regel] = []
        aan = _schakel(regels)
        for seq in nummers:
            rij = _eigen(gegeven, keten, seq)
            if rij is None or rij["prev_hash"] != aan:
                break
            reeks.append(rij)
            aan = rij["hash"]
        past = daarna is None or len(reeks) < len(nummers) or daarna["prev_hash"] == aan
        if past and len(reeks) > len(beste):
            beste = reeks
    return beste


def _schakel(regels: list[Regel]) -> bytes:
    """The link as it was before anything was made anew."""
    if not regels:
        return BEGIN
    return bytes(regels[-1].get(_WAS) or regels[-1]["hash"])


def _geschakeld(keten: Keten, rij: Regel, regels: list[Regel]) -> Regel:
    """The row behind the last one: as it was, or with a new link when that is another one."""
    aan = regels[-1]["hash"] if regels else BEGIN
    if rij["prev_hash"] == aan:
        return rij
    nieuw = {**rij, "prev_hash": aan, "oude_hash": rij["hash"]}
    return {**nieuw, "hash": hash_rij(keten.sleutel, nieuw), _WAS: rij["hash"]}


def _verloren(keten: Keten, seq: int, regels: list[Regel], daarna: Regel | None) -> Regel:
    """A note in the place of a row that is gone, at the moment of what stands next to it."""
    vorige = regels[-1] if regels else None
    buur = vorige or daarna
    rij: Regel = {
        **keten.plek._asdict(),
        "device": keten.device,
        "seq": seq,
        "format": FORMAT,
        "hlc": vorige["hlc"] + 1 if vorige else seq,
        "moment": buur["moment"] if buur else datetime.fromtimestamp(0, UTC),
        "actor": None,
        "handeling": "handeling verloren",
        "kind": "note",
        "soort": "journaal",
        "pk": "",
        "fields": "{}",
        "vak": "",
        "inhoud": None,
        "inhoud_hash": None,
        "base": b"",
        "prev_hash": vorige["hash"] if vorige else BEGIN,
        "oude_hash": None,
    }
    return {**rij, "hash": hash_rij(keten.sleutel, rij)}


def _stand(
    conn: Connection, keten: Keten, oogsten: list[Oogst], uitkomst: Herbouwd, nu: datetime
) -> None:
    """The state as the journal tells it, corrected where it is not complete any more."""
    platte, onvolledig = lees_stand(conn, keten.plek)
    verteld = als_waarden({over: v for over, v in platte.items() if over not in onvolledig})
    anders = _gezien(oogsten, verteld, onvolledig)
    half = frozenset(onvolledig)
    for soort, waarden in anders.items():
        naam = TABELLEN[soort].name
        onvolledig -= {(naam, str(id_)) for id_ in waarden}
    uitkomst.bijgewerkt = {id_ for id_ in anders.get(Signaal, {}) if isinstance(id_, UUID)}
    uitkomst.kwijt = onvolledig | _sluitend(verteld, anders)
    kwijt = uitkomst.kwijt
    for soort, tabel in TABELLEN.items():
        blijft = [
            w for id_, w in verteld.get(soort, {}).items() if (tabel.name, str(id_)) not in kwijt
        ]
        if blijft:
            velden = [c.name for c in tabel.c if c.name not in Plek._fields]
            rijen.voeg_toe(
                conn,
                tabel,
                [{v: getattr(w, v) for v in velden} | keten.plek._asdict() for w in blijft],
            )
    schrijver = Schrijver(
        conn,
        keten,
        Beurt(GEREPAREERD, None, nu),
        lees_schrijfkop(conn, keten.plek, keten.device),
        Inhoudskluis(conn, keten.plek),
    )
    for naam, pk in sorted(kwijt):
        schrijver.meld_weg(naam, pk)
    beurt = Schrijfbeurt(conn, keten.plek, schrijver, Geheugen())
    for soort, tabel in TABELLEN.items():
        for waarde in anders.get(soort, {}).values():
            leeg = NOTITIES.get(soort, ()) if (tabel.name, str(waarde.id)) in half else ()
            beurt.bevestig(waarde, leeg)  # that a note is empty, was said by what is gone
    beurt.noteer(GEREPAREERD, "journaal", "")
    beurt.leg_vast()
    uitkomst.signalen = sum(not s.verwijderd for s in rijen.waar(conn, keten.plek, Signaal))


def _gezien(oogsten: list[Oogst], verteld: Waarden, onvolledig: set[tuple[str, str]]) -> Waarden:
    """The values that were seen otherwise than the journal tells them now.

    What stood in the damaged archive is the truth, it was written together with the journal. Of a
    backup only what is not complete otherwise.
    """
    anders: Waarden = defaultdict(dict)
    for nummer, gegeven in enumerate(oogsten):
        for soort, waarden in gegeven.waarden.items():
            naam = TABELLEN[soort].name
            for id_, waarde in waarden.items():
                half = (naam, str(id_)) in onvolledig and id_ not in anders[soort]
                if half or (not nummer and verteld.get(soort, {}).get(id_) != waarde):
                    anders[soort][id_] = waarde
    return anders


def _sluitend(verteld: Waarden, anders: Waarden) -> set[tuple[str, str]]:
    """Mend what points at something that is gone; (kind, id) of what cannot stand without it.

    A village or theme comes back under its code, a field that may be empty becomes so.
    """
    kwijt: set[tuple[str, str]] = set()
    for soort, tabel in TABELLEN.items():
        for band in tabel.foreign_key_constraints:
            veld = next(c.name for c in band.columns if c.name not in Plek._fields)
            doel = SOORTEN[band.referred_table.name]
            for id_, waarde in ({**verteld.get(soort, {}), **anders.get(soort, {})}).items():
                wijst = getattr(waarde, veld)
                bekend = wijst in verteld.get(doel, {}) or wijst in anders.get(doel, {})
                weg = (band.referred_table.name, str(wijst)) in kwijt
                if wijst is None or (bekend and not weg):
                    continue
                if doel in (Kern, Thema):
                    anders.setdefault(doel, {})[wijst] = doel(wijst, wijst)
                elif tabel.c[veld].nullable:
                    anders.setdefault(soort, {})[id_] = replace(waarde, **{veld: None})
                else:
                    kwijt.add((tabel.name, str(id_)))
                    anders.get(soort, {}).pop(id_, None)
    return kwijt
