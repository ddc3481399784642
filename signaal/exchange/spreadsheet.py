"""A list as a file, read: xlsx, ods or csv, told apart by what is inside and not by the name."""

from collections.abc import Callable
from pathlib import Path

from signaal.domain.lijst_blad import Blad
from signaal.exchange.bestand_in import Pakket, lees_bytes
from signaal.exchange.csv_lezen import geen_lijst, lees_csv
from signaal.exchange.ods_lezen import lees_ods
from signaal.exchange.xlsx_lezen import lees_xlsx
from signaal.fouten import GebruikFout

#: The first bytes of files that people drop by accident.
_ANDERS = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%PDF", b"BM", b"RIFF", b"{\\rtf", b"Rar!")
_OUD_OFFICE = b"\xd0\xcf\x11\xe0"


def lees_bladen(pad: Path, adempauze: Callable[[], None]) -> list[Blad]:
    """The sheets of the file; ``adempauze`` is called now and then and may raise to stop.

    Every way in which a file can be unusable is a GebruikFout with its own sentence. Nothing in
    the file is ever executed, and no more is kept in memory than rows that hold something.
    """
    inhoud = lees_bytes(pad)
    if inhoud.startswith(b"PK"):
        pakket = Pakket(inhoud, pad.name)
        if pakket.heeft("xl/workbook.xml"):
            return lees_xlsx(pakket, adempauze)
        if pakket.heeft("content.xml"):
            return lees_ods(pakket, adempauze)
        raise geen_lijst(pad.name)
    if inhoud.startswith(_OUD_OFFICE):
        raise GebruikFout(
            f"{pad.name} is een oud .xls-bestand of is met een wachtwoord beveiligd. "
            "Open het in Excel, sla het zonder wachtwoord op als .xlsx en kies dat bestand."
        )
    if inhoud.startswith(_ANDERS) or pad.suffix.lower() in (".xlsx", ".xlsm", ".ods", ".xls"):
        raise geen_lijst(pad.name)
    return lees_csv(inhoud, pad.name, adempauze)
