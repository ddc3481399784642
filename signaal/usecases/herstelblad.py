"""The recovery code as a page to put away."""

from pathlib import Path

from signaal import exchange
from signaal.fouten import GebruikFout
from signaal.usecases.bureau import Bureau
from signaal.usecases.naar_buiten import geef_uit
from signaal.usecases.onderweg import spaar_archief


def bewaar_herstelblad(bureau: Bureau, code: str, pad: Path) -> None:
    """The recovery code as a page (PDF) at ``pad``, to print and put away.

    SchrijfFout leaves the old file; GebruikFout for a place beside the archive itself, where the
    page would be stolen together with what it opens.
    """
    spaar_archief(bureau, pad)
    if pad.absolute().parent == bureau.pad.absolute().parent:
        raise GebruikFout(
            "Bewaar het herstelblad niet naast het archief: wie het ene vindt, heeft het andere "
            "ook. Er is niets bewaard. Kies een andere map, of druk het blad af."
        )
    blad = exchange.render(exchange.herstelblad_stuk(code, bureau.vandaag()))
    geef_uit(bureau, pad, blad, "herstelblad bewaard", "archief", bureau.pad.name)
