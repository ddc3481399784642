"""The words of the command line for backups: made, put back."""

import argparse
from pathlib import Path

from signaal.opdrachten import aan_het_bureau, met_slot
from signaal.usecases.archief import eis_archief
from signaal.usecases.herstellen import herstel_archief
from signaal.usecases.reparatieverslag import bewaar_verslag, verslag_in_woorden
from signaal.usecases.repareren import repareer_archief
from signaal.usecases.reservekopie import Reservekopie, bewaar_reservekopie
from signaal.wereld import Wereld

_WACHTWOORD_VAN_TOEN = "Het archief opent met het wachtwoord en de herstelcode van die kopie."


def backup(opdracht: argparse.Namespace, wereld: Wereld) -> None:
    """A backup of the archive in one file, never over another one."""
    with aan_het_bureau(opdracht, wereld) as bureau:
        kopie = bewaar_reservekopie(bureau, Path(opdracht.naar))
        wereld.zeg(f"Reservekopie gemaakt: {opdracht.naar} ({_inhoud(kopie)})")


def herstel(opdracht: argparse.Namespace, wereld: Wereld) -> None:
    """Put a backup back, or repair when none is named; what stood there is kept."""
    if opdracht.van is None:
        _repareer(opdracht, wereld)
        return
    pad, van = Path(opdracht.archief), Path(opdracht.van)
    klaar = met_slot(wereld, lambda slot: herstel_archief(pad, van, slot, wereld.nu))
    toen = klaar.kopie.moment.astimezone()
    if klaar.alleen_sleutels:
        wereld.zeg(
            "Je archief is heel; alleen het sleutelbestand niet. Dat staat terug uit de "
            f"reservekopie van {toen:%d-%m-%Y %H:%M}. Alle signalen zijn er nog."
        )
        wereld.zeg(_WACHTWOORD_VAN_TOEN)
        return
    wereld.zeg(f"De reservekopie van {toen:%d-%m-%Y %H:%M} staat terug: {_inhoud(klaar.kopie)}")
    if not klaar.wachtwoord_van_nu:
        wereld.zeg(_WACHTWOORD_VAN_TOEN)


def _repareer(opdracht: argparse.Namespace, wereld: Wereld) -> None:
    pad = Path(opdracht.archief)
    eis_archief(pad)
    regels = verslag_in_woorden(
        met_slot(wereld, lambda slot: repareer_archief(pad, slot, wereld.nu))
    )
    for regel in regels:
        wereld.zeg(regel)
    if opdracht.verslag:
        bewaar_verslag(Path(opdracht.verslag), regels)


def _inhoud(kopie: Reservekopie) -> str:
    aantal = kopie.inhoud.signalen if kopie.inhoud else 0
    return "1 signaal" if aantal == 1 else f"{aantal} signalen"
