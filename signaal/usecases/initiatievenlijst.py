"""Bring in a list of what exists: clear rows are kept, the others are told by their row."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from signaal import exchange
from signaal.domain.lijst_blad import Blad, Rij, sleutel
from signaal.domain.model import Buurtschap, Getypt, Kern, Thema
from signaal.domain.model_besluit import Initiatief
from signaal.fouten import GebruikFout
from signaal.text.privacy import Privacywacht
from signaal.text.themas import thema_van_woord
from signaal.usecases.bewaken import HOOGSTENS_NAAM
from signaal.usecases.bureau import Bureau
from signaal.usecases.initiatieven import initiatief_id, list_initiatieven
from signaal.usecases.wacht import maak_wacht

#: Words that people write above a column, by the field they mean.
_KOPPEN = {
    "naam": "naam initiatief activiteit aanbod wat titel",
    "thema": "thema themas onderwerp onderwerpen rubriek",
    "kern": "kern dorp plaats waar gebied",
    "organisator": "organisator organisatie door aanbieder wie",
    "doelgroep": "doelgroep voor voorwie",
    "wanneer": "wanneer dag tijd moment frequentie",
}
_VELD = {woord: veld for veld, woorden in _KOPPEN.items() for woord in woorden.split()}
_OVERAL = frozenset({"alle", "allemaal", "overal", "allekernen", "alledorpen"})
_ZOEKDIEPTE = 20


@dataclass(frozen=True, slots=True)
class Overgeslagen:
    """A row that was not taken: its sheet, its number in the file, and why (never its content)."""

    blad: str
    regel: int
    reden: str


@dataclass(frozen=True, slots=True)
class Initiatievenplan:
    """What would come in, what is here already, and what is left to a person."""

    nieuw: tuple[Initiatief, ...]
    dubbel: int
    overgeslagen: tuple[Overgeslagen, ...]


def lees_initiatieven(bureau: Bureau, pad: Path) -> Initiatievenplan:
    """Read and understand a list (xlsx, csv, ods); nothing is written.

    GebruikFout when no sheet has a column with names and one with themes.
    """
    lezer = _Lezer(bureau)
    bladen = [b for b in exchange.lees_bladen(pad, lambda: None) if not b.verborgen]
    koppen = [(blad, kop) for blad in bladen if (kop := _kop(blad)) is not None]
    if not koppen:
        raise GebruikFout(
            "In deze lijst staat geen kolom met namen en een met thema's. "
            "Er is niets binnengehaald. Zet boven de kolommen: naam, thema, kern, organisator, "
            "doelgroep, wanneer."
        )
    for blad, (kopregel, kolommen) in koppen:
        for rij in blad.rijen:
            if rij.regel > kopregel:
                lezer.lees(blad.naam, rij, kolommen)
    return Initiatievenplan(tuple(lezer.nieuw), lezer.dubbel, tuple(lezer.overgeslagen))


def voer_initiatieven_in(bureau: Bureau, plan: Initiatievenplan) -> int:
    """Keep what is new, all together or not at all; says how many."""
    if not plan.nieuw:
        return 0
    with bureau.archive.schrijf("initiatieven binnengehaald", bureau.lid, bureau.nu()) as beurt:
        beurt.zet_alle(plan.nieuw)
    return len(plan.nieuw)


class _Lezer:
    """Row after row of one list."""

    def __init__(self, bureau: Bureau) -> None:
        archive = bureau.archive
        self._bureau = bureau
        self._themas = tuple(t for t in archive.alle(Thema) if not t.vervallen)
        self._kernen = {sleutel(k.naam): k.id for k in archive.alle(Kern)}
        self._kernen |= {sleutel(b.naam): b.kern_id for b in archive.alle(Buurtschap)}
        self._wacht: Privacywacht = maak_wacht(bureau)
        self._bekend = {_wie(i) for i in list_initiatieven(bureau)}
        self.nieuw: list[Initiatief] = []
        self.dubbel = 0
        self.overgeslagen: list[Overgeslagen] = []

    def lees(self, blad: str, rij: Rij, kolommen: dict[int, str]) -> None:
        """Take one row, or say why not."""
        velden = {veld: _cel(rij, kolom) for kolom, veld in kolommen.items()}
        if not any(velden.values()):
            return
        themas = thema_van_woord(velden.get("thema", ""), self._themas)
        kernen = self._welke_kernen(velden.get("kern", ""))
        reden = self._reden(velden, themas, kernen)
        if reden:
            self.overgeslagen.append(Overgeslagen(blad, rij.regel, reden))
            return
        initiatief = Initiatief(
            initiatief_id(self._bureau, velden["naam"], kernen or ()),
            Getypt(velden["naam"]),
            themas,
            kernen or (),
            velden.get("organisator", ""),
            velden.get("doelgroep", ""),
            velden.get("wanneer", ""),
        )
        if _wie(initiatief) in self._bekend:
            self.dubbel += 1
            return
        self._bekend.add(_wie(initiatief))
        self.nieuw.append(initiatief)

    def _reden(
        self, velden: dict[str, str], themas: tuple[str, ...], kernen: tuple[str, ...] | None
    ) -> str:
        if not velden.get("naam"):
            return "geen naam"
        if any(len(tekst) > HOOGSTENS_NAAM for tekst in velden.values()):
            return "een tekst is te lang"
        if any(self._wacht.vind(tekst) for tekst in velden.values()):
            return "misschien een persoonsgegeven"
        if not themas:
            return "geen thema dat jullie kennen"
        return "een plaats die niet van jullie is" if kernen is None else ""

    def _welke_kernen(self, waarde: str) -> tuple[str, ...] | None:
        """The kernen; () for all of them, None when a place is not known."""
        if not waarde.strip() or sleutel(waarde) in _OVERAL:
            return ()
        delen = [d for d in _gesplitst(waarde) if sleutel(d)]
        gevonden = [self._kernen.get(sleutel(deel)) for deel in delen]
        kernen = tuple(dict.fromkeys(k for k in gevonden if k is not None))
        return None if None in gevonden else kernen


def _kop(blad: Blad) -> tuple[int, dict[int, str]] | None:
    """The row with the headers and the field of each column."""
    for rij in blad.rijen[:_ZOEKDIEPTE]:
        kolommen: dict[int, str] = {}
        for nummer, cel in enumerate(rij.cellen):
            veld = _VELD.get(sleutel(str(cel)).replace(" ", ""))
            if veld is not None and veld not in kolommen.values():
                kolommen[nummer] = veld
        if {"naam", "thema"} <= set(kolommen.values()):
            return rij.regel, kolommen
    return None


def _cel(rij: Rij, kolom: int) -> str:
    return " ".join(str(rij.cel(kolom)).split())


def _gesplitst(waarde: str) -> Iterator[str]:
    for stuk in waarde.replace("/", ",").replace("+", ",").replace("&", ",").split(","):
        yield from stuk.split(" en ")


def _wie(initiatief: Initiatief) -> tuple[str, frozenset[str]]:
    return initiatief.naam.tekst.casefold(), frozenset(initiatief.kernen)


def in_woorden(overgeslagen: Iterable[Overgeslagen]) -> str:
    """The rows that were left, as people read them: "regel 4 (geen naam)"."""
    return ", ".join(f"regel {o.regel} ({o.reden})" for o in overgeslagen)
