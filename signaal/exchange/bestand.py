"""A file for others: written whole or not at all."""

import contextlib
import errno
import os
import re
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from signaal.fouten import SchrijfFout
from signaal.vault.vervangen import vervang

_VERBODEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')


def schrijf_atomair(pad: Path, inhoud: bytes) -> None:
    """Write ``inhoud`` to ``pad``: afterwards the file is the old one or wholly the new one.

    SchrijfFout (no room, no rights, no folder, held by another program): the old file is as it was.
    """
    with klaargezet(pad, inhoud):
        pass


@contextmanager
def klaargezet(pad: Path, inhoud: bytes | Iterable[bytes]) -> Iterator[None]:
    """``inhoud`` is on disk inside the block and takes its place at ``pad`` when that ends well.

    Pieces are written one by one, so that a large file is never wholly in memory. For what belongs
    to a file and must not be done when there is no room for it (or the other way round). When the
    block raises, or with SchrijfFout, the old file is as it was.
    """
    tijdelijk = pad.parent / f"{_begin(pad)}{secrets.token_hex(6)}.tmp"
    try:
        with in_gewoon_nederlands(pad):
            if pad.is_dir():
                raise IsADirectoryError(errno.EISDIR, "a folder", str(pad))
            ruim_resten_op(pad)
            with tijdelijk.open("xb") as bestand:
                for deel in (inhoud,) if isinstance(inhoud, bytes) else inhoud:
                    bestand.write(deel)
                bestand.flush()
                os.fsync(bestand.fileno())
        yield
        with in_gewoon_nederlands(pad):
            vervang(tijdelijk, pad)
    finally:
        with contextlib.suppress(OSError, ValueError):
            tijdelijk.unlink(missing_ok=True)


def ruim_resten_op(pad: Path) -> None:
    """Take away what an earlier attempt at this file left when the machine fell out half-way."""
    with contextlib.suppress(OSError, ValueError):  # a stick that is out, a folder that is gone
        for rest in [p for p in pad.parent.iterdir() if p.name.startswith(_begin(pad))]:
            if rest.suffix == ".tmp":
                rest.unlink(missing_ok=True)


def veilige_bestandsnaam(naam: str) -> str:
    """A file name that Windows takes too; never empty, at most 120 characters."""
    stam, punt, uitgang = naam.rpartition(".")
    schoon = " ".join(_VERBODEN.sub(" ", stam if punt else naam).split()).strip(". ")
    return f"{schoon[:110] or 'Signaal'}{punt}{uitgang if punt else ''}"


def _begin(pad: Path) -> str:
    """How the name begins under which ``pad`` is written before it takes its place."""
    return f".~{pad.name[:80]}."


@contextmanager
def in_gewoon_nederlands(pad: Path) -> Iterator[None]:
    """What the system says about ``pad`` inside this block, as a SchrijfFout."""
    try:
        yield
    except (OSError, ValueError) as fout:  # a name that no system takes is a ValueError
        raise SchrijfFout(_waarom(pad, fout), str(fout)) from fout


def _waarom(pad: Path, fout: OSError | ValueError) -> str:
    naam = pad.name or str(pad)
    if isinstance(fout, OSError) and fout.errno == errno.ENOSPC:
        return (
            f"De schijf is vol: {naam} is niet gemaakt, wat er al was staat er nog. "
            "Maak ruimte en probeer het opnieuw."
        )
    if isinstance(fout, FileNotFoundError):
        return f"De map van {naam} bestaat niet; er is niets gemaakt. Kies een andere map."
    if isinstance(fout, PermissionError | IsADirectoryError):
        return (
            f"{naam} kan hier niet worden geschreven; wat er al was staat er nog. "
            "Sluit het bestand als het nog open is, of kies een andere map."
        )
    return (
        f"{naam} kon niet worden geschreven; wat er al was staat er nog. "
        "Kies een andere map of probeer het opnieuw."
    )
