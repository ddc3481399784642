"""Exchange with the laptops of colleagues: put down what they miss, take in what they put down."""

from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from signaal.domain.model import Lid
from signaal.domain.wissel import Oordeel
from signaal.exchange.deelmap import Deelmap, SchijfMap
from signaal.exchange.pakje import Pakje
from signaal.exchange.segmentnaam import apparaat_in
from signaal.fouten import GebruikFout, SignaalFout
from signaal.usecases import wisselwoorden
from signaal.usecases.afscheid import lees_afscheid
from signaal.usecases.bureau import Bureau
from signaal.usecases.delen import deelmap, eis_erbuiten, kies_map, onthoud_bijgewerkt
from signaal.usecases.geschillen import aantal_geschillen
from signaal.usecases.klaarzetten import Klaarzetter
from signaal.usecases.kringsleutels import Kring, eis_kring
from signaal.usecases.nakijken import Nagekeken
from signaal.usecases.onderweg import onderweg_naar, spaar_archief
from signaal.usecases.ophalen import Opgehaald, Stop, Teruggegaan, Voortgang, eigen_delen, haal_op
from signaal.usecases.opvolgen import maak_af, volg_op
from signaal.usecases.vernietigen import loop_reserve_na
from signaal.usecases.wisselwoorden import Melding, Soortmelding, bijgewerkt_zin

#: What was written so far ahead of now: one of two clocks is off; nothing is refused for it.
_KLOK_VOOR = timedelta(days=1)
#: Nothing came from a colleague for so long.
_STIL = timedelta(days=30)
_ERUIT = (
    "Deze laptop is uit het team gehaald: je collega's kunnen het bestand niet opnemen. "
    "Er is niets gemaakt; wat hier staat, blijft hier. Bel een collega."
)


@dataclass(frozen=True, slots=True)
class Gewisseld:
    """What an exchange did. ``gegeven`` files were put down, ``genomen`` acts came in.

    ``signalen`` are (name of the colleague, how many new ones); ``geschillen`` is how many
    questions wait for a choice now; ``zin`` is the one line for when all is well.
    """

    gegeven: int
    genomen: int
    signalen: tuple[tuple[str, int], ...]
    geschillen: int
    meldingen: tuple[Melding, ...]
    zin: str


def wissel_uit(
    bureau: Bureau,
    voortgang: Voortgang | None = None,
    stop: Stop | None = None,
    nagekeken: Nagekeken | None = None,
) -> Gewisseld | None:
    """Exchange through the folder of this laptop; None when there is none.

    ``nagekeken`` remembers between exchanges which files were looked at.
    SchrijfFout, GebruikFout: the folder is gone, full, not to be written in: nothing is lost, do it
    again later. GestoptFout: what had come in stays.
    """
    map_ = deelmap(bureau)
    if map_ is None:
        return None
    eis_erbuiten(bureau.pad, map_)
    plek = SchijfMap(map_)
    if nagekeken is None or not nagekeken.heel:  # once is enough for a process
        plek.ruim_resten_op()
    gewisseld = _wissel(bureau, plek, (voortgang, stop), nagekeken or Nagekeken())
    onthoud_bijgewerkt(bureau)
    return gewisseld


def wissel_uit_met(bureau: Bureau, map_: Path) -> Gewisseld:
    """The same, through ``map_``, which is remembered."""
    kies_map(bureau, map_)
    gewisseld = wissel_uit(bureau)
    if gewisseld is None:
        raise AssertionError("the folder was chosen just now")
    return gewisseld


def geef_mee(bureau: Bureau, pad: Path) -> Gewisseld:
    """One file at ``pad`` with what the others miss, for e-mail or a stick.

    What everybody told to have is left out. It is on record once the file is whole on disk, just
    before it takes its place. GebruikFout when this archive is not shared yet, this laptop was
    taken out, or ``pad`` is one of its own files; SchrijfFout when the file cannot be made: nothing
    was given along then.
    """
    maak_af(bureau.archive, bureau.nu())
    kring = eis_kring(bureau.archive)
    if kring.eruit or lees_afscheid(bureau.archive, kring) is not None:
        raise GebruikFout(_ERUIT)
    spaar_archief(bureau, pad)
    pakje = Pakje(pad)
    zetter = Klaarzetter(bureau, pakje, Nagekeken(), _heeft_iedereen(bureau, kring))
    zetter.zet_klaar([])
    with (
        onderweg_naar(bureau, pad),
        pakje.klaargezet(),
        bureau.archive.schrijf("bestand meegegeven", bureau.lid, bureau.nu()) as beurt,
    ):
        beurt.noteer("bestand meegegeven", "bestand", "")  # all read this: no name of a file
    return _vertel(bureau, Opgehaald(), zetter)


def neem_op(bureau: Bureau, pad: Path) -> Gewisseld:
    """Take in what somebody gave in one file; twice, late or out of order changes nothing.

    That something in it was refused is told here, each time: in the shared folder such a file may
    lie for years.
    """
    eis_kring(bureau.archive)
    with Pakje(pad) as pakje:
        opgehaald = _haal(bureau, pakje, (None, None), Nagekeken())
    gewisseld = _vertel(bureau, opgehaald, None)
    if not opgehaald.geweigerd:
        return gewisseld
    return replace(gewisseld, meldingen=(wisselwoorden.niet_overgenomen(), *gewisseld.meldingen))


def _wissel(
    bureau: Bureau,
    plek: Deelmap,
    loop: tuple[Voortgang | None, Stop | None],
    nagekeken: Nagekeken,
) -> Gewisseld:
    opgehaald = _haal(bureau, plek, loop, nagekeken)
    zetter = Klaarzetter(bureau, plek, nagekeken)
    if not eis_kring(bureau.archive).eruit:
        zetter.zet_klaar(plek.lijst())
    return _vertel(bureau, opgehaald, zetter)


def _haal(
    bureau: Bureau,
    plek: Deelmap,
    loop: tuple[Voortgang | None, Stop | None],
    nagekeken: Nagekeken,
) -> Opgehaald:
    maak_af(bureau.archive, bureau.nu())
    try:
        opgehaald = haal_op(bureau, plek, *loop, nagekeken)
    except Teruggegaan:
        volg_op(bureau.archive, bureau.nu(), eigen_delen(bureau, plek))
        opgehaald = haal_op(bureau, plek, *loop, nagekeken)
    _zeg_hoever_bij_wie_weg_is(bureau)
    if opgehaald.vernietigd:
        with suppress(SignaalFout):  # the page about keeping says that backups are behind
            loop_reserve_na(bureau)
    return opgehaald


def _zeg_hoever_bij_wie_weg_is(bureau: Bureau) -> None:
    """Of a laptop that was taken out counts what somebody who is in had taken in: so say it."""
    kring, archive = eis_kring(bureau.archive), bureau.archive
    verteld, stand = archive.kring.gezien_door(kring.ik), archive.kring.stand()
    if any(verteld.get(id_, 0) < stand.get(id_, 0) for id_ in kring.weg - {kring.ik}):
        with archive.schrijf("uitgewisseld", bureau.lid, bureau.nu()) as beurt:
            beurt.noteer("uitgewisseld", "apparaat", "")


def _heeft_iedereen(bureau: Bureau, kring: Kring) -> dict[UUID, int]:
    """Per chain how far every colleague told to have it."""
    anderen = [a.id for a in kring.leden if a.id != kring.ik]
    gezien = [bureau.archive.kring.gezien_door(id_) | {id_: 2**62} for id_ in anderen]
    return {
        device: min((g.get(device, 0) for g in gezien), default=0)
        for device in bureau.archive.kring.stand()
    }


def _vertel(bureau: Bureau, opgehaald: Opgehaald, zetter: Klaarzetter | None) -> Gewisseld:
    namen = {lid.id: lid.naam for lid in bureau.archive.alle(Lid)} | {bureau.lid: "jezelf"}
    signalen = tuple(sorted((_noem(namen, lid), n) for lid, n in opgehaald.signalen.items()))
    return Gewisseld(
        zetter.aantal if zetter is not None else 0,
        opgehaald.regels,
        signalen,
        aantal_geschillen(bureau),
        tuple(_meldingen(bureau, opgehaald, zetter)),
        bijgewerkt_zin(bureau.nu(), signalen),
    )


def _meldingen(bureau: Bureau, opgehaald: Opgehaald, zetter: Klaarzetter | None) -> list[Melding]:
    """What is off, the most urgent first; nothing when all is well."""
    kring = eis_kring(bureau.archive)
    afscheid = lees_afscheid(bureau.archive, kring)
    if afscheid is not None:  # nothing else that is off is a matter for this laptop any more
        dag = afscheid.moment.astimezone().date()
        return [wisselwoorden.eruit_door(afscheid.wie, dag)]
    wie = _namen(bureau, kring)
    gevonden: list[Melding] = []
    per_soort: dict[Oordeel, Counter[str]] = {oordeel: Counter() for oordeel in Oordeel}
    vreemd = 0
    for (oordeel, device), aantal in opgehaald.oordelen.items():
        per_soort[oordeel][wie.get(device, "een collega") if device else "een collega"] += aantal
        onbekende = oordeel is Oordeel.ONBEKEND and device is not None and device not in wie
        vreemd += aantal if onbekende or oordeel is Oordeel.VREEMD else 0
    if kring.eruit or opgehaald.buiten:
        gevonden.append(wisselwoorden.eruit())
    if per_soort[Oordeel.NIEUWER]:
        gevonden.append(wisselwoorden.nieuwer())
    gevonden += [wisselwoorden.kapot(naam, n) for naam, n in per_soort[Oordeel.KAPOT].items()]
    dicht = {wie.get(van, "") if (van := apparaat_in(n)) else "" for n in opgehaald.gesloten}
    dicht |= {""} if zetter is not None and zetter.geweigerd else set()
    gevonden += [wisselwoorden.dicht(naam) for naam in sorted(dicht)]
    half = per_soort[Oordeel.HALF]
    gevonden += [wisselwoorden.onderweg(naam, n) for naam, n in half.items() if naam not in dicht]
    if zetter is not None and zetter.blijft:
        gevonden.append(wisselwoorden.blijft())
    if opgehaald.wolk:
        gevonden.append(Melding(Soortmelding.WOLK, opgehaald.wolk))
    if vreemd:
        gevonden.append(wisselwoorden.vreemd(vreemd))
    gevonden += [wisselwoorden.gat(wie.get(d, "een collega")) for d in sorted(opgehaald.wacht)]
    return gevonden + _klokken_en_stilte(bureau, kring, wie)


def _klokken_en_stilte(bureau: Bureau, kring: Kring, wie: dict[UUID, str]) -> list[Melding]:
    gevonden: list[Melding] = []
    for laptop in kring.leden:
        laatst = bureau.archive.kring.laatste(laptop.id)
        if laptop.id == kring.ik or laatst is None or laptop.id in kring.vervangen:
            continue
        voor = laatst - bureau.nu()
        if voor > _KLOK_VOOR:
            gevonden.append(wisselwoorden.klok(wie[laptop.id], voor.days))
        elif -voor > _STIL:
            gevonden.append(wisselwoorden.stil(wie[laptop.id], (-voor).days))
    return gevonden


def _noem(namen: dict[UUID, str], lid: UUID | None) -> str:
    return namen.get(lid, "een collega") if lid else "een collega"


def _namen(bureau: Bureau, kring: Kring) -> dict[UUID, str]:
    """Whose laptop each is, by name."""
    leden = {lid.id: lid.naam for lid in bureau.archive.alle(Lid)}
    return {a.id: leden.get(a.lid, a.naam) if a.lid else a.naam for a in kring.apparaten.values()}
