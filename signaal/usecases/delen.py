"""Sharing one record with the laptops of colleagues: which ones, through which folder."""

import contextlib
from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from uuid import UUID

from signaal.domain.datum import klok, voluit
from signaal.domain.model import Apparaat, Epoch, Lid, Rol
from signaal.fouten import GebruikFout
from signaal.usecases.afscheid import lees_afscheid
from signaal.usecases.bureau import Bureau
from signaal.usecases.kringsleutels import Kring, begin_kring, eis_kring, lees_kring, nieuwe_epoch
from signaal.usecases.opvolgen import maak_af

_MAP, _BIJGEWERKT = "deelmap", "bijgewerkt"


@dataclass(frozen=True, slots=True)
class Laptop:
    """A laptop of the circle. ``laatst``: when it last wrote what came from it (its own clock).

    None: nothing came from it yet. It was let in and did not finish joining, as far as is known.
    """

    id: UUID
    naam: str
    lid: str
    rol: Rol
    hier: bool
    laatst: datetime | None
    eruit: bool
    toegelaten: datetime

    @property
    def aangesloten(self) -> bool:
        """Whether joining was finished, as far as is known here."""
        return self.hier or self.laatst is not None


@dataclass(frozen=True, slots=True)
class Deelstand:
    """How this archive is shared; ``map`` None: not through a folder.

    ``bijgewerkt``: when this laptop last exchanged through the folder.
    """

    gedeeld: bool
    map: Path | None
    laptops: tuple[Laptop, ...]
    bijgewerkt: datetime | None

    @property
    def eruit(self) -> bool:
        """Whether this laptop was taken out."""
        return any(laptop.hier and laptop.eruit for laptop in self.laptops)


def lees_deelstand(bureau: Bureau) -> Deelstand:
    """With whom and where, this laptop first, then in the order in which they joined."""
    kring = lees_kring(bureau.archive)
    if kring is None:
        return Deelstand(False, None, (), None)
    leden = {lid.id: lid.naam for lid in bureau.archive.alle(Lid)}
    getoond = sorted(_te_tonen(kring), key=lambda a: (a.id != kring.ik, a.toegelaten, a.id))
    vaker = {naam for naam, keer in Counter(a.naam for a in getoond).items() if keer > 1}
    bewaard = bureau.archive.kring.plaatselijk(_BIJGEWERKT)
    gehoord = lees_afscheid(bureau.archive, kring) is not None
    return Deelstand(
        True,
        deelmap(bureau),
        tuple(
            Laptop(
                a.id,
                _sinds(a) if a.naam in vaker else a.naam,
                leden.get(a.lid, "") if a.lid else "",
                a.rol,
                a.id == kring.ik,
                bureau.archive.kring.laatste(a.id),
                a.id in kring.weg or (a.id == kring.ik and gehoord),
                a.toegelaten,
            )
            for a in getoond
        ),
        datetime.fromisoformat(bewaard.decode()) if bewaard else None,
    )


def deelmap(bureau: Bureau) -> Path | None:
    """The shared folder of this laptop; it is known here only, never in the journal."""
    bewaard = bureau.archive.kring.plaatselijk(_MAP)
    return Path(bewaard.decode()) if bewaard else None


def kies_map(bureau: Bureau, map_: Path) -> None:
    """Share through this folder from now on; the first time, this laptop begins a circle."""
    eis_map(bureau.pad, map_)
    maak_af(bureau.archive, bureau.nu())  # else a laptop that goes on as another begins a circle
    begin_kring(bureau, naam_van_laptop(bureau))
    onthoud_map(bureau, map_)


def eis_map(pad: Path, map_: Path) -> None:
    """GebruikFout when there is no folder ``map_``, or the archive at ``pad`` lies in it."""
    if not map_.is_dir():
        raise GebruikFout(
            f"De map {map_.name} is er niet; er is niets veranderd. "
            "Kijk of de schijf of de gedeelde map verbonden is, of kies een andere map."
        )
    eis_erbuiten(pad, map_)


def eis_erbuiten(pad: Path, map_: Path) -> None:
    """GebruikFout when the archive at ``pad`` lies in ``map_``, by whatever road."""
    if any(_zelfde(boven, map_) for boven in pad.resolve().parents):
        raise GebruikFout(
            "Je archief zelf ligt in deze map en mag nooit in een gedeelde map staan; er is niets "
            "veranderd. Kies een andere map om te delen."
        )


def onthoud_map(bureau: Bureau, map_: Path) -> None:
    """Keep on this laptop where the folder is."""
    bureau.archive.kring.zet_plaatselijk(_MAP, str(map_.absolute()).encode())


def stop_met_map(bureau: Bureau) -> None:
    """No folder any more; what was shared stays where it is."""
    bureau.archive.kring.zet_plaatselijk(_MAP, None)


def onthoud_bijgewerkt(bureau: Bureau) -> None:
    """An exchange through the folder ended well just now."""
    bureau.archive.kring.zet_plaatselijk(_BIJGEWERKT, bureau.nu().isoformat().encode())


def verwijder_laptop(bureau: Bureau, id_: UUID) -> None:
    """Take a laptop out: what is written from now on is encrypted under a key that it never gets.

    GebruikFout for this laptop itself, one that is not in, or an archive that is not shared.
    """
    kring = eis_kring(bureau.archive)
    laptop = kring.apparaten.get(id_)
    if id_ == kring.ik:
        raise GebruikFout(
            "Dit is je eigen laptop; er is niets veranderd. "
            "Verwijder hem op de laptop van een collega."
        )
    if laptop is None or id_ in kring.weg:
        raise GebruikFout("Deze laptop doet al niet meer mee; er is niets veranderd.")
    nu, epoch = bureau.nu(), nieuwe_epoch(bureau.archive, bureau.nu())
    with bureau.archive.schrijf("laptop verwijderd", bureau.lid, nu) as beurt:
        beurt.zet(replace(laptop, verwijderd=True))
        beurt.zet(Epoch(epoch, nu, tuple(sorted(kring.weg | kring.onder_elk_id([id_])))))


def naam_van_laptop(bureau: Bureau) -> str:
    """How the laptop of this desk is called: by the colleague who works at it."""
    lid = bureau.archive.een(Lid, bureau.lid)
    return f"Laptop van {lid.naam}" if lid is not None else "Laptop"


def _sinds(laptop: Apparaat) -> str:
    """One colleague may have two: who takes the lost one out must not take out the other."""
    moment = laptop.toegelaten.astimezone()
    return f"{laptop.naam} (sinds {voluit(moment.date())}, {klok(moment.time())} uur)"


def _te_tonen(kring: Kring) -> list[Apparaat]:
    """A laptop that went on under another id (out of a backup) is shown once."""
    return [a for a in kring.apparaten.values() if a.id not in kring.vervangen]


def _zelfde(een: Path, ander: Path) -> bool:
    """Also when one is reached by a link, a drive letter or a mount."""
    with contextlib.suppress(OSError):
        return een.samefile(ander)
    return False
