"""What the words about keys do."""

import argparse

from signaal.fouten import GeenWachtwoordFout
from signaal.opdrachten import aan_het_bureau
from signaal.usecases.archief import sluit
from signaal.usecases.hersleutelen import hersleutel as geef_nieuwe_sleutel
from signaal.wereld import Wereld


def hersleutel(opdracht: argparse.Namespace, wereld: Wereld) -> None:
    """Another key for the archive; the passphrase stays, the recovery code is a new one."""
    with aan_het_bureau(opdracht, wereld) as bureau:
        wachtwoord = wereld.omgeving.get("SIGNAAL_WACHTWOORD")
        if wachtwoord is None:
            if wereld.vraag_wachtwoord is None:
                raise GeenWachtwoordFout(
                    "Voor een nieuwe sleutel is je wachtwoord nodig; er is niets veranderd. "
                    "Zet het in SIGNAAL_WACHTWOORD of werk in een terminal."
                )
            wachtwoord = wereld.vraag_wachtwoord("Nog een keer je wachtwoord: ")
        fris, code = geef_nieuwe_sleutel(bureau, wachtwoord)
        sluit(fris)
    wereld.zeg(f"Het archief heeft een nieuwe sleutel: {opdracht.archief}")
    wereld.zeg(f"Herstelcode (bewaar hem op papier): {code}")
