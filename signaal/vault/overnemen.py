"""A restored archive under the key bag of today: the passphrase of now keeps opening it."""

from pathlib import Path

from signaal.vault.bos import lees_bos, schrijf_bos


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
