"""The words of the command line for sharing: joining, leaving, exchanging, choosing."""

import argparse
import time
from pathlib import Path

from signaal import vault
from signaal.domain.model import Rol
from signaal.fouten import GebruikFout, GeenWachtwoordFout
from signaal.opdrachten import aan_het_bureau
from signaal.usecases.aansluiten import (
    laat_toe as laat_laptop_toe,
)
from signaal.usecases.aansluiten import (
    rond_af,
    vraag_aan,
)
from signaal.usecases.archief import sluit
from signaal.usecases.delen import Laptop, kies_map, lees_deelstand, verwijder_laptop
from signaal.usecases.geschillen import kies as kies_waarde
from signaal.usecases.geschillen import lees_geschillen
from signaal.usecases.wisselen import Gewisseld, wissel_uit_met
from signaal.usecases.wisselen import geef_mee as geef_bestand_mee
from signaal.usecases.wisselen import neem_op as neem_bestand_op
from signaal.wereld import Wereld

#: How often a newcomer looks whether it was let in (s).
_KIJK_S = 0.5


def sluit_aan(opdracht: argparse.Namespace, wereld: Wereld) -> None:
    """A new archive on this laptop for a team that exists; four words to say on the phone first."""
    wachtwoord = wereld.omgeving.get("SIGNAAL_WACHTWOORD")
    if wachtwoord is None:
        if wereld.vraag_wachtwoord is None:
            raise GeenWachtwoordFout(
                "Er is geen wachtwoord opgegeven en er is niets gemaakt; "
                "zet het in SIGNAAL_WACHTWOORD of werk in een terminal."
            )
        wachtwoord = wereld.vraag_wachtwoord("Nieuw wachtwoord: ")
    vault.eis_wachtwoord(wachtwoord)
    pad = Path(opdracht.archief)
    aanmelding = vraag_aan(pad, Path(opdracht.map), opdracht.lid, wereld.nu())
    wereld.zeg(aanmelding.woorden)
    tot = time.monotonic() + opdracht.wacht
    bureau_en_code = None
    while bureau_en_code is None:
        bureau_en_code = rond_af(aanmelding, wachtwoord, wereld.nu, wereld.vandaag)
        if bureau_en_code is None:
            if time.monotonic() > tot:
                raise GebruikFout(
                    "Er is nog niemand die deze laptop heeft toegelaten; er is niets gemaakt. "
                    "Bel een collega en begin opnieuw: je krijgt dan andere woorden."
                )
            time.sleep(_KIJK_S)
    bureau, code = bureau_en_code
    sluit(bureau)
    wereld.zeg(f"Aangesloten: {opdracht.archief}")
    wereld.zeg(f"Herstelcode (bewaar hem op papier): {code}")


def laat_toe(opdracht: argparse.Namespace, wereld: Wereld) -> None:
    """Let in the laptop whose four words were said on the phone."""
    rol = Rol.LEEST_MEE if opdracht.leest_mee else Rol.LID
    with aan_het_bureau(opdracht, wereld) as bureau:
        toegelaten = laat_laptop_toe(bureau, Path(opdracht.map), opdracht.woorden, rol)
        wereld.zeg(f"Toegelaten: de laptop van {toegelaten}.")


def verwijder_apparaat(opdracht: argparse.Namespace, wereld: Wereld) -> None:
    """Take a laptop out; from then on it can read nothing new."""
    with aan_het_bureau(opdracht, wereld) as bureau:
        if opdracht.map:
            kies_map(bureau, Path(opdracht.map))
        gezocht = (opdracht.apparaat or opdracht.lid or "").casefold()
        laptops = [laptop for laptop in lees_deelstand(bureau).laptops if not laptop.eruit]
        passend = [p for p in laptops if gezocht in (str(p.id), p.lid.casefold())]
        if len(passend) != 1:
            raise GebruikFout(
                "Noem één laptop met --apparaat: "
                + ", ".join(f"{p.id} ({_noem(p)})" for p in laptops)
                + ". Er is niets veranderd."
            )
        verwijder_laptop(bureau, passend[0].id)
        if opdracht.map:
            wissel_uit_met(bureau, Path(opdracht.map))
        wereld.zeg(f"Verwijderd: de laptop van {passend[0].lid}. Die leest niets nieuws meer.")


def _noem(laptop: Laptop) -> str:
    return laptop.lid if laptop.aangesloten else f"{laptop.lid}, nog niet aangesloten"


def wissel_uit(opdracht: argparse.Namespace, wereld: Wereld) -> None:
    """Put down what the others miss, take in what they put down."""
    with aan_het_bureau(opdracht, wereld) as bureau:
        _vertel(wissel_uit_met(bureau, Path(opdracht.map)), wereld)


def geef_mee(opdracht: argparse.Namespace, wereld: Wereld) -> None:
    """One file with what the others miss, for e-mail or a stick."""
    with aan_het_bureau(opdracht, wereld) as bureau:
        mee = geef_bestand_mee(bureau, Path(opdracht.bestand))
        wereld.zeg(f"Meegegeven: {opdracht.bestand} ({mee.gegeven} bestanden)")


def neem_op(opdracht: argparse.Namespace, wereld: Wereld) -> None:
    """Take in such a file; twice, late or out of order changes nothing."""
    with aan_het_bureau(opdracht, wereld) as bureau:
        _vertel(neem_bestand_op(bureau, Path(opdracht.bestand)), wereld)


def conflicten(opdracht: argparse.Namespace, wereld: Wereld) -> None:
    """What two people changed while they were apart: one line for each value."""
    with aan_het_bureau(opdracht, wereld) as bureau:
        wereld.zeg("geschil;keuze;onderwerp;veld;waarde;wie;moment")
        for vraag in lees_geschillen(bureau):
            for nummer, keuze in enumerate(vraag.keuzen, 1):
                over = (vraag.id, str(nummer), vraag.onderwerp, vraag.veld)
                velden = (*over, keuze.waarde, keuze.wie)
                schoon = (" ".join(v.replace(";", ",").split()) for v in velden)
                wereld.zeg(";".join((*schoon, keuze.moment.isoformat(timespec="seconds"))))


def kies(opdracht: argparse.Namespace, wereld: Wereld) -> None:
    """Settle one of them; the choice travels."""
    with aan_het_bureau(opdracht, wereld) as bureau:
        kies_waarde(bureau, opdracht.geschil, opdracht.keuze)


def _vertel(gewisseld: Gewisseld, wereld: Wereld) -> None:
    wereld.zeg(gewisseld.zin)
    for melding in gewisseld.meldingen:
        wereld.waarschuw(melding.zin)
