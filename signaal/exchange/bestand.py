"""A file for others: written whole or not at all."""

import contextlib
import errno
import os
import re
import secrets
import time
from pathlib import Path

from signaal.fouten import SchrijfFout

#: Windows refuses to replace a file that a scanner or a viewer holds for a moment.
_POGINGEN = 10
_TUSSENTIJD_S = 0.25
_VERBODEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')


def schrijf_atomair(pad: Path, inhoud: bytes) -> None:
    """Write ``inhoud`` to ``pad``: afterwards the file is the old one or wholly the new one.

    SchrijfFout (no room, no rights, no folder, held by another program): the old file is as it was.
    """
    tijdelijk = pad.with_name(f".~{secrets.token_hex(6)}.tmp")
    try:
        with tijdelijk.open("xb") as bestand:
            bestand.write(inhoud)
            bestand.flush()
            os.fsync(bestand.fileno())
        _vervang(tijdelijk, pad)
    except OSError as fout:
        with contextlib.suppress(OSError):
            tijdelijk.unlink(missing_ok=True)
        raise SchrijfFout(_waarom(pad, fout), str(fout)) from fout


def veilige_bestandsnaam(naam: str) -> str:
    """A file name that Windows takes too; never empty, at most 120 characters."""
    stam, punt, uitgang = naam.rpartition(".")
    schoon = " ".join(_VERBODEN.sub(" ", stam if punt else naam).split()).strip(". ")
    return f"{schoon[:110] or 'Signaal'}{punt}{uitgang if punt else ''}"


def _vervang(van: Path, naar: Path) -> None:
    for poging in range(_POGINGEN):
        try:
            van.replace(naar)
        except PermissionError:
            if os.name != "nt" or poging == _POGINGEN - 1:
                raise
            time.sleep(_TUSSENTIJD_S)
        else:
            return


def _waarom(pad: Path, fout: OSError) -> str:
    if fout.errno == errno.ENOSPC:
        return (
            f"De schijf is vol: {pad.name} is niet gemaakt, wat er al was staat er nog. "
            "Maak ruimte en probeer het opnieuw."
        )
    if isinstance(fout, FileNotFoundError):
        return f"De map van {pad.name} bestaat niet; er is niets gemaakt. Kies een andere map."
    if isinstance(fout, PermissionError | IsADirectoryError):
        return (
            f"{pad.name} kan hier niet worden geschreven; wat er al was staat er nog. "
            "Sluit het bestand als het nog open is, of kies een andere map."
        )
    return (
        f"{pad.name} kon niet worden geschreven; wat er al was staat er nog. "
        "Kies een andere map of probeer het opnieuw."
    )
