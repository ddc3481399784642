"""Keys that travel: each in a small file of its own, so that it can be taken away when destroyed.

A *content key* (``v1/s/<laptop>/<id>-<sha12>.vsk``) is sealed under the keys of an epoch: for all
(``c`` 0) or for members only (1). Its header has a number ``i`` that follows from what it is the
key of, so that everybody finds the files of a destroyed key, and nobody needs a key for that. The
*keys of an epoch* (``v1/k/<epoch>-<laptop>-<sha12>.vsk``) are sealed for one laptop (``j``). Both
are signed by the laptop that lays them (``d``), over everything before the signature.
"""

import secrets
from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from signaal.domain.wissel import Oordeel, Sleutelrij
from signaal.exchange.omslag import (
    WORTEL,
    Afgekeurd,
    Omslag,
    Soort,
    Vorm,
    als_tekst,
    begin,
    canoniek,
    kapot,
    lees_omslag,
    lees_plat,
    sha12,
    uit_tekst,
)
from signaal.exchange.segment import Kring
from signaal.vault.apparaatsleutel import TEKEN, Apparaatsleutel, getekend_door, verzegel_voor
from signaal.vault.epoch import LABEL, ZOUT, Epochsleutel

_ID, _SLEUTEL = 16, 32
_INHOUD = Vorm(
    soort=Soort.SLEUTEL,
    velden={"t": UUID, "d": UUID, "e": UUID, "c": int, "i": _ID, "z": ZOUT},
    staart=TEKEN,
    mag={},
)
_EPOCH = Vorm(
    soort=Soort.EPOCH, velden={"t": UUID, "d": UUID, "e": UUID, "j": UUID}, staart=TEKEN, mag={}
)
#: What HPKE adds: a public key and a label.
_HPKE = 32 + LABEL
_DOEL_INHOUD, _DOEL_EPOCH = b"signaal-sleutel-1", b"signaal-epochsleutel-1"


def sleutelnummer(team: UUID, vak: str, device: UUID, vanaf: int) -> bytes:
    """The number of a content key, the same in every file that holds it."""
    return sha256(canoniek([team.hex, vak, device.hex, vanaf])).digest()[:_ID]


def maak_sleutelbestand(
    team: UUID,
    rij: Sleutelrij,
    epoch: Epochsleutel,
    door: UUID,
    apparaat: Apparaatsleutel,
    *,
    leden: bool,
) -> tuple[str, bytes]:
    """Name and bytes of the file for this key, for the whole team or for members only."""
    zout = secrets.token_bytes(ZOUT)
    nummer = sleutelnummer(team, rij.vak, rij.device, rij.vanaf)
    plat = canoniek(sleutel_plat(rij))
    kop = {"t": team, "d": door, "e": epoch.id, "c": int(leden), "i": nummer, "z": zout}
    voor = begin(_INHOUD, kop, len(plat) + LABEL)
    dicht = epoch.verzegel(plat, zout, voor, leden=leden)
    inhoud = voor + dicht + apparaat.onderteken(_DOEL_INHOUD + voor + dicht)
    return f"{WORTEL}/s/{rij.device}/{nummer.hex()}-{sha12(inhoud)}.vsk", inhoud


def lees_sleutelnummer(inhoud: bytes) -> bytes | Oordeel:
    """Which key a file says it holds; enough to take it away when that key was destroyed."""
    try:
        return bytes(lees_omslag(_INHOUD, inhoud).kop["i"])
    except Afgekeurd as fout:
        return fout.oordeel


def open_sleutelbestand(inhoud: bytes, kring: Kring) -> Sleutelrij | Oordeel:
    """The key in a file that is right. ONBEKEND also when it is not for one who reads along."""
    try:
        omslag = lees_omslag(_INHOUD, inhoud)
        _eis_getekend(inhoud, omslag, kring, _DOEL_INHOUD, kring.tekensleutels)
        return _open_sleutel(inhoud, omslag, kring)
    except Afgekeurd as fout:
        return fout.oordeel


def maak_epochbestand(
    team: UUID,
    epoch: Epochsleutel,
    aan: tuple[UUID, str],
    door: UUID,
    apparaat: Apparaatsleutel,
) -> tuple[str, bytes]:
    """Name and bytes of the file with the keys of an epoch for one laptop (id and box key).

    For one who reads along: hand in ``epoch.voor_meelezer()``.
    """
    device, doossleutel = aan
    plat = canoniek(epoch_plat(epoch))
    kop = {"t": team, "d": door, "e": epoch.id, "j": device}
    voor = begin(_EPOCH, kop, len(plat) + _HPKE)
    dicht = verzegel_voor(doossleutel, plat, _DOEL_EPOCH + voor)
    inhoud = voor + dicht + apparaat.onderteken(_DOEL_EPOCH + voor + dicht)
    return f"{WORTEL}/k/{epoch.id}-{device}-{sha12(inhoud)}.vsk", inhoud


def lees_epoch_voor(inhoud: bytes, kring: Kring) -> tuple[UUID, UUID] | Oordeel:
    """Which epoch a file that a laptop that is in signed holds the keys of, and for which laptop.

    Only that laptop can open it.
    """
    try:
        omslag = lees_omslag(_EPOCH, inhoud)
        _eis_van_binnen(inhoud, omslag, kring)
    except Afgekeurd as fout:
        return fout.oordeel
    return omslag.kop["e"], omslag.kop["j"]


def open_epochbestand(
    inhoud: bytes, kring: Kring, device: UUID, apparaat: Apparaatsleutel
) -> Epochsleutel | Oordeel:
    """The keys of an epoch, from a laptop that is in now, for this laptop ``device``.

    ONBEKEND when it is for another laptop, or from one that is not in.
    """
    try:
        omslag = lees_omslag(_EPOCH, inhoud)
        _eis_van_binnen(inhoud, omslag, kring)
        if omslag.kop["j"] != device:
            raise Afgekeurd(Oordeel.ONBEKEND)
        plat = apparaat.ontvang(omslag.dicht, _DOEL_EPOCH + omslag.gebonden)
        epoch = uit_epoch_plat(None if plat is None else lees_plat(plat))
    except ValueError:
        return kapot(inhoud).oordeel
    except Afgekeurd as fout:
        return fout.oordeel
    return epoch if epoch.id == omslag.kop["e"] else kapot(inhoud).oordeel


def sleutel_plat(rij: Sleutelrij) -> dict[str, Any]:
    """A content key in plain values, to be sealed."""
    return {
        "vak": rij.vak,
        "device": rij.device.hex,
        "vanaf": rij.vanaf,
        "sleutel": als_tekst(rij.sleutel),
        "gemaakt": rij.gemaakt.isoformat(),
    }


def uit_sleutel_plat(plat: Any) -> Sleutelrij:
    """That content key again; ValueError when it is none."""
    try:
        vak, vanaf = plat["vak"], plat["vanaf"]
        gemaakt = datetime.fromisoformat(plat["gemaakt"])
        device, sleutel = UUID(plat["device"]), uit_tekst(plat["sleutel"], _SLEUTEL)
        heel = isinstance(vak, str) and type(vanaf) is int and vanaf >= 1
        if not heel or gemaakt.tzinfo is None:
            raise ValueError("not as we write it")
    except (KeyError, TypeError, AttributeError) as fout:
        raise ValueError(repr(fout)) from fout
    return Sleutelrij(vak, device, vanaf, sleutel, gemaakt)


def epoch_plat(epoch: Epochsleutel) -> dict[str, Any]:
    """The keys of an epoch in plain values, to be sealed."""
    leden = None if epoch.leden is None else als_tekst(epoch.leden)
    return {"id": epoch.id.hex, "gewoon": als_tekst(epoch.gewoon), "leden": leden}


def uit_epoch_plat(plat: Any) -> Epochsleutel:
    """Those keys again; ValueError when they are none."""
    try:
        leden = None if plat["leden"] is None else uit_tekst(plat["leden"], _SLEUTEL)
        return Epochsleutel(UUID(plat["id"]), uit_tekst(plat["gewoon"], _SLEUTEL), leden)
    except (KeyError, TypeError, AttributeError) as fout:
        raise ValueError(repr(fout)) from fout


def _open_sleutel(inhoud: bytes, omslag: Omslag, kring: Kring) -> Sleutelrij:
    kop, leden = omslag.kop, omslag.kop["c"] == 1
    epoch = kring.epochs.get(kop["e"])
    if epoch is None or (leden and epoch.leden is None):
        raise Afgekeurd(Oordeel.ONBEKEND)
    plat = epoch.ontzegel(omslag.dicht, kop["z"], omslag.gebonden, leden=leden)
    try:
        rij = uit_sleutel_plat(None if plat is None else lees_plat(plat))
    except ValueError:
        raise kapot(inhoud) from None
    if kop["i"] != sleutelnummer(kring.team, rij.vak, rij.device, rij.vanaf):
        raise kapot(inhoud)
    return rij


def _eis_van_binnen(inhoud: bytes, omslag: Omslag, kring: Kring) -> None:
    """Afgekeurd unless the keys of an epoch come from a laptop that is in now."""
    binnen = {d: s for d, s in kring.tekensleutels.items() if d in kring.toegelaten}
    _eis_getekend(inhoud, omslag, kring, _DOEL_EPOCH, binnen)


def _eis_getekend(
    inhoud: bytes, omslag: Omslag, kring: Kring, doel: bytes, sleutels: Mapping[UUID, str]
) -> None:
    """Afgekeurd unless it is of this team and signed by one of these laptops."""
    if omslag.kop["t"] != kring.team:
        raise Afgekeurd(Oordeel.VREEMD)
    tekensleutel = sleutels.get(omslag.kop["d"])
    if tekensleutel is None:
        raise Afgekeurd(Oordeel.ONBEKEND)
    if not getekend_door(tekensleutel, omslag.staart, doel + omslag.gebonden + omslag.dicht):
        raise kapot(inhoud)
