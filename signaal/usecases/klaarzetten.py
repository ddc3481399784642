"""What this laptop puts down for the others: parts of chains and keys, only what is missing there.

Own parts are signed here. Those of a colleague go with the seal that came with them, so that a file
that was lost comes back from whoever holds what was in it.
"""

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from random import sample
from uuid import UUID

from signaal.domain.bewaren import alleen_voor_leden
from signaal.domain.dekking import Stuk, gaten
from signaal.domain.model import Apparaat, Epoch, Rol
from signaal.domain.wissel import Oordeel
from signaal.exchange.deelmap import Bestand, Deelmap
from signaal.exchange.segment import Kring as Bekenden
from signaal.exchange.segment import maak_segment, segmentnaam, zegel_deel
from signaal.exchange.segmentnaam import epoch_in, uit_naam
from signaal.exchange.sleutelbestand import (
    lees_epoch_voor,
    maak_epochbestand,
    maak_sleutelbestand,
    open_sleutelbestand,
    sleutelnummer,
)
from signaal.fouten import DeelmapDichtFout, DeelmapFout, DeelmapWegFout
from signaal.usecases.afscheid import verwijderingen
from signaal.usecases.bureau import Bureau
from signaal.usecases.hapjes import andermans_hapjes, eigen_hapjes
from signaal.usecases.kringsleutels import Kring, eis_kring, nieuwe_epoch
from signaal.usecases.nakijken import Nagekeken, is_heel, lees_kennis, sleutels_per_nummer
from signaal.usecases.opvolgen import lees_borgen
from signaal.vault.epoch import Epochsleutel

#: Who wrote nothing for so long does not look after its files either.
_AFWEZIG = timedelta(days=30)
#: Windows waits some seconds for each file that another program holds.
_MEESTE_DIE_BLIJVEN = 3


@dataclass
class Klaarzetter:
    """Puts down at ``plek`` what is missing there.

    ``vanaf``: up to where nobody misses anything of a laptop. ``aantal`` counts the files,
    ``blijft`` those of destroyed keys that could not be taken away now. ``geweigerd``: keys of an
    epoch could not be put down for want of rights.
    """

    bureau: Bureau
    plek: Deelmap
    nagekeken: Nagekeken
    vanaf: dict[UUID, int] = field(default_factory=dict)
    aantal: int = 0
    blijft: int = 0
    geweigerd: bool = False
    _gelegd: dict[str, tuple[int, str]] = field(default_factory=dict)
    _bekend: dict[str, tuple[int, str]] = field(default_factory=dict)

    def zet_klaar(self, lijst: list[Bestand]) -> None:
        """Everything that is missing beside ``lijst``, which is what lies there.

        SchrijfFout when there is no room or no right: what lies there is whole. Where only what a
        colleague wrote may not be put down, others do so.
        """
        try:
            self._zet_klaar(lijst)
        finally:  # also what could be put down before the room was gone
            self.bureau.archive.kring.zet_bestanden(self._gelegd)

    def _zet_klaar(self, lijst: list[Bestand]) -> None:
        kring = eis_kring(self.bureau.archive)
        epoch = kring.schrijfepoch() or self._nieuwe_epoch(kring)
        if epoch is None:
            return
        kring = eis_kring(self.bureau.archive)
        self.nagekeken.weet(lees_kennis(self.bureau))
        self._bekend = self.bureau.archive.kring.bestanden()
        if kring.rol is Rol.LID:
            self._epochs(kring, lijst)
        self._sleutels(kring, epoch, lijst)
        gedekt = self._gedekt(kring, lijst)
        stand = self.bureau.archive.kring.stand()
        for device in sorted(stand, key=lambda d: d != kring.ik):  # what is ours first
            er_ligt = [*gedekt.get(device, []), (1, self.vanaf.get(device, 0))]
            open_ = gaten(er_ligt, stand[device])
            with _dicht_mag(device != kring.ik):
                self._leg_delen(kring, epoch, device, open_)
        self._zeg_wie_eruit_is(kring, lijst)

    def _zeg_wie_eruit_is(self, kring: Kring, lijst: Iterable[Bestand]) -> None:
        """To whom this laptop took out: that row, and no other, in words that are read there."""
        er_is = {(s.device, s.van, s.tot) for b in lijst if (s := uit_naam(b.naam))}
        for seq, epoch in verwijderingen(self.bureau.archive, kring):
            if (kring.ik, seq, seq) not in er_is:
                self._leg_delen(kring, epoch, kring.ik, [(seq, seq)])

    def _leg_delen(
        self, kring: Kring, epoch: Epochsleutel, device: UUID, stukken: list[Stuk]
    ) -> None:
        """The parts of a chain that are missing there: ours sealed now, others' as they sealed."""
        kringloop = self.bureau.archive.kring
        if not stukken:
            return
        delen = andermans_hapjes(kringloop, device, stukken)
        if device == kring.ik:
            zelf = eigen_hapjes(kringloop, device, stukken)
            delen = ((d, zegel_deel(self._team, d, kring.eigen), b"") for d in zelf)
        borg = lees_borgen(self.bureau.archive).get(device)
        for deel, zegel, schakel in delen:
            bij_eerste = borg if deel.van == 1 else None
            inhoud = maak_segment(self._team, deel, zegel, epoch, bij_eerste, schakel)
            self._leg(segmentnaam(deel, inhoud), inhoud)

    @property
    def _team(self) -> UUID:
        return self.bureau.archive.team_id

    def _nieuwe_epoch(self, kring: Kring) -> Epochsleutel | None:
        """An epoch that nobody who was taken out can read; one who reads along waits for it."""
        if kring.rol is not Rol.LID:
            return None
        nu, id_ = self.bureau.nu(), nieuwe_epoch(self.bureau.archive, self.bureau.nu())
        with self.bureau.archive.schrijf("nieuwe kringsleutel", self.bureau.lid, nu) as beurt:
            beurt.zet(Epoch(id_, nu, tuple(sorted(kring.weg))))
        return eis_kring(self.bureau.archive).epochs[id_]

    def _epochs(self, kring: Kring, lijst: Iterable[Bestand]) -> None:
        """The keys of every epoch, for everybody who is in and has no file with them there.

        Also for this laptop itself: a backup that is put back has no younger key, and could not see
        what this laptop put down under it. The key of an epoch may come before the word of who was
        taken out: until that is here too, it is handed on to nobody. Signed by the first id of this
        laptop: who it is now stands in what these keys open.
        """
        genoemd = [(epoch_in(b.naam), b) for b in lijst]
        er_is = {
            voor for voor, b in genoemd if voor and self._houdt(kring, b, lees_epoch_voor, voor)
        }
        for id_ in kring.epochs.keys() & kring.bekend.keys():
            epoch, zonder = kring.epochs[id_], kring.bekend[id_].zonder
            for laptop in (a for a in kring.leden if a.id not in zonder):
                voor, aan = _voor(epoch, laptop), (laptop.id, laptop.doossleutel)
                half = laptop.rol is Rol.LID and voor.leden is None  # from who reads along himself
                if half or (epoch.id, laptop.id) in er_is:
                    continue
                try:
                    self._leg(*maak_epochbestand(self._team, voor, aan, *kring.sleutels[0]))
                except DeelmapDichtFout:  # the rest goes on
                    self.geweigerd = True
                    return

    def _sleutels(self, kring: Kring, epoch: Epochsleutel, lijst: Iterable[Bestand]) -> None:
        """The content keys that are here and not there; gone what was destroyed here.

        There is what can be opened here: a file under the key of an epoch that is not here may hold
        anything.
        """
        per_nummer = sleutels_per_nummer(self.plek, lijst, self.nagekeken)
        self._haal_vernietigde_weg(per_nummer)
        for rij in self.bureau.archive.kring.nieuwe_sleutels():
            nummer = sleutelnummer(self._team, rij.vak, rij.device, rij.vanaf).hex()
            leden = alleen_voor_leden(rij.vak)
            er_is = any(
                self._houdt(kring, bestand, open_sleutelbestand, rij)
                for bestand in per_nummer.get(nummer, ())
            )
            if not er_is and (epoch.leden is not None or not leden):
                bestand_ = maak_sleutelbestand(
                    self._team, rij, epoch, kring.ik, kring.eigen, leden=leden
                )
                with _dicht_mag(rij.device != kring.ik):
                    self._leg(*bestand_)

    def _haal_vernietigde_weg(self, per_nummer: Mapping[str, list[Bestand]]) -> None:
        """What cannot go now (open elsewhere, read-only) is tried again at the next exchange.

        In any order, and no more than a few that fail: each may be waited for.
        """
        vernietigd = self.bureau.archive.kring.vernietigde_sleutels()
        nummers = [sleutelnummer(self._team, *sleutel).hex() for sleutel in vernietigd]
        bestanden = [b for nummer in nummers for b in per_nummer.get(nummer, ())]
        for bestand in sample(bestanden, len(bestanden)):
            if self.blijft == _MEESTE_DIE_BLIJVEN:
                return
            try:
                self.plek.haal_weg(bestand.naam)
            except DeelmapWegFout:
                raise
            except DeelmapFout:
                self.blijft += 1

    def _gedekt(self, kring: Kring, lijst: Iterable[Bestand]) -> dict[UUID, list[tuple[int, int]]]:
        """Per laptop the stretches that lie there, of files that were read and right."""
        gedekt: dict[UUID, list[tuple[int, int]]] = {}
        kijkt_na = {device for device in kring.apparaten if self._kijkt_na(kring, device)}
        for bestand in lijst:
            stuk = uit_naam(bestand.naam)
            if stuk is None or not self._was_goed(bestand):
                continue
            if stuk.device in kijkt_na and not self._is_heel(bestand):
                continue
            gedekt.setdefault(stuk.device, []).append((stuk.van, stuk.tot))
        return gedekt

    def _kijkt_na(self, kring: Kring, device: UUID) -> bool:
        """Whether this laptop sees to it that the files of a laptop stay whole: its own ones, and
        those of a laptop that does not see to it itself (any more).
        """
        if device == kring.ik or device in kring.weg | kring.vervangen:
            return True
        laatst = self.bureau.archive.kring.laatste(device)
        return laatst is None or self.bureau.nu() - laatst > _AFWEZIG

    def _is_heel(self, bestand: Bestand) -> bool:
        return is_heel(self.plek, bestand, self.nagekeken, in_de_wolk=True)

    def _was_goed(self, bestand: Bestand) -> bool:
        """Whether this laptop read it, or put it down, under this name and size."""
        return self._bekend.get(bestand.naam) == (bestand.grootte, Oordeel.GOED)

    def _houdt(
        self, kring: Kring, bestand: Bestand, lees: Callable[[bytes, Bekenden], object], wat: object
    ) -> bool:
        """Whether a file is whole and ``wat`` is what ``lees`` finds in it; looked at once.

        Anybody can lay a name; of one that is in the cloud it counts when its content was seen.
        """

        def klopt(inhoud: bytes) -> bool:
            return lees(inhoud, kring.om_te_oordelen(self._team)) == wat

        wolk = self._was_goed(bestand)
        return is_heel(self.plek, bestand, self.nagekeken, klopt, in_de_wolk=wolk)

    def _leg(self, naam: str, inhoud: bytes) -> None:
        self.plek.leg(naam, inhoud)
        self._gelegd[naam] = (len(inhoud), Oordeel.GOED)
        self.aantal += 1


def _dicht_mag(mag: bool) -> AbstractContextManager[None]:
    """Whether a folder in which this laptop has no rights is no reason to stop."""
    return suppress(DeelmapDichtFout) if mag else nullcontext()


def _voor(epoch: Epochsleutel, laptop: Apparaat) -> Epochsleutel:
    return epoch if laptop.rol is Rol.LID else epoch.voor_meelezer()
