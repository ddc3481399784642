"""Where a file that leaves is written: never over our own, and tidied when it was cut off."""

import contextlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from signaal import exchange
from signaal.fouten import GebruikFout
from signaal.storage.archive import Archive
from signaal.usecases.bureau import Bureau
from signaal.vault.geheim import Inhoudssleutel

#: What lies beside an archive and belongs to it.
_EIGEN = ("", ".sleutels", ".slot", "-wal", "-shm", ".uitvoer", ".wissel", ".reserve")
_BIJSCHRIFT = b"uitvoer"


@contextmanager
def onderweg_naar(bureau: Bureau, pad: Path) -> Iterator[None]:
    """Inside the block a file is being written at ``pad``: what is left half goes next time."""
    waar = _doos(bureau.archive).verzegel(os.fsencode(pad.absolute()), _BIJSCHRIFT)
    with exchange.onderweg(bureau.pad, pad, waar):
        yield


def ruim_uitvoer_op(archive: Archive) -> None:
    """Take away what the last file that went out left, when it was cut off half-way."""
    waar = exchange.lees_onderweg(archive.pad)
    if waar is None:
        return
    plek = _doos(archive).ontzegel(waar, _BIJSCHRIFT)
    if plek is not None:  # cut off before it was whole: then nothing was begun there either
        exchange.ruim_resten_op(Path(os.fsdecode(plek)))
    exchange.vergeet_onderweg(archive.pad)


def spaar_archief(bureau: Bureau, pad: Path) -> None:
    """GebruikFout when writing to ``pad`` would replace the archive or what belongs to it."""
    for naast in _EIGEN:
        eigen = bureau.pad.with_name(bureau.pad.name + naast)
        with contextlib.suppress(OSError, ValueError):  # what is not there cannot be the same
            if eigen.samefile(pad):
                raise GebruikFout(
                    f"{pad.name} hoort bij jullie archief en blijft zoals het is. "
                    "Kies een andere naam."
                )


def _doos(archive: Archive) -> Inhoudssleutel:
    """Names of files may name people: only this archive reads where they went."""
    return Inhoudssleutel(archive.geheim.afgeleid("uitvoer"))
