"""Which row is the header, and what each column holds: by its header, else by what is in it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from signaal.domain.lijst import Bladbegrip, Herkend, Kolom, Kolomkeuze, Veld
from signaal.domain.lijst_blad import Blad, Cel, Rij, letters, sleutel

#: Words that teams write above a column; a longer header may hold one of them as a whole word.
_KOPPEN: dict[Veld, str] = {
    Veld.DATUM: "datum date dag wanneer dd meldingsdatum",
    Veld.KERN: "kern dorp plaats woonplaats wijk locatie gebied waar dorpskern",
    Veld.BUURTSCHAP: "buurtschap gehucht",
    Veld.DISCIPLINE: "wie discipline functie invuller ingevulddoor collega medewerker professional"
    " door beroep teamlid",
    Veld.LID: "lid",
    Veld.TEKST: "signaal tekst omschrijving melding beschrijving vraag bericht observatie casus"
    " inhoud toelichting wat notitie",
    Veld.THEMA: "onderwerp thema themas onderwerpen categorie rubriek trefwoord soort",
    Veld.BRON: "vanwie bron herkomst melder via aangedragendoor gehoordvan verwijzer afkomstigvan",
    Veld.GEDAAN: "gedaan actie acties ondernomen watgedaan afhandeling vervolg resultaat advies",
    Veld.NABELLEN: "nabellen terugbellen nabeldatum nabelafspraak belafspraak",
    Veld.SPOED: "spoed urgent urgentie prio prioriteit haast dringend",
    Veld.ID: "id",
    Veld.GENEGEERD: "gewijzigd nr nummer volgnummer",
}
_VELD_VAN_KOP = {woord: veld for veld, woorden in _KOPPEN.items() for woord in woorden.split()}
#: A list without these says too little; without a header they are looked for in the content.
_NODIG = (Veld.DATUM, Veld.KERN, Veld.DISCIPLINE, Veld.TEKST)
#: Fields that may be spread over several columns, which are then read one after the other.
MEERVOUDIG = frozenset({Veld.TEKST, Veld.THEMA, Veld.BRON, Veld.GEDAAN, Veld.GENEGEERD})

_ZOEKDIEPTE = 40
_PROEF = 200
_LANGE_TEKST = 25


@dataclass(frozen=True, slots=True)
class Inhoudsproeven:
    """Questions about one cell that tell a column by its content."""

    is_datum: Callable[[Cel], bool]
    is_kern: Callable[[Cel], bool]
    is_discipline: Callable[[Cel], bool]


def begrijp_kolommen(blad: Blad, keuze: Kolomkeuze | None, proeven: Inhoudsproeven) -> Bladbegrip:
    """The header and the columns of one sheet; ``reden`` is set when it cannot be used."""
    breedte = max((len(rij.cellen) for rij in blad.rijen), default=0)
    if keuze is not None:
        kop = next((rij for rij in blad.rijen if rij.regel == keuze.koprij), None)
        kolommen = tuple(
            Kolom(n, _kop(kop, n), veld, Herkend.HAND)
            for n in range(breedte)
            for veld in (keuze.velden.get(n, Veld.GENEGEERD),)
        )
        return _met_reden(Bladbegrip(blad.naam, keuze.koprij, kolommen))
    if blad.verborgen:
        return Bladbegrip(blad.naam, None, (), reden="verborgen blad")
    if not blad.rijen:
        return Bladbegrip(blad.naam, None, (), reden="leeg blad")
    kop = _zoek_kop(blad.rijen)
    velden = _velden_van_kop(kop) if kop else {}
    hoe = dict.fromkeys(velden, Herkend.KOP)
    data = [rij for rij in blad.rijen if kop is None or rij.regel > kop.regel]
    for nummer, veld in _uit_inhoud(data[:_PROEF], breedte, velden, proeven).items():
        velden[nummer], hoe[nummer] = veld, Herkend.INHOUD
    kolommen = tuple(
        Kolom(n, _kop(kop, n), velden.get(n, Veld.GENEGEERD), hoe.get(n, Herkend.NIET))
        for n in range(breedte)
    )
    return _met_reden(Bladbegrip(blad.naam, kop.regel if kop else None, kolommen))


def is_kop(rij: Rij, begrip: Bladbegrip) -> bool:
    """Whether a row repeats the header."""
    gebruikt = [k for k in begrip.kolommen if k.kop]
    gelijk = sum(sleutel(str(rij.cel(k.nummer))) == sleutel(k.kop) for k in gebruikt)
    return begrip.koprij is not None and gelijk >= 2 and 2 * gelijk > len(gebruikt)


def _met_reden(begrip: Bladbegrip) -> Bladbegrip:
    velden = {k.veld for k in begrip.kolommen}
    if Veld.TEKST not in velden:
        return replace(begrip, reden="geen kolom met de tekst van het signaal gevonden")
    if Veld.DATUM not in velden:
        return replace(begrip, reden="geen kolom met de datum gevonden")
    return begrip


def _kop(rij: Rij | None, nummer: int) -> str:
    return str(rij.cel(nummer))[:60] if rij is not None else ""


def _zoek_kop(rijen: Sequence[Rij]) -> Rij | None:
    """The first of the upper rows that names most fields, at least two of them exactly."""

    def punten(rij: Rij) -> int:
        velden = {v for cel in rij.cellen if (v := _veld_van(cel, heel=True))}
        return len(velden - {Veld.GENEGEERD})

    bovenste = list(rijen[:_ZOEKDIEPTE])
    beste = max(bovenste, key=lambda rij: (punten(rij), -rij.regel), default=None)
    return beste if beste is not None and punten(beste) >= 2 else None


def _veld_van(cel: Cel, *, heel: bool) -> Veld | None:
    if not isinstance(cel, str) or not cel or len(cel) > 40:
        return None
    if heel:
        return _VELD_VAN_KOP.get(letters(cel))
    woorden = re.findall(r"[a-z]+", sleutel(cel).replace("'", ""))
    return next((v for w in woorden if (v := _VELD_VAN_KOP.get(w))), None)


def _velden_van_kop(kop: Rij) -> dict[int, Veld]:
    """Exact headers first, then headers that hold a known word; a single field goes once."""
    velden: dict[int, Veld] = {}
    for heel in (True, False):
        for nummer, cel in enumerate(kop.cellen):
            veld = _veld_van(cel, heel=heel)
            if veld is None or nummer in velden:
                continue
            if veld in MEERVOUDIG or veld not in velden.values():
                velden[nummer] = veld
    return velden


def _uit_inhoud(
    data: Sequence[Rij], breedte: int, bekend: dict[int, Veld], proeven: Inhoudsproeven
) -> dict[int, Veld]:
    """The needed fields that no header named, each in the column that holds it most clearly."""
    gevonden: dict[int, Veld] = {}
    vragen: dict[Veld, Callable[[Cel], bool]] = {
        Veld.DATUM: proeven.is_datum,
        Veld.KERN: proeven.is_kern,
        Veld.DISCIPLINE: proeven.is_discipline,
        Veld.TEKST: lambda cel: isinstance(cel, str) and len(cel) >= _LANGE_TEKST,
    }
    for veld in _NODIG:
        if veld in bekend.values():
            continue
        vrij = [n for n in range(breedte) if n not in bekend and n not in gevonden]
        deel = {n: _aandeel([rij.cel(n) for rij in data], vragen[veld]) for n in vrij}
        beste = max(vrij, key=lambda n: deel[n], default=None)
        if beste is not None and deel[beste] >= 0.6:
            gevonden[beste] = veld
    return gevonden


def _aandeel(cellen: Sequence[Cel], vraag: Callable[[Cel], bool]) -> float:
    gevuld = [cel for cel in cellen if cel != ""]
    return sum(map(vraag, gevuld)) / len(gevuld) if gevuld else 0.0
