"""What this laptop takes in of what lies in a folder (or in one file that came by mail).

Names of files are hints: what a file is stands in it. What is not right (yet) is left where it is.
A part that came before what it builds on waits; it is read again when something new came in.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from signaal.domain.wissel import Deel, Oordeel
from signaal.exchange.deelmap import Bestand, Deelmap
from signaal.exchange.omslag import HOOGSTE_BESTAND
from signaal.exchange.segment import Segment, open_segment
from signaal.exchange.segmentnaam import uit_naam
from signaal.fouten import GestoptFout, NietGedownloadFout
from signaal.storage.kringwaarden import AfgewezenDeel, Opgenomen
from signaal.storage.regel import verteld_in
from signaal.usecases.afscheid import hoor_afscheid
from signaal.usecases.bureau import Bureau
from signaal.usecases.kringsleutels import Kring, eis_kring, leer_kennen, onthoud_epochs
from signaal.usecases.nakijken import (
    Nagekeken,
    is_buiten,
    is_sleutel,
    lees_kennis,
    merk_van,
    wat_niet_klopt,
)
from signaal.usecases.opvolgen import onthoud_borg
from signaal.usecases.uitpakken import Uitgepakt, pak_uit
from signaal.usecases.vergeten import signalen_die_gaan, vergeet_wat_ging

Voortgang = Callable[[int, int], object]
Stop = Callable[[], bool]
#: Not to be read again while its size stays what it is. What was damaged here may be whole later,
#: or was damaged on another way (by mail) than the one it comes by now.
_KLAAR = {Oordeel.GOED, Oordeel.ANDERS, Oordeel.VREEMD}
#: Files that are taken in together: enough to be quick, few enough to stop soon, and to let
#: somebody log in between.
_HAP, _HAP_BYTES = 40, 1024 * 1024


class Teruggegaan(Exception):
    """Others have other rows of this laptop than the archive: an old copy was put back."""


@dataclass
class Opgehaald:
    """What came in: acts, new signals per member; and what did not, as last seen.

    ``oordelen`` are (verdict, laptop by the name of the file) and how many; ``wacht`` the laptops
    of which something is missing in between; ``buiten``: colleagues write under a key that this
    laptop was not given. ``wolk`` is the sentence about files that are not on this laptop yet.
    ``verteld``: how far those who are in say to have taken in what each laptop wrote.
    ``vernietigd``: what somebody destroyed is gone here as well. ``gesloten`` are the folders in
    which this laptop may not read. ``geweigerd``: something is of a laptop that was taken out.
    """

    regels: int = 0
    signalen: Counter[UUID | None] = field(default_factory=Counter)
    oordelen: Counter[tuple[Oordeel, UUID | None]] = field(default_factory=Counter)
    wacht: set[UUID] = field(default_factory=set)
    buiten: bool = False
    vernietigd: bool = False
    wolk: str = ""
    gesloten: frozenset[str] = frozenset()
    geweigerd: bool = False
    verteld: Counter[UUID] = field(default_factory=Counter)


def haal_op(
    bureau: Bureau,
    plek: Deelmap,
    voortgang: Voortgang | None,
    stop: Stop | None,
    nagekeken: Nagekeken | None = None,
) -> Opgehaald:
    """Take in everything at ``plek`` that fits; again and again, until nothing more fits.

    GestoptFout soon after ``stop``: what came in stays. Teruggegaan: see there.
    """
    opgehaald = Opgehaald()
    nagekeken = Nagekeken() if nagekeken is None else nagekeken
    er_ligt: list[Bestand] = []
    stil = False
    while not stil:
        opgehaald.wolk = ""
        opgehaald.wacht.clear()
        nagekeken.weet(lees_kennis(bureau))
        er_ligt = plek.lijst()
        lijst = [b for b in _nog_te_lezen(bureau, er_ligt) if merk_van(b) not in nagekeken.vergeefs]
        stil, gedaan = True, 0
        for hap in _happen(lijst):
            if stop is not None and stop():
                raise GestoptFout("Het bijwerken is gestopt; wat binnen was, is bewaard.")
            stil = not _neem(bureau, plek, hap, opgehaald, nagekeken) and stil
            gedaan += len(hap)
            if voortgang is not None:
                voortgang(gedaan, len(lijst))
    opgehaald.oordelen = wat_niet_klopt(bureau, er_ligt)
    opgehaald.gesloten = plek.gesloten
    opgehaald.buiten = is_buiten(bureau, er_ligt)
    return opgehaald


def _nog_te_lezen(bureau: Bureau, er_ligt: Iterable[Bestand]) -> list[Bestand]:
    """Keys first, then what stands early in its chain: as it was written, more or less."""
    bekend = bureau.archive.kring.bestanden()

    def hoort_bij(bestand: Bestand) -> tuple[int, int, str]:
        stuk = uit_naam(bestand.naam)
        return (1, stuk.van, bestand.naam) if stuk else (0, 0, bestand.naam)

    open_ = (b for b in er_ligt if not _is_klaar(bekend.get(b.naam), b))
    return sorted(open_, key=hoort_bij)


def _is_klaar(gezien: tuple[int, str] | None, bestand: Bestand) -> bool:
    return gezien is not None and gezien[0] == bestand.grootte and gezien[1] in _KLAAR


def _neem(
    bureau: Bureau,
    plek: Deelmap,
    hap: Sequence[Bestand],
    opgehaald: Opgehaald,
    nagekeken: Nagekeken,
) -> bool:
    """Take in these files; whether anything was new.

    Keys that are none for this laptop are not read again while nothing more is known.
    """
    kring = eis_kring(bureau.archive)
    om_te_oordelen = kring.om_te_oordelen(bureau.archive.team_id)
    ronde = Uitgepakt()
    for bestand in hap:
        if bestand.grootte > HOOGSTE_BESTAND:
            ronde.gezien[bestand.naam] = (bestand.grootte, Oordeel.KAPOT)
            continue
        try:
            inhoud = plek.lees(bestand.naam)
        except NietGedownloadFout as fout:
            opgehaald.wolk = fout.bericht
            continue
        oordeel = Oordeel.HALF
        if inhoud:
            oordeel = pak_uit(kring, om_te_oordelen, ronde, bestand, inhoud)
        ronde.gezien[bestand.naam] = (bestand.grootte, oordeel)
    nieuwe_epochs = [e for e in ronde.epochs if e.id not in kring.epochs]
    if nieuwe_epochs:
        onthoud_epochs(bureau.archive, nieuwe_epochs)
    gebracht = _breng_in(bureau, kring, ronde, opgehaald)
    bureau.archive.kring.zet_bestanden(ronde.gezien)
    oordelen = ((b, ronde.gezien.get(b.naam)) for b in hap if is_sleutel(b))
    nagekeken.vergeefs |= {merk_van(b) for b, o in oordelen if o and o[1] != Oordeel.HALF}
    return gebracht or bool(nieuwe_epochs)


def _breng_in(bureau: Bureau, kring: Kring, ronde: Uitgepakt, opgehaald: Opgehaald) -> bool:
    """Hand everything to the archive; a part that must wait is no file that is done with."""
    _eis_dezelfde_keten(bureau, kring, [segment.deel for _, segment in ronde.segmenten])
    hier, delen = bureau.archive.kring, []
    stond = hier.stand()
    meer_verteld = _luister(kring, ronde, opgehaald)
    for bestand, segment in sorted(ronde.segmenten, key=_plaats):
        deel = segment.deel
        borg = segment.borg
        # what is known is skipped when taken in: that a file holds it is looked at here
        if deel.tot <= stond.get(deel.device, 0) and hier.volg(deel) is None:
            ronde.gezien[bestand.naam] = (bestand.grootte, Oordeel.KAPOT)
            continue
        stond[deel.device] = max(deel.tot, stond.get(deel.device, 0))
        hoor_afscheid(bureau.archive, kring, deel)
        eruit = deel.device in kring.weg or (borg is not None and borg.oud in kring.weg)
        if eruit and deel.tot > _aanvaard_tot(bureau, kring, deel.device, opgehaald):
            ronde.gezien[bestand.naam] = (bestand.grootte, Oordeel.ONBEKEND)
            opgehaald.geweigerd = True
            continue
        if borg is not None:
            leer_kennen(bureau.archive, deel.device, borg)
            onthoud_borg(bureau.archive, deel.device, borg)
        delen.append((bestand, segment))
    if not delen and not ronde.sleutels:
        return meer_verteld
    had = len(hier.nieuwe_sleutels())
    gaan = signalen_die_gaan(bureau, [segment.deel for _, segment in delen])
    opgenomen = _neem_op_wat_klopt(bureau, ronde, delen)
    stand = hier.stand()
    if opgenomen.eigen_verder > stand.get(kring.ik, 0):
        raise Teruggegaan
    for bestand, segment in delen:
        if stand.get(segment.deel.device, 0) < segment.deel.tot:  # it waits: read it again
            ronde.gezien[bestand.naam] = (bestand.grootte, Oordeel.ONBEKEND)
    sleutels = {(s.vak, s.device, s.vanaf): s.sleutel for s in hier.nieuwe_sleutels()}
    for bestand, rij in ronde.sleutels:  # a key that was not kept may prove itself later
        if sleutels.get((rij.vak, rij.device, rij.vanaf)) != rij.sleutel:
            ronde.gezien[bestand.naam] = (bestand.grootte, Oordeel.ONBEKEND)
    opgehaald.wacht |= {wacht.device for wacht in opgenomen.wacht}
    opgehaald.regels += opgenomen.regels
    opgehaald.signalen += opgenomen.signalen
    if opgenomen.vernietigd:
        vergeet_wat_ging(bureau, gaan)
        bureau.archive.leeg_logboek()
        opgehaald.vernietigd = True
    return meer_verteld or opgenomen.regels > 0 or len(sleutels) > had


def _plaats(gevonden: tuple[Bestand, Segment]) -> tuple[UUID, int, int]:
    deel = gevonden[1].deel
    return deel.device, deel.van, deel.tot


def _neem_op_wat_klopt(
    bureau: Bureau, ronde: Uitgepakt, delen: list[tuple[Bestand, Segment]]
) -> Opgenomen:
    """Take in what is right; a part whose links do not hold is left out, and said of its file."""
    while True:
        try:
            return bureau.archive.kring.neem_op(
                [segment.deel for _, segment in delen],
                [segment.zegel for _, segment in delen],
                [rij for _, rij in ronde.sleutels],
                bureau.nu(),
            )
        except AfgewezenDeel as fout:
            afgewezen = [(b, s) for b, s in delen if s.deel == fout.deel]
            for bestand, segment in afgewezen:
                delen.remove((bestand, segment))
                ronde.gezien[bestand.naam] = (bestand.grootte, Oordeel.KAPOT)


def _eis_dezelfde_keten(bureau: Bureau, kring: Kring, delen: Iterable[Deel]) -> None:
    """Teruggegaan unless what lies there of this laptop is what it has itself."""
    schakel = bureau.archive.kring.schakel
    for deel in delen:
        if deel.device == kring.ik:
            for seq, link in ((deel.van - 1, deel.vorige), (deel.tot, deel.laatste)):
                if seq and schakel(kring.ik, seq) != link:
                    raise Teruggegaan


def eigen_delen(bureau: Bureau, plek: Deelmap) -> list[Deel]:
    """What lies there of this laptop itself, as far as it is right."""
    kring = eis_kring(bureau.archive)
    om_te_oordelen = kring.om_te_oordelen(bureau.archive.team_id)
    gevonden = []
    for bestand in plek.lijst():
        stuk = uit_naam(bestand.naam)
        if stuk is not None and stuk.device == kring.ik and (inhoud := plek.lees(bestand.naam)):
            segment = open_segment(inhoud, om_te_oordelen)
            if isinstance(segment, Segment) and segment.deel.device == kring.ik:
                gevonden.append(segment.deel)
    return gevonden


def _luister(kring: Kring, ronde: Uitgepakt, opgehaald: Opgehaald) -> bool:
    """Hear what those who are in had taken in of others; whether it is more of who is out.

    Also from parts that wait: they may wait for exactly that.
    """
    meer = False
    erin = {a.id for a in kring.leden}
    for _, segment in ronde.segmenten:
        if segment.deel.device not in erin:
            continue
        for device, tot in verteld_in(segment.deel).items():
            if tot > opgehaald.verteld[device]:
                opgehaald.verteld[device] = tot
                meer = meer or device in kring.weg or device not in kring.apparaten
    return meer


def _aanvaard_tot(bureau: Bureau, kring: Kring, device: UUID, opgehaald: Opgehaald) -> int:
    """How far the chain of a laptop is believed: of one that was taken out only what somebody who
    is in had taken in, so that all who are in end with the same.
    """
    hier = bureau.archive.kring
    gezien = (hier.gezien_door(a.id).get(device, 0) for a in kring.leden)
    return max([hier.stand().get(device, 0), opgehaald.verteld[device], *gezien])


def _happen(lijst: Iterable[Bestand]) -> Iterator[list[Bestand]]:
    """In order, so many together; one that is large goes alone."""
    hap: list[Bestand] = []
    grootte = 0
    for bestand in lijst:
        if hap and (len(hap) == _HAP or grootte + bestand.grootte > _HAP_BYTES):
            yield hap
            hap, grootte = [], 0
        hap.append(bestand)
        grootte += bestand.grootte
    if hap:
        yield hap
