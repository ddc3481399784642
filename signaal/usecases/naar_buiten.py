"""A file that leaves the archive: on record, whole or not at all, never over our own files."""

import contextlib
from pathlib import Path

from signaal import exchange
from signaal.fouten import GebruikFout
from signaal.usecases.bureau import Bureau

#: What lies beside an archive and belongs to it.
_EIGEN = ("", ".sleutels", ".slot", "-wal", "-shm")


def geef_uit(
    bureau: Bureau, pad: Path, inhoud: bytes, handeling: str, soort: str, voorwerp: str
) -> None:
    """Write ``inhoud`` to ``pad`` and record that ``soort`` ``voorwerp`` went out.

    Nothing goes out that is not on record: the record is made when the bytes are on disk, just
    before they take their place. SchrijfFout leaves the old file, GebruikFout our own files.
    """
    spaar_archief(bureau, pad)
    with (
        exchange.klaargezet(pad, inhoud),
        bureau.archive.schrijf(handeling, bureau.lid, bureau.nu()) as beurt,
    ):
        beurt.noteer(handeling, soort, voorwerp)


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
