"""A restored or rebuilt archive under the key bag of today: its passphrase keeps opening it."""

from pathlib import Path

from signaal.fouten import SleutelbosKapotFout, SleutelbosWegFout
from signaal.vault.bos import lees_bos, schrijf_bos


def heeft_bos(pad_archief: Path) -> bool:
    """Whether the bag is there and was not damaged."""
    try:
        lees_bos(pad_archief)
    except (SleutelbosWegFout, SleutelbosKapotFout):
        return False
    return True


def is_hersleuteld(pad: Path, ander: Path) -> bool:
    """Whether two bags are of one archive from before and after a new key; both must be sound."""
    if not (heeft_bos(pad) and heeft_bos(ander)):
        return False
    (archief, ring), (ander_archief, andere_ring) = _welke(pad), _welke(ander)
    return archief == ander_archief and ring != andere_ring


def heeft_andere_sleutel(pad: Path, ander: Path) -> bool:
    """Whether two sound bags hold different keys: of another archive, or from before a new one."""
    return heeft_bos(pad) and heeft_bos(ander) and _welke(pad) != _welke(ander)


def houd_bos_van_nu(pad_nu: Path, pad_kopie: Path) -> None:
    """The bag beside ``pad_kopie`` becomes that of ``pad_nu``; only its journal link stays.

    For two bags around the same key. Both are read first: when one is missing or damaged its error
    comes and nothing is changed.
    """
    nu, kopie = lees_bos(pad_nu), lees_bos(pad_kopie)
    nu.pop("kop", None)
    if "kop" in kopie:
        nu["kop"] = kopie["kop"]
    schrijf_bos(pad_kopie, nu)


def neem_bos_mee(pad_bos: Path, pad_nieuw: Path) -> None:
    """The bag of the archive at ``pad_bos`` also beside ``pad_nieuw``, without its journal link:
    the links there were made anew. Errors of a missing or damaged bag.
    """
    bos = lees_bos(pad_bos)
    bos.pop("kop", None)
    schrijf_bos(pad_nieuw, bos)


def zet_bos_terug(pad_kopie: Path, pad: Path) -> None:
    """The bag of a copy also beside the archive itself, which lost its own; as it is, for the
    archive went on from where the copy stands. Errors of a missing or damaged bag, SchrijfFout.
    """
    schrijf_bos(pad, lees_bos(pad_kopie))


def _welke(pad_archief: Path) -> tuple[str, int]:
    """Of which archive a bag is, and how many keys that had before this one."""
    bos = lees_bos(pad_archief)
    return bos["archief"], int(bos.get("ring", 0))
