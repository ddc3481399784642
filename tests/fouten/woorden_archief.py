"""The words that replace or copy a whole archive, and what must hold when one was cut off."""

from pathlib import Path

from signaal.vault import open_met_wachtwoord, zet_wachtwoord
from signaal.vault.bos import bospad
from tests.builders import GOEDKOOP, WACHTWOORD
from tests.fouten.geval import Geval
from tests.fouten.programma import Afloop
from tests.fouten.werkplaats import Werkplaats
from tests.roeper import roep
from tools.maak_oud_archief import WACHTWOORD as WACHTWOORD_VAN_TOEN

_OUD = Path(__file__).parents[1] / "old_archives" / "0.1.0" / "team.signaal"


def migreer(plaats: Werkplaats) -> Geval:
    """Everything of an archive of 0.1.0 is there: old or new, never between."""
    plaats.zet_neer({"": _OUD.read_bytes(), ".sleutels": bospad(_OUD).read_bytes()})
    sleutel = open_met_wachtwoord(plaats.archief, WACHTWOORD_VAN_TOEN)
    zet_wachtwoord(plaats.archief, sleutel, WACHTWOORD, GOEDKOOP)
    oud = plaats.bestanden()
    plaats.beloofd = plaats.staat_er()
    plaats.zet_neer(oud)
    return Geval(plaats.woord("migreer"), lambda _: [])


def hersleutel(plaats: Werkplaats) -> Geval:
    """The passphrase opens it, with the old key or with the new one."""
    plaats.begin = plaats.begin or plaats.bestanden()
    plaats.zet_neer(plaats.begin)

    def keur(afloop: Afloop) -> list[str]:
        if afloop.status == 0 and "Herstelcode" not in afloop.uit:
            return ["another key, and nobody was told the recovery code"]
        return []

    return Geval(plaats.woord("hersleutel"), keur)


def backup(plaats: Werkplaats) -> Geval:
    """There is no backup, or a whole one: put back elsewhere it gives everything."""
    kopie = plaats.werk / "kopie.signaalkopie"
    kopie.unlink(missing_ok=True)

    def keur(afloop: Afloop) -> list[str]:
        plaats.staat_er()  # the next opening clears away what was left half-way
        if not kopie.exists():
            return ["said to be made, and is not"] if afloop.status == 0 else []
        ander = Werkplaats(plaats.folder.parent / "ander")
        ander.archief.parent.mkdir(parents=True, exist_ok=True)
        ander.zet_neer({})
        antwoord = roep(*ander.woord("herstel", "--van", kopie))
        if antwoord.status:
            return [f"half a backup: {antwoord}"]
        ander.beloofd, ander.misschien = plaats.beloofd, plaats.misschien
        return ander.keur()

    return Geval(plaats.woord("backup", "--naar", kopie), keur)


def herstel(plaats: Werkplaats) -> Geval:
    """What stood there stands there, or the backup does: never something between."""
    kopie = plaats.werk / "kopie.signaalkopie"
    kopie.unlink(missing_ok=True)
    gemaakt = roep(*plaats.woord("backup", "--naar", kopie))
    assert gemaakt.status == 0, gemaakt
    toen, daarna = dict(plaats.beloofd), plaats.nieuwe_tekst()
    plaats.onthoud(daarna, roep(*plaats.woord("log", "--kern", "Reek", daarna)).uit)

    def keur(afloop: Afloop) -> list[str]:
        if daarna in plaats.staat_er().values():
            return ["said to be put back, and is not"] if afloop.status == 0 else []
        plaats.beloofd = toen
        return []

    return Geval(plaats.woord("herstel", "--van", kopie), keur)


def repareer(plaats: Werkplaats) -> Geval:
    """Repairing a sound archive, cut off, leaves a sound archive with everything."""
    return Geval(plaats.woord("herstel"), lambda _: [])
