"""Where a file is being written, kept beside the archive for as long as that takes.

When the machine falls out half-way, the next opening finds it and knows where to clear away.
"""

import contextlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from signaal.exchange.bestand import in_gewoon_nederlands


@contextmanager
def onderweg(pad_archief: Path, pad: Path, waar: bytes) -> Iterator[None]:
    """``waar`` (sealed by the caller) lies beside the archive inside the block.

    SchrijfFout says that ``pad`` could not be made.
    """
    try:
        with in_gewoon_nederlands(pad), _plek(pad_archief).open("wb") as bestand:
            bestand.write(waar)
            bestand.flush()
            os.fsync(bestand.fileno())
        yield
    finally:
        vergeet_onderweg(pad_archief)


def lees_onderweg(pad_archief: Path) -> bytes | None:
    """What was on its way when the machine fell out, or None."""
    with contextlib.suppress(OSError):
        return _plek(pad_archief).read_bytes()
    return None


def vergeet_onderweg(pad_archief: Path) -> None:
    """Nothing is on its way any more."""
    with contextlib.suppress(OSError):
        _plek(pad_archief).unlink(missing_ok=True)


def _plek(pad_archief: Path) -> Path:
    return pad_archief.with_name(pad_archief.name + ".uitvoer")
