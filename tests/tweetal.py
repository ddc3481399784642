"""Two desks of one team on archives of their own, and the folder they share: Anne let Bram in."""

from dataclasses import dataclass
from pathlib import Path

from signaal.domain.model import Rol
from signaal.usecases.aansluiten import laat_toe, rond_af, vraag_aan
from signaal.usecases.archief import sluit
from signaal.usecases.bureau import Bureau
from signaal.usecases.delen import kies_map
from signaal.usecases.wisselen import Gewisseld, wissel_uit
from tests.builders import GOEDKOOP, WACHTWOORD, Klok


@dataclass
class Tweetal:
    """Both desks; each has the clock of its laptop. :meth:`sluit` closes Bram's."""

    anne: Bureau
    bram: Bureau
    gedeeld: Path
    klok: Klok

    def wissel(self, wie: Bureau) -> Gewisseld:
        """One of them exchanges."""
        self.klok.later(seconds=1)
        gewisseld = wissel_uit(wie)
        assert gewisseld is not None
        return gewisseld

    def wissel_allebei(self) -> None:
        """Until both have the same."""
        for wie in (self.anne, self.bram, self.anne, self.bram):
            self.wissel(wie)

    def bestanden(self, van: Bureau) -> list[Path]:
        """What lies in the folder of what this desk wrote, in order."""
        folder = self.gedeeld / "v1" / "w" / str(van.archive.apparaat)
        return sorted(folder.glob("*.vsg"), key=lambda pad: int(pad.name.split("-")[0]))

    def sluit(self) -> None:
        """Close the desk that was made here."""
        sluit(self.bram)


def maak_tweetal(anne: Bureau, klok: Klok, folder: Path, rol: Rol = Rol.LID) -> Tweetal:
    """Bram joins Anne's team through a new folder."""
    gedeeld = folder / "gedeeld"
    gedeeld.mkdir()
    kies_map(anne, gedeeld)
    aanmelding = vraag_aan(folder / "bram.signaal", gedeeld, "Bram", klok.nu())
    laat_toe(anne, gedeeld, aanmelding.woorden, rol)
    binnen = rond_af(aanmelding, WACHTWOORD, klok.nu, klok.vandaag, GOEDKOOP)
    assert binnen is not None
    tweetal = Tweetal(anne, binnen[0], gedeeld, klok)
    tweetal.wissel_allebei()
    return tweetal
