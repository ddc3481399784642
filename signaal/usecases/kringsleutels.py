"""The circle as this laptop knows it: its own keys, the other laptops, the keys of the epochs.

An epoch is a stretch of time with the same laptops. Whatever is laid in the shared folder is
encrypted under the key of an epoch; taking a laptop out begins a new one, whose key it never gets.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from signaal.domain import laptop_ids
from signaal.domain.ids import nieuw_id
from signaal.domain.model import Apparaat, Epoch, Rol
from signaal.exchange import segment
from signaal.fouten import GebruikFout
from signaal.storage.archive import Archive
from signaal.storage.mapping import naar_json, waarde_uit
from signaal.usecases.bureau import Bureau
from signaal.vault.apparaatsleutel import Apparaatsleutel
from signaal.vault.epoch import Epochsleutel

#: What is kept on this laptop only, inside the encrypted archive.
_ZAAD, _EPOCHS, _KENNIS, _VROEGER = "zaad", "epochs", "kennis", "vroeger"


@dataclass(frozen=True, slots=True)
class Kring:
    """Who is in, and what this laptop can read. ``ik`` is the id of this laptop.

    ``apparaten`` has removed laptops too; ``epochs`` those of which the key is here. ``vroeger``
    are the ids and keys that this laptop had before a backup was put back, the first one first.
    ``schrijvers`` has per epoch the laptops that told of it.
    """

    ik: UUID
    eigen: Apparaatsleutel
    apparaten: dict[UUID, Apparaat]
    epochs: dict[UUID, Epochsleutel]
    bekend: dict[UUID, Epoch]
    schrijvers: Mapping[UUID, frozenset[UUID]]
    vroeger: tuple[tuple[UUID, Apparaatsleutel], ...] = ()

    @property
    def sleutels(self) -> tuple[tuple[UUID, Apparaatsleutel], ...]:
        """Every id that this laptop ever had, with its keys; the first one first."""
        return (*self.vroeger, (self.ik, self.eigen))

    @property
    def leden(self) -> tuple[Apparaat, ...]:
        """The laptops that are in, this one included."""
        weg = self.weg
        return tuple(a for id_, a in self.apparaten.items() if id_ not in weg)

    @property
    def weg(self) -> frozenset[UUID]:
        """The laptops that were taken out, under whatever id they went on."""
        return self.onder_elk_id(a.id for a in self.apparaten.values() if a.verwijderd)

    def onder_elk_id(self, ids: Iterable[UUID]) -> frozenset[UUID]:
        """These laptops under every id: a stolen laptop has the keys of all of them."""
        return laptop_ids.onder_elk_id(self.apparaten.values(), ids)

    @property
    def vervangen(self) -> frozenset[UUID]:
        """Laptops that went on under another id, out of a backup."""
        return laptop_ids.vervangen(self.apparaten.values(), self.ik)

    @property
    def eruit(self) -> bool:
        """Whether this laptop was taken out."""
        return self.ik in self.weg

    @property
    def rol(self) -> Rol:
        """What this laptop may read; a laptop that is not known yet reads along."""
        ik = self.apparaten.get(self.ik)
        return ik.rol if ik is not None else Rol.LEEST_MEE

    def om_te_oordelen(self, team: UUID) -> segment.Kring:
        """What files of others are judged by."""
        return segment.Kring(
            team,
            {a.id: a.tekensleutel for a in self.apparaten.values()},
            self.epochs,
            frozenset(a.id for a in self.leden),
        )

    def schrijfepoch(self) -> Epochsleutel | None:
        """An epoch that was made without everybody who is out; None when there is none.

        And by a member who is in: who has the key that it prepared for after its removal would read
        on. The same one on every laptop that knows the same ones. Which is newest by the clock says
        nothing about who has its key.
        """
        goed = [
            e
            for e in self.bekend.values()
            if e.id in self.epochs
            and self.weg <= {*e.zonder}
            and self._van_leden(e)
            and (self.rol is Rol.LEEST_MEE or self.epochs[e.id].leden is not None)
        ]
        laatste = max(goed, key=lambda e: (len(e.zonder), e.id), default=None)
        return self.epochs[laatste.id] if laatste is not None else None

    def _van_leden(self, epoch: Epoch) -> bool:
        """Whether nobody else had a hand in it than laptops that are in and may read everything."""
        leden = {a.id for a in self.leden if a.rol is Rol.LID}
        wie = self.schrijvers.get(epoch.id, frozenset())
        return bool(wie) and wie <= leden


def lees_kring(archive: Archive) -> Kring | None:
    """The circle of this archive; None when it is not shared."""
    zaad = archive.kring.plaatselijk(_ZAAD)
    if zaad is None:
        return None
    return Kring(
        archive.apparaat,
        Apparaatsleutel(zaad),
        _apparaten(archive),
        _epochs(archive),
        {e.id: e for e in archive.alle(Epoch)},
        {
            id_: frozenset(w.device for w in verteld)
            for id_, verteld in archive.kring.verteld_van(Epoch).items()
        },
        _vroeger(archive),
    )


def eis_kring(archive: Archive) -> Kring:
    """The circle of this archive; GebruikFout when it is not shared."""
    kring = lees_kring(archive)
    if kring is None:
        raise GebruikFout(
            "Dit archief wordt nog niet gedeeld; er is niets veranderd. "
            "Kies eerst een map en laat een collega zich aansluiten."
        )
    return kring


def begin_kring(bureau: Bureau, naam: str) -> Kring:
    """The circle of this archive; begun, with this laptop alone in it, when there was none."""
    kring = lees_kring(bureau.archive)
    if kring is not None and kring.ik in kring.apparaten:
        return kring
    ik, nu = bureau.archive.apparaat, bureau.nu()
    eigen, epoch = Apparaatsleutel.nieuw(), nieuwe_epoch(bureau.archive, nu)
    onthoud_sleutel(bureau.archive, eigen)
    with bureau.archive.schrijf("delen begonnen", bureau.lid, nu) as beurt:
        beurt.zet(als_apparaat(ik, naam, bureau.lid, Rol.LID, eigen, nu))
        beurt.zet(Epoch(epoch, nu))
        beurt.leg_apart()
    return eis_kring(bureau.archive)


def als_apparaat(
    id_: UUID, naam: str, lid: UUID | None, rol: Rol, sleutel: Apparaatsleutel, nu: datetime
) -> Apparaat:
    """A laptop as it stands in the journal: what it is called, whose it is, its public keys."""
    return Apparaat(id_, naam, lid, rol, sleutel.tekensleutel, sleutel.doossleutel, nu)


def nieuwe_epoch(archive: Archive, nu: datetime) -> UUID:
    """A new key for an epoch, kept on this laptop; the id under which it is to be announced.

    It is kept before anybody hears of it: a machine that falls out leaves a key too many, never an
    epoch that nobody can read.
    """
    sleutel = Epochsleutel.nieuw(nieuw_id(nu))
    onthoud_epochs(archive, (sleutel,))
    return sleutel.id


def onthoud_sleutel(archive: Archive, eigen: Apparaatsleutel) -> None:
    """From now on these are the secret keys of this laptop."""
    archive.kring.zet_plaatselijk(_ZAAD, eigen.zaad)


def onthoud_opvolger(archive: Archive, oud: UUID, nieuw: Apparaatsleutel) -> None:
    """From now on ``nieuw`` are the secret keys; those of ``oud``, which it was, are kept too.

    What colleagues sealed for it meanwhile is for the old ones, and who did not hear of the new id
    yet knows the old signature.
    """
    zaad = archive.kring.plaatselijk(_ZAAD)
    alle = {id_: sleutel.zaad.hex() for id_, sleutel in _vroeger(archive)}
    if zaad is not None and zaad != nieuw.zaad:
        alle |= {oud: zaad.hex()}
    plat = [[str(id_), ruw] for id_, ruw in alle.items()]
    archive.kring.zet_plaatselijk(_VROEGER, json.dumps(plat).encode())
    onthoud_sleutel(archive, nieuw)


def onthoud_epochs(archive: Archive, nieuw: Iterable[Epochsleutel]) -> None:
    """Keep these keys of epochs, beside those that were kept; never less of one than there was."""
    had = _epochs(archive)
    alle = had | {e.id: e for e in nieuw if e.leden or e.id not in had}
    plat = {str(e.id): [e.gewoon.hex(), e.leden.hex() if e.leden else ""] for e in alle.values()}
    archive.kring.zet_plaatselijk(_EPOCHS, json.dumps(plat).encode())


def onthoud_kennis(archive: Archive, apparaten: Iterable[Apparaat]) -> None:
    """Whose signature counts until the journal of the team is here and says so itself."""
    archive.kring.zet_plaatselijk(_KENNIS, json.dumps([naar_json(a) for a in apparaten]).encode())


def leer_kennen(archive: Archive, device: UUID, borg: segment.Borg) -> None:
    """A laptop that is in answers for this one; its own first row will say who it is."""
    apparaat = archive.een(Apparaat, borg.oud) or _kennis(archive).get(borg.oud)
    if apparaat is not None and device not in _kennis(archive):
        nieuw = replace(
            apparaat,
            id=device,
            tekensleutel=borg.tekensleutel,
            doossleutel=borg.doossleutel,
            vervangt=borg.oud,
        )
        onthoud_kennis(archive, (*_kennis(archive).values(), nieuw))


def _apparaten(archive: Archive) -> dict[UUID, Apparaat]:
    """As the journal tells; and whoever let this laptop in may have known more of who is out."""
    kennis, alle = _kennis(archive), {a.id: a for a in archive.alle(Apparaat)}
    eruit = {id_ for id_, a in kennis.items() if a.verwijderd} & alle.keys()
    alle = kennis | alle | {id_: replace(alle[id_], verwijderd=True) for id_ in eruit}
    lezers = _lezers(archive, alle, kennis)
    return alle | {id_: replace(alle[id_], rol=Rol.LEEST_MEE) for id_ in lezers}


def _lezers(
    archive: Archive, alle: Mapping[UUID, Apparaat], kennis: Mapping[UUID, Apparaat]
) -> set[UUID]:
    """Who reads along: by its row, by who answered for it, or as who let it in or what it was.

    No laptop that reads along makes a member, of itself under another id or of anybody.
    """
    lezers = {a.id for a in (*alle.values(), *kennis.values()) if a.rol is Rol.LEEST_MEE}
    if not lezers:
        return lezers
    door = {
        id_: {w.device for w in verteld if w.heel} - {id_}
        for id_, verteld in archive.kring.verteld_van(Apparaat).items()
    }
    for _ in alle:
        lezers |= {
            a.id
            for a in alle.values()
            if a.vervangt in lezers or (door.get(a.id) and door[a.id] <= lezers)
        }
    return lezers


def _kennis(archive: Archive) -> dict[UUID, Apparaat]:
    ruw = archive.kring.plaatselijk(_KENNIS)
    gevonden = (waarde_uit(Apparaat, plat) for plat in json.loads(ruw or b"[]"))
    return {a.id: a for a in gevonden}


def _vroeger(archive: Archive) -> tuple[tuple[UUID, Apparaatsleutel], ...]:
    ruw = json.loads(archive.kring.plaatselijk(_VROEGER) or b"[]")
    return tuple((UUID(id_), Apparaatsleutel(bytes.fromhex(zaad))) for id_, zaad in ruw)


def _epochs(archive: Archive) -> dict[UUID, Epochsleutel]:
    ruw = archive.kring.plaatselijk(_EPOCHS)
    return {
        UUID(id_): Epochsleutel(UUID(id_), bytes.fromhex(gewoon), bytes.fromhex(leden) or None)
        for id_, (gewoon, leden) in json.loads(ruw or b"{}").items()
    }
