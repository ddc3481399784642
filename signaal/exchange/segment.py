"""A part of the chain of one laptop as a file, ``v1/w/<laptop>/<from>-<to>-<sha12>.vsg``.

The header (see ``omslag``) names team ``t``, laptop ``d``, rows ``a`` up to and including ``b``,
epoch ``e`` and salt ``z``. The link before the rows, the last link (32 bytes each, not in the
header: there they would cost a third more) and the rows are sealed under the epoch, bound to the
header. The tail is the author's signature over what ``uitspraak`` says, and the links cover every
row: so whoever holds rows and signature can make the file anew when it was lost, and nobody can put
other rows under it. The last link covers all rows before it too: so the signature may be one under
the rows from ``c`` on (then the link before ``c`` is sealed as a third), and what an author laid
in many small files goes on in one.

The first part of a laptop that came out of a backup also has surety: the laptop it was (``o``)
signs (``g``) for its new public keys (``s``, ``x``).
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from signaal.domain.wissel import Deel, Oordeel, Zegel
from signaal.exchange.omslag import (
    WORTEL,
    Afgekeurd,
    Omslag,
    Soort,
    Vorm,
    begin,
    canoniek,
    kapot,
    lees_omslag,
    sha12,
)
from signaal.exchange.regelpers import MEESTE_REGELS, ontpers, pers
from signaal.vault.apparaatsleutel import TEKEN, Apparaatsleutel, getekend_door
from signaal.vault.epoch import LABEL, ZOUT, Epochsleutel

_LINK, _SLEUTEL = 32, 32
_BORG = {"o": UUID, "s": _SLEUTEL, "x": _SLEUTEL, "g": TEKEN}
VORM = Vorm(
    soort=Soort.SEGMENT,
    velden={
        "t": UUID,
        "d": UUID,
        "a": int,
        "b": int,
        "e": UUID,
        "z": ZOUT,
    },
    staart=TEKEN,
    mag={"c": int, **_BORG},
)


@dataclass(frozen=True, slots=True)
class Borg:
    """Laptop ``oud`` answers for the keys (hex) of the laptop that goes on in its place."""

    oud: UUID
    tekensleutel: str
    doossleutel: str
    teken: bytes


@dataclass(frozen=True, slots=True)
class Kop:
    """What the header says; to be believed only of a file that was opened.

    ``gezegeld``: from which row on the signature is.
    """

    team: UUID
    device: UUID
    van: int
    tot: int
    gezegeld: int
    epoch: UUID
    borg: Borg | None


@dataclass(frozen=True, slots=True)
class Kring:
    """What this laptop knows of its team, to judge files by.

    ``tekensleutels`` are of every laptop there ever was; ``toegelaten`` are those that are in now.
    """

    team: UUID
    tekensleutels: Mapping[UUID, str]
    epochs: Mapping[UUID, Epochsleutel] = field(repr=False)
    toegelaten: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class Segment:
    """A file that is right: its rows, and the seal to hand them on with.

    ``borg`` is there when a laptop that is known answers for the keys of a new one; whether that
    one is (still) in is for the reader to look at.
    """

    epoch: UUID
    deel: Deel
    zegel: Zegel
    borg: Borg | None


def geef_borg(
    team: UUID, oud: UUID, sleutel: Apparaatsleutel, nieuw: UUID, nieuwe: Apparaatsleutel
) -> Borg:
    """Let the laptop ``oud`` that this was (with ``sleutel``) answer for the one it is now."""
    kaal = Borg(oud, nieuwe.tekensleutel, nieuwe.doossleutel, b"")
    return replace(kaal, teken=sleutel.onderteken(_borgstelling(team, nieuw, kaal)))


def zegel_deel(team: UUID, deel: Deel, sleutel: Apparaatsleutel) -> Zegel:
    """The signature of this laptop under rows of its own."""
    return Zegel(deel.device, deel.van, deel.tot, sleutel.onderteken(uitspraak(team, deel)))


def zegel_klopt(team: UUID, deel: Deel, zegel: Zegel, tekensleutel: str) -> bool:
    """Whether the laptop with this public key put ``zegel`` under exactly these rows."""
    past = (zegel.device, zegel.van, zegel.tot) == (deel.device, deel.van, deel.tot)
    return past and getekend_door(tekensleutel, zegel.teken, uitspraak(team, deel))


def maak_segment(
    team: UUID,
    deel: Deel,
    zegel: Zegel,
    epoch: Epochsleutel,
    borg: Borg | None = None,
    schakel: bytes = b"",
) -> bytes:
    """The file for these rows, with a new salt; ValueError when they do not go into one.

    ``zegel`` ends where the rows do; when it begins later, ``schakel`` is the link before that.
    """
    zout = secrets.token_bytes(ZOUT)
    inhoud = deel.vorige + deel.laatste + schakel + pers(deel.regels)
    kop: dict[str, Any] = {
        "t": team,
        "d": deel.device,
        "a": deel.van,
        "b": deel.tot,
        "e": epoch.id,
        "z": zout,
    }
    if schakel:
        kop |= {"c": zegel.van}
    if borg is not None:
        teken, doos = bytes.fromhex(borg.tekensleutel), bytes.fromhex(borg.doossleutel)
        kop |= {"o": borg.oud, "s": teken, "x": doos, "g": borg.teken}
    voor = begin(VORM, kop, len(inhoud) + LABEL)
    return voor + epoch.verzegel(inhoud, zout, voor) + zegel.teken


def segmentnaam(deel: Deel, inhoud: bytes) -> str:
    """Where the file lies. A hint for people and for looking quickly, never believed."""
    return f"{WORTEL}/w/{deel.device}/{deel.van}-{deel.tot}-{sha12(inhoud)}.vsg"


def lees_kop(inhoud: bytes) -> Kop | Oordeel:
    """What the header says, or why there is none. Anybody can write a header."""
    try:
        return _kop(inhoud, lees_omslag(VORM, inhoud))
    except Afgekeurd as fout:
        return fout.oordeel


def open_segment(inhoud: bytes, kring: Kring) -> Segment | Oordeel:
    """The rows of a file that is right in everything; else the one word that says why not.

    The links between its rows are for the storage to follow.
    """
    try:
        return _open(inhoud, kring)
    except Afgekeurd as fout:
        return fout.oordeel


def uitspraak(team: UUID, deel: Deel) -> bytes:
    """What an author signs: these rows of mine stand between these two links.

    Salt, epoch and surety are not in it: the file can be made anew without the author.
    """
    waarden = [deel.van, deel.tot, deel.vorige.hex(), deel.laatste.hex()]
    return b"signaal-zegel-1" + canoniek([team.hex, deel.device.hex, *waarden])


def _open(inhoud: bytes, kring: Kring) -> Segment:
    omslag = lees_omslag(VORM, inhoud)
    kop = _kop(inhoud, omslag)
    if kop.team != kring.team:
        raise Afgekeurd(Oordeel.VREEMD)
    borg = _borg(kop, kring)
    tekensleutel = kring.tekensleutels.get(kop.device, borg.tekensleutel if borg else None)
    epoch = kring.epochs.get(kop.epoch)
    if tekensleutel is None or epoch is None:
        raise Afgekeurd(Oordeel.ONBEKEND)
    plat = epoch.ontzegel(omslag.dicht, omslag.kop["z"], omslag.gebonden)
    if plat is None:
        raise kapot(inhoud)
    aantal = 2 if kop.gezegeld == kop.van else 3
    vorige, laatste, *later = (plat[i * _LINK : (i + 1) * _LINK] for i in range(aantal))
    geperst = plat[aantal * _LINK :]
    leeg = Deel(kop.device, kop.van, kop.tot, vorige, laatste, ())
    zegel = Zegel(kop.device, kop.gezegeld, kop.tot, omslag.staart)
    onder = replace(leeg, van=kop.gezegeld, vorige=later[0] if later else vorige)
    if not zegel_klopt(kop.team, onder, zegel, tekensleutel):
        raise kapot(inhoud)
    regels = ontpers(geperst, kop.tot - kop.van + 1)
    if regels is None:
        raise kapot(inhoud)
    return Segment(kop.epoch, replace(leeg, regels=regels), zegel, borg)


def _borgstelling(team: UUID, nieuw: UUID, borg: Borg) -> bytes:
    waarden = [team.hex, borg.oud.hex, nieuw.hex, borg.tekensleutel, borg.doossleutel]
    return b"signaal-borg-1" + canoniek(waarden)


def _kop(inhoud: bytes, omslag: Omslag) -> Kop:
    """The header as values; Afgekeurd when what it says cannot be."""
    k = omslag.kop
    heeft_borg = k.keys() & _BORG.keys()
    past = 1 <= k["a"] <= k["b"] < k["a"] + MEESTE_REGELS
    later = "c" not in k or k["a"] < k["c"] <= k["b"]
    if not past or not later or (heeft_borg and (heeft_borg != _BORG.keys() or k["a"] != 1)):
        raise kapot(inhoud)
    borg = Borg(k["o"], k["s"].hex(), k["x"].hex(), k["g"]) if heeft_borg else None
    return Kop(k["t"], k["d"], k["a"], k["b"], k.get("c", k["a"]), k["e"], borg)


def _borg(kop: Kop, kring: Kring) -> Borg | None:
    """The surety in the header when a laptop that is known gave it; else None."""
    borg = kop.borg
    if borg is None:
        return None
    stelling = _borgstelling(kop.team, kop.device, borg)
    oude = kring.tekensleutels.get(borg.oud, "")
    return borg if getekend_door(oude, borg.teken, stelling) else None
