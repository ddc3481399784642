"""The letter box beside an archive: one file per letter, written whole, never overwritten."""

import contextlib
import secrets
import time
from pathlib import Path

from signaal.exchange.bestand import schrijf_atomair
from signaal.fouten import SchrijfFout
from signaal.vault.bos import leg_map_vast

_EINDE = ".brief"
#: The longest letter is some 50 KB; what is larger is none of ours.
_HOOGSTENS = 200_000
#: Writing one takes less than a second; what is older is half for good.
_HALF_S = 3_600

_NIET_BEWAARD = (
    "Je signaal kon niet worden bewaard. Je tekst staat er nog. "
    "Kijk of er ruimte is op de schijf en of je in deze map mag schrijven."
)


def brievenbus(pad_archief: Path) -> Path:
    """The folder in which the letters to an archive lie."""
    return pad_archief.with_name(pad_archief.name + ".brievenbus")


def leg_brief(pad_archief: Path, naam: str, brief: bytes) -> None:
    """Put a sealed letter in the box under a name of its own; on disk when this returns."""
    bus = brievenbus(pad_archief)
    try:
        nieuw = not bus.exists()
        bus.mkdir(exist_ok=True)
        schrijf_atomair(bus / f"{naam}{_EINDE}", brief)
    except (OSError, SchrijfFout) as fout:
        raise SchrijfFout(_NIET_BEWAARD, str(fout)) from fout
    leg_map_vast(bus)
    if nieuw:
        leg_map_vast(bus.parent)


def brieven_in(pad_archief: Path) -> list[Path]:
    """Where the letters lie, oldest first."""
    bus = brievenbus(pad_archief)
    with contextlib.suppress(OSError):
        return sorted(p for p in bus.iterdir() if p.suffix == _EINDE and p.is_file())
    return []


def lees_brief(pad: Path) -> bytes | None:
    """The letter as it lies there, cut off where it is too long; None when that does not work now
    (held by another program, a disk that is out).
    """
    with contextlib.suppress(OSError), pad.open("rb") as bestand:
        return bestand.read(_HOOGSTENS)
    return None


def haal_weg(pad: Path) -> None:
    """Take a letter out of the box; when that does not work it is met, and known, next time."""
    with contextlib.suppress(OSError):
        pad.unlink(missing_ok=True)


def onleesbaar(pad_archief: Path) -> Path:
    """The folder for letters that cannot be read: nobody looks at them again by itself."""
    return brievenbus(pad_archief) / "onleesbaar"


def leg_opzij(pad_archief: Path, pad: Path) -> bool:
    """Keep a letter where it is not met again, as it is; whether that could be done."""
    folder = onleesbaar(pad_archief)
    with contextlib.suppress(OSError):
        folder.mkdir(exist_ok=True)
        pad.rename(folder / f"{pad.stem[:80]}-{secrets.token_hex(4)}{_EINDE}")
        return True
    return False


def ruim_halve_brieven_op(pad_archief: Path) -> None:
    """Take away what a power cut left of a letter; not what somebody is writing at this moment."""
    with contextlib.suppress(OSError):
        for rest in list(brievenbus(pad_archief).glob(f".~*{_EINDE}.*.tmp")):
            if time.time() - rest.stat().st_mtime > _HALF_S:
                rest.unlink(missing_ok=True)
