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
