"""The last link of the journal, remembered in the key bag and signed."""

import hmac
from dataclasses import dataclass
from pathlib import Path

from signaal.vault.bos import kapot, lees_bos, om_beurten, schrijf_bos
from signaal.vault.slotwerk import Sleutel


@dataclass(frozen=True, slots=True)
class Journaalkop:
    """The last link of the journal of this device that is known to be in the main file."""

    seq: int
    hash: bytes


def lees_kop(pad_archief: Path, sleutel: Sleutel) -> Journaalkop | None:
    """The journal link the bag remembers; SleutelbosKapotFout when it was not signed by us."""
    kop = lees_bos(pad_archief).get("kop")
    if kop is None:
        return None
    verwacht = teken(sleutel, kop["seq"], kop["hash"])
    if not hmac.compare_digest(verwacht, kop["teken"]):
        raise kapot(pad_archief, "journal head")
    return Journaalkop(kop["seq"], bytes.fromhex(kop["hash"]))


@om_beurten
def zet_kop(pad_archief: Path, sleutel: Sleutel, kop: Journaalkop) -> None:
    """Remember, signed, where the journal stands; only for links that are in the main file."""
    bos = lees_bos(pad_archief)
    merk = teken(sleutel, kop.seq, kop.hash.hex())
    nieuw = {"seq": kop.seq, "hash": kop.hash.hex(), "teken": merk}
    if bos.get("kop") != nieuw:
        bos["kop"] = nieuw
        schrijf_bos(pad_archief, bos)


def teken(sleutel: Sleutel, seq: int, hash_hex: str) -> str:
    """What shows that who held the key wrote this link down."""
    bericht = f"{seq}:{hash_hex}".encode()
    return hmac.digest(sleutel.afgeleid("journaalkop"), bericht, "sha256").hex()
