"""A passphrase that is one bit off: said to be wrong, never called damage, and nothing changes."""

from collections.abc import Iterator
from pathlib import Path

from tests.builders import WACHTWOORD, Archiefbouw
from tests.fouten.bits import keer_om
from tests.fouten.uitslag import Uitslag, toeval
from tests.fouten.werkplaats import Werkplaats
from tests.roeper import roep

_ZIN = "Dit wachtwoord past niet."


def keur(plaats: Werkplaats, wachtwoord: str) -> list[str]:
    """What is wrong with how this passphrase is refused."""
    voor = plaats.bestanden()[""]
    antwoord = roep(*plaats.woord("controleer"), wachtwoord=wachtwoord)
    mis = []
    if not (antwoord.is_een_weigering(3) and antwoord.fout.startswith(_ZIN)):
        mis.append(f"not told as a wrong passphrase: {antwoord}")
    if "beschadigd" in antwoord.fout:
        mis.append("told as damage")
    if plaats.bestanden()[""] != voor:
        mis.append("the archive was changed")
    return mis


def wachtwoorden(folder: Path, voorbeeld: Archiefbouw, dosis: int, zaad: int) -> Iterator[Uitslag]:
    """The sweep: ``dosis`` passphrases, each one bit from the right one."""
    uitslag = Uitslag("passphrase one bit off", zaad)
    dobbel = toeval(zaad, uitslag.fout)
    plaats = Werkplaats.met(folder / "wachtwoorden", voorbeeld)
    goed = plaats.bestanden()
    for _ in range(dosis):
        plek, bit = int(dobbel.integers(len(WACHTWOORD))), int(dobbel.integers(8))
        mis_getypt = keer_om(WACHTWOORD.encode(), plek, bit).decode("utf-8", "surrogateescape")
        uitslag.tel("refused", keur(plaats, mis_getypt), f"byte {plek}, bit {bit}")
        plaats.zet_neer(goed)
    yield uitslag
