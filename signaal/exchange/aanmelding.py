"""Two files by which a new laptop comes in: it asks, a colleague lets it in.

*Asking* (``v1/aanvraag/<laptop>-<sha12>.vsa``): the new laptop's public keys (``s``, ``x``) and a
salt (``z``) are open, the name of its owner is sealed under the four words. *Welcome*
(``v1/welkom/<laptop>-<sha12>.vsa``): everything the laptop needs, sealed for its public key. Under
both is a mark that only who has the words can put: whoever has the folder can read neither, and
cannot ask or welcome in another's name.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from signaal.domain.wissel import Oordeel
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
from signaal.exchange.sleutelbestand import epoch_plat, uit_epoch_plat
from signaal.vault.apparaatsleutel import Apparaatsleutel, kan_ontvangen, verzegel_voor
from signaal.vault.epoch import LABEL, ZOUT, Epochsleutel
from signaal.vault.woorden import MERK, Woordsleutel

#: The folders of both.
AANVRAGEN, WELKOMS = "aanvraag", "welkom"
_SLEUTEL, _GEHEIM = 32, 32
_AANVRAAG = Vorm(
    soort=Soort.AANVRAAG,
    velden={"d": UUID, "s": _SLEUTEL, "x": _SLEUTEL, "z": ZOUT},
    staart=MERK,
    mag={},
)
_WELKOM = Vorm(soort=Soort.WELKOM, velden={"j": UUID}, staart=MERK, mag={})
_NONCE, _HPKE = 12, 32 + LABEL
_DOEL = b"signaal-welkom-1"
MEESTE_TEKENS = 200


@dataclass(frozen=True, slots=True)
class Aanvraag:
    """Who asks. Everything in it is only certain when the file was opened with the words."""

    device: UUID
    tekensleutel: str
    doossleutel: str
    zout: bytes
    naam: str = field(default="", repr=False)
    discipline: str = ""
    gemaakt: datetime | None = None


@dataclass(frozen=True, slots=True)
class Welkom:
    """What a laptop gets when it is let in. ``rol`` and ``lid`` are who it is in the team.

    ``eruit`` are laptops of ``tekensleutels`` that were taken out.
    """

    device: UUID
    team: UUID
    lid: UUID | None
    rol: str
    tekensleutels: dict[UUID, str]
    eruit: frozenset[UUID]
    geheim: bytes = field(repr=False)
    epochs: tuple[Epochsleutel, ...] = field(repr=False)


def maak_aanvraag(aanvraag: Aanvraag, sleutel: Woordsleutel, nu: datetime) -> tuple[str, bytes]:
    """Name and bytes of the file that asks; ``sleutel`` is that of the words and its salt."""
    plat = canoniek(
        {
            "naam": aanvraag.naam,
            "discipline": aanvraag.discipline,
            "gemaakt": nu.isoformat(),
        }
    )
    kop = {
        "d": aanvraag.device,
        "s": bytes.fromhex(aanvraag.tekensleutel),
        "x": bytes.fromhex(aanvraag.doossleutel),
        "z": aanvraag.zout,
    }
    voor = begin(_AANVRAAG, kop, len(plat) + _NONCE + LABEL)
    dicht = sleutel.verzegel(plat, voor)
    inhoud = voor + dicht + sleutel.merk("aanvraag", voor + dicht)
    return f"{WORTEL}/{AANVRAGEN}/{aanvraag.device}-{sha12(inhoud)}.vsa", inhoud


def lees_aanvraag(inhoud: bytes) -> Aanvraag | Oordeel:
    """What is open of a request: enough to work out the key of the words with its salt."""
    try:
        return _aanvraag(inhoud, lees_omslag(_AANVRAAG, inhoud))
    except Afgekeurd as fout:
        return fout.oordeel


def open_aanvraag(inhoud: bytes, sleutel: Woordsleutel) -> Aanvraag | Oordeel:
    """The whole request; ONBEKEND when these are not its words, or it is somebody else's."""
    try:
        omslag = lees_omslag(_AANVRAAG, inhoud)
        open_ = _aanvraag(inhoud, omslag)
        if not sleutel.klopt(omslag.staart, "aanvraag", omslag.gebonden + omslag.dicht):
            raise Afgekeurd(Oordeel.ONBEKEND)
        plat = sleutel.ontzegel(omslag.dicht, omslag.gebonden)
        return _heel(open_, None if plat is None else lees_plat(plat))
    except ValueError:
        return kapot(inhoud).oordeel
    except Afgekeurd as fout:
        return fout.oordeel


def maak_welkom(welkom: Welkom, doossleutel: str, sleutel: Woordsleutel) -> tuple[str, bytes]:
    """Name and bytes of the file that lets a laptop in, for its public key of the request."""
    plat = canoniek(
        {
            "team": welkom.team.hex,
            "lid": None if welkom.lid is None else welkom.lid.hex,
            "rol": welkom.rol,
            "tekensleutels": {d.hex: s for d, s in welkom.tekensleutels.items()},
            "eruit": sorted(d.hex for d in welkom.eruit),
            "geheim": als_tekst(welkom.geheim),
            "epochs": [epoch_plat(epoch) for epoch in welkom.epochs],
        }
    )
    voor = begin(_WELKOM, {"j": welkom.device}, len(plat) + _HPKE)
    dicht = verzegel_voor(doossleutel, plat, _DOEL + voor)
    inhoud = voor + dicht + sleutel.merk("welkom", voor + dicht)
    return f"{WORTEL}/{WELKOMS}/{welkom.device}-{sha12(inhoud)}.vsa", inhoud


def open_welkom(
    inhoud: bytes, device: UUID, apparaat: Apparaatsleutel, sleutel: Woordsleutel
) -> Welkom | Oordeel:
    """The welcome for this laptop; ONBEKEND when it is for another one.

    KAPOT when it was not made by who heard the words.
    """
    try:
        omslag = lees_omslag(_WELKOM, inhoud)
        if omslag.kop["j"] != device:
            raise Afgekeurd(Oordeel.ONBEKEND)
        if not sleutel.klopt(omslag.staart, "welkom", omslag.gebonden + omslag.dicht):
            raise kapot(inhoud)
        plat = apparaat.ontvang(omslag.dicht, _DOEL + omslag.gebonden)
        return _welkom(device, None if plat is None else lees_plat(plat))
    except ValueError:
        return kapot(inhoud).oordeel
    except Afgekeurd as fout:
        return fout.oordeel


def _aanvraag(inhoud: bytes, omslag: Omslag) -> Aanvraag:
    k = omslag.kop
    if not kan_ontvangen(k["x"].hex()):
        raise kapot(inhoud)
    return Aanvraag(k["d"], k["s"].hex(), k["x"].hex(), k["z"])


def _heel(open_: Aanvraag, plat: Any) -> Aanvraag:
    """With what was sealed; ValueError when that is not as we write it."""
    try:
        naam, discipline = plat["naam"], plat["discipline"]
        gemaakt = datetime.fromisoformat(plat["gemaakt"])
    except (KeyError, TypeError) as fout:
        raise ValueError(repr(fout)) from fout
    for tekst in (naam, discipline):
        if not isinstance(tekst, str) or len(tekst) > MEESTE_TEKENS:
            raise ValueError("no text, or too long")
    if gemaakt.tzinfo is None:
        raise ValueError("a moment without time zone")
    sleutels = (open_.device, open_.tekensleutel, open_.doossleutel, open_.zout)
    return Aanvraag(*sleutels, naam, discipline, gemaakt)


def _welkom(device: UUID, plat: Any) -> Welkom:
    """ValueError when it is not as we write it."""
    try:
        return Welkom(
            device=device,
            team=UUID(plat["team"]),
            lid=None if plat["lid"] is None else UUID(plat["lid"]),
            rol=str(plat["rol"]),
            tekensleutels={UUID(d): str(s) for d, s in plat["tekensleutels"].items()},
            eruit=frozenset(UUID(d) for d in plat["eruit"]),
            geheim=uit_tekst(plat["geheim"], _GEHEIM),
            epochs=tuple(uit_epoch_plat(epoch) for epoch in plat["epochs"]),
        )
    except (KeyError, TypeError, AttributeError) as fout:
        raise ValueError(repr(fout)) from fout
