"""The words that exchange, each with what its user does when it was cut off: the same again."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from numpy.random import Generator

from signaal.usecases import aansluiten
from signaal.usecases.archief import sluit
from tests.builders import GOEDKOOP, WACHTWOORD
from tests.fouten.kringplaats import Kringplaats
from tests.fouten.programma import Afloop

#: The answers to a command that was already done when it was cut off.
_GEDAAN = (0, 2)
_WACHT_S = 30
_VRAGEN = 6


@dataclass(frozen=True)
class Kringgeval:
    """A command to cut off; ``daarna`` does it again and says what is wrong.

    ``erbij`` must go on beside it.
    """

    woorden: tuple[str, ...]
    daarna: Callable[[Afloop], list[str]]
    erbij: Callable[[], None] = field(default=lambda: None)


Kringwoord = Callable[[Kringplaats, Generator], Kringgeval]


def wissel_uit(plaats: Kringplaats, toeval: Generator) -> Kringgeval:
    """Takes in what Anne put down, puts down what Bram wrote, heals a file that was thrown away."""
    drie = plaats.drie
    if toeval.integers(2):
        plaats.log(drie.anne)
        drie.anne.goed("wissel-uit", "--map", drie.gedeeld)
    er_ligt = sorted((drie.gedeeld / "v1").glob("[wsk]/**/*.vs?"))
    er_ligt[toeval.integers(len(er_ligt))].unlink()
    plaats.log(drie.bram)
    return Kringgeval(plaats.woord(drie.bram, "wissel-uit", "--map", drie.gedeeld), _niets)


def terug(plaats: Kringplaats, toeval: Generator) -> Kringgeval:
    """Bram's files of before were put back by hand: he goes on as a new laptop, with all."""
    drie, pad = plaats.drie, plaats.drie.bram.pad
    toen = {p: p.read_bytes() for p in pad.parent.glob(f"{pad.name}*") if p.is_file()}
    plaats.log(drie.bram)
    drie.bram.goed("wissel-uit", "--map", drie.gedeeld)
    for p in pad.parent.glob(f"{pad.name}*"):
        if p.is_file():
            p.unlink()
    for p, inhoud in toen.items():
        p.write_bytes(inhoud)
    plaats.log(drie.bram)
    return Kringgeval(plaats.woord(drie.bram, "wissel-uit", "--map", drie.gedeeld), _niets)


def neem_op(plaats: Kringplaats, toeval: Generator) -> Kringgeval:
    """All of a file or nothing; again, and all."""
    drie, post = plaats.drie, plaats.folder / "werk" / "post.signaalpost"
    id_ = plaats.log(drie.anne)
    drie.anne.goed("geef-mee", post)

    def daarna(_: Afloop) -> list[str]:
        drie.bram.goed("neem-op", post)
        return [] if id_ in drie.bram.teksten() else ["it did not come in"]

    return Kringgeval(plaats.woord(drie.bram, "neem-op", post), daarna)


def geef_mee(plaats: Kringplaats, toeval: Generator) -> Kringgeval:
    """The old file or the new one, and either is whole."""
    drie, post = plaats.drie, plaats.folder / "werk" / "mee.signaalpost"
    plaats.log(drie.bram)

    def daarna(_: Afloop) -> list[str]:
        mis = []
        if post.exists() and drie.anne.roep("neem-op", post).status:
            mis.append("half a file to give along")
        drie.bram.goed("geef-mee", post)
        resten = [p.name for p in post.parent.iterdir() if p.name.endswith(".tmp")]
        return mis + [f"left: {naam}" for naam in resten]

    return Kringgeval(plaats.woord(drie.bram, "geef-mee", post), daarna)


def kies(plaats: Kringplaats, toeval: Generator) -> Kringgeval:
    """Chosen or not; chosen again, the same everywhere."""
    anne = plaats.drie.anne
    if not plaats.te_kiezen:
        _verschil_van_mening(plaats)
    vraag, tekst = plaats.te_kiezen.pop()
    plaats.beloofd[vraag.split(":")[1]] = tekst
    woorden = ("--geschil", vraag, "--keuze", "2")

    def daarna(_: Afloop) -> list[str]:
        gekozen = anne.roep("kies", *woorden).status
        return [] if gekozen in _GEDAAN else ["choosing again does not work"]

    return Kringgeval(plaats.woord(anne, "kies", *woorden), daarna)


def _verschil_van_mening(plaats: Kringplaats) -> None:
    """Some signals that Anne and Bram both changed; the second value is to be chosen."""
    drie = plaats.drie
    ids = [drie.anne.log(f"hier gaan we over kiezen, {nummer} keer") for nummer in range(_VRAGEN)]
    drie.wissel_uit(1)
    for laptop in (drie.anne, drie.bram):
        for id_ in ids:
            laptop.goed("wijzig", "--id", id_, "--tekst", f"anders bij {laptop.pad.stem}")
    drie.wissel_uit()
    for regel in drie.anne.goed("conflicten").splitlines():
        vraag, nummer, _, _, tekst, *_ = regel.split(";")
        if nummer == "2":
            plaats.te_kiezen.append((vraag, tekst))


def laat_toe(plaats: Kringplaats, toeval: Generator) -> Kringgeval:
    """Cut off or not, and said once more: the newcomer comes in, with everything."""
    drie, nieuw = plaats.drie, plaats.nieuw()
    plaats.log(drie.anne)
    vraag = aansluiten.vraag_aan(nieuw.pad, drie.gedeeld, "Bram", nieuw.klok.nu())
    woorden = ("--map", drie.gedeeld, "--woorden", vraag.woorden)

    def daarna(_: Afloop) -> list[str]:
        drie.anne.goed("laat-toe", *woorden)
        klaar = aansluiten.rond_af(vraag, WACHTWOORD, nieuw.klok.nu, nieuw.klok.vandaag, GOEDKOOP)
        if klaar is None:
            return ["let in, and it does not come in"]
        sluit(klaar[0])
        plaats.leden.append(nieuw)
        plaats.log(nieuw)
        return []

    return Kringgeval(plaats.woord(drie.anne, "laat-toe", *woorden), daarna)


def verwijder_apparaat(plaats: Kringplaats, toeval: Generator) -> Kringgeval:
    """Cleo is out, and reads nothing of what is written then."""
    drie = plaats.drie
    plaats.log(drie.anne)
    woorden = ("--map", drie.gedeeld, "--lid", "Cleo")

    def daarna(_: Afloop) -> list[str]:
        if drie.anne.roep("verwijder-apparaat", *woorden).status not in _GEDAAN:
            return ["taking out again does not work"]
        plaats.leden.remove(drie.cleo)
        nieuw = plaats.log(drie.anne)
        for laptop in (drie.anne, drie.bram, drie.anne):
            laptop.goed("wissel-uit", "--map", drie.gedeeld)
        drie.cleo.roep("wissel-uit", "--map", drie.gedeeld)
        return ["read by who was taken out"] if nieuw in drie.cleo.teksten() else []

    return Kringgeval(plaats.woord(drie.anne, "verwijder-apparaat", *woorden), daarna)


def sluit_aan(plaats: Kringplaats, toeval: Generator) -> Kringgeval:
    """No archive, or a whole one; begun anew at the same place it comes in."""
    drie, nieuw, uit = plaats.drie, plaats.nieuw(), plaats.folder / "uit"
    plaats.log(drie.anne)
    woorden = plaats.woord(
        nieuw, "sluit-aan", "--map", drie.gedeeld, "--lid", "Cleo", "--wacht", str(_WACHT_S)
    )

    def daarna(afloop: Afloop) -> list[str]:
        if afloop.status:
            uit.write_bytes(b"")
            bel = threading.Thread(target=lambda: _laat_toe(plaats, uit))
            bel.start()
            opnieuw = plaats.programma.roep(woorden)
            bel.join()
            if opnieuw.status and not nieuw.pad.exists():
                return [f"begun anew: {opnieuw}"]
        plaats.leden.append(nieuw)
        plaats.log(nieuw)
        return []

    uit.write_bytes(b"")
    return Kringgeval(woorden, daarna, lambda: _laat_toe(plaats, uit))


def _laat_toe(plaats: Kringplaats, uit: Path) -> None:
    """Wait until the newcomer says its words, and let it in."""
    tot = time.monotonic() + _WACHT_S / 3
    while time.monotonic() < tot:
        eerste = uit.read_text("utf-8") if uit.exists() else ""
        if "\n" in eerste:
            vier = eerste.splitlines()[0]
            plaats.drie.anne.goed("laat-toe", "--map", plaats.drie.gedeeld, "--woorden", vier)
            return
        time.sleep(0.02)


def _niets(_: Afloop) -> list[str]:
    """The next exchange is all there is to do."""
    return []


#: By name, with its share of the dose, and how many kills one trio takes.
KRINGWOORDEN: dict[str, tuple[Kringwoord, int, int]] = {
    "wissel-uit": (wissel_uit, 12, 12),
    "wissel-uit, put back": (terug, 2, 4),
    "neem-op": (neem_op, 4, 12),
    "geef-mee": (geef_mee, 2, 12),
    "kies": (kies, 2, _VRAGEN),
    "laat-toe": (laat_toe, 2, 4),
    "sluit-aan": (sluit_aan, 2, 3),
    "verwijder-apparaat": (verwijder_apparaat, 1, 1),
}
