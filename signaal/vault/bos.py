"""The key bag as a file: JSON with a version and a checksum, replaced whole or not at all."""

import contextlib
import hashlib
import json
import os
import secrets
import time
from collections.abc import Callable, Iterator
from functools import wraps
from pathlib import Path
from threading import RLock
from typing import Any, ParamSpec, TypeVar

from signaal.fouten import (
    GebruikFout,
    NieuwereVersieFout,
    SchrijfFout,
    SleutelbosDichtFout,
    SleutelbosKapotFout,
    SleutelbosWegFout,
)
from signaal.vault.bosvorm import eis_vorm
from signaal.vault.vervangen import vervang

P = ParamSpec("P")
T = TypeVar("T")

VERSIE = 1
SOORT = "signaal-sleutelbos"

#: What must be certain before a bag takes its place: its row in the journal. When it raises,
#: the old bag stays.
Eerst = Callable[[], object]

_BEURT = RLock()
#: How often a bag that is held is tried, and how long after (s).
_POGINGEN = 5
_TUSSENTIJD_S = 0.1

_WEG = (
    "Het sleutelbestand naast dit archief ontbreekt ({naam}). Het archief zelf is niet aangeraakt. "
    "Zet dat bestand terug uit een reservekopie."
)
_KAPOT = (
    "Het sleutelbestand van dit archief is beschadigd ({naam}). "
    "Het archief zelf is niet aangeraakt. Zet dat bestand terug uit een reservekopie."
)
_DICHT = (
    "Het sleutelbestand van dit archief is nu niet te lezen ({naam}). Er is niets veranderd. "
    "Kijk of de schijf er nog is en of je dat bestand mag lezen, en probeer het opnieuw."
)
_NIEUWER = (
    "Dit archief is gemaakt met een nieuwere versie van Signaal. Er is niets veranderd. "
    "Installeer de nieuwste versie en open het dan opnieuw."
)
_ANDER = (
    "Naast deze plek ligt al een sleutelbestand van een ander archief. "
    "Er is niets veranderd. Kies een andere naam of map."
)
_SCHRIJF = (
    "Het sleutelbestand kon niet bewaard worden. Wat er stond, is nog goed. "
    "Kijk of er ruimte is en of je in deze map mag schrijven."
)


def bospad(pad_archief: Path) -> Path:
    """Where the key bag of an archive lies."""
    return pad_archief.with_name(pad_archief.name + ".sleutels")


def nieuw_bos(pad_archief: Path) -> dict[str, Any]:
    """An empty bag for an archive that has none; nothing is written yet."""
    eis_geen_bos(pad_archief)
    return {"soort": SOORT, "versie": VERSIE, "archief": secrets.token_hex(16), "sleuven": {}}


def eis_geen_bos(pad_archief: Path) -> None:
    """GebruikFout when there is a bag already: whatever it opens may still turn up."""
    with contextlib.suppress(OSError):  # a name that is too long is said when it is written
        if bospad(pad_archief).exists():
            raise GebruikFout(_ANDER)


def kapot(pad_archief: Path, oorzaak: str) -> SleutelbosKapotFout:
    """The error for a bag that cannot be right."""
    return SleutelbosKapotFout(_KAPOT.format(naam=bospad(pad_archief).name), oorzaak)


def om_beurten(functie: Callable[P, T]) -> Callable[P, T]:
    """Let one thread at a time read, change and write a bag: else the last one wins.

    Another process is kept out by the lock of the archive.
    """

    @wraps(functie)
    def met_slot(*args: P.args, **kwargs: P.kwargs) -> T:
        with _BEURT:
            return functie(*args, **kwargs)

    return met_slot


def lees_bos(pad_archief: Path) -> dict[str, Any]:
    """The bag, checked to its last field (see ``bosvorm``).

    Four different errors: missing, not to be read now, damaged, newer.
    """
    pad = bospad(pad_archief)
    ruw = _lees_bytes(pad)
    try:
        bos = json.loads(ruw)
        goed = bos["soort"] == SOORT and bos["controle"] == _controlegetal(bos)
        if not goed or type(bos["versie"]) is not int:
            raise ValueError("checksum, or no version")
        if bos["versie"] > VERSIE:
            raise NieuwereVersieFout(_NIEUWER, f"key bag version {bos['versie']}")
        eis_vorm(bos)
    except (ValueError, KeyError, TypeError, RecursionError) as fout:
        raise kapot(pad_archief, repr(fout)) from fout
    return dict(bos)


def _lees_bytes(pad: Path) -> bytes:
    """What stands there; a scanner or another program may hold it for a moment."""
    for poging in range(_POGINGEN):
        try:
            return pad.read_bytes()
        except FileNotFoundError:
            raise SleutelbosWegFout(_WEG.format(naam=pad.name)) from None
        except OSError as fout:
            if poging == _POGINGEN - 1 or not isinstance(fout, PermissionError):
                raise SleutelbosDichtFout(_DICHT.format(naam=pad.name), repr(fout)) from fout
            time.sleep(_TUSSENTIJD_S)
    raise AssertionError("the last attempt returns or raises")


def niets_eerst() -> None:
    """Nothing has to be certain first."""


def schrijf_bos(pad_archief: Path, bos: dict[str, Any], eerst: Eerst = niets_eerst) -> None:
    """Replace the bag in one step that survives a power cut: the keys must never be half there.

    ``eerst`` is called when the new bag is on disk and has not taken its place yet: whatever goes
    wrong, here or there, the old bag is as it was.
    """
    pad = bospad(pad_archief)
    bos["controle"] = _controlegetal(bos)
    tijdelijk = pad.with_name(f"{pad.name}.{secrets.token_hex(4)}.tmp")
    try:
        with _in_gewoon_nederlands():
            _ruim_resten_op(pad)
            with tijdelijk.open("xb") as bestand:
                bestand.write(json.dumps(bos, indent=1, sort_keys=True).encode())
                bestand.flush()
                os.fsync(bestand.fileno())
        eerst()
        with _in_gewoon_nederlands():
            vervang(tijdelijk, pad)
    finally:
        with contextlib.suppress(OSError, ValueError):
            tijdelijk.unlink(missing_ok=True)
    leg_map_vast(pad.parent)


@contextlib.contextmanager
def _in_gewoon_nederlands() -> Iterator[None]:
    """What the system says about the bag inside this block, as a SchrijfFout."""
    try:
        yield
    except (OSError, ValueError) as fout:  # a name that no system takes is a ValueError
        raise SchrijfFout(_SCHRIJF, str(fout)) from fout


def _ruim_resten_op(pad: Path) -> None:
    """Take away what an earlier writing left when the machine fell out half-way.

    Nobody else is writing: whoever writes a bag has the archive open, alone.
    """
    with contextlib.suppress(OSError):
        for rest in [p for p in pad.parent.iterdir() if p.name.startswith(pad.name + ".")]:
            if rest.suffix == ".tmp":
                rest.unlink(missing_ok=True)


def _controlegetal(bos: dict[str, Any]) -> str:
    zonder = {naam: x for naam, x in bos.items() if naam != "controle"}
    return hashlib.sha256(json.dumps(zonder, sort_keys=True).encode()).hexdigest()


def leg_map_vast(folder: Path) -> None:
    """Make a rename durable where a folder can be opened (not on Windows, which needs no help)."""
    with contextlib.suppress(OSError):
        vak = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(vak)
        finally:
            os.close(vak)
