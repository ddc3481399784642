"""Repair a damaged archive: what can still be read, what the backups have, and what is gone."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from signaal.domain.model import Instelling
from signaal.exchange.reservekopie import pak_uit
from signaal.fouten import (
    ArchiefFout,
    ArchiefKapotFout,
    GestoptFout,
    InGebruikFout,
    NieuwereVersieFout,
    SchrijfFout,
    SleutelbosKapotFout,
    SleutelbosWegFout,
)
from signaal.storage.archive import Archive
from signaal.storage.herstelbouw import Herbouwd, herbouw
from signaal.storage.redding import Oogst, oogst
from signaal.storage.wissel import (
    alleen,
    maak_wissel_af,
    ruim_resten_op,
    ruim_werk_op,
    werkplek,
    wissel,
    zet_apart_als_beschadigd,
)
from signaal.usecases.archief import Slot, sleutel_uit
from signaal.usecases.reparatieverslag import Reparatieverslag
from signaal.usecases.reservebestand import Stop, adem_voor, reservekopieen_bij
from signaal.vault import Sleutel, lees_kop
from signaal.vault.bos import bospad
from signaal.vault.overnemen import neem_bos_mee

Voortgang = Callable[[int, int], object]

#: So many of the newest sound backups are read: one is nearly always enough.
_RESERVES = 3
_NIETS = (
    "In dit archief is niets meer te lezen en er is geen goede reservekopie naast. "
    "Er is niets veranderd. Zet een reservekopie van een stick terug, of vraag je ICT-collega."
)
_GESTOPT = "Gestopt; er is niets veranderd."
_NIET_GELEZEN = (
    "Het beschadigde archief kan niet worden gekopieerd. Er is niets veranderd. "
    "Kijk of er ruimte is op de schijf en probeer het opnieuw."
)


def repareer_archief(
    pad: Path,
    slot: Slot,
    nu: Callable[[], datetime],
    voortgang: Voortgang | None = None,
    stop: Stop | None = None,
) -> Reparatieverslag:
    """A sound archive in the place of a damaged one, which is kept aside; and what became of it.

    An archive that is sound is left alone (``bewaard`` is None then). Errors as when opening,
    ArchiefKapotFout when nothing can be read and no backup is there, SchrijfFout, GestoptFout:
    what stood there stands there.
    """
    maak_wissel_af(pad)
    try:
        return Reparatieverslag(_als_het_heel_is(pad, slot, nu()))
    except (SchrijfFout, InGebruikFout, NieuwereVersieFout):
        raise
    except (ArchiefKapotFout, SleutelbosKapotFout, SleutelbosWegFout):
        pass  # that is what we are for
    with alleen(pad):
        ruim_resten_op(pad)
        return _repareer(pad, slot, nu(), _Stappen(voortgang, stop))


class _Stappen:
    """Counts the steps of a repair, and stops when asked."""

    def __init__(self, voortgang: Voortgang | None, stop: Stop | None) -> None:
        self._voortgang = voortgang
        self._stop = stop
        self._gedaan = 0

    def zet(self) -> None:
        if self._stop is not None and self._stop():
            raise GestoptFout(_GESTOPT)
        self._gedaan += 1
        if self._voortgang is not None:
            self._voortgang(self._gedaan, _RESERVES + 4)


def _als_het_heel_is(pad: Path, slot: Slot, nu: datetime) -> int:
    """How many signals a sound archive has; else ArchiefKapotFout."""
    archive = Archive.open(pad, lambda: sleutel_uit(pad, slot), nu)
    try:
        return archive.controleer().signalen
    finally:
        archive.close()


def _repareer(pad: Path, slot: Slot, nu: datetime, stappen: _Stappen) -> Reparatieverslag:
    with _uitgepakt(pad, stappen) as kopieen:
        van_bos = _goed_bos(pad, slot, kopieen)
        sleutel = sleutel_uit(van_bos, slot)
        stappen.zet()
        laatste = _laatste_bekend(van_bos, sleutel)
        oogsten = [_van_een_kopie(pad, sleutel, laatste), *_van_reserves(kopieen, sleutel, nu)]
        stappen.zet()
        if all(o.archief is None for o in oogsten):
            raise ArchiefKapotFout(_NIETS)
        werk = werkplek(pad)
        try:
            uitkomst = herbouw(werk, sleutel, oogsten, laatste, nu)
            neem_bos_mee(van_bos, werk)
            stappen.zet()
            _neem_in_gebruik(werk, sleutel, nu)
            stappen.zet()
            opzij = wissel(pad, werk, nu)
        except BaseException:
            ruim_werk_op(werk)
            raise
    bewaard = zet_apart_als_beschadigd(opzij) if opzij is not None else None
    return _verslag(uitkomst, van_bos != pad, bewaard or pad)


def _verslag(uitkomst: Herbouwd, bos_uit_reserve: bool, bewaard: Path) -> Reparatieverslag:
    ontbreekt = sum(gat.tot - gat.van + 1 for gat in uitkomst.gaten)
    signalen_kwijt = sum(soort == "signaal" for soort, _ in uitkomst.kwijt)
    return Reparatieverslag(
        signalen=uitkomst.signalen,
        handelingen=uitkomst.gered - ontbreekt,
        uit_reserve=uitkomst.uit_reserve,
        gaten=tuple(uitkomst.gaten),
        bijgewerkt=len(uitkomst.bijgewerkt),
        signalen_kwijt=signalen_kwijt,
        ander_kwijt=len(uitkomst.kwijt) - signalen_kwijt,
        bos_uit_reserve=bos_uit_reserve,
        bewaard=bewaard,
    )


@contextmanager
def _uitgepakt(pad: Path, stappen: _Stappen) -> Iterator[list[Path]]:
    """The newest sound backups as archives of their own while the block lasts."""
    kopieen: list[Path] = []
    try:
        for kopie in reservekopieen_bij(pad):
            if len(kopieen) == _RESERVES:
                break
            stappen.zet()
            plek = werkplek(pad)
            with suppress(ArchiefFout):
                pak_uit(kopie.pad, plek, bospad(plek), adem_voor(0, None, None))
                kopieen.append(plek)
        yield kopieen
    finally:
        for plek in kopieen:
            ruim_werk_op(plek)


def _goed_bos(pad: Path, slot: Slot, kopieen: list[Path]) -> Path:
    """The archive, or backup, whose bag opens with ``slot``; the errors of the bag itself else."""
    for plek in (pad, *kopieen):
        try:
            sleutel_uit(plek, slot)
        except (SleutelbosKapotFout, SleutelbosWegFout):
            continue
        return plek
    return pad


def _laatste_bekend(pad: Path, sleutel: Sleutel) -> int:
    """The last number in the journal that the bag remembers."""
    with suppress(ArchiefFout):
        kop = lees_kop(pad, sleutel)
        return kop.seq if kop is not None else 0
    return 0


def _van_een_kopie(pad: Path, sleutel: Sleutel, laatste: int) -> Oogst:
    """What the damaged archive gives, read from a copy: reading may write."""
    plek = werkplek(pad)
    try:
        for deel in ("", "-wal"):
            van = pad.with_name(pad.name + deel)
            if van.is_file():
                shutil.copyfile(van, plek.with_name(plek.name + deel))
        if not plek.exists() or not plek.stat().st_size:
            return Oogst(heel=False)
        return oogst(plek, sleutel, laatste)
    except OSError as fout:
        raise SchrijfFout(_NIET_GELEZEN, str(fout)) from fout
    finally:
        ruim_werk_op(plek)


def _van_reserves(kopieen: list[Path], sleutel: Sleutel, nu: datetime) -> Iterator[Oogst]:
    """What backups under this key give, each brought to the newest schema first."""
    for plek in kopieen:
        with suppress(ArchiefFout):
            Archive.open(plek, sleutel, nu).close()
            yield oogst(plek, sleutel)


def _neem_in_gebruik(werk: Path, sleutel: Sleutel, nu: datetime) -> None:
    """It must be sound in every way; an exchange must know that this laptop may miss acts."""
    archive = Archive.open(werk, sleutel, nu)
    try:
        archive.controleer()
        with archive.schrijf("archief gerepareerd", None, nu) as beurt:
            beurt.zet(Instelling(f"hersteld:{archive.apparaat}", nu.isoformat()))
    finally:
        archive.close()
