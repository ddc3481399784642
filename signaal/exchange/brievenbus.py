"""The letter box beside an archive: one file per letter, written whole, never overwritten."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from signaal.exchange.bestand import schrijf_atomair
from signaal.fouten import SchrijfFout
from signaal.vault.bos import leg_map_vast

_EINDE = ".brief"
#: The longest letter is some 50 KB; what is larger is none of ours.
_HOOGSTENS = 200_000

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


def lees_brieven(pad_archief: Path) -> Iterator[tuple[Path, bytes]]:
    """Every letter with its place, oldest first; one that cannot be read is empty."""
    bus = brievenbus(pad_archief)
    paden: list[Path] = []
    with contextlib.suppress(OSError):
        paden = sorted(p for p in bus.iterdir() if p.suffix == _EINDE)
    for pad in paden:
        inhoud = b""
        with contextlib.suppress(OSError), pad.open("rb") as bestand:
            inhoud = bestand.read(_HOOGSTENS)
        yield pad, inhoud


def haal_weg(pad: Path) -> None:
    """Take a letter out of the box; when that does not work it is met, and known, next time."""
    with contextlib.suppress(OSError):
        pad.unlink(missing_ok=True)
