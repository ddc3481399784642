"""The keyring of the operating system: one secret per archive, which opens a slot of its bag.

Any keyring backend may raise anything: one that does not work is no keyring.
"""

import contextlib
import secrets
from pathlib import Path

import keyring
from cryptography.exceptions import InvalidTag

from signaal.vault.bos import Eerst, lees_bos, niets_eerst, om_beurten, schrijf_bos
from signaal.vault.slotwerk import Sleutel, pak_in, pak_uit

_DIENST = "Signaal"


def open_met_sleutelring(pad_archief: Path) -> Sleutel | None:
    """The key when this laptop remembers it, else None."""
    bos = lees_bos(pad_archief)
    if "sleutelring" not in bos["sleuven"]:
        return None
    geheim = _lees(bos["archief"])
    if not geheim:
        return None
    with contextlib.suppress(InvalidTag, ValueError):
        return pak_uit(bos, "sleutelring", bytes.fromhex(geheim))
    return None


@om_beurten
def onthoud(pad_archief: Path, sleutel: Sleutel, eerst: Eerst = niets_eerst) -> bool:
    """Let the keyring of this laptop open the archive; False when it has none that works.

    The secret of before comes back when the bag cannot be written: the slot of before fits that.
    """
    bos = lees_bos(pad_archief)
    geheim, was = secrets.token_bytes(32), _lees(bos["archief"])
    bos["sleuven"]["sleutelring"] = pak_in(bos, "sleutelring", geheim, sleutel)
    try:
        if not _zet(bos["archief"], geheim.hex()):
            _zet(bos["archief"], was)
            return False
        schrijf_bos(pad_archief, bos, eerst)
    except BaseException:
        _zet(bos["archief"], was)
        raise
    return True


@om_beurten
def vergeet(pad_archief: Path, eerst: Eerst = niets_eerst) -> None:
    """Ask for the passphrase again from now on."""
    bos = lees_bos(pad_archief)
    if bos["sleuven"].pop("sleutelring", None) is not None:
        schrijf_bos(pad_archief, bos, eerst)
    _zet(bos["archief"], None)


def wordt_onthouden(pad_archief: Path) -> bool:
    """Whether this archive has a keyring slot."""
    return "sleutelring" in lees_bos(pad_archief)["sleuven"]


def _lees(archief: str) -> str | None:
    with contextlib.suppress(Exception):
        return keyring.get_password(_DIENST, archief)
    return None


def _zet(archief: str, geheim: str | None) -> bool:
    """Whether the keyring holds ``geheim`` now; None takes away what it holds."""
    with contextlib.suppress(Exception):
        if geheim is None:
            keyring.delete_password(_DIENST, archief)
        else:
            keyring.set_password(_DIENST, archief, geheim)
    return _lees(archief) == geheim
