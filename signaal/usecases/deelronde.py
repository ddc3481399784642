"""One round of exchange beside the work: what came in, what waits for a choice, where to watch.

What goes wrong with the folder is an outcome here, no fault: nothing is lost, the next round tries
again.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from signaal.exchange.omslag import WORTEL
from signaal.fouten import GestoptFout, SignaalFout
from signaal.usecases.bureau import Bureau
from signaal.usecases.delen import lees_deelstand
from signaal.usecases.geschillen import aantal_geschillen
from signaal.usecases.nakijken import Nagekeken
from signaal.usecases.ophalen import Stop, Voortgang
from signaal.usecases.wisselen import Gewisseld, wissel_uit

#: How far below the shared folder the folders lie in which something may land.
_DIEP = 3


@dataclass(frozen=True, slots=True)
class Ronde:
    """What one round found. ``gewisseld`` is None without a folder, or when it failed.

    ``bijgewerkt``: the last exchange that ended well. ``mislukt``: why this one did not, in a
    sentence, else "". ``volgen``: the folders in which something of a colleague may land.
    """

    gedeeld: bool = False
    door_map: bool = False
    gewisseld: Gewisseld | None = None
    bijgewerkt: datetime | None = None
    geschillen: int = 0
    mislukt: str = ""
    volgen: tuple[Path, ...] = ()


def wissel_rond(
    bureau: Bureau, voortgang: Voortgang, stop: Stop, nagekeken: Nagekeken | None = None
) -> Ronde:
    """Exchange through the folder, when there is one; GestoptFout: what had come in stays.

    ``nagekeken`` goes from round to round: what was looked at is not looked at again.
    """
    if not lees_deelstand(bureau).gedeeld:
        return Ronde()
    gewisseld, mislukt = None, ""
    try:
        gewisseld = wissel_uit(bureau, voortgang, stop, nagekeken)
    except GestoptFout:
        raise
    except SignaalFout as fout:
        mislukt = fout.bericht
    stand = lees_deelstand(bureau)
    return Ronde(
        True,
        stand.map is not None,
        gewisseld,
        stand.bijgewerkt,
        aantal_geschillen(bureau),
        mislukt,
        _mappen_in(stand.map) if stand.map is not None and not mislukt else (),
    )


def _mappen_in(map_: Path) -> tuple[Path, ...]:
    """The shared folder and the folders that Signaal made in it; nothing of what else is there."""
    gevonden, laag = [map_], [map_ / WORTEL]
    for _ in range(_DIEP):
        laag = [pad for pad in laag if _is_map(pad)]
        gevonden += laag
        laag = [onder for pad in laag for onder in _wat_ligt_in(pad)]
    return tuple(gevonden)


def _is_map(pad: Path) -> bool:
    try:
        return pad.is_dir()
    except OSError:  # goes away meanwhile, or lies in one that may not be looked into
        return False


def _wat_ligt_in(map_: Path) -> list[Path]:
    try:
        return list(map_.iterdir())
    except OSError:
        return []
