"""Another archive takes the place of one: wholly, whatever falls out half-way.

An archive is two files (database and key bag) and sometimes a write-ahead log; no system replaces
three files at once. So a small note ``<archief>.wissel`` says first what is to happen. As long as
it is not there the old one stands; once it is, everybody who comes by finishes what it says. What
stood there is moved aside, never overwritten.
"""

import contextlib
import json
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from signaal.fouten import SchrijfFout
from signaal.storage.engine import Vensterslot, in_gewoon_nederlands
from signaal.vault.bos import bospad, leg_map_vast

#: What an archive is made of, by what comes behind its name.
_LOG, _DATABASE, _BOS = "-wal", "", ".sleutels"
_BIJ_ELKAAR = (_LOG, _DATABASE, _BOS)
_BIJZAKEN = ("-shm", ".slot")
_WERK = ".nieuw-"
_OPZIJ, _BESCHADIGD = "opzij-", "beschadigd-"
_NIET_GEWISSELD = (
    "Het terugzetten is niet gelukt. Wat er stond, is niet weg. "
    "Kijk of er ruimte is en of je in deze map mag schrijven, en probeer het opnieuw."
)


def reservemap(pad: Path) -> Path:
    """Where the backups of an archive lie."""
    return pad.with_name(pad.name + ".reserve")


def werkplek(pad: Path) -> Path:
    """A free name beside the archive to build another one at."""
    return pad.with_name(f"{pad.name}{_WERK}{secrets.token_hex(4)}")


@contextmanager
def alleen(pad: Path, wacht_s: float = 10) -> Iterator[None]:
    """Nobody else opens the archive at ``pad`` meanwhile; InGebruikFout when somebody has it."""
    try:
        with in_gewoon_nederlands():
            slot = Vensterslot(pad, wacht_s)
    except (OSError, ValueError) as fout:  # a name that no system takes
        raise SchrijfFout(_NIET_GEWISSELD, str(fout)) from fout
    try:
        yield
    finally:
        slot.los()


def wissel(pad: Path, werk: Path, nu: datetime, *, houd_oud: bool = True) -> Path | None:
    """The closed archive at ``werk`` now stands at ``pad``; where the old one went, if there was.

    Without ``houd_oud`` the old one is taken away in the same act.

    Call it inside :func:`alleen`. SchrijfFout: the old one stands, or stands again after the next
    opening finished this.
    """
    oud = [wat for wat in _BIJ_ELKAAR if _naast(pad, wat).exists()]
    opzij = reservemap(pad) / f"{_OPZIJ}{nu.astimezone(UTC):%Y%m%dT%H%M%SZ}-{secrets.token_hex(2)}"
    opdracht = {"werk": werk.name, "opzij": opzij.name, "oud": oud, "houd": houd_oud}
    try:
        if oud:
            opzij.mkdir(parents=True)
        _schrijf(_briefje(pad), json.dumps(opdracht).encode())
        _voer_uit(pad, opdracht)
    except OSError as fout:
        raise SchrijfFout(_NIET_GEWISSELD, str(fout)) from fout
    ruim_werk_op(werk)
    return opzij / pad.name if oud and houd_oud else None


def maak_wissel_af(pad: Path) -> None:
    """Finish what somebody began; nothing to do is the usual case.

    InGebruikFout when somebody is at it now, SchrijfFout when it cannot be finished yet.
    """
    if not _half_gewisseld(pad):
        return
    with alleen(pad):
        try:
            opdracht = json.loads(_briefje(pad).read_bytes())
        except FileNotFoundError:
            return
        except (OSError, ValueError) as fout:
            raise SchrijfFout(_NIET_GEWISSELD, str(fout)) from fout
        try:
            _voer_uit(pad, opdracht)
        except OSError as fout:
            raise SchrijfFout(_NIET_GEWISSELD, str(fout)) from fout


def ruim_werk_op(werk: Path) -> None:
    """Take away what was built at a :func:`werkplek`; not what a note says is to be the archive."""
    if _half_gewisseld(werk.with_name(werk.name.rpartition(_WERK)[0])):
        return
    for wat in (*_BIJ_ELKAAR, *_BIJZAKEN):
        with contextlib.suppress(OSError):
            _naast(werk, wat).unlink(missing_ok=True)


def ruim_resten_op(pad: Path) -> None:
    """Take away what a restore that was cut off left; for who has the archive to himself."""
    if _half_gewisseld(pad):
        return
    with contextlib.suppress(OSError):
        for rest in pad.parent.glob(f"{_letterlijk(pad.name)}{_WERK}*"):
            rest.unlink(missing_ok=True)
        (_briefje(pad).with_suffix(".wissel.tmp")).unlink(missing_ok=True)


def opzij_gezet(pad: Path) -> list[Path]:
    """The archives that were moved aside here and are no backup yet, newest first."""
    return _apart(pad, _OPZIJ)


def beschadigd_opzij(pad: Path) -> list[Path]:
    """The archives that were moved aside here and could not be read, newest first."""
    return _apart(pad, _BESCHADIGD)


def gooi_opzij_weg(opzij: Path) -> None:
    """What was moved aside is in a backup now, or is to be destroyed."""
    shutil.rmtree(opzij.parent, ignore_errors=True)


def zet_apart_als_beschadigd(opzij: Path) -> Path:
    """What was moved aside and cannot be read stays, under a name that says so; where it is now."""
    naam = opzij.parent.name.replace(_OPZIJ, _BESCHADIGD, 1)
    try:
        return opzij.parent.rename(opzij.parent.with_name(naam)) / opzij.name
    except OSError:
        return opzij


def _voer_uit(pad: Path, opdracht: dict[str, Any]) -> None:
    """Every step can be done twice: what is at its place already is left there.

    Before the old one is thrown away the note says that nothing else is left to do: half thrown
    away it would look as if it had yet to be moved aside, and the new one would go in its place.
    """
    opzij = reservemap(pad) / opdracht["opzij"] / pad.name
    if not opdracht.get("klaar", False):
        _zet_op_zijn_plaats(pad, opzij, opdracht)
    if not opdracht.get("houd", True) and _naast(pad, _DATABASE).exists():
        _schrijf(_briefje(pad), json.dumps({**opdracht, "klaar": True}).encode())
        gooi_opzij_weg(opzij)
    _briefje(pad).unlink()


def _zet_op_zijn_plaats(pad: Path, opzij: Path, opdracht: dict[str, Any]) -> None:
    """The old one aside, the new one where it stood."""
    werk = pad.with_name(opdracht["werk"])
    if not any(_naast(plek, _DATABASE).exists() for plek in (werk, opzij)):
        opdracht = {**opdracht, "oud": []}  # what was to come is gone: what stands there stays
    for wat in opdracht["oud"]:
        if not _naast(opzij, wat).exists():
            _naast(pad, wat).replace(_naast(opzij, wat))
    _naast(pad, "-shm").unlink(missing_ok=True)
    for wat in _BIJ_ELKAAR:
        if _naast(werk, wat).exists():
            _naast(werk, wat).replace(_naast(pad, wat))
    for folder in (opzij.parent, pad.parent):
        leg_map_vast(folder)


def _apart(pad: Path, soort: str) -> list[Path]:
    with contextlib.suppress(OSError):
        mappen = [p for p in reservemap(pad).iterdir() if p.name.startswith(soort) and p.is_dir()]
        return [map_ / pad.name for map_ in sorted(mappen, reverse=True)]
    return []


def _naast(pad: Path, wat: str) -> Path:
    return bospad(pad) if wat == _BOS else pad.with_name(pad.name + wat)


def _half_gewisseld(pad: Path) -> bool:
    """Whether the note lies there; a name that no system takes has none."""
    with contextlib.suppress(OSError, ValueError):
        return _briefje(pad).exists()
    return False


def _briefje(pad: Path) -> Path:
    return pad.with_name(pad.name + ".wissel")


def _schrijf(pad: Path, inhoud: bytes) -> None:
    tijdelijk = pad.with_suffix(".wissel.tmp")
    with tijdelijk.open("wb") as bestand:
        bestand.write(inhoud)
        bestand.flush()
        os.fsync(bestand.fileno())
    tijdelijk.replace(pad)
    leg_map_vast(pad.parent)


def _letterlijk(naam: str) -> str:
    return "".join(f"[{teken}]" if teken in "*?[" else teken for teken in naam)
