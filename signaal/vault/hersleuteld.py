"""The key bag of an archive that gets another key: made beside the old one, before it counts."""

from pathlib import Path

from signaal.vault.bos import lees_bos, schrijf_bos
from signaal.vault.kop import lees_kop, teken
from signaal.vault.slotwerk import STANDAARD, Kosten, Sleutel, wachtwoordsleuf


def zet_bos_voor(
    pad_oud: Path,
    pad_nieuw: Path,
    sleutels: tuple[Sleutel, Sleutel],
    wachtwoord: str,
    kosten: Kosten = STANDAARD,
) -> None:
    """A bag beside ``pad_nieuw`` for the second of ``sleutels``; the bag of now holds the first.

    It is the same archive (letters and name), opened by this passphrase and by nothing else yet:
    an old sheet or an old slot does not fit a new key.
    """
    oud, nieuw = sleutels
    bos = lees_bos(pad_oud)
    kop = lees_kop(pad_oud, oud)
    if kop is not None:
        merk = teken(nieuw, kop.seq, kop.hash.hex())
        bos["kop"] = {"seq": kop.seq, "hash": kop.hash.hex(), "teken": merk}
    bos["ring"] = int(bos.get("ring", 0)) + 1
    bos["sleuven"] = {"wachtwoord": wachtwoordsleuf(bos, nieuw, wachtwoord, kosten)}
    schrijf_bos(pad_nieuw, bos)
