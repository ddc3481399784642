"""The note that says which archive takes the place of which: written whole, read with suspicion.

What it says is done to files. Whoever can write beside the archive can write a note too, so its
names are taken for names only when they are such as we give.
"""

import json
import os
import re
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from signaal.fouten import ArchiefKapotFout
from signaal.vault.bos import leg_map_vast
from signaal.vault.vervangen import vervang

#: How the names begin of what is built beside an archive, kept aside, and to be thrown away.
WERK, OPZIJ, WEG = ".nieuw-", "opzij-", "weg-"

_WERK = re.compile(rf"(.+){re.escape(WERK)}[0-9a-f]{{8}}", re.DOTALL)
_OPZIJ = re.compile(rf"({OPZIJ}|{WEG})\d{{8}}T\d{{6}}Z-[0-9a-f]{{4}}")
_ONBRUIKBAAR = (
    "Naast dit archief lag een aantekening die niet klopt, over een archief dat de plaats van dit "
    "archief zou innemen. Ze is opzij gezet ({naam}); aan het archief is niets veranderd. Open het "
    "archief opnieuw. Lukt dat niet? Zet dan een reservekopie terug."
)


@dataclass(frozen=True, slots=True)
class Briefje:
    """``werk`` is to be the archive; what stands there goes to the folder ``opzij``."""

    werk: str
    opzij: str


def ligt_er(pad: Path) -> bool:
    """Whether there is a note beside ``pad``; a name that no system takes has none."""
    with suppress(OSError, ValueError):
        return _plek(pad).exists()
    return False


def leg_neer(pad: Path, briefje: Briefje) -> None:
    """From here on the new one is the archive, whatever happens; OSError when it is not."""
    tijdelijk = _tijdelijk(pad)
    with tijdelijk.open("wb") as bestand:
        bestand.write(json.dumps(asdict(briefje)).encode())
        bestand.flush()
        os.fsync(bestand.fileno())
    vervang(tijdelijk, _plek(pad))
    leg_map_vast(pad.parent)


def lees(pad: Path) -> Briefje | None:
    """What is to be done; None when there is nothing.

    ArchiefKapotFout for a note that is not ours: it is out of the way then. OSError when it cannot
    be read.
    """
    plek = _plek(pad)
    if not plek.exists():
        return None
    ruw: object = None
    if plek.is_file():
        with suppress(ValueError, RecursionError):
            ruw = json.loads(plek.read_bytes())
    if (briefje := _uit(pad, ruw)) is None:
        apart = plek.with_name(f"{plek.name}.onbruikbaar")
        vervang(plek, apart)
        raise ArchiefKapotFout(_ONBRUIKBAAR.format(naam=apart.name), "the note is not ours")
    return briefje


def haal_weg(pad: Path) -> None:
    """What it said is done."""
    _plek(pad).unlink()


def ruim_half_briefje_op(pad: Path) -> None:
    """Take away what was never a whole note."""
    _tijdelijk(pad).unlink(missing_ok=True)


def _uit(pad: Path, ruw: object) -> Briefje | None:
    """The note, when it could be one of ours: names only, never a path to elsewhere."""
    if not isinstance(ruw, dict) or set(ruw) != {veld.name for veld in fields(Briefje)}:
        return None
    werk, opzij = ruw["werk"], ruw["opzij"]
    if not isinstance(werk, str) or not isinstance(opzij, str) or not _OPZIJ.fullmatch(opzij):
        return None
    van = _WERK.fullmatch(werk)
    if van is None or van[1].casefold() != pad.name.casefold():  # Windows minds no capitals
        return None
    return Briefje(werk, opzij)


def _plek(pad: Path) -> Path:
    return pad.with_name(pad.name + ".wissel")


def _tijdelijk(pad: Path) -> Path:
    return pad.with_name(pad.name + ".wissel.tmp")
