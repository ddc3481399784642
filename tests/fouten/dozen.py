"""Files between laptops, damaged and forged in eight ways: none is ever taken for right.

All of it is bytes in memory: a file, what somebody made of it, and the word for that. After each
case the file is made anew, as a colleague does who finds that it is missing, and must be right.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from numpy.random import Generator

from signaal.domain.wissel import Oordeel
from signaal.exchange.aanmelding import (
    Aanvraag,
    Welkom,
    maak_aanvraag,
    maak_welkom,
    open_aanvraag,
    open_welkom,
)
from signaal.exchange.omslag import als_tekst, canoniek
from signaal.exchange.segment import maak_segment, open_segment, zegel_deel
from signaal.exchange.sleutelbestand import (
    maak_epochbestand,
    maak_sleutelbestand,
    open_epochbestand,
    open_sleutelbestand,
)
from signaal.vault.apparaatsleutel import TEKEN
from signaal.vault.woorden import Woordsleutel
from tests.builders import GOEDKOOP
from tests.exchange.dozen import (
    ANNE,
    BRAM,
    CLEO,
    EPOCH,
    KRING,
    NU,
    TEAM,
    TRIO,
    VREEMDE,
    Laptop,
    deel,
    rij,
)
from tests.fouten.uitslag import Uitslag, toeval

_BEGIN = len(b"SIGNAAL-W1\n") + 4


@dataclass(frozen=True)
class Doos:
    """A kind of file: how it is made, by whom it may be signed, how it is opened."""

    naam: str
    maak: Callable[[Laptop], bytes]
    van: Laptop
    open: Callable[[bytes], object]

    def heel(self) -> bytes:
        """The file as it should be; anew every time."""
        return self.maak(self.van)


def _segment(van: Laptop, eerste: int, laatste: int, getekend: Laptop) -> bytes:
    rijen = deel(van, eerste, laatste)
    return maak_segment(TEAM, rijen, zegel_deel(TEAM, rijen, getekend.sleutel), EPOCH)


def _sleutel(leden: bool, getekend: Laptop) -> bytes:
    rij_ = rij("contact/7") if leden else rij()
    return maak_sleutelbestand(TEAM, rij_, EPOCH, ANNE.device, getekend.sleutel, leden=leden)[1]


def _epoch(getekend: Laptop) -> bytes:
    aan = (BRAM.device, BRAM.sleutel.doossleutel)
    return maak_epochbestand(TEAM, EPOCH, aan, ANNE.device, getekend.sleutel)[1]


def _dozen() -> list[Doos]:
    """Files of every kind, most of them segments, of three laptops."""
    open_ = partial(open_segment, kring=KRING)
    dozen = [
        Doos(f"rows {eerste}-{laatste}", partial(_segment, van, eerste, laatste), van, open_)
        for van in TRIO
        for eerste, laatste in ((1, 1), (2, 2), (3, 42))
    ]
    sleutel = partial(open_sleutelbestand, kring=KRING)
    dozen += [
        Doos("content key", partial(_sleutel, leden), ANNE, sleutel) for leden in (True, False)
    ]
    bij_bram = partial(open_epochbestand, kring=KRING, device=BRAM.device, apparaat=BRAM.sleutel)
    return [*dozen, Doos("epoch", _epoch, ANNE, bij_bram), *_aan_de_deur()]


def _aan_de_deur() -> list[Doos]:
    """A request and a welcome: what stands under them comes from the words, not from a laptop."""
    zout = bytes(range(16))
    woorden = {
        een: Woordsleutel.van(("appel", "boom", "cadeau", een.device.hex), zout, GOEDKOOP)
        for een in (*TRIO, VREEMDE)
    }
    sleutels = (CLEO.sleutel.tekensleutel, CLEO.sleutel.doossleutel)
    vraag = Aanvraag(CLEO.device, *sleutels, zout, "Cleo")
    hier = dict(KRING.tekensleutels)
    welkom = Welkom(CLEO.device, TEAM, None, "lid", hier, frozenset(), bytes(32), (EPOCH,))
    kent = woorden[ANNE]
    bij_cleo = partial(open_welkom, device=CLEO.device, apparaat=CLEO.sleutel, sleutel=kent)
    return [
        Doos(
            "request",
            lambda wie: maak_aanvraag(vraag, woorden[wie], NU)[1],
            ANNE,
            partial(open_aanvraag, sleutel=kent),
        ),
        Doos(
            "welcome",
            lambda wie: maak_welkom(welkom, vraag.doossleutel, woorden[wie])[1],
            ANNE,
            bij_cleo,
        ),
    ]


def _kop_eind(inhoud: bytes) -> int:
    return _BEGIN + int.from_bytes(inhoud[_BEGIN - 4 : _BEGIN], "big")


@dataclass(frozen=True)
class Geval:
    """A file that is right, and another one to take pieces from."""

    doos: Doos
    inhoud: bytes
    gast: bytes

    @property
    def kop_eind(self) -> int:
        """Where the content begins."""
        return _kop_eind(self.inhoud)


def _afgekapt(geval: Geval, dobbel: Generator) -> bytes:
    return geval.inhoud[: int(dobbel.integers(len(geval.inhoud)))]


def _genuld(geval: Geval, dobbel: Generator) -> bytes:
    """Zeroes up to the end, or a hole."""
    inhoud = geval.inhoud
    van = int(dobbel.integers(len(inhoud)))
    gat = len(inhoud) if dobbel.integers(2) else int(dobbel.integers(1, 600))
    tot = min(len(inhoud), van + gat)
    return inhoud[:van] + bytes(tot - van) + inhoud[tot:]


def _een_bit(geval: Geval, dobbel: Generator) -> bytes:
    anders = bytearray(geval.inhoud)
    anders[int(dobbel.integers(len(anders)))] ^= 1 << int(dobbel.integers(8))
    return bytes(anders)


def _kop_van_ander(geval: Geval, _: Generator) -> bytes:
    return geval.gast[: _kop_eind(geval.gast)] + geval.inhoud[geval.kop_eind :]


def _inhoud_van_ander(geval: Geval, _: Generator) -> bytes:
    """Header and tail stay, so the guest is cut, or repeated, to measure."""
    inhoud, gast = geval.inhoud, geval.gast
    van, tot = geval.kop_eind, len(inhoud) - TEKEN
    vreemd = gast[_kop_eind(gast) : -TEKEN] * (1 + len(inhoud) // 100)
    return inhoud[:van] + vreemd[: tot - van] + inhoud[tot:]


def _teken_van_ander(geval: Geval, dobbel: Generator) -> bytes:
    """Signed by another laptop (or with other words), or with the tail of another file."""
    if dobbel.integers(2):
        anderen = [een for een in (*TRIO, VREEMDE) if een != geval.doos.van]
        return geval.doos.maak(anderen[int(dobbel.integers(len(anderen)))])
    return geval.inhoud[:-TEKEN] + geval.gast[-TEKEN:]


def _kop_liegt(geval: Geval, dobbel: Generator) -> bytes:
    """One field of the header is another, well-formed value; or gone, or one too many."""
    kop: dict[str, Any] = json.loads(geval.inhoud[_BEGIN : geval.kop_eind])
    gast: dict[str, Any] = json.loads(geval.gast[_BEGIN : _kop_eind(geval.gast)])
    veld = sorted(kop)[int(dobbel.integers(len(kop)))]
    match int(dobbel.integers(4)), kop[veld]:
        case 0, _:
            del kop[veld]
        case 1, _:
            kop["y"] = gast.get(veld, 1)
        case _, int(getal):
            kop[veld] = getal + (int(dobbel.choice([-1, 1, 2**40, -getal])) or 1)
        case 2, str(tekst) if gast.get(veld, tekst) != tekst:
            kop[veld] = gast[veld]
        case _, tekst:
            kop[veld] = als_tekst(dobbel.bytes(len(tekst) * 3 // 4))
    ruw = canoniek(kop)
    voor = geval.inhoud[: _BEGIN - 4] + len(ruw).to_bytes(4, "big") + ruw
    return voor + geval.inhoud[geval.kop_eind :]


def _te_veel(geval: Geval, dobbel: Generator) -> bytes:
    """Twice itself, or with something behind it."""
    achter = (geval.inhoud, geval.gast, dobbel.bytes(int(dobbel.integers(1, 200))), b"\n")
    return geval.inhoud + achter[int(dobbel.integers(len(achter)))]


SOORTEN: dict[str, Callable[[Geval, Generator], bytes]] = {
    "cut": _afgekapt,
    "zeroed": _genuld,
    "one bit": _een_bit,
    "header of another": _kop_van_ander,
    "content of another": _inhoud_van_ander,
    "signed by another": _teken_van_ander,
    "a header that lies": _kop_liegt,
    "more than the file": _te_veel,
}


def dozen(dosis: int, zaad: int, soorten: Iterable[str] = tuple(SOORTEN)) -> Iterator[Uitslag]:
    """The sweep: ``dosis`` files over these kinds of damage."""
    alle = _dozen()
    gasten = [doos.heel() for doos in alle]
    namen = tuple(soorten)
    for naam in namen:
        uitslag = Uitslag(f"file between laptops: {naam}", zaad)
        dobbel = toeval(zaad, uitslag.fout)
        for _ in range(-(-dosis // len(namen))):
            een, ander = (int(i) for i in dobbel.choice(len(alle), 2, replace=False))
            geval = Geval(alle[een], alle[een].heel(), gasten[ander])
            _keur(uitslag, geval, SOORTEN[naam](geval, dobbel))
        yield uitslag


def _keur(uitslag: Uitslag, geval: Geval, beschadigd: bytes) -> None:
    """Never right, unless zeroes fell on zeroes; and the file that is made anew always is."""
    gelezen, gaaf = geval.doos.open(beschadigd), geval.doos.open(geval.inhoud)
    hoe = str(gelezen) if isinstance(gelezen, Oordeel) else "accepted"
    if beschadigd == geval.inhoud:
        hoe = "unharmed"
    mis = [f"accepted: {beschadigd.hex()}"] if hoe == "accepted" else []
    mis += ["not healed"] if isinstance(gaaf, Oordeel) else []
    uitslag.tel(hoe, mis, geval.doos.naam)
