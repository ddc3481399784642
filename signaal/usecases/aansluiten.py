"""A new laptop joins: it puts down a request, four words go over the phone, it is let in."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from signaal import vault
from signaal.domain.ids import nieuw_id, slug
from signaal.domain.model import Apparaat, Discipline, Lid, Rol, Team
from signaal.exchange import aanmelding as bestanden
from signaal.exchange.deelmap import Deelmap, SchijfMap
from signaal.fouten import GebruikFout, NietGedownloadFout
from signaal.storage.archive import Archive
from signaal.usecases.aanvragen import zoek_aanvraag
from signaal.usecases.archief import werkt_hier, zet_rol
from signaal.usecases.bewaken import schone_naam
from signaal.usecases.bureau import Bureau
from signaal.usecases.delen import eis_map, kies_map, onthoud_map
from signaal.usecases.klaarzetten import Klaarzetter
from signaal.usecases.kringsleutels import (
    als_apparaat,
    eis_kring,
    onthoud_epochs,
    onthoud_kennis,
    onthoud_sleutel,
)
from signaal.usecases.nakijken import Nagekeken
from signaal.usecases.nieuw_archief import neem_in_gebruik, nieuwe_plek
from signaal.usecases.ophalen import Stop, Voortgang, haal_op
from signaal.usecases.wisselen import wissel_uit
from signaal.vault.apparaatsleutel import Apparaatsleutel
from signaal.vault.epoch import ZOUT
from signaal.vault.geheim import Geheim
from signaal.vault.woorden import Woordsleutel, kies_woorden, lees_woorden


@dataclass(frozen=True, slots=True)
class Aanmelding:
    """A request that lies in the folder; ``woorden`` are for the phone only. In memory only."""

    pad: Path
    map: Path
    woorden: str
    device: UUID
    eigen: Apparaatsleutel = field(repr=False)
    sleutel: Woordsleutel = field(repr=False)


def vraag_aan(
    pad: Path, map_: Path, lid: str, nu: datetime, kosten: vault.Kosten = vault.STANDAARD
) -> Aanmelding:
    """Ask to join the team whose folder this is, as the colleague called ``lid``.

    ``lid`` is a name that is in the team, or "Naam:discipline" for somebody new. Nothing is made at
    ``pad`` yet. GebruikFout when something is there, or the folder is not.
    """
    with nieuwe_plek(pad):  # try the place before anybody is bothered
        eis_map(pad, map_)
    naam, _, welke = lid.partition(":")
    discipline = _discipline(welke) if welke else None
    woorden, zout, eigen = kies_woorden(), secrets.token_bytes(ZOUT), Apparaatsleutel.nieuw()
    sleutel = Woordsleutel.van(woorden, zout, kosten)
    aanvraag = bestanden.Aanvraag(
        nieuw_id(nu),
        eigen.tekensleutel,
        eigen.doossleutel,
        zout,
        schone_naam(naam, "je naam"),
        discipline.value if discipline else "",
    )
    SchijfMap(map_).leg(*bestanden.maak_aanvraag(aanvraag, sleutel, nu))
    return Aanmelding(pad, map_, " ".join(woorden), aanvraag.device, eigen, sleutel)


def rond_af(
    aanmelding: Aanmelding,
    wachtwoord: str,
    nu: Callable[[], datetime],
    vandaag: Callable[[], date],
    kosten: vault.Kosten = vault.STANDAARD,
    voortgang: Voortgang | None = None,
    stop: Stop | None = None,
) -> tuple[Bureau, str] | None:
    """The new archive with all that the folder has, and its recovery code; None: not let in yet,
    or not everything is in the folder yet. Ask again until it is.

    When it fails, or is stopped, no file is left behind at its place.
    """
    plek = SchijfMap(aanmelding.map)
    welkom = _welkom(aanmelding, plek)
    if welkom is None:
        return None
    with nieuwe_plek(aanmelding.pad) as bij_fout:
        sleutel, code = vault.maak_sleutelbos(aanmelding.pad, wachtwoord, kosten)
        archive = _maak_archief(aanmelding, welkom, sleutel, nu())
        bij_fout.callback(archive.close)
        bureau = Bureau(archive, welkom.lid or UUID(int=0), nu, vandaag, aanmelding.pad)
        haal_op(bureau, plek, voortgang, stop)
        if archive.een(Apparaat, aanmelding.device) is None or not archive.alle(Lid):
            return None
        with archive.schrijf("aangesloten", bureau.lid, nu()) as beurt:
            beurt.zet(werkt_hier(archive, bureau.lid))
            beurt.noteer("aangesloten", "apparaat", str(archive.apparaat))
        vault.zet_brievenbus(aanmelding.pad, archive.geheim.afgeleid("brievenbus"))
        zet_rol(archive)
        onthoud_map(bureau, aanmelding.map)
        Klaarzetter(bureau, plek, Nagekeken()).zet_klaar(plek.lijst())
        neem_in_gebruik(aanmelding.pad, bij_fout)
    return bureau, code


def laat_toe(
    bureau: Bureau,
    map_: Path,
    woorden: str,
    rol: Rol = Rol.LID,
    voortgang: Voortgang | None = None,
    stop: Stop | None = None,
) -> str:
    """Let in the laptop whose words these are; the name of the colleague who works there.

    GebruikFout when no request in the folder has these words: nobody was let in. ``voortgang`` and
    ``stop`` are about looking for it: see :func:`zoek_aanvraag`.
    """
    vier = lees_woorden(woorden)
    kies_map(bureau, map_)
    plek = SchijfMap(map_)
    eruit = eis_kring(bureau.archive).weg
    aanvraag, sleutel = zoek_aanvraag(plek, vier, bureau.nu(), eruit, voortgang, stop)
    laptop = eis_kring(bureau.archive).apparaten.get(aanvraag.device)
    if laptop is None:  # else it is in, but may not have heard of it: say so again
        lid = _lid_voor(bureau, aanvraag)
        laptop = Apparaat(
            aanvraag.device, f"Laptop van {lid.naam}", lid.id, rol,
            aanvraag.tekensleutel, aanvraag.doossleutel, bureau.nu(),
        )  # fmt: skip
        with bureau.archive.schrijf("laptop toegelaten", bureau.lid, bureau.nu()) as beurt:
            beurt.zet(lid)
            beurt.zet(laptop)
    wissel_uit(bureau)
    plek.leg(*bestanden.maak_welkom(_welkom_voor(bureau, laptop), laptop.doossleutel, sleutel))
    wie = bureau.archive.een(Lid, laptop.lid) if laptop.lid else None
    return wie.naam if wie is not None else laptop.naam


def _lid_voor(bureau: Bureau, aanvraag: bestanden.Aanvraag) -> Lid:
    """The colleague of a request: one of the team, or a new one when it names a discipline."""
    leden = [lid for lid in bureau.archive.alle(Lid) if not lid.vertrokken]
    for lid in leden:
        if slug(lid.naam) == slug(aanvraag.naam):
            _eis_dezelfde(lid, aanvraag.discipline)
            return lid
    if not aanvraag.discipline:
        raise GebruikFout(
            "De laptop die meedoet, is van een collega die niet in jullie team staat; er is "
            "niemand toegelaten. Kies op die laptop een naam uit "
            + ", ".join(lid.naam for lid in leden)
            + ", of zet die collega eerst bij jullie team."
        )
    naam = schone_naam(aanvraag.naam, "een naam voor elk lid")
    return Lid(nieuw_id(bureau.nu()), naam, _discipline(aanvraag.discipline))


def _eis_dezelfde(lid: Lid, discipline: str) -> None:
    """Two people may share a name: what one writes must not stand under the other."""
    if discipline and (gekozen := _discipline(discipline)) is not lid.discipline:
        raise GebruikFout(
            f"{lid.naam} staat in jullie team als {lid.discipline.label}, maar op de nieuwe laptop "
            f"is {gekozen.label} gekozen; er is niemand toegelaten. Laat je collega daar opnieuw "
            f"beginnen. Is het dezelfde collega? Kies dan {lid.discipline.label}. Is het een "
            f"ander? Kies dan een andere naam, zoals {lid.naam} B."
        )


def _welkom_voor(bureau: Bureau, laptop: Apparaat) -> bestanden.Welkom:
    kring, archive = eis_kring(bureau.archive), bureau.archive
    lid = laptop.rol is Rol.LID
    return bestanden.Welkom(
        device=laptop.id,
        team=archive.team_id,
        lid=laptop.lid,
        rol=laptop.rol.value,
        tekensleutels={a.id: a.tekensleutel for a in kring.apparaten.values()},
        eruit=kring.weg,
        geheim=archive.geheim.bytes_,
        epochs=tuple(e if lid else e.voor_meelezer() for e in kring.epochs.values()),
    )


def _welkom(aanmelding: Aanmelding, plek: Deelmap) -> bestanden.Welkom | None:
    """The welcome for this laptop from somebody who heard its words; None: not there yet.

    NietGedownloadFout when it may be one that is not on this laptop yet.
    """
    in_de_wolk = None
    for bestand in plek.lijst():
        if str(aanmelding.device) in bestand.naam and f"{bestanden.WELKOMS}/" in bestand.naam:
            try:
                inhoud = plek.lees(bestand.naam)
            except NietGedownloadFout as fout:
                in_de_wolk = fout
                continue
            welkom = inhoud and bestanden.open_welkom(
                inhoud, aanmelding.device, aanmelding.eigen, aanmelding.sleutel
            )
            if isinstance(welkom, bestanden.Welkom):
                return welkom
    if in_de_wolk is not None:
        raise in_de_wolk
    return None


def _maak_archief(
    aanmelding: Aanmelding, welkom: bestanden.Welkom, sleutel: vault.Sleutel, nu: datetime
) -> Archive:
    """An empty archive of this team; who is in it is known from the welcome until it is read."""
    archive = Archive.create(
        aanmelding.pad,
        sleutel,
        Team(welkom.team, "", nu.date()),
        nu,
        geheim=Geheim(welkom.geheim),
        apparaat=aanmelding.device,
    )
    onthoud_sleutel(archive, aanmelding.eigen)
    onthoud_epochs(archive, welkom.epochs)
    anderen = [
        Apparaat(id_, "", None, Rol.LID, teken, "", nu, verwijderd=id_ in welkom.eruit)
        for id_, teken in welkom.tekensleutels.items()
        if id_ != aanmelding.device
    ]
    rol = Rol(welkom.rol)
    ik = als_apparaat(aanmelding.device, "", welkom.lid, rol, aanmelding.eigen, nu)
    onthoud_kennis(archive, (*anderen, ik))
    return archive


def _discipline(waarde: str) -> Discipline:
    for discipline in Discipline:
        if slug(waarde) == slug(discipline.value):
            return discipline
    keuzes = ", ".join(d.value for d in Discipline)
    raise GebruikFout(
        f'Schrijf een nieuwe collega als "Naam:discipline", met als discipline {keuzes}. '
        "Er is niets gemaakt."
    )
